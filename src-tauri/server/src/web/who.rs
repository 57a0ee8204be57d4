//! Who asks, told by the token, and whether the workspace is theirs.

use std::net::IpAddr;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use ninefold_core::document::id::Id;
use ninefold_core::team::{Code, Refused};

use super::Server;
use super::refusal::Refusal;
use crate::log;
use crate::people::device::{self, Asking};
use crate::people::secret::parted;

/// The address that a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// Somebody who belongs to the workspace that the path names.
#[derive(Debug, Clone)]
pub struct Who(pub Asking);

impl FromRequestParts<Server> for Peer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Refusal> {
        let nowhere = IpAddr::from([0, 0, 0, 0]);
        let peer = parts.extensions.get::<Self>().copied();
        let mut address = peer.map_or(nowhere, |Self(address)| address);
        // A proxy adds whom it speaks for at the end; what stands before that, anybody may have written.
        if server.config.trusted_proxies.contains(&address) {
            let said = parts.headers.get_all("x-forwarded-for").iter();
            let said: Vec<&str> = said.filter_map(|value| value.to_str().ok()).collect();
            let all = said.join(",");
            let mut hops = all.rsplit(',').filter_map(|hop| hop.trim().parse().ok());
            let other = hops.find(|hop| !server.config.trusted_proxies.contains(hop));
            address = other.unwrap_or(address);
        }
        server.limits.address(address)?;
        Ok(Self(address))
    }
}

impl FromRequestParts<Server> for Who {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Refusal> {
        let Peer(address) = Peer::from_request_parts(parts, server).await?;
        let token = parts.headers.get(AUTHORIZATION);
        let token = token.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let token = token.ok_or_else(device::signed_out)?.to_owned();
        let (of, _) = parted(&token).ok_or_else(device::signed_out)?;
        server.limits.may_guess(address, of)?;
        let asking = device::asking(&server.database, &server.secrets, &token).await;
        let asking = asking.inspect_err(|error| {
            if matches!(error, log::Error::Refused(refused) if refused.code == Code::SignedOut) {
                server.limits.guessed_wrong(address, of);
            }
        })?;
        server.limits.device(asking.device)?;
        let parameters = RawPathParams::from_request_parts(parts, server).await;
        let parameters = parameters.map_err(|_| not_yours())?;
        let mut named = parameters.iter().filter(|(name, _)| *name == "workspace");
        let workspace = named.next().and_then(|(_, value)| value.parse::<Id>().ok());
        // The same words whether there is such a workspace or not.
        match workspace == Some(asking.workspace_id) {
            true => Ok(Self(asking)),
            false => Err(not_yours().into()),
        }
    }
}

fn not_yours() -> Refused {
    Refused::new(
        Code::NotAllowed,
        "This computer does not belong to that workspace on the team server. Nothing was read or changed. Ask an owner of it for an invitation.",
    )
}

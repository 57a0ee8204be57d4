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

impl Peer {
    /// Where a request came from.
    fn of(parts: &Parts, server: &Server) -> IpAddr {
        let nowhere = IpAddr::from([0, 0, 0, 0]);
        let peer = parts.extensions.get::<Self>().copied();
        let address = peer.map_or(nowhere, |Self(address)| address);
        if !server.config.trusted_proxies.contains(&address) {
            return address;
        }
        // A proxy adds whom it speaks for at the end; what stands before that, anybody may have written.
        let said = parts.headers.get_all("x-forwarded-for").iter();
        let said: Vec<&str> = said.filter_map(|value| value.to_str().ok()).collect();
        let all = said.join(",");
        let mut hops = all.rsplit(',').filter_map(|hop| hop.trim().parse().ok());
        let other = hops.find(|hop| !server.config.trusted_proxies.contains(hop));
        other.unwrap_or(address)
    }
}

impl FromRequestParts<Server> for Peer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Refusal> {
        let address = Self::of(parts, server);
        server.limits.address(address).await?;
        Ok(Self(address))
    }
}

impl FromRequestParts<Server> for Who {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Refusal> {
        let address = Peer::of(parts, server);
        let token = parts.headers.get(AUTHORIZATION);
        let token = token.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        let token = token.unwrap_or_default().to_owned();
        let known = parted(&token).filter(|(_, secret)| server.secrets.knows(secret));
        // Whoever is known has a measure of their own, whatever comes from the same address besides.
        match known {
            Some((device, _)) => server.limits.device(device).await?,
            None => server.limits.address(address).await?,
        }
        let (of, _) = parted(&token).ok_or_else(device::signed_out)?;
        server.limits.may_guess(address, of).await?;
        let asking = device::asking(&server.database, &server.secrets, &token).await;
        let asking = asking.inspect_err(|error| {
            if matches!(error, log::Error::Refused(refused) if refused.code == Code::SignedOut) {
                server.limits.guessed_wrong(address, of);
            }
        })?;
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

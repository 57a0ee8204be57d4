//! Somebody takes up an invitation.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use ninefold_core::team::{Code, Join, Joined};

use super::Server;
use super::refusal::Refusal;
use super::who::Peer;
use crate::log;
use crate::people::{audit, device, invitation, member};

/// Takes up an invitation.
pub(super) async fn join(
    State(server): State<Server>,
    Peer(address): Peer,
    body: Body,
) -> Result<Json<Joined>, Refusal> {
    let join: Join = server.json(body).await?;
    let name = member::named(&join.name, "Whoever joins")?;
    let device_name = member::named(&join.device, "A computer")?;
    let (invitation, secret) = invitation::code(&join.invitation)?;
    server.limits.may_guess(address, invitation).await?;
    invitation::check(&server.database, &server.secrets, invitation, secret)
        .await
        .inspect_err(|error| {
            if matches!(error, log::Error::Refused(refused) if refused.code == Code::Invitation) {
                server.limits.guessed_wrong(address, invitation);
            }
        })?;
    // What takes time is done before anything is locked.
    let new = device::New::make(&server.secrets).await?;
    let mut client = server.database.get().await?;
    let transaction = client.transaction().await?;
    let taken = invitation::take_up(&*transaction, invitation).await?;
    let email = taken.name.to_lowercase();
    let email = email.contains('@').then_some(&*email);
    let member = member::add(&*transaction, taken.workspace, &name, taken.role, email).await?;
    let days = server.config.tokens.days;
    let (token, until) = new.give(&*transaction, member, &device_name, days).await?;
    let what = format!("joined from “{device_name}”");
    audit::note(&*transaction, taken.workspace, &name, &what).await?;
    let (workspace, title) = invitation::named(&*transaction, taken.workspace).await?;
    transaction.commit().await?;
    drop(client);
    let standing = server.log(taken.workspace, member).standing().await?;
    tracing::info!(%workspace, %member, role = taken.role.word(), "joined");
    Ok(Json(Joined {
        token,
        until,
        workspace,
        title,
        role: taken.role,
        standing,
    }))
}

//! Somebody who is about to sign in by a provider of identities: asked for by a computer, done in a browser.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ninefold_core::document::id::Id;
use ninefold_core::team::{Code, Refused, Role};
use tokio_postgres::GenericClient;
use uuid::Uuid;

use super::identity::{Begun, Known};
use super::secret::parted;
use super::{member, role};
use crate::database::{id, uuid};
use crate::log::{self, hash, now};

/// How long it may take, in milliseconds.
const TIME: i64 = 600_000;

/// How many may be about to.
const MOST: i64 = 10_000;

/// Somebody came back from the provider.
#[derive(Debug)]
pub struct Back {
    id: Uuid,
    /// What the provider is to have said.
    pub nonce: String,
    /// What is shown to have begun it.
    pub verifier: String,
    /// What the computer that asked is called.
    pub device: String,
    title: Option<String>,
}

/// Somebody who is to be given a computer.
#[derive(Debug)]
pub struct Ready {
    /// The key of the workspace.
    pub workspace: i32,
    /// Who it is, as the server calls them.
    pub member: Id,
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What the computer is called.
    pub device: String,
}

/// Notes that a computer asks. Answers what it is to ask by.
///
/// # Errors
/// Too many do, or what the database says.
pub async fn ask(
    client: &impl GenericClient,
    begun: &Begun,
    device: &str,
    title: Option<&str>,
) -> Result<String, log::Error> {
    let sql = "DELETE FROM sign_in WHERE until < $1";
    client.execute(sql, &[&now()]).await?;
    let sql = "SELECT count(*) FROM sign_in";
    if client.query_one(sql, &[]).await?.get::<_, i64>(0) >= MOST {
        return Err(Refused::new(
            Code::TooMany,
            "Too many are about to sign in at the moment. Nothing was changed; try again in a while.",
        )
        .into());
    }
    let (id, secret) = (log::random(), secret()?);
    let (asked, state) = (hash(secret.as_bytes()), hash(begun.state.as_bytes()));
    let sql = "INSERT INTO sign_in (id, asked, state, nonce, verifier, device, title, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    client
        .execute(
            sql,
            &[
                &uuid(id),
                &asked,
                &state,
                &begun.nonce,
                &begun.verifier,
                &device,
                &title,
                &(now() + TIME),
            ],
        )
        .await?;
    Ok(format!("{id}.{secret}"))
}

/// Which one came back; once.
///
/// # Errors
/// None that is known, or what the database says.
pub async fn back(client: &impl GenericClient, state: &str) -> Result<Back, log::Error> {
    // What the browser came back with is used up.
    let sql = "UPDATE sign_in SET state = id::text WHERE state = $1 AND until > $2 RETURNING id, nonce, verifier, device, title";
    let row = client
        .query_opt(sql, &[&hash(state.as_bytes()), &now()])
        .await?
        .ok_or_else(too_late)?;
    Ok(Back {
        id: row.get(0),
        nonce: row.get(1),
        verifier: row.get(2),
        device: row.get(3),
        title: row.get(4),
    })
}

/// Notes who signed in, and as whom they belong to a workspace. Answers what the browser confirms with, and the title.
///
/// # Errors
/// They belong to none, or to several; what the database says.
pub async fn signed_in(
    client: &impl GenericClient,
    back: &Back,
    known: &Known,
) -> Result<(String, String), log::Error> {
    let sql = "SELECT m.id, NULL::uuid, w.title FROM member m JOIN workspace w ON w.key = m.workspace
            WHERE m.removed IS NULL AND (m.subject = $1 OR m.email = $2 AND m.subject IS NULL)
        UNION ALL SELECT NULL, i.id, w.title FROM invitation i JOIN workspace w ON w.key = i.workspace
            WHERE i.taken IS NULL AND i.until > $3 AND lower(i.name) = $2 LIMIT 1000";
    let rows = client
        .query(sql, &[&known.subject, &known.email, &now()])
        .await?;
    let mut belongs: Vec<(Option<Uuid>, Option<Uuid>, String)> = rows
        .iter()
        .map(|row| (row.get(0), row.get(1), row.get(2)))
        .collect();
    if let Some(title) = &back.title {
        belongs.retain(|(_, _, other)| other.to_lowercase() == title.to_lowercase());
    }
    // Who is there already takes no invitation up.
    belongs.sort_by(|one, other| (&one.2, one.0.is_none()).cmp(&(&other.2, other.0.is_none())));
    belongs.dedup_by(|one, other| one.2 == other.2);
    let (member, invitation, title) = match <[_; 1]>::try_from(belongs) {
        Ok([one]) => one,
        Err(others) => return Err(not_one(&others, known).into()),
    };
    let confirm = secret()?;
    let sql = "UPDATE sign_in SET confirm = $2, name = $3, email = $4, subject = $5, member = $6, invitation = $7 WHERE id = $1";
    client
        .execute(
            sql,
            &[
                &back.id,
                &hash(confirm.as_bytes()),
                &known.name,
                &known.email,
                &known.subject,
                &member,
                &invitation,
            ],
        )
        .await?;
    Ok((confirm, title))
}

/// Notes why it went no further, for the computer that asks.
///
/// # Errors
/// What the database says.
pub async fn failed(
    client: &impl GenericClient,
    back: &Back,
    why: &Refused,
) -> Result<(), tokio_postgres::Error> {
    let sql = "UPDATE sign_in SET refused = $2 WHERE id = $1";
    client
        .execute(sql, &[&back.id, &why.message])
        .await
        .map(drop)
}

/// Somebody confirms in the browser that the computer is theirs.
///
/// # Errors
/// Nothing is to be confirmed, or what the database says.
pub async fn confirm(client: &impl GenericClient, confirm: &str) -> Result<(), log::Error> {
    let sql = "UPDATE sign_in SET confirmed = $2, confirm = NULL WHERE confirm = $1 AND until > $2";
    let confirmed = client
        .execute(sql, &[&hash(confirm.as_bytes()), &now()])
        .await?;
    match confirmed {
        1 => Ok(()),
        _ => Err(too_late().into()),
    }
}

/// Whether somebody has signed in; once it is so, it is over.
///
/// # Errors
/// Not yet, not at all, or what the database says.
pub async fn ready(client: &impl GenericClient, asked: &str) -> Result<Ready, log::Error> {
    let (of, secret) = parted(asked).ok_or_else(too_late)?;
    let sql =
        "SELECT confirmed, refused, member, invitation, name, email, subject, device FROM sign_in
        WHERE id = $1 AND asked = $2 AND until > $3 FOR UPDATE";
    let row = client
        .query_opt(sql, &[&uuid(of), &hash(secret.as_bytes()), &now()])
        .await?
        .ok_or_else(too_late)?;
    if let Some(refused) = row.get::<_, Option<String>>(1) {
        return Err(Refused::new(Code::NotAllowed, refused).into());
    }
    if row.get::<_, Option<i64>>(0).is_none() {
        return Err(Refused::new(Code::Waiting, "Nobody has signed in in the browser yet.").into());
    }
    let sql = "DELETE FROM sign_in WHERE id = $1";
    client.execute(sql, &[&uuid(of)]).await?;
    let known = Known {
        name: row.get::<_, Option<_>>(4).unwrap_or_default(),
        email: row.get::<_, Option<_>>(5).unwrap_or_default(),
        subject: row.get::<_, Option<_>>(6).unwrap_or_default(),
    };
    let member = match (row.get::<_, Option<Uuid>>(2), row.get::<_, Option<Uuid>>(3)) {
        (Some(member), _) => member,
        (None, Some(invitation)) => join(client, id(invitation), &known).await?,
        (None, None) => return Err(too_late().into()),
    };
    let sql = "UPDATE member SET subject = $2 WHERE id = $1 AND removed IS NULL RETURNING workspace, name, role";
    let found = client
        .query_opt(sql, &[&member, &known.subject])
        .await?
        .ok_or_else(too_late)?;
    Ok(Ready {
        workspace: found.get(0),
        member: id(member),
        name: found.get(1),
        role: role(found.get(2)),
        device: row.get(7),
    })
}

/// Takes up an invitation for who signed in.
async fn join(
    client: &impl GenericClient,
    invitation: Id,
    known: &Known,
) -> Result<Uuid, log::Error> {
    let taken = super::invitation::take_up(client, invitation).await?;
    let name = member::named(&known.name, "Whoever signs in")?;
    let added = member::add(
        client,
        taken.workspace,
        &name,
        taken.role,
        Some(&known.email),
    )
    .await?;
    Ok(uuid(added))
}

fn not_one(others: &[(Option<Uuid>, Option<Uuid>, String)], known: &Known) -> Refused {
    let titles: Vec<String> = others
        .iter()
        .map(|(_, _, title)| format!("“{title}”"))
        .collect();
    let message = match titles.is_empty() {
        true => format!(
            "Nobody with the address {} was invited to that workspace. Nobody was signed in. Ask one of its owners.",
            known.email
        ),
        false => format!(
            "You belong to several workspaces: {}. Nobody was signed in. Sign in again, and enter the title of one.",
            titles.join(", ")
        ),
    };
    Refused::new(Code::NotAllowed, message)
}

fn secret() -> Result<String, Refused> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| too_late())?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

fn too_late() -> Refused {
    Refused::new(
        Code::Unknown,
        "This sign-in was not finished in time, or was finished already. Nothing was changed. Begin once more in Ninefold.",
    )
}

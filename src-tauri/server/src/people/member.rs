//! The people of a workspace.

use std::collections::BTreeMap;

use ninefold_core::document::id::Id;
use ninefold_core::team::{Code, Device, Member, Refused, Role};
use tokio_postgres::GenericClient;
use uuid::Uuid;

use super::device::{self, Asking};
use super::{number, role};
use crate::database::{id, uuid};
use crate::log::{self, now};

/// How many letters a name has at most.
const NAME: usize = 200;

/// Somebody new. Answers what the server calls them.
///
/// # Errors
/// What the database says.
pub async fn add(
    client: &impl GenericClient,
    workspace: i32,
    name: &str,
    role: Role,
    email: Option<&str>,
) -> Result<Id, tokio_postgres::Error> {
    let member = log::random();
    let sql = "INSERT INTO member (id, workspace, name, role, email, joined) VALUES ($1, $2, $3, $4, $5, $6)";
    client
        .execute(
            sql,
            &[
                &uuid(member),
                &workspace,
                &name,
                &number(role),
                &email,
                &now(),
            ],
        )
        .await?;
    Ok(member)
}

/// Everybody, with their computers.
///
/// # Errors
/// What the database says.
pub async fn all(
    client: &impl GenericClient,
    asking: &Asking,
) -> Result<Vec<Member>, tokio_postgres::Error> {
    let sql = "SELECT id, name, role FROM member WHERE workspace = $1 AND removed IS NULL ORDER BY lower(name), id LIMIT 10000";
    let members = client.query(sql, &[&asking.workspace]).await?;
    let sql = "SELECT d.member, d.id, d.name, d.seen, d.until FROM device d JOIN member m ON m.id = d.member
        WHERE m.workspace = $1 AND m.removed IS NULL AND d.revoked IS NULL ORDER BY d.made, d.id LIMIT 50000";
    let rows = client.query(sql, &[&asking.workspace]).await?;
    let mut devices: BTreeMap<Id, Vec<Device>> = BTreeMap::new();
    for row in rows {
        let device = id(row.get(1));
        devices.entry(id(row.get(0))).or_default().push(Device {
            device,
            name: row.get(2),
            seen: row.get(3),
            until: row.get(4),
            is_self: device == asking.device,
        });
    }
    let member = |row: &tokio_postgres::Row| {
        let member = id(row.get(0));
        Member {
            member,
            name: row.get(1),
            role: role(row.get(2)),
            is_self: member == asking.member,
            devices: devices.remove(&member).unwrap_or_default(),
        }
    };
    Ok(members.iter().map(member).collect())
}

/// Removes somebody: their computers are signed out at once, and keep what they have.
///
/// # Errors
/// They are the last owner, or nobody; what the database says.
pub async fn remove(
    client: &impl GenericClient,
    asking: &Asking,
    member: Id,
) -> Result<(), log::Error> {
    let found = locked(client, asking, member).await?;
    if found.role == Role::Owner {
        keep_an_owner(&found)?;
    }
    let sql = "UPDATE member SET removed = $2 WHERE id = $1";
    client.execute(sql, &[&uuid(member), &now()]).await?;
    device::revoke(client, &devices_of(client, member).await?).await?;
    let what = format!("removed “{}”", found.name);
    super::audit::note(client, asking.workspace, &asking.name, &what).await?;
    Ok(())
}

/// Lets somebody do more, or less.
///
/// # Errors
/// They are the last owner, or nobody; what the database says.
pub async fn set_role(
    client: &impl GenericClient,
    asking: &Asking,
    member: Id,
    role: Role,
) -> Result<(), log::Error> {
    let found = locked(client, asking, member).await?;
    if found.role == role {
        return Ok(());
    }
    if found.role == Role::Owner {
        keep_an_owner(&found)?;
    }
    let sql = "UPDATE member SET role = $2 WHERE id = $1";
    client.execute(sql, &[&uuid(member), &number(role)]).await?;
    // Whose news end asks what may be done by now.
    device::end_news(client, &devices_of(client, member).await?).await?;
    let what = format!("made “{}” {}", found.name, with_article(role));
    super::audit::note(client, asking.workspace, &asking.name, &what).await?;
    Ok(())
}

/// The computers of somebody.
async fn devices_of(
    client: &impl GenericClient,
    member: Id,
) -> Result<Vec<Uuid>, tokio_postgres::Error> {
    let sql = "SELECT id FROM device WHERE member = $1 AND revoked IS NULL";
    let devices = client.query(sql, &[&uuid(member)]).await?;
    Ok(devices.iter().map(|row| row.get(0)).collect())
}

/// Takes back the token of a computer of somebody in the workspace.
///
/// # Errors
/// There is no such computer, or it is somebody else's and whoever asks is no owner; what the database says.
pub async fn take_back(
    client: &impl GenericClient,
    asking: &Asking,
    device: Id,
) -> Result<(), log::Error> {
    let sql = "SELECT m.id, d.name, m.name FROM device d JOIN member m ON m.id = d.member
        WHERE d.id = $1 AND m.workspace = $2 AND d.revoked IS NULL";
    let row = client
        .query_opt(sql, &[&uuid(device), &asking.workspace])
        .await?;
    let is_own = row
        .as_ref()
        .is_some_and(|row| id(row.get(0)) == asking.member);
    if !asking.role.invites() && !is_own {
        return Err(only_owners("take back the computers of others").into());
    }
    let row = row.ok_or_else(|| unknown("computer"))?;
    device::revoke(client, &[uuid(device)]).await?;
    let (name, whose): (String, String) = (row.get(1), row.get(2));
    let what = format!("took back the computer “{name}” of “{whose}”");
    super::audit::note(client, asking.workspace, &asking.name, &what).await?;
    Ok(())
}

/// Somebody of the workspace, while the owners are locked.
struct Found {
    name: String,
    role: Role,
    owners: usize,
}

/// Looks for somebody, and locks all owners: of two that remove each other in the same moment, one stays.
async fn locked(
    client: &impl GenericClient,
    asking: &Asking,
    member: Id,
) -> Result<Found, log::Error> {
    let sql = "SELECT id FROM member WHERE workspace = $1 AND role = 2 AND removed IS NULL ORDER BY id FOR UPDATE";
    let owners = client.query(sql, &[&asking.workspace]).await?;
    let is_owner = |row: &tokio_postgres::Row| id(row.get(0)) == asking.member;
    if !owners.iter().any(is_owner) {
        return Err(only_owners("remove people or say what they may do").into());
    }
    let sql = "SELECT name, role FROM member WHERE id = $1 AND workspace = $2 AND removed IS NULL FOR UPDATE";
    let row = client
        .query_opt(sql, &[&uuid(member), &asking.workspace])
        .await?
        .ok_or_else(|| unknown("person"))?;
    Ok(Found {
        name: row.get(0),
        role: role(row.get(1)),
        owners: owners.len(),
    })
}

fn keep_an_owner(found: &Found) -> Result<(), Refused> {
    match found.owners > 1 {
        true => Ok(()),
        false => Err(Refused::new(
            Code::NotAllowed,
            format!(
                "“{}” is the only owner of this workspace. Nothing was changed. Make somebody else an owner first.",
                found.name
            ),
        )),
    }
}

/// A name that can be kept, or why it can't.
///
/// # Errors
/// It is empty, or too long.
pub fn named(name: &str, of: &str) -> Result<String, Refused> {
    let cleaned = name.replace(|letter: char| letter.is_control(), " ");
    let cleaned = cleaned.trim();
    match cleaned.is_empty() || cleaned.chars().count() > NAME {
        false => Ok(cleaned.to_owned()),
        true => Err(Refused::new(
            Code::Invalid,
            format!(
                "{of} has to have a name of 1 to {NAME} letters. Nothing was changed. Enter one and try again."
            ),
        )),
    }
}

/// What only an owner may do.
pub fn only_owners(what: &str) -> Refused {
    Refused::new(
        Code::NotAllowed,
        format!("Only owners of a workspace can {what}. Nothing was changed. Ask one of them."),
    )
}

fn unknown(what: &str) -> Refused {
    Refused::new(
        Code::Unknown,
        format!("There is no such {what} in this workspace (any more). Nothing was changed."),
    )
}

fn with_article(role: Role) -> String {
    match role {
        Role::Reader => "a reader".to_owned(),
        Role::Editor | Role::Owner => format!("an {}", role.word()),
    }
}

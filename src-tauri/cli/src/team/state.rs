//! `ninefold-cli team state`.

use ninefold_core::document::day::moment;
use ninefold_core::team::{Role, Server};
use ninefold_core::workspace::Workspace;
use ninefold_core::workspace::team::apart;
use ninefold_team::Client;
use serde::Serialize;

use super::token;
use crate::arguments::TeamState;
use crate::failure::Failure;
use crate::terminal;

/// How a workspace file and a server stand.
#[derive(Debug, Serialize)]
struct State {
    server: String,
    /// Who one is there, and from which computer.
    who: String,
    device: String,
    role: Role,
    in_step: bool,
    /// How many changes the server does not have.
    to_send: u64,
    /// How much is there that is not here.
    to_take_in: u64,
    /// The server has forgotten something since, as when it was brought back from an earlier day.
    was_brought_back: bool,
    /// When something was exchanged last, as RFC 3339 has it.
    exchanged: Option<String>,
    /// How many things copies disagree on.
    conflicts: usize,
    /// What is erased there, and not here.
    erased: Vec<String>,
}

/// Says how both stand, and changes nothing.
///
/// # Errors
/// A file that can't be read, another workspace, a server that can't be reached or refuses.
pub fn run(arguments: &TeamState) -> Result<(), Failure> {
    let connection = token::read(&arguments.token)?;
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let mut client = Client::new(&connection);
    let id = client.workspace();
    let step = workspace.step(id)?;
    let apart = apart(&mut client, &workspace)?;
    let members = client.members()?;
    let own = members.into_iter().find(|member| member.is_self);
    let (who, devices) = own.map(|own| (own.name, own.devices)).unwrap_or_default();
    let device = devices.into_iter().find(|device| device.is_self);
    let state = State {
        server: connection.address.to_string(),
        who,
        device: device.map(|device| device.name).unwrap_or_default(),
        role: apart.role,
        in_step: apart.to_send == 0 && apart.to_take_in == 0,
        to_send: apart.to_send,
        to_take_in: apart.to_take_in,
        was_brought_back: apart.was_brought_back,
        exchanged: (step.at > 0).then(|| moment(step.at)),
        conflicts: workspace.disagreements()?.len(),
        erased: workspace.erased_at(id)?,
    };
    if arguments.json {
        return terminal::write(&terminal::json(&state)?);
    }
    let exchanged = (step.at > 0).then(|| workspace.told(step.at));
    let text = state.text(&connection.address.told(), exchanged);
    terminal::write(terminal::printable(&text, true).as_bytes())
}

impl State {
    fn text(&self, server: &str, exchanged: Option<String>) -> String {
        let role = self.role.word();
        let mut lines = vec![match self.in_step {
            true => format!("In step with {server}."),
            false => format!(
                "{} to send to {server}, {} to take in.",
                counted(self.to_send, "change"),
                self.to_take_in
            ),
        }];
        if self.was_brought_back {
            lines.push("The server has forgotten something since: it was brought back from an earlier day, or is another one. The next sync sends all of it again.".to_owned());
        }
        lines.push(match self.device.is_empty() {
            true => format!("Known there as “{}” ({role}).", self.who),
            false => format!(
                "Known there as “{}” ({role}), from “{}”.",
                self.who, self.device
            ),
        });
        lines.push(match exchanged {
            Some(when) => format!("Exchanged {when}."),
            None => "Nothing was exchanged yet.".to_owned(),
        });
        if self.conflicts > 0 {
            lines.push(format!(
                "{} open.",
                counted(self.conflicts as u64, "conflict")
            ));
        }
        if !self.erased.is_empty() {
            lines.push(
                "Erased there, and not here; `team sync --erase` does so here too:".to_owned(),
            );
            lines.extend(self.erased.iter().map(|told| format!("  {told}")));
        }
        lines.join("\n") + "\n"
    }
}

/// `1 change`, `2 changes`.
fn counted(count: u64, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

//! A workspace on a server, as somebody who belongs to it uses it.

use std::io::BufReader;
use std::time::Duration;

use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place, Standing, Taken};
use ninefold_core::team::{
    Carried, Code, Failed, Here, Invite, Invited, LINES, MOST_BYTES, Member, Noted, PageHead,
    Present, PushHead, Role, Server,
};
use serde::de::DeserializeOwned;
use ureq::http::{Method, header};

use crate::caller::{Caller, JSON, LONG, Question, SHORT, to_json};
use crate::connection::Connection;
use crate::lines::{self, Unread};
use crate::news::News;
use crate::stop::Stop;
use crate::{caller, failure};

/// A workspace on a server, asked over HTTP.
#[derive(Debug, Clone)]
pub struct Client {
    caller: Caller,
    workspace: Id,
    /// The workspace in a path.
    named: String,
}

impl Client {
    /// Asks the server of a connection. Nothing is sent yet.
    pub fn new(connection: &Connection) -> Self {
        let token = Some(connection.token.clone());
        Self {
            caller: Caller::new(connection.address.clone(), token),
            workspace: connection.workspace,
            named: connection.workspace.to_string(),
        }
    }

    /// What cuts off all that is asked by this one and its clones: each fails as one that is away. News have a stop of their own.
    pub fn stop(&self) -> Stop {
        self.caller.stop()
    }

    /// News of what arrives. It is connected when it is first read.
    pub fn news(&self) -> News {
        News::new(&self.caller, &self.named)
    }

    /// Says where somebody is, and who else is there.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn present(&self, here: &Here) -> Result<Vec<Present>, Failed> {
        self.ask(Method::POST, &["present"], Some(&to_json(here)?))
    }

    /// Who belongs to the workspace.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn members(&self) -> Result<Vec<Member>, Failed> {
        self.ask(Method::GET, &["members"], None)
    }

    /// Removes somebody, who keeps what they have and gets nothing more.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn remove_member(&self, member: Id) -> Result<(), Failed> {
        self.tell(Method::DELETE, &["members", &member.to_string()], None)
    }

    /// Changes what somebody may do.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn set_role(&self, member: Id, role: Role) -> Result<(), Failed> {
        let path = ["members", &member.to_string(), "role"];
        self.tell(Method::PUT, &path, Some(&to_json(&role)?))
    }

    /// Takes back the token of a computer.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn remove_device(&self, device: Id) -> Result<(), Failed> {
        self.tell(Method::DELETE, &["devices", &device.to_string()], None)
    }

    /// Makes an invitation.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn invite(&self, invite: &Invite) -> Result<Invited, Failed> {
        self.ask(Method::POST, &["invitations"], Some(&to_json(invite)?))
    }

    /// Who did what, the latest first; of what was noted before a number, where there is one.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn audit(&self, before: Option<i64>) -> Result<Vec<Noted>, Failed> {
        let before = before.map(|n| ("before", n.to_string()));
        self.caller.json(&Question {
            method: Method::GET,
            path: &["workspaces", &self.named, "audit"],
            asked: before.as_slice(),
            body: None,
            within: SHORT,
        })
    }

    fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &[&str],
        body: Option<&[u8]>,
    ) -> Result<T, Failed> {
        let body = body.map(|bytes| (JSON, bytes));
        self.with(method, path, body, SHORT, |question| {
            self.caller.json(question)
        })
    }

    fn tell(&self, method: Method, path: &[&str], body: Option<&[u8]>) -> Result<(), Failed> {
        let body = body.map(|bytes| (JSON, bytes));
        self.with(method, path, body, SHORT, |question| {
            self.caller.done(question)
        })
    }

    fn with<T>(
        &self,
        method: Method,
        path: &[&str],
        body: Option<(&str, &[u8])>,
        within: Duration,
        then: impl FnOnce(&Question) -> Result<T, Failed>,
    ) -> Result<T, Failed> {
        let path = [&["workspaces", self.named.as_str()], path].concat();
        then(&Question {
            method,
            path: &path,
            asked: &[],
            body,
            within,
        })
    }
}

impl Server for Client {
    fn workspace(&self) -> Id {
        self.workspace
    }

    fn standing(&mut self) -> Result<Standing, Failed> {
        self.ask(Method::GET, &[], None)
    }

    fn push(&mut self, head: PushHead, lines: Vec<Line>) -> Result<Taken, Failed> {
        let bytes = lines::write(head, &lines)?;
        let body = Some((LINES, bytes.as_slice()));
        self.with(Method::POST, &["changes"], body, LONG, |question| {
            self.caller.json(question)
        })
    }

    fn pull(&mut self, after: Place, most: usize) -> Result<(PageHead, Vec<Line>), Failed> {
        let mut asked = vec![("after", after.n.to_string()), ("most", most.to_string())];
        asked.extend(after.mark.map(|mark| ("mark", mark.to_string())));
        let response = self.caller.answer(&Question {
            method: Method::GET,
            path: &["workspaces", &self.named, "changes"],
            asked: &asked,
            body: None,
            within: LONG,
        })?;
        let source = BufReader::with_capacity(64 << 10, self.caller.reader(response)?);
        lines::read(source, most).map_err(|unread| match unread {
            Unread::Cut(error) => failure::of_reading(error, &self.caller.address),
            Unread::Failed(failed) => failed,
        })
    }

    fn picture(&mut self, hash: &str) -> Result<Option<Carried>, Failed> {
        let path = ["pictures", hash];
        let answered = self.with(Method::GET, &path, None, LONG, |question| {
            self.caller.answer(question)
        });
        let response = match answered {
            Ok(response) => response,
            Err(Failed::Refused(refused)) if refused.code == Code::Unknown => return Ok(None),
            Err(failed) => return Err(failed),
        };
        let mime = response.headers().get(header::CONTENT_TYPE);
        let mime = mime.and_then(|mime| mime.to_str().ok());
        let mime = mime.ok_or_else(caller::not_ours)?.to_owned();
        let bytes = self.caller.bytes(response, MOST_BYTES as u64)?;
        Ok(Some(Carried { mime, bytes }))
    }

    fn put_picture(&mut self, hash: &str, picture: &Carried) -> Result<(), Failed> {
        let body = Some((picture.mime.as_str(), picture.bytes.as_slice()));
        self.with(Method::PUT, &["pictures", hash], body, LONG, |question| {
            self.caller.done(question)
        })
    }
}

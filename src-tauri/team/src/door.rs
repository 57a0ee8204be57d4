//! What a server can be asked by somebody whom it does not know yet.

use ninefold_core::team::{Ask, Asked, Code, Failed, Join, Joined, SignIn};
use ureq::http::Method;

use crate::address::Address;
use crate::caller::{Caller, JSON, Question, SHORT, to_json};

/// The door of a server.
#[derive(Debug, Clone)]
pub struct Door {
    caller: Caller,
}

impl Door {
    /// The door of the server at an address.
    pub fn at(address: Address) -> Self {
        Self {
            caller: Caller::new(address, None),
        }
    }

    /// Takes up an invitation.
    ///
    /// # Errors
    /// [`Failed`], refused with [`Code::Invitation`] where it ended, was taken up already, or never was.
    pub fn join(&self, join: &Join) -> Result<Joined, Failed> {
        self.post(&["join"], Some(&to_json(join)?))
    }

    /// Whether one can sign in by a provider of identities.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn sign_in(&self) -> Result<SignIn, Failed> {
        self.caller.json(&Question {
            method: Method::GET,
            path: &["sign-in"],
            asked: &[],
            body: None,
            within: SHORT,
        })
    }

    /// Asks for a page to sign in on.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn ask(&self, ask: &Ask) -> Result<Asked, Failed> {
        self.post(&["sign-in"], Some(&to_json(ask)?))
    }

    /// Whether somebody has signed in on the page that was asked for; nothing as long as they have not.
    ///
    /// # Errors
    /// [`Failed`].
    pub fn signed_in(&self, asked: &Asked) -> Result<Option<Joined>, Failed> {
        match self.post(&["sign-in", &asked.asked], None) {
            Ok(joined) => Ok(Some(joined)),
            Err(Failed::Refused(refused)) if refused.code == Code::Waiting => Ok(None),
            Err(failed) => Err(failed),
        }
    }

    fn post<T: serde::de::DeserializeOwned>(
        &self,
        path: &[&str],
        body: Option<&[u8]>,
    ) -> Result<T, Failed> {
        self.caller.json(&Question {
            method: Method::POST,
            path,
            asked: &[],
            body: Some((JSON, body.unwrap_or_default())),
            within: SHORT,
        })
    }
}

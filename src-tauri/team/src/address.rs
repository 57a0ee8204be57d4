//! Where a team server is, as a person types or pastes it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// Where a team server is: `https://team.example.com`, and a port where it is not the usual one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Address(Url);

/// What a person typed or pasted: an address, and the invitation where there was one behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// Where the server is.
    pub address: Address,
    /// The invitation that the link carries.
    pub invitation: Option<String>,
}

/// Why a text is not taken for the address of a team server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAddress {
    /// There is nothing.
    #[error(
        "Type the address of the team server, such as team.example.com, or paste the invitation."
    )]
    Empty,
    /// It can't be read as one.
    #[error(
        "“{0}” is not the address of a team server. One looks like team.example.com, or https://team.example.com:8443."
    )]
    Odd(String),
    /// It would be spoken to in the open.
    #[error(
        "What goes to an address with http:// can be read and changed on its way, so Ninefold takes that for a server on this very \
         computer alone. Use https://{0}, and ask whoever runs the server if it does not answer there."
    )]
    Open(String),
    /// It is of another kind.
    #[error("A team server is reached by https://, and not by {0}://.")]
    OtherKind(String),
    /// A name or a password is in it.
    #[error(
        "A name or password in the address itself is not taken. Use the address alone: https://{0}."
    )]
    WithName(String),
    /// It leads to a page.
    #[error("“{page}” is a page, and not the address of a team server. Leave that away: {server}.")]
    Page {
        /// What stands behind the address.
        page: String,
        /// The address alone.
        server: String,
    },
}

impl Address {
    /// Whether it is a server on this very computer.
    pub fn is_here(&self) -> bool {
        is_here(&self.0)
    }

    /// The address as it is told: `team.example.com:8443`.
    pub fn told(&self) -> String {
        told(&self.0)
    }

    /// The address of what is there by these steps of a path, and by what is asked of it.
    pub(crate) fn of(&self, steps: &[&str], asked: &[(&str, String)]) -> String {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.clear().extend(steps);
        }
        if !asked.is_empty() {
            url.query_pairs_mut().extend_pairs(asked);
        }
        url.into()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.0.scheme(), self.told())
    }
}

impl FromStr for Address {
    type Err = NotAnAddress;

    /// Takes an address without an invitation, which is passed over where there is one.
    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        Ok(text.parse::<Pasted>()?.address)
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

impl TryFrom<String> for Address {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Self, NotAnAddress> {
        text.parse()
    }
}

impl FromStr for Pasted {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        const AROUND: [char; 6] = ['<', '>', '"', '\'', '“', '”'];
        let text = text.trim().trim_matches(AROUND).trim();
        if text.is_empty() {
            return Err(NotAnAddress::Empty);
        }
        let odd = || NotAnAddress::Odd(text.to_owned());
        let whole = match text.contains("://") {
            true => text.to_owned(),
            false => format!("https://{text}"),
        };
        let mut url = Url::parse(&whole).map_err(|_| odd())?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(NotAnAddress::OtherKind(url.scheme().to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NotAnAddress::WithName(told(&url)));
        }
        if url.scheme() == "http" && !is_here(&url) {
            return Err(NotAnAddress::Open(told(&url)));
        }
        let invitation = url.fragment().map(str::trim).map(str::to_owned);
        url.set_fragment(None);
        let is_server = url.query().is_none() && matches!(url.path(), "/" | "/join" | "/join/");
        if !is_server {
            let page = url.as_str().trim_start_matches(url.scheme());
            let page = page
                .trim_start_matches("://")
                .trim_start_matches(&told(&url));
            return Err(NotAnAddress::Page {
                page: page.to_owned(),
                server: told(&url),
            });
        }
        url.set_path("/");
        Ok(Self {
            address: Address(url),
            invitation: invitation.filter(|code| !code.is_empty()),
        })
    }
}

/// Its name, and its port where that is not the usual one.
fn told(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

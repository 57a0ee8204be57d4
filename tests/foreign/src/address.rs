//! Addresses: programs write the same one in several ways.

use percent_encoding::percent_decode_str;
use url::Url;

/// The one form of an address: its host as the network has it, nothing percent-encoded.
pub fn of(address: &str) -> String {
    let parsed = Url::parse(address).map_or_else(|_| address.to_owned(), String::from);
    percent_decode_str(&parsed).decode_utf8_lossy().into_owned()
}

/// Are these words just the link's address, as where one was typed bare? Programs link those or not, as they like.
pub fn is_shown(link: &str, words: &str) -> bool {
    ["", "http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| of(&format!("{scheme}{words}")) == link)
}

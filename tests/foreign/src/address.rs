//! Addresses: programs write the same one in several ways.

use idna::punycode::decode_to_string;
use percent_encoding::percent_decode_str;
use url::Url;

/// The one form of an address: its host as people read it, nothing percent-encoded.
pub fn of(address: &str) -> String {
    let parsed = Url::parse(address).map_or_else(|_| address.to_owned(), String::from);
    decode(&readable(&parsed))
}

/// The address without Punycode, which some write even for hosts that can't be.
fn readable(address: &str) -> String {
    let mut parts = address.split("xn--");
    let mut readable = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_label = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let end = part.find(|c| !is_label(c)).unwrap_or(part.len());
        let (label, after) = part.split_at(end);
        readable += &decode_to_string(label).unwrap_or_else(|| format!("xn--{label}"));
        readable += after;
    }
    readable
}

/// Are these words just the link's address, as where one was typed bare? Programs link those or not, as they like. Links to
/// one address that touch are one link, with its address in a row.
pub fn is_shown(link: &str, words: &str) -> bool {
    let row = decode(words);
    let parts = (1..row.len()).filter(|length| row.len().is_multiple_of(*length));
    let mut repeated = parts
        .filter_map(|length| row.get(..length))
        .filter(|part| part.repeat(row.len() / part.len()) == row);
    is_one(link, words) || repeated.any(|part| is_one(link, part))
}

fn is_one(link: &str, words: &str) -> bool {
    decode(words).trim_end_matches('/') == link.trim_end_matches('/')
        || ["", "http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| of(&format!("{scheme}{words}")) == link)
        || (link.starts_with("//") && words.starts_with("//"))
}

/// The words with every address in them in a form that programs which decode it and those which don't share.
pub fn decoded(words: &str) -> String {
    let mut decoded = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find("//") {
        let length = rest[at..]
            .find(char::is_whitespace)
            .unwrap_or(rest.len() - at);
        let (address, after) = rest.split_at(at + length);
        decoded.push_str(&address[..at]);
        decoded.push_str(&decode(&address[at..]));
        rest = after;
    }
    decoded + rest
}

/// Decodes until nothing is left to decode: programs do it once, twice or never.
fn decode(address: &str) -> String {
    let decoded = percent_decode_str(address).decode_utf8_lossy().into_owned();
    match decoded == address {
        true => decoded,
        false => decode(&decoded),
    }
}

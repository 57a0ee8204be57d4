//! Malformed email addresses are pointed out, and kept.

use crate::text::seen::is_unseen;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use std::borrow::Cow;

/// What is wrong with an address, in words; nothing for one that is empty or looks right. In any script, and however its
/// accents are written.
pub fn problem(address: &str) -> Option<String> {
    let address = address.trim();
    let wrong = |what: &str| Some(what.to_owned());
    if address.is_empty() {
        return None;
    }
    if address.chars().any(char::is_whitespace) {
        return wrong("An email address has no spaces.");
    }
    if address.chars().any(is_stray) {
        return wrong("There is a character in it that can't be seen.");
    }
    let Some((local, domain)) = address.rsplit_once('@') else {
        return wrong("An email address has an @, as in name@example.com.");
    };
    if local.is_empty() || domain.is_empty() {
        return wrong("Enter a full email address, such as name@example.com.");
    }
    if !is_domain(domain) {
        return wrong("What stands after the @ is no domain, as in name@example.com.");
    }
    if local.contains(['@', ',', ';', '<', '>'])
        || local.starts_with('.')
        || local.ends_with('.')
        || local.contains("..")
    {
        return wrong("What stands before the @ is no name, as in name@example.com.");
    }
    None
}

/// The same for what stands behind `mailto:`: one address or several, with some characters written as `%40`.
pub fn problem_of_link(addresses: &str) -> Option<String> {
    let addresses: Cow<'_, str> =
        percent_encoding::percent_decode_str(addresses).decode_utf8_lossy();
    addresses.split(',').find_map(problem)
}

/// Can names of hosts be looked up by it? The rules for those of all scripts are many.
fn is_domain(domain: &str) -> bool {
    let ascii = Uts46::new().to_ascii(
        domain.as_bytes(),
        AsciiDenyList::STD3,
        Hyphens::CheckFirstLast,
        DnsLength::Verify,
    );
    ascii.is_ok_and(|ascii| {
        let last = ascii.rsplit_once('.').map(|(_, last)| last);
        last.is_some_and(|last| !last.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// What comes along unseen when an address is copied. Joiners have a meaning in some scripts.
fn is_stray(c: char) -> bool {
    is_unseen(c) && !matches!(c, '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_addresses_pass() {
        for address in [
            "",
            "a@b.nl",
            "anna.de-vries+x@noordkaap.example",
            "jürgen@münchen.example",
            "ju\u{308}rgen@mu\u{308}nchen.example",
            "संपर्क@डाटामेल.भारत",
            "संपर्क@हिन्दी.भारत",
            "ติดต่อ@ผู้ใช้.ไทย",
            "contact@இலங்கை.example",
            "info@क्‍ष.example",
            "info@نامه\u{200C}ای.example",
            "a@xn--mnchen-3ya.example",
            " a@b.nl ",
        ] {
            assert_eq!(problem(address), None, "{address}");
            let link = address.trim().replace('@', "%40");
            assert_eq!(problem_of_link(&link), None, "{address}");
        }
        assert_eq!(problem_of_link("a@b.nl,c@d.nl"), None);
    }

    #[test]
    fn wrong_addresses_are_pointed_out() {
        for address in [
            "a",
            "a@",
            "@b.nl",
            "a b@c.nl",
            "a@b",
            "a@b..nl",
            "a@b.nl;c@d.nl",
            "a@.nl",
            "<a@b.nl>",
            ".a@b.nl",
            "a@b.nl.",
            "a@-b.nl",
            "a@b_c.nl",
            "a@b.123",
            "a@b.nl\u{200B}",
            "a@\u{301}b.nl",
            "a@डाटा मेल.भारत",
            "a@b!.nl",
        ] {
            assert!(problem(address).is_some(), "{address}");
            assert!(problem_of_link(address).is_some(), "{address}");
        }
    }
}

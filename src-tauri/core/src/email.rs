//! Malformed email addresses are pointed out, and kept.

/// What is wrong with an address, in words; nothing for one that is empty or looks right.
pub fn problem(address: &str) -> Option<String> {
    let address = address.trim();
    let wrong = |what: &str| Some(what.to_owned());
    if address.is_empty() {
        return None;
    }
    if address.chars().any(char::is_whitespace) {
        return wrong("An email address has no spaces.");
    }
    let Some((local, domain)) = address.rsplit_once('@') else {
        return wrong("An email address has an @, as in name@example.com.");
    };
    if local.is_empty() || domain.is_empty() {
        return wrong("Something is missing beside the @, as in name@example.com.");
    }
    let labels_are_right =
        domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    if !labels_are_right || !domain.chars().all(is_plain) {
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
            " a@b.nl ",
        ] {
            assert_eq!(problem(address), None, "{address}");
        }
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
        ] {
            assert!(problem(address).is_some(), "{address}");
        }
    }
}

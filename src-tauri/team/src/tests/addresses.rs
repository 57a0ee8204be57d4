//! What people type and paste.

use crate::{Address, NotAnAddress, Pasted};

fn pasted(text: &str) -> (String, Option<String>) {
    let pasted: Pasted = text
        .parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    (pasted.address.to_string(), pasted.invitation)
}

fn refused(text: &str) -> NotAnAddress {
    text.parse::<Pasted>().unwrap_err()
}

#[test]
fn an_address_is_taken_as_it_is_typed() {
    for (typed, kept) in [
        ("team.example.com", "https://team.example.com"),
        ("  Team.Example.COM/ ", "https://team.example.com"),
        ("https://team.example.com", "https://team.example.com"),
        ("HTTPS://team.example.com:443/", "https://team.example.com"),
        ("team.example.com:8443", "https://team.example.com:8443"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("192.168.1.7:8443", "https://192.168.1.7:8443"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.7.7.7", "http://127.7.7.7"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ] {
        assert_eq!(pasted(typed), (kept.to_owned(), None), "{typed}");
    }
}

#[test]
fn an_invitation_is_split_from_the_address() {
    for (typed, address, invitation) in [
        (
            "https://team.example.com:8443/join#K7-pq_9",
            "https://team.example.com:8443",
            "K7-pq_9",
        ),
        ("team.example.com/join#K7", "https://team.example.com", "K7"),
        ("team.example.com#K7", "https://team.example.com", "K7"),
        (
            "<https://team.example.com/join/#K7>\n",
            "https://team.example.com",
            "K7",
        ),
        ("“http://localhost:1/join#K7”", "http://localhost:1", "K7"),
    ] {
        let expected = (address.to_owned(), Some(invitation.to_owned()));
        assert_eq!(pasted(typed), expected, "{typed}");
    }
    assert_eq!(pasted("https://team.example.com/join#").1, None);
}

#[test]
fn what_is_sent_in_the_open_is_refused_and_told_why() {
    for open in [
        "http://team.example.com",
        "http://team.example.com/join#K7",
        "http://192.168.1.7:80",
        "http://0.0.0.0",
        "http://[::2]",
        "http://localhost.example.com",
        "http://[::ffff:127.0.0.1]",
    ] {
        assert!(matches!(refused(open), NotAnAddress::Open(_)), "{open}");
    }
    let told = refused("http://team.example.com:8080/join#K7").to_string();
    assert!(
        told.contains("can be read and changed on its way"),
        "{told}"
    );
    assert!(told.contains("https://team.example.com:8080,"), "{told}");
    assert!(!told.contains("K7"), "{told}");
}

#[test]
fn what_is_no_address_is_refused_in_words() {
    assert_eq!(refused(" \n"), NotAnAddress::Empty);
    for odd in [
        "not an address",
        "https://",
        "https://:8443",
        "team.example.com:99999999",
        "#K7",
    ] {
        assert!(matches!(refused(odd), NotAnAddress::Odd(_)), "{odd}");
    }
    let other = NotAnAddress::OtherKind("ftp".into());
    assert_eq!(refused("ftp://team.example.com"), other);
    let named = NotAnAddress::WithName("team.example.com".into());
    assert_eq!(refused("https://anna:secret@team.example.com"), named);
    assert_eq!(
        refused("https://team.example.com/wiki?page=1"),
        NotAnAddress::Page {
            page: "/wiki?page=1".into(),
            server: "team.example.com".into()
        }
    );
}

#[test]
fn an_address_is_kept_as_text() {
    let address: Address = "team.example.com:8443".parse().unwrap();
    let kept = serde_json::to_string(&address).unwrap();
    assert_eq!(kept, "\"https://team.example.com:8443\"");
    assert_eq!(serde_json::from_str::<Address>(&kept).unwrap(), address);
    assert!(serde_json::from_str::<Address>("\"http://team.example.com\"").is_err());
}

use crate::page::url::{find_bare, href};

#[test]
fn only_three_schemes_are_linked() {
    let cases = [
        (
            "https://a.example/b c?d=(e)|f",
            Some("https://a.example/b%20c?d=%28e%29%7Cf"),
        ),
        ("HTTP://A.example", Some("HTTP://A.example")),
        (
            "mailto:me@a.example?subject=a b",
            Some("mailto:me@a.example?subject=a%20b"),
        ),
        (
            " https://a.example/&amp;\n",
            Some("https://a.example/&amp%3B"),
        ),
        (
            "https://a.example/é\"<>`",
            Some("https://a.example/é%22%3C%3E%60"),
        ),
        ("https://", None),
        ("mailto:", None),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("//a.example", None),
        ("https:a.example", None),
        ("a/b", None),
        ("", None),
    ];
    for (address, linked) in cases {
        assert_eq!(href(address).as_deref(), linked, "{address:?}");
    }
}

#[test]
fn addresses_are_found_in_text() {
    let cases = [
        (
            "see https://a.example/b_c, then",
            Some("https://a.example/b_c"),
        ),
        ("(https://a.example/b).", Some("https://a.example/b")),
        ("[https://a.example/A(B)]", Some("https://a.example/A(B)")),
        (
            "https://a.example/*b*_c_~d`e|f\\g[h]",
            Some("https://a.example/%2Ab%2A%5Fc%5F%7Ed%60e%7Cf%5Cg%5Bh%5D"),
        ),
        (
            "https://a.example?b=1&c=2;d&amp;",
            Some("https://a.example?b=1&c=2;d&amp%3B"),
        ),
        ("https://a.example/(b", Some("https://a.example/%28b")),
        ("https://a.example<b>", Some("https://a.example")),
        ("https://a.example\u{feff}", Some("https://a.example")),
        ("https:// http://b.example", Some("http://b.example")),
        (
            "https://me:b@a.example:8080/c",
            Some("https://me:b@a.example:8080/c"),
        ),
        ("https://@", None),
        ("https://@a.example/b", None),
        ("https://a.example:b@c", Some("https://a.example:b@c")),
        ("https://a.example::/b", None),
        ("https://a!b:8080", None),
        (&format!("https://{}", "a.".repeat(129)), None),
        ("https://@https://a.example", None),
        ("https://@ https://a.example", Some("https://a.example")),
        ("https://a,https://b", Some("https://a,https://b")),
        ("ftp://a.example", None),
        ("://", None),
        ("https://...", None),
    ];
    for (text, found) in cases {
        assert_eq!(
            find_bare(text).map(|(_, _, safe)| safe).as_deref(),
            found,
            "{text:?}"
        );
    }
}

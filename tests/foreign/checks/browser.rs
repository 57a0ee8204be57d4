//! Saved web pages in a browser, with everything in them that tries to run or to fetch something.

use crate::support::exported;
use ninefold_core::page::{Page, document};
use ninefold_foreign::chromium::{Chromium, Seen};
use ninefold_foreign::corpora::payloads;
use ninefold_foreign::office::Office;

#[test]
fn nothing_runs_and_nothing_leaves() {
    let payloads = payloads("alert(1)", "https://elsewhere.example/x");
    let scoped = Office::empty().unwrap().type_scoping(&payloads).unwrap();
    let scoped = scoped.iter().map(|scoped| &scoped.exported);
    let mut chromium = Chromium::start().unwrap();
    for exported in exported().iter().chain(scoped.clone()) {
        let seen = open(&mut chromium, &exported.web_page);
        assert_eq!(seen, Seen::default(), "{:#?}", exported.texts);
    }
    println!(
        "Chromium: {} web pages, nothing seen",
        exported().len() + scoped.len()
    );
}

/// A page that does not escape runs and asks; where it has a policy, that is told at least.
#[test]
fn what_runs_and_leaves_is_seen() {
    let saved = document::write(&Page::default(), "Saved");
    let (head, _) = saved.split_once("<main").unwrap();
    let mut chromium = Chromium::start().unwrap();
    let mut seen = |head: &str, body: &str| open(&mut chromium, &format!("{head}{body}"));
    for script in [
        "<script>1</script>",
        "<img src=data:, onerror=1>",
        "<svg onload=1>",
        "<iframe srcdoc='<script>1</script>'></iframe>",
    ] {
        assert!(
            !seen("<!DOCTYPE html>", script).scripts.is_empty(),
            "{script}"
        );
        let behind_policy = seen(head, script);
        assert_eq!(behind_policy.scripts, [""; 0], "{script}");
        assert!(!behind_policy.refused.is_empty(), "{script}");
    }
    for request in [
        "<img src=https://elsewhere.example/x>",
        "<style>@import 'https://elsewhere.example/x'</style>",
        "<meta http-equiv=refresh content='1;url=https://elsewhere.example/x'>",
    ] {
        let seen = seen("<!DOCTYPE html>", request).requests;
        assert!(
            seen.contains(&"https://elsewhere.example/x".to_owned()),
            "{request}"
        );
    }
}

fn open(chromium: &mut Chromium, web_page: &str) -> Seen {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saved.html");
    std::fs::write(&file, web_page).unwrap();
    chromium.open(&file).unwrap()
}

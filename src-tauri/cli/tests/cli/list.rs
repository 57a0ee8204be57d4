//! `list`.

use crate::stage::{FILE, Stage, expect, masked};

#[test]
fn the_sample_is_listed() {
    let stage = Stage::sample();
    let mut text = String::new();
    for arguments in [
        &["list", FILE][..],
        &["list", FILE, "--archived"],
        &["list", FILE, "--what", "people"],
        &["list", FILE, "--what", "integrations"],
        &["list", FILE, "--what", "metrics"],
        &["list", FILE, "--what", "tags"],
        &["list", FILE, "Abandoned cart email"],
    ] {
        text.push_str(&format!("$ ninefold-cli {}\n", arguments.join(" ")));
        text.push_str(&stage.run(arguments).done());
        text.push('\n');
    }
    // The days of the sample's targets pass.
    for standing in ["On track", "Behind  ", "Behind"] {
        text = text.replace(standing, "(standing)");
    }
    expect("list.txt", &masked(&text));
}

#[test]
fn programs_get_json() {
    let stage = Stage::titled(&["Cart email"]);
    let mut text = String::new();
    for what in ["use-cases", "people"] {
        text.push_str(&stage.run(&["list", FILE, "--json", "--what", what]).done());
    }
    expect("list.json.txt", &masked(&text));
    let fields = stage.run(&["list", FILE, "cart email", "--json"]).done();
    let fields: serde_json::Value = serde_json::from_str(&fields).unwrap();
    let first = &fields["phases"][0]["fields"][0];
    let expected = serde_json::json!({
        "key": "title", "kind": "answer", "text": "Use case name", "value": "Cart email", "applicable": true,
    });
    assert_eq!(*first, expected);
}

#[test]
fn a_title_gives_no_orders_to_the_terminal() {
    let stage = Stage::titled(&["red \u{1b}[31m\u{7} \u{202e}gnp.exe", "日本語 👩‍💻"]);
    let text = stage.run(&["list", FILE]).done();
    assert!(
        text.contains("red \u{FFFD}[31m\u{FFFD} \u{FFFD}gnp.exe"),
        "{text}"
    );
    let said = stage
        .run(&["list", FILE, "red \u{1b}[31m\u{7} \u{202e}gnp"])
        .refused(5);
    assert!(
        !said.contains('\u{1b}') && said.contains("Did you mean"),
        "{said}"
    );
    let json = stage.run(&["list", FILE, "--json"]).done();
    assert!(json.contains("red \\u001b[31m\\u0007"), "{json}");
}

#[test]
fn an_empty_workspace_has_nothing_to_list() {
    let stage = Stage::titled(&[]);
    let run = stage.run(&["list", FILE]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert_eq!(run.said, "There is nothing to list.\n");
    let json = stage.run(&["list", FILE, "--json"]).done();
    assert!(json.contains("\"useCases\": []"), "{json}");
}

#[cfg(unix)]
#[test]
fn who_reads_may_stop_reading() {
    use std::process::Stdio;
    let stage = Stage::sample();
    for arguments in [
        &["list", FILE][..],
        &["export", FILE, "--all", "--one-file", "--format", "html"],
    ] {
        let mut child = stage
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    }
}

#[test]
fn what_is_written_is_searched() {
    let stage = Stage::titled(&["Zoë’s cart email", "Win-back"]);
    let text = stage.run(&["search", FILE, "ZOE", "cart"]).done();
    assert_eq!(text, "Use cases\n  [Zoë]’s [cart] email\n");
    let json = stage.run(&["search", FILE, "win", "--json"]).done();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["count"], 1);
    assert_eq!(json["groups"][0]["hits"][0]["text"][0]["text"], "Win");
    let none = stage.run(&["search", FILE, "quokka"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
}

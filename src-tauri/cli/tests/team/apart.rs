//! What happens to the same while two files are apart, and servers that go away or are brought back.

use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::server::Server;
use crate::stage::{FILE, Stage};
use crate::{answer, content, join, set, team};

const OTHER: &str = "Other.ninefold";
const TITLE: &str = "Cart email";
const NOTHING: &str = "Nothing new came.\nThe server has everything that is here.\n";

/// Two files in step.
fn two(server: &Server) -> Stage {
    let stage = Stage::titled(&[TITLE, "Winback"]);
    join(&stage, server, FILE, "owner");
    join(&stage, server, OTHER, "editor");
    team(&stage, "sync", FILE).done();
    team(&stage, "pull", OTHER).done();
    stage
}

#[test]
fn what_two_wrote_without_knowing_is_kept_and_told_on_both_sides() {
    let server = Server::start();
    let stage = two(&server);
    set(&stage, FILE, TITLE, "Carts are left.", "Anna");
    set(&stage, OTHER, TITLE, "Baskets are left.", "Ben");
    team(&stage, "sync", FILE).done();
    let told = team(&stage, "sync", OTHER).done();
    for line in [
        "1 in conflict.",
        "Use case “Cart email” changed",
        "  In conflict: answer to “Brief explanation of use case”",
        "“Baskets are left.”, by Ben, today",
        "“Carts are left.”, by Anna, today",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    let told = team(&stage, "sync", FILE).done();
    assert!(told.contains("1 in conflict."), "{told}");
    for file in [FILE, OTHER] {
        let open = stage.run(&["bundle", "conflicts", file]).done();
        assert!(
            open.contains("“Carts are left.”") && open.contains("“Baskets are left.”"),
            "{open}"
        );
        assert_eq!(answer(&stage, "state", file)["conflicts"], 1);
        assert!(
            team(&stage, "state", file)
                .done()
                .contains("1 conflict open.\n")
        );
    }
    // It stands until somebody decides, however often it is exchanged.
    assert_eq!(content(&stage, FILE), content(&stage, OTHER));
    for file in [OTHER, FILE] {
        assert_eq!(team(&stage, "sync", file).done(), NOTHING);
    }
    assert_eq!(answer(&stage, "state", FILE)["conflicts"], 1);
}

#[test]
fn a_server_that_is_away_is_told_and_tried_again_with_nothing_lost() {
    let mut server = Server::start();
    let stage = two(&server);
    server.go_away();
    set(&stage, FILE, TITLE, "While it is away.", "Anna");
    for command in ["push", "pull", "sync", "state"] {
        let said = team(&stage, command, FILE).refused(6);
        let begins = format!(
            "The team server can't be reached: nobody answers at {}. What is here stays as it is",
            server.told()
        );
        assert!(said.starts_with(&begins), "{said}");
    }
    let new = [
        "team",
        "pull",
        "New.ninefold",
        "--token-file",
        "Noordkaap.token",
    ];
    stage.run(&new).refused(6);
    assert!(
        !stage.contents().keys().any(|name| name.starts_with("New.")),
        "nothing is left"
    );
    server.go_on();
    team(&stage, "sync", FILE).done();
    team(&stage, "sync", OTHER).done();
    assert!(content(&stage, OTHER).contains("While it is away."));
}

#[test]
fn the_same_by_files_that_were_copies_loses_nothing() {
    let server = Server::start();
    let stage = Stage::titled(&[TITLE]);
    std::fs::copy(stage.file(), stage.path(OTHER)).unwrap();
    join(&stage, &server, FILE, "owner");
    join(&stage, &server, OTHER, "editor");
    set(&stage, FILE, TITLE, "Here.", "Anna");
    stage.run(&["create", OTHER, "Only there"]).done();
    for file in [FILE, OTHER, FILE] {
        team(&stage, "sync", file).done();
    }
    assert_eq!(content(&stage, FILE), content(&stage, OTHER));
    let all = content(&stage, FILE);
    assert!(all.contains("Here.") && all.contains("Only there"), "{all}");
}

#[test]
fn ctrl_c_ends_what_waits_for_a_server_at_once() {
    let server = Server::start();
    let stage = two(&server);
    // A server that takes everything and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let text = std::fs::read_to_string(stage.path(&crate::token(FILE))).unwrap();
    let elsewhere = silent.local_addr().unwrap().to_string();
    let text = text.replace(&server.told(), &elsewhere);
    let mut command = stage.command(&["team", "sync", FILE]);
    command.env("NINEFOLD_TOKEN", text);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _kept = silent.accept().unwrap();
    thread::sleep(Duration::from_millis(500));
    let begun = Instant::now();
    let pid = child.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status()
        .unwrap();
    assert!(sent.success());
    let run = child.wait_with_output().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(10));
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(130), "{said}");
    assert!(said.starts_with("Stopped. "), "{said}");
}

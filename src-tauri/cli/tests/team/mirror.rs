//! Two files are kept in step by a script.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::server::Server;
use crate::stage::{FILE, Stage};
use crate::{answer, content, join, set, team, token};

const MIRROR: &str = "Mirror.ninefold";

#[test]
fn a_workspace_is_mirrored_by_a_script() {
    let server = Server::start();
    let stage = Stage::sample();
    join(&stage, &server, FILE, "owner");
    join(&stage, &server, MIRROR, "editor");

    let told = team(&stage, "push", FILE).done();
    assert!(
        told.starts_with("Sent ") && told.ends_with(" changes.\n"),
        "{told}"
    );
    let told = team(&stage, "pull", MIRROR).done();
    assert!(told.starts_with("Took in all there is: "), "{told}");
    assert_eq!(content(&stage, MIRROR), content(&stage, FILE));
    stage.run(&["check", MIRROR]).done();

    // What nobody changed is not sent again, and nothing comes.
    let before = fs::read(stage.path(MIRROR)).unwrap();
    assert_eq!(
        team(&stage, "push", FILE).done(),
        "The server has everything that is here.\n"
    );
    assert_eq!(team(&stage, "pull", MIRROR).done(), "Nothing new came.\n");
    assert!(before.len() == fs::read(stage.path(MIRROR)).unwrap().len());

    // Each way, time after time, as a script does.
    for round in 0..3 {
        for (from, to) in [(FILE, MIRROR), (MIRROR, FILE)] {
            let text = format!("Round {round} in {from}.");
            set(&stage, from, "Abandoned cart email", &text, "Anna");
            let sent = team(&stage, "sync", from).done();
            assert!(
                sent.contains("Sent ") && !sent.contains("conflict."),
                "{sent}"
            );
            let came = team(&stage, "sync", to).done();
            assert!(came.contains("“Abandoned cart email” changed"), "{came}");
            assert!(content(&stage, to).contains(&text));
            assert_eq!(content(&stage, to), content(&stage, from));
        }
    }
    for file in [FILE, MIRROR] {
        stage.run(&["check", file]).done();
    }
}

#[test]
fn pushing_takes_nothing_in_and_pulling_sends_nothing() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    join(&stage, &server, FILE, "owner");
    join(&stage, &server, MIRROR, "editor");
    team(&stage, "push", FILE).done();
    team(&stage, "pull", MIRROR).done();
    set(&stage, FILE, "Cart email", "Here.", "Anna");
    stage.run(&["create", MIRROR, "There"]).done();
    assert!(team(&stage, "push", MIRROR).done().starts_with("Sent "));

    let before = content(&stage, FILE);
    assert!(team(&stage, "push", FILE).done().starts_with("Sent "));
    assert_eq!(content(&stage, FILE), before);
    let mirrored = content(&stage, MIRROR);
    assert!(!mirrored.contains("Here."));
    // Others are ahead, and what was sent is sent.
    let state = answer(&stage, "state", FILE);
    assert_eq!(
        (&state["in_step"], &state["to_send"]),
        (&false.into(), &0.into())
    );
    assert!(state["to_take_in"].as_u64().unwrap() > 0, "{state}");

    set(&stage, FILE, "Cart email", "Later.", "Anna");
    let pulled = team(&stage, "pull", FILE).done();
    assert!(pulled.contains("Use case “There” added"), "{pulled}");
    assert!(!pulled.contains("Sent"), "{pulled}");
    team(&stage, "pull", MIRROR).done();
    let mirrored = content(&stage, MIRROR);
    assert!(
        mirrored.contains("Here.") && !mirrored.contains("Later."),
        "{mirrored}"
    );
    assert!(answer(&stage, "state", FILE)["to_send"].as_u64().unwrap() > 0);
    team(&stage, "sync", FILE).done();
    team(&stage, "sync", MIRROR).done();
    assert_eq!(content(&stage, MIRROR), content(&stage, FILE));
}

#[test]
fn the_state_says_who_one_is_and_what_is_on_its_way() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    join(&stage, &server, FILE, "owner");
    join(&stage, &server, MIRROR, "editor");
    let state = answer(&stage, "state", FILE);
    assert_eq!(state["server"], format!("http://{}", server.told()));
    assert_eq!(
        (&state["who"], &state["role"]),
        (&"Noordkaap".into(), &"owner".into())
    );
    assert_eq!(state["device"], "Command line");
    assert_eq!(state["in_step"], false);
    assert!(state["to_send"].as_u64().unwrap() > 0);
    assert!(state["exchanged"].is_null());
    let told = team(&stage, "state", FILE).done();
    assert!(
        told.contains(&format!(
            "changes to send to {}, 0 to take in.\n",
            server.told()
        )),
        "{told}"
    );
    assert!(told.contains("Nothing was exchanged yet.\n"), "{told}");

    team(&stage, "sync", FILE).done();
    team(&stage, "pull", MIRROR).done();
    let told = team(&stage, "state", FILE).done();
    let begins = format!(
        "In step with {}.\nKnown there as “Noordkaap” (owner), from “Command line”.\nExchanged today at ",
        server.told()
    );
    assert!(told.starts_with(&begins), "{told}");

    set(&stage, MIRROR, "Cart email", "There.", "Ben");
    team(&stage, "push", MIRROR).done();
    let before = stage.contents();
    let state = answer(&stage, "state", FILE);
    assert_eq!(
        (&state["in_step"], &state["to_send"]),
        (&false.into(), &0.into())
    );
    assert!(state["to_take_in"].as_u64().unwrap() > 0, "{state}");
    assert!(state["exchanged"].as_str().unwrap().ends_with('Z'));
    assert_eq!(stage.contents(), before, "looking changes nothing");
}

#[test]
fn what_a_computer_is_known_by_is_read_by_its_owner_alone() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    join(&stage, &server, FILE, "owner");
    let file = stage.path(&token(FILE));
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let kept = fs::read_to_string(&file).unwrap();
    let secret: serde_json::Value = serde_json::from_str(&kept).unwrap();
    assert_eq!(secret["address"], format!("http://{}", server.told()));

    // One that is there is not written over, and its invitation stays good.
    let invitation = server.invite(crate::CLIENT, "editor");
    let join = ["team", "join", &invitation, "--token-file", &token(FILE)];
    assert!(stage.run(&join).refused(1).contains("are there already"));
    assert_eq!(fs::read_to_string(&file).unwrap(), kept);
    stage.run(&[&join[..], &["--force"]].concat()).done();
    assert_ne!(fs::read_to_string(&file).unwrap(), kept);

    // A script that has no file has it in its environment.
    let mut command = stage.command(&["team", "sync", FILE]);
    let run = command.env("NINEFOLD_TOKEN", &kept).output().unwrap();
    assert!(run.status.success(), "{run:?}");
    let told = String::from_utf8([run.stdout, run.stderr].concat()).unwrap();
    assert!(!told.contains(secret["token"].as_str().unwrap()));
}

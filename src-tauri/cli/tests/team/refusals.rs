//! What the server and the command line refuse, in words.

use std::fs;

use ninefold_core::team::Role;
use ninefold_team::{Client, Connection};

use crate::server::Server;
use crate::stage::{FILE, Stage};
use crate::{answer, content, join, set, team, token};

const READER: &str = "Reader.ninefold";

#[test]
fn a_reader_takes_in_and_is_told_that_nothing_is_sent() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    join(&stage, &server, FILE, "owner");
    join(&stage, &server, READER, "reader");
    team(&stage, "push", FILE).done();
    team(&stage, "pull", READER).done();
    assert_eq!(team(&stage, "sync", READER).done(), "Nothing new came.\n");
    assert_eq!(answer(&stage, "state", READER)["role"], "reader");
    assert!(answer(&stage, "state", READER)["exchanged"].is_string());

    set(&stage, READER, "Cart email", "From a reader.", "Rita");
    let pushed = team(&stage, "push", READER);
    assert_eq!(pushed.code, 1);
    assert!(pushed.said.contains("read"), "{}", pushed.said);
    set(&stage, FILE, "Cart email", "From the owner.", "Anna");
    team(&stage, "push", FILE).done();
    let synced = team(&stage, "sync", READER);
    assert_eq!(synced.code, 1);
    assert!(synced.out.contains("In conflict"), "{}", synced.out);
    let told = "Only reading is allowed there, so 2 changes of this file were not sent. They stay here, and nowhere else.";
    assert!(synced.said.starts_with(told), "{}", synced.said);
    team(&stage, "pull", FILE).done();
    assert!(!content(&stage, FILE).contains("From a reader."));
    assert!(answer(&stage, "state", READER)["to_send"].as_u64().unwrap() > 0);
}

#[test]
fn a_computer_that_was_removed_keeps_what_it_has_and_gets_no_more() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    join(&stage, &server, FILE, "owner");
    join(&stage, &server, READER, "reader");
    team(&stage, "push", FILE).done();
    team(&stage, "pull", READER).done();
    let kept = content(&stage, READER);

    let text = fs::read_to_string(stage.path(&token(FILE))).unwrap();
    let connection: Connection = serde_json::from_str(&text).unwrap();
    let owner = Client::new(&connection);
    let members = owner.members().unwrap();
    let reader = members
        .iter()
        .find(|member| member.role == Role::Reader)
        .unwrap();
    owner.remove_device(reader.devices[0].device).unwrap();

    set(&stage, FILE, "Cart email", "Not for everybody.", "Anna");
    team(&stage, "sync", FILE).done();
    for command in ["push", "pull", "sync", "state"] {
        let said = team(&stage, command, READER).refused(1);
        assert!(said.contains("does not know this computer"), "{said}");
        assert!(said.contains("stays as it is"), "{said}");
    }
    assert_eq!(content(&stage, READER), kept);
    let noted = owner.audit(None).unwrap();
    assert!(
        noted
            .iter()
            .any(|noted| noted.what.contains("joined from “Command line”"))
    );
}

#[test]
fn another_workspace_is_refused_and_left_as_it_is() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    join(&stage, &server, FILE, "owner");
    team(&stage, "push", FILE).done();
    let other = Stage::titled(&["Something else"]);
    // Both were made by the same clock, so the other gets a change of its own to begin with.
    fs::remove_file(other.file()).unwrap();
    other
        .run(&["generate", "--use-cases", "3", "--seed", "5", FILE])
        .done();
    fs::copy(stage.path(&token(FILE)), other.path(&token(FILE))).unwrap();
    let before = content(&other, FILE);
    for command in ["push", "pull", "sync", "state"] {
        let said = team(&other, command, FILE).refused(1);
        assert!(
            said.contains("is another workspace than the one on the team server"),
            "{said}"
        );
    }
    assert_eq!(content(&other, FILE), before);
    assert_eq!(team(&stage, "pull", FILE).done(), "Nothing new came.\n");
}

#[test]
fn invitations_are_good_once_and_addresses_are_looked_at() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    let invitation = server.invite(crate::CLIENT, "owner");
    let join = |address: &str, more: &[&str]| {
        let join = [
            &["team", "join", address],
            more,
            &["--token-file", "a.token"],
        ]
        .concat();
        stage.run(&join)
    };
    let (address, code) = invitation.split_once("/join#").unwrap();
    assert!(
        join(address, &[])
            .refused(2)
            .contains("Name the invitation")
    );
    let open = join("http://team.example.com", &[code]).refused(2);
    assert!(
        open.contains("can be read and changed on its way"),
        "{open}"
    );
    assert!(
        join("not an address", &[code])
            .refused(2)
            .contains("is not the address of a team server")
    );
    let wrong = join(address, &["0197f000-0000-7000-8000-000000000000.wrong"]).refused(1);
    assert!(wrong.contains("invitation"), "{wrong}");
    assert!(!stage.path("a.token").exists(), "nothing is left");
    join(address, &[code]).done();
    let said = join(&invitation, &["--force"]).refused(1);
    assert!(said.contains("was taken up already"), "{said}");
}

#[test]
fn what_a_computer_is_known_by_has_to_be_named() {
    let stage = Stage::titled(&["Cart email"]);
    let said = stage.run(&["team", "sync", FILE]).refused(2);
    assert!(said.contains("--token-file"), "{said}");
    fs::write(stage.path("odd.token"), "{}").unwrap();
    let odd = ["team", "sync", FILE, "--token-file", "odd.token"];
    assert!(
        stage
            .run(&odd)
            .refused(2)
            .contains("odd.token does not hold")
    );
    let missing = ["team", "sync", FILE, "--token-file", "missing.token"];
    assert!(
        stage
            .run(&missing)
            .refused(1)
            .contains("missing.token could not be read")
    );
}

#[test]
fn only_pulling_makes_a_file_and_an_open_one_is_left() {
    let server = Server::start();
    let stage = Stage::titled(&["Cart email"]);
    join(&stage, &server, FILE, "owner");
    for command in ["push", "sync", "state"] {
        let absent = [
            "team",
            command,
            "Absent.ninefold",
            "--token-file",
            &token(FILE),
        ];
        assert_eq!(stage.run(&absent).code, 1);
    }
    assert!(!stage.path("Absent.ninefold").exists());
    let _held =
        ninefold_core::disk::lock::Lock::take(&stage.file().canonicalize().unwrap()).unwrap();
    for command in ["push", "pull", "sync"] {
        let said = team(&stage, command, FILE).refused(4);
        assert!(said.contains("is open in another window"), "{said}");
    }
    // What only looks may look.
    assert_eq!(answer(&stage, "state", FILE)["role"], "owner");
}

//! What goes to a server, by the contract.

use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::digest::Digest;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place, Sealed, Standing, Taken};
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;
use ninefold_core::team::{
    Ask, Asked, Carried, Here, Invite, Invited, Join, Joined, PageHead, Present, PushHead, Role,
    Server,
};

use super::client;
use super::tiny::{Heard, Tiny, answer, json};
use crate::{Connection, Door};

/// The path of the workspace of the tests.
const WORKSPACE: &str = "/v1/workspaces/07070707-0707-0707-0707-070707070707";

fn id(byte: u8) -> Id {
    Id::from_bytes([byte; 16])
}

fn change() -> Line {
    Line::Change(Sealed::of(Change {
        id: id(1),
        doc: id(2),
        stamp: 5,
        at: 5,
        author: id(3),
        what: What::SetUp,
        action: None,
        undoes: None,
        via: None,
        edits: vec![Edit {
            value: Value::Text("zwei\nZeilen".into()),
            ..Edit::at(id(2), "use-case", "title")
        }],
    }))
}

fn standing() -> Standing {
    Standing {
        origin: Some(id(1)),
        end: Place {
            n: 3,
            mark: Some(id(9)),
        },
        digest: Digest::default(),
    }
}

fn joined() -> Joined {
    Joined {
        token: "new-token".into(),
        until: 7,
        workspace: id(7),
        title: "Client".into(),
        role: Role::Editor,
        standing: standing(),
    }
}

fn said<T: serde::de::DeserializeOwned>(heard: &Heard) -> T {
    serde_json::from_slice(&heard.body).unwrap()
}

#[test]
fn who_asks_says_so_by_the_token() {
    let tiny = Tiny::saying(json(&standing()));
    assert_eq!(client(&tiny).standing().unwrap(), standing());
    let heard = tiny.heard();
    assert_eq!(heard.line, format!("GET {WORKSPACE} HTTP/1.1"));
    assert!(
        heard.head.contains("authorization: bearer the-token\r\n"),
        "{}",
        heard.head
    );
    assert!(
        heard.head.contains("ninefold-speaks: 1\r\n"),
        "{}",
        heard.head
    );
    assert!(
        heard.head.contains("user-agent: ninefold/"),
        "{}",
        heard.head
    );
}

#[test]
fn lines_are_pushed_behind_their_head() {
    let taken = Taken {
        new: 2,
        end: standing().end,
        lacks: vec!["ab".into()],
    };
    let tiny = Tiny::saying(json(&taken));
    let head = PushHead { origin: id(1) };
    let lines = vec![change(), Line::Picture("ab".into())];
    assert_eq!(client(&tiny).push(head, lines.clone()).unwrap(), taken);
    let heard = tiny.heard();
    assert_eq!(heard.line, format!("POST {WORKSPACE}/changes HTTP/1.1"));
    assert!(heard.head.contains("content-type: application/jsonl\r\n"));
    let text = String::from_utf8(heard.body).unwrap();
    let (first, rest) = text.split_once('\n').unwrap();
    assert_eq!(serde_json::from_str::<PushHead>(first).unwrap(), head);
    let read: Vec<Line> = rest
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(read, lines);
}

#[test]
fn a_page_is_pulled_after_a_place() {
    let head = PageHead {
        place: standing().end,
        standing: standing(),
        role: Role::Reader,
    };
    let lines = vec![change(), Line::Framework("[framework]".into())];
    let mut text = serde_json::to_string(&head).unwrap();
    for line in &lines {
        text += &format!("\n{}", serde_json::to_string(line).unwrap());
    }
    for end in ["", "\n"] {
        let body = text.clone() + end;
        let tiny = Tiny::saying(answer(200, "application/jsonl", body.as_bytes()));
        let after = Place {
            n: 1,
            mark: Some(id(8)),
        };
        assert_eq!(client(&tiny).pull(after, 2).unwrap(), (head, lines.clone()));
        let asked = format!("{WORKSPACE}/changes?after=1&most=2&mark={}", id(8));
        assert_eq!(tiny.heard().line, format!("GET {asked} HTTP/1.1"));
    }
}

#[test]
fn pictures_go_by_their_hash_with_their_media_type() {
    let picture = Carried {
        mime: "image/png".into(),
        bytes: vec![0, 13, 10, 255],
    };
    let tiny = Tiny::saying(answer(200, "image/png", &picture.bytes));
    assert_eq!(client(&tiny).picture("ab").unwrap(), Some(picture.clone()));
    assert_eq!(
        tiny.heard().line,
        format!("GET {WORKSPACE}/pictures/ab HTTP/1.1")
    );

    let tiny = Tiny::saying("HTTP/1.1 204 So\r\n\r\n");
    client(&tiny).put_picture("ab", &picture).unwrap();
    let heard = tiny.heard();
    assert_eq!(heard.line, format!("PUT {WORKSPACE}/pictures/ab HTTP/1.1"));
    assert!(heard.head.contains("content-type: image/png\r\n"));
    assert_eq!(heard.body, picture.bytes);
}

#[test]
fn people_and_their_computers_are_asked_for_and_removed() {
    let tiny = Tiny::saying("HTTP/1.1 204 So\r\n\r\n");
    let client = client(&tiny);
    client.remove_member(id(1)).unwrap();
    client.set_role(id(1), Role::Owner).unwrap();
    client.remove_device(id(2)).unwrap();
    let line = |verb: &str, path: &str| format!("{verb} {WORKSPACE}/{path} HTTP/1.1");
    assert_eq!(
        tiny.heard().line,
        line("DELETE", &format!("members/{}", id(1)))
    );
    let heard = tiny.heard();
    assert_eq!(heard.line, line("PUT", &format!("members/{}/role", id(1))));
    assert_eq!(heard.body, b"\"owner\"");
    assert_eq!(
        tiny.heard().line,
        line("DELETE", &format!("devices/{}", id(2)))
    );
}

#[test]
fn invitations_presence_and_the_audit_are_asked_for() {
    let invited = Invited {
        invitation: "K7".into(),
        until: 9,
    };
    let tiny = Tiny::saying(json(&invited));
    let invite = Invite {
        role: Role::Reader,
        name: "Ben".into(),
        days: 7,
    };
    assert_eq!(client(&tiny).invite(&invite).unwrap(), invited);
    let heard = tiny.heard();
    assert_eq!(heard.line, format!("POST {WORKSPACE}/invitations HTTP/1.1"));
    assert_eq!(said::<Invite>(&heard), invite);

    let here = Here {
        person: id(3),
        name: "Anna".into(),
        document: None,
        leaves: false,
    };
    let others = vec![Present {
        person: id(4),
        name: "Ben".into(),
        document: Some(id(2)),
    }];
    let tiny = Tiny::saying(json(&others));
    assert_eq!(client(&tiny).present(&here).unwrap(), others);
    assert_eq!(said::<Here>(&tiny.heard()), here);

    let tiny = Tiny::saying(json(&[(); 0]));
    assert_eq!(client(&tiny).members().unwrap(), []);
    assert_eq!(client(&tiny).audit(None).unwrap(), []);
    assert_eq!(client(&tiny).audit(Some(50)).unwrap(), []);
    assert_eq!(
        tiny.heard().line,
        format!("GET {WORKSPACE}/members HTTP/1.1")
    );
    assert_eq!(tiny.heard().line, format!("GET {WORKSPACE}/audit HTTP/1.1"));
    assert_eq!(
        tiny.heard().line,
        format!("GET {WORKSPACE}/audit?before=50 HTTP/1.1")
    );
}

#[test]
fn an_invitation_is_taken_up_without_a_token() {
    let tiny = Tiny::saying(json(&joined()));
    let join = Join {
        invitation: "K7".into(),
        name: "Anna".into(),
        device: "Anna’s laptop".into(),
    };
    let door = Door::at(tiny.address.clone());
    assert_eq!(door.join(&join).unwrap(), joined());
    let heard = tiny.heard();
    assert_eq!(heard.line, "POST /v1/join HTTP/1.1");
    assert!(!heard.head.contains("authorization"));
    assert_eq!(said::<Join>(&heard), join);
    let connection = Connection::new(tiny.address.clone(), &joined());
    assert!(!format!("{connection:?}").contains("new-token"));
    let kept = serde_json::to_string(&connection).unwrap();
    assert_eq!(
        serde_json::from_str::<Connection>(&kept).unwrap(),
        connection
    );
}

#[test]
fn signing_in_waits_until_it_is_done() {
    let asked = Asked {
        asked: "a secret/with ?signs".into(),
        page: "https://id.example.com/".into(),
    };
    let tiny = Tiny::saying(json(&asked));
    let ask = Ask {
        device: "Anna’s laptop".into(),
        title: None,
    };
    assert_eq!(Door::at(tiny.address.clone()).ask(&ask).unwrap(), asked);
    assert_eq!(tiny.heard().line, "POST /v1/sign-in HTTP/1.1");

    let waiting = br#"{"code":"waiting","message":"Not yet."}"#;
    let tiny = Tiny::saying(answer(425, "application/json", waiting));
    assert_eq!(
        Door::at(tiny.address.clone()).signed_in(&asked).unwrap(),
        None
    );
    let path = "/v1/sign-in/a%20secret%2Fwith%20%3Fsigns";
    assert_eq!(tiny.heard().line, format!("POST {path} HTTP/1.1"));

    let tiny = Tiny::saying(json(&joined()));
    let door = Door::at(tiny.address.clone());
    assert_eq!(door.signed_in(&asked).unwrap(), Some(joined()));

    let tiny = Tiny::saying(json(&serde_json::json!({ "provider": "Example" })));
    let provider = Door::at(tiny.address.clone()).sign_in().unwrap().provider;
    assert_eq!(provider.as_deref(), Some("Example"));
}

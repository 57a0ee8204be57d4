//! Who may do what: readers who write, people who were removed, tokens of elsewhere. None of all attempts succeeds.

use std::collections::BTreeMap;

use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Sealed};
use ninefold_core::team::{Invite, Joined, PushHead, Role, Server};
use ninefold_team::Client;
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::figures::{figure, times};
use ninefold_team_proof::made::{body, change, document};
use ninefold_team_proof::raw::Raw;
use ninefold_team_proof::served::Served;

use super::team::cluster;

const SETTINGS: [(&str, &str); 5] = [
    ("LIMITS_ADDRESS_RATE", "100000"),
    ("LIMITS_ADDRESS_BURST", "100000"),
    ("LIMITS_DEVICE_RATE", "100000"),
    ("LIMITS_DEVICE_BURST", "100000"),
    ("LIMITS_WRONG_A_MINUTE", "100000000"),
];

/// Who tries, and how they say who they are.
struct Who {
    what: &'static str,
    token: Option<String>,
    /// They may read, or also write, but no more.
    may: Option<Role>,
}

/// What is tried: how, where below the workspace, with which body, and who may.
struct Try {
    method: &'static str,
    path: String,
    body: Vec<u8>,
    takes: Role,
}

/// All that can be tried in a workspace.
fn tries(
    workspace: &str,
    origin: Id,
    doc: Id,
    others: &[(Id, Id)],
    chance: &mut Chance,
) -> Vec<Try> {
    let one = |method, path: String, body: &[u8], takes| Try {
        method,
        path: format!("workspaces/{workspace}{path}"),
        body: body.to_vec(),
        takes,
    };
    let push = body(
        origin,
        &[Line::Change(Sealed::of(change(chance, doc, "forbidden")))],
    );
    let blank = body(
        origin,
        &[Line::Erasure(
            ninefold_core::document::erasure::Target::Document(doc),
        )],
    );
    let invite = serde_json::to_vec(&Invite {
        role: Role::Owner,
        name: "Mallory".to_owned(),
        days: 7,
    });
    let invite = invite.unwrap();
    let (member, device) = others[chance.below(others.len())];
    let picture = "89504e47".repeat(8);
    vec![
        one("GET", String::new(), b"", Role::Reader),
        one("GET", "/changes?after=0&most=100".into(), b"", Role::Reader),
        one("GET", "/members".into(), b"", Role::Reader),
        one("GET", format!("/pictures/{picture}"), b"", Role::Reader),
        one(
            "POST",
            "/present".into(),
            br#"{"person":"00000000-0000-7000-8000-000000000001","name":"M","document":null}"#,
            Role::Reader,
        ),
        one("POST", "/changes".into(), &push, Role::Editor),
        one("POST", "/changes".into(), &blank, Role::Editor),
        one(
            "PUT",
            format!("/pictures/{picture}"),
            b"\x89PNG",
            Role::Editor,
        ),
        one("POST", "/invitations".into(), &invite, Role::Owner),
        one("DELETE", format!("/members/{member}"), b"", Role::Owner),
        one(
            "PUT",
            format!("/members/{member}/role"),
            b"\"owner\"",
            Role::Owner,
        ),
        one("DELETE", format!("/devices/{device}"), b"", Role::Owner),
        one("GET", "/audit".into(), b"", Role::Owner),
    ]
}

/// A workspace with people of each role and some that were removed.
struct Place {
    served: Served,
    workspace: Id,
    origin: Id,
    doc: Id,
    who: Vec<Who>,
    /// Others' members and devices.
    others: Vec<(Id, Id)>,
}

impl Place {
    fn new(chance: &mut Chance) -> Self {
        let served = Served::start(&cluster(), "rights", &SETTINGS).unwrap();
        let join =
            |title: &str, role, name: &str| served.join(title, role, name, served.address).unwrap();
        let (owner, connection) = join("One", Role::Owner, "Olga");
        let mut client = Client::new(&connection);
        let doc = document(chance);
        let first = change(chance, doc, "a secret");
        let origin = first.id;
        let line = Line::Change(Sealed::of(first));
        client.push(PushHead { origin }, vec![line]).unwrap();
        let (editor, _) = join("One", Role::Editor, "Emil");
        let (reader, _) = join("One", Role::Reader, "Rita");
        let (removed, _) = join("One", Role::Owner, "Remo");
        let (revoked, _) = join("One", Role::Owner, "Vera");
        let (ended, _) = join("One", Role::Owner, "Enno");
        let (lowered, _) = join("One", Role::Owner, "Lore");
        join("One", Role::Editor, "Nina");
        let (elsewhere, _) = join("Other", Role::Owner, "Otto");
        // They have been let in before, so that whatever is remembered of them is wrong from now on.
        for joined in [&removed, &revoked, &ended, &lowered] {
            let mut raw = Raw::to(served.address);
            let path = format!("workspaces/{}", owner.workspace);
            assert_eq!(
                raw.say("GET", &path, Some(&joined.token), b"")
                    .unwrap()
                    .status,
                200
            );
        }
        let members = client.members().unwrap();
        let of = |name: &str| members.iter().find(|one| one.name == name).unwrap();
        let others = ["Olga", "Nina"]
            .map(|name| (of(name).member, of(name).devices[0].device))
            .to_vec();
        client.remove_member(of("Remo").member).unwrap();
        client.remove_device(of("Vera").devices[0].device).unwrap();
        client.set_role(of("Lore").member, Role::Reader).unwrap();
        let enno = of("Enno").devices[0].device;
        served
            .sql(&format!("UPDATE device SET until = 1 WHERE id = '{enno}'"))
            .unwrap();
        let known = |what, joined: &Joined, may| Who {
            what,
            token: Some(joined.token.clone()),
            may,
        };
        let who = vec![
            known("editors", &editor, Some(Role::Editor)),
            known("readers", &reader, Some(Role::Reader)),
            known("owners who became readers", &lowered, Some(Role::Reader)),
            known("removed people", &removed, None),
            known("computers whose token was taken back", &revoked, None),
            known("tokens that ended", &ended, None),
            known("tokens of another workspace", &elsewhere, None),
        ];
        Self {
            served,
            workspace: owner.workspace,
            origin,
            doc,
            who,
            others,
        }
    }

    /// A token that nobody was given: one that was, with something else in it, or anything.
    fn made_up(&self, chance: &mut Chance) -> Who {
        let known = self.who[chance.below(self.who.len())].token.as_ref();
        let mut token = known.unwrap().clone().into_bytes();
        let token = match chance.below(5) {
            0 => None,
            1 => Some(format!("{:?}", chance.bytes()).replace([' ', ',', '[', ']'], "")),
            2 => {
                token.truncate(chance.below(token.len()));
                String::from_utf8(token).ok()
            }
            _ => {
                let at = token.len() - 1 - chance.below(30);
                token[at] = if token[at] == b'A' { b'B' } else { b'A' };
                String::from_utf8(token).ok()
            }
        };
        Who {
            what: "made-up tokens",
            token,
            may: None,
        }
    }

    fn state(&self) -> String {
        let members = "SELECT workspace, name, role, removed IS NULL FROM member ORDER BY id";
        let devices = "SELECT member, name, until, revoked FROM device ORDER BY id";
        let invitations = "SELECT count(*) FROM invitation";
        let all = [members, devices, invitations].map(|sql| self.served.sql(sql).unwrap());
        all.concat() + &self.served.stored().unwrap()
    }
}

#[test]
fn nobody_does_what_they_may_not() {
    let mut chance = Chance::of(11);
    let place = Place::new(&mut chance);
    let before = place.state();
    let mut raw = Raw::to(place.served.address);
    let (count, mut tried) = (times(800, 10_000), BTreeMap::<&str, usize>::new());
    let workspace = place.workspace.to_string();
    while tried.values().sum::<usize>() < count {
        let made_up;
        let who = match chance.below(4) {
            0 => {
                made_up = place.made_up(&mut chance);
                &made_up
            }
            _ => &place.who[chance.below(place.who.len())],
        };
        let named = match chance.below(12) {
            0 => workspace.to_uppercase(),
            1 => workspace.replace('-', ""),
            2 => format!("%20{workspace}"),
            3 => format!("{workspace}/../{workspace}"),
            _ => workspace.clone(),
        };
        let mut all = tries(&named, place.origin, place.doc, &place.others, &mut chance);
        let one = all.swap_remove(chance.below(all.len()));
        if who.may.is_some_and(|role| role >= one.takes) {
            continue;
        }
        let answer = raw
            .say(one.method, &one.path, who.token.as_deref(), &one.body)
            .unwrap();
        *tried.entry(who.what).or_default() += 1;
        let is_no = (400..500).contains(&answer.status);
        assert!(
            is_no,
            "{}: {} {}: {answer:?}",
            who.what, one.method, one.path
        );
        assert!(
            !answer.body.contains("a secret"),
            "{}: {answer:?}",
            who.what
        );
    }
    assert_eq!(place.state(), before, "something was altered");
    let parts: Vec<String> = tried
        .iter()
        .map(|(what, count)| format!("{count} of {what}"))
        .collect();
    figure(
        "rights",
        &format!("0 of {count} attempts succeeded: {}", parts.join(", ")),
    );
}

//! A client that keeps to no contract: each lie is refused in words, nothing of it is stored, and nobody else is disturbed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use ninefold_core::document::change::Change;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Sealed};
use ninefold_core::document::value::Value;
use ninefold_core::team::{PushHead, Refused, Role, Server};
use ninefold_team::Client;
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::figures::{figure, times};
use ninefold_team_proof::made::{body, change, document, edit, sealed};
use ninefold_team_proof::raw::{Answer, Raw};
use ninefold_team_proof::served::Served;

use super::beside::works_beside;
use super::team::cluster;

/// Everybody here has one address; a body that does not come is waited for two seconds.
const SETTINGS: [(&str, &str); 6] = [
    ("LIMITS_ADDRESS_RATE", "100000"),
    ("LIMITS_ADDRESS_BURST", "100000"),
    ("LIMITS_DEVICE_RATE", "100000"),
    ("LIMITS_DEVICE_BURST", "100000"),
    ("LIMITS_WRONG_A_MINUTE", "100000"),
    ("LIMITS_BODY_SECONDS", "2"),
];

/// Two workspaces with something in each.
struct Two {
    served: Served,
    /// How the liar is let in.
    token: String,
    workspace: Id,
    origin: Id,
    doc: Id,
    /// The same of the other workspace.
    other: (String, Id, Id, Id),
}

impl Two {
    fn new(chance: &mut Chance) -> Self {
        let served = Served::start(&cluster(), "lies", &SETTINGS).unwrap();
        let mut begun = Vec::new();
        for title in ["One", "Other"] {
            let (joined, connection) = served
                .join(title, Role::Editor, "Mallory", served.address)
                .unwrap();
            let doc = document(chance);
            let first = change(chance, doc, "what was there before");
            let origin = first.id;
            let mut client = Client::new(&connection);
            let more = change(chance, doc, "and more of it");
            client
                .push(PushHead { origin }, vec![sealed(first), sealed(more)])
                .unwrap();
            begun.push((joined.token, joined.workspace, origin, doc));
        }
        let other = begun.pop().unwrap();
        let (token, workspace, origin, doc) = begun.pop().unwrap();
        Self {
            served,
            token,
            workspace,
            origin,
            doc,
            other,
        }
    }
}

/// A push that lies: what about, and its body.
fn lies(two: &Two, chance: &mut Chance) -> Vec<(&'static str, Vec<u8>)> {
    let (origin, doc) = (two.origin, two.doc);
    let mut change_with = |alter: &dyn Fn(&mut Change)| {
        let mut one = change(chance, doc, "a lie");
        alter(&mut one);
        one
    };
    let honest = change_with(&|_| {});
    let sealed_as = |crc: u32| {
        Line::Change(Sealed {
            change: honest.clone(),
            crc,
        })
    };
    let plain = String::from_utf8(body(origin, &[sealed(honest.clone())])).unwrap();
    let twice = change_with(&|one| one.edits.push(one.edits[0].clone()));
    let many = change_with(&|one| {
        one.edits = (0..100_001)
            .map(|n| edit(doc, &format!("f{n}"), ""))
            .collect();
    });
    let long_name = change_with(&|one| one.edits[0].field = "x".repeat(1_001));
    let many_bases = change_with(&|one| one.edits[0].base = vec![doc; 10_001]);
    let (_, _, other_origin, other_doc) = two.other;
    let late = change_with(&|one| one.stamp = 4_102_444_800_001);
    let later = change_with(&|one| one.stamp = i64::MAX);
    let nul = change_with(&|one| one.edits[0].value = Value::Text("a\0b".to_owned()));
    let crowd = vec![sealed(honest.clone()); 5_001];
    // The first change of another workspace, which is known by its id.
    let stolen = change_with(&|one| (one.id, one.doc) = (other_origin, other_doc));
    let elsewhere = change_with(&|one| one.doc = other_doc);
    let forged = change_with(&|one| one.id = origin);
    let raw = |text: &str| text.as_bytes().to_vec();
    vec![
        (
            "wrong checksum",
            body(origin, &[sealed_as(honest.checksum() ^ 1)]),
        ),
        ("no checksum", body(origin, &[sealed_as(0)])),
        (
            "another text under the checksum",
            raw(&plain.replace("a lie", "a LIE")),
        ),
        (
            "another workspace's document",
            body(origin, &[sealed(elsewhere.clone())]),
        ),
        (
            "it behind honest ones",
            body(origin, &[sealed(honest.clone()), sealed(elsewhere)]),
        ),
        (
            "another workspace's change",
            body(origin, &[sealed(stolen)]),
        ),
        (
            "another workspace's origin",
            body(other_origin, &[sealed(honest.clone())]),
        ),
        (
            "an origin that nobody knows",
            body(honest.id, &[sealed(honest.clone())]),
        ),
        (
            "another change under an id that is there",
            body(origin, &[sealed(forged)]),
        ),
        ("a stamp after 2100", body(origin, &[sealed(late.clone())])),
        (
            "it behind an honest one",
            body(origin, &[sealed(honest.clone()), sealed(late)]),
        ),
        ("the last stamp there is", body(origin, &[sealed(later)])),
        ("a field edited twice", body(origin, &[sealed(twice)])),
        ("100,001 edits", body(origin, &[sealed(many)])),
        (
            "a field with a name of 1,001 bytes",
            body(origin, &[sealed(long_name)]),
        ),
        ("10,001 bases", body(origin, &[sealed(many_bases)])),
        (
            "a text that PostgreSQL can't keep",
            body(origin, &[sealed(nul)]),
        ),
        ("5,001 lines", body(origin, &crowd)),
        ("no JSON", raw("no JSON")),
        ("no body", Vec::new()),
        ("half a line", raw(&plain[..plain.len() / 2])),
        (
            "a head alone, twice",
            raw(&format!("{0}\n{0}\n", plain.lines().next().unwrap())),
        ),
        (
            "a field that nobody knows",
            raw(&plain.replace("\"stamp\"", "\"stump\":1,\"stamp\"")),
        ),
        (
            "a number that is none",
            raw(&plain.replace("\"stamp\":", "\"stamp\":1e999,\"x\":")),
        ),
        (
            "a checksum beyond 32 bits",
            raw(&plain.replace("\"crc\":", "\"crc\":9999999999,\"x\":")),
        ),
        (
            "an id that is none",
            raw(&plain.replace(&honest.id.to_string(), "../../etc/passwd")),
        ),
        (
            "no Unicode",
            [plain.as_bytes(), &[0xFF, 0xFE, b'\n']].concat(),
        ),
        (
            "arrays in arrays",
            raw(&format!(
                "{}\n{}",
                plain.lines().next().unwrap(),
                "[".repeat(200_000)
            )),
        ),
        (
            "a picture that is no hash",
            body(origin, &[Line::Picture("../x".to_owned())]),
        ),
    ]
}

/// That it was refused in words.
fn is_refused(about: &str, answer: &Answer) -> u16 {
    let is_no = (400..500).contains(&answer.status);
    assert!(is_no, "{about}: {} {}", answer.status, answer.body);
    let refused: Refused = serde_json::from_str(&answer.body)
        .unwrap_or_else(|_| panic!("{about}: no words: {} {:?}", answer.status, answer.body));
    assert!(
        refused.message.ends_with('.'),
        "{about}: {}",
        refused.message
    );
    assert_eq!(refused.code.status(), answer.status, "{about}");
    answer.status
}

#[test]
fn every_lie_is_refused_in_words_and_nothing_of_it_is_stored() {
    let mut chance = Chance::of(3);
    let two = Two::new(&mut chance);
    let (is_over, failures) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (kinds, mutated, beside) = thread::scope(|scope| {
        let beside = scope.spawn(|| works_beside(&two.served, &is_over, &failures));
        // It has begun.
        while two.served.sql("SELECT count(*) FROM push").unwrap().trim() < "3" {
            thread::sleep(Duration::from_millis(20));
        }
        struct Over<'a>(&'a AtomicBool);
        impl Drop for Over<'_> {
            fn drop(&mut self) {
                self.0.store(true, Ordering::Relaxed);
            }
        }
        let over = Over(&is_over);
        let kinds = tell(&two, &mut chance);
        let mutated = mutate(&two, &mut chance);
        drop(over);
        (kinds, mutated, beside.join().unwrap())
    });
    assert_eq!(failures.into_inner(), 0, "somebody else was disturbed");
    let statuses: Vec<String> = kinds
        .iter()
        .map(|(status, count)| format!("{count} × {status}"))
        .collect();
    figure(
        "a client that lies",
        &format!(
            "{} kinds of lies, each refused in words ({}), and {mutated} pushes with altered bytes: 0 stored; {beside} pushes of somebody else \
             meanwhile, 0 of them disturbed",
            kinds.values().sum::<usize>(),
            statuses.join(", "),
        ),
    );
}

/// What is stored of both workspaces.
fn stored(two: &Two) -> String {
    let sql = "SELECT title, last, changes, sum, bytes, pictures FROM workspace WHERE title IN ('One', 'Other') ORDER BY key";
    let mut stored = two.served.sql(sql).unwrap();
    for table in [
        "change",
        "edit",
        "erasure",
        "framework",
        "picture",
        "blob",
        "push",
    ] {
        let of = "(SELECT key FROM workspace WHERE title IN ('One', 'Other'))";
        let sql = format!("SELECT count(*) FROM {table} WHERE workspace IN {of}");
        stored += &two.served.sql(&sql).unwrap();
    }
    stored
}

/// Tells all lies. Answers how often each status came.
fn tell(two: &Two, chance: &mut Chance) -> BTreeMap<u16, usize> {
    let before = stored(two);
    let mut statuses = BTreeMap::new();
    let mut note = |about: &str, answer: &Answer| {
        *statuses.entry(is_refused(about, answer)).or_default() += 1;
        assert_eq!(stored(two), before, "{about}: something was stored");
    };
    let mut raw = Raw::to(two.served.address);
    let path = format!("workspaces/{}/changes", two.workspace);
    let token = Some(two.token.as_str());
    for (about, body) in lies(two, chance) {
        note(about, &raw.say("POST", &path, token, &body).unwrap());
    }
    let honest = body(two.origin, &[sealed(change(chance, two.doc, "a lie"))]);
    let foreign = Some(two.other.0.as_str());
    let cut = &two.token[..two.token.len() - 1];
    for (about, token) in [
        ("another workspace's token", foreign),
        ("no token", None),
        ("half a token", Some(cut)),
        ("a token that is none", Some("ninefold")),
    ] {
        note(about, &raw.say("POST", &path, token, &honest).unwrap());
    }
    let large = vec![b'x'; 100 << 20];
    note(
        "100 MB",
        &raw.lie("POST", &path, token, large.len(), &large).unwrap(),
    );
    note(
        "a body that does not come",
        &raw.lie("POST", &path, token, 1_000, b"{").unwrap(),
    );
    let hash = "0".repeat(64);
    for (about, name) in [
        ("a picture of another hash", hash.as_str()),
        ("a name that is no hash", "..%2F..%2Fx"),
    ] {
        let path = format!("workspaces/{}/pictures/{name}", two.workspace);
        note(about, &raw.say("PUT", &path, token, b"\x89PNG").unwrap());
    }
    replayed(two, chance);
    statuses
}

/// What is sent again, and in another order, is passed over.
fn replayed(two: &Two, chance: &mut Chance) {
    let path = format!("workspaces/{}/changes", two.workspace);
    let mut raw = Raw::to(two.served.address);
    let mut lines: Vec<Line> = (0..5)
        .map(|n| sealed(change(chance, two.doc, &format!("honest {n}"))))
        .collect();
    let token = Some(two.token.as_str());
    let mut once = || {
        raw.say("POST", &path, token, &body(two.origin, &lines))
            .unwrap()
    };
    assert_eq!(once().status, 200);
    let before = stored(two);
    for _ in 0..3 {
        let answer = once();
        assert!(
            answer.status == 200 && answer.body.contains("\"new\":0"),
            "{answer:?}"
        );
    }
    lines.reverse();
    let answer = raw
        .say("POST", &path, token, &body(two.origin, &lines))
        .unwrap();
    assert!(
        answer.status == 200 && answer.body.contains("\"new\":0"),
        "{answer:?}"
    );
    assert_eq!(stored(two), before, "what was replayed was stored");
}

/// Alters bytes of honest pushes. What comes through is what was there, or was altered where it says nothing.
fn mutate(two: &Two, chance: &mut Chance) -> usize {
    let before = stored(two);
    let path = format!("workspaces/{}/changes", two.workspace);
    let mut raw = Raw::to(two.served.address);
    let mut count = 0;
    while count < times(200, 20_000) {
        let line = sealed(change(chance, two.doc, "an honest text"));
        let honest = body(two.origin, &[line]);
        let mut bytes = honest.clone();
        for _ in 0..=chance.below(3) {
            let at = chance.below(bytes.len());
            // Not where the last line ends: that alters nothing.
            let at = at.min(bytes.len() - 3);
            bytes[at] ^= 1 << chance.below(7);
        }
        // An id means the same in capitals.
        if bytes.eq_ignore_ascii_case(&honest) {
            continue;
        }
        let answer = raw.say("POST", &path, Some(&two.token), &bytes).unwrap();
        let altered = String::from_utf8_lossy(&bytes).into_owned();
        is_refused(&altered, &answer);
        count += 1;
    }
    assert_eq!(stored(two), before, "something altered was stored");
    count
}

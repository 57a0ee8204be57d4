//! Somebody floods the server with whatever costs it most: what others wait for hardly changes.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place, Sealed};
use ninefold_core::team::{PushHead, Role, Server};
use ninefold_team::{Client, Connection};
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::figures::{figure, ms, quantile, times};
use ninefold_team_proof::made::{body, change, document};
use ninefold_team_proof::raw::Raw;
use ninefold_team_proof::served::Served;

use super::team::cluster;

/// How many others there are, each at work as somebody who types.
const OTHERS: usize = 10;

/// By so many lines at once somebody floods.
const LINES: usize = 16;

/// What others waited for, once with nobody else there and once with the flood.
struct Waited {
    calm: Vec<Duration>,
    flooded: Vec<Duration>,
}

/// The limits are those that a server has; who speaks by hand says whom it speaks for, as a proxy does.
const SETTINGS: [(&str, &str); 1] = [("TRUSTED_PROXIES", "[\"127.0.0.1\"]")];

/// Sends a change and fetches it, again and again, until a moment. Answers how long each took.
fn works(connection: &Connection, mut chance: Chance, until: Instant) -> Vec<Duration> {
    let mut client = Client::new(connection);
    let standing = client.standing().unwrap();
    let origin = standing.origin.unwrap();
    let (mut place, mut took): (Place, _) = (standing.end, Vec::new());
    while Instant::now() < until {
        let next = change(&mut chance, Id::from_bytes(*b"the same for all"), "typed");
        let start = Instant::now();
        let line = Line::Change(Sealed::of(next));
        client.push(PushHead { origin }, vec![line]).unwrap();
        place = client.pull(place, 5_000).unwrap().0.place;
        took.push(start.elapsed());
        thread::sleep(Duration::from_millis(400 + chance.below(400) as u64));
    }
    took
}

/// Does whatever costs a server most, as quickly as it answers. Answers how often it was refused.
fn floods(
    served: &Served,
    token: &str,
    workspace: Id,
    origin: Id,
    is_over: &AtomicBool,
    asked: &AtomicUsize,
) -> usize {
    let mut raw = Raw::to(served.address);
    raw.from = Some("203.0.113.66".to_owned());
    let mut chance = Chance::of(66);
    let lines: Vec<Line> = (0..500)
        .map(|_| Line::Change(Sealed::of(change(&mut chance, workspace, "flood"))))
        .collect();
    let push = body(origin, &lines);
    let changes = format!("workspaces/{workspace}/changes");
    let all = format!("{changes}?after=0&most=5000");
    let join = br#"{"invitation":"0192f0c0-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","name":"M","device":"M"}"#;
    let mut refused = 0;
    while !is_over.load(Ordering::Relaxed) {
        let said = match chance.below(4) {
            0 => raw.say("POST", &changes, Some(token), &push),
            1 => raw.say("POST", "join", None, join),
            2 => raw.say(
                "GET",
                &changes,
                Some("0192f0c0-0000-7000-8000-000000000000.no"),
                b"",
            ),
            _ => raw.say("GET", &all, Some(token), b""),
        };
        asked.fetch_add(1, Ordering::Relaxed);
        refused += usize::from(said.map_or(true, |answer| answer.status >= 400));
    }
    refused
}

#[test]
fn others_hardly_wait_longer_while_somebody_floods() {
    let served = Served::start(&cluster(), "flood", &SETTINGS).unwrap();
    let time = Duration::from_secs(times(6, 60) as u64);
    let mut chance = Chance::of(5);
    let (mut others, mut begun) = (Vec::new(), None);
    for number in 0..OTHERS {
        let name = format!("Other {number}");
        let (_, connection) = served
            .join("Work", Role::Editor, &name, served.address)
            .unwrap();
        if begun.is_none() {
            let doc = document(&mut chance);
            let first = change(&mut chance, doc, "first");
            let origin = first.id;
            let line = Line::Change(Sealed::of(first));
            let mut client = Client::new(&connection);
            client.push(PushHead { origin }, vec![line]).unwrap();
            begun = Some(origin);
        }
        others.push(connection);
    }
    let (hostile, connection) = served
        .join("Flood", Role::Editor, "Mallory", served.address)
        .unwrap();
    // There is something to fetch that is worth it.
    let lines: Vec<Line> = (0..5_000)
        .map(|_| Line::Change(Sealed::of(change(&mut chance, hostile.workspace, "x"))))
        .collect();
    let Line::Change(first) = &lines[0] else {
        panic!("no change");
    };
    let origin = first.change.id;
    Client::new(&connection)
        .push(PushHead { origin }, lines)
        .unwrap();
    let at_work = |chance: &mut Chance| -> Vec<Duration> {
        let until = Instant::now() + time;
        thread::scope(|scope| {
            let mut all = Vec::new();
            for one in &others {
                let own = Chance::of(chance.below(1 << 40) as u64);
                all.push(scope.spawn(move || works(one, own, until)));
            }
            all.into_iter()
                .flat_map(|one| one.join().unwrap())
                .collect()
        })
    };
    let calm = at_work(&mut chance);
    let (is_over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let (flooded, refused) = thread::scope(|scope| {
        let flood = || {
            floods(
                &served,
                &hostile.token,
                hostile.workspace,
                origin,
                &is_over,
                &asked,
            )
        };
        let flood: Vec<_> = (0..LINES).map(|_| scope.spawn(flood)).collect();
        let flooded = at_work(&mut chance);
        is_over.store(true, Ordering::Relaxed);
        let refused: usize = flood.into_iter().map(|one| one.join().unwrap()).sum();
        (flooded, refused)
    });
    let mut waited = Waited { calm, flooded };
    let before = quantile(&mut waited.calm, 99);
    let after = quantile(&mut waited.flooded, 99);
    let asked = asked.into_inner();
    let ratio = after.as_secs_f64() / before.as_secs_f64();
    figure(
        "flood",
        &format!(
            "{OTHERS} others who each send and fetch a change, p99 {} alone and {} while one client asks {} times a second by {LINES} lines \
             ({refused} of {asked} refused): {ratio:.2} × (to reach: at most 2 ×)",
            ms(before),
            ms(after),
            asked as u64 / time.as_secs(),
        ),
    );
    // The machine of the tests may be at other work; the figure is what counts.
    assert!(ratio < 10.0, "others wait {ratio:.1} times as long");
}

//! Somebody floods the server with whatever costs it most: what others wait for hardly changes.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place, Sealed};
use ninefold_core::team::{Joined, PushHead, Role, Server};
use ninefold_team::{Client, Connection};
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::figures::{figure, ms, quantile, times};
use ninefold_team_proof::made::{body, change, document};
use ninefold_team_proof::raw::Raw;
use ninefold_team_proof::served::Served;

use super::team::cluster;

/// How many others there are, each at work as somebody who types.
const OTHERS: usize = 10;

/// Somebody floods by so many lines, each of which asks so often, whatever becomes of what it asked before: six times as much as one
/// computer may. As quickly as it can it would take the machine that is measured from the server, too.
const LINES: usize = 15;
const EVERY: Duration = Duration::from_millis(50);

/// Others are at work in turns with nobody else there and with the flood, so that both have the same weather.
const TURNS: u32 = 6;

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

/// What one computer may ask for in a second, and at once, as a server is configured.
const RATE: f64 = 50.0;
const BURST: f64 = 200.0;

/// What came of a flood.
#[derive(Default)]
struct Flood {
    is_over: AtomicBool,
    asked: AtomicUsize,
    done: AtomicUsize,
}

/// Asks for whatever costs a server most, at its times, and hangs up where it hears nothing before the next one.
fn floods(served: &Served, hostile: &Joined, origin: Id, line: usize, flood: &Flood) {
    let mut raw = Raw::to(served.address);
    raw.from = Some("203.0.113.66".to_owned());
    raw.patience = EVERY;
    let workspace = hostile.workspace;
    let token = Some(hostile.token.as_str());
    let mut chance = Chance::of(66 + line as u64);
    let changes = format!("workspaces/{workspace}/changes");
    let all = format!("{changes}?after=0&most=5000");
    let lines: Vec<Line> = (0..500)
        .map(|_| Line::Change(Sealed::of(change(&mut chance, workspace, "flood"))))
        .collect();
    let push = body(origin, &lines);
    let join = br#"{"invitation":"0192f0c0-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","name":"M","device":"M"}"#;
    let stranger = Some("0192f0c0-0000-7000-8000-000000000000.no");
    let mut next = Instant::now() + EVERY * line as u32 / LINES as u32;
    while !flood.is_over.load(Ordering::Relaxed) {
        thread::sleep(next.saturating_duration_since(Instant::now()));
        next = (next + EVERY).max(Instant::now());
        let said = match chance.below(4) {
            0 => raw.say("POST", &changes, token, &push),
            1 => raw.say("POST", "join", None, join),
            2 => raw.say("GET", &changes, stranger, b""),
            _ => raw.say("GET", &all, token, b""),
        };
        let is_done = said.is_ok_and(|answer| answer.status < 400);
        flood.asked.fetch_add(1, Ordering::Relaxed);
        flood
            .done
            .fetch_add(usize::from(is_done), Ordering::Relaxed);
    }
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
    let turn = time / TURNS;
    let at_work = |chance: &mut Chance| -> Vec<Duration> {
        let until = Instant::now() + turn;
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
    let (mut calm, mut flooded) = (Vec::new(), Vec::new());
    let (mut asked, mut done, mut flooding) = (0, 0, Duration::ZERO);
    for _ in 0..TURNS {
        calm.extend(at_work(&mut chance));
        let (flood, begun) = (Flood::default(), Instant::now());
        thread::scope(|scope| {
            for line in 0..LINES {
                let (served, hostile, flood) = (&served, &hostile, &flood);
                scope.spawn(move || floods(served, hostile, origin, line, flood));
            }
            flooded.extend(at_work(&mut chance));
            flood.is_over.store(true, Ordering::Relaxed);
        });
        flooding += begun.elapsed();
        asked += flood.asked.into_inner();
        done += flood.done.into_inner();
    }
    let mut both = |hundredths| {
        let before = quantile(&mut calm, hundredths);
        let after = quantile(&mut flooded, hundredths);
        let ratio = after.as_secs_f64() / before.as_secs_f64();
        format!("{} and {}: {ratio:.2} ×", ms(before), ms(after))
    };
    let (last, middle) = (both(99), both(50));
    let (alone, beside) = (calm.len(), flooded.len());
    figure(
        "flood",
        &format!(
            "{OTHERS} others who each send and fetch a change, alone and while one client asks {} times a second by {LINES} lines ({done} of \
             {asked} done): at p99 {last} (to reach: at most 2 ×), at the median {middle}; {alone} rounds alone, {beside} beside it",
            asked as u64 / time.as_secs(),
        ),
    );
    assert!(asked > LINES * time.as_secs() as usize * 5, "it is a flood");
    // How long a machine takes that does other work, too, shows little; how much gets done shows who gives way. Nobody of the others
    // was refused, or they would not have come so far.
    assert!(
        beside * 2 > alone,
        "others got {beside} rounds done, and {alone} alone"
    );
    let most = RATE * flooding.as_secs_f64() + BURST * f64::from(TURNS);
    assert!(
        (done as f64) < most,
        "the flood got {done} done, and may {most}"
    );
}

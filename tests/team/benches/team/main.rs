//! What the team server and laptops that are connected to it take, as ratios measured in one run: `cargo bench -p
//! ninefold-team-proof`, after `cargo build --release -p ninefold-server`. docs/PERFORMANCE.md has the table.
#![allow(missing_docs, clippy::unwrap_used)]

mod idle;

use std::fs;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_cluster::{Cluster, Settings};
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place};
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::team::{Joined, PushHead, Role, Server};
use ninefold_core::workspace::team::{Held, Thorough, exchange};
use ninefold_core::workspace::{Entry, Workspace};
use ninefold_team::{Client, Connection};
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::figures::{ms, quantile};
use ninefold_team_proof::laptop;
use ninefold_team_proof::made::work;
use ninefold_team_proof::raw::Raw;
use ninefold_team_proof::served::Served;

const CHANGES: usize = 100_000;
/// As many as a copy sends at once.
const PARCEL: usize = 2_500;
const FIELD: &str = "answer/ideation/explanation";

/// What is measured is no limit.
const SETTINGS: [(&str, &str); 8] = [
    ("LIMITS_ADDRESS_RATE", "1000000"),
    ("LIMITS_ADDRESS_BURST", "1000000"),
    ("LIMITS_DEVICE_RATE", "1000000"),
    ("LIMITS_DEVICE_BURST", "1000000"),
    ("LIMITS_DEVICE_STREAMS", "4000"),
    ("LIMITS_ADDRESS_CONNECTIONS", "4000"),
    ("LIMITS_WRONG_A_MINUTE", "100000"),
    ("LOG_LEVEL", "warn"),
];

#[derive(Clone)]
struct Shared(Arc<Mutex<Workspace>>);

impl Held for Shared {
    fn hold<T>(&mut self, act: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        Some(act(&mut self.0.lock().unwrap()))
    }
}

fn main() {
    let which = std::env::args()
        .nth(1)
        .filter(|word| !word.starts_with('-'));
    let is_asked = |name: &str| which.as_deref().is_none_or(|asked| asked == name);
    let lines = vec![
        "max_connections = 60".to_owned(),
        "max_wal_size = 2GB".to_owned(),
    ];
    let settings = Settings {
        fsync: true,
        lines,
        ..Settings::default()
    };
    let cluster = Arc::new(Cluster::start(&settings).unwrap());
    if is_asked("log") {
        push_and_pull(&cluster);
    }
    if is_asked("seen") {
        seen(&cluster);
    }
    if is_asked("saving") {
        saving(&cluster);
    }
    if is_asked("idle") {
        idle::idle(&cluster);
    }
}

/// Pushing and pulling, beside what PostgreSQL takes for the same rows alone.
fn push_and_pull(cluster: &Arc<Cluster>) {
    let (mut pushes, mut pulls, mut raws) = (Vec::new(), Vec::new(), Vec::new());
    let mut rounds = Vec::new();
    for round in 0..3 {
        let database = format!("log{round}");
        let served = Served::start(cluster, &database, &SETTINGS).unwrap();
        let (joined, connection) = join(&served, "Mara");
        let lines = work(&mut Chance::of(round), CHANGES);
        let Line::Change(first) = &lines[0] else {
            panic!("no change");
        };
        let origin = first.change.id;
        let mut client = Client::new(&connection);
        let start = Instant::now();
        for parcel in lines.chunks(PARCEL) {
            client.push(PushHead { origin }, parcel.to_vec()).unwrap();
        }
        let pushed = start.elapsed();
        let copied_in = copied_in(&served);
        let start = Instant::now();
        let (mut place, mut count) = (Place::default(), 0);
        loop {
            let (head, page) = client.pull(place, 5_000).unwrap();
            count += page.len();
            place = head.place;
            if head.place == head.standing.end {
                break;
            }
        }
        let pulled = start.elapsed();
        assert_eq!(count, CHANGES);
        let raw = pulled_raw(&served, &joined);
        let copied_out = copied_out(&served);
        pushes.push(pushed.as_secs_f64() / copied_in.as_secs_f64());
        pulls.push(pulled.as_secs_f64() / copied_out.as_secs_f64());
        raws.push(raw.as_secs_f64() / copied_out.as_secs_f64());
        rounds.push((pushed, copied_in, pulled, raw, copied_out));
    }
    for (pushed, copied_in, pulled, raw, copied_out) in rounds {
        println!(
            "pushed {} copied in {} | pulled {} bytes alone {} copied out {}",
            ms(pushed),
            ms(copied_in),
            ms(pulled),
            ms(raw),
            ms(copied_out)
        );
    }
    println!("push ÷ COPY FROM, 100,000 changes: {}", ratios(pushes));
    println!(
        "pull ÷ COPY TO STDOUT, read and checked by a client: {}",
        ratios(pulls)
    );
    println!("the same without reading what came: {}", ratios(raws));
}

fn ratios(mut all: Vec<f64>) -> String {
    all.sort_by(f64::total_cmp);
    let told: Vec<String> = all.iter().map(|one| format!("{one:.2}")).collect();
    format!(
        "{:.2} × at the median of {}",
        all[all.len() / 2],
        told.join(", ")
    )
}

/// The same rows into the same tables, empty, by PostgreSQL alone.
fn copied_in(served: &Served) -> Duration {
    let tables = ["change", "edit", "document", "push"];
    let folder = served.cluster.folder().to_path_buf();
    let file = |table: &str| folder.join(format!("{table}.rows")).display().to_string();
    for table in tables {
        let sql = format!(
            "COPY (SELECT * FROM {table}) TO '{}' (FORMAT binary)",
            file(table)
        );
        served.sql(&sql).unwrap();
    }
    let empty = Served::start(&served.cluster, "copied", &SETTINGS).unwrap();
    let mut sql = "BEGIN; ".to_owned();
    for table in tables {
        sql += &format!("COPY {table} FROM '{}' (FORMAT binary); ", file(table));
    }
    let start = Instant::now();
    empty.sql(&(sql + "COMMIT")).unwrap();
    let took = start.elapsed();
    tables
        .iter()
        .for_each(|table| fs::remove_file(file(table)).unwrap());
    took
}

/// What was pushed, out of the tables, in its order, by PostgreSQL alone.
fn copied_out(served: &Served) -> Duration {
    let start = Instant::now();
    for (table, order) in [("change", "n"), ("edit", "n, place")] {
        let sql =
            format!("COPY (SELECT * FROM {table} WHERE workspace = 1 ORDER BY {order}) TO STDOUT");
        assert!(!served.sql(&sql).unwrap().is_empty());
    }
    start.elapsed()
}

/// All pages, without reading what they say.
fn pulled_raw(served: &Served, joined: &Joined) -> Duration {
    let mut raw = Raw::to(served.address);
    let start = Instant::now();
    let (mut n, mut mark) = (0, String::new());
    loop {
        let path = format!(
            "workspaces/{}/changes?after={n}&most=5000{mark}",
            joined.workspace
        );
        let answer = raw.say("GET", &path, Some(&joined.token), b"").unwrap();
        assert_eq!(answer.status, 200);
        let head: serde_json::Value =
            serde_json::from_str(answer.body.lines().next().unwrap()).unwrap();
        n = head["place"]["n"].as_u64().unwrap();
        mark = format!("&mark={}", head["place"]["mark"].as_str().unwrap());
        if head["standing"]["end"]["n"].as_u64() == Some(n) {
            return start.elapsed();
        }
    }
}

fn join(served: &Served, name: &str) -> (Joined, Connection) {
    served
        .join("Portfolio", Role::Editor, name, served.address)
        .unwrap()
}

/// An edit in one copy, until it is in another, with others who are idle.
fn seen(cluster: &Arc<Cluster>) {
    for (idle, others_fetch) in [(0, false), (200, false), (200, true)] {
        let served = Served::start(cluster, "seen", &SETTINGS).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let begun = folder.path().join("begun.ninefold");
        laptop::workspace(&begun, 3).unwrap();
        let mut laptops = ["Mara", "Ben"].map(|name| {
            let file = folder.path().join(name);
            fs::copy(&begun, &file).unwrap();
            let (_, connection) = join(&served, name);
            (opened(&file, name), Client::new(&connection))
        });
        for (workspace, client) in &mut laptops {
            exchange(client, workspace, Thorough::Yes, &mut |_, _| true).unwrap();
        }
        let (_, connection) = join(&served, "Others");
        let mut quiet = Vec::new();
        for _ in 0..idle {
            let mut client = Client::new(&connection);
            let news = client.news();
            quiet.push(news.stop());
            let mut place = client.standing().unwrap().end;
            let listens = move || {
                for told in news {
                    if told.is_err() {
                        return;
                    }
                    if others_fetch && let Ok((head, _)) = client.pull(place, 5_000) {
                        place = head.place;
                    }
                }
            };
            let small = thread::Builder::new().stack_size(256 << 10);
            small.spawn(listens).unwrap();
        }
        let [(mut writer, mut writes), (mut reader, mut reads)] = laptops;
        let (sender, receiver) = channel();
        let news = reads.news();
        let stop = news.stop();
        let listens = thread::spawn(move || {
            for _ in news.flatten() {
                let done = exchange(&mut reads, &mut reader, Thorough::No, &mut |_, _| true);
                if done.unwrap().came > 0 {
                    sender.send(Instant::now()).unwrap();
                }
            }
        });
        thread::sleep(Duration::from_secs(2));
        let use_case = writer.use_cases().unwrap().use_cases[0].id.clone();
        let mut took = Vec::new();
        for number in 0..50 {
            let start = Instant::now();
            says(&mut writer, &use_case, &format!("edit {number}"));
            exchange(&mut writes, &mut writer, Thorough::No, &mut |_, _| true).unwrap();
            let there = receiver.recv_timeout(Duration::from_secs(20)).unwrap();
            took.push(there.duration_since(start));
            thread::sleep(Duration::from_millis(200));
        }
        stop.now();
        quiet.iter().for_each(|one| one.now());
        listens.join().unwrap();
        let what = match others_fetch {
            true => "who fetch it, too",
            false => "who listen",
        };
        println!(
            "an edit is in another copy, with {idle} others {what}: {} at the median, {} at p95",
            ms(quantile(&mut took, 50)),
            ms(quantile(&mut took, 95))
        );
    }
}

fn opened(file: &std::path::Path, name: &str) -> Workspace {
    let author = Author {
        id: Id::from_bytes(Chance::of(name.len() as u64).bytes()),
        name: name.to_owned(),
    };
    let backups = file.with_extension("backups");
    Workspace::open(file, &author, Origin::system(), &backups).unwrap()
}

fn says(workspace: &mut Workspace, use_case: &str, text: &str) {
    let spot = Spot::of(use_case, FIELD).unwrap();
    workspace
        .enter(&spot, Entry::Text(text.to_owned()))
        .unwrap();
    workspace.settle().unwrap();
}

/// Saving in a copy that is being kept in step, beside one that knows of no server; in turns, so that both have the same weather.
fn saving(cluster: &Arc<Cluster>) {
    let served = Served::start(cluster, "saving", &SETTINGS).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let begun = folder.path().join("begun.ninefold");
    laptop::workspace(&begun, 3).unwrap();
    let open = |name: &str| {
        let file = folder.path().join(name);
        fs::copy(&begun, &file).unwrap();
        Shared(Arc::new(Mutex::new(opened(&file, name))))
    };
    let (connected, alone) = (open("Mara"), open("Ben"));
    let (_, connection) = join(&served, "Mara");
    let (sender, receiver) = channel::<()>();
    let mut held = connected.clone();
    let in_step = thread::spawn(move || {
        let mut client = Client::new(&connection);
        while receiver.recv().is_ok() {
            while receiver.try_recv().is_ok() {}
            exchange(&mut client, &mut held, Thorough::No, &mut |_, _| true).unwrap();
        }
    });
    let use_case = connected.0.lock().unwrap().use_cases().unwrap().use_cases[0]
        .id
        .clone();
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for number in 0..1_000 {
        let text = format!("edit {number}");
        for (workspace, took) in [(&connected, &mut with), (&alone, &mut without)] {
            let start = Instant::now();
            says(&mut workspace.0.lock().unwrap(), &use_case, &text);
            took.push(start.elapsed());
            if Arc::ptr_eq(&workspace.0, &connected.0) {
                sender.send(()).unwrap();
            }
            // As quickly as somebody leaves fields.
            thread::sleep(Duration::from_millis(15));
        }
    }
    drop(sender);
    in_step.join().unwrap();
    for (name, hundredths) in [("the median", 50), ("p95", 95), ("p99", 99)] {
        let (one, other) = (
            quantile(&mut with, hundredths),
            quantile(&mut without, hundredths),
        );
        println!(
            "saving connected ÷ unconnected, at {name}: {:.3} × ({} and {})",
            one.as_secs_f64() / other.as_secs_f64(),
            ms(one),
            ms(other)
        );
    }
}

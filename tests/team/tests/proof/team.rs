//! A team: laptops of people who write, laptops of people who read, a line, and a server.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_cluster::{Cluster, Settings};
use ninefold_core::document::digest::Digest;
use ninefold_core::document::fold::fold;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place};
use ninefold_core::team::{MOST_LINES, Role, Server};
use ninefold_team::{Client, Connection};
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::journal::Told;
use ninefold_team_proof::laptop::{self, Laptop};
use ninefold_team_proof::people::Text;
use ninefold_team_proof::reader::Reader;
use ninefold_team_proof::served::{Served, address};
use ninefold_team_proof::weather;
use tempfile::TempDir;

/// What the workspace is called on the server.
pub const TITLE: &str = "Portfolio";

/// How long a laptop may take to get in step once the weather is fine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A team.
pub struct Team {
    pub served: Served,
    pub line: weather::Line,
    pub laptops: Vec<Laptop>,
    /// A reader's own line, through no weather.
    direct: Connection,
    readers: Vec<Arc<Mutex<Reader>>>,
    is_over: Arc<AtomicBool>,
    /// In memory, as the files of many laptops don't fit on one slow disk.
    _folder: TempDir,
}

/// What a team came to.
pub struct Came {
    /// What everybody was told is saved.
    pub told: BTreeSet<Text>,
    /// How long each deed took to be saved.
    pub took: Vec<Duration>,
    /// How many exchanges ended well, and how many did not.
    pub exchanges: (usize, usize),
    /// How many changes there are.
    pub changes: usize,
    /// How many versions of something stand to be settled.
    pub open: usize,
}

/// A PostgreSQL for one proof alone, since it is killed.
pub fn cluster() -> Arc<Cluster> {
    let lines = vec!["max_connections = 120".to_owned()];
    let settings = Settings {
        lines,
        ..Settings::default()
    };
    Arc::new(Cluster::start(&settings).unwrap())
}

impl Team {
    /// A team of so many who write and so many who read, whose server has these settings.
    pub fn of(writers: usize, readers: usize, settings: &[(&str, &str)]) -> Self {
        let served = Served::start(&cluster(), "team", settings).unwrap();
        let line = weather::Line::to(served.address).unwrap();
        let folder = tempfile::Builder::new();
        let memory = Path::new("/dev/shm");
        let folder = match memory.exists() {
            true => { folder }.prefix("ninefold-team-").tempdir_in(memory),
            false => { folder }.prefix("ninefold-team-").tempdir(),
        };
        let folder = folder.unwrap();
        let file = folder.path().join("begun.ninefold");
        laptop::workspace(&file, 6).unwrap();
        let (joined, _) = served
            .join(TITLE, Role::Owner, "Anna", line.address)
            .unwrap();
        let direct = Connection::new(address(served.address).unwrap(), &joined);
        let is_over = Arc::new(AtomicBool::new(false));
        let mut team = Self {
            served,
            line,
            laptops: Vec::new(),
            direct,
            readers: Vec::new(),
            is_over,
            _folder: folder,
        };
        for number in 0..writers {
            let name = format!("Writer {number}");
            let line = team.line.address;
            let (_, connection) = team.served.join(TITLE, Role::Editor, &name, line).unwrap();
            let program = env!("CARGO_BIN_EXE_ninefold-laptop");
            let (folder, seed) = (team._folder.path(), number as u64 + 1);
            let laptop = Laptop::open(program, folder, &file, seed, &connection);
            team.laptops.push(laptop.unwrap());
        }
        for number in 0..readers {
            let name = format!("Reader {number}");
            let line = team.line.address;
            let (_, connection) = team.served.join(TITLE, Role::Reader, &name, line).unwrap();
            team.reads(Reader::new(&connection), number as u64);
        }
        team
    }

    /// Somebody reads until all is over.
    fn reads(&mut self, reader: Reader, seed: u64) {
        let reader = Arc::new(Mutex::new(reader));
        self.readers.push(reader.clone());
        let is_over = self.is_over.clone();
        let read = move || {
            let mut chance = Chance::of(seed + 1_000);
            while !is_over.load(Ordering::Relaxed) {
                // Whatever breaks it off, it goes on from there.
                let _ = reader.lock().unwrap().fetches();
                thread::sleep(Duration::from_millis(200 + chance.below(2_000) as u64));
            }
        };
        let small = thread::Builder::new().stack_size(512 << 10);
        small.spawn(read).unwrap();
    }

    /// Everybody types, with so many milliseconds between two deeds, more or less.
    pub fn types(&mut self, pause: u64) {
        for laptop in &mut self.laptops {
            laptop.tell(&format!("type {pause}")).unwrap();
        }
    }

    /// Nobody types any more, and the weather is fine: all get in step, until all have the same.
    pub fn comes_together(&mut self) {
        self.line.be_rough(false);
        self.line.be_cut(false);
        for laptop in &mut self.laptops {
            laptop.tell("rest").unwrap();
        }
        let start = Instant::now();
        loop {
            let meet = |laptop: &mut Laptop| laptop.meets(PATIENCE);
            let met: Vec<_> = thread::scope(|scope| {
                let all = self.laptops.iter_mut();
                let all: Vec<_> = all.map(|one| scope.spawn(move || meet(one))).collect();
                all.into_iter().map(|one| one.join().unwrap()).collect()
            });
            let mut digests = BTreeSet::new();
            let mut moved = 0;
            for one in met {
                let (digest, changes) = one.unwrap_or_else(|failure| {
                    let log = self.served.log();
                    let log = log.lines().rev().take(40).collect::<Vec<_>>().join("\n");
                    panic!("{failure}; the server, the last first:\n{log}")
                });
                digests.insert(digest);
                moved += changes;
            }
            // What the server tells is what all have where nothing went either way.
            if digests.len() == 1 && moved == 0 {
                return;
            }
            assert!(start.elapsed() < PATIENCE * 3, "they never have the same");
        }
    }

    /// That all have the same, that nothing is missing, and that nothing was overwritten unseen.
    pub fn is_right(&mut self) -> Came {
        let told: Vec<Told> = self.laptops.iter().map(|one| one.told().unwrap()).collect();
        let refused: BTreeSet<&String> = told.iter().flat_map(|one| &one.refused).collect();
        assert!(refused.is_empty(), "refused: {refused:?}");
        let (log, shown_there) = self.pulled();
        let of_log = digest(log.keys());
        let standing = Client::new(&self.direct).standing().unwrap();
        assert_eq!(standing.digest, of_log, "what the server tells of itself");
        assert_eq!(self.in_database(), log, "what is in the database");
        for reader in &self.readers {
            let mut reader = reader.lock().unwrap();
            reader.fetches().unwrap();
            assert_eq!(reader.digest(), of_log, "what a reader has");
        }
        let states: Vec<serde_json::Value> = self
            .laptops
            .iter_mut()
            .map(|laptop| laptop.tell("tell").unwrap())
            .collect();
        for laptop in &mut self.laptops {
            laptop.end().unwrap();
            assert_eq!(seals(&laptop.file), log, "{}", laptop.file.display());
            laptop.start().unwrap();
        }
        let differing = states.iter().filter(|state| **state != states[0]).count();
        assert_eq!(differing, 0, "laptops show something else than the first");
        let read = |part: &str| -> BTreeSet<Text> {
            serde_json::from_value(states[0][part].clone()).unwrap()
        };
        let (shown, open) = (read("shown"), read("open"));
        assert!(
            shown.is_subset(&shown_there),
            "folded from the server's log"
        );
        let mut came = Came {
            told: BTreeSet::new(),
            took: Vec::new(),
            exchanges: (0, 0),
            changes: log.len(),
            open: open.len(),
        };
        let mut replaced = BTreeSet::new();
        for one in told {
            came.told.extend(one.told);
            came.took.extend(one.took);
            came.exchanges.0 += one.exchanges.0;
            came.exchanges.1 += one.exchanges.1;
            replaced.extend(one.replaced);
        }
        let texts = self.texts();
        let missing: Vec<_> = came.told.difference(&texts).collect();
        assert!(missing.is_empty(), "acknowledged and missing: {missing:?}");
        let unseen = came.told.iter().filter(|text| {
            !shown.contains(*text) && !open.contains(*text) && !replaced.contains(*text)
        });
        let unseen: Vec<_> = unseen.collect();
        assert!(unseen.is_empty(), "overwritten unseen: {unseen:?}");
        came
    }

    /// All changes as the server gives them, with their checksums, and what texts they come to.
    fn pulled(&self) -> (BTreeMap<Id, u32>, BTreeSet<Text>) {
        let mut client = Client::new(&self.direct);
        let (mut place, mut all) = (Place::default(), Vec::new());
        loop {
            let (head, lines) = client.pull(place, MOST_LINES).unwrap();
            let changes = lines.into_iter().filter_map(|line| match line {
                Line::Change(sealed) => Some(sealed),
                _ => None,
            });
            all.extend(changes);
            place = head.place;
            if head.place == head.standing.end {
                break;
            }
        }
        assert!(all.iter().all(|sealed| sealed.is_whole()));
        let mut documents: BTreeMap<Id, Vec<_>> = BTreeMap::new();
        let seals = all
            .iter()
            .map(|sealed| (sealed.change.id, sealed.crc))
            .collect();
        for sealed in all {
            let changes = documents.entry(sealed.change.doc).or_default();
            changes.push(sealed.change);
        }
        let mut shown = BTreeSet::new();
        for (doc, changes) in documents {
            let folded = fold(doc, &changes);
            for field in ninefold_team_proof::people::FIELDS {
                let text = folded.own().map_or("", |own| own.text(field));
                shown.insert((doc.to_string(), field.to_owned(), text.to_owned()));
            }
        }
        (seals, shown)
    }

    /// All changes in the database, with their checksums.
    fn in_database(&self) -> BTreeMap<Id, u32> {
        let rows = self.served.sql("SELECT id, crc FROM change").unwrap();
        let rows = rows.lines().map(|row| row.split_once('|').unwrap());
        rows.map(|(id, crc)| (id.parse().unwrap(), crc.parse().unwrap()))
            .collect()
    }

    /// Every text in the database of a use case's own fields.
    fn texts(&self) -> BTreeSet<Text> {
        let sql = "SELECT doc, field, text FROM edit JOIN change USING (workspace, n) WHERE text IS NOT NULL AND record = doc";
        let rows = self.served.sql(sql).unwrap();
        let texts = rows.lines().filter_map(|row| {
            let mut parts = row.splitn(3, '|');
            let mut part = || parts.next().map(str::to_owned);
            Some((part()?, part()?, part()?))
        });
        texts.collect()
    }
}

impl Drop for Team {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
    }
}

/// All changes in a workspace file, with their checksums.
fn seals(file: &Path) -> BTreeMap<Id, u32> {
    let read = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = rusqlite::Connection::open_with_flags(file, read).unwrap();
    let mut all = connection.prepare("SELECT id, crc FROM change").unwrap();
    let rows = all.query_map([], |row| {
        let crc: i64 = row.get(1)?;
        Ok((Id::from_bytes(row.get(0)?), u32::try_from(crc).unwrap()))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn digest<'a>(changes: impl Iterator<Item = &'a Id>) -> Digest {
    let mut digest = Digest::default();
    changes.for_each(|change| digest.add(*change));
    digest
}

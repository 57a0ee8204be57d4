//! What a backup costs a person who types while it is made: how long a save takes with and without one.
//!
//! `cargo bench -p ninefold-core --bench backup -- 10000`

use std::error::Error;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::generate::{Wish, generate};
use ninefold_core::workspace::{Entry, Safekeeping, Workspace};

/// How long is typed by turns without and with backups, and how often.
const TURN: Duration = Duration::from_secs(6);
const TURNS: usize = 6;
/// Between two saves of somebody who types fast.
const PAUSE: Duration = Duration::from_millis(15);

fn main() -> Result<(), Box<dyn Error>> {
    let named = std::env::args().skip(1).find_map(|size| size.parse().ok());
    let use_cases = named.unwrap_or(10_000);
    // On the disk that is built on: files in memory are synced for nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let file = folder.path().join("Large.ninefold");
    let wish = Wish { use_cases, seed: 1 };
    generate(&file, wish, &mut |_| true)?.ok_or("nothing was made")?;
    let author = Author {
        id: Id::from_bytes([1; 16]),
        name: "Anna".to_owned(),
    };
    let mut workspace = Workspace::open(&file, &author, Origin::system(), folder.path())?;
    let use_case = workspace.use_cases()?.use_cases[0].id.clone();
    let mut typist = Typist::at(&use_case)?;
    let (mut without, mut with, mut backups) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        without.extend(typist.types(&mut workspace, || false)?);
        let safekeeping = workspace
            .safekeeping(&folder.path().join("backups"))?
            .ok_or("no file")?;
        let ends = AtomicBool::new(false);
        let (saves, made) = thread::scope(|scope| -> Result<_, Box<dyn Error>> {
            let making = scope.spawn(|| {
                let made = several(&safekeeping);
                ends.store(true, Ordering::SeqCst);
                made
            });
            let saves = typist.types(&mut workspace, || !ends.load(Ordering::SeqCst))?;
            Ok((saves, making.join()))
        })?;
        with.extend(saves);
        backups.extend(made.map_err(|_| "it panicked")??);
    }
    println!(
        "{use_cases} use cases, {} MiB; {} backups, {} each",
        file.metadata()?.len() >> 20,
        backups.len(),
        told(percentile(&mut backups, 50))
    );
    for percent in [50, 90, 99] {
        let (without, with) = (
            percentile(&mut without, percent),
            percentile(&mut with, percent),
        );
        println!(
            "a save, p{percent}: {} without, {} with: {:.2} times",
            told(without),
            told(with),
            with.as_secs_f64() / without.as_secs_f64()
        );
    }
    Ok(())
}

/// Somebody who types into one answer.
struct Typist {
    spot: Spot,
    typed: String,
}

impl Typist {
    fn at(use_case: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            spot: Spot::of(use_case, "answer/ideation/data")?,
            typed: String::new(),
        })
    }

    /// Types for a turn, and on as long as `goes_on`; answers how long each save took.
    fn types(
        &mut self,
        workspace: &mut Workspace,
        goes_on: impl Fn() -> bool,
    ) -> Result<Vec<Duration>, Box<dyn Error>> {
        let begun = Instant::now();
        let mut saves = Vec::new();
        while begun.elapsed() < TURN || goes_on() {
            self.typed.push_str("word ");
            if self.typed.len() > 2_000 {
                self.typed.clear();
                workspace.settle()?;
                self.typed.push_str("word ");
            }
            let started = Instant::now();
            workspace.enter(&self.spot, Entry::Text(self.typed.clone()))?;
            saves.push(started.elapsed());
            thread::sleep(PAUSE);
        }
        Ok(saves)
    }
}

/// Backups one after the other for a turn, and how long each took.
fn several(safekeeping: &Safekeeping) -> Result<Vec<Duration>, ninefold_core::error::Error> {
    let begun = Instant::now();
    let mut took = Vec::new();
    while begun.elapsed() < TURN {
        let started = Instant::now();
        if let Some(backup) = safekeeping.make()? {
            took.push(started.elapsed());
            let _ = std::fs::remove_file(Path::new(&backup.path));
        }
    }
    Ok(took)
}

fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    times.get(at).copied().unwrap_or_default()
}

fn told(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}

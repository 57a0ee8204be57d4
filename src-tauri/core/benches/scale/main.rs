//! What grows with a workspace, and how: generated workspaces of 8, 200 and 1,000 use cases, or of as many as are named.
//!
//! `cargo bench -p ninefold-core --bench scale -- 8 200 1000 10000`
//! `cargo bench -p ninefold-core --bench scale -- layouts`

#[path = "../rounds/mod.rs"]
#[allow(dead_code, reason = "what others print is a row of the table here")]
mod rounds;

mod layouts;
mod memory;
mod other;
mod table;

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::generate::{Wish, generate};
use ninefold_core::view::{Arrangement, ExportOptions, Format, List, Scope, TagFilter, Wanted};
use ninefold_core::workspace::{Entry, Finding, Workspace};
use serde::Serialize;

use memory::Far;
use table::Table;

const SIZES: [u32; 3] = [8, 200, 1000];
const SEED: u64 = 1;
const ROUNDS: usize = 9;
/// Commits take turns in short rounds: a disk has better and worse moments.
const COMMIT_ROUNDS: usize = 61;
/// How often a side commits in a round.
const COMMITS: u32 = 4;
/// How long something is done again and again to find its time.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((far, file)) = memory::asked(&arguments) {
        return memory::child(far, file);
    }
    // On the disk that is built on: files in memory are synced for nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    if arguments.iter().any(|argument| argument == "layouts") {
        return layouts::compare(folder.path());
    }
    let sizes: Vec<u32> = arguments
        .iter()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        SIZES.to_vec()
    } else {
        sizes
    };
    let mut table = Table::new(&sizes);
    for use_cases in sizes {
        let file = folder.path().join(format!("{use_cases}.ninefold"));
        one_size(&file, use_cases, &mut table)?;
    }
    println!("\n{table}");
    Ok(())
}

/// Measures one workspace. What it writes into it comes last.
fn one_size(file: &Path, use_cases: u32, table: &mut Table) -> Result<(), Box<dyn Error>> {
    let wish = Wish {
        use_cases,
        seed: SEED,
    };
    let started = Instant::now();
    let made = generate(file, wish, &mut |_| true)?.ok_or("nothing was made")?;
    table.next(&format!("{use_cases} use cases"));
    table.row("generating it", seconds(started.elapsed()));
    table.row("changes", made.changes.to_string());
    table.row("text of all changes", bytes(made.text));
    let size = file.metadata()?.len() as usize;
    table.row(
        "file ÷ text",
        format!("{:.1}", size as f64 / made.text as f64),
    );

    let mut opening = || time(|| open(file).map(drop));
    let mut scanning = || time(|| other::scan(file));
    let rounds = if use_cases > 1000 { 3 } else { ROUNDS };
    let found = rounds::measure(rounds, &mut opening, &mut scanning)?;
    table.compared("opening ÷ one scan of all rows", &found);
    let mut looking = || {
        let workspace = open(file)?;
        time(|| examine(&workspace))
    };
    let found = rounds::measure(rounds, &mut looking, &mut scanning)?;
    table.compared("looking at all of it behind the window ÷ one scan", &found);

    let mut workspace = open(file)?;
    let sight = sight();
    let list = time(|| {
        workspace.use_case_screen(&sight, &sight, &Arrangement::default())?;
        Ok(())
    })?;
    table.row("the first list", milliseconds(list));
    table.screen("list again", || {
        Ok(workspace.use_case_screen(&sight, &sight, &Arrangement::default())?)
    })?;
    table.screen("words in the list", || {
        Ok(workspace.find_in(&List::UseCases, "cart")?)
    })?;
    let row = workspace.use_cases()?.use_cases.swap_remove(0);
    let id = row.id.as_str();
    table.screen("a phase page", || Ok(workspace.phase(id, "ideation")?))?;
    table.screen("requirements of a use case", || Ok(workspace.scoping(id)?))?;
    table.screen("a tracker", || Ok(workspace.tracker(id)?))?;
    table.screen("tagging plan", || {
        Ok(workspace.tag_screen(&TagFilter::default(), &[], &sight)?)
    })?;
    table.screen("integrations", || Ok(workspace.integration_screen(&sight)?))?;
    table.screen("matrix of integrations", || Ok(workspace.matrix(&sight)?))?;
    table.screen("board", || {
        Ok(workspace.board(&Arrangement::default(), &[], &sight)?)
    })?;
    table.screen("people", || Ok(workspace.people_screen("", &sight)?))?;
    table.screen("people of a company", || {
        Ok(workspace.people_screen("studio", &sight)?)
    })?;
    table.screen("who is involved where", || {
        Ok(workspace.involvement_screen("", false, &sight)?)
    })?;
    table.screen("metrics", || Ok(workspace.metric_screen(&sight)?))?;
    table.screen("what was learned", || Ok(workspace.learned_screen(&sight)?))?;
    table.screen("check of the tagging plan", || {
        Ok(workspace.plan_check_screen(&sight, &sight)?)
    })?;
    trackers(&mut workspace, table)?;
    drop(workspace);

    let alone = memory::of(Far::Nowhere, file)?;
    for (far, what) in [
        (Far::Open, "memory of opening"),
        (Far::Looks, "memory of opening, list and phase page"),
        (Far::Examines, "the same while all of it is looked at"),
    ] {
        let more = memory::of(far, file)?.saturating_sub(alone) / 1024;
        table.row(what, format!("+{more} MiB"));
    }
    committing(file, id, table)
}

/// Looks at all of an open file, which is at rest and was made a moment ago.
fn examine(workspace: &Workspace) -> Result<(), Box<dyn Error>> {
    let examination = workspace.examination().ok_or("it was looked at before")?;
    match examination.run() {
        Some(Finding::Sound(_)) => Ok(()),
        other => Err(format!("it is not what it was written as: {other:?}").into()),
    }
}

/// What a window asks for of a list that it has not shown yet.
fn sight() -> Wanted {
    Wanted {
        few: 40,
        spans: vec![(0, 24)],
        about: Vec::new(),
    }
}

/// Trackers on one page: what each costs, and whether more of them cost more each.
fn trackers(workspace: &mut Workspace, table: &mut Table) -> Result<(), Box<dyn Error>> {
    let list = workspace.use_cases()?.use_cases;
    let mut each = Vec::new();
    for count in [2, 8] {
        let chosen = list.iter().take(count);
        let scope = Scope::Tracker {
            use_cases: chosen.map(|row| row.id.clone()).collect(),
        };
        let taken = again(|| {
            black_box(workspace.export(&scope, Format::Markdown, &ExportOptions::default())?);
            Ok(())
        })?;
        each.push(taken.as_secs_f64() / count.min(list.len()) as f64);
    }
    let grown = each[1] / each[0];
    let last = milliseconds(Duration::from_secs_f64(each[1]));
    table.row("export of 8 trackers, each", last);
    table.row("the same ÷ each of 2", format!("{grown:.2}"));
    Ok(())
}

/// Typed text and scores, each against the bare commit of the same bytes; then what they leave in the file.
fn committing(file: &Path, id: &str, table: &mut Table) -> Result<(), Box<dyn Error>> {
    let before = file.metadata()?.len();
    let mut bare = other::Bare::new(file, &file.with_extension("bare"), id.parse()?)?;
    let mut workspace = open(file)?;
    let mut typed = String::from("What is typed in a workshop: ");
    let mut also_typed = typed.clone();
    let field = "answer/ideation/problem";
    let mut typing = || {
        several(COMMITS, || {
            typed.push_str("word ");
            workspace.enter(&Spot::of(id, field)?, Entry::Text(typed.clone()))?;
            Ok(())
        })
    };
    let mut flushing = || {
        several(COMMITS, || {
            also_typed.push_str("word ");
            bare.draft(&also_typed)
        })
    };
    let found = rounds::measure(COMMIT_ROUNDS, &mut typing, &mut flushing)?;
    table.compared("saving typed text ÷ the bare commit", &found);
    workspace.settle()?;
    let mut score = 0;
    let mut scoring = || {
        several(COMMITS, || {
            score = score % 5 + 1;
            let spot = Spot::of(id, "score/ideation/customer-value")?;
            workspace.enter(&spot, Entry::Score(score))?;
            Ok(())
        })
    };
    let mut inserting = || several(COMMITS, || bare.change());
    let found = rounds::measure(COMMIT_ROUNDS, &mut scoring, &mut inserting)?;
    table.compared("a score ÷ the bare commit", &found);
    let edits = edited(&mut workspace)?;
    workspace.rest()?;
    drop(workspace);
    let grown = file.metadata()?.len().saturating_sub(before);
    table.row(
        "growth of the file ÷ text typed and kept",
        format!("{:.1}", grown as f64 / edits as f64),
    );
    Ok(())
}

/// Types 600 answers of 1,500 bytes, each a change of its own, and answers how many bytes that was.
fn edited(workspace: &mut Workspace) -> Result<usize, Box<dyn Error>> {
    let list = workspace.use_cases()?.use_cases;
    let mut bytes = 0;
    for (number, row) in list.iter().cycle().take(600).enumerate() {
        let text = format!("{number}: {}", "a longer answer, ".repeat(90));
        let spot = Spot::of(&row.id, "answer/ideation/data")?;
        bytes += text.len();
        workspace.enter(&spot, Entry::Text(text))?;
        workspace.settle()?;
    }
    Ok(bytes)
}

/// Opens it as a window does, for somebody without a name, so that opening writes nothing.
fn open(file: &Path) -> Result<Workspace, Box<dyn Error>> {
    let nobody = Author {
        id: Id::from_bytes([1; 16]),
        name: String::new(),
    };
    let backups = Path::new("");
    Ok(Workspace::open(file, &nobody, Origin::system(), backups)?)
}

fn time(work: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed())
}

/// The time of something that is done several times.
fn several(
    times: u32,
    mut work: impl FnMut() -> Result<(), Box<dyn Error>>,
) -> Result<Duration, Box<dyn Error>> {
    let started = Instant::now();
    for _ in 0..times {
        work()?;
    }
    Ok(started.elapsed() / times)
}

/// The median of as many times as fit.
fn again(mut work: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || (begun.elapsed() < PATIENCE && times.len() < 101) {
        times.push(time(&mut work)?.as_secs_f64());
    }
    Ok(Duration::from_secs_f64(rounds::median(times.into_iter())))
}

impl Table {
    /// A screen: the time to make it, and what is sent of it.
    fn screen<T: Serialize>(
        &mut self,
        what: &str,
        mut make: impl FnMut() -> Result<T, Box<dyn Error>>,
    ) -> Result<(), Box<dyn Error>> {
        let mut count = table::Count(0);
        serde_json::to_writer(&mut count, &make()?)?;
        let taken = again(|| {
            black_box(make()?);
            Ok(())
        })?;
        self.row(what, format!("{}, {}", milliseconds(taken), bytes(count.0)));
        Ok(())
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

fn bytes(count: usize) -> String {
    match count as f64 / 1000.0 {
        kilo if kilo < 1000.0 => format!("{kilo:.1} kB"),
        kilo => format!("{:.1} MB", kilo / 1000.0),
    }
}

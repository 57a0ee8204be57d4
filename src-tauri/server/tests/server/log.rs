//! The log in PostgreSQL is held against the one in memory.

use ninefold_cluster::Cluster;
use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::erasure::Target;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::memory::Memory;
use ninefold_core::document::log::{Line, Log, Page, Place, Sealed};
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;
use ninefold_server::config;
use ninefold_server::database::{Database, migration};
use ninefold_server::log::Postgres;
use ninefold_server::people::invitation;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::stage::fresh;

/// How many changes there are to be handed in.
const CHANGES: usize = 24;

/// What is done to both.
#[derive(Debug, Clone)]
enum Deed {
    /// Hands in what these numbers name.
    Append(Vec<usize>),
    /// Reads from after a number, so many.
    Since(usize, usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let append = vec(0..CHANGES + 24, 0..16).prop_map(Deed::Append);
    let since = (0..60_usize, 0..12_usize).prop_map(|(after, most)| Deed::Since(after, most));
    vec(prop_oneof![3 => append, 2 => since], 1..14)
}

fn values() -> impl Strategy<Value = Vec<(u8, u8, Value, bool)>> {
    let text = prop_oneof!["[a-z\"\\\\\n\u{1}ü語\u{1F600}]{1,12}", "x{2500}"];
    let value = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<i64>().prop_map(Value::Integer),
        3 => text.prop_map(Value::Text),
    ];
    vec((0..3_u8, 0..4_u8, value, any::<bool>()), CHANGES)
}

/// What can be handed in: changes of three documents, of which one is a person, and what goes with them.
fn pool(values: &[(u8, u8, Value, bool)]) -> Vec<Line> {
    let docs = [fresh(), fresh(), fresh()];
    let changes: Vec<Change> = values
        .iter()
        .map(|(doc, edits, value, is_undo)| {
            let kind = ["use-case", "person", "tag"][usize::from(*doc)];
            let doc = docs[usize::from(*doc)];
            let edit = |number: u8| Edit {
                record: if number == 2 { fresh() } else { doc },
                kind: if number == 2 { "stakeholder" } else { kind }.to_owned(),
                field: ["title", ".pos", "role", "name"][usize::from(number)].to_owned(),
                value: value.clone(),
                base: (0..number).map(|_| fresh()).collect(),
            };
            Change {
                id: fresh(),
                doc,
                stamp: 5,
                at: -7,
                author: fresh(),
                what: if *is_undo {
                    What::Undo
                } else {
                    What::Other("to \"come\"".to_owned())
                },
                action: is_undo.then(fresh),
                undoes: is_undo.then(fresh),
                via: None,
                edits: (0..*edits).map(edit).collect(),
            }
        })
        .collect();
    let wordings = changes.iter().step_by(3).map(|change| {
        Line::Erasure(Target::Wording {
            change: change.id,
            record: change.doc,
            field: "title".to_owned(),
        })
    });
    let erased = docs.map(|doc| Line::Erasure(Target::Document(doc)));
    let others: Vec<Line> = wordings.chain(erased).collect();
    let mut pool: Vec<Line> = changes
        .into_iter()
        .map(Sealed::of)
        .map(Line::Change)
        .collect();
    pool.extend(others);
    pool.extend((0..5).map(|number| Line::Framework(format!("name = \"{number}\"\n"))));
    pool.extend((0..8).map(|number| Line::Picture(format!("{number:064x}"))));
    pool
}

#[test]
fn the_log_in_postgresql_is_the_one_in_memory() {
    let cluster = Cluster::shared().unwrap();
    let settings = config::Database {
        url: cluster.database("log").unwrap(),
        ..config::Database::default()
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let database = Database::of(&settings).unwrap();
    runtime.block_on(async {
        let mut client = database.get().await.unwrap();
        migration::migrate(&mut client).await.unwrap();
    });
    let cases = std::env::var("CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    let mut runner = TestRunner::new(Config {
        cases: cases.unwrap_or(60),
        failure_persistence: None,
        ..Config::default()
    });
    let held = runner.run(&(values(), deeds()), |(values, deeds)| {
        runtime.block_on(hold(&database, &pool(&values), deeds));
        Ok(())
    });
    held.unwrap();
}

async fn hold(database: &Database, pool: &[Line], deeds: Vec<Deed>) {
    let workspace = {
        let client = database.get().await.unwrap();
        let title = fresh().to_string();
        invitation::workspace(&**client, &title).await.unwrap()
    };
    let mut memory = Memory::default();
    let mut postgres = Postgres {
        database: database.clone(),
        workspace,
        device: None,
        most_bytes: u64::MAX,
    };
    let Line::Change(first) = &pool[0] else {
        panic!("no change");
    };
    let origin = first.change.id;
    let mut marks: Vec<(Option<Id>, Option<Id>)> = vec![(None, None)];
    let begin = Deed::Append(vec![0, 3]);
    for deed in [begin].into_iter().chain(deeds) {
        match deed {
            Deed::Append(numbers) => {
                let lines = numbers
                    .iter()
                    .filter_map(|number| pool.get(*number).cloned());
                let lines: Vec<Line> = lines.collect();
                let expected = memory.append(origin, lines.clone()).await.unwrap();
                let taken = postgres.append(origin, lines).await.unwrap();
                assert_eq!(taken.new, expected.new);
                assert_eq!(taken.end.n, expected.end.n);
                assert_eq!(taken.lacks, expected.lacks);
                marks.resize(
                    expected.end.n as usize + 1,
                    (expected.end.mark, taken.end.mark),
                );
            }
            Deed::Since(after, most) => {
                let (theirs, ours) = marks.get(after).copied().unwrap_or_default();
                let place = |mark| Place {
                    n: after as u64,
                    mark,
                };
                let expected = memory.since(place(theirs), most.max(1)).await.unwrap();
                let page = postgres.since(place(ours), most).await.unwrap();
                same(page, expected);
                let odd = postgres.since(place(Some(fresh())), most).await.unwrap();
                assert_eq!(odd, None, "a place of another log");
            }
        }
    }
    let all = memory.since(Place::default(), usize::MAX).await.unwrap();
    same(
        postgres.since(Place::default(), usize::MAX).await.unwrap(),
        all,
    );
    for line in pool {
        if let Line::Change(sealed) = line {
            let doc = sealed.change.doc;
            let expected = memory.of_document(doc).await.unwrap();
            assert_eq!(postgres.of_document(doc).await.unwrap(), expected);
        }
    }
}

#[track_caller]
fn same(page: Option<Page>, expected: Option<Page>) {
    assert_eq!(page.is_some(), expected.is_some());
    let (Some(page), Some(expected)) = (page, expected) else {
        return;
    };
    assert_eq!(page.lines, expected.lines);
    assert_eq!(page.place.n, expected.place.n);
    assert_eq!(page.standing.digest, expected.standing.digest);
    assert_eq!(page.standing.origin, expected.standing.origin);
    assert_eq!(page.standing.end.n, expected.standing.end.n);
    for line in &page.lines {
        assert!(!matches!(line, Line::Change(sealed) if !sealed.is_whole()));
    }
}

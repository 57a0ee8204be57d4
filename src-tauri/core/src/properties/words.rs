//! Words are found in what is not sent of a list.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{World, holds_only_with};
use crate::text::find::Plain;
use crate::view::{List, Measure, Says};
use crate::workspace::Workspace;

#[test]
fn words_are_found_in_what_rows_say() {
    let world = World::new();
    let (mut workspace, first) = world.with_use_case();
    let titles = ["Cart’s cart", "Zoë", "nothing", "CART"];
    for title in titles {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let id = place.use_case.unwrap();
        workspace.type_text(&id, &id, "title", title).unwrap();
    }
    workspace.archive_use_case(&first, "no cart").unwrap();
    let reader = workspace.reader();
    let times = |list: &List, words: &str| reader.find_in(list, words).unwrap().times;
    assert_eq!(times(&List::UseCases, "cart"), [1, 0, 0, 2]);
    assert_eq!(times(&List::UseCases, "zoë"), [0, 0, 1, 0]);
    assert_eq!(times(&List::UseCases, "today"), [1, 1, 1, 1]);
    assert_eq!(times(&List::UseCases, " "), [0, 0, 0, 0]);
    assert_eq!(times(&List::Archived, "no cart."), [1]);
    let whole = reader.use_cases().unwrap();
    let said = whole.archived[0].texts();
    let archived = said
        .iter()
        .find(|text| text.starts_with("Archived today at "));
    assert!(
        archived.unwrap().ends_with("M by Anna de Vries: no cart."),
        "{said:?}"
    );
}

/// What is done to metrics, of which lists tell the day.
#[derive(Debug, Clone)]
enum Step {
    Add,
    Name(usize, String),
    Tell(usize),
    Delete(usize),
    Wait,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Add),
        2 => (0..9_usize, "[ab]{1,3}").prop_map(|(which, name)| Step::Name(which, name)),
        2 => (0..9_usize).prop_map(Step::Tell),
        1 => (0..9_usize).prop_map(Step::Delete),
        2 => Just(Step::Wait),
    ]
}

#[test]
fn words_are_found_in_what_is_said_by_then() {
    const RULES: [&str; 2] = ["what is said is of an order", "what is said is of a day"];
    const DAY: i64 = 24 * 60 * 60 * 1000;
    holds_only_with(
        &RULES,
        60,
        || vec(step(), 1..20),
        |steps| {
            let world = World::new();
            let mut workspace = world.create();
            let mut made: Vec<String> = Vec::new();
            for step in &steps {
                let which = |at: &usize| {
                    made.get(at % made.len().max(1))
                        .cloned()
                        .unwrap_or_default()
                };
                match step {
                    Step::Add => {
                        let place = workspace.add_document("metric", "a metric").unwrap().place;
                        made.extend(place.unwrap().document);
                    }
                    Step::Name(at, name) => {
                        let id = which(at);
                        drop(workspace.type_text(&id, &id, "name", name));
                    }
                    // Some days later it is behind.
                    Step::Tell(at) => {
                        let id = which(at);
                        let tell = |workspace: &mut Workspace,
                                    record: &str,
                                    field: &str,
                                    value: &str,
                                    date: &str| {
                            let measure = Measure {
                                value: value.to_owned(),
                                date: date.to_owned(),
                                ..Measure::default()
                            };
                            drop(workspace.set_measure(&id, record, field, &measure));
                        };
                        tell(&mut workspace, &id, "baseline", "2", "2023-11-04");
                        tell(&mut workspace, &id, "target", "3", "2023-11-16");
                        if let Ok(done) = workspace.add_row(&id, "reading", None) {
                            let row = done.place.unwrap().record.unwrap();
                            tell(&mut workspace, &row, "reading", "2.6", "2023-11-05");
                        }
                    }
                    Step::Delete(at) => drop(workspace.delete_document(&which(at))),
                    Step::Wait => world.pass(DAY),
                }
                let reader = workspace.reader();
                let rows = reader.metrics().unwrap().metrics;
                for words in ["a", "behind"] {
                    let words_of = |text: &str| Plain::of(text).times(&Plain::of(words)) as u32;
                    let times = rows
                        .iter()
                        .map(|row| row.texts().iter().map(|text| words_of(text)).sum());
                    let times: Vec<u32> = times.collect();
                    prop_assert_eq!(reader.find_in(&List::Metrics, words).unwrap().times, times);
                }
            }
            Ok(())
        },
    );
}

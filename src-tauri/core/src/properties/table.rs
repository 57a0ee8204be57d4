//! The table of use cases: what it shows is what a look at every folded one would, in an order that is total and stable.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::scoping::use_case;
use super::{World, holds_only_with};
use crate::document::spot::Spot;
use crate::framework::Framework;
use crate::use_case::progress::{self, PhaseState};
use crate::use_case::{UseCase, labels, scoring};
use crate::view::{
    Arrangement, Column, Facet, GroupBy, List, Picked, Rows, Slice, UseCaseFilter, UseCaseRow,
    UseCaseState, Wanted,
};
use crate::workspace::{Entry, Who, Workspace};

const ALL: Wanted = Wanted::ALL;

const OWNERS: [&str; 3] = ["Anna", "Ben", "Zoë"];
const TYPES: [&str; 3] = ["web-experience", "triggered-experience", "audience-export"];
const QUARTERS: [&str; 3] = ["Q4 2026", "Q1 2027", ""];
const LABELS: [&str; 3] = ["CRM", "crm, Q3", "Loyalty"];
const COLUMNS: [Column; 13] = [
    Column::Title,
    Column::Type,
    Column::Owner,
    Column::Labels,
    Column::Elsewhere,
    Column::Target,
    Column::Phases,
    Column::Value,
    Column::Effort,
    Column::Risk,
    Column::Readiness,
    Column::Benefit,
    Column::Edited,
];

/// What is entered in one of the use cases: which, what, and how.
type Deed = (usize, usize, usize);

fn act(workspace: &mut Workspace, ids: &[String], (which, what, how): Deed) {
    let id = &ids[which % ids.len()];
    let mut enter = |field: &str, entry: Entry| {
        let spot = Spot::of(id, field).unwrap();
        workspace.enter(&spot, entry).unwrap();
    };
    match what % 7 {
        0 => enter("activation", Entry::Choice(TYPES[how % 3].to_owned())),
        1 => enter(
            "req/owner",
            Entry::Person(Who::Named(OWNERS[how % 3].to_owned())),
        ),
        6 => enter(
            "target-quarter",
            Entry::Quarter(QUARTERS[how % 3].to_owned()),
        ),
        2 => enter("label", Entry::Labels(LABELS[how % 3].to_owned())),
        3 => enter("req/owner", Entry::Nothing),
        4 => {
            let dimensions = Framework::built_in().phases.iter();
            let mut dimensions = dimensions.flat_map(|phase| &phase.dimensions);
            let dimension = dimensions.nth(how % 12).unwrap();
            enter(
                &Framework::built_in().field_of(&dimension.slot()),
                Entry::Score(1 + how as u32 % 5),
            );
        }
        _ => {
            let first = &Framework::built_in().phases[0];
            for item in &first.checklist {
                enter(
                    &Framework::built_in().field_of(&item.slot()),
                    Entry::Tick(!how.is_multiple_of(3)),
                );
            }
        }
    }
}

fn slice(workspace: &Workspace, arrangement: &Arrangement) -> Slice<UseCaseRow> {
    let list = List::Table {
        arrangement: arrangement.clone(),
    };
    match workspace.rows(&list, &ALL).unwrap() {
        Rows::UseCases(slice) => slice,
        other => panic!("rows of use cases: {other:?}"),
    }
}

fn shown(workspace: &Workspace, arrangement: &Arrangement) -> Vec<String> {
    let rows = slice(workspace, arrangement).rows.into_iter();
    rows.map(|placed| placed.row.id).collect()
}

fn filtered(filter: &UseCaseFilter) -> Arrangement {
    Arrangement {
        filter: filter.clone(),
        ..Arrangement::default()
    }
}

/// Whether a filter lets a use case through, read from the folded document.
fn lets_through(filter: &UseCaseFilter, use_case: &UseCase) -> bool {
    let steps = progress::steps(use_case);
    let is = |state: PhaseState| move |step: &progress::Step| step.state == state;
    let state = match () {
        () if steps.iter().all(is(PhaseState::Untouched)) => UseCaseState::NotStarted,
        () if steps.iter().all(is(PhaseState::Complete)) => UseCaseState::Complete,
        () => UseCaseState::Started,
    };
    let open = steps.iter().find(|step| step.state != PhaseState::Complete);
    let phase = open.map_or("", |step| step.key.as_str());
    let own = use_case.document.own().unwrap();
    let owner = own.text("req/owner");
    let has_label = |wanted: &String| match wanted.as_str() {
        "" => labels::labels(own).is_empty(),
        wanted => labels::labels(own)
            .iter()
            .any(|(_, label)| label.to_lowercase() == wanted.to_lowercase()),
    };
    let named = |wanted: &[String], is: &dyn Fn(&String) -> bool| {
        wanted.is_empty() || wanted.iter().any(is)
    };
    let unscored = scoring::axes(use_case)
        .iter()
        .any(|axis| axis.score.is_none());
    (filter.states.is_empty() || filter.states.contains(&state))
        && named(&filter.phases, &|wanted| wanted == phase)
        && named(&filter.types, &|wanted| wanted == own.text("activation"))
        && named(&filter.owners, &|wanted| wanted == owner)
        && named(&filter.labels, &has_label)
        && (!filter.unscored || unscored)
}

/// Filters, each by one thing: by every choice that is offered, and by what nobody is.
fn filters(workspace: &Workspace) -> Vec<UseCaseFilter> {
    let of = |facet: Facet| -> Vec<String> {
        let choices = workspace.facet_choices(facet).unwrap().into_iter();
        choices.map(|choice| choice.value).collect()
    };
    let one = |change: &dyn Fn(&mut UseCaseFilter)| {
        let mut filter = UseCaseFilter::default();
        change(&mut filter);
        filter
    };
    let mut filters = vec![one(&|filter| filter.unscored = true)];
    for state in [
        UseCaseState::NotStarted,
        UseCaseState::Started,
        UseCaseState::Complete,
    ] {
        filters.push(one(&|filter| filter.states = vec![state]));
    }
    for value in of(Facet::Phases) {
        filters.push(one(&|filter| filter.phases = vec![value.clone()]));
    }
    for value in of(Facet::Types) {
        filters.push(one(&|filter| filter.types = vec![value.clone()]));
    }
    for value in of(Facet::Owners) {
        filters.push(one(&|filter| filter.owners = vec![value.clone()]));
    }
    for value in of(Facet::Labels) {
        filters.push(one(&|filter| filter.labels = vec![value.clone()]));
    }
    filters
}

/// Both at once.
fn and(one: &UseCaseFilter, other: &UseCaseFilter) -> Option<UseCaseFilter> {
    fn join<T: Clone>(one: &[T], other: &[T]) -> Option<Vec<T>> {
        match (one, other) {
            ([], some) | (some, []) => Some(some.to_vec()),
            _ => None,
        }
    }
    Some(UseCaseFilter {
        phases: join(&one.phases, &other.phases)?,
        states: join(&one.states, &other.states)?,
        types: join(&one.types, &other.types)?,
        owners: join(&one.owners, &other.owners)?,
        labels: join(&one.labels, &other.labels)?,
        unscored: one.unscored || other.unscored,
    })
}

fn some_workspace(world: &World, deeds: &[Deed]) -> (Workspace, Vec<String>) {
    let (mut workspace, first) = world.with_use_case();
    let mut ids = vec![first];
    for title in ["Beta", "alpha", "Émile", "", "Beta"] {
        world.pass(1000);
        ids.push(use_case(&mut workspace, title, None));
    }
    for deed in deeds {
        world.pass(1000);
        act(&mut workspace, &ids, *deed);
    }
    (workspace, ids)
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    vec((0..6_usize, 0..7_usize, 0..60_usize), 0..28)
}

#[test]
fn what_is_shown_is_what_a_look_at_every_use_case_would_show() {
    let rules = ["a label is found however it is spelled"];
    holds_only_with(&rules, 15, deeds, |deeds| {
        let world = World::new();
        let (workspace, _) = some_workspace(&world, &deeds);
        let whole = shown(&workspace, &Arrangement::default());
        let filters = filters(&workspace);
        for filter in &filters {
            let naive = whole.iter().filter(|id| {
                let use_case = workspace.use_case(id).unwrap();
                lets_through(filter, &use_case)
            });
            let naive: Vec<String> = naive.cloned().collect();
            prop_assert_eq!(shown(&workspace, &filtered(filter)), naive, "{:?}", filter);
            // Filters commute: two at once are one after the other, whichever comes first.
            for other in &filters {
                let Some(both) = and(filter, other) else {
                    continue;
                };
                let seconds = shown(&workspace, &filtered(other));
                let firsts = shown(&workspace, &filtered(filter)).into_iter();
                let each: Vec<String> = firsts.filter(|id| seconds.contains(id)).collect();
                prop_assert_eq!(shown(&workspace, &filtered(&both)), each);
            }
        }
        Ok(())
    });
}

#[test]
fn every_order_has_all_in_groups_and_keeps_what_is_alike() {
    proptest!(ProptestConfig::with_cases(10), |(deeds in deeds())| {
        let world = World::new();
        let (workspace, ids) = some_workspace(&world, &deeds);
        let base = shown(&workspace, &Arrangement::default());
        let all: BTreeSet<&String> = ids.iter().collect();
        for sort in COLUMNS {
            for group in [None, Some(GroupBy::Phase), Some(GroupBy::State), Some(GroupBy::Type), Some(GroupBy::Owner), Some(GroupBy::Label)] {
                let arranged = |descending| Arrangement { sort, descending, group, ..Arrangement::default() };
                let up = slice(&workspace, &arranged(false));
                let down = slice(&workspace, &arranged(true));
                for slice in [&up, &down] {
                    let shown: Vec<&String> = slice.rows.iter().map(|placed| &placed.row.id).collect();
                    prop_assert_eq!(&shown.iter().copied().collect::<BTreeSet<_>>(), &all);
                    prop_assert_eq!(shown.len(), all.len());
                    // The heads tell of each group once, and of all in it.
                    let heads: Vec<_> = slice.rows.iter().filter_map(|placed| placed.row.group.clone()).collect();
                    let counted: u32 = heads.iter().map(|head| head.count).sum();
                    let labels: BTreeSet<_> = heads.iter().map(|head| &head.label).collect();
                    prop_assert_eq!(labels.len(), heads.len());
                    prop_assert_eq!(counted as usize, if group.is_some() { all.len() } else { 0 });
                }
            }
            // What says nothing comes last both ways, in the order that all have.
            let said = |row: &UseCaseRow| match sort {
                Column::Title => row.title != "Untitled use case",
                Column::Type => !row.activation.is_empty(),
                Column::Owner => !row.owner.is_empty(),
                Column::Labels => !row.labels.is_empty(),
                Column::Elsewhere => !row.elsewhere.is_empty(),
                Column::Target => !row.target.is_empty(),
                Column::Value => row.axes[0].score.is_some(),
                Column::Effort => row.axes[1].score.is_some(),
                Column::Risk => row.axes[2].score.is_some(),
                Column::Readiness => row.axes[3].score.is_some(),
                Column::Benefit => !row.benefit.is_empty(),
                Column::Phases | Column::Edited => true,
            };
            for descending in [false, true] {
                let arranged = Arrangement { sort, descending, ..Arrangement::default() };
                let rows: Vec<UseCaseRow> = slice(&workspace, &arranged).rows.into_iter().map(|placed| placed.row).collect();
                prop_assert!(rows.is_sorted_by_key(|row| !said(row)), "{:?}", sort);
                let silent: Vec<&String> = rows.iter().filter(|row| !said(row)).map(|row| &row.id).collect();
                let expected: Vec<&String> = base.iter().filter(|id| silent.contains(id)).collect();
                prop_assert_eq!(silent, expected);
                if sort == Column::Value {
                    let scores: Vec<u32> = rows.iter().filter_map(|row| row.axes[0].score).collect();
                    let is_sorted = scores.is_sorted_by(|a, b| if descending { a >= b } else { a <= b });
                    prop_assert!(is_sorted);
                }
            }
        }
    });
}

#[test]
fn several_are_changed_in_one_step() {
    let world = World::new();
    let (mut workspace, ids) = some_workspace(&world, &[]);
    let picked = |all, but: &[&String]| Picked {
        arrangement: Arrangement::default(),
        all,
        but: but.iter().map(|id| (*id).clone()).collect(),
    };
    let owned = |workspace: &Workspace| -> Vec<String> {
        let rows = slice(workspace, &Arrangement::default()).rows.into_iter();
        rows.map(|placed| placed.row)
            .filter(|row| row.owner == "Anna")
            .map(|row| row.id)
            .collect()
    };
    let anna = Entry::Person(Who::Named("Anna".to_owned()));
    let owner = |entry: Entry| [("req/owner".to_owned(), entry)];
    let done = workspace.enter_in_each(&picked(true, &[&ids[0]]), &owner(anna));
    let done = done.unwrap();
    assert_eq!(done.notice.as_deref(), Some("Changed 5 use cases."));
    assert_eq!(done.undo.undo.as_deref(), Some("“Owner” of 5 use cases"));
    assert_eq!(owned(&workspace).len(), 5);
    let label = |name: &str| ("label".to_owned(), Entry::Label(name.to_owned()));
    let two = picked(false, &[&ids[0], &ids[1]]);
    workspace.enter_in_each(&two, &[label("CRM")]).unwrap();
    let in_use = workspace.labels_in_use().unwrap();
    assert_eq!((&*in_use[0].name, in_use[0].count), ("CRM", 2));
    // One goes and another comes in one step.
    let gone = (in_use[0].field.clone(), Entry::Nothing);
    workspace.enter_in_each(&two, &[gone, label("Q3")]).unwrap();
    let in_use = workspace.labels_in_use().unwrap();
    assert_eq!((&*in_use[0].name, in_use.len()), ("Q3", 1));
    workspace.undo().unwrap();
    assert_eq!(workspace.labels_in_use().unwrap()[0].name, "CRM");
    let done = workspace.archive_each(&picked(false, &[&ids[1], &ids[2]]), "Later.");
    let done = done.unwrap();
    assert_eq!(done.undo.undo.as_deref(), Some("archiving of 2 use cases"));
    assert_eq!(workspace.use_cases().unwrap().archived.len(), 2);
    workspace.undo().unwrap();
    assert_eq!(workspace.use_cases().unwrap().archived.len(), 0);
    workspace.undo().unwrap();
    workspace.undo().unwrap();
    assert_eq!(owned(&workspace), Vec::<String>::new());
    // Where one can't take it, none does.
    let typed = [("title".to_owned(), Entry::Text("Anna".to_owned()))];
    let refused = workspace.enter_in_each(&picked(true, &[]), &typed);
    assert!(refused.is_err());
    let titled = slice(&workspace, &Arrangement::default()).rows;
    assert!(titled.iter().all(|placed| placed.row.title != "Anna"));
}

//! What a person does in the window, step by step, and all that is shown after it.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::World;
use crate::document::spot::Spot;
use crate::picture::tests::png;
use crate::view::{Ask, Control, Measure, PhasePage, TagFilter, Wanted};
use crate::workspace::{Entry, NewDesign, Who, Workspace};

/// Something a person does in the window.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Type(usize, String),
    Title(String),
    Score(usize, Option<u32>),
    Tick(usize, bool),
    Applicable(usize, bool),
    Add(String),
    Move(usize, usize),
    Remove(usize),
    Involvement(String),
    Create,
    Duplicate,
    Archive,
    Restore,
    Delete,
    /// An integration, tag or metric.
    Make(usize),
    Unmake(usize),
    /// One of all fields of scoping that are shown gets something.
    Enter(usize, usize),
    /// A step, or a reading of a metric.
    AddRow(usize),
    MoveRow(usize, usize),
    RemoveRow(usize),
    Attach(u8),
    Learn,
    Pass(i64),
}

pub(super) fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_usize..3, "[a-z ]{0,60}").prop_map(|(field, text)| Step::Type(field, text)),
        1 => "[A-Z]{0,3}".prop_map(Step::Title),
        3 => (0_usize..3, prop::option::of(1_u32..=5)).prop_map(|(field, score)| Step::Score(field, score)),
        2 => (0_usize..3, any::<bool>()).prop_map(|(field, ticked)| Step::Tick(field, ticked)),
        1 => (0_usize..3, any::<bool>()).prop_map(|(field, is)| Step::Applicable(field, is)),
        2 => "[A-D]".prop_map(Step::Add),
        1 => (0_usize..4, 0_usize..4).prop_map(|(row, to)| Step::Move(row, to)),
        1 => (0_usize..4).prop_map(Step::Remove),
        1 => "[a-z]{0,8}".prop_map(Step::Involvement),
        1 => Just(Step::Create),
        1 => Just(Step::Duplicate),
        1 => Just(Step::Archive),
        1 => Just(Step::Restore),
        1 => Just(Step::Delete),
        3 => (0_usize..9).prop_map(Step::Make),
        1 => (0_usize..9).prop_map(Step::Unmake),
        8 => (0_usize..1000, 0_usize..8).prop_map(|(field, what)| Step::Enter(field, what)),
        2 => (0_usize..9).prop_map(Step::AddRow),
        1 => (0_usize..9, 0_usize..4).prop_map(|(row, to)| Step::MoveRow(row, to)),
        1 => (0_usize..9).prop_map(Step::RemoveRow),
        1 => (0_u8..3).prop_map(Step::Attach),
        1 => Just(Step::Learn),
        1 => (0_i64..90_000).prop_map(Step::Pass),
    ]
}

/// The phase that steps are taken in.
pub(super) const PHASE: &str = "ideation";
const KINDS: [&str; 3] = ["integration", "tag", "metric"];
const NAMES: [&str; 3] = ["Orders", "Consent", "Conversion rate"];

/// Does a step where it makes sense; what the core refuses changes nothing.
pub(super) fn take(world: &World, workspace: &mut Workspace, use_case: &str, step: &Step) {
    let page = workspace.phase(use_case, PHASE).ok();
    let row = |index: usize| {
        let rows = page.as_ref().map(|page| &page.stakeholders)?;
        rows.get(index % rows.len().max(1))
            .map(|row| row.id.clone())
    };
    let fields = |page: &PhasePage| {
        let questions = page
            .sections
            .iter()
            .flat_map(|section| &section.questions)
            .map(|question| question.field.clone());
        questions.skip(1).collect::<Vec<_>>()
    };
    match (step, &page) {
        (Step::Pass(ms), _) => world.pass(*ms),
        (Step::Create, _) => drop(workspace.create_use_case()),
        (Step::Duplicate, _) => drop(workspace.duplicate_use_case(use_case)),
        (Step::Archive, _) => drop(workspace.archive_use_case(use_case, "not now")),
        (Step::Restore, _) => drop(workspace.restore_use_case(use_case)),
        (Step::Delete, _) => drop(workspace.delete_use_case(use_case)),
        (Step::Make(index), _) => {
            drop(workspace.add_document(KINDS[index % 3], NAMES[index / 3]));
        }
        (Step::Unmake(index), _) => {
            let made = made(workspace);
            if let Some(id) = made.get(index % made.len().max(1)) {
                drop(workspace.delete_document(id));
            }
        }
        (Step::Enter(field, what), _) => {
            let asks = asks(workspace, use_case);
            if let Some(ask) = asks.get(field % asks.len().max(1)) {
                enter(workspace, ask, *what);
            }
        }
        (Step::AddRow(index), _) => {
            let metrics = workspace.metrics().unwrap().metrics;
            match metrics.get(index % (metrics.len() + 1)) {
                Some(metric) => drop(workspace.add_row(&metric.id, "reading", None)),
                None => drop(workspace.add_row(use_case, "step", None)),
            }
        }
        (Step::MoveRow(index, to), _) => {
            if let Some((document, row)) = any_row(workspace, use_case, *index) {
                drop(workspace.move_row(&document, &row, *to));
            }
        }
        (Step::RemoveRow(index), _) => {
            if let Some((document, row)) = any_row(workspace, use_case, *index) {
                drop(workspace.remove_row(&document, &row));
            }
        }
        (Step::Attach(mark), _) => {
            let design = NewDesign::new(format!("{mark}.png"), Ok(png(2, 2, *mark)));
            drop(workspace.add_designs(use_case, vec![design]));
        }
        (Step::Learn, _) => drop(workspace.learn(use_case)),
        (_, None) => {}
        (Step::Type(field, text), Some(page)) => {
            drop(workspace.type_text(use_case, use_case, &fields(page)[*field], text));
        }
        (Step::Title(text), _) => drop(workspace.type_text(use_case, use_case, "title", text)),
        (Step::Score(index, score), Some(page)) => {
            drop(workspace.set_score(use_case, &page.scoring.dimensions[*index].field, *score));
        }
        (Step::Tick(index, ticked), Some(page)) => {
            drop(workspace.set_tick(use_case, &page.checklist[*index].field, *ticked));
        }
        (Step::Applicable(index, is), Some(page)) => {
            drop(workspace.set_applicable(use_case, &page.checklist[*index].field, *is));
        }
        (Step::Add(name), _) => {
            drop(workspace.add_stakeholder(use_case, PHASE, &Who::New(name.clone())))
        }
        (Step::Move(index, to), _) => {
            if let Some(row) = row(*index) {
                drop(workspace.move_stakeholder(use_case, &row, *to));
            }
        }
        (Step::Remove(index), _) => {
            if let Some(row) = row(*index) {
                drop(workspace.remove_stakeholder(use_case, &row));
            }
        }
        (Step::Involvement(text), _) => {
            if let Some(row) = row(0) {
                drop(workspace.type_text(use_case, &row, "involvement", text));
            }
        }
    }
}

/// The integrations, tags and metrics there are.
fn made(workspace: &mut Workspace) -> Vec<String> {
    let integrations = workspace.integrations().unwrap().integrations.into_iter();
    let tags = workspace.tagging_plan(&TagFilter::default()).unwrap().tags;
    let metrics = workspace.metrics().unwrap().metrics.into_iter();
    integrations
        .map(|row| row.id)
        .chain(tags.into_iter().map(|tag| tag.id))
        .chain(metrics.map(|row| row.id))
        .collect()
}

/// Every field of scoping that a person can enter something in, with a use case open.
pub(super) fn asks(workspace: &mut Workspace, use_case: &str) -> Vec<Ask> {
    let mut asks = Vec::new();
    if let Ok(page) = workspace.scoping(use_case) {
        asks.extend(page.asks);
        asks.extend(page.steps.into_iter().flat_map(|row| row.asks));
        asks.extend(page.designs.into_iter().flat_map(|design| design.row.asks));
    }
    if let Ok(overview) = workspace.overview(use_case) {
        asks.extend(overview.details);
    }
    if let Ok(page) = workspace.tracker(use_case) {
        let boxes = page.slides.into_iter().flat_map(|slide| slide.boxes);
        asks.extend(boxes.flat_map(|one| one.asks));
    }
    for row in workspace.integrations().unwrap().integrations {
        let page = workspace.integration(&row.id).unwrap();
        asks.extend(page.asks);
        asks.push(page.needed_by);
    }
    for row in workspace.metrics().unwrap().metrics {
        let page = workspace.metric(&row.id).unwrap();
        asks.extend(page.asks);
        asks.extend(page.readings.into_iter().flat_map(|row| row.asks));
        asks.push(page.used_by);
    }
    let plan = workspace.tagging_plan(&TagFilter::default()).unwrap();
    asks.extend(plan.tags.into_iter().flat_map(|tag| tag.asks));
    asks
}

/// Enters one thing or another where it is asked for.
fn enter(workspace: &mut Workspace, ask: &Ask, what: usize) {
    let Ask {
        document,
        record,
        field,
        ..
    } = ask;
    match ask.control {
        Control::Line | Control::Text => {
            let text = ["", "one", "two", "three\nfour"][what % 4];
            drop(workspace.type_text(document, record, field, text));
        }
        Control::Choice | Control::Rating => {
            let option = ask.options.get(what % (ask.options.len() + 1));
            let value = option.map(|option| option.key.as_str());
            drop(workspace.set_field(document, record, field, value));
        }
        Control::Flags | Control::Links => {
            let Some(option) = ask.options.get(what % ask.options.len().max(1)) else {
                return;
            };
            // Links from elsewhere are set where they start.
            let own = if document.is_empty() {
                &option.key
            } else {
                document
            };
            let value = (!option.chosen).then_some("1");
            drop(workspace.set_field(own, own, &option.field, value));
        }
        Control::Quarter => {
            let quarter = ["", "Q4 2026", "2027-Q2"][what % 3];
            drop(workspace.set_field(document, record, field, Some(quarter)));
        }
        Control::Date => {
            let day = ["", "2026-11-22", "2026-12-24"][what % 3];
            drop(workspace.set_field(document, record, field, Some(day)));
        }
        Control::Number => {
            let spot = Spot::named(document, record, field).unwrap();
            let number = ["", "5", "1e3", "60"][what % 4];
            drop(workspace.enter(&spot, Entry::Number(number.to_owned())));
        }
        Control::Measure => {
            let measure = Measure {
                value: ["", "4", "7.5"][what % 3].to_owned(),
                date: ["", "2026-11-22"][what % 2].to_owned(),
                ..Measure::default()
            };
            drop(workspace.set_measure(document, record, field, &measure));
        }
        Control::Estimate => {
            let estimate = ["", "4", "3 / 4 / 6"][what % 3];
            drop(workspace.set_field(document, record, field, Some(estimate)));
        }
        Control::Person => {
            let who = Who::New("Ben".to_owned());
            let who = (!what.is_multiple_of(3)).then_some(&who);
            drop(workspace.set_person(document, record, field, who));
        }
        Control::Labels => {
            let labels = ["", "one", "two, one", "One"][what % 4];
            let spot = Spot::named(document, record, field).unwrap();
            drop(workspace.enter(&spot, Entry::Labels(labels.to_owned())));
        }
        Control::Rows => {}
    }
}

/// A row of scoping with its document.
fn any_row(workspace: &mut Workspace, use_case: &str, index: usize) -> Option<(String, String)> {
    let page = workspace.scoping(use_case).ok()?;
    let steps = page.steps.into_iter().map(|row| row.id);
    let designs = page.designs.into_iter().map(|design| design.row.id);
    let mut rows: Vec<(String, String)> = steps
        .chain(designs)
        .map(|row| (use_case.to_owned(), row))
        .collect();
    for metric in workspace.metrics().unwrap().metrics {
        let readings = workspace.metric(&metric.id).unwrap().readings.into_iter();
        rows.extend(readings.map(|row| (metric.id.clone(), row.id)));
    }
    (!rows.is_empty()).then(|| rows.swap_remove(index % rows.len()))
}

/// All that is shown, as text; without times, revisions, and who edited what when, which an undo changes.
pub(super) fn shown(workspace: &mut Workspace) -> String {
    let list = workspace.use_cases().unwrap();
    let use_cases = list.use_cases.iter().chain(&list.archived);
    let mut ids: Vec<String> = use_cases.map(|row| row.id.clone()).collect();
    ids.sort();
    let mut pages = Vec::new();
    for id in &ids {
        let rows = list.use_cases.iter().chain(&list.archived);
        let mut tracker = workspace.tracker(id).unwrap();
        tracker.slides.remove(0); // it says when, and after how many changes
        pages.push(json!([
            rows.filter(|row| row.id == *id).collect::<Vec<_>>(),
            workspace.phase(id, PHASE).unwrap(),
            workspace.scoping(id).unwrap(),
            tracker,
        ]));
    }
    let integrations = workspace.integrations().unwrap();
    for row in &integrations.integrations {
        pages.push(json!(workspace.integration(&row.id).unwrap()));
    }
    let metrics = workspace.metrics().unwrap();
    for row in &metrics.metrics {
        pages.push(json!(workspace.metric(&row.id).unwrap()));
    }
    let all = Wanted::ALL;
    pages.push(json!([
        workspace.integration_screen(&all).unwrap(),
        workspace.matrix(&all).unwrap(),
        workspace.metric_screen(&all).unwrap(),
        workspace
            .tag_screen(&TagFilter::default(), &[], &all)
            .unwrap(),
        workspace.roadmap().unwrap(),
    ]));
    let mut all = Value::from(pages);
    forget_times(&mut all);
    format!("{all:#}")
}

fn forget_times(value: &mut Value) {
    match value {
        Value::Array(inner) => inner.iter_mut().for_each(forget_times),
        Value::Object(fields) => {
            for time in [
                "revision", "edited", "editedAt", "editedBy", "at", "inWords",
            ] {
                fields.remove(time);
            }
            fields.values_mut().for_each(forget_times);
        }
        _ => {}
    }
}

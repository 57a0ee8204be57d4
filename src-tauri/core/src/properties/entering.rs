//! What can be entered in scoping, what can't, and what each clears.

use super::World;
use crate::document::spot::Spot;
use crate::error::Error;
use crate::view::{Ask, Measure, TagFilter};
use crate::workspace::{Entry, Who, Workspace};

/// A workspace with one document of each kind, by the word for it.
struct Desk {
    workspace: Workspace,
    ids: [(&'static str, String); 4],
    /// It holds the file.
    _world: World,
}

impl Desk {
    fn new() -> Self {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let mut made = |kind| {
            let place = workspace.add_document(kind, "").unwrap().place.unwrap();
            (kind, place.document.unwrap())
        };
        let ids = [made("integration"), made("tag"), made("metric")];
        let [integration, tag, metric] = ids;
        Self {
            workspace,
            ids: [("use case", use_case), integration, tag, metric],
            _world: world,
        }
    }

    fn id(&self, kind: &str) -> String {
        let found = self.ids.iter().find(|(known, _)| *known == kind);
        found.unwrap().1.clone()
    }

    /// A field as it is shown, by its idea.
    fn ask(&mut self, kind: &str, idea: &str) -> Ask {
        let id = self.id(kind);
        let asks = match kind {
            "use case" => self.workspace.scoping(&id).unwrap().asks,
            "integration" => self.workspace.integration(&id).unwrap().asks,
            "metric" => self.workspace.metric(&id).unwrap().asks,
            _ => {
                let plan = self.workspace.tagging_plan(&TagFilter::default()).unwrap();
                plan.tags.into_iter().flat_map(|tag| tag.asks).collect()
            }
        };
        asks.into_iter().find(|ask| ask.idea == idea).unwrap()
    }

    fn set(&mut self, kind: &str, field: &str, value: Option<&str>) -> Result<(), Error> {
        let id = self.id(kind);
        self.workspace.set_field(&id, &id, field, value).map(drop)
    }
}

/// Sets fields one after the other, and compares what an idea then shows.
fn check(kind: &str, set: &[(&str, &str)], idea: &str, shown: &str) {
    let mut desk = Desk::new();
    for (field, value) in set {
        desk.set(kind, field, Some(value)).unwrap();
    }
    assert_eq!(desk.ask(kind, idea).shown, shown, "{kind}: {set:?}");
}

#[test]
fn what_is_set_is_shown_in_words() {
    check(
        "use case",
        &[("activation", "audience-export")],
        "Activation type",
        "Audience Export (sync)",
    );
    check(
        "integration",
        &[("status", " in-progress ")],
        "Status",
        "In progress",
    );
    check(
        "integration",
        &[("status", "live"), ("status", "")],
        "Status",
        "",
    );
    check("integration", &[("effort", "3")], "Effort", "Medium");
    check("tag", &[("state", "verified")], "State", "Verified");
    check(
        "metric",
        &[("direction", "down")],
        "Direction",
        "Down is better",
    );
}

#[test]
fn an_exclusive_flag_stands_alone() {
    let gdpr = ("regulation/gdpr", "1");
    let ccpa = ("regulation/ccpa", "1");
    let none = ("regulation/none", "1");
    let not_checked = ("regulation/not-checked", "1");
    let check = |set: &[(&str, &str)], shown| check("integration", set, "Regulations", shown);
    check(&[gdpr, ccpa], "GDPR, CCPA");
    check(&[gdpr, ccpa, none], "None applies");
    check(&[none, not_checked], "Not checked yet");
    check(&[not_checked, ccpa], "CCPA");
    check(&[gdpr, gdpr, ("regulation/gdpr", "")], "");

    let mut desk = Desk::new();
    let id = desk.id("integration");
    desk.set("integration", "regulation/none", Some("1"))
        .unwrap();
    desk.workspace
        .type_text(&id, &id, "regulation-other", "LGPD")
        .unwrap();
    assert_eq!(
        desk.ask("integration", "Regulations").shown,
        "None applies, LGPD",
        "what is typed is never taken away"
    );
    desk.set("integration", "regulation/gdpr", Some("1"))
        .unwrap();
    desk.workspace.undo().unwrap();
    assert_eq!(
        desk.ask("integration", "Regulations").shown,
        "None applies, LGPD",
        "one action set the one and cleared the other"
    );
}

#[test]
fn what_a_field_can_not_hold_is_refused_and_changes_nothing() {
    let cases: &[(&str, &str, &str, &str)] = &[
        (
            "integration",
            "status",
            "almost",
            "Status can't be set to that.",
        ),
        (
            "integration",
            "effort",
            "0",
            "A rating is a whole number from 1 to 5.",
        ),
        (
            "integration",
            "effort",
            "6",
            "A rating is a whole number from 1 to 5.",
        ),
        (
            "integration",
            "effort",
            "2.5",
            "A rating is a whole number from 1 to 5.",
        ),
        (
            "integration",
            "regulation/gdpr",
            "2",
            "Regulations can't be set to that.",
        ),
        (
            "integration",
            "regulation/unheard-of",
            "1",
            "That field is no longer here. Nothing was changed.",
        ),
        (
            "integration",
            "name",
            "Orders",
            "Name can't be set to that.",
        ),
        (
            "use case",
            "needs/unheard-of",
            "1",
            "That document is no longer here. Nothing was changed.",
        ),
        (
            "use case",
            "req/owner",
            "Anna",
            "Owner can't be set to that.",
        ),
        (
            "use case",
            "req/steps",
            "1",
            "That field is no longer here. Nothing was changed.",
        ),
        (
            "use case",
            "tracker/run-from",
            "2026-02-30",
            "“2026-02-30” is not a day. Type it as year, month and day: 2026-11-22.",
        ),
        ("metric", "baseline", "4", "Baseline can't be set to that."),
        (
            "tag",
            "effort",
            "1",
            "That field is no longer here. Nothing was changed.",
        ),
    ];
    for (kind, field, value, message) in cases {
        let mut desk = Desk::new();
        let before = desk.workspace.undo_state();
        let error = desk.set(kind, field, Some(value)).unwrap_err();
        assert_eq!(error.to_string(), *message, "{kind}: {field} = {value}");
        assert_eq!(desk.workspace.undo_state(), before, "{kind}: {field}");
    }
}

#[test]
fn a_link_leads_to_what_is_there_and_of_its_kind() {
    let mut desk = Desk::new();
    let (integration, metric) = (desk.id("integration"), desk.id("metric"));
    let needs = |id: &str| format!("needs/{id}");
    let error = desk
        .set("use case", &needs(&metric), Some("1"))
        .unwrap_err();
    assert_eq!(error.code(), "unknown", "a metric is no integration");
    desk.set("use case", &needs(&integration), Some("1"))
        .unwrap();
    assert_eq!(
        desk.ask("use case", "Data systems").shown,
        "Untitled integration"
    );

    desk.workspace.delete_document(&integration).unwrap();
    assert_eq!(desk.ask("use case", "Data systems").shown, "");
    let error = desk
        .set("use case", &needs(&integration), Some("1"))
        .unwrap_err();
    assert_eq!(error.code(), "unknown", "it is deleted");
    desk.workspace.undo().unwrap();
    assert_eq!(
        desk.ask("use case", "Data systems").shown,
        "Untitled integration"
    );
}

#[test]
fn measures_are_numbers_and_days() {
    let mut desk = Desk::new();
    let id = desk.id("metric");
    let measure = |value: &str, source: &str, date: &str| Measure {
        value: value.to_owned(),
        source: source.to_owned(),
        date: date.to_owned(),
    };
    let mut set = |measure: &Measure| desk.workspace.set_measure(&id, &id, "baseline", measure);
    set(&measure("4,5", "Analytics", "2026-09-01")).unwrap();
    let error = set(&measure("about 4", "", "")).unwrap_err().to_string();
    assert!(error.starts_with("“about 4” is not a number."), "{error}");
    let error = set(&measure("4", "", "September")).unwrap_err().to_string();
    assert!(error.starts_with("“September” is not a day."), "{error}");
    let kept = desk.ask("metric", "Baseline").measure.unwrap();
    assert_eq!(kept, measure("4.5", "Analytics", "2026-09-01"));
    let cleared = Measure::default();
    desk.workspace
        .set_measure(&id, &id, "baseline", &cleared)
        .unwrap();
    assert_eq!(desk.ask("metric", "Baseline").shown, "");
    let error = desk.workspace.set_measure(&id, &id, "name", &cleared);
    assert_eq!(error.unwrap_err().to_string(), "Name can't be set to that.");
}

#[test]
fn a_new_person_is_made_in_the_same_action() {
    let mut desk = Desk::new();
    let id = desk.id("integration");
    let field = "answer/internal-owner";
    let who = Who::New(" Ben ".to_owned());
    desk.workspace
        .set_person(&id, &id, field, Some(&who))
        .unwrap();
    assert_eq!(desk.ask("integration", "Internal data owner").shown, "Ben");
    assert_eq!(desk.workspace.people().unwrap().people.len(), 2);
    desk.workspace.undo().unwrap();
    assert_eq!(desk.ask("integration", "Internal data owner").shown, "");
    assert_eq!(desk.workspace.people().unwrap().people.len(), 1);

    let nobody = Who::New("  ".to_owned());
    let error = desk.workspace.set_person(&id, &id, field, Some(&nobody));
    assert_eq!(error.unwrap_err().code(), "invalid");
}

#[test]
fn an_archived_use_case_takes_nothing() {
    let mut desk = Desk::new();
    let (id, integration) = (desk.id("use case"), desk.id("integration"));
    let workspace = &mut desk.workspace;
    let step = workspace.add_row(&id, "step", None).unwrap().place;
    let step = step.unwrap().record.unwrap();
    workspace.archive_use_case(&id, "").unwrap();
    let ben = Who::New("Ben".to_owned());
    let tried = [
        workspace
            .set_field(&id, &id, "activation", Some("web-experience"))
            .map(drop),
        workspace
            .set_field(&id, &id, &format!("needs/{integration}"), Some("1"))
            .map(drop),
        workspace
            .set_person(&id, &id, "req/owner", Some(&ben))
            .map(drop),
        workspace.add_row(&id, "step", None).map(drop),
        workspace.move_row(&id, &step, 0).map(drop),
        workspace.remove_row(&id, &step).map(drop),
        workspace.type_text(&id, &step, "step", "x").map(drop),
        workspace.type_text(&id, &id, "req/actor", "x").map(drop),
    ];
    for (number, tried) in tried.into_iter().enumerate() {
        assert_eq!(tried.unwrap_err().code(), "archived", "{number}");
    }
    assert_eq!(
        workspace.people().unwrap().people.len(),
        1,
        "Ben was not made"
    );
}

#[test]
fn a_row_that_is_gone_takes_nothing() {
    let mut desk = Desk::new();
    let (id, metric) = (desk.id("use case"), desk.id("metric"));
    let workspace = &mut desk.workspace;
    let step = workspace.add_row(&id, "step", None).unwrap().place;
    let step = step.unwrap().record.unwrap();
    workspace.remove_row(&id, &step).unwrap();
    let tried = [
        workspace.type_text(&id, &step, "step", "x").map(drop),
        workspace.move_row(&id, &step, 0).map(drop),
        workspace.remove_row(&id, &step).map(drop),
        workspace.add_row(&id, "reading", None).map(drop),
        workspace.add_row(&id, "design", None).map(drop),
        workspace.add_row(&metric, "step", None).map(drop),
        workspace.add_row("nowhere", "step", None).map(drop),
    ];
    for (number, tried) in tried.into_iter().enumerate() {
        assert_eq!(tried.unwrap_err().code(), "unknown", "{number}");
    }
}

#[test]
fn an_entry_goes_where_it_fits_and_nowhere_else() {
    let entries = [
        Entry::Text("x".to_owned()),
        Entry::Choice("web-experience".to_owned()),
        Entry::Score(3),
        Entry::Tick(true),
        Entry::Day("2026-11-22".to_owned()),
        Entry::Measure(Measure::default()),
        Entry::Person(Who::New("Ben".to_owned())),
        Entry::Applies(false),
    ];
    let places: &[(&str, &str, &[usize])] = &[
        ("use case", "title", &[0]),
        ("use case", "answer/ideation/explanation", &[0, 7]),
        ("use case", "score/ideation/customer-value", &[2, 7]),
        ("use case", "tick/ideation/opportunity-defined", &[3, 7]),
        ("use case", "activation", &[1]),
        ("use case", "tracker/run-from", &[4]),
        ("use case", "req/owner", &[6]),
        ("integration", "name", &[0]),
        ("integration", "effort", &[2]),
        ("integration", "regulation/gdpr", &[3]),
        ("metric", "baseline", &[5]),
        // A use case's own.
        ("integration", "answer/ideation/explanation", &[]),
        ("metric", "title", &[]),
    ];
    let mut desk = Desk::new();
    for (kind, field, fitting) in places {
        let spot = Spot::of(&desk.id(kind), field).unwrap();
        for (index, entry) in entries.iter().enumerate() {
            let entered = desk.workspace.enter(&spot, entry.clone());
            let fits = fitting.contains(&index);
            assert_eq!(entered.is_ok(), fits, "{kind}, {field}: {entry:?}");
        }
    }
}

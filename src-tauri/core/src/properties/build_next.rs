//! Build next: why each stands where it stands, pins, and the time line.

use super::World;
use super::exchanging::{copies, exchange_all};
use super::scoping::{integration, needs, use_case};
use crate::document::spot::Spot;
use crate::error::Error;
use crate::view::{ExportOptions, Format, Matter, Place, Scope, Screen};
use crate::workspace::{Entry, Workspace};

/// Three use cases that need two integrations: one needs both.
fn two(workspace: &mut Workspace) -> ([String; 3], [String; 2]) {
    let [both, alone, other] = [("Both", 100), ("Alone", 75), ("Other", 50)]
        .map(|(title, value)| use_case(workspace, title, Some(value)));
    let [consent, orders] =
        ["Consent", "Orders"].map(|name| integration(workspace, name, &[("effort", "1")]));
    needs(workspace, &both, &[&consent, &orders]);
    needs(workspace, &alone, &[&consent]);
    needs(workspace, &other, &[&orders]);
    ([both, alone, other], [consent, orders])
}

/// Place, name, number and why.
fn order(workspace: &Workspace) -> Vec<String> {
    let places = workspace.roadmap().unwrap().places.into_iter();
    let told = places.map(|place| {
        let name = place.integration.name;
        format!("{} {name} {}. {}", place.number, place.priority, place.why)
    });
    told.collect()
}

fn under(workspace: &Workspace, at: usize) -> (String, String, Vec<String>) {
    let under = workspace.roadmap().unwrap().places[at]
        .under
        .clone()
        .unwrap();
    let turns = under.turns.iter();
    let turns = turns.map(|turn| {
        format!(
            "{} {} {}, this {}",
            turn.place, turn.built, turn.number, turn.own
        )
    });
    (under.question, under.answer, turns.collect())
}

fn markdown(workspace: &mut Workspace, scope: &Scope) -> String {
    let export = workspace.export(scope, Format::Markdown, &ExportOptions::default());
    String::from_utf8(export.unwrap().bytes).unwrap()
}

fn enter(
    workspace: &mut Workspace,
    document: &str,
    field: &str,
    entry: Entry,
) -> Result<(), Error> {
    let spot = Spot::of(document, field).unwrap();
    workspace.enter(&spot, entry).map(|_| ())
}

#[test]
fn a_higher_number_under_a_lower_one_is_explained() {
    let world = World::new();
    let mut workspace = world.create();
    two(&mut workspace);
    assert_eq!(
        order(&workspace),
        [
            "1 Consent 125. First, because it unlocks the most value for its effort: 125, ahead of Orders with 100.",
            "2 Orders 150. The only one that is left to rank.",
        ]
    );
    assert_eq!(workspace.roadmap().unwrap().places[0].under, None);
    let (question, answer, turns) = under(&workspace, 1);
    assert_eq!(question, "Why does 150 stand under 125?");
    assert_eq!(
        answer,
        "When it was the turn of place 1, Consent unlocked 125 for its effort and this one only 100. With what is built in \
         between, use cases share their value over fewer integrations that are left, so this one rose from 100 to 150."
    );
    assert_eq!(turns, ["1 Consent 125, this 100", "2 Orders 150, this 150"]);
}

#[test]
fn a_pin_is_kept_told_undone_and_in_exports() {
    let world = World::new();
    let mut workspace = world.create();
    let (_, [consent, orders]) = two(&mut workspace);
    let before = order(&workspace);
    let done = workspace
        .pin(&orders, Some(1), " Promised to the shop \n")
        .unwrap();
    assert_eq!(
        done.undo.undo.as_deref(),
        Some("place of “Orders” in Build next")
    );
    let there = Place {
        screen: Some(Screen::BuildNext),
        record: Some(orders.clone()),
        ..Place::default()
    };
    assert_eq!(done.place, Some(there.clone()));
    assert_eq!(
        order(&workspace),
        [
            "1 Orders 100. Stands here because it is pinned, whatever its number is. By the numbers, Consent would come at this turn, with 125.",
            "2 Consent 175. The only one that is left to rank.",
        ]
    );
    let (question, answer, turns) = under(&workspace, 1);
    assert_eq!(question, "Why does 175 stand under 100?");
    assert!(
        answer.starts_with("Orders is pinned to its place, whatever its number is. "),
        "{answer}"
    );
    assert_eq!(turns, ["1 Orders 100, this 125", "2 Consent 175, this 175"]);
    let roadmap = workspace.roadmap().unwrap();
    assert!(
        roadmap
            .rule
            .contains("A pinned integration is built at its place")
    );
    let pin = roadmap.places[0].pin.clone().unwrap();
    let begins = "Pinned to place 1: Promised to the shop (Anna de Vries, today at ";
    assert!(pin.in_words.starts_with(begins), "{}", pin.in_words);
    let exported = markdown(&mut workspace, &Scope::Roadmap);
    for told in [
        begins,
        "**Why does 175 stand under 100?**",
        "would come at this turn",
    ] {
        assert!(exported.contains(told), "{told}: {exported}");
    }

    drop(workspace);
    let mut workspace = world.open();
    let undone = workspace.undo().unwrap();
    assert_eq!(undone.place, Some(there));
    assert_eq!(order(&workspace), before);
    workspace.redo().unwrap();
    assert!(order(&workspace)[0].starts_with("1 Orders"));
    // A pin of what can't be placed waits.
    enter(&mut workspace, &orders, "effort", Entry::Nothing).unwrap();
    let unplaced = workspace.roadmap().unwrap().unplaced;
    assert_eq!(
        unplaced[0].missing,
        "Needs an effort estimate, and is pinned to place 1 then."
    );
    workspace.undo().unwrap();
    workspace.pin(&orders, None, "").unwrap();
    assert_eq!(order(&workspace), before);
    assert!(matches!(
        workspace.pin(&consent, Some(0), ""),
        Err(Error::Invalid(_))
    ));
    assert!(
        workspace
            .pin(&world.author.id.to_string(), Some(1), "")
            .is_err()
    );
}

#[test]
fn pins_of_two_copies_that_differ_are_told_like_any_field() {
    let (mut copies, _) = copies(&["Anna", "Ben"]);
    let (_, [_, orders]) = two(&mut copies[0].workspace);
    exchange_all(&mut copies);
    copies[0]
        .workspace
        .pin(&orders, Some(1), "Promised")
        .unwrap();
    copies[1]
        .workspace
        .pin(&orders, Some(2), "Waits for the shop")
        .unwrap();
    exchange_all(&mut copies);
    for copy in &copies {
        let open = copy.workspace.disagreements().unwrap();
        let fields: Vec<&str> = open.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(fields, ["ranking/place", "ranking/reason"]);
        for one in &open {
            assert_eq!(one.what, "place of “Orders” in Build next");
            assert_eq!((one.about, one.others.len()), (Matter::Versions, 1));
        }
    }
    let places = |at: usize| order(&copies[at].workspace);
    assert_eq!(places(0), places(1));
}

#[test]
fn dates_are_entered_in_the_forms_people_type_and_nonsense_is_refused() {
    let world = World::new();
    let mut workspace = world.create();
    let ([both, ..], _) = two(&mut workspace);
    let quarter = |text: &str| Entry::Quarter(text.to_owned());
    enter(&mut workspace, &both, "target-quarter", quarter("q2 2024")).unwrap();
    let refused = enter(&mut workspace, &both, "target-quarter", quarter("someday"));
    assert_eq!(
        refused.unwrap_err().to_string(),
        "“someday” is not a quarter. Type it as quarter and year: Q1 2027."
    );
    let day = Entry::Day("2024-08-01".to_owned());
    enter(&mut workspace, &both, "go-live", day).unwrap();
    let details = workspace.overview(&both).unwrap().details;
    let asked = |name: &str| {
        details
            .iter()
            .find(|ask| ask.field == name)
            .unwrap()
            .clone()
    };
    let (quarter, day) = (asked("target-quarter"), asked("go-live"));
    assert_eq!(
        (quarter.value.as_str(), quarter.shown.as_str()),
        ("2024-Q2", "Q2 2024")
    );
    let offered: Vec<&str> = quarter
        .options
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(offered[..3], ["Q4 2023", "Q1 2024", "Q2 2024"]);
    assert_eq!(
        day.taken.as_deref(),
        Some("Go-live 2024-08-01 is after the target quarter, Q2 2024.")
    );
    // It is in what is exported of the use case, and undone.
    let scope = Scope::UseCases {
        use_cases: vec![both.clone()],
    };
    let exported = markdown(&mut workspace, &scope);
    assert!(
        exported.contains("**Target quarter:** Q2 2024"),
        "{exported}"
    );
    let undone = workspace.undo().unwrap();
    assert_eq!(undone.undo.redo.as_deref(), Some("“Go-live” of “Both”"));
    assert_eq!(undone.place.unwrap().use_case, Some(both));
}

#[test]
fn the_time_line_tells_what_is_due_before_what_it_needs() {
    let world = World::new();
    let mut workspace = world.create();
    let ([both, alone, other], [consent, orders]) = two(&mut workspace);
    use_case(&mut workspace, "Bare", None);
    let none = workspace.time_line().unwrap();
    assert!(none.rows.is_empty());
    let undated: Vec<&str> = none
        .undated
        .iter()
        .map(|one| one.what.name.as_str())
        .collect();
    assert_eq!(
        undated,
        ["Consent", "Orders", "Alone", "Bare", "Both", "Other"]
    );

    let day = |text: &str| Entry::Day(text.to_owned());
    enter(&mut workspace, &consent, "go-live", day("2024-07-15")).unwrap();
    enter(
        &mut workspace,
        &both,
        "target-quarter",
        Entry::Quarter("2024-Q2".to_owned()),
    )
    .unwrap();
    enter(&mut workspace, &alone, "go-live", day("2024-07-15")).unwrap();
    enter(&mut workspace, &other, "go-live", day("1999-01-01")).unwrap();
    let line = workspace.time_line().unwrap();
    let told: Vec<String> = line
        .rows
        .iter()
        .map(|row| {
            let number = row
                .number
                .map_or_else(|| "–".to_owned(), |number| number.to_string());
            format!(
                "{number} {}, {}: {}",
                row.what.name,
                row.when,
                row.remarks().join(" ")
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "1 Consent, 2024-07-15: ",
            "– Other, 1999-01-01: Needs Orders, which has no go-live day yet.",
            "– Both, Q2 2024: Due by 2024-06-30, before Consent is planned to be live on 2024-07-15. \
             Needs Orders, which has no go-live day yet.",
            "– Alone, 2024-07-15: ",
        ]
    );
    assert_eq!(
        line.said,
        "Q4 2023 to Q3 2024: 1 integration and 3 use cases with a date."
    );
    let labels: Vec<&str> = line.quarters.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(labels, ["Q4 2023", "Q1 2024", "Q2 2024", "Q3 2024"]);
    assert_eq!(line.rows[2].quarter, Some((500, 750)));
    assert_eq!(line.rows[0].day, line.rows[3].day);
    assert!(line.rows[1].beyond.is_some() && line.rows[1].day.is_none());
    let undated: Vec<&str> = line
        .undated
        .iter()
        .map(|one| one.what.name.as_str())
        .collect();
    assert_eq!(undated, ["Orders", "Bare"]);
    assert_eq!(line.undated[0].place.field.as_deref(), Some("go-live"));

    // Once it is live, nothing waits for it; a day that has passed is told of what is not.
    enter(
        &mut workspace,
        &orders,
        "status",
        Entry::Choice("live".to_owned()),
    )
    .unwrap();
    enter(&mut workspace, &consent, "go-live", day("2023-11-01")).unwrap();
    let rows = workspace.time_line().unwrap().rows;
    assert_eq!(
        rows[0].warnings,
        ["Planned for 2023-11-01, and not live yet."]
    );
    assert_eq!(rows[2].remarks(), Vec::<&str>::new());
    let exported = markdown(&mut workspace, &Scope::Roadmap);
    assert!(exported.contains("## Time line"), "{exported}");
    assert!(exported.contains("**Without a date:** Bare"), "{exported}");
}

#[test]
fn use_cases_at_work_without_integrations_stand_apart_with_the_way_to_name_one() {
    let world = World::new();
    let mut workspace = world.create();
    let scored = use_case(&mut workspace, "Scored", Some(50));
    use_case(&mut workspace, "Unscored", None);
    let away = use_case(&mut workspace, "Archived", Some(50));
    workspace.archive_use_case(&away, "").unwrap();
    let unplaced = workspace.roadmap().unwrap().unplaced;
    let told: Vec<String> = unplaced
        .iter()
        .map(|one| format!("{}: {} {}", one.what.name, one.missing, one.way))
        .collect();
    assert_eq!(
        told,
        [
            "Scored: No integration named yet. Name an integration",
            "Unscored: No integration named yet. Name an integration",
        ]
    );
    let place = &unplaced[0].place;
    assert_eq!(place.screen, Some(Screen::Scoping));
    assert_eq!(
        (place.use_case.as_ref(), place.field.as_deref()),
        (Some(&scored), Some("needs"))
    );
    assert!(markdown(&mut workspace, &Scope::Roadmap).contains("No integration named yet."));
}

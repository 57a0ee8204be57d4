//! What a screen reader is told of long lists and tables, of which the window holds a part, and of answers.

use ninefold_driver::{App, Bus, Key, Told, read};

use crate::long_lists::{add_many, make_use_cases};
use crate::people::stakeholder;
use crate::stage::{
    answer, choose, first_start, launch, new_use_case, open_list, open_phase, open_screen, open_tab,
};

#[test]
fn how_long_a_list_is_and_where_one_is_in_it() {
    let (app, bus) = start();
    make_use_cases(&app, 90);
    let told = wait_for(&app, &bus, |told| {
        of_role(told, "table row", "rowindex").len() > 10
    });
    // Its head is a row.
    assert_eq!(table(&told).unwrap().attribute("rowcount"), "91");
    let rows = of_role(&told, "table row", "rowindex");
    let places: Vec<_> = rows.iter().map(|row| row.attribute("rowindex")).collect();
    assert_eq!(places[..3], ["1", "2", "3"]);
    assert_eq!(places.last(), Some(&"91"));
    assert!(rows.len() < 60, "{} rows are drawn", rows.len());
    // What is left out is not told of as if it were there.
    assert!(
        told.iter()
            .all(|thing| !thing.name.contains("Use case 060"))
    );

    app.tab_to(".whole-row");
    app.press(&[Key::End]);
    let told = wait_for(&app, &bus, |told| {
        told.iter().any(|thing| thing.name.contains("Use case 085"))
    });
    let rows = of_role(&told, "table row", "rowindex");
    assert!(rows.iter().any(|row| row.attribute("rowindex") == "86"));

    add_many(&app, "tag", "Tag", 70);
    open_screen(&app, "Tagging plan");
    let told = wait_for(&app, &bus, |told| table(told).is_some());
    assert_eq!(table(&told).unwrap().attribute("rowcount"), "71");
    let rows = of_role(&told, "table row", "rowindex");
    let places: Vec<_> = rows.iter().map(|row| row.attribute("rowindex")).collect();
    assert_eq!(places[..3], ["1", "2", "3"]);
    assert_eq!(places.last(), Some(&"71"));
    assert!(rows.len() < 60, "{} rows are drawn", rows.len());

    add_many(&app, "integration", "Integration", 20);
    open_screen(&app, "Integrations");
    app.click("[data-action=asMatrix]");
    let told = wait_for(&app, &bus, |told| table(told).is_some());
    let matrix = table(&told).unwrap();
    assert_eq!(
        (matrix.attribute("rowcount"), matrix.attribute("colcount")),
        ("91", "21")
    );
    assert!(told.iter().any(
        |thing| thing.role == "check box" && thing.name == "Use case 002 needs Integration 003"
    ));
}

#[test]
fn an_answer_is_told_as_it_reads_and_as_a_field() {
    let (app, bus) = start();
    new_use_case(&app, "Told");
    answer(&app, "answer/ideation/problem", "We lose **half**");
    answer(&app, "answer/ideation/success", "Fewer are lost");
    open_phase(&app, "assessment");
    open_phase(&app, "ideation");
    let read = "What business problem are we solving and for which customer segments?: as it reads";
    let told = wait_for(&app, &bus, |told| {
        told.iter().any(|thing| thing.name == read)
    });
    for question in [
        &read[..read.len() - ": as it reads".len()],
        "How will we measure success?",
    ] {
        let called = told.iter().filter(|thing| thing.name == question);
        let roles: Vec<_> = called.map(|thing| thing.role.as_str()).collect();
        assert_eq!(roles, ["entry"], "{question}");
    }
    // Where both say the same, it is told once.
    assert!(
        told.iter()
            .all(|thing| thing.name != "How will we measure success?: as it reads")
    );
}

#[test]
fn letters_are_told_in_words_and_the_board_by_its_columns() {
    let (app, bus) = start();
    new_use_case(&app, "Told");
    open_phase(&app, "ideation");
    stakeholder(&app, "Maya Brand");
    choose(&app, ".stakeholders select.raci", "A/R");
    let is = |role: &'static str, name: &'static str| {
        move |told: &[Told]| {
            let mut things = told.iter();
            things.any(|thing| thing.role == role && thing.name == name)
        }
    };
    wait_for(&app, &bus, is("combo box", "RACI of Maya Brand"));
    open_screen(&app, "People");
    app.wait_for(".people-list .part");
    let told = wait_for(
        &app,
        &bus,
        is("push button", "Ideation: Accountable and responsible"),
    );
    assert!(is("table", "Where Maya Brand is involved")(&told));
    open_list(&app);
    app.click("[data-action=asBoard]");
    app.wait_for(".use-case-card");
    wait_for(&app, &bus, is("list", "1 Ideation, 1 use case"));
}

#[test]
fn the_coach_the_check_of_the_plan_and_what_is_missing_are_told() {
    let (app, bus) = start();
    new_use_case(&app, "Told");
    open_tab(&app, "Tracker");
    app.wait_for(".coach-sentence");
    let has = |told: &[Told], role: &str, name: &str| {
        let mut things = told.iter();
        things.any(|thing| thing.role == role && thing.name == name)
    };
    // What begins alike is shown together, and heard whole.
    let missing = "Lean canvas: add business objective";
    let told = wait_for(&app, &bus, |told| has(told, "push button", missing));
    assert!(has(&told, "heading", "Can the test be won?"));
    assert!(has(&told, "panel", "The metric that decides"));
    assert!(has(&told, "push button", "Can the test be won?"));
    let live = told.iter().filter(|thing| thing.role == "status bar");
    assert!(
        live.clone()
            .any(|thing| thing.attribute("live") == "polite")
    );

    app.click(".decides .find-link");
    app.type_text("Conversion rate");
    app.press(&[Key::Enter]);
    let decides = "The metric that decides: Conversion rate";
    let told = wait_for(&app, &bus, |told| has(told, "panel", decides));
    for (role, name) in [("entry", "Value"), ("entry", "Source"), ("entry", "Day")] {
        assert!(has(&told, role, name), "{name}");
    }

    open_screen(&app, "Tagging plan");
    app.click("#header [data-screen='plan-check']");
    app.wait_for(".limits");
    let told = wait_for(&app, &bus, |told| {
        told.iter().any(|thing| thing.role == "check box")
    });
    assert!(has(&told, "heading", "Who receives the events"));
    assert!(has(&told, "heading", "To fix"));
    let live = told.iter().filter(|thing| thing.role == "status bar");
    assert!(
        live.clone()
            .any(|thing| thing.attribute("live") == "polite")
    );
}

/// The app on a bus of its own, for a reader to listen to.
fn start() -> (App, Bus) {
    let bus = Bus::start().unwrap();
    let mut launch = launch();
    launch
        .environment
        .insert("DBUS_SESSION_BUS_ADDRESS".into(), bus.address.clone());
    let app = App::start(&launch);
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    (app, bus)
}

/// Reads until it is told what is waited for: the tree follows the page after a while.
pub fn wait_for(app: &App, bus: &Bus, there: impl Fn(&[Told]) -> bool) -> Vec<Told> {
    for _ in 0..20 {
        let told = app.expect(read(app, bus));
        if there(&told) {
            return told;
        }
    }
    app.fail("a screen reader is not told of it");
}

/// What is of a role and has something said about it.
fn of_role<'a>(told: &'a [Told], role: &str, attribute: &str) -> Vec<&'a Told> {
    let things = told.iter().filter(|thing| thing.role == role);
    things
        .filter(|thing| !thing.attribute(attribute).is_empty())
        .collect()
}

/// The table that says how many rows it has.
fn table(told: &[Told]) -> Option<&Told> {
    told.iter()
        .find(|thing| !thing.attribute("rowcount").is_empty())
}

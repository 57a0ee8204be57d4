//! What a use case may bring: ranges typed, a sentence read, the proposed score taken and taken back.

use ninefold_driver::{App, Key};

use crate::stage::{
    field, one_use_case, open_phase, open_phases, open_tab, root, target, undo, wait_saved,
};

const RANGES: [(&str, [&str; 3]); 6] = [
    ("benefit/people", ["9000", "10000", "12000"]),
    ("benefit/rate", ["3", "4", "5"]),
    ("benefit/effect", ["5", "20", "40"]),
    ("benefit/worth", ["28", "34", "40"]),
    ("benefit/once", ["15000", "20000", "30000"]),
    ("benefit/yearly", ["", "6000", ""]),
];

/// Enters all that is needed, on the tab of scoping.
pub fn fill_ranges(app: &App) {
    for (name, numbers) in RANGES {
        for (part, number) in ["low", "likely", "high"].into_iter().zip(numbers) {
            app.fill(&format!("{}[data-part={part}]", field(name)), number);
        }
        app.press(&[Key::Tab]);
        wait_saved(app, name);
    }
}

#[test]
fn ranges_by_mouse_lead_to_a_sentence_and_a_score() {
    let mut app = one_use_case("Abandoned cart email");
    open_tab(&app, "Scoping");
    fill_ranges(&app);
    app.fill(&field("benefit/currency"), "€");
    app.press(&[Key::Tab]);
    wait_saved(&app, "benefit/currency");
    app.click_text(".benefit .option", "24 months");
    app.wait_for_text("Pays for itself within 24 months in ");
    app.wait_for_text("what matters most is the effect.");
    app.wait_for_text("in the middle it brings € ");
    assert_eq!(app.count(".spread rect"), 24);
    app.click_text(".benefit summary", "Figures");
    app.wait_for_text("One case in ten leaves less than");
    app.wait_until_quiet();
    looks(&app, "filled");

    app.click_text(".benefit button", "Score Revenue Potential 3: Moderate");
    app.wait_for_text("It is scored so.");
    // What is taken back is shown where it is, from where a way leads to the ranges.
    undo(&app);
    app.click_text("#main button", "Work it out in ranges");
    app.wait_for_text("It is not scored yet.");
    app.wait_until("return document.activeElement.name === 'benefit/people'");
    app.click_text(".benefit button", "Score Revenue Potential 3: Moderate");
    app.wait_for_text("It is scored so.");
    open_phases(&app);
    open_phase(&app, "assessment");
    app.wait_for("[name='score/assessment/revenue-potential'][value='3']:checked");

    app.close();
    app.restart();
    open_tab(&app, "Scoping");
    app.wait_for_text("Pays for itself within 24 months in ");
}

#[test]
fn ranges_by_keyboard() {
    let app = one_use_case("Abandoned cart email");
    open_tab(&app, "Scoping");
    app.tab_to(&format!("{}[data-part=low]", field("benefit/people")));
    app.type_text("30");
    app.press(&[Key::Tab]);
    app.type_text("20");
    app.press(&[Key::Tab]);
    app.type_text("40");
    app.press(&[Key::Tab]);
    wait_saved(&app, "benefit/people");
    app.wait_for_text("People: low has to be below likely");
    app.wait_for_text("Still needed: rate, effect, worth of one.");
    looks(&app, "lacking");
}

/// The section as it is, light and dark, in both sizes, in which axe-core finds nothing.
fn looks(app: &App, name: &str) {
    app.eval("document.getElementById('benefit-title').scrollIntoView()");
    for (width, height) in [(1360, 860), (1024, 640)] {
        app.resize(width, height);
        for theme in ["light", "dark"] {
            app.eval_with(
                "document.documentElement.dataset.theme = arguments[0]",
                &[theme.into()],
            );
            app.settle();
            let picture = format!("benefit-{name}-{width}-{theme}.png");
            app.screenshot(&target().join("e2e").join(picture));
            let found = app.axe(&root().join("tests/node_modules/axe-core/axe.min.js"));
            assert!(found.is_empty(), "{name}, {theme}: {}", found[0]);
        }
    }
    app.eval("document.documentElement.dataset.theme = 'light'");
    app.resize(1360, 860);
}

//! The board: cards moved by mouse, menu and keyboard, filtered as the table is, and as many as there are.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::accessibility::violations;
use crate::long_lists::{MOST, make_use_cases, wait_for_rows};
use crate::stage::{self, open_list, open_phase, target, undo};

/// Waits until these titles are in a column, in order.
fn wait_for_cards(app: &App, column: &str, titles: &[&str]) {
    app.wait_until(&format!(
        "return JSON.stringify([...document.querySelectorAll('[data-column={column}] .whole-row')].map((card) => card.innerText)) === {}",
        json!(json!(titles).to_string())
    ));
}

/// The board of a workspace with two use cases.
fn two() -> App {
    let app = stage::empty();
    for title in ["Abandoned cart", "Churn"] {
        stage::new_use_case(&app, title);
        open_list(&app);
    }
    app.click("[data-action=asBoard]");
    wait_for_cards(&app, "ideation", &["Churn", "Abandoned cart"]);
    app
}

fn wait_for_focus(app: &App, title: &str) {
    app.wait_until(&format!(
        "return document.activeElement.matches('.whole-row') && document.activeElement.innerText === {}",
        json!(title)
    ));
}

#[test]
fn a_card_is_dragged_to_another_phase_and_taken_back_by_mouse() {
    let mut app = two();
    app.drag(
        "[data-column=ideation] .use-case-card:nth-child(2)",
        "[data-column=design] h2",
    );
    app.wait_for_text("Moved “Abandoned cart” to Design.");
    wait_for_cards(&app, "design", &["Abandoned cart"]);
    wait_for_cards(&app, "ideation", &["Churn"]);
    app.wait_for_text("Moved here; Ideation and 2 more are not complete");
    // The click that ends a drag opened nothing.
    app.wait_for(".board");
    app.screenshot(&target().join("e2e/board.png"));
    app.click(".notice [data-action=undo]");
    wait_for_cards(&app, "ideation", &["Abandoned cart", "Churn"]);
    app.wait_gone(".card-moved");

    // By the menu, behind the last phase and back to where its progress has it.
    app.click("[aria-label=\"More about Churn\"]");
    app.click_text("[role=menuitem]", "Move to…");
    app.click_text("[role=menuitem]", "Done");
    wait_for_cards(&app, "done", &["Churn"]);
    app.click("[aria-label=\"More about Churn\"]");
    app.click_text("[role=menuitem]", "Move to…");
    app.click_text("[role=menuitem]", "Follow its progress");
    wait_for_cards(&app, "ideation", &["Churn", "Abandoned cart"]);

    // The filters of the table hold here, and mean the same phase.
    app.drag(
        "[data-column=ideation] .use-case-card:nth-child(1)",
        "[data-column=validation] h2",
    );
    wait_for_cards(&app, "validation", &["Churn"]);
    app.click(".facet[data-facet=phases]");
    app.click_text(".facet-choices label span", "6 Validation");
    app.press(&[Key::Escape]);
    app.wait_for_text("1 of 2 use cases");
    wait_for_cards(&app, "ideation", &[]);
    wait_for_cards(&app, "validation", &["Churn"]);
    app.click("[data-action=clearFilters]");
    wait_for_cards(&app, "ideation", &["Abandoned cart"]);

    // A card opens its use case, and the board is there again at the next start.
    app.click("[data-column=validation] .whole-row");
    app.wait_for(".stepper");
    open_list(&app);
    wait_for_cards(&app, "validation", &["Churn"]);
    app.close();
    app.restart();
    wait_for_cards(&app, "validation", &["Churn"]);
}

#[test]
fn cards_are_reached_moved_and_taken_back_by_keyboard() {
    let app = two();
    app.tab_to(".board .whole-row");
    wait_for_focus(&app, "Churn");
    app.press(&[Key::Down]);
    wait_for_focus(&app, "Abandoned cart");
    app.press(&[Key::Alt, Key::Right]);
    wait_for_cards(&app, "assessment", &["Abandoned cart"]);
    wait_for_focus(&app, "Abandoned cart");
    app.press(&[Key::Alt, Key::Right]);
    wait_for_cards(&app, "requirements", &["Abandoned cart"]);
    wait_for_focus(&app, "Abandoned cart");
    // Arrows alone go from column to column, past those that are empty.
    app.press(&[Key::Left]);
    wait_for_focus(&app, "Churn");
    app.press(&[Key::Right]);
    wait_for_focus(&app, "Abandoned cart");
    app.press(&[Key::Alt, Key::Left]);
    wait_for_cards(&app, "assessment", &["Abandoned cart"]);
    wait_for_focus(&app, "Abandoned cart");
    app.press(&[Key::Alt, Key::Left]);
    wait_for_cards(&app, "ideation", &["Abandoned cart", "Churn"]);
    app.wait_gone(".card-moved");
    undo(&app);
    wait_for_cards(&app, "assessment", &["Abandoned cart"]);
    // The menu, without a mouse.
    app.eval("document.querySelector('[aria-label=\"More about Churn\"]').focus()");
    app.press(&[Key::Enter]);
    app.wait_for("[role=menu]");
    app.press(&[Key::Char('m')]);
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.innerText.startsWith('1 Ideation')");
    app.press(&[Key::Char('4')]);
    app.press(&[Key::Enter]);
    wait_for_cards(&app, "design", &["Churn"]);
    wait_for_focus(&app, "Churn");
    app.press(&[Key::Enter]);
    app.wait_for(".stepper");
    // What stands there says so in the history, in words.
    stage::open_tab(&app, "History");
    app.wait_for_text("Move of “Churn”");
    stage::open_phases(&app);
    open_phase(&app, "design");
}

/// Of many cards those in sight are drawn, and each can be reached.
#[test]
fn a_long_column_draws_what_is_in_sight() {
    let app = stage::empty();
    make_use_cases(&app, 90);
    app.click("[data-action=asBoard]");
    app.wait_for(".board .use-case-card");
    app.wait_until(
        "return document.querySelector('[data-column=ideation] h2').innerText.includes('90')",
    );
    wait_for_rows(&app);
    let drawn = app.count("[data-column=ideation] .use-case-card");
    assert!((5..40).contains(&drawn), "{drawn} cards are drawn");
    assert!(app.count("#main *") < MOST);
    app.tab_to(".board .whole-row");
    wait_for_focus(&app, "Use case 001");
    app.press(&[Key::End]);
    wait_for_focus(&app, "Use case 090");
    app.press(&[Key::Alt, Key::Right]);
    wait_for_cards(&app, "assessment", &["Use case 090"]);
    wait_for_focus(&app, "Use case 090");
    app.wait_until(
        "return document.querySelector('[data-column=ideation] h2').innerText.includes('89')",
    );
    let found = violations(&app, "a long board");
    assert!(found.is_empty(), "{}", found.join("\n"));
    for (width, height) in [(1360, 860), (1024, 640)] {
        app.resize(width, height);
        app.wait_until_quiet();
        app.screenshot(&target().join(format!("e2e/board-long-{width}.png")));
        assert_eq!(
            app.eval("return document.documentElement.scrollWidth > innerWidth"),
            false
        );
    }
}

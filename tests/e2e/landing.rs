//! Whoever comes back is where they were; who begins is where the caret is needed; what was begun and left is gone.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{
    AUTHOR, add, answer, empty, field, launch, new_use_case, one_use_case, open_list,
    open_overview, open_phase, open_phases, open_screen, open_tab,
};

const FIELD: &str = "answer/ideation/problem";

/// Waits until the field of this name has the focus, and is in sight.
fn wait_at(app: &App, name: &str) {
    app.wait_until(&format!(
        "const field = document.activeElement;
        if (field?.name !== {}) return false;
        const {{top, bottom}} = field.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight",
        json!(name)
    ));
}

#[test]
fn the_first_start_begins_with_the_caret_in_the_name() {
    let app = App::start(&launch());
    app.wait_until("return document.activeElement?.name === 'author'");
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text(AUTHOR);
    app.tab_to("button[value=empty]");
    app.press(&[Key::Enter]);
    app.wait_for_text("Start with a first use case");
}

#[test]
fn a_use_case_that_is_begun_and_left_leaves_nothing() {
    let mut app = empty();
    app.click("#header [data-action=newUseCase]");
    wait_at(&app, "title");
    open_list(&app);
    app.wait_for_text("Start with a first use case");
    assert_eq!(app.count(".recent button"), 0);
    // Nothing is there to be taken back.
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until_quiet();
    app.wait_for_text("Start with a first use case");

    // By keyboard, and through a restart.
    app.tab_to("[data-action=newUseCase]");
    app.press(&[Key::Enter]);
    wait_at(&app, "title");
    app.close();
    app.restart();
    app.wait_for_text("Start with a first use case");

    // The first letter makes it one.
    new_use_case(&app, "Kept");
    open_list(&app);
    app.wait_until("return document.querySelectorAll('#main .use-case').length === 1");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until_quiet();
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for_text("Start with a first use case");
}

#[test]
fn whoever_comes_back_is_where_they_were() {
    let mut app = one_use_case("Come back");
    open_phase(&app, "assessment");
    let name = app
        .eval("return [...document.querySelectorAll('#main textarea[data-markdown]')].at(-1).name");
    let name = name.as_str().unwrap().to_owned();
    answer(&app, &name, "Where I was");

    // From another tab, by mouse.
    open_overview(&app);
    open_phases(&app);
    wait_at(&app, &name);

    // From the list: the same tab, phase and field; by keyboard.
    open_list(&app);
    app.tab_to("#main .use-case .whole-row");
    app.press(&[Key::Enter]);
    app.wait_for(".stepper [data-phase=assessment][aria-current=step]");
    wait_at(&app, &name);

    // After a restart.
    app.wait_until_quiet();
    app.close();
    app.restart();
    app.wait_for(".stepper [data-phase=assessment][aria-current=step]");
    wait_at(&app, &name);

    // Another tab is a place, too.
    open_tab(&app, "Scoping");
    open_list(&app);
    app.click_text("#main .use-case button", "Come back");
    app.wait_until(
        "return document.querySelector('.tabs [aria-current]')?.innerText === 'Scoping'",
    );
    open_phases(&app);
    wait_at(&app, &name);
}

#[test]
fn not_applicable_comes_after_its_field() {
    let app = one_use_case("In order");
    let wrong = app.eval(
        "const all = [...document.querySelectorAll('#main :is(textarea, input, button)')];
        return all.filter((button) => button.matches('.not-applicable')).filter((button) => {
            const slot = button.dataset.slot;
            const fields = all.filter((field) => field.name === slot && field !== button);
            return fields.some((field) => all.indexOf(field) > all.indexOf(button));
        }).map((button) => button.getAttribute('aria-label'))",
    );
    assert_eq!(wrong, json!([]));
    app.click(&field(FIELD));
    app.press(&[Key::Tab]);
    assert_eq!(
        app.eval("return document.activeElement.name"),
        json!(format!("na/{FIELD}"))
    );
}

#[test]
fn suggestions_stay_until_they_are_dismissed() {
    let mut app = one_use_case("Suggested");
    open_tab(&app, "Scoping");
    let offered = ".makes [data-action=makeLink]";
    app.wait_for(offered);
    let group =
        "const group = document.querySelector('.makes [data-action=makeLink]').closest('.links');";
    let id = app.eval(&format!("{group} return group.id"));
    let id = id.as_str().unwrap().to_owned();
    let first = format!("[id=\"{id}\"] .makes [data-action=makeLink]");
    let before = app.count(&first);
    app.click(&first);
    app.wait_for(&format!("[id=\"{id}\"] :checked"));
    app.wait_until_quiet();
    assert_eq!(app.count(&first), before - 1, "the others stay");

    app.tab_to(&format!("[id=\"{id}\"] [data-action=dismissOffered]"));
    app.press(&[Key::Enter]);
    app.wait_until(&format!(
        "return document.querySelectorAll({}).length === 0",
        json!(first)
    ));
    assert_eq!(
        app.eval("return document.activeElement.className.includes('find-link')"),
        true
    );
    app.close();
    app.restart();
    app.wait_for(&format!("[id=\"{id}\"]"));
    app.wait_until_quiet();
    assert_eq!(app.count(&first), 0, "after a restart too");
}

#[test]
fn heads_of_the_matrix_lead_to_what_they_name() {
    let app = one_use_case("Cart email");
    open_screen(&app, "Integrations");
    add(&app, "Order feed");
    app.click_text(".tabs button", "Matrix");
    app.wait_for(".matrix tbody input");
    // By mouse.
    app.click_text(".matrix thead button", "Order feed");
    app.wait_until("return document.querySelector('#header h1')?.innerText === 'Order feed'");
    open_screen(&app, "Integrations");
    app.wait_for(".matrix tbody input");
    // By keyboard: from the cell back to its row, and to its column.
    app.tab_to(".matrix tbody button");
    assert_eq!(
        app.eval("return document.activeElement.innerText"),
        "Cart email"
    );
    app.press(&[Key::Enter]);
    app.wait_until("return document.querySelector('#header h1')?.innerText === 'Cart email'");
}

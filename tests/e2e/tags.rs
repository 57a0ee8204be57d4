//! The tagging plan: rows typed one after the other, filtered, deleted.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{add, answer, choose, one_use_case, open_screen, undo, wait_saved};

#[test]
fn typed_by_keyboard_alone() {
    let app = one_use_case("Abandoned cart email");
    app.tab_to("#sidebar [data-screen=tags]");
    app.press(&[Key::Enter]);
    app.wait_for_text("Name the first tag");
    app.tab_to("#add-tag");
    for name in ["Product viewed", "Basket opened"] {
        app.type_text(&format!("{name}\n"));
        app.wait_until(&format!(
            "return [...document.querySelectorAll('.tags [name=name]')].some(field => field.value === '{name}')"
        ));
    }

    // Enter leads down the column, and at its end to a new tag.
    app.tab_to("[name=where]");
    app.type_text("Product page\nBasket\n");
    assert_eq!(app.eval("return document.activeElement.id"), "add-tag");
    app.tab_to(".tags summary");
    app.press(&[Key::Enter]);
    app.tab_to(".tags .option input");
    app.press(&[Key::Space]);
    app.wait_until(
        "return document.querySelector('.tags summary').innerText.includes('Abandoned cart email')",
    );
    app.wait_until_quiet();
    let where_ = app.eval(
        "return [...document.querySelectorAll('.tags [name=where]')].map(field => field.value)",
    );
    assert_eq!(where_, serde_json::json!(["Product page", "Basket"]));
}

#[test]
fn filtered_without_hiding_what_is_new() {
    let app = one_use_case("Abandoned cart email");
    open_screen(&app, "Tagging plan");
    for name in ["Product viewed", "Basket opened"] {
        add(&app, name);
    }
    choose(&app, ".tags tr:last-child [name=state]", "verified");
    app.wait_until_quiet();
    choose(&app, ".filters [name=state]", "verified");
    app.wait_for_text("1 of 2 tags");
    assert_eq!(app.text(".tags [name=name]"), "Basket opened");

    // Kept while another screen is looked at.
    open_screen(&app, "Metrics");
    open_screen(&app, "Tagging plan");
    app.wait_for_text("1 of 2 tags");

    // What is added is shown, and so is what an undo brings back.
    add(&app, "Order placed");
    app.wait_for_text("3 tags");
    assert_eq!(app.count(".filters [data-action=allTags]"), 0);
    app.click_text(".tags button", "Delete Product viewed");
    app.wait_for_text("2 tags");
    choose(&app, ".filters [name=state]", "planned");
    app.wait_for_text("No tag passes this filter");
    undo(&app);
    app.wait_for_text("3 tags");
}

#[test]
fn a_tag_stays_while_it_is_worked_on() {
    let app = one_use_case("Abandoned cart email");
    open_screen(&app, "Tagging plan");
    for name in ["Product viewed", "Basket opened"] {
        add(&app, name);
        choose(&app, ".tags tr:last-child [name=state]", "placed");
        app.wait_until_quiet();
    }
    choose(&app, ".filters [name=state]", "placed");
    app.wait_for_text("2 tags");
    choose(&app, ".tags tr:first-child [name=state]", "verified");
    app.wait_for_text("1 of 2 tags, and 1 that no longer passes");
    assert_eq!(app.count(".tags [name=name]"), 2);
    open_screen(&app, "Metrics");
    open_screen(&app, "Tagging plan");
    app.wait_for_text("1 of 2 tags");
    assert_eq!(app.count(".tags [name=name]"), 1);
}

#[test]
fn a_line_stays_a_line() {
    let app = one_use_case("Abandoned cart email");
    open_screen(&app, "Tagging plan");
    add(&app, "Product viewed");
    answer(&app, "attributes", "product_id\nprice");
    assert_eq!(app.text("[name=attributes]"), "product_id\nprice");
    answer(&app, "trigger", "Page is shown");
    app.press(&[Key::Enter]);
    assert_eq!(app.text("[name=trigger]"), "Page is shown");
}

#[test]
fn an_event_with_attributes_by_mouse() {
    let app = one_use_case("Abandoned cart email");
    open_screen(&app, "Tagging plan");
    add(&app, "Basket opened");
    app.click(".tags [name=attributes]");
    app.type_text("product_id, price, quantity");
    app.wait_until_quiet();
    app.click(".tags [data-screen=event]");

    // What the text lists is offered, and nothing is a row before somebody says so.
    app.wait_for_text("names 3 that are no rows yet");
    assert_eq!(app.count(".attributes tbody tr"), 0);
    app.click("[data-action=carryOffered]");
    app.wait_until("return document.querySelectorAll('.attributes tbody tr').length === 3");
    assert_eq!(app.count("[data-action=carryOffered]"), 0);
    undo(&app);
    app.wait_until("return document.querySelectorAll('.attributes tbody tr').length === 0");
    app.click("[data-action=carryOffered]");
    app.wait_until("return document.querySelectorAll('.attributes tbody tr').length === 3");
    app.wait_for_text("To fix");
}

/// The page of the event of a new tag, reached by keyboard.
fn event_by_keyboard() -> App {
    let app = one_use_case("Abandoned cart email");
    open_screen(&app, "Tagging plan");
    add(&app, "Order placed");
    app.tab_to(".tags [data-screen=event]");
    app.press(&[Key::Enter]);
    app.wait_for("[name=event]");
    app
}

#[test]
fn an_event_with_attributes_by_keyboard_alone() {
    let app = event_by_keyboard();
    app.tab_to("[name=event]");
    app.type_text("purchase");
    app.press(&[Key::Tab]);
    wait_saved(&app, "event");
    // An attribute is named where it is carried, and is a row there.
    app.tab_to(".find-link");
    app.type_text("order_value");
    app.press(&[Key::Enter]);
    app.wait_until("return document.querySelectorAll('.attributes tbody tr').length === 1");
    app.tab_to(".attributes [name=type]");
    app.type_text("Number");
    app.wait_until_quiet();
    app.tab_to(".attributes [name=example]");
    app.type_text("a lot");
    app.press(&[Key::Tab]);
    app.wait_for_text("The example, a lot, is not");
    // A fault leads to the field in which it is put right.
    app.tab_to(".faults .link");
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.matches('input, select, textarea')");
    app.tab_to("#attributes-title ~ .help > summary, .help > summary");
    app.press(&[Key::Enter]);
    app.wait_for_text("shared by all tags that carry it");
    // It is taken out again, and the focus stays where another is named.
    app.tab_to("[data-action=carryNot]");
    app.press(&[Key::Enter]);
    app.wait_until("return document.querySelectorAll('.attributes tbody tr').length === 0");
    app.wait_until("return document.activeElement.matches('.find-link')");
}

#[test]
fn the_plan_is_checked_by_keyboard_alone() {
    let app = event_by_keyboard();
    app.tab_to("[name=event]");
    app.type_text("click");
    app.press(&[Key::Tab]);
    wait_saved(&app, "event");
    open_screen(&app, "Tagging plan");
    app.tab_to("#header [data-screen='plan-check']");
    app.press(&[Key::Enter]);
    app.wait_for_text("Nobody has said which consent it needs.");
    assert!(!app.shown().contains("The receiver uses this name itself."));
    app.tab_to(".limits input");
    app.press(&[Key::Space]);
    app.wait_for_text("The receiver uses this name itself.");
    app.tab_to(".faults .link");
    app.press(&[Key::Enter]);
    app.wait_for("[name=event]");
    assert_eq!(
        app.eval("return document.querySelector('[name=event]').value"),
        json!("click")
    );
}

#[test]
fn of_many_faults_and_attributes_those_in_sight_are_drawn() {
    let app = one_use_case("Abandoned cart email");
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
         for (let at = 0; at < 60; at += 1) {
           const {place} = await invoke('document_add', {kind: 'attribute', name: `part_${at}`});
           const tag = (await invoke('document_add', {kind: 'tag', name: `Tag ${at}`})).place.document;
           const enter = (field, entry) => invoke('enter', {document: tag, record: tag, field, entry});
           await enter(`carries/${place.document}`, {tick: true});
         }",
        &[],
    );
    open_screen(&app, "Tagging plan");
    app.click("#header [data-screen='plan-check']");
    app.wait_for(".faults li");
    app.wait_for_text("faults, and no tag says which event it sends yet");
    let all = app.eval(
        "return Number(document.querySelector('#main [role=status]').innerText.split(' ')[0])",
    );
    assert!(all.as_u64().unwrap() >= 180, "{all}");
    assert!(app.count(".faults li") < 100, "{}", app.count(".faults li"));
    assert!(app.count(".attributes tbody tr") < 60);
    app.eval("document.querySelector('#main').scrollTo(0, 1e9); document.scrollingElement.scrollTo(0, 1e9)");
    app.wait_for_text("part_59");
}

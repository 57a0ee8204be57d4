//! The table of use cases: sorted, filtered, grouped and changed, by mouse and by keyboard.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::accessibility::violations;
use crate::long_lists::{in_sight, make_use_cases};
use crate::stage::{self, launch, open_list, target};

/// Waits until these titles are in the table, in order.
fn wait_for_titles(app: &App, titles: &[&str]) {
    app.wait_until(&format!(
        "return JSON.stringify([...document.querySelectorAll('.use-cases .whole-row')].map((row) => row.innerText)) === {}",
        json!(json!(titles).to_string())
    ));
}

/// A workspace with three use cases, the last one opened last.
fn three() -> App {
    let app = stage::empty();
    for title in ["Birthday reward", "Abandoned cart", "Churn"] {
        stage::new_use_case(&app, title);
        open_list(&app);
    }
    wait_for_titles(&app, &["Churn", "Abandoned cart", "Birthday reward"]);
    app
}

#[test]
fn use_cases_are_sorted_filtered_and_changed_by_mouse() {
    let mut app = three();
    app.click("thead .col-title button");
    wait_for_titles(&app, &["Abandoned cart", "Birthday reward", "Churn"]);
    assert_eq!(
        app.eval("return document.querySelector('th.col-title').ariaSort"),
        "ascending"
    );
    app.click("thead .col-title [data-action=sortBy]");
    wait_for_titles(&app, &["Churn", "Birthday reward", "Abandoned cart"]);

    // Two get an owner and labels at once.
    app.click(".use-case:nth-child(1) .col-pick input");
    app.wait_for_text("1 chosen");
    app.click(".use-case:nth-child(2) .col-pick input");
    app.wait_for_text("2 chosen");
    app.click("[data-action=pickedOwner]");
    app.fill("#picked-field", "Joris van Dijk");
    app.click("dialog [value=do]");
    app.wait_for_text("Changed 2 use cases.");
    app.wait_until("return [...document.querySelectorAll('td.col-owner')].filter((cell) => cell.textContent === 'Joris van Dijk').length === 2");
    app.click("[data-action=pickedLabels]");
    app.fill("#picked-field", "CRM, Q3");
    app.press(&[Key::Enter]);
    app.wait_gone("dialog[open]");
    app.wait_until_quiet();

    // A filter shows those alone, and says so.
    app.click(".facet[data-facet=owners]");
    app.click_text(".facet-choices label span", "Joris van Dijk");
    wait_for_titles(&app, &["Churn", "Birthday reward"]);
    app.press(&[Key::Escape]);
    app.wait_for_text("2 of 3 use cases");
    app.click(".facet[data-facet=labels]");
    app.click_text(".facet-choices label span", "No label");
    app.wait_for_text("No use case fits these filters.");
    app.press(&[Key::Escape]);
    app.click(".empty-table [data-action=clearFilters]");
    app.wait_for_text("3 use cases");

    // Groups have heads with counts.
    app.click("[data-action=chooseGroup]");
    app.click_text("[role=menuitem]", "Owner");
    app.wait_until("return [...document.querySelectorAll('.col-group')].map((head) => head.textContent).join('|') === 'Joris van Dijk 2|No owner 1'");

    // By label a use case stands under the first of its own.
    app.click("[data-action=chooseGroup]");
    app.click_text("[role=menuitem]", "First label");
    app.wait_until("return [...document.querySelectorAll('.col-group')].map((head) => head.textContent).join('|') === 'CRM 2|No label 1'");

    // How it was is how it is at the next start.
    app.close();
    app.restart();
    app.wait_for(".use-cases");
    app.wait_until("return document.querySelectorAll('.col-group').length === 2");
}

#[test]
fn several_are_moved_on_the_board_in_one_step() {
    let app = three();
    app.click_text(".tabs button", "Board");
    app.wait_for(".board .use-case-card");
    for _ in 0..2 {
        app.click(".use-case-card [type=checkbox]:not(:checked)");
        app.wait_until_quiet();
    }
    app.wait_for_text("2 chosen");
    app.screenshot(&target().join("e2e/board-chosen.png"));
    app.click("[data-action=pickedPhase]");
    app.wait_for("dialog[open] #picked-field");
    app.eval("document.getElementById('picked-field').value = 'design'");
    app.screenshot(&target().join("e2e/board-moving.png"));
    app.click("dialog [value=do]");
    app.wait_for_text("Changed 2 use cases.");
    app.wait_until(
        "return document.querySelectorAll('[data-column=design] .use-case-card').length === 2",
    );
    assert_eq!(
        violations(&app, "several chosen on the board"),
        Vec::<String>::new()
    );
    stage::undo(&app);
    app.wait_until(
        "return document.querySelectorAll('[data-column=design] .use-case-card').length === 0",
    );
}

#[test]
fn use_cases_are_sorted_filtered_and_archived_by_keyboard() {
    let app = three();
    app.tab_to("thead .col-title button");
    app.press(&[Key::Enter]);
    wait_for_titles(&app, &["Abandoned cart", "Birthday reward", "Churn"]);
    // The button keeps the focus.
    app.wait_until("return document.activeElement.dataset.column === 'title'");
    app.tab_to(".use-cases .col-pick input");
    app.press(&[Key::Space]);
    app.wait_for_text("1 chosen");
    app.wait_until("return document.activeElement.matches('.col-pick input')");
    app.eval("return document.querySelector('[data-action=pickedArchive]').focus()");
    app.press(&[Key::Enter]);
    app.wait_for("dialog[open]");
    app.tab_to("dialog [value=do]");
    app.press(&[Key::Enter]);
    wait_for_titles(&app, &["Birthday reward", "Churn"]);
    app.wait_for_text("Archived 1 use case.");
    stage::undo(&app);
    // It shows what was taken back, where that is.
    app.wait_for(".overview");
    open_list(&app);
    wait_for_titles(&app, &["Abandoned cart", "Birthday reward", "Churn"]);

    app.eval("return document.querySelector('.facet[data-facet=states]').focus()");
    app.press(&[Key::Enter]);
    app.wait_for(".facet-choices input");
    app.press(&[Key::Space]);
    app.wait_for(".facet-box.on[data-facet=states]");
    app.press(&[Key::Escape]);
    app.wait_until("return document.activeElement.matches('.facet[data-facet=states]')");
    app.press(&[Key::Delete]);
    app.wait_until("return !document.querySelector('.facet-box.on')");
}

/// Twenty and more stand on a screen, and what there is no room for goes, column by column.
#[test]
fn many_are_on_a_screen_and_columns_go_where_there_is_no_room() {
    let app = App::start(&launch());
    stage::first_start(&app, "sample");
    app.wait_for(".use-cases");
    make_use_cases(&app, 40);
    app.click("thead .col-title button");
    app.wait_until("return document.querySelector('.use-cases .whole-row').innerText === 'Abandoned cart email'");
    for (width, height, least) in [(1360, 860, 20), (1024, 640, 12)] {
        app.resize(width, height);
        app.wait_until_quiet();
        for theme in ["light", "dark"] {
            app.eval(&format!(
                "document.documentElement.dataset.theme = '{theme}'"
            ));
            let name = format!("list-table-{width}-{theme}.png");
            app.screenshot(&target().join("e2e").join(name));
        }
        let rows = in_sight(&app).len();
        assert!(rows >= least, "{rows} rows at {width} × {height}");
        let is_wide = "return document.documentElement.scrollWidth > innerWidth
            || [...document.querySelectorAll('.use-case')].some((row) => row.scrollWidth > row.clientWidth)";
        assert_eq!(app.eval(is_wide), false);
    }
    assert_eq!(app.count("th.col-readiness"), 0);
    assert_eq!(app.count("th.col-owner"), 1);
    app.resize(1360, 860);
    app.wait_for("th.col-readiness");

    // The labels of a use case, in its overview.
    app.click_text(".use-cases button", "Abandoned cart email");
    stage::open_overview(&app);
    app.fill(".labels input", "CRM, Q3");
    app.press(&[Key::Enter]);
    app.wait_until("return document.querySelectorAll('.label-given').length === 2");
    app.screenshot(&target().join("e2e/overview-details.png"));
    app.click("[data-name=CRM]");
    app.wait_until("return document.querySelectorAll('.label-given').length === 1");
    stage::undo(&app);
    app.wait_until("return document.querySelectorAll('.label-given').length === 2");
    open_list(&app);
    app.click("[data-action=chooseColumns]");
    app.click_text("[role=menuitem]", "Labels");
    app.wait_until("return [...document.querySelectorAll('td.col-labels .label-given')].map((label) => label.innerText).join() === 'CRM,Q3'");
    app.click(".facet[data-facet=owners]");
    app.wait_for(".facet-choices");
    app.screenshot(&target().join("e2e/list-table-choices.png"));
    app.press(&[Key::Escape]);
    app.click("[data-action=chooseGroup]");
    app.click_text("[role=menuitem]", "Phase");
    app.wait_for(".col-group");
    app.click(".use-case .col-pick input");
    app.wait_for_text("1 chosen");
    app.screenshot(&target().join("e2e/list-table-groups.png"));
    let found = violations(&app, "the table in groups");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_each_may_bring_is_a_column_that_is_sorted() {
    let app = three();
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
         const ids = [...document.querySelectorAll('.use-cases tr[data-place]')].map((row) => row.dataset.place);
         for (const [at, people] of [[0, '1000'], [2, '90000']]) {
           const enter = (field, text) => invoke('enter', {document: ids[at], record: ids[at], field: `benefit/${field}`, entry: {estimate: {low: '', likely: text, high: ''}}});
           for (const [field, text] of [['people', people], ['rate', '4'], ['effect', '10'], ['worth', '20']]) await enter(field, text);
         }",
        &[],
    );
    app.reload();
    app.wait_for(".use-cases");
    app.click("[data-action=chooseColumns]");
    app.click_text("[role=menuitem]", "Benefit");
    app.wait_for("th.col-benefit");
    app.click("thead .col-benefit button");
    wait_for_titles(&app, &["Birthday reward", "Churn", "Abandoned cart"]);
    let said = app
        .text(".use-case:nth-child(1) td.col-benefit")
        .trim()
        .to_owned();
    assert!(said.contains(" · ") && said.ends_with('%'), "{said}");
    app.click("thead .col-benefit button");
    wait_for_titles(&app, &["Churn", "Birthday reward", "Abandoned cart"]);
}

//! Lists and tables that are longer than the window: only what is in sight is drawn, and everything can still be reached,
//! found, kept and ticked.

use ninefold_driver::{App, Key};
use serde_json::{Value, json};

use crate::stage::{empty, open_list, open_screen, target, wait_saved};

/// No screen has more elements.
pub const MOST: usize = 2_000;

/// The app with so many use cases, "Use case 001" the newest.
pub fn with_use_cases(count: usize) -> App {
    let app = empty();
    make_use_cases(&app, count);
    app
}

/// Makes them, and shows them.
pub fn make_use_cases(app: &App, count: usize) {
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        for (let number = arguments[0]; number > 0; number -= 1) {
            const {place} = await invoke('use_case_create');
            const text = `Use case ${String(number).padStart(3, '0')}`;
            await invoke('enter', {document: place.useCase, record: place.useCase, field: 'title', entry: {text}});
        }",
        &[json!(count)],
    );
    app.reload();
    app.wait_for(".use-case");
}

/// Adds so many integrations, tags or metrics: "Tag 001", "Tag 002" and so on.
pub fn add_many(app: &App, kind: &str, name: &str, count: usize) {
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        for (let number = 1; number <= arguments[2]; number += 1)
            await invoke('document_add', {kind: arguments[0], name: `${arguments[1]} ${String(number).padStart(3, '0')}`});",
        &[json!(kind), json!(name), json!(count)],
    );
}

/// The titles of the rows that can be seen, from the top.
pub fn in_sight(app: &App) -> Vec<String> {
    let titles = app.eval(
        "return [...document.querySelectorAll('.use-case')]
            .filter(row => {
                const {top, bottom} = row.getBoundingClientRect();
                return top >= document.getElementById('head').offsetHeight && bottom <= innerHeight;
            })
            .map(row => row.querySelector('.whole-row').innerText)",
    );
    serde_json::from_value(titles).unwrap()
}

/// Where Tab stops in a row of the table.
const STOPS: [&str; 3] = ["box", "title", "menu"];

/// The text of what has the focus.
fn focused(app: &App) -> String {
    let text = app.eval(
        "const row = document.activeElement.matches('tr.use-case');
        const {ariaLabel, innerText} = row ? document.activeElement.querySelector('.whole-row') : document.activeElement;
        return ariaLabel ?? innerText.split('\\n')[0]",
    );
    text.as_str().unwrap().to_owned()
}

fn picture(app: &App, name: &str) {
    let folder = target().join("e2e");
    std::fs::create_dir_all(&folder).unwrap();
    app.screenshot(&folder.join(format!("long-{name}.png")));
}

/// Waits until all that is in sight of long lists is there.
pub fn wait_for_rows(app: &App) {
    app.wait_until_quiet();
    app.wait_until("return !document.querySelector('[data-window] > .waiting')");
}

#[test]
fn a_list_of_use_cases_by_keyboard() {
    let app = with_use_cases(300);
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
    assert_eq!(
        app.eval("return document.querySelector('.use-case').closest('table').getAttribute('aria-rowcount')"),
        "301"
    );

    app.tab_to(".whole-row");
    assert_eq!(focused(&app), "Use case 001");
    app.press(&[Key::Down]);
    assert_eq!(focused(&app), "Use case 002");
    app.press(&[Key::End]);
    wait_for_rows(&app);
    assert_eq!(focused(&app), "Use case 300");
    assert_eq!(in_sight(&app).last().unwrap(), "Use case 300");
    assert_eq!(
        app.eval("return document.activeElement.closest('tr').ariaRowIndex"),
        "301"
    );
    for _ in STOPS {
        app.press(&[Key::Shift, Key::Tab]);
    }
    assert_eq!(focused(&app), "Use case 299");
    app.press(&[Key::Home]);
    app.settle();
    assert_eq!(in_sight(&app)[0], "Use case 001");
    // A page at a time, until the middle.
    for _ in 0..14 {
        app.press(&[Key::PageDown]);
    }
    wait_for_rows(&app);
    let middle = focused(&app);
    let number: usize = middle.rsplit(' ').next().unwrap().parse().unwrap();
    assert!((60..250).contains(&number), "{middle}");
    for step in 1..=20 {
        for _ in STOPS {
            app.press(&[Key::Tab]);
        }
        assert_eq!(focused(&app), format!("Use case {:03}", number + step));
    }
    app.settle();
    assert!(in_sight(&app).contains(&format!("Use case {:03}", number + 20)));
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
    picture(&app, "list");
}

#[test]
fn what_is_opened_in_the_middle_is_come_back_to() {
    let app = with_use_cases(300);
    app.tab_to(".whole-row");
    for _ in 0..14 {
        app.press(&[Key::PageDown]);
    }
    wait_for_rows(&app);
    let title = focused(&app);
    app.press(&[Key::Enter]);
    app.wait_for(".overview");
    open_list(&app);
    app.wait_for(".use-case");
    app.wait_until("return document.activeElement.matches('.use-case')");
    assert_eq!(focused(&app), title);
    app.settle();
    assert!(in_sight(&app).contains(&title));
}

#[test]
fn the_focus_stays_with_what_is_scrolled_away() {
    let app = with_use_cases(300);
    app.tab_to(".whole-row");
    for _ in 0..5 {
        app.press(&[Key::Down]);
    }
    app.eval("scrollTo(0, 12000)");
    app.settle();
    assert!(!in_sight(&app).contains(&"Use case 006".to_owned()));
    assert_eq!(focused(&app), "Use case 006");
    // A redrawing leaves both where they are.
    let top = app.eval("return scrollY");
    app.eval_async(
        "const {place} = await window.__TAURI__.core.invoke('document_add', {kind: 'tag', name: 'Any'})",
        &[],
    );
    app.eval_async(
        "await (await import('/main.js'))['screen.js'].draw({force: true})",
        &[],
    );
    assert_eq!(app.eval("return scrollY"), top);
    assert_eq!(focused(&app), "Use case 006");
    app.press(&[Key::Down]);
    assert_eq!(focused(&app), "Use case 007");
    app.settle();
    assert!(in_sight(&app).contains(&"Use case 007".to_owned()));
}

#[test]
fn find_in_page_finds_what_is_not_drawn() {
    let app = with_use_cases(300);
    app.press(&[Key::Control, Key::Char('f')]);
    app.wait_for(".find input");
    app.type_text("use case 1");
    // 100 to 199.
    app.wait_for_text("1 of 100");
    app.settle();
    assert!(in_sight(&app).contains(&"Use case 100".to_owned()));
    for _ in 0..60 {
        app.press(&[Key::Enter]);
    }
    app.wait_for_text("61 of 100");
    app.settle();
    assert!(in_sight(&app).contains(&"Use case 160".to_owned()));
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text("use case 299");
    // The number alone: "1 of 100" begins like it.
    app.wait_until("return document.querySelector('.find output').innerText === '1 of 1'");
    app.settle();
    assert!(in_sight(&app).contains(&"Use case 299".to_owned()));
    picture(&app, "found");
    app.press(&[Key::Escape]);
    assert_eq!(focused(&app), "Use case 299");
}

#[test]
fn paper_gets_all_of_it() {
    let app = with_use_cases(60);
    app.click("[data-action=export]");
    app.wait_for("dialog[open] .selection li");
    // The choice is a long list as well, in a box that scrolls by itself.
    assert!(app.count(".selection input") < 40);
    app.tab_to(".selection li input");
    app.press(&[Key::End]);
    assert_eq!(
        app.eval("return document.activeElement.closest('li').textContent"),
        "Use case 060"
    );
    app.press(&[Key::Up]);
    app.settle();
    picture(&app, "choose");
    let last = "const last = [...document.querySelectorAll('.selection li:not(.space)')].slice(-6);
        const {top, bottom} = document.querySelector('.selection ul').getBoundingClientRect();
        return last.map(row => row.getBoundingClientRect()).every(row => row.bottom > top - 1 && row.top < bottom + 1)";
    assert_eq!(app.eval(last), true, "rows are missing in sight");
    assert_eq!(
        app.eval("return document.activeElement.closest('li').textContent"),
        "Use case 059"
    );
    app.click("dialog [data-action=exportPreview]");
    app.wait_for(".rendered");
    let pages = app.wait_until(
        "const text = document.querySelector('.rendered .page, .rendered').textContent;
        return text.includes('Use case 060') && [...text.matchAll(/Use case \\d{3}/g)].map(found => found[0])",
    );
    let pages: Vec<String> = serde_json::from_value(pages).unwrap();
    for number in 1..=60 {
        assert!(pages.contains(&format!("Use case {number:03}")), "{number}");
    }
}

#[test]
fn a_long_tagging_plan_is_typed_in() {
    let app = with_use_cases(110);
    add_many(&app, "tag", "Tag", 120);
    open_screen(&app, "Tagging plan");
    app.wait_for(".records.long");
    assert_eq!(
        app.eval("return document.querySelector('.tags table').getAttribute('aria-rowcount')"),
        "121"
    );
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
    picture(&app, "tags");

    // Down the column by Enter, typing on the way; what was typed in is still there when it is out of sight.
    app.click(".tags [name=where]");
    for number in 1..=40 {
        app.type_text(&format!("Page {number}"));
        app.press(&[Key::Enter]);
    }
    assert_eq!(
        app.eval("return document.activeElement.closest('tr').getAttribute('aria-rowindex')"),
        "42"
    );
    app.type_text("stays");
    app.eval("scrollTo(0, document.body.scrollHeight)");
    app.settle();
    assert_eq!(app.eval("return document.activeElement.value"), "stays");
    wait_saved(&app, "where");
    app.eval("scrollTo(0, 0)");
    app.settle();
    assert_eq!(app.text(".tags [name=where]"), "Page 1");
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));

    // Choices are many, and found by name.
    app.click(".tags summary");
    app.fill(".tags [open] .find-link", "003");
    app.click_text(".tags [open] .option", "Use case 003");
    app.wait_until(
        "return document.querySelector('.tags [open] summary').innerText.includes('Use case 003')",
    );
    assert_eq!(
        app.count(".tags [open] :checked"),
        1,
        "what is chosen is checked"
    );
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
    picture(&app, "choices");

    // Where there are many use cases, the one to filter by is looked for.
    app.click("#tags-of-use-case");
    app.type_text("003");
    app.wait_until("return document.querySelectorAll('[role=listbox] [role=option]').length === 1");
    app.press(&[Key::Down]);
    app.press(&[Key::Enter]);
    app.wait_for_text("1 of 120 tags");
    assert_eq!(app.count(".tags tbody tr"), 1);
    picture(&app, "filtered");
    app.click_text(".filters button", "Show all");
    app.wait_for(".records.long");
    assert_eq!(app.text("#tags-of-use-case"), "");

    // One that is added is shown.
    app.fill(".adder input", "The last of all");
    app.press(&[Key::Enter]);
    app.wait_until(
        "return [...document.querySelectorAll('.tags [name=name]')]
            .some(field => field.value === 'The last of all' && field.getBoundingClientRect().top < innerHeight)",
    );
}

#[test]
fn a_matrix_of_many_rows_and_columns() {
    let app = with_use_cases(120);
    add_many(&app, "integration", "Integration", 60);
    open_screen(&app, "Integrations");
    app.wait_for(".records.long");
    picture(&app, "integrations");
    app.click("[data-action=asMatrix]");
    app.wait_for(".matrix.wide");
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
    let table = "document.querySelector('.matrix table')";
    assert_eq!(
        app.eval(&format!(
            "return [{table}.getAttribute('aria-rowcount'), {table}.getAttribute('aria-colcount')]"
        )),
        json!(["121", "61"])
    );
    app.tab_to(".matrix input");
    app.press(&[Key::Control, Key::End]);
    assert_eq!(focused(&app), "Use case 120 needs Integration 060");
    assert_eq!(place(&app), json!(["121", "61"]));
    app.press(&[Key::Space]);
    app.wait_for(".matrix :checked");
    app.wait_until_quiet();
    picture(&app, "matrix");
    assert_eq!(focused(&app), "Use case 120 needs Integration 060");
    app.press(&[Key::Home]);
    app.press(&[Key::Up]);
    app.press(&[Key::Right]);
    assert_eq!(focused(&app), "Use case 119 needs Integration 002");
    app.press(&[Key::Control, Key::Home]);
    assert_eq!(focused(&app), "Use case 001 needs Integration 001");
    app.settle();
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));

    // What is taken back may be out of sight; it is gone to.
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until_quiet();
    assert_eq!(focused(&app), "Use case 120 needs Integration 060");
    assert_eq!(app.count(".matrix :checked"), 0);
    picture(&app, "matrix-undone");
    assert_eq!(seen(&app), json!(true));

    app.press(&[Key::Control, Key::Char('f')]);
    app.wait_for(".find input");
    app.type_text("Integration 031");
    app.wait_for_text("1 of 1");
    app.settle();
    picture(&app, "matrix-found");
}

/// Row and column of the cell that has the focus.
fn place(app: &App) -> Value {
    app.eval(
        "const cell = document.activeElement.closest('td');
        return [cell.parentElement.getAttribute('aria-rowindex'), cell.getAttribute('aria-colindex')]",
    )
}

/// Whether what has the focus stands in the part of the matrix that scrolls, and whole.
fn seen(app: &App) -> Value {
    app.eval(
        "const corner = document.querySelector('.matrix th').getBoundingClientRect();
        const frame = document.querySelector('.matrix').getBoundingClientRect();
        const {left, right, top, bottom} = document.activeElement.getBoundingClientRect();
        return left >= corner.right && right <= frame.right && top >= corner.bottom && bottom <= frame.bottom",
    )
}

//! The screens of scoping, empty, full and with long names, and how to get to them.

use ninefold_driver::{App, Key};

use crate::screens::LONG;
use crate::stage::{
    add, choose, first_start, launch, new_use_case, open_list, open_screen, score, wait_saved,
};

/// Starts the app, goes to every screen of scoping and calls `check` with its name there.
pub fn visit_scoping(check: impl Fn(&App, &str)) {
    let app = App::start(&launch());
    let at = |name: &str| {
        app.wait_until_quiet();
        check(&app, name);
    };
    app.wait_for("[name=author]");
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    for (screen, label) in [
        ("no integrations", "Integrations"),
        ("nothing to rank", "Ranking"),
        ("nothing to build next", "Build next"),
        ("no tags", "Tagging plan"),
        ("no metrics", "Metrics"),
        ("nothing learned", "What we learned"),
    ] {
        open_screen(&app, label);
        app.wait_for(".empty");
        at(screen);
    }
    open_screen(&app, "Integrations");
    app.click_text(".tabs button", "Matrix");
    app.wait_for_text("Add a use case and an integration first");
    at("no matrix");
    open_list(&app);
    new_use_case(&app, LONG);
    app.wait_until_quiet();
    score(&app, "score/ideation/customer-value", 4);

    integrations(&app, &at);
    tags(&app, &at);
    metrics(&app, &at);
    sample(&app, &at);
}

fn integrations(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "Integrations");
    app.click_text(".tabs button", "List");
    add(app, "Consent");
    add(app, LONG);
    at("new integrations");
    app.click_text(".records button", LONG);
    app.wait_for(".several");
    at("an integration without answers");
    app.fill("[name=system]", LONG);
    app.click_text(".links .option", LONG);
    app.wait_for(".links :checked");
    at("an integration");
    open_screen(app, "Build next");
    app.wait_for(".unplaced");
    at("build next, nothing placed");
    app.click(".unplaced button");
    app.click(".scale label:has([value='3'])");
    app.wait_for(".scale :checked");
    open_screen(app, "Build next");
    app.wait_for(".road");
    app.click(".road summary");
    at("build next, all opened");
    app.click_text(".tabs button", "Time line");
    app.wait_for(".undated");
    at("time line, nothing on it");
    app.click_text(".tabs button", "Order");
    open_screen(app, "Integrations");
    app.click_text(".tabs button", "Matrix");
    app.wait_for(".matrix");
    at("matrix");
}

fn tags(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "Tagging plan");
    add(app, "Basket opened");
    add(app, LONG);
    app.fill("tr:last-child [name=attributes]", &format!("{LONG}\nprice"));
    wait_saved(app, "attributes");
    app.click("tr:last-child summary");
    app.click("tr:last-child .option");
    app.wait_for("tr:last-child .option :checked");
    at("tags");
    app.click("tr:last-child [data-screen=event]");
    app.wait_for("[data-action=carryOffered]");
    at("an event, attributes offered");
    app.click("[data-action=carryOffered]");
    app.wait_for(".attributes tbody tr");
    app.eval("for (const closed of document.querySelectorAll('details')) closed.open = true");
    at("an event with attributes and faults");
    open_screen(app, "Tagging plan");
    app.click_text("#header button", "Check the plan");
    app.wait_for(".faults li");
    app.click(".limits input");
    app.wait_for(".limits :checked");
    at("plan check with faults");
    open_screen(app, "Tagging plan");
    choose(app, ".filters [name=state]", "verified");
    app.wait_for_text("No tag passes this filter");
    at("no tag passes");
}

fn metrics(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "Metrics");
    add(app, LONG);
    at("metrics");
    app.click_text(".records button", LONG);
    app.wait_for(".several");
    at("a metric without answers");
    app.fill("[name=unit]", LONG);
    for (field, value, day) in [
        ("baseline", "4", "2026-07-01"),
        ("target", "4.1", "2026-12-31"),
    ] {
        app.fill(&format!("[name={field}][data-part=value]"), value);
        app.fill(&format!("[name={field}][data-part=date]"), day);
    }
    app.click(".add");
    app.wait_for("[name=reading]");
    app.type_text("4.2 and a half");
    app.press(&[Key::Tab]);
    app.wait_for(".readings .saved.bad");
    at("a metric, and a reading that is no number");
}

fn sample(app: &App, at: &impl Fn(&str)) {
    app.eval_async(
        "await window.__TAURI__.core.invoke('workspace_open_sample')",
        &[],
    );
    app.reload();
    app.wait_for(".use-cases");
    open_screen(app, "Ranking");
    app.wait_for(".ranked tbody tr");
    app.click(".ranked tbody tr:first-child .number");
    app.click(".why .score summary");
    at("ranking of the sample, with what a number rests on");
    for (screen, label) in [
        ("integrations", "Integrations"),
        ("build next", "Build next"),
        ("tagging plan", "Tagging plan"),
        ("list of metrics", "Metrics"),
    ] {
        open_screen(app, label);
        app.wait_for(".records, .road");
        at(screen);
    }
    time_line(app, at);
    events(app, at);
    open_screen(app, "Metrics");
    app.click(".records .title");
    app.wait_for(".chart");
    at("metric of the sample");
    open_screen(app, "Integrations");
    app.click_text(".tabs button", "Matrix");
    app.wait_for(".matrix");
    at("matrix of the sample");
    app.click_text(".tabs button", "List");
    app.click(".records .title");
    app.wait_for(".several");
    at("integration of the sample");
}

/// An event of the sample, the check of its plan, what was learned, and the coach with its figures.
fn events(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "Tagging plan");
    app.click(".tags [data-screen=event]");
    app.wait_for(".attributes tbody tr");
    at("event of the sample");
    open_screen(app, "Tagging plan");
    app.click_text("#header button", "Check the plan");
    app.wait_for(".attributes tbody tr");
    at("plan check of the sample");
    open_screen(app, "What we learned");
    app.wait_for(".records.learned tbody tr");
    at("what was learned in the sample");
    app.click(".records.learned .title");
    app.wait_for(".coach-sentence");
    app.eval("for (const closed of document.querySelectorAll('details')) closed.open = true");
    at("coach of the sample, all opened");
}

/// Build next of the sample, with a pin, what it does to the order, and the time line.
fn time_line(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "Build next");
    app.click(".road:last-child [data-action=placeMenu]");
    app.click_text("[role=menuitem]", "Pin to a place…");
    app.fill("#pin-place", "1");
    app.fill("#pin-reason", LONG);
    at("pinning an integration");
    app.click("dialog .primary");
    app.wait_for(".road .pin");
    app.click(".road .under summary");
    at("build next with a pin");
    app.click_text(".tabs button", "Time line");
    app.wait_for(".on-line tbody tr");
    at("time line");
    app.click_text(".tabs button", "Order");
}

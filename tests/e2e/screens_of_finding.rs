//! Screens through which something is found, compared or taken in: the palette, spreadsheets, captures, ranges, and many at once.

use ninefold_driver::{App, Key};

use crate::benefit::fill_ranges;
use crate::capture::{CAPTURE, plan};
use crate::handed::drop_files;
use crate::screens::LONG;
use crate::spreadsheet::wait_step;
use crate::stage::{
    answer, choose, field, first_start, launch, new_use_case, open_list, open_screen, open_tab,
    wait_saved,
};

/// Goes through them and calls `check` with the name of each.
pub fn visit_finding(check: impl Fn(&App, &str)) {
    let app = App::start(&launch());
    let at = |name: &str| {
        app.wait_until_quiet();
        check(&app, name);
    };
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    spreadsheets(&app, &at);
    picked(&app, &at);
    new_use_case(&app, LONG);
    answer(
        &app,
        "answer/ideation/problem",
        &format!("Baskets are left: {LONG}"),
    );
    palette(&app, &at);
    ranges(&app, &at);
    lawful(&app, &at);
    captures(&app, &at);
    app.eval_async(
        "await window.__TAURI__.core.invoke('workspace_open_sample')",
        &[],
    );
    app.reload();
    app.wait_for(".use-cases");
    ranking(&app, &at);
}

/// From the choice of a file to what is left out of it.
fn spreadsheets(app: &App, at: &impl Fn(&str)) {
    app.click_text("#main button", "Import a spreadsheet or titles…");
    wait_step(app, "Choose");
    at("import, choosing");
    let table = format!(
        "Title;Customer Value;Labels;Remarks\n{LONG};4;CRM, {};{}\nOffer;six;;\n;3;;\nCart;5;CRM;\nChurn;2;;\n",
        &LONG[..50],
        "word ".repeat(60)
    );
    drop_files(app, &[(&format!("{LONG}.csv"), table.into_bytes())]);
    wait_step(app, "Match columns");
    at("import, matching columns");
    app.click_text("dialog button", "Preview");
    wait_step(app, "Preview");
    app.wait_for_text("2 rows are left out.");
    at("import, preview");
    app.click_text("dialog button", "Import 3 use cases");
    app.wait_gone("dialog[open]");
    app.wait_for(".use-cases");
}

/// Several use cases at once, filters and groups.
fn picked(app: &App, at: &impl Fn(&str)) {
    for row in 1..=2 {
        app.click(&format!(".use-case:nth-child({row}) .col-pick input"));
    }
    app.wait_for_text("2 chosen");
    at("use cases that are chosen");
    app.click("[data-action=pickedLabels]");
    app.wait_for("dialog #picked-field");
    at("labels for several");
    app.type_text(&format!("Q3, {}", &LONG[..40]));
    app.press(&[Key::Enter]);
    app.wait_gone("dialog[open]");
    app.click(".facet[data-facet=labels]");
    app.wait_for(".facet-choices label");
    at("choices of a filter");
    app.click_text(".facet-choices label span", "Q3");
    app.press(&[Key::Escape]);
    app.wait_for("[data-action=clearFilters]");
    app.click("[data-action=chooseGroup]");
    app.click_text("[role=menuitem]", "First label");
    app.wait_for(".col-group");
    at("use cases filtered and in groups");
    app.click("[data-action=clearFilters]");
    app.click("[data-action=chooseColumns]");
    app.wait_for("[role=menu]");
    at("choice of columns");
    app.press(&[Key::Escape]);
    app.wait_gone("[role=menu]");
}

/// Commands, hits, and none.
fn palette(app: &App, at: &impl Fn(&str)) {
    app.press(&[Key::Control, Key::Char('k')]);
    app.wait_for("dialog.palette [role=option]");
    at("palette");
    app.type_text("baskets");
    app.wait_for(".palette mark");
    at("palette, hits");
    app.type_text(" quokka");
    app.wait_for_text("Nothing has all of these words.");
    at("palette, nothing found");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

/// What a use case may bring, before and after it is entered.
fn ranges(app: &App, at: &impl Fn(&str)) {
    open_tab(app, "Scoping");
    let show = "document.getElementById('benefit-title').scrollIntoView()";
    app.eval(show);
    at("benefit, nothing entered");
    fill_ranges(app);
    app.fill(&field("benefit/currency"), "€");
    app.press(&[Key::Tab]);
    wait_saved(app, "benefit/currency");
    app.click_text(".benefit .option", "24 months");
    app.wait_for_text("Pays for itself within 24 months in ");
    app.click_text(".benefit summary", "Figures");
    app.eval(show);
    at("benefit");
}

/// What the law asks of an integration.
fn lawful(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "Integrations");
    app.click("[data-action=toAdder]");
    crate::stage::add(app, "Order feed");
    app.click_text(".records button", "Order feed");
    app.click(".lawful > summary");
    app.wait_for(".lawful[open]");
    app.eval("document.querySelector('.lawful').scrollIntoView()");
    at("lawful record");
}

/// A capture of a site, held against the plan.
fn captures(app: &App, at: &impl Fn(&str)) {
    plan(app);
    app.click("#header [data-action=checkCapture]");
    app.wait_for_text("Paste a data layer");
    at("capture, choosing");
    drop_files(
        app,
        &[(&format!("{LONG}.har"), CAPTURE.as_bytes().to_vec())],
    );
    app.wait_for_text("Events that nobody planned");
    at("capture, what it shows");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

/// Weights, the map, and two side by side.
fn ranking(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "Ranking");
    app.wait_for(".ranked tbody tr");
    at("ranking");
    for row in 1..=2 {
        app.click(&format!(
            ".ranked tbody tr:nth-child({row}) [type=checkbox]"
        ));
    }
    app.click("[data-action=compareChosen]");
    app.wait_for("dialog.comparison .differences li");
    at("two compared");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    choose(app, "#ranking-method", "rice");
    app.wait_gone(".weights");
    app.click(".mapping summary");
    at("ranking by a method");
    open_list(app);
}

//! Every screen there is, and how to get to it: for the checks that all of them must pass.

use ninefold_driver::{App, Key};

use crate::screens_of_people::{people, stakeholders};
use crate::stage::{
    AUTHOR, answer, begin_baseline, first_start, launch, new_use_case, open_export_of_phase,
    open_list, open_overview, open_phase, open_phases, open_screen, open_tab, root,
};

/// A title that leaves nowhere to break a line.
pub const LONG: &str = "Hyperpersonalisierungskampagnenautomatisierungsplattformeinführung_für_Bestandskundinnen_und_Neukunden_2027";

/// Starts the app, goes to every screen and calls `check` with its name there.
pub fn visit(check: impl Fn(&App, &str)) {
    let app = App::start(&launch());
    let at = |name: &str| {
        app.settle();
        check(&app, name);
    };
    app.wait_for("[name=author]");
    at("welcome");
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    at("empty list");
    new_use_case(&app, LONG);
    at("empty phase");
    open_overview(&app);
    at("empty overview");
    open_tab(&app, "Scoping");
    at("empty scoping");
    open_tab(&app, "Tracker");
    at("empty tracker");

    app.click("[data-action=menu]");
    app.wait_for("[role=menu]");
    at("menu");
    app.press(&[Key::Escape]);
    for (name, keys) in [
        ("settings", &[Key::Control, Key::Char(',')][..]),
        ("shortcuts", &[Key::F1]),
        ("find", &[Key::Control, Key::Char('f')]),
    ] {
        app.press(keys);
        app.wait_for("dialog[open], .find input");
        at(name);
        app.press(&[Key::Escape]);
        app.wait_gone("dialog[open], .find");
    }
    app.click("[data-action=menu]");
    app.click_text("[role=menuitem]", "Help and about");
    app.wait_for("dialog[open]");
    at("about");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");

    stakeholders(&app, &at);
    to_look_at(&app, &at);
    archived(&app, &at);
    templates(&app, &at);
    sample(&app, &at);
    error(&app, &at);
}

/// Choosing a template, what it suggests, and making one of it.
fn templates(app: &App, at: &impl Fn(&str)) {
    open_list(app);
    app.click("#header [data-action=chooseTemplate]");
    app.wait_for(".templates .start");
    at("choosing a template");
    app.click(".templates .start");
    app.wait_for(".from-template");
    at("suggestions of a phase");
    for key in ["title", "answer/ideation/problem"] {
        app.click(&format!(
            "[data-action=takeSuggestion][data-suggested=\"{key}\"]"
        ));
        app.wait_gone(&format!(
            "[data-action=takeSuggestion][data-suggested=\"{key}\"]"
        ));
    }
    open_tab(app, "Scoping");
    app.wait_for(".from-template");
    at("suggestions of scoping");
    open_tab(app, "Tracker");
    app.wait_for(".from-template");
    at("suggestions of the tracker");
    open_list(app);
    app.click("[aria-label=\"More about Abandoned basket email\"]");
    app.click_text("[role=menuitem]", "Save as template…");
    app.wait_for(".template-draft .part");
    at("making a template");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

/// Reasons, and what changed since it was agreed.
fn to_look_at(app: &App, at: &impl Fn(&str)) {
    let why = "reason/na/score/ideation/customer-value";
    app.click(&format!("[data-action=addReason][data-field=\"{why}\"]"));
    answer(app, why, &format!("{LONG} {}", "word ".repeat(20)));
    app.click(".not-applicable[name='na/tick/ideation/opportunity-defined']");
    app.wait_for(".checklist .add-reason");
    at("reasons");
    app.click("[data-action=decide][data-verdict=go]");
    app.wait_for(".decision");
    app.click(".stakeholders [data-action=editPerson]");
    app.fill(".stakeholders [name=role]", LONG);
    app.wait_for(".suspects");
    app.click(".stakeholders [data-action=donePerson]");
    at("to look at in a phase");
    open_overview(app);
    app.wait_for(".suspects");
    at("to look at");
    open_list(app);
    app.wait_for(".suspect-mark");
    at("to look at in the list");
    board(app, at);
    app.click_text("#main .use-case button", LONG);
    app.wait_for(".overview");
}

/// The board, with a card that was moved, and its menu.
fn board(app: &App, at: &impl Fn(&str)) {
    app.click("[data-action=asBoard]");
    app.wait_for(".use-case-card");
    app.click(".use-case-card [data-action=rowMenu]");
    app.click_text("[role=menuitem]", "Move to…");
    app.wait_until("return [...document.querySelectorAll('[role=menuitem]')].some((item) => item.innerText.startsWith('Done'))");
    at("moving on the board");
    app.click_text("[role=menuitem]", "3 Requirements");
    app.wait_for(".card-moved");
    at("board");
    app.click("[data-action=asTable]");
    app.wait_for(".use-cases");
}

fn archived(app: &App, at: &impl Fn(&str)) {
    open_list(app);
    app.click("#main [data-action=rowMenu]");
    app.wait_for("[role=menu]");
    at("menu of a use case");
    app.click_text("[role=menuitem]", "Archive…");
    app.fill("#reason", "Another one took its place");
    at("archiving");
    app.click_text("dialog button", "Archive");
    app.wait_for(".archived");
    at("list with an archived use case");
    app.click("#main .archived [data-action=go]");
    app.wait_for(".overview");
    open_phases(app);
    app.wait_for(".phase");
    at("archived phase");
    open_list(app);
    app.click("#main .archived [data-action=rowMenu]");
    app.click_text("[role=menuitem]", "Delete for good…");
    app.wait_for("dialog[open]");
    at("deleting");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

fn sample(app: &App, at: &impl Fn(&str)) {
    app.eval_async(
        "await window.__TAURI__.core.invoke('workspace_open_sample')",
        &[],
    );
    app.reload();
    app.wait_for(".use-cases");
    at("list");
    settings_with_logo(app, at);
    app.click_text("#main .use-case button", "Abandoned cart email");
    app.wait_for(".overview");
    at("overview");
    app.eval("for (const closed of document.querySelectorAll('details')) closed.open = true");
    at("overview, all opened");
    open_phases(app);
    app.wait_for(".stepper");
    let phases = app.eval(
        "return [...document.querySelectorAll('.stepper button')].map(step => step.dataset.phase)",
    );
    assert_eq!(phases.as_array().unwrap().len(), 9);
    for phase in phases.as_array().unwrap() {
        let phase = phase.as_str().unwrap();
        open_phase(app, phase);
        at(phase);
    }
    open_phase(app, "ideation");
    app.eval("for (const closed of document.querySelectorAll('details')) closed.open = true");
    at("phase, all opened");
    tabs(app, at);
    open_phases(app);
    open_tab(app, "History");
    app.click(".history [name=every]");
    at("history");
    app.click(".past-step [data-screen=past]");
    app.wait_for("article.page h2");
    at("as it was");
    app.click_text(".banner button", "Back to today");
    app.wait_for(".overview");
    baselines(app, at);
    people(app, at);
    open_phases(app);
    open_phase(app, "ideation");
    at("phase, its export");
    open_export_of_phase(app);
    at("export");
    app.click("dialog [name=export-scope][value=use-case]");
    app.wait_for(".hand-over summary");
    app.click(".hand-over summary");
    app.wait_for_text("Azure Boards (.csv)");
    at("export, handing over");
    app.click("dialog [name=export-scope][value=phase]");
    app.wait_gone(".hand-over");
    app.click("dialog [data-action=exportPreview]");
    app.wait_for(".rendered");
    at("export, rendered");
    app.click_text("dialog [role=tab]", "Raw Markdown");
    at("export, raw");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    open_list(app);
    app.click("#header [data-action=export]");
    app.click("dialog [name=export-scope][value=table]");
    app.wait_for("dialog .export-options select");
    app.click_text("dialog [role=tab]", "Rendered");
    app.wait_for(".rendered table");
    at("export of a table");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

fn settings_with_logo(app: &App, at: &impl Fn(&str)) {
    app.press(&[Key::Control, Key::Char(',')]);
    app.wait_for("[data-action=chooseLogo]");
    app.click("[data-action=chooseLogo]");
    let logo = root().join("src-tauri/core/src/picture/fixtures/turned.jpg");
    app.expect(app.display.open_in_dialog("Choose a logo", &logo));
    app.wait_until("return document.querySelector('.workspace-logo img')?.naturalWidth > 0");
    app.eval("document.querySelector('.workspace-logo').scrollIntoView()");
    at("settings with a logo");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

/// What is agreed, from the overview of a use case and back to it.
fn baselines(app: &App, at: &impl Fn(&str)) {
    begin_baseline(app);
    app.wait_for("dialog [name=name]");
    app.type_text(LONG);
    at("setting a baseline");
    app.click("dialog [value=several]");
    app.wait_for("dialog .selection");
    at("setting a baseline of several");
    app.click("dialog [value=use-case]");
    app.click_text("dialog button", "Set baseline");
    app.wait_gone("dialog[open]");
    open_screen(app, "Baselines");
    app.wait_for(".baseline");
    at("baselines");
    app.click(".baseline h2 button");
    app.wait_for(".covered");
    at("a baseline");
    app.click("[data-action=compareBaseline]");
    app.wait_for("dialog .rendered h1, dialog .rendered h2");
    at("a change note");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    app.click(".covered .link");
    app.wait_for(".overview");
}

/// The two tabs beside the phases, as the sample has them and with overlong answers.
fn tabs(app: &App, at: &impl Fn(&str)) {
    open_tab(app, "Scoping");
    app.wait_until("return document.querySelector('.design img')?.naturalWidth > 0");
    at("scoping");
    app.click(".step [data-action=addConfiguration]");
    app.wait_for("[role=menu]");
    at("adding configuration");
    app.press(&[Key::Escape]);
    app.click(".design [data-action=enlarge]");
    app.wait_for("dialog[open] img");
    at("a design enlarged");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    open_tab(app, "Tracker");
    at("tracker");
    overlong(app);
    open_tab(app, "Scoping");
    at("long scoping");
    open_tab(app, "Tracker");
    at("long tracker");
}

/// Fills every field of the tabs, and links what has an overlong name.
fn overlong(app: &App) {
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const long = arguments[0];
        const useCase = document.querySelector('#header [data-use-case]').dataset.useCase;
        const page = await invoke('scoping_page', {useCase});
        const {slides} = await invoke('tracker_page', {useCase});
        const asks = [page.asks, page.steps.map(row => row.asks), page.designs.map(design => design.row.asks),
            slides.map(slide => slide.boxes.map(box => box.asks))].flat(3);
        for (const {document, record, field, control} of asks)
            if (control === 'line' || control === 'text')
                await invoke('enter', {document, record, field, entry: {text: `${long} ${'word '.repeat(40)}`}});
        for (const [kind, field] of [['integration', 'needs'], ['metric', 'metric']]) {
            const {place} = await invoke('document_add', {kind, name: long});
            await invoke('enter', {document: useCase, record: useCase, field: `${field}/${place.document}`, entry: {tick: true}});
        }
        await invoke('enter', {document: useCase, record: useCase, field: 'req/owner', entry: {person: {new: long}}});",
        &[LONG.into()],
    );
}

fn error(app: &App, at: &impl Fn(&str)) {
    app.eval("setTimeout(() => { throw new Error('made by a test') })");
    app.wait_for("dialog.error");
    at("error");
    assert!(
        app.seen()
            .iter()
            .any(|line| line.contains("made by a test"))
    );
    app.click_text("dialog button", "Start again");
    app.wait_for(".use-cases, .overview, .phase, .welcome");
}

/// A later start without its workspace: two more screens.
pub fn visit_problems(check: impl Fn(&App, &str)) {
    let mut app = crate::stage::one_use_case("Gone");
    assert_eq!(
        app.eval_async(
            "return (await window.__TAURI__.core.invoke('start')).settings.author",
            &[]
        ),
        AUTHOR
    );
    app.close();
    std::fs::remove_file(crate::stage::workspace_file(&app)).unwrap();
    app.restart();
    app.wait_for(".problem");
    app.settle();
    check(&app, "problem");
    app.eval("document.querySelector('details').open = true");
    check(&app, "problem, all opened");
}

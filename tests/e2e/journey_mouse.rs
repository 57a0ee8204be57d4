//! One use case through all nine phases, by mouse, to a Markdown file that a person can read.

use ninefold_driver::App;

use crate::stage::{
    answer, empty, expect_file, open_export_of_phase, open_list, open_overview, open_phase,
    open_phases, score, wait_saved, workspace_file,
};

const TITLE: &str = "Abandoned cart email";

#[test]
fn nine_phases_by_mouse() {
    let mut app = empty();
    app.click("#main [data-action=newUseCase]");
    app.wait_for("[name=title]");
    answer(&app, "title", TITLE);

    let mut phases = 0;
    loop {
        work_through(&app, phases);
        phases += 1;
        if app.count(".neighbors .primary") == 0 {
            break;
        }
        let before = app.text("#main [data-heading]");
        app.click(".neighbors .primary");
        app.wait_until(&format!(
            "const heading = document.querySelector('#main [data-heading]'); \
             return heading && heading.innerText !== {before:?} && heading === document.activeElement"
        ));
    }
    assert_eq!(phases, 9);

    open_overview(&app);
    app.wait_for_text("36 of 36");
    app.wait_for_text("29 of 29");
    app.wait_for_text("33 of 33");
    assert_eq!(app.count(".phase-row[data-state=complete]"), 9);
    assert_eq!(
        app.eval("return document.title"),
        format!("{TITLE} – My workspace – Ninefold")
    );

    // Everything is there after a restart, and where one was.
    app.close();
    assert!(workspace_file(&app).exists());
    app.restart();
    open_list(&app);
    app.click_text("#main .use-case button", TITLE);
    open_overview(&app);
    app.wait_for_text("36 of 36");
    export(&app);
}

/// Answers all questions, names a stakeholder, gives all scores and ticks the whole checklist.
fn work_through(app: &App, phase: usize) {
    let names = list(app, ".question textarea", "name");
    assert!(!names.is_empty());
    for name in &names {
        let question = app.text(&format!(".question:has([name=\"{name}\"]) label"));
        answer(
            app,
            name,
            &format!(
                "About \"{}\" we agreed:\n- first\n- second",
                question.trim()
            ),
        );
    }
    if phase == 0 {
        add_stakeholder(app);
    }
    for (index, field) in list(app, "fieldset.dimension", "data-field")
        .iter()
        .enumerate()
    {
        score(app, field, ((phase + index) % 5) as u32 + 1);
    }
    for name in list(app, ".checklist input", "name") {
        app.click(&format!(".checklist label:has([name=\"{name}\"])"));
        app.wait_until(&format!(
            "return document.querySelector('[name=\"{name}\"]').checked"
        ));
        app.wait_until_quiet();
    }
    app.wait_for(".stepper [aria-current=step]");
    app.wait_until("return document.querySelector('.stepper li:has([aria-current=step])').dataset.state === 'complete'");
}

fn add_stakeholder(app: &App) {
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", "Jonas Berg");
    app.click_text(".add-form button", "Add");
    app.wait_for(".stakeholders tr [name=role]");
    app.fill(".stakeholders [name=role]", "Data Scientist");
    app.fill(".stakeholders [name=company]", "Retail NL");
    app.fill(".stakeholders [name=email]", "jonas.berg@retail.example");
    app.click(".stakeholders [data-action=donePerson]");
    app.wait_until_quiet();
    app.fill(
        ".stakeholders textarea[name=involvement]",
        "Builds the model, with the web team",
    );
    wait_saved(app, "involvement");
    app.wait_for_text("Retail NL");
}

fn export(app: &App) {
    open_phase_of_overview(app);
    open_export_of_phase(app);
    let title = app.eval("return document.querySelector('#export-title').innerText");
    assert_eq!(title, "Export to Confluence");
    let markdown = app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {recent: [{id}]} = await invoke('use_cases_at_work');
        const preview = await invoke('export_preview', {
            scope: {kind: 'use-cases', useCases: [id]}, options: {frontMatter: false}});
        return preview.markdown;",
        &[],
    );
    expect_file("journey.md", markdown.as_str().unwrap());
}

fn open_phase_of_overview(app: &App) {
    open_phases(app);
    app.wait_for(".stepper");
    open_phase(app, "ideation");
}

/// An attribute of all elements that a selector finds.
fn list(app: &App, css: &str, attribute: &str) -> Vec<String> {
    let found = app.eval_with(
        "return [...document.querySelectorAll(arguments[0])].map(element => element.getAttribute(arguments[1]))",
        &[css.into(), attribute.into()],
    );
    found
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

//! Baselines: what was agreed, what changed since, and the note of it.

use ninefold_driver::{App, Key};

use crate::stage::{
    answer, begin_baseline, one_use_case, open_list, open_phase, open_screen, target,
};

const ANSWER: &str = "answer/ideation/problem";

/// A use case with an answer that was agreed and then changed.
fn agreed_and_changed() -> App {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    answer(&app, ANSWER, "We lose old buyers.");
    begin_baseline(&app);
    app.wait_for("dialog [name=name]");
    app.screenshot(&target().join("e2e/set-baseline.png"));
    app.type_text("agreed at workshop 2");
    app.click_text("dialog button", "Set baseline");
    app.wait_for_text("Set the baseline “agreed at workshop 2” of 1 use case.");
    app.wait_gone("dialog[open]");
    answer(&app, ANSWER, "We lose new buyers.");
    app
}

/// Chooses the baseline among what can be compared with.
fn compare_with_baseline(app: &App, css: &str) {
    app.wait_for(css);
    app.eval_with(
        "const select = document.querySelector(arguments[0]);
        select.value = [...select.options].find(option => option.value.includes('baseline')).value;
        select.dispatchEvent(new Event('change', {bubbles: true}));",
        &[css.into()],
    );
}

#[test]
fn what_was_agreed_is_compared_looked_at_and_brought_back() {
    let app = agreed_and_changed();

    // On the phase.
    compare_with_baseline(&app, "#main .point-choice select");
    app.wait_for_text("Changed since agreed at workshop 2");
    assert!(app.text("#main .changed").contains("What business problem"));
    app.eval("document.querySelector('#since-title').scrollIntoView()");
    app.screenshot(&target().join("e2e/changed-since.png"));

    // In the list, where the choice stays.
    open_list(&app);
    app.wait_for_text("Changed: Ideation");
    app.screenshot(&target().join("e2e/list-since.png"));
    app.click("[name=only]");
    app.wait_for(".use-case");

    // The note of it, as it will arrive.
    open_screen(&app, "Baselines");
    app.wait_for(".baseline");
    app.screenshot(&target().join("e2e/baselines.png"));
    app.click("[data-action=compareBaseline]");
    app.wait_until(
        "const page = document.querySelector('dialog .page');
        return page?.querySelector('del, s')?.innerText === 'old' && page.innerText.includes('changed by Mara Lind')",
    );
    app.screenshot(&target().join("e2e/change-note.png"));
    // Other exports say in short what changed, and the requirements which version they are.
    for (part, said) in [
        ("use-case", "Changed since agreed at workshop 2"),
        ("tracker", "Changed since agreed at workshop 2"),
        ("scoping", "Version 1 · agreed at workshop 2"),
    ] {
        app.click(&format!("dialog [name=export-scope][value={part}]"));
        app.wait_until(&format!(
            "return document.querySelector('dialog .page').innerText.includes({said:?})"
        ));
    }
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");

    // As it was, and back to it.
    app.click("[data-screen=past]");
    app.wait_for_text("This is how it was when “agreed at workshop 2” was set.");
    app.wait_for_text("We lose old buyers.");
    app.click_text(".banner button", "Bring back…");
    app.click_text("[role=menuitem]", "All of it");
    app.wait_for_text("Brought back “Reminders”.");
    app.click_text(".notice button", "Undo");
    app.wait_for_text("Undone");
}

#[test]
fn a_point_that_nothing_can_be_compared_with_is_told_and_the_list_stays() {
    let app = agreed_and_changed();
    open_list(&app);
    compare_with_baseline(&app, "#main .point-choice select");
    app.wait_for_text("Changed: Ideation");
    // It is deleted meanwhile: nothing is compared any more, and nothing fails.
    open_screen(&app, "Baselines");
    app.wait_for(".baseline");
    app.eval("document.querySelector('.baseline h2 button').click()");
    app.wait_for("#main [name=name]");
    app.click("[data-action=deleteDocument]");
    app.wait_for_text("No baseline yet");
    open_list(&app);
    app.wait_for(".use-case");
    app.wait_until(
        "return document.querySelector('#main .point-choice select').value === ''
            && !document.querySelector('.point-choice .bad')",
    );
    assert!(!app.shown().contains("Changed: Ideation"));
    // A day that is typed only half is refused in words, beside the field.
    choose_point(&app, "sinceChoose", "a day");
    for (day, said) in [("0002-01-01", true), ("2020-01-01", false)] {
        app.wait_for("[name=sinceChoose-day]");
        app.eval_with(
            "const field = document.querySelector('[name=sinceChoose-day]');
            field.value = arguments[0];
            field.dispatchEvent(new Event('change', {bubbles: true}));",
            &[day.into()],
        );
        app.wait_until(&format!(
            "return (document.querySelector('.point-choice .bad') !== null) === {said}"
        ));
        app.wait_for(".use-case");
    }
    app.wait_for_text("New since then");
}

/// Chooses a point by the beginning of what it is called.
fn choose_point(app: &App, name: &str, begins: &str) {
    app.eval_with(
        "const select = document.querySelector(`[name=${arguments[0]}]`);
        select.value = [...select.options].find(option => option.text.startsWith(arguments[1])).value;
        select.dispatchEvent(new Event('change', {bubbles: true}));",
        &[name.into(), begins.into()],
    );
}

#[test]
fn a_note_goes_from_any_point_to_any_other() {
    let app = agreed_and_changed();
    begin_baseline(&app);
    app.wait_for("dialog [name=name]");
    app.type_text("agreed at workshop 3");
    app.click_text("dialog button", "Set baseline");
    app.wait_gone("dialog[open]");
    answer(&app, ANSWER, "We lose them in autumn.");
    open_screen(&app, "Baselines");
    app.wait_for(".baseline");
    app.click(".baseline:last-child [data-action=compareBaseline]");
    app.wait_for_text("autumn");

    // From the first to the second: what came after that is not in it.
    choose_point(&app, "exportUntil", "agreed at workshop 3");
    app.wait_until(
        "const page = document.querySelector('dialog .page')?.innerText ?? '';
        return page.includes('to agreed at workshop 3') && page.includes('new buyers') && !page.includes('autumn')",
    );
    app.screenshot(&target().join("e2e/change-note-between.png"));

    // The other way round, by keyboard: it is told, and nothing is written.
    app.eval("document.querySelector('dialog [name=exportSince]').focus()");
    app.type_text("agreed at workshop 3");
    choose_point(&app, "exportUntil", "agreed at workshop 2");
    app.wait_for_text("would end before it begins");
    app.screenshot(&target().join("e2e/change-note-refused.png"));
    choose_point(&app, "exportUntil", "now");
    app.wait_for_text("autumn");
}

#[test]
fn a_whole_baseline_is_brought_back_by_mouse_and_by_keyboard_and_undone_in_one_step() {
    let app = agreed_and_changed();
    let open = || {
        open_screen(&app, "Baselines");
        app.wait_for(".baseline");
        app.eval("document.querySelector('.baseline h2 button').click()");
        app.wait_for_text("Changed: Ideation");
    };
    let restored = || {
        app.wait_for_text("Brought back 1 use case as it was when “agreed at workshop 2” was set.");
        app.wait_until(
            "return !document.querySelector('.covered').innerText.includes('Changed: Ideation')",
        );
    };
    open();
    app.screenshot(&target().join("e2e/baseline-restore.png"));
    app.click("[data-action=restoreBaseline]");
    restored();
    app.click_text(".notice button", "Undo");
    app.wait_for_text("Undone");

    open();
    app.eval("document.querySelector('[data-action=restoreBaseline]').focus()");
    app.press(&[Key::Enter]);
    restored();
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for_text("Undone");
    open();
}

#[test]
fn a_baseline_is_renamed_and_deleted_by_keyboard() {
    let app = agreed_and_changed();
    open_screen(&app, "Baselines");
    app.wait_for(".baseline");
    app.eval("document.querySelector('.baseline h2 button').focus()");
    app.press(&[Key::Enter]);
    app.wait_for("#main [name=name]");
    app.screenshot(&target().join("e2e/baseline.png"));
    answer(&app, "name", "agreed in March");
    app.wait_for_text("Changed: Ideation");
    app.eval("document.querySelector('[data-action=deleteDocument]').focus()");
    app.press(&[Key::Enter]);
    app.wait_for_text("Deleted “agreed in March”.");
    app.wait_for_text("No baseline yet");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for(".covered");
}

#[test]
fn a_baseline_without_a_name_is_refused_and_nothing_that_was_entered_is_lost() {
    let app = agreed_and_changed();
    open_list(&app);
    begin_baseline(&app);
    app.wait_for("dialog [name=name]");
    app.type_text("Agreed at Workshop 2");
    app.fill("dialog [name=note]", "For two markets");
    app.click_text("dialog button", "Set baseline");
    app.wait_for_text("A baseline is called “Agreed at Workshop 2” already.");
    app.wait_until(
        "return document.querySelector('dialog [name=note]').value === 'For two markets'",
    );
    app.fill("dialog [name=name]", "Agreed at workshop 3");
    app.click_text("dialog button", "Set baseline");
    app.wait_for_text("Set the baseline “Agreed at workshop 3”");
}

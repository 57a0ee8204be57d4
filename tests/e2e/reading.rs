//! Answers read as text until somebody writes: by mouse and by keyboard, and never with marks.

use ninefold_driver::{App, Key};
use serde_json::{Value, json};

use crate::stage::{
    answer, empty, field, new_use_case, one_use_case, open_list, open_phase, open_phases, open_tab,
    wait_saved,
};

const FIELD: &str = "answer/ideation/problem";

/// Everything that an answer can hold.
const EVERYTHING: &str = "# Aim

We want **bold words**, *slanted*, ~~struck~~ and `setting`.
A second line with [the shop](https://shop.example/and_then?more=words), then more words.

- first item with **weight**
- outer
  - inner item
- [x] task is done

3. one step
4. two steps

> quoted saying

| Item | First year |
| --- | ---: |
| Extra revenue | **410k** |
| Cost | 62k |

```sql
select customers
```

Literal 12*40*8 and order_*.csv, &euro; 5 and \\*kept\\* at the end.
";

/// Readings that show a mark, and fields that show Markdown though nobody writes in them.
const RAW: &str = r"const marks = /\*\*|~~|`|\]\(|\| *:?-{3}|^ *(?:#{1,6}|[-*+>]) |&\w+;|\\[*_]/m;
    const raw = [...document.querySelectorAll('.reading')].map(one => one.innerText).filter(text => marks.test(text));
    const fields = [...document.querySelectorAll('textarea[data-markdown]')].filter(field =>
        field.value !== '' && field !== document.activeElement && field.clientHeight > 1);
    return raw.concat(fields.map(field => field.value))";

#[test]
fn no_shown_answer_holds_marks() {
    let app = empty();
    app.eval_async(
        "await window.__TAURI__.core.invoke('workspace_open_sample')",
        &[],
    );
    app.reload();
    app.click_text("#main .use-case button", "Abandoned cart email");
    app.wait_for(".overview");
    open_phase_anew(&app);
    let phases = app.eval(
        "return [...document.querySelectorAll('.stepper button')].map(step => step.dataset.phase)",
    );
    let mut read = 0;
    for phase in phases.as_array().unwrap() {
        open_phase(&app, phase.as_str().unwrap());
        read += app.count(".reading");
        assert_eq!(app.eval(RAW), json!([]), "{phase}");
    }
    assert!(read > 12, "{read} answers");
    for tab in ["Scoping", "Tracker"] {
        open_tab(&app, tab);
        assert!(app.count(".reading") > 0, "{tab}");
        assert_eq!(app.eval(RAW), json!([]), "{tab}");
    }

    open_list(&app);
    new_use_case(&app, "Everything");
    answer_everything(&app);
    assert_eq!(app.eval(RAW), json!([]));
    let shown = app.eval_with(
        "return document.querySelector(arguments[0]).innerText",
        &[read_of(FIELD).into()],
    );
    let shown = shown.as_str().unwrap();
    for text in [
        "Aim",
        "bold words, slanted, struck and setting.",
        "with the shop, then",
        "12*40*8 and order_*.csv, € 5 and *kept* at the end.",
    ] {
        assert!(shown.contains(text), "{text} in {shown}");
    }
    for part in [
        "strong",
        "em",
        "del",
        "code",
        "a[href]",
        "ul ul",
        "ol[start='3']",
        "blockquote",
        "td strong",
        "pre",
        "input:checked",
    ] {
        assert_eq!(
            app.count(&format!("{} {part}", read_of(FIELD))).min(1),
            1,
            "{part}"
        );
    }
}

#[test]
fn a_click_leads_to_the_same_place_in_the_markdown() {
    let app = one_use_case("Clicked");
    answer_everything(&app);
    for word in [
        "Aim",
        "bold",
        "slanted",
        "struck",
        "setting",
        "second line",
        "more words",
        "weight",
        "inner",
        "done",
        "one step",
        "two steps",
        "quoted",
        "Extra",
        "410k",
        "62k",
        "customers",
        "order_",
        "kept",
        "the end",
    ] {
        click_word(&app, FIELD, word);
        let (name, at) = caret(&app);
        let expected = EVERYTHING.rfind(word).unwrap() + 2;
        assert_eq!((name.as_str(), at), (FIELD, expected), "{word}");
        leave(&app);
    }

    // What is above and is read again moves nothing from under the mouse.
    let below = "answer/ideation/success";
    answer(&app, below, "Half of the **reachable carts** come back");
    app.click(&field(FIELD));
    app.wait_until(&reads(below, "Half of the reachable carts come back"));
    click_word(&app, below, "carts");
    assert_eq!(
        caret(&app),
        (below.to_owned(), "Half of the **reachable ca".len())
    );

    // Typing goes on from there.
    app.type_text("r");
    leave(&app);
    app.wait_until(&reads(below, "Half of the reachable carrts come back"));
}

#[test]
fn what_is_selected_is_not_written_in() {
    let app = one_use_case("Selected");
    answer_everything(&app);
    let reading = read_of(FIELD);
    app.drag(
        &format!("{reading} > p"),
        &format!("{reading} li:last-child"),
    );
    let selected = app.eval("return getSelection().toString()");
    assert!(
        selected.as_str().unwrap().contains("second line"),
        "{selected}"
    );
    assert_ne!(app.eval("return document.activeElement.name"), FIELD);

    // A link is one, by keyboard too.
    app.eval_with(
        "document.querySelector(arguments[0]).focus()",
        &[format!("{reading} a").into()],
    );
    assert_eq!(
        app.eval("return document.activeElement.closest('.grow').dataset.shows"),
        "reading"
    );
    app.press(&[Key::Tab]);
    assert_eq!(app.eval("return document.activeElement.name"), FIELD);
}

#[test]
fn answers_by_keyboard_alone() {
    let app = one_use_case("Typed");
    let (first, second) = (FIELD, "answer/ideation/success");
    app.tab_to(&field(first));
    app.type_text("We lose **half**");
    app.tab_to(&field(second));
    app.wait_until(&reads(first, "We lose half"));
    app.type_text("- a\n- b");

    app.press(&[Key::Shift, Key::Tab]);
    // Its button is behind it.
    while caret(&app).0 != first {
        app.press(&[Key::Shift, Key::Tab]);
    }
    app.wait_until(&reads(second, "a\nb"));
    assert_eq!(app.eval(SHOWN), "We lose **half**");
    app.press(&[Key::Control, Key::End]);
    app.type_text(" of all");
    wait_saved(&app, first);
    // Saved or not, nothing but text stands where somebody writes.
    assert_eq!(app.eval(SHOWN), "We lose **half** of all");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("return document.activeElement.value === 'We lose **half**'");
    app.tab_to(&field(second));
    app.wait_until(&reads(first, "We lose half"));

    // An answer that is taken away invites again.
    app.press(&[Key::Control, Key::Char('a')]);
    app.press(&[Key::Delete]);
    wait_saved(&app, second);
    leave(&app);
    app.wait_until(&format!(
        "const field = document.querySelector({}); return field.clientHeight > 1 && field.matches(':placeholder-shown')",
        json!(field(second))
    ));
}

#[test]
fn an_answer_of_an_archived_use_case_is_read_only() {
    let app = one_use_case("Archived");
    answer_everything(&app);
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {recent: [{id}]} = await invoke('use_cases_at_work');
        await invoke('use_case_archive', {useCase: id, reason: ''});",
        &[],
    );
    app.reload();
    open_list(&app);
    app.click("#main .archived [data-action=go]");
    open_phase_anew(&app);
    assert_eq!(app.count(&format!("textarea[name=\"{FIELD}\"]")), 0);
    app.click(&format!("{} strong", read_of(FIELD)));
    assert_eq!(
        app.eval("return document.activeElement.matches('textarea')"),
        false
    );
    assert_eq!(app.eval(RAW), json!([]));
}

#[test]
fn a_very_long_answer_is_read_and_written() {
    let app = one_use_case("Long");
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {recent: [{id: useCase}]} = await invoke('use_cases_at_work');
        const line = 'We lose **half** of the carts, see [the list](https://a.example/b).\\n\\n';
        await invoke('enter', {document: useCase, record: useCase, field: arguments[0],
            entry: {text: line.repeat(15000) + 'the end'}});",
        &[FIELD.into()],
    );
    app.reload();
    open_list(&app);
    app.click_text("#main .use-case button", "Long");
    open_phase_anew(&app);
    app.wait_for(&read_of(FIELD));
    click_word(&app, FIELD, "half");
    assert_eq!(caret(&app), (FIELD.to_owned(), "We lose **ha".len()));
}

/// What is seen of the field that has the focus.
const SHOWN: &str = "const field = document.activeElement;
    return field.clientHeight > 1 && !field.parentElement.querySelector('.reading')?.checkVisibility() && field.value";

/// Answers a question of the use case that is open with everything there can be.
fn answer_everything(app: &App) {
    app.eval_async(
        "const useCase = document.querySelector('#main [name=title]').dataset.document;
        await window.__TAURI__.core.invoke('enter', {document: useCase, record: useCase, field: arguments[0], entry: {text: arguments[1]}});",
        &[FIELD.into(), EVERYTHING.into()],
    );
    open_phase(app, "assessment");
    open_phase(app, "ideation");
    app.wait_for(&read_of(FIELD));
}

fn open_phase_anew(app: &App) {
    open_phases(app);
    app.wait_for(".stepper");
    open_phase(app, "ideation");
}

/// The reading of a field.
fn read_of(name: &str) -> String {
    format!(".grow:has([name=\"{name}\"]) > .reading")
}

/// Is it the reading, and what does it say?
fn reads(name: &str, text: &str) -> String {
    format!(
        "const reading = document.querySelector({}); return reading?.checkVisibility() && reading.innerText.trim() === {}",
        json!(read_of(name)),
        json!(text)
    )
}

/// Clicks between the second and the third character of a word that is read, with the mouse itself.
#[track_caller]
fn click_word(app: &App, name: &str, word: &str) {
    let at = app.eval_async(
        "const [css, word] = arguments;
        const walker = document.createTreeWalker(document.querySelector(css), NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (node && !node.data.includes(word)) node = walker.nextNode();
        if (!node) return null;
        const range = document.createRange();
        range.setStart(node, node.data.lastIndexOf(word) + 2);
        range.setEnd(node, node.data.lastIndexOf(word) + 3);
        range.startContainer.parentElement.scrollIntoView({block: 'center', behavior: 'instant'});
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        const {left, top, height} = range.getBoundingClientRect();
        return [Math.round(left + 1), Math.round(top + height / 2)]",
        &[read_of(name).into(), word.into()],
    );
    let Some([x, y]) = at.as_array().map(Vec::as_slice) else {
        app.fail(&format!("{word} is not read"));
    };
    let number = |value: &Value| value.as_i64().unwrap();
    app.expect(app.display.click(1, number(x), number(y)));
    app.wait_until(&format!(
        "return document.activeElement.name === {}",
        json!(name)
    ));
}

/// The field that has the focus, and where the caret is in it.
fn caret(app: &App) -> (String, usize) {
    app.eval_async(
        "await new Promise(done => requestAnimationFrame(done))",
        &[],
    );
    let caret = app.eval("const {name, selectionStart} = document.activeElement; return [name ?? '', selectionStart ?? 0]");
    (
        caret[0].as_str().unwrap_or_default().to_owned(),
        caret[1].as_u64().unwrap_or_default() as usize,
    )
}

/// Leaves the field, for nowhere.
fn leave(app: &App) {
    app.expect(app.display.click(1, 1330, 840));
    app.wait_gone(".grow[data-shows=field]:has(> .reading)");
}

#[test]
fn what_a_phase_is_for_is_read_once() {
    let app = one_use_case("Read once");
    let open = "return document.querySelector('.purpose').open";
    app.resize(1360, 860);
    open_phase(&app, "assessment");
    assert_eq!(app.eval(open), true);
    app.wait_for_text("return on investment");
    open_phase(&app, "requirements");
    open_phase(&app, "assessment");
    assert_eq!(app.eval(open), false);
    // By keyboard, whenever one likes.
    app.tab_to(".purpose summary");
    app.press(&[Key::Enter]);
    assert_eq!(app.eval(open), true);

    // Where there is little room, the first question goes first; and nothing scrolls but the page.
    app.resize(1024, 640);
    open_phase(&app, "design");
    assert_eq!(app.eval(open), false);
    let scrolling = "return [...document.querySelectorAll('#main *')].filter(one =>
        /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1).map(one => one.className)";
    assert_eq!(app.eval(scrolling), json!([]));
}

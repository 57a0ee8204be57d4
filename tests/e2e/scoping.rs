//! The Scoping tab: requirements entered by mouse and by keyboard, steps put in order, pictures attached.

use std::fs;
use std::path::PathBuf;

use ninefold_driver::{App, Key};

use crate::stage::{
    add, answer, field, new_use_case, one_use_case, open_list, open_screen, open_tab, root,
    wait_saved,
};

#[test]
fn requirements_by_mouse() {
    let mut app = one_use_case("Abandoned cart email");
    open_tab(&app, "Scoping");
    app.wait_for_text("0 of 10 requirements entered");

    // The type decides the hints, and can be cleared.
    let hint =
        |app: &App| app.eval("return document.querySelector('[name=\"req/actor\"]').placeholder");
    let before = hint(&app);
    app.click_text(
        ".option",
        "Triggered Experience An event or a schedule triggers a message.",
    );
    app.wait_until("return document.querySelector('[name=\"req/actor\"]').placeholder.includes('Whose behavior')");
    app.click_text(".scoping button", "Clear: Activation type");
    app.wait_gone("[name=activation]:checked");
    app.wait_until(&format!(
        "return document.querySelector('[name=\"req/actor\"]').placeholder === {before}"
    ));

    // A name makes a person, who can be chosen from then on.
    app.fill(&field("req/owner"), "Jonas Berg");
    app.click(&field("req/actor"));
    wait_saved(&app, "req/owner");
    app.wait_for_text("Jonas Berg was added to the people");
    answer(&app, "req/actor", "A shopper who reached payment and left");

    app.click(".scoping [data-adds=step]");
    app.wait_until("return document.activeElement.name === 'step'");
    app.type_text("The shopper leaves\nThe platform waits\nAn email is sent");
    app.wait_until("return document.querySelectorAll('.step').length === 3");
    app.wait_until_quiet();
    assert_eq!(
        steps(&app),
        [
            "The shopper leaves",
            "The platform waits",
            "An email is sent"
        ]
    );
    app.drag(".step:nth-child(3) .handle", ".step:nth-child(1)");
    app.wait_until("return document.querySelector('.step textarea').value === 'An email is sent'");
    app.click(".step:nth-child(1) [data-action=moveDown]");
    app.wait_until(
        "return document.querySelector('.step textarea').value === 'The shopper leaves'",
    );
    app.wait_until_quiet();

    app.click(".step:nth-child(3) [data-action=removeRow]");
    app.wait_until("return document.querySelectorAll('.step').length === 2");
    app.click("#notice [data-action=undo]");
    app.wait_until("return document.querySelectorAll('.step').length === 3");

    app.click(".step:nth-child(2) [data-action=addConfiguration]");
    app.click_text("[role=menuitem]", "Segmentation");
    app.wait_until("return document.activeElement.name === 'config/segmentation'");
    app.type_text("Buyers are out");
    app.wait_for_text("2 · Segmentation: Buyers are out");

    // Integrations and metrics are made by name right there.
    app.fill("[name=needs] .find-link", "Order feed");
    app.click_text(".makes button", "Add “Order feed”");
    app.wait_for("[name=needs] .option :checked");
    app.click_text(".makes button", "+ Conversion rate");
    app.wait_for("[name=metric] .option :checked");
    app.wait_until_quiet();
    for name in ["req/end-action", "req/achievement", "req/data", "req/look"] {
        answer(&app, name, "As agreed");
    }
    app.wait_for_text("10 of 10 requirements entered");
    app.wait_for(".standing [data-state=complete]");

    app.close();
    app.restart();
    open_list(&app);
    app.click_text("#main .use-case button", "Abandoned cart email");
    open_tab(&app, "Scoping");
    app.wait_for_text("10 of 10 requirements entered");
    assert_eq!(app.text(&field("req/owner")), "Jonas Berg");
}

#[test]
fn requirements_by_keyboard_alone() {
    let app = one_use_case("By keyboard");
    app.tab_to(".tabs button:nth-child(3)");
    app.press(&[Key::Enter]);
    app.wait_for(".scoping");
    app.tab_to("[name=activation]");
    app.press(&[Key::Char('4')]);
    app.wait_for("[value=triggered-experience]:checked");
    app.press(&[Key::Delete]);
    app.wait_gone("[name=activation]:checked");

    app.tab_to("[name='req/owner']");
    app.type_text("Ann Bo");
    app.press(&[Key::Enter]);
    wait_saved(&app, "req/owner");

    app.tab_to("[data-adds=step]");
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.name === 'step'");
    app.type_text("First\nSecond");
    app.press(&[Key::Shift, Key::Enter]);
    app.type_text("with a second line");
    app.wait_until_quiet();
    assert_eq!(steps(&app), ["First", "Second\nwith a second line"]);
    app.press(&[Key::Alt, Key::Up]);
    app.wait_until("return document.querySelector('.step textarea').value.startsWith('Second')");
    // The text being typed has not lost the focus by being moved.
    app.wait_until("return document.activeElement.value.startsWith('Second')");

    app.tab_to(".step [data-action=addConfiguration]");
    app.press(&[Key::Enter]);
    app.wait_for("[role=menu]");
    app.press(&[Key::Char('s')]);
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.name === 'config/segmentation'");
    app.type_text("Everybody");
    app.wait_for_text("1 · Segmentation: Everybody");

    app.tab_to("[name=needs] .find-link");
    app.type_text("Consent");
    app.press(&[Key::Enter]);
    app.wait_for("[name=needs] .option :checked");
    app.wait_until("return document.activeElement.matches('.find-link')");
    app.tab_to("[name=needs] .option input");
    app.press(&[Key::Space]);
    app.wait_gone("[name=needs] .option :checked");

    // Undo goes to what it took back, even from elsewhere on the page.
    app.tab_to(".makes button");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for("[name=needs] .option :checked");
    app.wait_until("return document.activeElement.matches('[name=needs] .option input')");
}

#[test]
fn a_name_is_found_before_it_is_made() {
    let app = one_use_case("Abandoned cart email");
    open_screen(&app, "Integrations");
    for name in ["Order feed", "Consent", "Consent log"] {
        add(&app, name);
    }
    app.click_text("#sidebar .recent button", "Abandoned cart email");
    app.wait_for(".tabs");
    open_tab(&app, "Scoping");
    app.tab_to("[name=needs] .find-link");
    let there = |all: u64, chosen: u64| {
        app.wait_until(&format!(
            "const group = document.querySelector('[name=needs]');
            return document.activeElement.matches('.find-link') && document.activeElement.value === ''
                && group.querySelectorAll('.option').length === {all}
                && group.querySelectorAll('.option :checked').length === {chosen}"
        ));
    };

    // The only one of that name, and the very one of that name.
    app.type_text("order\n");
    there(3, 1);
    app.type_text("consent\n");
    there(3, 2);

    // Of several none is guessed.
    app.type_text("con\n");
    app.wait_for_text("2 match: choose one, or add “con”.");
    app.wait_until("return document.getElementById('live').innerText.startsWith('2 match')");
    assert_eq!(app.count("[name=needs] .option"), 2);
    app.press(&[Key::Escape]);
    there(3, 2);

    // A new one whose name is part of another's.
    app.type_text("order");
    app.tab_to(".makes button");
    assert_eq!(
        app.eval("return document.activeElement.innerText"),
        "Add “order”"
    );
    app.press(&[Key::Enter]);
    there(4, 3);
}

#[test]
fn pictures_are_chosen_pasted_and_dropped() {
    let app = one_use_case("Designs");
    open_tab(&app, "Scoping");
    let picture = root().join("icons/128x128.png");

    app.click(".scoping [data-action=chooseDesigns]");
    app.expect(app.display.open_in_dialog("Attach designs", &picture));
    app.wait_until("return document.activeElement.name === 'alt'");
    app.type_text("An email with three products");
    wait_saved(&app, "alt");
    app.wait_until("return document.querySelector('.design img')?.naturalWidth === 128");
    app.wait_until(
        "return document.querySelector('.design img').alt === 'An email with three products'",
    );

    app.expect(app.display.offer_on_clipboard("image/png", &picture));
    app.press(&[Key::Control, Key::Char('v')]);
    app.wait_until("return document.querySelectorAll('.design').length === 2");
    drop_file(
        &app,
        "banner.png",
        "image/png",
        &fs::read(&picture).unwrap(),
    );
    app.wait_until("return document.querySelectorAll('.design').length === 3");
    app.wait_for_text("banner.png · 128 × 128");

    // What can't be attached is said in words, where it would have come.
    drop_file(&app, "notes.txt", "text/plain", b"no picture");
    app.wait_for_text("“notes.txt” was not added: it is not a PNG, JPEG or WebP picture.");
    assert_eq!(app.count(".design"), 3);
    drop_file(&app, "huge.png", "image/png", &vec![0; 11 << 20]);
    app.wait_for_text("“huge.png” was not added: it has 11 MiB");

    app.click(".design:nth-child(3) [data-action=moveUp]");
    app.wait_until("return document.querySelector('.design:nth-child(2) .file').innerText.startsWith('banner.png')");
    app.click(".design:nth-child(1) [data-action=enlarge]");
    app.wait_for("dialog.enlarged img");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    app.click(".design:nth-child(1) [data-action=removeRow]");
    app.wait_until("return document.querySelectorAll('.design').length === 2");
    app.click("#notice [data-action=undo]");
    app.wait_until("return document.querySelectorAll('.design').length === 3");
}

#[test]
fn a_clipboard_that_does_not_answer_is_told() {
    let app = one_use_case("Designs");
    open_tab(&app, "Scoping");
    let picture = root().join("icons/128x128.png");
    app.expect(app.display.offer_on_clipboard("image/png", &picture));
    // The web view refuses what is read while another program takes the clipboard over.
    app.eval(
        "const read = navigator.clipboard.read.bind(navigator.clipboard);
        let refusals = 1;
        navigator.clipboard.read = () =>
            refusals-- > 0 ? Promise.reject(new DOMException('busy', 'NotAllowedError')) : read()",
    );
    app.tab_to(".attach button");
    app.press(&[Key::Control, Key::Char('v')]);
    app.wait_until(
        "return document.querySelector('.attach [role=alert]')?.innerText.includes('Paste once more')",
    );
    app.press(&[Key::Control, Key::Char('v')]);
    app.wait_until("return document.querySelectorAll('.design').length === 1");
    app.wait_gone(".attach [role=alert]");
}

#[test]
fn a_name_typed_last_is_kept_by_closing() {
    let mut app = one_use_case("Closed early");
    open_tab(&app, "Scoping");
    app.click(&field("req/owner"));
    app.type_text("Cy Dee");
    app.close();
    app.restart();
    open_list(&app);
    app.click_text("#main .use-case button", "Closed early");
    open_tab(&app, "Scoping");
    assert_eq!(app.text(&field("req/owner")), "Cy Dee");
}

#[test]
fn of_two_people_with_one_name_one_is_chosen() {
    let app = one_use_case("Namesakes");
    for company in ["Retail NL", "Agency"] {
        app.click_text(".stakeholders button", "+ Add Stakeholder");
        app.fill("#who", "Ann Bo");
        if company == "Agency" {
            // One of this name is there already.
            app.click_text("[role=option]", "Somebody else called Ann Bo");
        } else {
            app.click_text(".add-form button", "Add");
        }
        app.fill(".stakeholders [name=company]", company);
        wait_saved(&app, "company");
        app.click(".stakeholders [data-action=donePerson]");
        app.wait_gone(".stakeholders [name=company]");
    }
    open_tab(&app, "Scoping");
    app.fill(&field("req/owner"), "Ann Bo");
    app.press(&[Key::Escape]);
    app.press(&[Key::Tab]);
    app.wait_for_text("2 people are called Ann Bo. Choose one from the list.");
    app.click(&field("req/owner"));
    app.click_text("[role=option]", "Ann Bo Agency");
    wait_saved(&app, "req/owner");
    app.wait_until("return document.querySelector('.somebody .about').innerText === 'Agency'");
}

#[test]
fn an_archived_use_case_is_read_only() {
    let app = one_use_case("Old");
    open_tab(&app, "Scoping");
    app.click(".scoping [data-adds=step]");
    app.wait_until("return document.activeElement.name === 'step'");
    app.type_text("Only step");
    wait_saved(&app, "step");
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {recent: [{id}]} = await invoke('use_cases_at_work');
        await invoke('use_case_archive', {useCase: id, reason: ''});",
        &[],
    );
    app.reload();
    open_list(&app);
    app.click("#main .archived [data-action=go]");
    open_tab(&app, "Scoping");
    app.wait_for_text("It can be read; to change it, restore it.");
    assert_eq!(app.count(".scoping [data-adds]"), 0);
    assert_eq!(app.count(".scoping .row-tools"), 0);
    assert_eq!(app.eval("return [...document.querySelectorAll('.scoping :is(input, textarea)')].every(field => field.readOnly || field.matches(':disabled'))"), true);
    new_use_case_from_list(&app);
}

fn new_use_case_from_list(app: &App) {
    open_list(app);
    new_use_case(app, "Another");
}

fn steps(app: &App) -> Vec<String> {
    let texts = app
        .eval("return [...document.querySelectorAll('.step [name=step]')].map(step => step.value)");
    let texts = texts.as_array().unwrap();
    texts
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

/// Drops a file on the page, as a file manager does.
fn drop_file(app: &App, name: &str, mime: &str, bytes: &[u8]) {
    let folder: PathBuf = app.home().join(name);
    fs::write(&folder, bytes).unwrap();
    app.eval_with(
        "const [name, type, head, size] = arguments;
        const bytes = new Uint8Array(size);
        bytes.set(head);
        const carried = new DataTransfer();
        carried.items.add(new File([bytes], name, {type}));
        const target = document.querySelector('.scoping');
        for (const kind of ['dragover', 'drop'])
            target.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));",
        &[
            name.into(),
            mime.into(),
            bytes[..bytes.len().min(1 << 16)].to_vec().into(),
            bytes.len().into(),
        ],
    );
}

//! The screens of a workshop, empty, full and overlong, and how to get to them.

use ninefold_driver::{App, Key};

use crate::screens::LONG;
use crate::stage::{answer, first_start, launch, new_use_case};
use crate::workshop::{come, go_on_to, wait_told};

/// Starts the app, goes to every screen of a workshop and calls `check` with its name there.
pub fn visit_workshops(check: impl Fn(&App, &str)) {
    let app = App::start(&launch());
    let at = |name: &str| {
        app.wait_until_quiet();
        check(&app, name);
    };
    app.wait_for("[name=author]");
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    new_use_case(&app, LONG);
    answer(
        &app,
        "answer/ideation/problem",
        &format!(
            "About **410k a year**: {LONG}\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{}",
            "word ".repeat(120)
        ),
    );
    app.wait_until_quiet();
    open(&app);
    at("workshop, beginning");
    for name in [
        "Dana Bauer",
        "Sam Hill",
        "Wilhelmina Constantinopolitanska-Featherstonehaugh",
    ] {
        come(&app, name);
    }
    at("workshop, people");
    app.tab_to(".begin > .primary");
    app.press(&[Key::Enter]);
    app.wait_gone(".workshop[data-at=begin]");
    at("workshop, title");
    go_on_to(&app, "[name='answer/ideation/problem']");
    at("workshop, answer");
    app.press(&[Key::Char('e')]);
    app.wait_for("#workshop-answer");
    at("workshop, editing");
    app.press(&[Key::Escape]);
    app.wait_gone("#workshop-answer");
    app.press(&[Key::Right]);
    app.wait_for(".said .invites");
    at("workshop, no answer");
    app.press(&[Key::Char('a')]);
    app.wait_for("dialog #note-who");
    at("workshop, action");
    app.type_text(&format!("Ask {LONG}"));
    app.press(&[Key::Tab]);
    app.type_text("Sam Hill\n");
    app.wait_gone("dialog[open]");
    app.press(&[Key::Char('p')]);
    app.wait_for("dialog #note-text");
    app.type_text("Who owns consent?\n");
    app.wait_gone("dialog[open]");
    go_on_to(&app, ".turns");
    app.press(&[Key::Char('1')]);
    wait_told(&app, "Dana Bauer, has rated", false);
    at("workshop, rating");
    app.click("[data-action=workshopRound]");
    app.wait_for(".own-rating");
    at("workshop, own rating");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    app.press(&[Key::Char('5')]);
    app.press(&[Key::Char('5')]);
    app.wait_for_text("All 3 have rated");
    app.press(&[Key::Char('r')]);
    app.wait_for(".spread");
    app.press(&[Key::Char('4')]);
    app.wait_for(".agreement input:checked");
    at("workshop, revealed");
    app.eval("document.querySelector('.told-apart').open = true");
    at("workshop, who rated what");
    app.press(&[Key::Char('g')]);
    app.wait_for(".earlier");
    app.eval("document.querySelector('.earlier').open = true");
    at("workshop, second round");
    go_on_to(&app, ".workshop[data-at=end] .taken-along");
    app.press(&[Key::Char('2')]);
    app.wait_until_quiet();
    at("workshop, end");
    app.click("[data-action=workshopProtocol]");
    app.wait_for_text("Exporting: Workshop protocol");
    app.click("dialog [data-action=exportPreview]");
    app.wait_for("dialog .rendered h1, dialog .rendered h2");
    at("workshop, protocol");
}

/// The workshop of the phase at hand, in the window as large as it is: of a size that is looked at.
fn open(app: &App) {
    app.eval_async(
        "const { go, here } = (await import('/main.js'))['router.js'];
        go({ ...here(), screen: 'workshop', record: null, field: null })",
        &[],
    );
    app.wait_for(".workshop[data-at=begin]");
}

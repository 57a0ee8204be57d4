//! A workshop: one thing at a time on the projector, ratings that nobody sees before they are revealed, and what is taken along.

use ninefold_driver::{App, Bus, Key, Told, read};

use crate::stage::{answer, first_start, launch, new_use_case, one_use_case, open_phase};

/// The first question of the first phase that is Markdown.
const ANSWER: &str = "answer/ideation/problem";

/// Opens the workshop of what is on the screen by its key.
pub fn present(app: &App) {
    app.wait_until_quiet();
    app.press(&[Key::F5]);
    app.wait_for(".workshop[data-at=begin]");
}

/// Names somebody at the beginning, by keyboard.
pub fn come(app: &App, name: &str) {
    let before = app.count(".who li");
    app.tab_to("#in-workshop");
    app.type_text(name);
    app.press(&[Key::Enter]);
    app.wait_until(&format!(
        "return document.querySelectorAll('.who li').length === {} \
            && document.querySelector('#in-workshop').value === ''",
        before + 1
    ));
}

/// Goes on by key, until something is on.
pub fn go_on_to(app: &App, css: &str) {
    for _ in 0..40 {
        if app.count(css) > 0 {
            return;
        }
        let at = at(app);
        app.press(&[Key::Right]);
        app.wait_until(&format!(
            "return document.querySelector('.workshop').dataset.at !== {at:?} \
                && document.activeElement.matches('[data-heading]')"
        ));
    }
    app.fail(&format!("no stop has {css}"));
}

/// Waits until so much is told of somebody, whose turn it may have to be.
pub fn wait_told(app: &App, told: &str, is_turn: bool) {
    app.wait_until(&format!(
        "return [...document.querySelectorAll('.initials')].some(one =>
            one.textContent.includes({told:?}) && (!{is_turn} || one.ariaCurrent === 'true'))"
    ));
}

fn at(app: &App) -> String {
    let at = app.eval("return document.querySelector('.workshop').dataset.at");
    at.as_str().unwrap().to_owned()
}

fn digit(app: &App, digit: char) {
    app.press(&[Key::Char(digit)]);
}

#[test]
fn one_thing_at_a_time_by_keyboard() {
    let app = one_use_case("Cart email");
    answer(&app, ANSWER, "About **410k a year**");
    app.wait_until_quiet();
    present(&app);
    // Nothing of the window is there but the workshop.
    app.wait_gone("#sidebar button, #header button");
    go_on_to(&app, &format!(".said [name=\"{ANSWER}\"]"));
    app.wait_for(".said .page strong");
    assert!(!app.shown().contains("**"), "{}", app.shown());

    // An answer is edited in place, and is there as it reads afterwards.
    app.press(&[Key::Char('e')]);
    app.wait_until("return document.activeElement.id === 'workshop-answer'");
    app.press(&[Key::Control, Key::End]);
    app.type_text(", or more");
    app.press(&[Key::Escape]);
    app.wait_for_text("About 410k a year, or more");
    app.wait_until("return document.activeElement.matches('[data-heading]')");

    let here = at(&app);
    app.press(&[Key::Left]);
    app.wait_until(&format!(
        "return document.querySelector('.workshop').dataset.at !== {here:?}"
    ));
    // As a presenter's remote does.
    app.press(&[Key::PageDown]);
    app.wait_for(&format!(".workshop[data-at='{here}']"));

    // What is parked and what is to be done.
    app.press(&[Key::Char('p')]);
    app.wait_for("dialog #note-text");
    app.type_text("Who owns consent?\n");
    app.wait_for_text("Parking lot 1");
    app.press(&[Key::Char('a')]);
    app.wait_for("dialog #note-who");
    app.type_text("Ask legal");
    app.press(&[Key::Tab]);
    app.type_text("Joe Doe\n");
    app.wait_for_text("Actions 1");

    app.press(&[Key::Escape]);
    app.wait_for(".stepper [aria-current=step]");
    app.wait_gone(".workshop");
}

#[test]
fn by_mouse_alone() {
    let app = one_use_case("Cart email");
    app.wait_until_quiet();
    app.click("[data-action=present]");
    app.wait_for(".workshop");
    for name in ["Dana Bauer", "Sam Hill"] {
        app.click("#in-workshop");
        app.type_text(name);
        app.click_text(".newcomer button", "Add");
        app.wait_until(&format!(
            "return document.querySelector('.who').innerText.includes({name:?})"
        ));
    }
    app.click_text(".begin button", "Start");
    while app.count(".turns") == 0 {
        let at = at(&app);
        app.click(".keys [data-action=workshopNext]");
        app.wait_until(&format!(
            "return document.querySelector('.workshop').dataset.at !== {at:?}"
        ));
    }
    app.click("[data-rating='2']");
    wait_told(&app, "Dana Bauer, has rated", false);
    // What was pressed does not keep the focus: it would tell.
    app.wait_until("return document.activeElement.matches('[data-heading]')");
    // Corrected, without a word of what it was.
    app.click(".initials[title='Dana Bauer']");
    wait_told(&app, "Dana Bauer, has rated", true);
    app.click("[data-rating='1']");
    wait_told(&app, "Sam Hill, has not rated", true);

    // Sam chooses on the laptop.
    app.click_text(".turns button", "Pass the laptop round");
    app.wait_for_text("Sam Hill, your rating");
    app.click(".own-grades label:nth-of-type(5)");
    app.click_text("dialog button", "Confirm");
    app.wait_gone("dialog[open]");
    wait_told(&app, "Sam Hill, has rated", false);
    app.click_text(".turns button", "Reveal");
    app.wait_for_text("First to speak: Dana Bauer (1), then Sam Hill (5).");
    app.click_text("summary", "Who rated what");
    app.wait_until("return document.querySelector('.marks').innerText.includes('Sam Hill')");
    // Nothing is chosen before a person does.
    assert_eq!(app.count(".agreement input:checked"), 0);
    app.click(".agreement label:nth-of-type(4)");
    app.wait_for(".agreement input[value='4']:checked");
    app.click_text(".agreement button", "Estimate again");
    app.wait_for_text("Nobody has rated yet");
    app.click(".keys [data-action=workshopLeave]");
    app.wait_for("fieldset[data-scored=true] input[value='4']:checked");
}

#[test]
fn eight_people_rate_ten_dimensions_by_keyboard_alone() {
    let app = one_use_case("Cart email");
    app.tab_to("[data-action=goOverview], .tabs button");
    // All phases: from the overview.
    app.eval_async(
        "const { go, here } = (await import('/main.js'))['router.js']; go({ useCase: here().useCase })",
        &[],
    );
    app.wait_for(".overview");
    present(&app);
    let names = [
        "Ada One",
        "Ben Two",
        "Cleo Three",
        "Dan Four",
        "Eva Five",
        "Finn Six",
        "Gus Seven",
        "Hana Eight",
    ];
    for name in names {
        come(&app, name);
    }
    // From the field of a name, the arrow moves in the text.
    app.tab_to(".begin > .primary");
    app.press(&[Key::Enter]);
    app.wait_gone(".workshop[data-at=begin]");
    let ratings = ["33334444", "11115555", "12345123"];
    let words = ["Agreed", "Split", "Apart"];
    for dimension in 0..10 {
        go_on_to(&app, ".turns");
        let kind = dimension % 3;
        for rating in ratings[kind].chars() {
            digit(&app, rating);
        }
        app.wait_for_text("All 8 have rated · hidden until revealed");
        app.press(&[Key::Char('r')]);
        app.wait_until(&format!(
            "return document.querySelector('.spread-word strong')?.innerText === {:?}",
            words[kind]
        ));
        for (rating, count) in ('1'..='5').map(|rating| {
            let given = ratings[kind].chars().filter(|given| *given == rating);
            (rating, given.count())
        }) {
            let column = rating.to_digit(10).unwrap();
            assert_eq!(
                app.count(&format!(".marks td:nth-child({column}) li")),
                count,
                "{rating} in dimension {dimension}"
            );
        }
        digit(&app, '4');
        app.wait_for(".agreement input[value='4']:checked");
        let here = at(&app);
        app.press(&[Key::PageDown]);
        app.wait_until(&format!(
            "return document.querySelector('.workshop').dataset.at !== {here:?}"
        ));
    }
}

/// Rates the first dimension of a new use case as 1, 5, 5 by keyboard, and stands at it.
fn rated(app: &App) {
    new_use_case(app, "Cart email");
    app.wait_until_quiet();
    present(app);
    for name in ["Dana Bauer", "Sam Hill", "Joe Doe"] {
        come(app, name);
    }
    app.tab_to(".begin > .primary");
    app.press(&[Key::Enter]);
    app.wait_gone(".workshop[data-at=begin]");
    go_on_to(app, ".turns");
    for rating in ['1', '5', '5'] {
        digit(app, rating);
    }
    app.wait_for_text("All 3 have rated · hidden until revealed");
}

#[test]
fn nothing_tells_what_was_rated_before_it_is_revealed() {
    let bus = Bus::start().unwrap();
    let mut launch = launch();
    launch
        .environment
        .insert("DBUS_SESSION_BUS_ADDRESS".into(), bus.address.clone());
    let app = App::start(&launch);
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    rated(&app);
    let label = app.eval("return document.querySelector('.grade-label').innerText");
    let alone = format!("1 {}", label.as_str().unwrap());

    // All that a page holds, attributes and states included, is the same for each rating.
    let markup = || {
        app.wait_until_quiet();
        app.eval(
            "const copy = document.querySelector('.workshop').cloneNode(true);
            copy.querySelector('.workshop-bar').remove();
            return copy.outerHTML + document.querySelectorAll(':checked:not(option)').length
                + document.activeElement.outerHTML",
        )
    };
    let before = markup();
    app.press(&[Key::Backspace]);
    wait_told(&app, "Joe Doe, has rated", true);
    digit(&app, '2');
    app.wait_gone(".initials[aria-current]");
    assert_eq!(markup(), before);

    // What is copied of the page.
    app.press(&[Key::Control, Key::Char('a')]);
    app.press(&[Key::Control, Key::Char('c')]);
    let copied = app.display.clipboard("UTF8_STRING").unwrap_or_default();
    assert!(
        !copied.contains("Dana Bauer (1)") && !copied.contains("First to speak"),
        "{copied}"
    );

    // What a screen reader is told: nobody stands with a rating, and nothing is chosen.
    let told = tree(&app, &bus, |told| {
        told.iter().any(|one| one.name == "Dana Bauer, has rated")
    });
    for one in &told {
        let names_somebody = ["Dana Bauer", "Sam Hill", "Joe Doe"]
            .iter()
            .any(|name| one.name.contains(name));
        assert!(
            !(names_somebody && one.name.chars().any(char::is_numeric)),
            "{one:?}"
        );
        assert!(one.role != "radio button" && one.role != "table", "{one:?}");
    }

    app.press(&[Key::Char('r')]);
    app.wait_for_text("First to speak: Dana Bauer (1), then Sam Hill (5).");
    let told = tree(&app, &bus, |told| {
        told.iter().any(|one| one.name.contains("First to speak"))
            || told.iter().any(|one| one.role == "radio button")
    });
    assert!(
        told.iter()
            .any(|one| one.role == "radio button" && one.name.contains(&alone)),
        "{told:#?}"
    );
}

/// Reads until it is told what is waited for: the tree follows the page after a while.
fn tree(app: &App, bus: &Bus, there: impl Fn(&[Told]) -> bool) -> Vec<Told> {
    for _ in 0..20 {
        let told = app.expect(read(app, bus));
        if there(&told) {
            return told;
        }
    }
    app.fail("a screen reader is not told of it");
}

#[test]
fn a_kill_while_ratings_are_entered_loses_none_and_reveals_none() {
    let mut app = App::start(&launch());
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    rated(&app);
    app.kill();
    app.restart();
    app.wait_until(
        "return document.querySelector('.workshop, #main .use-case button, .overview, .phase')",
    );
    if app.count(".workshop") == 0 {
        if app.count(".use-case button") > 0 {
            app.click_text("#main .use-case button", "Cart email");
            app.wait_for(".overview");
        }
        present(&app);
    }
    go_on_to(&app, ".turns");
    app.wait_for_text("All 3 have rated · hidden until revealed");
    assert_eq!(app.count(".spread"), 0);
    app.press(&[Key::Char('r')]);
    app.wait_for_text("First to speak: Dana Bauer (1), then Sam Hill and Joe Doe (5).");
}

#[test]
fn the_end_of_a_workshop_is_a_protocol() {
    let app = App::start(&launch());
    first_start(&app, "empty");
    app.wait_for_text("Start with a first use case");
    rated(&app);
    app.press(&[Key::Char('r')]);
    app.wait_for(".spread");
    digit(&app, '4');
    app.wait_for(".agreement input:checked");
    for text in ["Who owns consent?", "Which markets first?"] {
        app.press(&[Key::Char('p')]);
        app.wait_for("dialog #note-text");
        app.type_text(&format!("{text}\n"));
        app.wait_gone("dialog[open]");
        app.wait_until_quiet();
    }
    go_on_to(&app, ".workshop[data-at=end] .taken-along");
    // Three dots each: the first gives two to one, one to the other.
    for dot in ['2', '2', '1'] {
        digit(&app, dot);
        app.wait_until_quiet();
    }
    wait_told(&app, "Dana Bauer, 0 dots left", false);
    wait_told(&app, "Sam Hill, 3 dots left", true);
    app.click("[data-action=workshopProtocol]");
    app.wait_for_text("Exporting: Workshop protocol of Cart email");
    app.click("dialog [data-action=exportPreview]");
    app.wait_for("dialog .rendered table");
    let shown = app.shown();
    for said in [
        "Present: Dana Bauer, Sam Hill, Joe Doe",
        "1 Dana Bauer · 5 Sam Hill and Joe Doe",
        "Apart",
        "Which markets first?",
        "2 dots",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    app.click_text("button", "End the workshop");
    app.wait_gone(".workshop");
    open_phase(&app, "ideation");
    app.wait_for("fieldset[data-scored=true] input[value='4']:checked");
}

//! How it stands with a team server while one works: the network is back, a role is another, somebody erased something; and what
//! a screen reader is told of it.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use ninefold_driver::{App, Bus, Key, Told};

use crate::accessibility::violations;
use crate::people::stakeholder;
use crate::screen_reader::wait_for;
use crate::stage::{
    add, answer, choose, field, launch, one_use_case, open_list, open_overview, open_phase,
    open_phases, open_screen, open_tab, target,
};
use crate::stage_team::{Team, connect, joined, joined_by, wait_for_state, wait_for_value};

const FIELD: &str = "answer/ideation/problem";

fn accessible(app: &App, screen: &str) {
    let found = violations(app, screen);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Opens the first phase of a use case, from the list.
fn go_to(app: &App) {
    open_list(app);
    app.click_text("#main button", "Reminders");
    open_phases(app);
    open_phase(app, "ideation");
}

fn enter(app: &App, text: &str) {
    answer(app, FIELD, text);
    app.eval("document.activeElement.blur()");
}

fn open_team(app: &App) {
    app.click(".team-state");
    app.click_text(".team-panel button", "Team…");
    app.wait_for(".team-table");
}

/// Anna, who owns, and Ben, both in the first phase of her use case.
fn both(team: &Team) -> (App, App) {
    let anna = one_use_case("Reminders");
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));
    let ben = joined("Ben", &team.invite("Client", "editor", "Ben"));
    go_to(&anna);
    go_to(&ben);
    (anna, ben)
}

#[test]
fn it_is_tried_at_once_when_the_system_says_that_the_network_is_back() {
    let team = Team::start();
    let anna = one_use_case("Reminders");
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));
    team.line.cut();
    wait_for_state(&anna, "offline");
    // By now the pauses between tries are of eight seconds and more.
    std::thread::sleep(Duration::from_secs(17));
    team.line.mend();
    let begun = Instant::now();
    anna.eval("dispatchEvent(new Event('online'))");
    anna.wait_until("return document.querySelector('.team-state[data-state=shared]') !== null");
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(3), "{took:?}");
}

#[test]
fn a_role_that_changes_is_noticed_at_once_by_whoever_is_connected() {
    let team = Team::start();
    let (anna, ben) = both(&team);
    open_team(&anna);
    for (role, state) in [
        ("reader", "read-only"),
        ("editor", "shared"),
        ("reader", "read-only"),
    ] {
        choose(&anna, "[aria-label='What Ben may do']", role);
        let begun = Instant::now();
        wait_for_state(&ben, state);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(8), "{role}: {took:?}");
    }
    accessible(&ben, "a reader");
}

/// What is on the screen, is done by a click or can be entered, and neither leads elsewhere nor arranges what is shown.
const OFFERED: &str = "
    const leads = new Set(`go plan menu skip search export teamPanel rowMenu placeMenu rankMenu sortBy asTable asBoard asList
        asMatrix asOrder asTimeLine chooseFacet clearFacet clearFilters chooseColumns chooseGroup compareBaseline toSlide openPlan
        checkCapture allTags explainRank toggleMap toggleUnscored historyEarlier changeNote showInvolved showEverybody showDeliverables
        openPoint enlarge exportHereCopy exportHereSave exportHerePreview`.split(/\\s+/));
    const all = [...document.querySelectorAll(':is(#header, #main) :is([data-action], .adder, .handle)')];
    const fields = [...document.querySelectorAll('#main :is(input, textarea, select)')]
        .filter((field) => field.dataset.owner || field.closest('[data-document]'));
    const offered = [...all.filter(({ dataset, readOnly }) => !leads.has(dataset.action) && !readOnly),
        ...fields.filter((field) => !field.readOnly && !field.matches(':disabled'))];
    return offered.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 160))";

#[test]
fn what_a_reader_may_not_do_is_offered_on_no_screen() {
    let team = Team::start();
    let anna = one_use_case("Reminders");
    open_phase(&anna, "ideation");
    stakeholder(&anna, "Femke de Vries");
    enter(&anna, "We lose buyers.");
    open_screen(&anna, "Integrations");
    add(&anna, "Order feed");
    open_screen(&anna, "Metrics");
    add(&anna, "Recovered carts");
    open_screen(&anna, "Tagging plan");
    add(&anna, "add_to_cart");
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));
    let ben = crate::stage_team::asked_to_join(&launch(), "Ben");
    crate::stage_team::put(
        &ben,
        "#connect-link",
        &team.invite("Client", "reader", "Ben"),
    );
    ben.press(&[Key::Enter]);
    ben.wait_for_text("Choose a file…");
    ben.press(&[Key::Enter]);
    let file = ben.home().join("Joined.ninefold");
    ben.expect(ben.display.choose_in_dialog("Join a team", &file));
    ben.wait_for_text("Connected to “Client” as a reader.");
    ben.press(&[Key::Enter]);
    ben.wait_gone("dialog[open]");
    wait_for_state(&ben, "read-only");
    let found = RefCell::new(Vec::new());
    let look = |screen: &str| {
        ben.settle();
        ben.screenshot(&target().join(format!("e2e/reader-{screen}.png")));
        let offered = ben.eval(OFFERED);
        let offered = offered.as_array().unwrap().iter();
        let told = offered.map(|one| format!("{screen}: {}", one.as_str().unwrap()));
        found.borrow_mut().extend(told);
    };
    open_list(&ben);
    look("list");
    ben.click("[data-action=asBoard]");
    ben.wait_for(".use-case-card");
    look("board");
    ben.click("[data-action=rowMenu]");
    ben.wait_for("[role=menu]");
    assert_eq!(
        ben.eval("return [...document.querySelectorAll('[role=menuitem]')].filter((one) => one.checkVisibility()).map((one) => one.innerText)"),
        serde_json::json!(["Open"])
    );
    ben.press(&[Key::Escape]);
    for screen in [
        "Integrations",
        "Ranking",
        "Build next",
        "What we learned",
        "Tagging plan",
        "Metrics",
        "People",
        "Baselines",
        "History",
    ] {
        open_screen(&ben, screen);
        look(screen);
    }
    open_screen(&ben, "Integrations");
    ben.click_text("#main button", "Order feed");
    ben.wait_for("#header [data-screen=history]");
    look("integration");
    ben.click("#header [data-screen=integrations]");
    ben.click("[data-action=asMatrix]");
    ben.wait_for("#main input[type=checkbox]");
    look("matrix");
    go_to(&ben);
    look("phase");
    open_overview(&ben);
    look("overview");
    for tab in ["Scoping", "Tracker", "History"] {
        open_tab(&ben, tab);
        look(tab);
    }
    let found = found.into_inner();
    assert!(found.is_empty(), "{}", found.join("\n"));
    // Nor among the commands.
    ben.press(&[Key::Control, Key::Char('k')]);
    ben.wait_for("#palette-words");
    ben.type_text("new");
    ben.wait_until(
        "return document.getElementById('palette-list').innerText.includes('New workspace…')",
    );
    assert!(!ben.text("#palette-list").contains("New use case"));
}

#[test]
fn what_others_erased_is_asked_about_and_erased_here_too() {
    let team = Team::start();
    let anna = one_use_case("Reminders");
    open_phase(&anna, "ideation");
    stakeholder(&anna, "Zaphira Quell");
    enter(&anna, "Ask Zaphira Quell why.");
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));
    let ben = joined("Ben", &team.invite("Client", "editor", "Ben"));
    go_to(&ben);
    ben.wait_for_text("Ask Zaphira Quell why.");
    open_screen(&anna, "People");
    anna.click_text(".people-list button", "Zaphira Quell");
    anna.wait_for_text("Stakeholder of “Reminders”");
    anna.click("[data-action=eraseThis]");
    anna.wait_for("#erase-name");
    anna.fill("#erase-name", "Zaphira Quell");
    anna.click_text("dialog button", "Erase");
    anna.wait_for_text("Erased the person");
    // It is asked about, and put off.
    ben.wait_for_text("Others erased");
    accessible(&ben, "something was erased");
    ben.click_text("#strips button", "Look…");
    ben.wait_for_text("Erase it here too, in history and backups?");
    accessible(&ben, "erase it here too?");
    ben.screenshot(&target().join("e2e/team-erased.png"));
    ben.click_text("dialog button", "Later");
    ben.wait_gone("dialog[open]");
    ben.wait_for_text("Others erased");
    // And done, by keyboard.
    ben.eval("document.querySelector('[data-action=teamErased]').focus()");
    ben.press(&[Key::Enter]);
    ben.wait_for_text("Erase it here too, in history and backups?");
    ben.eval("document.querySelector('dialog button[value=erase]').focus()");
    ben.press(&[Key::Enter]);
    ben.wait_until("return !document.getElementById('strips').innerText.includes('Others erased')");
    go_to(&ben);
    wait_for_value(&ben, &field(FIELD), "Ask a person why.");
    ben.wait_for_text("Erased person");
    wait_for_state(&ben, "shared");
}

#[test]
fn what_arrives_behind_a_question_is_not_hidden_by_its_answer() {
    let team = Team::start();
    let (anna, ben) = both(&team);
    open_list(&anna);
    anna.click("[data-action=rowMenu]");
    anna.click_text("[role=menuitem]", "Archive…");
    anna.wait_for("dialog[open]");
    enter(&ben, "Ben goes on.");
    anna.wait_for("#sidebar [data-screen=arrived]");
    anna.settle();
    anna.click_text("dialog button", "Archive");
    anna.wait_for("#sidebar [data-screen=settle]");
    anna.click("#sidebar [data-screen=settle]");
    anna.wait_for_text("1 thing to settle");
    accessible(&anna, "archived while somebody worked on it");
    ben.wait_for("#sidebar [data-screen=settle]");
}

/// Whether something of this name is told of.
fn named(name: &'static str) -> impl Fn(&[Told]) -> bool {
    move |told| told.iter().any(|thing| thing.name.contains(name))
}

#[test]
fn a_screen_reader_is_told_how_it_stands_and_what_is_to_be_settled() {
    let team = Team::start();
    let anna = one_use_case("Reminders");
    open_phase(&anna, "ideation");
    enter(&anna, "We lose buyers.");
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));
    let bus = Bus::start().unwrap();
    let mut launch = launch();
    let address = bus.address.clone();
    launch
        .environment
        .insert("DBUS_SESSION_BUS_ADDRESS".into(), address);
    let ben = joined_by(&launch, "Ben", &team.invite("Client", "editor", "Ben"));
    go_to(&ben);
    wait_for(&ben, &bus, named("Team server: Shared"));
    team.line.cut();
    wait_for_state(&ben, "offline");
    let offline = "The team server can't be reached. Your work is saved here and sent later.";
    let told = wait_for(&ben, &bus, move |told: &[Told]| {
        told.iter().any(|thing| thing.said.contains(offline))
    });
    assert!(
        told.iter()
            .any(|thing| thing.name.starts_with("Team server: Offline since"))
    );
    wait_for_state(&anna, "offline");
    enter(&anna, "We lose old buyers.");
    enter(&ben, "We lose young buyers.");
    team.line.mend();
    wait_for_state(&ben, "shared");
    ben.wait_for("#sidebar [data-screen=settle]");
    ben.click("#sidebar [data-screen=settle]");
    ben.wait_for_text("1 thing to settle");
    let told = wait_for(&ben, &bus, named("Mara"));
    let buttons = told.iter().filter(|thing| thing.role == "push button");
    let names: Vec<&str> = buttons.map(|thing| thing.name.as_str()).collect();
    for who in ["Mara Lind", "Ben"] {
        assert!(names.iter().any(|name| name.contains(who)), "{names:?}");
    }
}

//! Two windows joined to a team server, with pictures of one's edit in the other: `cargo xtask run server`. Left out of plain
//! test runs, since it checks nothing that other tests don't.

use std::fs;
use std::thread;

use ninefold_driver::App;

use crate::stage::{answer, field, one_use_case, open_list, open_phase, open_phases, target};
use crate::stage_team::{Team, connect, joined, wait_for_state, wait_for_value, wait_long};

/// The use case that both are in.
const TITLE: &str = "Abandoned cart email";
const FIELD: &str = "answer/ideation/problem";
const SAID: &str = "We lose buyers between the cart and the order.";

/// Set: it stays until it is stopped.
const STAY: &str = "NINEFOLD_STAY";

#[test]
#[ignore = "it is for looking: cargo xtask run server"]
fn run_server() {
    let folder = target().join("server");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let team = Team::start();
    println!("A team server serves {}.", team.line.address);
    let mara = one_use_case(TITLE);
    connect(&mara, &team.invite("Client", "owner", "Mara Lind"));
    let ben = joined("Ben Okafor", &team.invite("Client", "editor", "Ben Okafor"));
    for app in [&mara, &ben] {
        app.resize(1360, 860);
        open_list(app);
        app.click_text("#main button", TITLE);
        open_phases(app);
        open_phase(app, "ideation");
    }
    answer(&mara, FIELD, SAID);
    mara.eval("document.activeElement.blur()");
    let took = wait_for_value(&ben, &field(FIELD), SAID);
    println!(
        "What Mara typed was in Ben's window after {} ms, as far as the page can be asked.",
        took.as_millis()
    );
    for (app, name) in [(&mara, "mara"), (&ben, "ben")] {
        wait_for_state(app, "shared");
        // Each sees that the other is here, and no help lies over what they see.
        wait_long(
            app,
            "return document.querySelector('.company .face') !== null",
        );
        app.click("#main [data-heading]");
        picture(app, &folder.join(format!("{name}.png")));
    }
    if std::env::var_os(STAY).is_none() {
        return;
    }
    println!(
        "One more can join: {}",
        team.invite("Client", "editor", "Guest")
    );
    println!(
        "They stay until Ctrl+C, on the displays {} and {}: any viewer shows them.",
        mara.display.name, ben.display.name
    );
    loop {
        thread::park();
    }
}

fn picture(app: &App, path: &std::path::Path) {
    app.screenshot(path);
    println!("A picture is at {}.", path.display());
}

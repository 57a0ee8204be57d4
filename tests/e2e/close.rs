//! Closing right after typing loses nothing, however the app is closed.

use ninefold_driver::App;

use crate::stage::{field, one_use_case, open_list, open_phases};

const FIELD: &str = "answer/ideation/problem";
const TEXT: &str = "Typed a moment before";

#[test]
fn the_window_is_closed_right_after_typing() {
    ended_by(App::close);
}

#[test]
fn the_system_shuts_down_right_after_typing() {
    ended_by(|app| app.end("TERM"));
}

#[test]
fn the_page_is_loaded_anew_right_after_typing() {
    ended_by(|app| {
        app.reload();
        app.wait_for("#main");
        app.close();
    });
}

fn ended_by(end: impl FnOnce(&mut App)) {
    let mut app = one_use_case("Closed");
    app.click(&field(FIELD));
    app.type_text(TEXT);
    end(&mut app);
    app.restart();
    open_list(&app);
    app.click_text("#main .use-case button", "Closed");
    open_phases(&app);
    app.wait_for(&field(FIELD));
    assert_eq!(app.text(&field(FIELD)), TEXT);
}

//! The same workspace is never open twice.

use std::time::Duration;

use ninefold_driver::{App, Bus, second_start};

use crate::stage::{field, first_start, launch, new_use_case, one_use_case, workspace_file};

#[test]
fn a_second_start_brings_the_first_window_forward() {
    let bus = Bus::start().unwrap();
    let mut launch = launch();
    launch
        .environment
        .insert("DBUS_SESSION_BUS_ADDRESS".into(), bus.address.clone());
    let app = App::start(&launch);
    first_start(&app, "empty");
    new_use_case(&app, "First");
    app.wait_until("return document.title.includes('First')");
    app.display.unfocus().unwrap();

    let ended = second_start(
        &launch.binary,
        &[],
        app.environment(),
        Duration::from_secs(15),
    )
    .unwrap();
    assert!(ended, "the second start does not end by itself");
    let focused = app.display.wait_for_focus(Duration::from_secs(5)).unwrap();
    assert!(focused.contains("First"), "{focused:?}");
    assert_eq!(app.display.titles().unwrap().len(), 1);
    assert_eq!(app.text(&field("title")), "First");
}

#[test]
fn a_second_start_hands_its_file_to_the_first_window() {
    // A second workspace to hand over.
    let mut other = one_use_case("From the other file");
    other.close();
    let file = other.home().join("Other.ninefold");
    std::fs::copy(workspace_file(&other), &file).unwrap();

    let bus = Bus::start().unwrap();
    let mut launch = launch();
    launch
        .environment
        .insert("DBUS_SESSION_BUS_ADDRESS".into(), bus.address.clone());
    let app = App::start(&launch);
    first_start(&app, "empty");
    new_use_case(&app, "First");

    let file = file.display().to_string();
    let ended = second_start(
        &launch.binary,
        &[&file],
        app.environment(),
        Duration::from_secs(15),
    )
    .unwrap();
    assert!(ended, "the second start does not end by itself");
    app.wait_for_text("From the other file");
    app.wait_until("return document.title.includes('Other')");
}

#[test]
fn without_a_session_bus_the_lock_decides() {
    let app = one_use_case("Locked");
    let before = std::fs::read(workspace_file(&app)).unwrap();
    let settings = std::fs::read(app.data().join("settings.json")).unwrap();
    let second = App::start_with(&launch(), |data| {
        std::fs::write(data.join("settings.json"), &settings).unwrap();
    });
    second.wait_for(".problem");
    second.wait_for_text("Try again");
    assert!(
        second
            .shown()
            .contains(&workspace_file(&app).display().to_string())
    );
    assert_eq!(std::fs::read(workspace_file(&app)).unwrap(), before);

    // Once the first one is gone, trying again is enough.
    let _closed = app_closed(app);
    second.click_text("button", "Try again");
    second.wait_for_text("Locked");
}

/// Closes the app and keeps its files.
fn app_closed(mut app: App) -> App {
    app.close();
    app
}

//! The app as a whole: what it holds, and that everybody means the same commands.

use std::collections::BTreeSet;

use crate::command_names::COMMANDS;

/// What stands between two marks, wherever they stand.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before)
        .skip(1)
        .filter_map(move |rest| rest.split(after).next())
}

#[test]
fn the_program_holds_the_window() {
    let context = super::context();
    for file in ["index.html", "main.js", "styles/window.css"] {
        assert!(context.assets().get(&file.into()).is_some(), "{file}");
    }
}

#[test]
fn the_data_folder_has_the_apps_name() {
    let conf = include_str!("../../tauri.conf.json");
    let identifiers: Vec<&str> = between(conf, "\"identifier\": \"", "\"").collect();
    assert_eq!(identifiers[0], ninefold_core::disk::folders::IDENTIFIER);
}

#[test]
fn declared_granted_handled_and_called_commands_are_the_same() {
    let declared: BTreeSet<String> = COMMANDS.iter().map(|name| (*name).to_owned()).collect();
    let conf = include_str!("../../tauri.conf.json");
    let granted = between(conf, "\"allow-", "\"")
        .map(|name| name.replace('-', "_"))
        .collect();
    assert_eq!(declared, granted, "granted in tauri.conf.json");

    let handled: BTreeSet<String> = between(include_str!("lib.rs"), "            commands::", ",")
        .filter_map(|path| path.split("::").nth(1).map(str::to_owned))
        .collect();
    assert_eq!(declared, handled, "handled in lib.rs");

    // What the window is made of has all its files, by whatever names.
    let context = super::context();
    let script = context.assets().get(&"main.js".into()).unwrap();
    let script = String::from_utf8_lossy(&script).into_owned();
    let called = between(&script, "ask(\"", "\"")
        .chain(between(&script, "change(\"", "\""))
        .map(str::to_owned)
        .collect();
    assert_eq!(declared, called, "called by the window");
}

//! The built program and a real team server over a real PostgreSQL.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, missing_docs)]

mod apart;
mod examples;
mod mirror;
mod refusals;
mod server;
#[allow(dead_code)]
#[path = "../cli/stage.rs"]
mod stage;

use std::fs;

use serde_json::Value;

use server::Server;
use stage::Stage;

/// The title of the workspace on the server.
const CLIENT: &str = "Client";

/// Where what a file is known by lies.
fn token(file: &str) -> String {
    file.replace(".ninefold", ".token")
}

/// Joins the workspace on the server for a file.
fn join(stage: &Stage, server: &Server, file: &str, role: &str) {
    let invitation = server.invite(CLIENT, role);
    let name = file.trim_end_matches(".ninefold");
    let join = ["team", "join", &invitation, "--token-file", &token(file)];
    let told = stage.run(&[&join[..], &["--name", name]].concat()).done();
    let begins = format!(
        "Joined “{CLIENT}” on {} as “{name}” ({role}), until 20",
        server.told()
    );
    assert!(told.starts_with(&begins), "{told}");
}

/// What a command about a file and the server ends with.
fn team(stage: &Stage, command: &str, file: &str) -> stage::Run {
    stage.run(&["team", command, file, "--token-file", &token(file)])
}

/// The same in JSON.
fn answer(stage: &Stage, command: &str, file: &str) -> Value {
    let arguments = [
        "team",
        command,
        file,
        "--token-file",
        &token(file),
        "--json",
    ];
    serde_json::from_str(&stage.run(&arguments).done()).unwrap()
}

/// Answers a question in a file.
fn set(stage: &Stage, file: &str, title: &str, text: &str, author: &str) {
    let set = [
        "set",
        file,
        title,
        "answer/ideation/explanation",
        "--text",
        text,
    ];
    stage
        .run(&[&set[..], &["--author", author]].concat())
        .done();
}

/// All fields of all use cases.
fn content(stage: &Stage, file: &str) -> String {
    let export = [
        "export",
        file,
        "--all",
        "--one-file",
        "--format",
        "markdown",
        "--to",
    ];
    let to = format!("{file}.md");
    stage
        .run(&[&export[..], &[&to, "--force"]].concat())
        .exported();
    fs::read_to_string(stage.path(&to)).unwrap()
}

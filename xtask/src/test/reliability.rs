//! The figures of docs/RELIABILITY.md: a few of each, or as many as its table says.

use std::fs;
use std::process::Command;

use crate::features;
use crate::process::{Failure, cargo, output, put_first, root, run, target};

/// The tests that print a figure, by a part of their names.
const TESTS: &[&str] = &["properties::proof::", "properties::altered::"];

/// How many inputs the fuzzer of bundles tries.
const INPUTS: usize = 1_000_000;

/// Runs them and shows the figures.
pub fn check(is_long: bool) -> Result<(), Failure> {
    let tests = |what: &[&str]| {
        let mut command = cargo();
        command
            .args(["test", "--locked"])
            .args(features::SHIPPED[0])
            .args(what);
        if is_long {
            command.env("NINEFOLD_LONG", "100");
        }
        command
    };
    // A figure is told as soon as there is one: the longest take an hour.
    run(tests(&["--lib", "--", "--nocapture"]).args(TESTS))?;
    run(&mut tests(&["--test", "bundles", "--", "--nocapture"]))?;
    if is_long { fuzz() } else { Ok(()) }
}

/// Tries bundles that nobody made, beginning with those of `fuzz/corpus`. It takes the nightly compiler, which finds what
/// reaches new code.
fn fuzz() -> Result<(), Failure> {
    let nightly = |program: &str| {
        let mut command = Command::new("rustup");
        command
            .args(["run", "nightly", program])
            .current_dir(root());
        // This cargo's own compiler is another.
        command.env_remove("RUSTUP_TOOLCHAIN").env_remove("CARGO");
        command
    };
    if output("rustup", &["run", "nightly", "rustc", "--version"]).is_none() {
        run(Command::new("rustup").args([
            "toolchain",
            "install",
            "nightly",
            "--profile",
            "minimal",
        ]))?;
    }
    let tools = target().join("tools/fuzz");
    if !tools.join("bin/cargo-fuzz").exists() {
        let mut install = cargo();
        install.args(["install", "--quiet", "--locked", "cargo-fuzz", "--root"]);
        run(install.arg(&tools))?;
    }
    // What it finds is kept apart from what it begins with.
    let found = target().join("fuzz/corpus");
    fs::create_dir_all(&found)?;
    let mut command = nightly("cargo");
    put_first(&mut command, tools.join("bin"));
    command
        // All that is ours is safe by its language, and SQLite takes long to be built with a sanitizer.
        .args(["fuzz", "run", "--sanitizer", "none", "--target-dir"])
        .arg(target().join("fuzz"))
        .arg("bundle")
        .arg(found)
        .arg(root().join("fuzz/corpus/bundle"))
        .arg("--")
        .arg(format!("-runs={INPUTS}"))
        .args([
            "-dict=fuzz/bundle.dict",
            "-max_len=65536",
            "-timeout=20",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
        ]);
    run(&mut command)
}

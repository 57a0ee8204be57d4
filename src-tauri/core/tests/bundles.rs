//! What the fuzzer of bundles begins with: ordinary ones are taken in, and each refusal of ours is one, in words. `UPDATE=1`
//! writes the files that it reads anew.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::PathBuf;

use flate2::read::GzDecoder;
use ninefold_core::document::id::Id;
use ninefold_core::document::origin::Author;
use ninefold_core::document::spot::Spot;
use ninefold_core::view::{BundleScope, BundleWish};
use ninefold_core::workspace::{Entry, Workspace};

#[path = "../../../fuzz/trial.rs"]
mod trial;

use trial::{Trial, counting};

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/bundle")
}

/// What a colleague sends, line by line, without the framework, which says nothing new.
fn sent(trial: &mut Trial, scope: BundleScope, without_people: bool) -> String {
    let path = trial.path("Copy.ninefold");
    trial.workspace.save_copy(&path).unwrap();
    let author = Author {
        id: Id::from_bytes([0xB0; 16]),
        name: "Ben".to_owned(),
    };
    let mut copy = Workspace::open(&path, &author, counting(2), &trial.path("backups")).unwrap();
    let (field, use_case) = ("answer/ideation/explanation", trial.use_case.as_str());
    let mut enter = |field: &str, entry: Entry| {
        let spot = Spot::of(use_case, field).unwrap();
        copy.enter(&spot, entry).unwrap();
    };
    let text = "Whoever leaves a cart gets a mail.";
    enter(field, Entry::Text(text.to_owned()));
    enter("score/ideation/customer-value", Entry::Score(4));
    copy.add_document("integration", "Order feed").unwrap();
    copy.undo().unwrap();
    let wish = BundleWish {
        scope,
        without_people,
    };
    let bundle = copy.bundle(&wish).unwrap();
    let mut text = String::new();
    GzDecoder::new(&bundle.bytes[..])
        .read_to_string(&mut text)
        .unwrap();
    let is_kept = |line: &&str| !line.starts_with("{\"framework\":");
    text.lines()
        .filter(is_kept)
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Bundles by what becomes of them and why.
fn all() -> BTreeMap<&'static str, String> {
    let mut trial = Trial::new();
    let everything = sent(&mut trial, BundleScope::Everything, false);
    let use_case = trial.use_case.clone();
    let one = sent(&mut trial, BundleScope::UseCase { use_case }, true);
    let altered = |from: &str, to: &str| {
        assert!(everything.contains(from), "{from}");
        everything.replacen(from, to, 1)
    };
    let cut = everything.len() - 20;
    // The last one is the colleague's own.
    let (before, after) = everything.rsplit_once("\"what\":\"").unwrap();
    let unknown = format!("{before}\"what\":\"un{after}");
    BTreeMap::from([
        ("taken-in everything", everything.clone()),
        ("taken-in one use case without people", one),
        (
            "taken-in nothing new",
            everything
                .lines()
                .take(1)
                .map(|line| format!("{line}\n"))
                .collect(),
        ),
        ("taken-in an unknown kind of action", unknown),
        (
            "refused a change that is altered",
            altered("\"what\":\"", "\"what\":\"un"),
        ),
        (
            "refused a newer format",
            altered("\"ninefold-bundle\":", "\"ninefold-bundle\":9"),
        ),
        (
            "refused a key that is there twice",
            altered("\"part\":", "\"at\":1,\"part\":"),
        ),
        (
            "refused a key that nobody knows",
            altered("\"edits\":", "\"more\":1,\"edits\":"),
        ),
        (
            "refused a line that is cut off",
            everything[..cut].to_owned(),
        ),
        (
            "refused a stamp after 2100",
            altered("\"stamp\":1", "\"stamp\":9"),
        ),
        (
            "refused a value of no kind",
            altered("\"value\":null", "\"value\":1.5"),
        ),
        (
            "refused what is too deep",
            altered("\"edits\":[", &format!("\"edits\":{}", "[".repeat(300))),
        ),
        (
            "refused another workspace",
            everything
                .lines()
                .take(1)
                .map(|line| {
                    let at = line.find("\"workspace\":\"").unwrap() + 13;
                    format!(
                        "{}{}{}\n",
                        &line[..at],
                        "01890000-0000-7000-8000-000000000000",
                        &line[at + 36..]
                    )
                })
                .collect(),
        ),
        ("refused no bundle", "a letter to a friend\n".to_owned()),
    ])
}

#[test]
fn what_the_fuzzer_begins_with_is_taken_in_or_refused_in_words() {
    if std::env::var_os("UPDATE").is_some() {
        for (name, text) in all() {
            fs::write(corpus().join(name), text).unwrap();
        }
    }
    let mut trial = Trial::new();
    let (mut taken, mut refused) = (0, 0);
    for (name, text) in all() {
        let imported = trial.of(text.as_bytes());
        if name.starts_with("taken-in") {
            imported.unwrap_or_else(|error| panic!("{name}: {error}"));
            taken += 1;
        } else {
            let error = imported.expect_err(name);
            assert_eq!(error.code(), "bundle", "{name}: {error}");
            assert!(error.to_string().ends_with('.'), "{name}: {error}");
            refused += 1;
        }
    }
    println!("FIGURE hostile bundle: {taken} ordinary ones taken in, {refused} refused in words");
    // What the fuzzer begins with may be of a framework before this one, and is another workspace's then.
    let files = fs::read_dir(corpus()).unwrap().flatten();
    let tried = files.map(|file| trial.of(&fs::read(file.path()).unwrap()));
    assert!(tried.count() >= taken + refused);
}

//! What every check is run over.

use ninefold_core::page::hold::{Target, hold};
use ninefold_foreign::compare::{Looks, difference};
use ninefold_foreign::corpora::{self, Corpus};
use ninefold_foreign::fields::{Filled, Form};
use ninefold_foreign::hostile::hostile;
use ninefold_foreign::tree::{Block, of_page};
use proptest::collection::vec;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::sync::LazyLock;

/// How many texts are on a page of a corpus: enough to be quick, and few enough to find the one that fails.
const ON_A_PAGE: usize = 12;

/// How many differences are told.
const TOLD: usize = 5;

static FORM: LazyLock<Form> = LazyLock::new(|| Form::of_sample().unwrap());
static CORPORA: LazyLock<Vec<Corpus>> = LazyLock::new(|| corpora::all().unwrap());

/// Writes, reads back and compares: all texts of all corpora, and generated ones, in every field.
#[track_caller]
pub fn all(reader: &str, mut check: impl FnMut(&Filled) -> Result<(), String>) {
    let mut counts = Vec::new();
    let mut failures = Vec::new();
    for corpus in CORPORA.iter() {
        for texts in corpus.texts.chunks(ON_A_PAGE) {
            let Err(together) = check(&FORM.fill(texts)) else {
                continue;
            };
            // One by one, so that it is told which.
            let alone = texts.iter().filter_map(|text| {
                let failure = check(&FORM.fill(std::slice::from_ref(text))).err()?;
                Some(format!("{} {text:?}:\n{failure}", corpus.name))
            });
            let before = failures.len();
            failures.extend(alone);
            if failures.len() == before {
                failures.push(format!(
                    "{} {texts:?}, but only together:\n{together}",
                    corpus.name
                ));
            }
        }
        counts.push(format!("{} of {}", corpus.texts.len(), corpus.name));
    }
    let cases = cases();
    let generated = generated(cases, |texts| check(&FORM.fill(texts)));
    failures.extend(generated.err());
    println!("{reader}: {}, {cases} generated pages", counts.join(", "));
    let told: Vec<_> = failures.iter().take(TOLD).map(String::as_str).collect();
    assert!(
        failures.is_empty(),
        "{reader}: {} differ\n{}",
        failures.len(),
        told.join("\n")
    );
}

/// Compares what was read with what a target can hold of the page.
pub fn same(
    filled: &Filled,
    target: Target,
    read: Result<Vec<Block>, String>,
    written: &str,
) -> Result<(), String> {
    let looks = match target {
        Target::Markdown | Target::MarkdownInConfluence => Looks::Fewer,
        Target::Rich | Target::Storage => Looks::Same,
    };
    same_tree(&arrives(filled, target), read, written, looks)
}

/// Compares what was read with what was meant.
pub fn same_tree(
    meant: &[Block],
    read: Result<Vec<Block>, String>,
    written: &str,
    looks: Looks,
) -> Result<(), String> {
    let start = || written.chars().take(200).collect::<String>();
    let read = read.map_err(|error| {
        format!(
            "  {error} in
{}",
            start()
        )
    })?;
    difference(meant, &read, looks).map_or(Ok(()), Err)
}

/// The page up to the losses that are told.
pub fn arrives(filled: &Filled, target: Target) -> Vec<Block> {
    of_page(&hold(&filled.page, target).page)
}

/// The generated pages, the same in every run, or more by `CASES=n`.
fn cases() -> u32 {
    std::env::var("CASES").map_or(100, |cases| cases.parse().unwrap())
}

fn generated(
    cases: u32,
    mut check: impl FnMut(&[String]) -> Result<(), String>,
) -> Result<(), String> {
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    };
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let check = std::cell::RefCell::new(&mut check);
    runner
        .run(&vec(hostile(16), 1..6), |texts| {
            (check.borrow_mut())(&texts).map_err(TestCaseError::fail)
        })
        .map_err(|error| format!("generated: {error}"))
}

//! What every check is run over.

use crate::fields::same_lines;
use ninefold_core::page::Page;
use ninefold_core::page::hold::Loss;
use ninefold_core::page::target::Target;
use ninefold_core::page::told::hold;
use ninefold_foreign::compare::{Looks, difference};
use ninefold_foreign::corpora::{self, Corpus};
use ninefold_foreign::fields::{Filled, Form};
use ninefold_foreign::hostile::hostile;
use ninefold_foreign::office::{Exported, Office};
use ninefold_foreign::tree::{Block, of_page};
use proptest::collection::vec;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::sync::LazyLock;

/// How many texts are on a page of a corpus: enough to be quick, and few enough to find the one that fails.
const ON_A_PAGE: usize = 12;

/// How many differences are told.
const TOLD: usize = 5;

static FORM: LazyLock<Form> = LazyLock::new(|| Form::of_sample().unwrap());
/// All texts that are checked.
pub static CORPORA: LazyLock<Vec<Corpus>> = LazyLock::new(|| corpora::all().unwrap());

/// The use cases that all texts of all corpora were typed into, as they are exported.
pub fn exported() -> &'static [Exported] {
    static EXPORTED: LazyLock<Vec<Exported>> = LazyLock::new(|| {
        let texts: Vec<String> = CORPORA
            .iter()
            .flat_map(|corpus| corpus.texts.clone())
            .collect();
        Office::empty().unwrap().type_use_cases(&texts).unwrap()
    });
    &EXPORTED
}

/// Checks every text of the corpora, and generated ones, alone.
#[track_caller]
pub fn each(what: &str, mut check: impl FnMut(&str) -> Result<(), String>) {
    let texts = CORPORA.iter().flat_map(|corpus| &corpus.texts);
    let differ = texts.filter_map(|text| Some(format!("{text:?}:\n{}", check(text).err()?)));
    let mut failures: Vec<String> = differ.collect();
    let generated = generated(20 * cases(), hostile(8), |text| check(text));
    failures.extend(generated.err());
    tell(what, &failures);
}

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
    let generated = generated(cases, vec(hostile(16), 1..6), |texts| {
        check(&FORM.fill(texts))
    });
    failures.extend(generated.err());
    println!("{reader}: {}, {cases} generated pages", counts.join(", "));
    tell(reader, &failures);
}

#[track_caller]
pub fn tell(reader: &str, failures: &[String]) {
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
    let (meant, looks) = (arrives(&filled.page, target), looks(&filled.page, target));
    same_page(filled, &meant, read, written, looks)
}

/// Compares what was read with what was meant, and its fields of one line with what was typed.
pub fn same_page(
    filled: &Filled,
    meant: &[Block],
    read: Result<Vec<Block>, String>,
    written: &str,
    looks: Looks,
) -> Result<(), String> {
    let lines = read.as_ref().map(|read| same_lines(filled, read));
    let lines = lines.unwrap_or(Ok(()));
    same_tree(meant, read, written, looks).and(lines)
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

/// How words must look: as meant, unless it is told that some do not.
pub fn looks(page: &Page, target: Target) -> Looks {
    let told = hold(page, target).losses;
    match told.iter().any(|noted| noted.loss == Loss::Looks) {
        true => Looks::Fewer,
        false => Looks::Same,
    }
}

/// The page up to the losses that are told.
pub fn arrives(page: &Page, target: Target) -> Vec<Block> {
    of_page(&hold(page, target).page)
}

/// The generated pages, the same in every run, or more by `CASES=n`.
fn cases() -> u32 {
    std::env::var("CASES").map_or(100, |cases| cases.parse().unwrap())
}

fn generated<S: Strategy>(
    cases: u32,
    texts: S,
    mut check: impl FnMut(&S::Value) -> Result<(), String>,
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
        .run(&texts, |texts| {
            (check.borrow_mut())(&texts).map_err(TestCaseError::fail)
        })
        .map_err(|error| format!("generated: {error}"))
}

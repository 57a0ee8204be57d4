//! The preview of a full use case against pulldown-cmark alone, which parses and renders the same answers.
//!
//! `cargo bench -p ninefold-core --bench preview`

mod rounds;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::framework::Framework;
use ninefold_core::view::{ExportOptions, Format, Scope};
use ninefold_core::workspace::{Entry, Workspace};
use pulldown_cmark::{Options, Parser, html};

const ROUNDS: usize = 31;
/// How often a side does its work in a round.
const TIMES: u32 = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut origin = Origin::system();
    let author = Author {
        id: (origin.ids)(0),
        name: "Anna de Vries".to_owned(),
    };
    let file = folder.path().join("Full.ninefold");
    let mut workspace = Workspace::create_sample(&file, &author, origin)?;
    let (use_case, answers) = full(&mut workspace)?;
    println!(
        "A use case with {} answers, {} KiB of Markdown",
        answers.len(),
        answers.iter().map(String::len).sum::<usize>() / 1024
    );
    let scope = Scope::UseCases {
        use_cases: vec![use_case],
    };
    let options = ExportOptions::default();
    let mut theirs = || Ok(time(|| drop(black_box(rendered(&answers)))));
    let mut preview = || {
        let mut result = Ok(());
        let taken = time(|| {
            if let Err(error) = black_box(workspace.preview(&scope, &options)) {
                result = Err(error);
            }
        });
        result?;
        Ok(taken)
    };
    rounds::compare("preview", ROUNDS, &mut preview, &mut theirs)?;
    for format in Format::TEXTS {
        let mut export = || {
            let mut result = Ok(());
            let taken = time(|| {
                if let Err(error) = black_box(workspace.export(&scope, format, &options)) {
                    result = Err(error);
                }
            });
            result?;
            Ok(taken)
        };
        rounds::compare(
            &format!("export as {format:?}"),
            ROUNDS,
            &mut export,
            &mut theirs,
        )?;
    }
    Ok(())
}

/// A use case with an answer to every question, a score for every dimension and every line ticked. The answers are those of
/// the sample, in turn.
fn full(workspace: &mut Workspace) -> Result<(String, Vec<String>), Box<dyn Error>> {
    let framework = Framework::built_in();
    let mut written = Vec::new();
    let sample = workspace.use_cases()?.use_cases;
    for row in &sample {
        for phase in &framework.phases {
            for section in workspace.phase(&row.id, &phase.key)?.sections {
                let answers = section
                    .questions
                    .into_iter()
                    .filter(|question| !question.single_line);
                written.extend(
                    answers
                        .map(|question| question.answer)
                        .filter(|answer| !answer.is_empty()),
                );
            }
        }
    }
    let place = workspace.duplicate_use_case(&sample[0].id)?.place;
    let id = place.and_then(|place| place.use_case).unwrap_or_default();
    let mut texts = written.iter().cycle();
    let mut answers = Vec::new();
    for phase in &framework.phases {
        for question in phase.questions.iter().filter(|question| !question.is_title) {
            let answer = texts.next().cloned().unwrap_or_default();
            let spot = Spot::of(&id, &question.field())?;
            workspace.enter(&spot, Entry::Text(answer.clone()))?;
            answers.push(answer);
        }
        for dimension in &phase.dimensions {
            let spot = Spot::of(&id, &dimension.slot().to_string())?;
            workspace.enter(&spot, Entry::Score(4))?;
        }
        for item in &phase.checklist {
            let spot = Spot::of(&id, &item.slot().to_string())?;
            workspace.enter(&spot, Entry::Tick(true))?;
        }
    }
    workspace.settle()?;
    Ok((id, answers))
}

fn rendered(answers: &[String]) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let mut page = String::new();
    for answer in answers {
        html::push_html(&mut page, Parser::new_ext(answer, options));
    }
    page
}

fn time(mut work: impl FnMut()) -> Duration {
    let started = Instant::now();
    for _ in 0..TIMES {
        work();
    }
    started.elapsed() / TIMES
}

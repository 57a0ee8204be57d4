//! `ninefold-cli coach`.

use std::collections::BTreeMap;

use ninefold_core::document::kind::field;
use ninefold_core::error::Error;
use ninefold_core::measure::Given;
use ninefold_core::view::Advice;
use ninefold_core::workspace::Workspace;

use crate::arguments::{Coach, Kind};
use crate::failure::Failure;
use crate::{choose, terminal};

/// Says what the coach says of a test.
///
/// # Errors
/// A file that can't be read, [`Failure::NotFound`], and what is missing or can't be.
pub fn run(arguments: &Coach) -> Result<(), Failure> {
    let advice = match (&arguments.file, &arguments.named) {
        (Some(file), Some(named)) => {
            let mut workspace = Workspace::open_reading(file)?;
            terminal::notices(&mut workspace);
            let use_case = choose::document(&mut workspace, Kind::UseCases, named)?;
            workspace.coach(&use_case.id, &typed(arguments))?
        }
        _ => given(arguments).advice(),
    };
    if arguments.json {
        return terminal::write(&terminal::json(&advice)?);
    }
    if !advice.is_answer {
        return Err(Error::Invalid(advice.sentence).into());
    }
    terminal::write(terminal::printable(&text(&advice), true).as_bytes())
}

/// What is given in place of fields of the tracker, each by the field that it stands in for.
fn typed(arguments: &Coach) -> BTreeMap<String, String> {
    let given = [
        &arguments.kind,
        &arguments.spread,
        &arguments.people_week,
        &arguments.people_four_weeks,
        &arguments.share,
        &arguments.split,
        &arguments.variations,
        &arguments.power,
        &arguments.significance,
        &arguments.sides,
        &arguments.looks,
        &arguments.early,
        &arguments.weeks,
    ];
    let fields = field::PLANNED.into_iter().zip(given);
    let fields = fields.filter_map(|(field, given)| Some((field.to_owned(), given.clone()?)));
    fields.collect()
}

fn given(arguments: &Coach) -> Given {
    let of = |given: &Option<String>| given.clone().unwrap_or_default();
    Given {
        baseline: of(&arguments.baseline),
        target: of(&arguments.target),
        unit: arguments.unit.clone(),
        kind: of(&arguments.kind),
        spread: of(&arguments.spread),
        week: of(&arguments.people_week),
        four_weeks: of(&arguments.people_four_weeks),
        share: of(&arguments.share),
        split: of(&arguments.split),
        variations: of(&arguments.variations),
        power: of(&arguments.power),
        significance: of(&arguments.significance),
        sides: of(&arguments.sides),
        looks: of(&arguments.looks),
        rule: of(&arguments.early),
        weeks: of(&arguments.weeks),
    }
}

/// The sentence, then the figures.
fn text(advice: &Advice) -> String {
    let figures = advice.figures.iter();
    let head = |label: &str, value: &str| match value {
        "" => label.to_owned(),
        value => format!("{label}: {value}"),
    };
    let figures = figures.map(|one| format!("\n{}\n  {}\n", head(&one.label, &one.value), one.why));
    format!("{}\n{}", advice.sentence, figures.collect::<String>())
}

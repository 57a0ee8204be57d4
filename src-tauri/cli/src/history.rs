//! `ninefold-cli history`.

use ninefold_core::text::name;
use ninefold_core::view::{Fate, HistoryFilter, HistoryOf, PastChoice, PastStep, PastTurn};
use ninefold_core::workspace::Workspace;
use serde::Serialize;

use crate::arguments::History;
use crate::choose;
use crate::failure::Failure;
use crate::terminal;

#[derive(Serialize)]
struct Told<'a> {
    of: &'a str,
    steps: &'a [PastStep],
}

/// Lists what was done.
///
/// # Errors
/// A file that can't be read, and names and days that fit nothing.
pub fn run(arguments: &History) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let of = match &arguments.named {
        Some(named) => HistoryOf::Document {
            document: choose::document(&mut workspace, arguments.what, named)?.id,
        },
        None => HistoryOf::Workspace,
    };
    let mut filter = HistoryFilter {
        from: arguments.from.clone().unwrap_or_default(),
        to: arguments.to.clone().unwrap_or_default(),
        every: arguments.every,
        ..HistoryFilter::default()
    };
    let all = workspace.history(&of, &filter)?;
    if let Some(phase) = &arguments.phase {
        filter.phase = chosen(&all.phases, phase, "phase")?;
    }
    if let Some(person) = &arguments.person {
        filter.person = chosen(&all.people, person, "person that wrote here")?;
    }
    let mut steps = Vec::new();
    loop {
        let part = workspace.history(&of, &filter)?;
        steps.extend(part.steps);
        filter.before = part.earlier;
        if filter.before.is_none() {
            break;
        }
    }
    if arguments.json {
        let of = &all.title;
        return terminal::write(&terminal::json(&Told { of, steps: &steps })?);
    }
    if steps.is_empty() {
        terminal::say("There is nothing to list.");
        return Ok(());
    }
    let text = text(&steps, arguments.named.is_none());
    terminal::write(terminal::printable(&text, true).as_bytes())
}

/// The key of what is meant, by its key or name.
fn chosen(choices: &[PastChoice], named: &str, what: &str) -> Result<String, Failure> {
    let wanted = name::key(named);
    let found = choices
        .iter()
        .find(|choice| choice.key == named || name::key(&choice.name) == wanted);
    let keys = choices.iter().map(|choice| choice.name.as_str());
    found.map(|choice| choice.key.clone()).ok_or_else(|| {
        let there = Vec::from_iter(keys).join(", ");
        Failure::NotFound(format!("There is no {what} “{named}”. There are: {there}."))
    })
}

fn text(steps: &[PastStep], is_of_all: bool) -> String {
    let mut text = String::new();
    let mut day = "";
    for step in steps {
        if step.day != day {
            let gap = if day.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}{}\n", step.day));
            day = &step.day;
        }
        let of = match is_of_all {
            true => format!("  {}:", step.name),
            false => String::new(),
        };
        text.push_str(&format!(
            "  {}  {}{of}  {}\n",
            step.when, step.who, step.what
        ));
        for turn in &step.turns {
            text.push_str(&worded(turn, step.turns.len() > 1));
        }
    }
    text
}

fn worded(turn: &PastTurn, is_one_of_several: bool) -> String {
    let pieces = turn.pieces.iter().map(|piece| match piece.fate {
        Fate::Kept => piece.text.clone(),
        Fate::Removed => format!("[-{}-]", piece.text),
        Fate::Added => format!("{{+{}+}}", piece.text),
    });
    let mut words = pieces.collect::<String>();
    if turn.is_erased {
        words.push_str("(erased)");
    }
    let label = match is_one_of_several {
        true => format!("{}: ", turn.label),
        false => String::new(),
    };
    let lines = format!("{label}{words}").replace('\n', "\n      ");
    let overruled = match turn.stands {
        true => "",
        false => "\n      (another wording, which this one did not know, was shown instead)",
    };
    format!("      {lines}{overruled}\n")
}

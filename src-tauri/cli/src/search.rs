//! `ninefold-cli search`.

use ninefold_core::view::{Hit, Stretch};
use ninefold_core::workspace::Workspace;

use crate::arguments::Search;
use crate::failure::Failure;
use crate::terminal;

/// Says where some words are.
///
/// # Errors
/// A file that can't be read.
pub fn run(arguments: &Search) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let found = workspace.search(&arguments.words.join(" "))?;
    if arguments.json {
        return terminal::write(&terminal::json(&found)?);
    }
    let mut text = String::new();
    for group in &found.groups {
        text.push_str(&format!("{}\n", group.label));
        for hit in &group.hits {
            text.push_str(&line(hit));
        }
    }
    let shown: usize = found.groups.iter().map(|group| group.hits.len()).sum();
    match found.count as usize {
        0 => terminal::say("Nothing has all of these words."),
        count if count > shown => {
            terminal::say(&format!("The first {shown} of {count} are shown."))
        }
        _ => {}
    }
    terminal::write(terminal::printable(&text, true).as_bytes())
}

fn line(hit: &Hit) -> String {
    let told = |part: &Stretch| match part.found {
        true => format!("[{}]", part.text),
        false => part.text.clone(),
    };
    let text: String = hit.text.iter().map(told).collect();
    match (hit.of.as_str(), hit.asked.as_str()) {
        ("", _) => format!("  {text}\n"),
        (of, asked) => format!("  {of}, {asked}: {text}\n"),
    }
}

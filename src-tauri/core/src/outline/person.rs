//! All that is held about a person, as a page: whoever asks for it gets it.

use crate::page::build::{heading, paragraph, table};
use crate::page::{Block, Cell, Page};
use crate::view::{Held, HeldThing, Mention};

use crate::page::plain::plain;

/// What stands where there is nothing.
const NOTHING: &str = "Nothing.";

/// The page of a person.
pub fn person(held: &Held) -> Page {
    let mut blocks = vec![heading(1, &held.person.name)];
    blocks.extend(paragraph(
        "All that this workspace holds about this person.",
    ));
    let mut part = |title: &str, found: Option<Block>| {
        blocks.push(heading(2, title));
        blocks.extend(found.or_else(|| paragraph(NOTHING)));
    };
    part("Details", things(&held.own));
    part("Where the person is named", things(&held.roles));
    part("What the person wrote", paragraph(&held.written));
    let mentions = held.mentions.iter().map(mention).collect();
    let columns = ["Text", "In", "What it says"];
    part("Texts that mention the person", table(&columns, mentions));
    Page { blocks }
}

fn things(things: &[HeldThing]) -> Option<Block> {
    let row = |thing: &HeldThing| vec![plain(&thing.what), plain(&thing.said)];
    table(&["What", "What it says"], things.iter().map(row).collect())
}

fn mention(mention: &Mention) -> Vec<Cell> {
    let earlier = match mention.earlier {
        0 => String::new(),
        1 => "(1 earlier wording)".to_owned(),
        earlier => format!("({earlier} earlier wordings)"),
    };
    let said = [mention.said.as_str(), &earlier];
    let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        plain(&mention.what),
        plain(&mention.of),
        plain(&said.join(" ")),
    ]
}

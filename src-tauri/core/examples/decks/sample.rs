//! Of the sample workspace the portfolio, and experience trackers: the fullest, and the emptiest.

use ninefold_core::deck::Deck;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::workspace::Workspace;
use std::error::Error;

/// Every deck by its name.
pub fn all() -> Result<Vec<(&'static str, Deck)>, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let mut origin = Origin::system();
    let author = Author {
        id: (origin.ids)(0),
        name: "Anna de Vries".to_owned(),
    };
    let file = folder.path().join("Sample.ninefold");
    let workspace = Workspace::create_sample(&file, &author, origin)?;
    let use_cases = workspace.use_cases()?.use_cases;
    let ids: Vec<String> = use_cases.into_iter().map(|row| row.id).collect();
    let mut decks = Vec::new();
    for id in &ids {
        decks.push(workspace.deck(std::slice::from_ref(id))?);
    }
    let filled = |deck: &Deck| format!("{deck:?}").matches("Text(").count();
    decks.sort_by_key(filled);
    let fullest = decks.pop().ok_or("the sample has no use case")?;
    let emptiest = decks
        .into_iter()
        .next()
        .ok_or("the sample has one use case")?;
    Ok(vec![
        ("sample-fullest", fullest),
        ("sample-emptiest", emptiest),
        ("sample-portfolio", workspace.portfolio()?),
    ])
}

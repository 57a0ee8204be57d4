//! Decks: what the trackers of use cases say, and what the workspace says of itself.

use crate::deck::Deck;
use crate::error::Error;
use crate::page::{Picture, build::picture};
use crate::text::short::shortened;
use crate::tracker::Wanted;
use crate::view::{ExportOptions, Stated};
use crate::workspace::Reader;
use crate::workspace::exports::subject::nothing_chosen;

/// The most characters of the client at the foot of a slide.
const CLIENT: usize = 48;

impl Reader {
    /// The deck of a use case, or one with those of several, each with what changed since a point at its end, if one is given;
    /// its pictures without their bytes.
    pub(crate) fn deck_of(
        &self,
        use_cases: &[String],
        options: &ExportOptions,
    ) -> Result<Deck, Error> {
        let wanted = Wanted {
            empty: options.empty_slides,
            appendix: options.appendix,
        };
        let mut decks = Vec::new();
        for id in use_cases {
            let tracker = self.tracked(id)?;
            let mut deck = tracker.deck(&self.author, wanted);
            if let Some(since) = &options.since {
                deck.slides.push(self.appendix(&self.use_case(id)?, since)?);
            }
            decks.push(deck);
        }
        let title = format!("{} use cases", decks.len());
        let mut decks = decks.into_iter();
        let mut deck = decks.next().ok_or_else(nothing_chosen)?;
        for other in decks {
            deck.title.clone_from(&title);
            deck.slides.extend(other.slides);
        }
        self.dressed(deck)
    }

    /// A deck with what the workspace says of itself: for whom it is and who may see it at its foot, and its logo.
    pub(super) fn dressed(&self, mut deck: Deck) -> Result<Deck, Error> {
        let said = self.stated()?;
        // Who may see it stands last, and must not be cut off.
        let client = shortened(&said.client, CLIENT);
        let foot = [&client, &deck.foot, &said.confidentiality].into_iter();
        let foot = foot.map(String::as_str).filter(|part| !part.is_empty());
        deck.foot = foot.collect::<Vec<&str>>().join(" · ");
        deck.logo = logo(&said);
        Ok(deck)
    }
}

/// The logo of the workspace, without its bytes, where decks are to carry it.
fn logo(said: &Stated) -> Option<Picture> {
    let alt = match said.client.as_str() {
        "" => "Logo".to_owned(),
        client => format!("Logo of {client}"),
    };
    let is_wanted = said.logo_on_decks && !said.logo.is_empty();
    is_wanted.then(|| picture(&alt, "", &said.logo))
}

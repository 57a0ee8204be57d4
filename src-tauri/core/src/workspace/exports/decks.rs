//! Decks: what the trackers of use cases say, and what the workspace says of itself.

use crate::deck::Deck;
use crate::error::Error;
use crate::tracker::Wanted;
use crate::view::ExportOptions;
use crate::workspace::Reader;
use crate::workspace::exports::subject::nothing_chosen;

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
        let said = self.stated()?;
        let mut decks = Vec::new();
        for id in use_cases {
            let tracker = self.tracked(id)?;
            let mut deck = tracker.deck(&self.author, wanted);
            let foot = [&said.client, &deck.foot, &said.confidentiality].into_iter();
            let foot: Vec<&str> = foot
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            deck.foot = foot.join(" · ");
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
        Ok(deck)
    }
}

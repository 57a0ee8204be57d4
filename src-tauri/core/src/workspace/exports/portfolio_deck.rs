//! What a meeting is to know of the portfolio, read from the ranking, Build next and what is asked in use cases.

use crate::deck::{Deck, Map};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::error::Error;
use crate::outline::portfolio::{FIRST, Portfolio, RANKED, UNRANKED};
use crate::view::Wanted;
use crate::workspace::Reader;

/// Where those are that are not drawn.
const OTHERS: &str = "The app's ranking has all.";

impl Reader {
    /// The deck of the portfolio, without the bytes of its logo.
    ///
    /// # Errors
    /// [`Error::Invalid`] where no use case is ranked; [`Error::NotRead`].
    pub(super) fn portfolio_deck(&self) -> Result<Deck, Error> {
        let none = Wanted::NONE;
        let screen = self.ranking_screen(None, &none, &none)?;
        let (ranked, unranked) = (self.order_ranked(None)?, self.order_unranked(None)?);
        if ranked.is_empty() {
            return Err(nothing_ranked(unranked.len()));
        }
        let shown = &ranked[..ranked.len().min(RANKED)];
        let first = &shown[..shown.len().min(FIRST)];
        let charted = self.charted_by(&screen.weighing)?;
        let said = self.stated()?;
        let portfolio = Portfolio {
            name: match said.client.as_str() {
                "" => self.name(),
                client => client.to_owned(),
            },
            author: self.author.to_string(),
            date: self.day_of(self.edited_of(&[])),
            method: screen.weighing.method,
            weights: screen.weights,
            firmness: screen.firmness,
            ranked: (
                self.each(shown, |id| self.ranked_row(None, id))?,
                ranked.len(),
            ),
            arithmetic: self.each(first, |id| {
                let explained = self.explained(&id.to_string(), None)?;
                Ok(format!("{}: {}", explained.title, explained.arithmetic))
            })?,
            asked: self.asked_of(shown, first.len())?,
            map: Map {
                said: charted.said(OTHERS),
                dots: charted.dots,
            },
            roadmap: self.roadmap()?,
            learned: self.learned()?,
            unranked: (
                self.each(&unranked[..unranked.len().min(UNRANKED)], |id| {
                    self.unranked_row(None, id)
                })?,
                unranked.len(),
            ),
        };
        Ok(portfolio.deck())
    }

    /// What is asked in use cases, as it was typed; where nothing is, what is to be decided next in so many that come first.
    fn asked_of(&self, use_cases: &[Id], first: usize) -> Result<Vec<(String, String)>, Error> {
        let asked = self.each(use_cases, |id| {
            let use_case = self.use_case(&id.to_string())?;
            let asked = use_case.text(field::ASKED).trim().to_owned();
            Ok((use_case.title().to_owned(), asked))
        });
        let mut asked = asked?;
        for ((_, asked), id) in asked.iter_mut().zip(use_cases).take(first) {
            if asked.is_empty() {
                let due = self.tracked(&id.to_string())?.decision_due();
                *asked = due.unwrap_or_default();
            }
        }
        asked.retain(|(_, asked)| !asked.is_empty());
        Ok(asked)
    }

    fn each<T>(&self, ids: &[Id], read: impl Fn(Id) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        ids.iter().copied().map(read).collect()
    }
}

/// Why there is nothing to present, and what to do.
fn nothing_ranked(unranked: usize) -> Error {
    let why = match unranked {
        0 => {
            "There is no use case at work yet, so there is no portfolio to present. Begin with one."
        }
        _ => {
            "No use case is ranked yet, so there is nothing to present. Ranking says which ratings are missing."
        }
    };
    Error::Invalid(why.to_owned())
}

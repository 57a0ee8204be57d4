//! What the ranking is set to: method and weights of the workspace; and places of it and of Build next that something is pinned to.

use crate::document::kind::{self, field};
use crate::document::undo::Pending;
use crate::document::value::{Value, clean};
use crate::document::what::What;
use crate::error::Error;
use crate::portfolio::{MOST, Weighing};
use crate::view::{Done, Place, Screen};
use crate::workspace::changes::commit::Action;
use crate::workspace::{SETTINGS, Workspace, pending};

impl Workspace {
    /// Keeps how use cases are ranked, in one action.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a weight above [`MOST`], [`Error::NotSaved`]; then nothing is changed.
    pub fn weigh(&mut self, weighing: Weighing) -> Result<Done, Error> {
        if weighing.weights.all().iter().any(|weight| *weight > MOST) {
            return Err(Error::Invalid(format!(
                "A weight is a whole number from 0 to {MOST}."
            )));
        }
        self.settle()?;
        let before = self.weighing(None)?;
        let set = |name: &str, value: Value| pending(SETTINGS, kind::SETTINGS, name, value);
        let mut edits: Vec<Pending> = Vec::new();
        if weighing.method != before.method {
            edits.push(set(field::RANKED_BY, Value::from(weighing.method.key())));
        }
        let weights = weighing.weights.all().into_iter().zip(before.weights.all());
        for ((weight, stood), name) in weights.zip(field::WEIGHTS) {
            if weight != stood {
                edits.push(set(name, Value::Integer(weight.into())));
            }
        }
        if !edits.is_empty() {
            self.begin_settings()?;
            self.act(Action::on(SETTINGS, What::Set, edits))?;
        }
        Ok(self.done(None, None))
    }

    /// Pins a use case to a place of the ranking, or an integration to one of Build next, from 1, with a reason; without a place
    /// it stands by its number again.
    ///
    /// # Errors
    /// [`Error::Invalid`] for place 0, [`Error::Unknown`], [`Error::Archived`], [`Error::TooLarge`], [`Error::NotSaved`];
    /// then nothing is changed.
    pub fn pin(&mut self, document: &str, place: Option<u32>, reason: &str) -> Result<Done, Error> {
        if place == Some(0) {
            return Err(Error::Invalid("The first place is 1.".to_owned()));
        }
        self.settle()?;
        let id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let (kind, screen) = match self.editable(id)?.kind() {
            kind::USE_CASE => (kind::USE_CASE, Screen::Ranking),
            kind::INTEGRATION => (kind::INTEGRATION, Screen::BuildNext),
            _ => return Err(Error::Unknown("document")),
        };
        let reason = match place {
            Some(_) => clean(reason.trim(), true)?.text,
            None => String::new(),
        };
        let number = place.map_or(Value::Null, |place| Value::Integer(place.into()));
        let set = |name: &str, value: Value| pending(id, kind, name, value);
        let edits = vec![
            set(field::PINNED, number),
            set(field::PINNED_REASON, Value::from(reason)),
        ];
        self.act(Action::on(id, What::Set, edits))?;
        let place = Place {
            screen: Some(screen),
            record: Some(id.to_string()),
            ..Place::default()
        };
        Ok(self.done(Some(place), None))
    }
}

//! Taking what a template suggests, or dismissing it.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::spot::Spot;
use crate::document::undo::Pending;
use crate::document::what::What;
use crate::error::Error;
use crate::template::{Texts, control, naming};
use crate::use_case::UseCase;
use crate::use_case::entry::Entry;
use crate::view::{Done, Place};
use crate::workspace::changes::commit::{Action, Edits};
use crate::workspace::changes::rows::{keys, place_of_row, placed};
use crate::workspace::screens::place;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Takes what the template of a use case suggests: a text is entered as if it were typed, where nothing is entered; a
    /// metric, tag or integration is made, or the one that bears its name is taken, and linked; a step is added.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it is not suggested any more, or several bear the name; [`Error::Unknown`],
    /// [`Error::Archived`], [`Error::NotSaved`].
    pub fn take_suggestion(&mut self, use_case: &str, key: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        match self.suggested_row(&use_case, key)? {
            Some((kind, row)) => self.add_suggested(&use_case, key, &kind, &row),
            None => self.enter_suggested(&use_case, key),
        }
    }

    /// Has a suggestion stay away from a use case. Undo brings it back.
    ///
    /// # Errors
    /// As [`Workspace::take_suggestion`].
    pub fn dismiss_suggestion(&mut self, use_case: &str, key: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        if self.suggested_row(&use_case, key)?.is_none() {
            self.suggested_text(&use_case, key)?;
        }
        let id = use_case.document.id;
        drop(use_case);
        self.act(Action::on(id, What::Set, vec![dealt_with(id, key)]))?;
        Ok(self.done(None, Some("Suggestion dismissed.".to_owned())))
    }

    /// The row of a template that a key names, with its kind; `None` where it names a field.
    fn suggested_row(
        &self,
        use_case: &UseCase,
        key: &str,
    ) -> Result<Option<(String, Texts)>, Error> {
        let named = key.split_once('/');
        let named = named.and_then(|(kind, number)| Some((kind, number.parse::<usize>().ok()?)));
        let Some((kind, number)) = named else {
            return Ok(None);
        };
        let suggested = self.suggested_rows(&use_case.document, kind)?;
        let is_open = suggested.iter().any(|suggested| suggested.key == key);
        let template = self.template_of(&use_case.document)?;
        let row = template.and_then(|template| template.rows(kind).get(number).cloned());
        let row = row.filter(|_| is_open).ok_or_else(gone)?;
        Ok(Some((kind.to_owned(), row)))
    }

    /// What the template suggests in a field.
    fn suggested_text(&self, use_case: &UseCase, field: &str) -> Result<String, Error> {
        let is_open = !self.suggested_in(&use_case.document, field)?.is_empty();
        let template = self.template_of(&use_case.document)?.filter(|_| is_open);
        let text = template.and_then(|template| template.answers.get(field).cloned());
        text.ok_or_else(gone)
    }

    fn enter_suggested(&mut self, use_case: &UseCase, field: &str) -> Result<Done, Error> {
        let text = self.suggested_text(use_case, field)?;
        let document = &use_case.document;
        let control = control(&use_case.framework, kind::USE_CASE, field);
        let entry = control.and_then(|control| Entry::of_words(&text, control));
        let spot = Spot {
            document: document.id,
            record: document.id,
            field: field.to_owned(),
        };
        self.enter(&spot, entry.ok_or_else(gone)?)?;
        // What is typed next is another step of undo.
        self.settle()?;
        let place = Place {
            record: Some(document.id.to_string()),
            field: Some(field.to_owned()),
            ..Place::default()
        };
        Ok(self.done(
            Some(place),
            Some("Used what the template suggests.".to_owned()),
        ))
    }

    fn add_suggested(
        &mut self,
        use_case: &UseCase,
        key: &str,
        row_kind: &str,
        row: &Texts,
    ) -> Result<Done, Error> {
        let document = &use_case.document;
        let use_case = document.id;
        let name = row.get(naming(row_kind)).cloned().unwrap_or_default();
        if row_kind == kind::STEP {
            let id = self.next_id();
            let rows = keys(document, row_kind);
            let mut edits = made(id, row_kind, row);
            edits.extend(placed(row_kind, &rows, id, rows.len()));
            edits.push(dealt_with(use_case, key));
            let place = place_of_row(document, id, row_kind);
            self.act(Action::on(use_case, What::RowAdd, edits))?;
            return Ok(self.done(Some(place), Some("Added the step.".to_owned())));
        }
        let there = self.named(row_kind, &name)?;
        let (target, mut edits): (Id, Vec<Edits>) = match there.as_slice() {
            [] => {
                let id = self.next_id();
                (id, vec![(id, made(id, row_kind, row))])
            }
            [one] => (one.id, Vec::new()),
            several => {
                return Err(Error::Invalid(format!(
                    "{} {row_kind}s are called {name}. Choose one from the list.",
                    several.len()
                )));
            }
        };
        let is_new = !edits.is_empty();
        let mut own = vec![dealt_with(use_case, key)];
        match link(row_kind) {
            Some(set) => {
                let member = field::member(set, target);
                own.insert(0, pending(use_case, kind::USE_CASE, &member, 1));
            }
            None => {
                let serves = field::member(field::SERVES, use_case);
                let serves = pending(target, row_kind, &serves, 1);
                match edits.first_mut() {
                    Some((_, edits)) => edits.push(serves),
                    None => edits.push((target, vec![serves])),
                }
            }
        }
        edits.push((use_case, own));
        self.act(Action {
            what: if is_new { What::Create } else { What::Set },
            undoes: None,
            edits,
        })?;
        let notice = match is_new {
            true => format!("Added “{name}”."),
            false => format!("Chosen: “{name}”, which was there already."),
        };
        let place = place::of_document(document);
        Ok(self.done(Some(place), Some(notice)))
    }
}

/// The edits that make something with its texts.
fn made(id: Id, kind: &str, texts: &Texts) -> Vec<Pending> {
    let texts = texts
        .iter()
        .map(|(field, text)| pending(id, kind, field, text.as_str()));
    std::iter::once(created(id, kind)).chain(texts).collect()
}

/// The set of a use case that links documents of a kind; `None` where these name the use case.
fn link(kind: &str) -> Option<&'static str> {
    match kind {
        kind::METRIC => Some(field::METRICS),
        kind::INTEGRATION => Some(field::NEEDS),
        _ => None,
    }
}

fn dealt_with(use_case: Id, key: &str) -> Pending {
    pending(
        use_case,
        kind::USE_CASE,
        &field::member(field::SUGGESTED, key),
        1,
    )
}

fn gone() -> Error {
    Error::Invalid("It is no longer suggested. Nothing was changed.".to_owned())
}

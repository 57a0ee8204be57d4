//! Learn: the next use case is started from what was learned with one.

use crate::document::fold::Record;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::Pending;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::view::{Control, Done, Place, Screen};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Starts the next use case from a use case's next hypothesis: with its audience, integrations, metrics and whatever
    /// else is carried over, and with the next hypothesis as its change. The tags that serve the one serve the other. It
    /// names the use case that it follows, which may be archived by now and is left as it is.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a next hypothesis, [`Error::Unknown`], [`Error::NotSaved`].
    pub fn learn(&mut self, use_case: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.use_case(use_case)?;
        let document = &use_case.document;
        let nothing = Record::default();
        let own = document.own().unwrap_or(&nothing);
        if own.text(field::NEXT).trim().is_empty() {
            return Err(Error::Invalid(
                "Write down the next hypothesis first: the next use case starts from it."
                    .to_owned(),
            ));
        }
        let title = next_title(use_case.title());
        let id = self.next_id();
        let field = |name: &str, value: &str| pending(id, kind::USE_CASE, name, value);
        let mut edits = vec![
            created(id, kind::USE_CASE),
            field("framework", own.text("framework")),
            field("title", &title),
            field(field::FOLLOWS, &document.id.to_string()),
            field(field::CHANGE, own.text(field::NEXT)),
        ];
        let asked = Scoping::built_in().fields(kind::USE_CASE);
        for carried in asked.into_iter().filter(|field| field.carried) {
            edits.extend(carry(carried, own, id));
        }
        let mut documents = vec![(id, edits)];
        documents.extend(self.serving_too(document.id, id)?);
        self.act(Action {
            what: What::Learn,
            undoes: None,
            edits: documents,
        })?;
        let place = Place {
            screen: Some(Screen::Tracker),
            use_case: Some(id.to_string()),
            record: Some(id.to_string()),
            field: Some(field::CHANGE.to_owned()),
            ..Place::default()
        };
        Ok(self.done(Some(place), Some(format!("Started “{title}”."))))
    }
}

/// A field as the next use case begins with it; links member by member.
fn carry(field: &Field, own: &Record, to: Id) -> Vec<Pending> {
    let names = own.fields.keys().filter(|name| match field.kind {
        Control::Links | Control::Flags | Control::Labels => name
            .strip_prefix(&field.field)
            .is_some_and(|member| member.starts_with('/')),
        _ => **name == field.field,
    });
    names
        .map(|name| pending(to, kind::USE_CASE, name, own.value(name).clone()))
        .collect()
}

/// `Abandoned cart email, round 2`, and so on.
fn next_title(title: &str) -> String {
    let (name, round) = match title.rsplit_once(", round ") {
        Some((name, round)) => (name, round.parse::<u32>().ok()),
        None => (title, None),
    };
    match round {
        Some(round) => format!("{name}, round {}", round.saturating_add(1)),
        None => format!("{title}, round 2"),
    }
}

#[cfg(test)]
mod tests {
    use super::next_title;

    #[test]
    fn rounds_are_counted() {
        for (title, next) in [
            ("Abandoned cart email", "Abandoned cart email, round 2"),
            (
                "Abandoned cart email, round 2",
                "Abandoned cart email, round 3",
            ),
            ("A round, round table", "A round, round table, round 2"),
        ] {
            assert_eq!(next_title(title), next);
        }
    }
}

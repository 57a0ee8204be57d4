//! The list of use cases, and what is done with whole ones.

use crate::document::change::is_bookkeeping;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::Pending;
use crate::document::value::{Value, clean};
use crate::document::what::What;
use crate::error::Error;
use crate::framework::Framework;
use crate::use_case::counted;
use crate::view::{Done, Picked, Place};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Makes a new use case. Its place is the question for its title.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn create_use_case(&mut self) -> Result<Done, Error> {
        let id = self.next_id();
        self.write_use_case(id, None)?;
        Ok(self.done(Some(first_place(id)), None))
    }

    /// Writes a new use case under this id, which refers to a template where it is started from one.
    pub(super) fn write_use_case(&mut self, id: Id, template: Option<Id>) -> Result<(), Error> {
        let framework = self.built_in_framework()?;
        let mut edits = vec![
            created(id, kind::USE_CASE),
            pending(id, kind::USE_CASE, field::FRAMEWORK, framework),
        ];
        edits.extend(refers(id, template));
        self.act(Action::on(id, What::Create, edits))
    }

    /// Makes a copy of a use case as it stands, with "(copy)" behind the title: all its fields and rows, what was learned
    /// included, and the tags that serve it serve the copy too. An archived one's copy is at work.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn duplicate_use_case(&mut self, id: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.use_case(id)?;
        let document = &use_case.document;
        let title = format!("{} (copy)", use_case.title());
        let copy = self.next_id();
        let mut edits = vec![created(copy, kind::USE_CASE)];
        for (field, value) in fields(document, document.id).filter(|(field, _)| is_copied(field)) {
            edits.push(pending(copy, kind::USE_CASE, field, value.clone()));
        }
        edits.push(pending(copy, kind::USE_CASE, "title", title.as_str()));
        for (row, record) in &document.records {
            // What was said in a workshop was said of the other.
            let is_said = kind::is_of_workshop(&record.kind);
            if *row == document.id || is_said || !document.is_shown(*row) {
                continue;
            }
            let id = self.next_id();
            let field = |name, value: Value| pending(id, &record.kind, name, value);
            edits.push(created(id, &record.kind));
            edits.push(field(
                field::POSITION,
                record.value(field::POSITION).clone(),
            ));
            edits.extend(fields(document, *row).map(|(name, value)| field(name, value.clone())));
        }
        let mut edits = vec![(copy, edits)];
        edits.extend(self.serving_too(document.id, copy)?);
        self.act(Action {
            what: What::Duplicate,
            undoes: None,
            edits,
        })?;
        Ok(self.done(Some(whole(copy)), Some(format!("Made “{title}”."))))
    }

    /// Archives a use case for a reason, which may be empty.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::Archived`], [`Error::NotSaved`].
    pub fn archive_use_case(&mut self, id: &str, reason: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(id)?;
        let document = &use_case.document;
        let reason = clean(reason.trim(), false)?.text;
        let title = use_case.title();
        let edits = archiving(document, &reason);
        let notice = format!("Archived “{title}”.");
        self.act(Action::on(document.id, What::Archive, edits))?;
        Ok(self.done(None, Some(notice)))
    }

    /// Archives the use cases that are picked, as one action, for a reason, which may be empty.
    ///
    /// # Errors
    /// As [`Workspace::archive_use_case`]; then none is archived.
    pub fn archive_each(&mut self, picked: &Picked, reason: &str) -> Result<Done, Error> {
        self.settle()?;
        let reason = clean(reason.trim(), false)?.text;
        let mut edits = Vec::new();
        for id in self.picked(picked)? {
            let use_case = self.open_use_case(&id.to_string())?;
            edits.push((id, archiving(&use_case.document, &reason)));
        }
        let notice = format!("Archived {}.", counted(edits.len()));
        self.act(Action {
            what: What::Archive,
            undoes: None,
            edits,
        })?;
        Ok(self.done(None, Some(notice)))
    }

    /// Brings an archived use case back to work.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn restore_use_case(&mut self, id: &str) -> Result<Done, Error> {
        let use_case = self.use_case(id)?;
        let document = &use_case.document;
        let title = use_case.title();
        let edits = vec![
            pending(document.id, kind::USE_CASE, field::ARCHIVED, Value::Null),
            pending(
                document.id,
                kind::USE_CASE,
                field::ARCHIVED_REASON,
                Value::Null,
            ),
        ];
        let notice = format!("Restored “{title}”.");
        self.act(Action::on(document.id, What::Restore, edits))?;
        Ok(self.done(Some(whole(document.id)), Some(notice)))
    }

    /// Deletes a use case. It is in no list any more; its changes stay in the file, and undo brings it back.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn delete_use_case(&mut self, id: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.use_case(id)?;
        let document = &use_case.document;
        let title = use_case.title();
        let notice = format!("Deleted “{title}”.");
        let edits: Vec<Pending> = vec![pending(
            document.id,
            kind::USE_CASE,
            field::GONE,
            document.edits(),
        )];
        self.act(Action::on(document.id, What::Delete, edits))?;
        Ok(self.done(None, Some(notice)))
    }
}

/// The edits that archive a use case.
fn archiving(document: &Document, reason: &str) -> Vec<Pending> {
    let edit = |field, value: Value| pending(document.id, kind::USE_CASE, field, value);
    vec![
        edit(field::ARCHIVED, document.edits().into()),
        edit(field::ARCHIVED_REASON, reason.into()),
    ]
}

/// Whether a copy takes a field over: its title says that it is one, a place in the ranking or on the board is for one, and it is
/// nothing in the tool that the other is from.
fn is_copied(name: &str) -> bool {
    let own = [
        field::TITLE,
        field::PINNED,
        field::PINNED_REASON,
        field::AT_PHASE,
        field::EXTERNAL_ID,
    ];
    !own.contains(&name)
}

/// The edit by which a new use case refers to a template.
pub(super) fn refers(id: Id, template: Option<Id>) -> Option<Pending> {
    let named = template?.to_string();
    Some(pending(id, kind::USE_CASE, field::TEMPLATE, named))
}

/// Where a new use case begins: the question for its title.
pub(super) fn first_place(id: Id) -> Place {
    let first = Framework::built_in()
        .title_question()
        .map(|(phase, _)| phase.key.clone());
    let id = id.to_string();
    Place {
        use_case: Some(id.clone()),
        phase: first,
        record: Some(id),
        field: Some("title".to_owned()),
        ..Place::default()
    }
}

/// The use case as a place: its overview.
fn whole(id: Id) -> Place {
    Place {
        use_case: Some(id.to_string()),
        ..Place::default()
    }
}

/// The fields of a record that a copy takes over.
fn fields(document: &Document, record: Id) -> impl Iterator<Item = (&str, &Value)> {
    let fields = document
        .records
        .get(&record)
        .into_iter()
        .flat_map(|record| &record.fields);
    fields
        .filter(|(name, field)| !is_bookkeeping(name) && !field.value.is_null())
        .map(|(name, field)| (name.as_str(), &field.value))
}

//! The list of use cases, and what is done with whole ones.

use std::cmp::Reverse;
use std::sync::Arc;

use super::commit::Action;
use super::{Workspace, created, pending};
use crate::document::change::is_bookkeeping;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::Pending;
use crate::document::value::{Value, clean};
use crate::error::Error;
use crate::framework::Framework;
use crate::use_case::UseCase;
use crate::use_case::{progress, scoring};
use crate::view::{Done, Place, UseCaseList, UseCaseRow};

/// How many characters of the first answer the list shows.
const BRIEF: usize = 160;

impl Workspace {
    /// The use cases of the workspace: those at work, and those archived.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn use_cases(&mut self) -> Result<UseCaseList, Error> {
        let mut rows = Vec::new();
        for document in self.documents_of(kind::USE_CASE)? {
            let is_typed = self
                .draft
                .as_ref()
                .is_some_and(|draft| draft.doc == document.id);
            let row = match self.rows.get(&document.id).filter(|_| !is_typed) {
                Some(row) => row.clone(),
                None => self.row(&document)?,
            };
            if !is_typed {
                self.rows.insert(document.id, row.clone());
            }
            rows.push(row);
        }
        let (mut archived, mut use_cases): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.archived.is_some());
        use_cases.sort_by_key(|row| Reverse(row.edited_at));
        archived.sort_by_key(|row| Reverse(row.archived.as_ref().map(|archived| archived.at)));
        let subtitle = Framework::built_in().subtitle.clone();
        Ok(UseCaseList {
            revision: self.revision,
            subtitle,
            use_cases,
            archived,
        })
    }

    /// Makes a new use case. Its place is the question for its title.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn create_use_case(&mut self) -> Result<Done, Error> {
        let id = self.next_id();
        let framework = self.built_in_framework()?;
        let edits = vec![
            created(id, kind::USE_CASE),
            pending(id, kind::USE_CASE, "framework", framework),
        ];
        self.act(Action::on(id, "create", edits))?;
        let first = Framework::built_in()
            .title_question()
            .map(|(phase, _)| phase.key.clone());
        let id = id.to_string();
        let place = Place {
            use_case: Some(id.clone()),
            phase: first,
            record: Some(id),
            field: Some("title".to_owned()),
            ..Place::default()
        };
        Ok(self.done(Some(place), None))
    }

    /// Makes a copy of a use case as it stands, with "(copy)" behind the title: all its fields and rows, what was learned
    /// included, and the tags that serve it serve the copy too. An archived one's copy is at work.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn duplicate_use_case(&mut self, id: &str) -> Result<Done, Error> {
        self.settle()?;
        let (document, framework) = self.use_case(id)?;
        let title = format!("{} (copy)", UseCase::new(&document, &framework).title());
        let copy = self.next_id();
        let mut edits = vec![created(copy, kind::USE_CASE)];
        for (field, value) in fields(&document, document.id).filter(|(field, _)| *field != "title")
        {
            edits.push(pending(copy, kind::USE_CASE, field, value.clone()));
        }
        edits.push(pending(copy, kind::USE_CASE, "title", title.as_str()));
        for (row, record) in &document.records {
            if *row == document.id || !document.is_shown(*row) {
                continue;
            }
            let id = self.next_id();
            let field = |name, value: Value| pending(id, &record.kind, name, value);
            edits.push(created(id, &record.kind));
            edits.push(field(
                field::POSITION,
                record.value(field::POSITION).clone(),
            ));
            edits.extend(fields(&document, *row).map(|(name, value)| field(name, value.clone())));
        }
        let mut edits = vec![(copy, edits)];
        edits.extend(self.serving_too(document.id, copy)?);
        self.act(Action {
            what: "duplicate",
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
        let (document, framework) = self.open_use_case(id)?;
        let reason = clean(reason.trim(), false)?.text;
        let use_case = UseCase::new(&document, &framework);
        let title = use_case.title();
        let edits = vec![
            pending(
                document.id,
                kind::USE_CASE,
                field::ARCHIVED,
                document.edits(),
            ),
            pending(document.id, kind::USE_CASE, field::ARCHIVED_REASON, reason),
        ];
        let notice = format!("Archived “{title}”.");
        self.act(Action::on(document.id, "archive", edits))?;
        Ok(self.done(None, Some(notice)))
    }

    /// Brings an archived use case back to work.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn restore_use_case(&mut self, id: &str) -> Result<Done, Error> {
        let (document, framework) = self.use_case(id)?;
        let use_case = UseCase::new(&document, &framework);
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
        self.act(Action::on(document.id, "restore", edits))?;
        Ok(self.done(Some(whole(document.id)), Some(notice)))
    }

    /// Deletes a use case. It is in no list any more; its changes stay in the file, and undo brings it back.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn delete_use_case(&mut self, id: &str) -> Result<Done, Error> {
        self.settle()?;
        let (document, framework) = self.use_case(id)?;
        let use_case = UseCase::new(&document, &framework);
        let title = use_case.title();
        let notice = format!("Deleted “{title}”.");
        let edits: Vec<Pending> = vec![pending(
            document.id,
            kind::USE_CASE,
            field::GONE,
            document.edits(),
        )];
        self.act(Action::on(document.id, "delete", edits))?;
        Ok(self.done(None, Some(notice)))
    }

    fn row(&mut self, document: &Arc<Document>) -> Result<UseCaseRow, Error> {
        let framework = self.framework_of(document)?;
        let use_case = UseCase::new(document, &framework);
        let steps = progress::steps(&use_case);
        let last = document
            .records
            .values()
            .flat_map(|record| record.fields.values())
            .max_by_key(|field| field.stamp);
        let (edited_at, edited_by) = match last {
            Some(field) => (field.at, self.name_of(field.author)?),
            None => (0, String::new()),
        };
        Ok(UseCaseRow {
            id: document.id.to_string(),
            title: use_case.title().to_owned(),
            brief: brief(&use_case),
            progress: progress::in_words(&steps),
            steps,
            axes: scoring::figures(&use_case),
            edited_at,
            edited_by,
            archived: self.archived(document)?,
        })
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

/// The beginning of the first answer that is not the title, on one line.
fn brief(use_case: &UseCase) -> String {
    let questions = use_case
        .framework
        .phases
        .iter()
        .flat_map(|phase| &phase.questions);
    let answers = questions
        .filter(|question| !question.is_title)
        .map(|question| use_case.text(&question.field()));
    let Some(answer) = answers.into_iter().find(|answer| !answer.trim().is_empty()) else {
        return String::new();
    };
    // Only the beginning: an answer may be a megabyte long.
    let start: String = answer.trim_start().chars().take(4 * BRIEF).collect();
    let words: Vec<&str> = start.split_whitespace().collect();
    let line = words.join(" ").replace(['*', '`', '#'], "");
    match line.char_indices().nth(BRIEF) {
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{}…", line[..cut].trim_end())
        }
        None => line,
    }
}

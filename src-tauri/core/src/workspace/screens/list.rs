//! The list of use cases.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::document::fold::Document;
use crate::document::kind::{self};
use crate::error::Error;
use crate::framework::Framework;
use crate::use_case::UseCase;
use crate::use_case::{progress, scoring};
use crate::view::{UseCaseList, UseCaseRow};
use crate::workspace::Reader;
use crate::workspace::reader::lock;

/// How many characters of the first answer the list shows.
const BRIEF: usize = 160;

impl Reader {
    /// The use cases of the workspace: those at work, and those archived.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn use_cases(&self) -> Result<UseCaseList, Error> {
        let mut rows = Vec::new();
        for document in self.documents_of(kind::USE_CASE)? {
            let known = lock(&self.shelf.rows).get(&document.id).cloned();
            let row = match known {
                Some((of, renamed, row))
                    if Arc::ptr_eq(&of, &document) && renamed == self.renamed =>
                {
                    row
                }
                _ => {
                    let row = self.row(&document)?;
                    let known = (Arc::clone(&document), self.renamed, row.clone());
                    lock(&self.shelf.rows).insert(document.id, known);
                    row
                }
            };
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

    fn row(&self, document: &Arc<Document>) -> Result<UseCaseRow, Error> {
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

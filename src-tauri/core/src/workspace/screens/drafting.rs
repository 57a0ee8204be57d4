//! A template as a use case would make it: what it says, without what is of this client alone.

use std::sync::Arc;

use crate::document::fold::{Document, Record};
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::template::bare::{Names, bare, says_something};
use crate::template::control;
use crate::use_case::UseCase;
use crate::view::{Control, TemplateDraft, TemplateGroup, TemplatePart};
use crate::workspace::screens::scoping::members;
use crate::workspace::screens::templates::in_words;
use crate::workspace::{Reader, SETTINGS};

impl Reader {
    /// What a template made of a use case would keep: its answers, metrics, tags, integrations and steps, without names,
    /// dates and figures.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn template_draft(&self, use_case: &str) -> Result<TemplateDraft, Error> {
        let use_case = self.use_case(use_case)?;
        let names = self.private_names()?;
        let drafting = Drafting {
            use_case: &use_case,
            names: &names,
        };
        let scoping = Scoping::built_in();
        let mut groups = Vec::new();
        for phase in &use_case.framework.phases {
            let questions = phase.questions.iter();
            let parts =
                questions.filter_map(|question| drafting.answer(&question.field(), &question.text));
            groups.push(group(&phase.heading(), parts));
        }
        for (heading, fields) in [
            ("Scoping", &scoping.requirements),
            ("Experience tracker", &scoping.tracker),
        ] {
            let parts = fields
                .iter()
                .filter_map(|asked| drafting.answer(&asked.field, &asked.idea));
            groups.push(group(heading, parts));
        }
        let document = &use_case.document;
        let own = document.own();
        let named = |set| own.into_iter().flat_map(move |own| members(own, set));
        let tags = self.links_to(document.id, field::SERVES)?;
        let tags = tags.into_iter().map(|link| link.source);
        let kept = [
            (
                kind::METRIC,
                "Metric",
                &scoping.metric,
                Vec::from_iter(named(field::METRICS)),
            ),
            (kind::TAG, "Tag", &scoping.tag, Vec::from_iter(tags)),
            (
                kind::INTEGRATION,
                "Integration",
                &scoping.integration,
                Vec::from_iter(named(field::NEEDS)),
            ),
        ];
        for (kind, heading, fields, ids) in kept {
            let documents = ids.into_iter().map(|id| self.document(id));
            let documents = documents.collect::<Result<Vec<Arc<Document>>, Error>>()?;
            let shown = documents
                .iter()
                .filter(|document| document.is_shown(document.id));
            for (number, document) in shown.enumerate() {
                let own = document.own().into_iter();
                let parts = own.flat_map(|own| drafting.row(kind, number, fields, own));
                groups.push(group(heading, parts));
            }
        }
        for (number, (_, row)) in document.rows(kind::STEP).enumerate() {
            groups.push(group(
                "Step",
                drafting.row(kind::STEP, number, &scoping.step, row),
            ));
        }
        groups.retain(|group| !group.parts.is_empty());
        Ok(TemplateDraft {
            name: bare(use_case.title(), &names),
            about: String::new(),
            groups,
        })
    }

    /// The names that no template keeps: of people, by all that they are and were called, and of companies.
    pub(crate) fn private_names(&self) -> Result<Names, Error> {
        let mut names = Names::default();
        let people = self.listed.values().filter(|row| row.kind == kind::PERSON);
        for row in people {
            for change in self.shelf.source.changes(row.doc, self.last)? {
                for edit in &change.edits {
                    match edit.field.as_str() {
                        field::NAME => names.of_person(edit.value.text()),
                        "company" => names.of_company(edit.value.text()),
                        _ => {}
                    }
                }
            }
        }
        names.of_person(&self.author);
        names.of_company(&self.name());
        let settings = self.folded(SETTINGS)?;
        names.of_company(settings.own().map_or("", |own| own.text("client")));
        Ok(names)
    }
}

/// What is drafted, and the names it is to be without.
struct Drafting<'a> {
    use_case: &'a UseCase,
    names: &'a Names,
}

impl Drafting<'_> {
    fn answer(&self, field: &str, label: &str) -> Option<TemplatePart> {
        let control = control(&self.use_case.framework, kind::USE_CASE, field)?;
        let text = self.use_case.text(field);
        self.part(
            field.to_owned(),
            label,
            control,
            text,
            (kind::USE_CASE, field),
        )
    }

    fn row(&self, kind: &str, number: usize, fields: &[Field], row: &Record) -> Vec<TemplatePart> {
        let framework = &self.use_case.framework;
        let parts = fields.iter().filter_map(|asked| {
            let field = asked.field.as_str();
            let control = control(framework, kind, field)?;
            let key = format!("{kind}/{number}/{field}");
            self.part(key, &asked.idea, control, row.text(field), (kind, field))
        });
        parts.collect()
    }

    fn part(
        &self,
        key: String,
        label: &str,
        control: Control,
        text: &str,
        (kind, field): (&str, &str),
    ) -> Option<TemplatePart> {
        let (text, chosen) = match control {
            Control::Choice => (text.to_owned(), in_words(kind, field, text)),
            _ => (bare(text.trim(), self.names), String::new()),
        };
        // A unit may be a sign alone.
        let is_said = says_something(&text) || text.chars().count() == 1 && text != "…";
        is_said.then(|| TemplatePart {
            key,
            label: label.to_owned(),
            text,
            chosen,
            single_line: control == Control::Line,
            kept: true,
        })
    }
}

fn group(heading: &str, parts: impl IntoIterator<Item = TemplatePart>) -> TemplateGroup {
    TemplateGroup {
        heading: heading.to_owned(),
        parts: parts.into_iter().collect(),
    }
}

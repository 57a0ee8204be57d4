//! Templates: what they suggest to a use case, those to start from, and what one made of a use case would keep.

use std::sync::Arc;

use crate::document::fold::{Document, Record};
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::template::{SUGGESTED, Template, Texts, built_in, control, naming};
use crate::text::find::Plain;
use crate::text::name;
use crate::use_case::said;
use crate::view::{Control, Suggested, TemplateRow, Templates};
use crate::workspace::Reader;
use crate::workspace::screens::wording::read;
use crate::workspace::shelf::lock;

impl Reader {
    /// The templates that say some words, or all.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn templates(&self, wanted: &str) -> Result<Templates, Error> {
        let mut own = Vec::new();
        for document in self.documents_of(kind::TEMPLATE)? {
            // What was started from a built-in one keeps its text, and is offered as that one.
            if is_own(&document) {
                let template = self.template_in(&document);
                let row = row(document.id.to_string(), &template, true);
                let name = self.called(&document)?;
                own.push(TemplateRow { name, ..row });
            }
        }
        own.sort_by_cached_key(|row| (self.collation.key(&row.name), row.id.clone()));
        let known = built_in().iter();
        own.extend(known.map(|known| row(known.key.to_owned(), &known.template, false)));
        let all = own.len();
        let words = Plain::of(wanted);
        own.retain(|row| {
            let says = [&row.name, &row.about].map(|text| Plain::of(text).times(&words));
            wanted.trim().is_empty() || says != [0, 0]
        });
        let count = match own.len() {
            shown if shown == all => format!("{all} templates"),
            shown => format!("{shown} of {all} templates"),
        };
        Ok(Templates {
            revision: self.revision,
            templates: own,
            count,
        })
    }

    /// A template of this workspace, by its document.
    pub(crate) fn own_template(&self, id: &str) -> Result<(Arc<Document>, Arc<Template>), Error> {
        let unknown = || Error::Unknown("template");
        let document = self.document(id.parse().map_err(|_| unknown())?)?;
        if document.kind() != kind::TEMPLATE || !document.is_shown(document.id) {
            return Err(unknown());
        }
        let mut template = Template::clone(&self.template_in(&document));
        template.name = self.called(&document)?;
        Ok((document, Arc::new(template)))
    }

    /// A template of this workspace as a file: its name and its text.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn template_file(&self, id: &str) -> Result<(String, String), Error> {
        let (_, template) = self.own_template(id)?;
        let text = template.to_toml().map_err(Error::Invalid)?;
        Ok((template.name.clone(), text))
    }

    /// The template that a use case was started from, deleted or not.
    pub(crate) fn template_of(&self, use_case: &Document) -> Result<Option<Arc<Template>>, Error> {
        let named = use_case.own().map_or("", |own| own.text(field::TEMPLATE));
        let Ok(id) = named.parse() else {
            return Ok(None);
        };
        let document = self.folded(id)?;
        Ok((document.kind() == kind::TEMPLATE).then(|| self.template_in(&document)))
    }

    fn template_in(&self, document: &Document) -> Arc<Template> {
        let text = document.own().map_or("", |own| own.text(field::TEXT));
        let mut read = lock(&self.shelf.templates);
        if let Some(template) = read.get(text) {
            return Arc::clone(template);
        }
        let template = Arc::new(Template::of(text));
        read.insert(text.to_owned(), Arc::clone(&template));
        template
    }

    /// What is suggested for something that scoping asks about a use case.
    pub(crate) fn suggested_for(
        &self,
        document: &Document,
        asked: &Field,
    ) -> Result<Vec<Suggested>, Error> {
        match asked.kind {
            Control::Links => self.suggested_rows(document, &asked.to),
            Control::Rows => self.suggested_rows(document, &asked.of),
            _ => self.suggested_in(document, &asked.field),
        }
    }

    /// What is suggested for a field of a use case while it is empty.
    pub(crate) fn suggested_in(
        &self,
        document: &Document,
        field: &str,
    ) -> Result<Vec<Suggested>, Error> {
        if document.kind() != kind::USE_CASE {
            return Ok(Vec::new());
        }
        let Some(template) = self.template_of(document)? else {
            return Ok(Vec::new());
        };
        let nothing = Record::default();
        let own = document.own().unwrap_or(&nothing);
        let framework = self.framework_of(document)?;
        let is_open = own.text(field).trim().is_empty() && !is_dealt_with(own, field);
        let text = template.answers.get(field).filter(|_| is_open);
        let control = control(&framework, kind::USE_CASE, field);
        let Some((text, control)) = text.zip(control) else {
            return Ok(Vec::new());
        };
        Ok(vec![Suggested {
            key: field.to_owned(),
            text: in_words(kind::USE_CASE, field, text),
            html: match control {
                Control::Text => read(text),
                _ => String::new(),
            },
            details: String::new(),
            take: "Use this".to_owned(),
        }])
    }

    /// What is suggested of a kind, but for what was dealt with or is there.
    pub(crate) fn suggested_rows(
        &self,
        document: &Document,
        row_kind: &str,
    ) -> Result<Vec<Suggested>, Error> {
        let is_use_case = document.kind() == kind::USE_CASE && SUGGESTED.contains(&row_kind);
        let Some(template) = is_use_case
            .then(|| self.template_of(document))
            .transpose()?
            .flatten()
        else {
            return Ok(Vec::new());
        };
        let nothing = Record::default();
        let own = document.own().unwrap_or(&nothing);
        let there = match row_kind {
            kind::METRIC => self.links(document, field::METRICS, kind::METRIC)?,
            kind::INTEGRATION => self.links(document, field::NEEDS, kind::INTEGRATION)?,
            kind::TAG => self.tags_serving(document)?,
            _ => Vec::new(),
        };
        let naming = naming(row_kind);
        let mut suggested = Vec::new();
        for (number, row) in template.rows(row_kind).iter().enumerate() {
            let key = format!("{row_kind}/{number}");
            let text = row.get(naming).map_or("", String::as_str);
            let is_there = there.iter().any(|link| name::is_same(&link.name, text));
            if is_there || is_dealt_with(own, &key) {
                continue;
            }
            suggested.push(Suggested {
                key,
                text: text.to_owned(),
                html: String::new(),
                details: details(row_kind, row),
                take: "Add".to_owned(),
            });
        }
        Ok(suggested)
    }
}

/// Whether a template was made in a workspace, and is none that is part of a build.
fn is_own(document: &Document) -> bool {
    document
        .own()
        .is_some_and(|own| own.text(field::BUILT_IN).is_empty())
}

/// Whether somebody took or dismissed what is suggested there.
fn is_dealt_with(own: &Record, key: &str) -> bool {
    own.is_set(&field::member(field::SUGGESTED, key))
        && !mutant::lacks("what is dismissed stays away")
}

fn row(id: String, template: &Template, own: bool) -> TemplateRow {
    TemplateRow {
        id,
        name: template.name.clone(),
        about: template.about.clone(),
        holds: template.holds(),
        own,
    }
}

/// What is said of a document or row beside its name, in the order of the questions.
fn details(row_kind: &str, row: &Texts) -> String {
    let asked = Scoping::built_in().fields(row_kind).into_iter().skip(1);
    let said = asked.filter_map(|asked| {
        let text = row.get(&asked.field)?;
        Some(in_words(row_kind, &asked.field, text))
    });
    Vec::from_iter(said).join(" · ")
}

/// A text as people read it: of a choice the name of its option.
pub(crate) fn in_words(kind: &str, field: &str, text: &str) -> String {
    let found = Scoping::built_in().find(kind, field);
    match found.filter(|found| found.field.kind == Control::Choice) {
        Some(found) => {
            let record = Record::holding(field, text.into());
            said::in_words(&record, found.field, "").into_owned()
        }
        None => text.to_owned(),
    }
}

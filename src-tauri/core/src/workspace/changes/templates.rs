//! Templates: a use case started from one, and one made of a use case or a file.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::what::What;
use crate::error::Error;
use crate::framework::Framework;
use crate::template::{SUGGESTED, Template, built_in, control, naming};
use crate::view::{Done, Place, TemplateDraft};
use crate::workspace::changes::commit::Action;
use crate::workspace::changes::documents::kept;
use crate::workspace::changes::use_cases::first_place;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Makes a new use case that refers to a template: the key of a built-in one, or a document. Nothing of it is entered.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn create_from_template(&mut self, template: &str) -> Result<Done, Error> {
        let template = self.template_named(template)?;
        let id = self.next_id();
        self.write_use_case(id, Some(template))?;
        Ok(self.done(Some(first_place(id)), None))
    }

    /// Begins one, which leaves nothing as long as nothing is entered in it or taken.
    ///
    /// # Errors
    /// As [`Workspace::create_from_template`].
    pub fn begin_from_template(&mut self, template: &str) -> Result<Done, Error> {
        let template = self.template_named(template)?;
        self.begin_use_case(Some(template))
    }

    /// The document of a template, which is made for a built-in one.
    fn template_named(&mut self, template: &str) -> Result<Id, Error> {
        self.settle()?;
        match built_in().iter().find(|known| known.key == template) {
            Some(known) => self.keep_built_in(known),
            None => Ok(self.own_template(template)?.0.id),
        }
    }

    /// Has the workspace know a built-in template as it is today: another version of the app may say something else.
    fn keep_built_in(&mut self, known: &crate::template::BuiltIn) -> Result<Id, Error> {
        let id = known.document;
        if self.folded(id)?.own().is_some() {
            return Ok(id);
        }
        let set = |name: &str, value: &str| pending(id, kind::TEMPLATE, name, value);
        let edits = vec![
            created(id, kind::TEMPLATE),
            set(field::NAME, &known.template.name),
            set(field::TEXT, known.text),
            set(field::BUILT_IN, known.key),
        ];
        self.set_up(vec![(id, edits)])?;
        Ok(id)
    }

    /// Makes a template of what was drafted from a use case and looked at by a person. Names are left out once more.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a name or anything to keep, [`Error::TooLarge`], [`Error::NotSaved`].
    pub fn save_template(&mut self, draft: &TemplateDraft) -> Result<Done, Error> {
        self.settle()?;
        let names = self.private_names()?;
        let line = |text: &str| kept(&names.left_out(text));
        let mut template = Template {
            name: line(&draft.name)?,
            about: line(&draft.about)?,
            ..Template::default()
        };
        for part in draft.groups.iter().flat_map(|group| &group.parts) {
            let text = names.left_out(part.text.trim());
            if part.kept && !text.is_empty() {
                put(&mut template, &part.key, text);
            }
        }
        for (kind, rows) in &mut template.rows {
            rows.retain(|row| row.contains_key(naming(kind)));
        }
        template.rows.retain(|_, rows| !rows.is_empty());
        if template.about.is_empty() {
            template.about = template.holds();
        }
        if template.answers.is_empty() && template.rows.is_empty() {
            return Err(Error::Invalid(
                "Nothing is left to be kept. Keep at least one text.".to_owned(),
            ));
        }
        self.add_template(template)
    }

    /// Takes in a template from the text of a file.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all that is wrong with it, each with its line; [`Error::NotSaved`].
    pub fn import_template(&mut self, text: &str) -> Result<Done, Error> {
        let template = Template::parse(text).map_err(|problems| {
            let told = problems.iter().map(ToString::to_string);
            Error::Invalid(format!(
                "This file is no template that can be used, and nothing was changed.\n{}",
                Vec::from_iter(told).join("\n")
            ))
        })?;
        self.add_template(template)
    }

    /// Calls a template of this workspace something else.
    ///
    /// # Errors
    /// [`Error::Invalid`] for no name or that of another, [`Error::Unknown`], [`Error::NotSaved`].
    pub fn rename_template(&mut self, template: &str, name: &str) -> Result<Done, Error> {
        self.settle()?;
        let id = self.own_template(template)?.0.id;
        let name = self.free_name(name, Some(id))?;
        let edit = pending(id, kind::TEMPLATE, field::NAME, name.as_str());
        self.act(Action::on(id, What::Set, vec![edit]))?;
        Ok(self.done(None, Some(format!("Renamed to “{name}”."))))
    }

    fn add_template(&mut self, template: Template) -> Result<Done, Error> {
        let name = self.free_name(&template.name, None)?;
        let text = template.to_toml().map_err(Error::Invalid)?;
        let id = self.next_id();
        let set = |field: &str, value: &str| pending(id, kind::TEMPLATE, field, value);
        let edits = vec![
            created(id, kind::TEMPLATE),
            set(field::NAME, &name),
            set(field::TEXT, &text),
        ];
        self.act(Action::on(id, What::Create, edits))?;
        let place = Place {
            document: Some(id.to_string()),
            ..Place::default()
        };
        Ok(self.done(Some(place), Some(format!("Saved the template “{name}”."))))
    }

    /// A name that no other template of this workspace has.
    fn free_name(&self, name: &str, own: Option<Id>) -> Result<String, Error> {
        let name = kept(name)?;
        if name.is_empty() {
            return Err(Error::Invalid("Give the template a name.".to_owned()));
        }
        let named = self.named(kind::TEMPLATE, &name)?;
        match named.iter().any(|other| {
            Some(other.id) != own
                && other
                    .own()
                    .is_some_and(|own| own.text(field::BUILT_IN).is_empty())
        }) {
            true => Err(Error::Invalid(format!(
                "There is a template “{name}” already. Choose another name."
            ))),
            false => Ok(name),
        }
    }
}

/// Puts a text where a key says: a field of a use case, or `metric/0/name`.
fn put(template: &mut Template, key: &str, text: String) {
    let framework = Framework::built_in();
    let row = SUGGESTED.iter().find_map(|kind| {
        let (number, field) = field::of_member(kind, key)?.split_once('/')?;
        Some((*kind, number.parse::<usize>().ok()?, field))
    });
    match row {
        Some((kind, number, field)) if control(framework, kind, field).is_some() => {
            let rows = template.rows.entry(kind.to_owned()).or_default();
            // The draft came from here; a number that did not is no reason to fill the memory.
            if number < 1_000 {
                rows.resize_with(rows.len().max(number + 1), Default::default);
                rows[number].insert(field.to_owned(), text);
            }
        }
        Some(_) => {}
        None => _ = template.answers.insert(key.to_owned(), text),
    }
}

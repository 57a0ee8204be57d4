//! What links can lead to. Few are sent with what is asked; of many only those that are chosen, and the others when they are
//! looked for by name.

use crate::document::id::Id;
use crate::document::kind::field;
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::store::{Listed, State};
use crate::text::name;
use crate::view::{Choice, Control, Likeness, LinkChoices};
use crate::workspace::Reader;

/// So many are sent with what is asked.
pub(crate) const FEW: usize = 40;

/// So many are answered to somebody who looks for one.
const FOUND: usize = 60;

/// What is offered of a link: the options, by name, and how many more there are.
pub(crate) type Options = (Vec<Choice>, u32);

impl Reader {
    /// The options of a link to documents of a kind: all of few, of many those that are chosen. Of archived documents those
    /// alone that are chosen.
    pub(crate) fn link_options(
        &self,
        to: &str,
        is_chosen: impl Fn(Id) -> bool,
        field_of: impl Fn(Id) -> String,
    ) -> Result<Options, Error> {
        let listed: Vec<(&Listed, bool)> = self
            .listed_of(to)
            .map(|row| (row, is_chosen(row.doc)))
            .filter(|(row, chosen)| row.state == State::Shown || *chosen)
            .collect();
        let all = listed.len();
        let sent = listed
            .into_iter()
            .filter(|(_, chosen)| all <= FEW || *chosen);
        let options = sent.map(|(row, chosen)| self.option(row, chosen, &field_of));
        let mut options = options.collect::<Result<Vec<Choice>, Error>>()?;
        let collation = &self.collation;
        options.sort_by_cached_key(|option| (collation.key(&option.name), option.key.clone()));
        let more = u32::try_from(all - options.len()).unwrap_or(u32::MAX);
        Ok((options, more))
    }

    /// What a link that is asked for can lead to and is like a name, the same name first; some of many. `document` is empty
    /// where the link is asked for at its other end, and `field` then names that end.
    ///
    /// # Errors
    /// [`Error::Unknown`] for what has no links, [`Error::NotRead`].
    pub fn link_choices(
        &self,
        document: &str,
        record: &str,
        field: &str,
        wanted: &str,
    ) -> Result<LinkChoices, Error> {
        const NO_LINK: Error = Error::Unknown("link");
        if document.is_empty() && field == field::SERVES {
            // Asked to filter by.
            let to = crate::document::kind::USE_CASE;
            return self.found(to, wanted, |_| false, |_| field.to_owned());
        }
        if document.is_empty() {
            let (set, target) = field.rsplit_once('/').ok_or(NO_LINK)?;
            let target: Id = target.parse().map_err(|_| NO_LINK)?;
            let naming = self.at_work_naming(target, set)?;
            let is_chosen = |id: Id| naming.iter().any(|row| row.doc == id);
            let to = crate::document::kind::USE_CASE;
            return self.found(to, wanted, is_chosen, |_| field.to_owned());
        }
        let document = self.document(document.parse().map_err(|_| NO_LINK)?)?;
        let record: Id = record.parse().map_err(|_| NO_LINK)?;
        let held = document.records.get(&record).ok_or(NO_LINK)?;
        let mut asked = Scoping::built_in().fields(&held.kind).into_iter();
        let is_asked = |asked: &&Field| asked.field == field && asked.kind == Control::Links;
        let asked = asked.find(is_asked).ok_or(NO_LINK)?;
        let is_chosen = |id: Id| held.is_set(&field::member(field, id));
        self.found(&asked.to, wanted, is_chosen, |id| field::member(field, id))
    }

    fn found(
        &self,
        to: &str,
        wanted: &str,
        is_chosen: impl Fn(Id) -> bool,
        field_of: impl Fn(Id) -> String,
    ) -> Result<LinkChoices, Error> {
        let listed = self.listed_of(to).filter(|row| row.state == State::Shown);
        let listed: Vec<&Listed> = listed.collect();
        let names = listed.iter().map(|row| self.name_listed(row));
        let names = names.collect::<Result<Vec<String>, Error>>()?;
        let likeness = name::likeness(names.iter().map(String::as_str), wanted);
        let like = likeness.into_iter().zip(listed).zip(names);
        let mut like: Vec<((Likeness, &Listed), String)> = like
            .filter(|((likeness, _), _)| *likeness != Likeness::Other)
            .collect();
        let collation = &self.collation;
        like.sort_by_cached_key(|((likeness, row), name)| {
            (*likeness != Likeness::Same, collation.key(name), row.doc)
        });
        let more = u32::try_from(like.len().saturating_sub(FOUND)).unwrap_or(u32::MAX);
        like.truncate(FOUND);
        let mut found = LinkChoices {
            options: Vec::new(),
            likeness: Vec::new(),
            more,
        };
        for ((likeness, row), _) in like {
            found
                .options
                .push(self.option(row, is_chosen(row.doc), &field_of)?);
            found.likeness.push(likeness);
        }
        Ok(found)
    }

    fn option(
        &self,
        row: &Listed,
        chosen: bool,
        field_of: &impl Fn(Id) -> String,
    ) -> Result<Choice, Error> {
        let link = self.link_listed(row)?;
        Ok(Choice {
            key: link.id,
            field: field_of(row.doc),
            name: link.name,
            hint: link.state,
            chosen,
        })
    }
}

//! What links can lead to. Few are sent with what is asked; of many only those that are chosen, and the others when they are
//! looked for by name.

use std::collections::HashSet;

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::store::{Listed, State};
use crate::text::name;
use crate::view::{Choice, Choices, Control, Likeness, LinkChoices};
use crate::workspace::Reader;
use crate::workspace::screens::scoping::members;
use crate::workspace::screens::slices::number;

/// So many are sent with what is asked.
pub(crate) const FEW: usize = 40;

/// So many are sent with what is asked in a row of a list, which shows them when it is opened.
pub(crate) const FEW_IN_A_ROW: usize = 3;

/// So many that are chosen are answered to somebody who opens them. More are found by name.
const CHOSEN: usize = 200;

/// So many are answered to somebody who looks for one.
const FOUND: usize = 60;

/// A link from somewhere to documents of a kind.
#[derive(Clone, Copy)]
pub(crate) struct Link<'a> {
    /// The kind.
    pub to: &'a str,
    /// The documents that it leads to.
    pub chosen: &'a HashSet<Id>,
    /// The field that says so.
    pub field_of: &'a dyn Fn(Id) -> String,
}

impl Reader {
    /// The options of a link to documents of a kind: all of few, of many those that are chosen. Of archived documents those
    /// alone that are chosen.
    pub(crate) fn link_options(&self, link: Link<'_>) -> Result<(Choices, usize), Error> {
        // Of many nothing is looked at but what is chosen.
        let chosen: Vec<(&Listed, bool)> = self.linked(link).map(|row| (row, true)).collect();
        let archived = chosen.iter().filter(|(row, _)| row.state != State::Shown);
        let all = self.count_shown(link.to) + archived.count();
        let options = match all <= FEW {
            true => self.linkable(link),
            false => chosen,
        };
        let options = options.into_iter();
        let options = options.map(|(row, chosen)| self.option(row, chosen, link));
        let mut options = options.collect::<Result<Vec<Choice>, Error>>()?;
        let collation = &self.collation;
        options.sort_by_cached_key(|option| (collation.key(&option.name), option.key.clone()));
        let mut options = Choices::from(options);
        options.send_at_most(FEW);
        Ok((options, all))
    }

    /// What a link that is asked for can lead to and is like a name, the same name first; some of many. To no name all of few
    /// are answered, and of many those that are chosen. `document` is empty where the link is asked for at its other end, and
    /// `field` then names that end.
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
        let to = kind::USE_CASE;
        let field_of = &|_| field.to_owned();
        if document.is_empty() && field == field::SERVES {
            // Asked to filter by.
            let chosen = &HashSet::new();
            let link = Link {
                to,
                chosen,
                field_of,
            };
            return self.found(link, wanted);
        }
        if document.is_empty() {
            let (set, target) = field.rsplit_once('/').ok_or(NO_LINK)?;
            let target: Id = target.parse().map_err(|_| NO_LINK)?;
            let naming = self.at_work_naming(target, set)?;
            let chosen = &naming.into_iter().map(|row| row.doc).collect();
            let link = Link {
                to,
                chosen,
                field_of,
            };
            return self.choices(link, wanted);
        }
        let document = self.document(document.parse().map_err(|_| NO_LINK)?)?;
        let record: Id = record.parse().map_err(|_| NO_LINK)?;
        let held = document.records.get(&record).ok_or(NO_LINK)?;
        let mut asked = Scoping::built_in().fields(&held.kind).into_iter();
        let is_asked = |asked: &&Field| asked.field == field && asked.kind == Control::Links;
        let asked = asked.find(is_asked).ok_or(NO_LINK)?;
        let field_of = &|id: Id| field::member(field, id);
        let link = Link {
            to: &asked.to,
            chosen: &members(held, field).collect(),
            field_of,
        };
        self.choices(link, wanted)
    }

    fn choices(&self, link: Link<'_>, wanted: &str) -> Result<LinkChoices, Error> {
        if !wanted.trim().is_empty() {
            return self.found(link, wanted);
        }
        let (options, all) = self.link_options(link)?;
        let mut options = options.to_vec();
        let sent_already = mutant::lacks("what was not sent is answered");
        options.truncate(if sent_already { FEW_IN_A_ROW } else { CHOSEN });
        Ok(LinkChoices {
            likeness: vec![Likeness::Like; options.len()],
            more: number(all - options.len()),
            options,
        })
    }

    /// What a link can lead to, and whether it does. Of archived documents those alone that are chosen.
    fn linkable(&self, link: Link<'_>) -> Vec<(&Listed, bool)> {
        let listed = self.listed_of(link.to);
        let listed = listed.map(|row| (row, link.chosen.contains(&row.doc)));
        listed
            .filter(|(row, chosen)| can_be_linked(row, *chosen))
            .collect()
    }

    /// What of this a link leads to.
    fn linked(&self, link: Link<'_>) -> impl Iterator<Item = &Listed> {
        let rows = link.chosen.iter().filter_map(|id| self.listed.get(id));
        rows.map(|row| &**row).filter(move |row| {
            row.kind == link.to && row.state != State::Hidden && can_be_linked(row, true)
        })
    }

    fn found(&self, link: Link<'_>, wanted: &str) -> Result<LinkChoices, Error> {
        let linkable = self.linkable(link);
        let names = linkable.iter().map(|(row, _)| self.name_listed(row));
        let names = names.collect::<Result<Vec<String>, Error>>()?;
        let likeness = name::likeness(names.iter().map(String::as_str), wanted);
        let like = likeness.into_iter().zip(linkable.into_iter().zip(names));
        let like = like.filter(|(likeness, _)| *likeness != Likeness::Other);
        let mut like: Vec<_> = like.collect();
        let collation = &self.collation;
        like.sort_by_cached_key(|(likeness, ((row, _), name))| {
            (*likeness != Likeness::Same, collation.key(name), row.doc)
        });
        let more = number(like.len().saturating_sub(FOUND));
        like.truncate(FOUND);
        let mut found = LinkChoices {
            options: Vec::new(),
            likeness: Vec::new(),
            more,
        };
        for (likeness, ((row, chosen), _)) in like {
            found.options.push(self.option(row, chosen, link)?);
            found.likeness.push(likeness);
        }
        Ok(found)
    }

    fn option(&self, row: &Listed, chosen: bool, link: Link<'_>) -> Result<Choice, Error> {
        let linked = self.link_listed(row)?;
        Ok(Choice {
            key: linked.id,
            field: (link.field_of)(row.doc),
            name: linked.name,
            hint: linked.state,
            chosen,
        })
    }
}

fn can_be_linked(row: &Listed, is_chosen: bool) -> bool {
    row.state == State::Shown || (is_chosen && !mutant::lacks("what is archived stays chosen"))
}

//! What scoping asks about a record, with its answers.

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind;
use crate::document::quarter::Quarter;
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping, estimate, measure};
use crate::metric::Metric;
use crate::page::taken::taken;
use crate::text::name;
use crate::use_case::target::Target;
use crate::use_case::{self, labels, said};
use crate::view::{Ask, Choice, Control, Edited, Other, Person};
use crate::workspace::screens::choices::Link;
use crate::workspace::screens::scoping::members;
use crate::workspace::screens::slices::number;
use crate::workspace::screens::wording::read;
use crate::workspace::{Reader, SETTINGS};

/// So many quarters are offered, beginning with this one.
const OFFERED: i32 = 8;

impl Reader {
    /// The fields of a record as shown, in order.
    pub(crate) fn asks<'a>(
        &self,
        document: &Document,
        record: Id,
        fields: impl IntoIterator<Item = &'a Field>,
    ) -> Result<Vec<Ask>, Error> {
        fields
            .into_iter()
            .map(|field| self.ask(document, record, field))
            .collect()
    }

    /// A field of a record as shown.
    pub(crate) fn ask(&self, document: &Document, record: Id, field: &Field) -> Result<Ask, Error> {
        let nothing = Record::default();
        let held = document.records.get(&record).unwrap_or(&nothing);
        let (options, all) = match field.kind {
            Control::Links => self.link_options(Link {
                to: &field.to,
                chosen: &members(held, &field.field).collect(),
                field_of: &|id| field.member(&id.to_string()),
            })?,
            Control::Choice if !field.among.is_empty() => {
                let options = self.options_among(document, held, field)?;
                let all = options.len();
                (options.into(), all)
            }
            Control::Quarter => {
                let options = self.quarters(held.text(&field.field), &field.field);
                let all = options.len();
                (options.into(), all)
            }
            _ => {
                let options = options(held, field);
                let all = options.len();
                (options.into(), all)
            }
        };
        let chosen = options.iter().filter(|option| option.chosen);
        let chosen: Vec<&str> = chosen.map(|option| option.name.as_str()).collect();
        let person = match field.kind {
            Control::Person => self.named_person(held.text(&field.field))?,
            _ => None,
        };
        let measured = match field.kind {
            Control::Measure => Some(measure::read(held.text(&field.field)).unwrap_or_default()),
            _ => None,
        };
        let other = field.other.then(|| Other {
            field: field.other_field(),
            value: held.text(&field.other_field()).to_owned(),
            hint: field.hint.clone(),
        });
        let own = |field: &str| document.own().map_or("", |own| own.text(field));
        let (activation, unit) = (own("activation"), own("unit"));
        Ok(Ask {
            document: document.id.to_string(),
            record: record.to_string(),
            field: field.field.clone(),
            idea: field.idea.clone(),
            question: field.question.clone(),
            hint: field.hint_for(activation).to_owned(),
            control: field.kind,
            value: said::value(held, field).into_owned(),
            shown: match (&person, field.kind) {
                (Some(person), _) => person.name.clone(),
                (None, Control::Links) => chosen.join(", "),
                (None, Control::Choice) if !field.among.is_empty() => chosen.join(", "),
                _ => said::in_words(held, field, unit).into_owned(),
            },
            suggestions: self.suggestions(field)?,
            all: number(all),
            chosen: number(chosen.len()),
            options,
            other,
            makes: kind::ASKED
                .contains(&field.to.as_str())
                .then(|| field.to.clone()),
            measure: measured,
            estimate: match field.kind {
                Control::Estimate => {
                    Some(estimate::read(held.text(&field.field)).unwrap_or_default())
                }
                _ => None,
            },
            unit: said::unit_of(held, field).to_owned(),
            has_source: field.source,
            range: field.range.clone(),
            person,
            taken: match field.kind {
                Control::Text => taken(held.text(&field.field)),
                Control::Date if field.field == kind::field::GO_LIVE => Target::of(held).doubt(),
                _ => None,
            },
            html: match field.kind {
                Control::Text => read(held.text(&field.field)),
                _ => String::new(),
            },
            quotes: match document.kind() == kind::USE_CASE && record == document.id {
                true => self.quotes(document, &*self.framework_of(document)?, &field.field)?,
                false => Vec::new(),
            },
            suggested: match record == document.id {
                true => self.suggested_for(document, field)?,
                false => Vec::new(),
            },
            edited: self.last_edit(held, field)?,
        })
    }

    /// What a document of a workspace is called: a use case by its title, anything else by its name.
    pub(crate) fn called(&self, document: &Document) -> Result<String, Error> {
        if document.kind() == kind::USE_CASE {
            return Ok(use_case::title(document).to_owned());
        }
        if document.id == SETTINGS {
            return Ok("Workspace settings".to_owned());
        }
        let name = document.own().map_or("", |own| own.text("name")).trim();
        Ok(if name.is_empty() {
            format!("Untitled {}", document.kind())
        } else {
            name.to_owned()
        })
    }

    /// How far a document of a workspace is, as the name and key of its status or state, empty where none is chosen; of a
    /// metric where it stands.
    pub(crate) fn standing_of(&self, document: &Document) -> Result<(String, String), Error> {
        let field = match document.kind() {
            kind::INTEGRATION => "status",
            kind::TAG => "state",
            kind::METRIC => {
                let (standing, _) = Metric::of(document, self.today_in_days()).standing();
                return Ok((standing.label().to_owned(), standing.key().to_owned()));
            }
            _ => return Ok(Default::default()),
        };
        let key = document.own().map_or("", |own| own.text(field));
        let found = Scoping::built_in().find(document.kind(), field);
        let name = found
            .and_then(|found| found.field.option(key))
            .map(|option| option.name.clone());
        Ok(name.map(|name| (name, key.to_owned())).unwrap_or_default())
    }

    /// What is offered while typing: a field's own words, or the metrics to pick from that there aren't yet.
    fn suggestions(&self, field: &Field) -> Result<Vec<String>, Error> {
        if field.to != kind::METRIC {
            return Ok(field.suggestions.clone());
        }
        let groups = &Scoping::built_in().suggestions;
        let names = groups.iter().flat_map(|group| &group.metrics);
        let there = self.listed_of(kind::METRIC);
        let there = there.map(|row| self.name_listed(row));
        let there = there.collect::<Result<Vec<String>, Error>>()?;
        Ok(name::unknown(
            names.map(|metric| metric.name.as_str()),
            there.iter().map(String::as_str),
        ))
    }

    /// The documents that are linked where the options of a choice come from.
    fn options_among(
        &self,
        document: &Document,
        held: &Record,
        field: &Field,
    ) -> Result<Vec<Choice>, Error> {
        let linked = Scoping::built_in().find(document.kind(), &field.among);
        let to = match linked {
            Some(linked) => &linked.field.to,
            None => kind::METRIC,
        };
        let links = self.links(document, &field.among, to)?.into_iter();
        let choices = links.map(|link| Choice {
            chosen: held.text(&field.field) == link.id,
            key: link.id,
            field: field.field.clone(),
            name: link.name,
            hint: String::new(),
        });
        Ok(choices.collect())
    }

    /// The quarters to choose from: this one, those to come, and the one that is chosen.
    fn quarters(&self, chosen: &str, field: &str) -> Vec<Choice> {
        let today = Quarter::of_day(&self.today()).unwrap_or(Quarter::FIRST);
        let mut offered = Vec::from_iter((0..OFFERED).map(|later| today.plus(later)));
        offered.extend(Quarter::kept(chosen));
        offered.sort();
        offered.dedup();
        let choice = |quarter: Quarter| Choice {
            key: quarter.key(),
            field: field.to_owned(),
            name: quarter.in_words(),
            hint: String::new(),
            chosen: quarter.key() == chosen,
        };
        offered.into_iter().map(choice).collect()
    }

    /// The person that a field names. Text that is no identifier is taken for a name: it may come from elsewhere.
    fn named_person(&self, held: &str) -> Result<Option<Person>, Error> {
        if held.is_empty() {
            return Ok(None);
        }
        let id = held.parse::<Id>().ok();
        let mut person = self.person(id)?;
        if id.is_none() {
            held.clone_into(&mut person.name);
        }
        Ok(Some(person))
    }

    fn last_edit(&self, held: &Record, field: &Field) -> Result<Option<Edited>, Error> {
        let Some(field) = held.fields.get(&field.field) else {
            return Ok(None);
        };
        Ok(Some(self.edited_by(field.at, self.name_of(field.author)?)))
    }
}

/// What can be chosen among what the question itself names.
fn options(held: &Record, field: &Field) -> Vec<Choice> {
    let own = |key: &str, name: String, hint: &str, chosen: bool, field: String| Choice {
        key: key.to_owned(),
        field,
        name,
        hint: hint.to_owned(),
        chosen,
    };
    match field.kind {
        Control::Choice => {
            let chosen = held.text(&field.field);
            let option = |option: &crate::framework::scoping::Choice| {
                own(
                    &option.key,
                    option.name.clone(),
                    &option.hint,
                    option.key == chosen,
                    field.field.clone(),
                )
            };
            field.options.iter().map(option).collect()
        }
        Control::Flags => {
            let option = |option: &crate::framework::scoping::Choice| {
                let member = field.member(&option.key);
                own(
                    &option.key,
                    option.name.clone(),
                    &option.hint,
                    held.is_set(&member),
                    member,
                )
            };
            field.options.iter().map(option).collect()
        }
        Control::Labels => {
            let labels = labels::labels(held).into_iter();
            let option = |(field, label): (&str, &str)| {
                own(field, label.to_owned(), "", true, field.to_owned())
            };
            labels.map(option).collect()
        }
        Control::Rating => {
            let chosen = held.integer(&field.field);
            let option = |(number, label): (i64, &String)| {
                own(
                    &number.to_string(),
                    label.clone(),
                    "",
                    chosen == Some(number),
                    field.field.clone(),
                )
            };
            (1..).zip(&field.labels).map(option).collect()
        }
        _ => Vec::new(),
    }
}

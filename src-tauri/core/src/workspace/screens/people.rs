//! People: each once in the workspace, and the same everywhere.

use std::sync::Arc;

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::link::Link;
use crate::error::Error;
use crate::framework::Framework;
use crate::text::email;
use crate::text::name;
use crate::view::{People, Person};
use crate::workspace::Reader;

/// What somebody is called whom the workspace does not hold, or who has no name.
pub(crate) const UNKNOWN: &str = "Unknown person";

/// What somebody is called of whom everything was erased.
pub(crate) const ERASED: &str = "Erased person";

impl Reader {
    /// Whom the workspace knows, and the roles, companies and teams to choose from.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn people(&self) -> Result<People, Error> {
        let same = self.same();
        let mut documents = self.documents_of(kind::PERSON)?;
        documents.retain(|document| {
            same.one(document.id) == document.id && !self.erased.has(document.id)
        });
        let people = documents
            .iter()
            .map(|document| self.used_person(document.id));
        let mut people = people.collect::<Result<Vec<Person>, _>>()?;
        let collation = &self.collation;
        people.sort_by_cached_key(|person| {
            let (name, company) = (&person.name, &person.company);
            (
                collation.key(name),
                collation.key(company),
                person.id.clone(),
            )
        });
        let used = |field: fn(&Person) -> &String| -> Vec<String> {
            collation.distinct(people.iter().map(|person| field(person).as_str()))
        };
        let (mut roles, companies, teams) = (
            used(|person| &person.role),
            used(|person| &person.company),
            used(|person| &person.team),
        );
        let usual = &Framework::built_in().roles;
        let usual = name::unknown(
            usual.iter().map(String::as_str),
            roles.iter().map(String::as_str),
        );
        roles.extend(usual);
        Ok(People {
            people,
            roles,
            companies,
            teams,
        })
    }

    /// What was erased and when, in sentences that name nobody.
    pub(crate) fn erasures_told(&self) -> Result<Vec<String>, Error> {
        let deeds = self.shelf.source.deeds()?.into_iter();
        let told = deeds.map(|deed| {
            let what = match deed.documents {
                0 => "Wordings of texts were".to_owned(),
                1 => "A person was".to_owned(),
                people => format!("{people} entries of people were"),
            };
            match deed.at {
                // It came to be known with no day.
                0 => format!("{what} erased."),
                at => format!("{what} erased {}.", self.told(at)),
            }
        });
        Ok(told.collect())
    }

    /// Who bears a name, however it is spelled.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn people_named(&self, name: &str) -> Result<Vec<Person>, Error> {
        let named = self.named(kind::PERSON, name)?;
        let named = named.iter();
        named.map(|entry| self.plain_person(entry.id)).collect()
    }

    /// A person as stakeholder rows show them.
    pub(crate) fn person(&self, id: Option<Id>) -> Result<Person, Error> {
        match id {
            Some(id) => self.used_person(id),
            None => Ok(Person {
                id: String::new(),
                name: UNKNOWN.to_owned(),
                role: String::new(),
                company: String::new(),
                team: String::new(),
                email: String::new(),
                email_problem: None,
                used_in: Vec::new(),
                uses: 0,
            }),
        }
    }

    /// The name of a person, such as an author.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn name_of(&self, id: Id) -> Result<String, Error> {
        if self.erased.has(id) {
            return Ok(ERASED.to_owned());
        }
        let document = self.document(self.one(id))?;
        let name = document.own().map_or("", |own| own.text("name")).trim();
        Ok(if name.is_empty() {
            UNKNOWN.to_owned()
        } else {
            name.to_owned()
        })
    }

    /// What is entered of a person, that which stands for all first.
    pub(crate) fn entries(&self, id: Id) -> Result<Vec<Arc<Document>>, Error> {
        let all = self.same().all(id).into_iter();
        all.map(|id| self.document(id)).collect()
    }

    /// Who names a person in a field, by whichever entry.
    pub(crate) fn naming(&self, id: Id, field: &str) -> Result<Vec<Link>, Error> {
        let mut links = Vec::new();
        for id in self.same().all(id) {
            links.extend(self.links_to(id, field)?);
        }
        links.sort_by(|one, other| (one.source, &one.phase).cmp(&(other.source, &other.phase)));
        Ok(links)
    }

    /// A person, with where the person is a stakeholder.
    fn used_person(&self, id: Id) -> Result<Person, Error> {
        let links = self.naming(id, field::PERSON)?;
        let mut lines = Vec::new();
        let by_use_case = links.chunk_by(|one, next| one.source == next.source);
        for links in by_use_case.clone().take(USES) {
            let Some(row) = self.listed.get(&links[0].source) else {
                continue;
            };
            let named = row
                .summary()
                .map_or(String::new(), |summary| summary.framework);
            let framework = self.framework_named(&named)?;
            let mut links: Vec<&Link> = links.iter().collect();
            links.sort_by_key(|link| {
                let mut phases = framework.phases.iter();
                let place = phases.position(|phase| phase.key == link.phase);
                place.map_or((true, 0), |place| (false, place))
            });
            let label = |link: &&Link| match framework.phase(&link.phase) {
                Some(phase) => phase.label.clone(),
                None => link.phase.clone(),
            };
            let labels: Vec<String> = links.iter().map(label).collect();
            lines.push(format!("{}: {}", self.name_listed(row)?, labels.join(", ")));
        }
        match by_use_case.count() {
            all if all > USES => lines.push(format!("and {} more", all - USES)),
            _ => {}
        }
        let rows = links.len() as u32;
        self.person_with(id, Uses { rows, lines })
    }

    /// What is entered of a person.
    pub(crate) fn plain_person(&self, id: Id) -> Result<Person, Error> {
        self.person_with(id, Uses::default())
    }

    fn person_with(&self, id: Id, uses: Uses) -> Result<Person, Error> {
        let mut person = person(&self.entries(id)?, uses);
        if self.erased.has(id) {
            ERASED.clone_into(&mut person.name);
        }
        Ok(person)
    }
}

/// Where a person is a stakeholder: in how many rows, and in words.
#[derive(Debug, Default)]
struct Uses {
    rows: u32,
    lines: Vec<String>,
}

/// How many use cases of a person are named.
const USES: usize = 20;

/// A person by all that is entered of them: where the first entry says nothing, another may.
fn person(entries: &[Arc<Document>], uses: Uses) -> Person {
    let text = |field: &str| {
        let said = entries.iter().filter_map(|entry| entry.own());
        let mut said = said.map(|own| own.text(field));
        let said = said.find(|text| !text.trim().is_empty());
        said.unwrap_or_default().to_owned()
    };
    let id = entries.first().map(|entry| entry.id.to_string());
    let name = text(field::NAME);
    Person {
        id: id.unwrap_or_default(),
        name: if name.is_empty() {
            UNKNOWN.to_owned()
        } else {
            name
        },
        role: text("role"),
        company: text("company"),
        team: text("team"),
        email_problem: email::problem(&text("email")),
        email: text("email"),
        used_in: uses.lines,
        uses: uses.rows,
    }
}

/// Role, company, team and email of somebody, as far as they are known.
pub(crate) fn about(person: &Person) -> String {
    let all = [&person.role, &person.company, &person.team, &person.email];
    let known: Vec<&str> = all.into_iter().map(String::as_str).collect();
    joined(known)
}

/// What is known of several things, one behind the other.
pub(crate) fn joined(mut parts: Vec<&str>) -> String {
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

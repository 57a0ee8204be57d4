//! People: each once in the workspace, and the same everywhere.

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

impl Reader {
    /// Whom the workspace knows, and the roles, companies and teams to choose from.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn people(&self) -> Result<People, Error> {
        let documents = self.documents_of(kind::PERSON)?;
        let people = documents.iter().map(|document| self.used_person(document));
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

    /// Who bears a name, however it is spelled.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn people_named(&self, name: &str) -> Result<Vec<Person>, Error> {
        let named = self.named(kind::PERSON, name)?;
        Ok(named
            .iter()
            .map(|document| person(document, Uses::default()))
            .collect())
    }

    /// A person as stakeholder rows show them.
    pub(crate) fn person(&self, id: Option<Id>) -> Result<Person, Error> {
        match id {
            Some(id) => self.used_person(&*self.document(id)?),
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
        let document = self.document(id)?;
        let name = document.own().map_or("", |own| own.text("name")).trim();
        Ok(if name.is_empty() {
            UNKNOWN.to_owned()
        } else {
            name.to_owned()
        })
    }

    /// A person, with where the person is a stakeholder.
    fn used_person(&self, document: &Document) -> Result<Person, Error> {
        let links = self.links_to(document.id, field::PERSON)?;
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
        Ok(person(
            document,
            Uses {
                rows: links.len() as u32,
                lines,
            },
        ))
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

fn person(document: &Document, uses: Uses) -> Person {
    let text = |field: &str| document.own().map_or("", |own| own.text(field)).to_owned();
    let name = text("name");
    Person {
        id: document.id.to_string(),
        name: if name.trim().is_empty() {
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

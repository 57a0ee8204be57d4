//! People: each once in the workspace, and the same everywhere.

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;
use crate::framework::Framework;
use crate::text::email;
use crate::text::name;
use crate::use_case::UseCase;
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
        let uses = self.uses()?;
        let documents = self.documents_of(kind::PERSON)?;
        let mut people: Vec<Person> = documents
            .iter()
            .map(|document| person(document, &uses))
            .collect();
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
        Ok(named.iter().map(|document| person(document, &[])).collect())
    }

    /// A person as stakeholder rows show them.
    pub(crate) fn person(&self, id: Option<Id>, uses: &[Use]) -> Result<Person, Error> {
        match id {
            Some(id) => Ok(person(&*self.document(id)?, uses)),
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

    /// Every stakeholder row of the workspace, by use case.
    pub(crate) fn uses(&self) -> Result<Vec<Use>, Error> {
        let mut uses = Vec::new();
        for document in self.documents_of(kind::USE_CASE)? {
            let framework = self.framework_of(&document)?;
            let use_case = UseCase::new(&document, &framework);
            for row in use_case.rows() {
                let phase = framework
                    .phase(row.phase())
                    .map_or(row.phase(), |phase| &phase.label);
                uses.extend(row.person().map(|person| Use {
                    person,
                    use_case: document.id,
                    title: use_case.title().to_owned(),
                    phase: phase.to_owned(),
                }));
            }
        }
        Ok(uses)
    }
}

/// That a person is a stakeholder somewhere.
#[derive(Debug, Clone)]
pub(crate) struct Use {
    person: Id,
    use_case: Id,
    title: String,
    phase: String,
}

fn person(document: &Document, uses: &[Use]) -> Person {
    let text = |field: &str| document.own().map_or("", |own| own.text(field)).to_owned();
    let mine: Vec<&Use> = uses
        .iter()
        .filter(|used| used.person == document.id)
        .collect();
    let used_in = mine
        .chunk_by(|one, next| one.use_case == next.use_case)
        .map(|uses| {
            let phases: Vec<&str> = uses.iter().map(|used| used.phase.as_str()).collect();
            format!("{}: {}", uses[0].title, phases.join(", "))
        });
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
        used_in: used_in.collect(),
        uses: mine.len() as u32,
    }
}

//! The people of a workspace.

use ninefold_core::view::Person;
use ninefold_core::workspace::Workspace;
use serde::Serialize;

use super::Listing;
use crate::failure::Failure;
use crate::terminal::Table;

#[derive(Serialize)]
struct People<'a> {
    workspace: String,
    people: Vec<OnePerson<'a>>,
}

#[derive(Serialize)]
struct OnePerson<'a> {
    id: &'a str,
    name: &'a str,
    role: &'a str,
    company: &'a str,
    team: &'a str,
    email: &'a str,
}

pub fn list(workspace: &mut Workspace) -> Result<Listing, Failure> {
    let people = workspace.people()?.people;
    let people: Vec<OnePerson<'_>> = people.iter().map(OnePerson::of).collect();
    let cells = |person: &OnePerson<'_>| {
        [
            person.name,
            person.role,
            person.company,
            person.team,
            person.email,
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let table = Table {
        head: Table::head(&["NAME", "ROLE", "COMPANY", "TEAM", "EMAIL"]),
        rows: people.iter().map(cells).collect(),
        numbers: 0..0,
    };
    let workspace = workspace.info().name;
    Listing::new(table, &People { workspace, people })
}

impl<'a> OnePerson<'a> {
    fn of(person: &'a Person) -> Self {
        Self {
            id: &person.id,
            name: &person.name,
            role: &person.role,
            company: &person.company,
            team: &person.team,
            email: &person.email,
        }
    }
}

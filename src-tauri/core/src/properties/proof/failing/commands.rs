//! Every way in which a workspace is changed, moved and kept, a row each.

mod exchanged;
mod kept;
mod said;

use std::cell::RefCell;
use std::path::PathBuf;

use crate::document::id::Id;
use crate::document::origin::Author;
use crate::error::Error;
use crate::properties::World;
use crate::properties::team::served::Served;
use crate::view::{BundleScope, BundleWish, ErasureWish};
use crate::workspace::{Who, Workspace};

/// What a command works on.
pub(super) struct Given<'a> {
    pub(super) world: &'a World,
    pub(super) use_case: &'a str,
    /// Another use case.
    pub(super) other: &'a str,
    /// A team server that nobody has asked anything yet.
    pub(super) server: RefCell<Served>,
}

/// What is done to a workspace.
type Step = fn(&mut Workspace, &Given<'_>) -> Result<(), Error>;

/// A command by its name.
pub(super) struct Command {
    pub(super) name: &'static str,
    /// What was done before it, without a fault.
    pub(super) after: Step,
    pub(super) does: Step,
}

impl<'a> Given<'a> {
    pub(super) fn of(world: &'a World, use_case: &'a str, other: &'a str) -> Self {
        Self {
            world,
            use_case,
            other,
            server: RefCell::new(Served::new()),
        }
    }

    /// A copy of the workspace as Ben has it.
    pub(super) fn copied(&self, workspace: &mut Workspace) -> Result<Workspace, Error> {
        let path = self.beside("Ben.ninefold");
        workspace.save_copy(&path)?;
        let ben = Author {
            id: Id::from_bytes([0xB9; 16]),
            name: "Ben".to_owned(),
        };
        Workspace::open(
            &path,
            &ben,
            self.world.origin(),
            &self.beside("Ben's backups"),
        )
    }

    pub(super) fn beside(&self, name: &str) -> PathBuf {
        self.world.path().with_file_name(name)
    }

    pub(super) fn bundle(&self) -> PathBuf {
        self.beside("bundle")
    }
}

const fn command(name: &'static str, does: Step) -> Command {
    Command {
        name,
        after: |_, _| Ok(()),
        does,
    }
}

const fn after(after: Step, name: &'static str, does: Step) -> Command {
    Command { name, after, does }
}

/// All of them. `every_command_is_among_them` says which have no row, and why.
pub(super) fn commands() -> impl Iterator<Item = &'static Command> {
    let all = [said::COMMANDS, kept::COMMANDS, exchanged::COMMANDS];
    all.into_iter().flatten()
}

const SCORE: &str = "score/ideation/customer-value";
const PHASE: &str = "ideation";
const TEMPLATE: &str = "abandoned-basket";

fn everything() -> BundleWish {
    BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    }
}

fn wish(person: String) -> ErasureWish {
    ErasureWish {
        person,
        also: Vec::new(),
        kept: Vec::new(),
    }
}

fn dora(workspace: &mut Workspace, given: &Given<'_>) -> Result<(), Error> {
    let who = Who::New("Dora".to_owned());
    workspace
        .add_stakeholder(given.use_case, PHASE, &who)
        .map(drop)
}

fn person(workspace: &mut Workspace, name: &str) -> Result<String, Error> {
    let people = workspace.people()?.people.into_iter();
    let found = people
        .filter(|one| one.name == name)
        .map(|one| one.id)
        .next();
    found.ok_or(Error::Unknown("person"))
}

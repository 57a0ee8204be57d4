//! The domain of Ninefold, without a window: frameworks as data, documents made of changes, scoring, progress,
//! pages and their writers, and the workspace file that holds it all.

pub mod change;
pub mod check;
pub mod collation;
pub mod day;
pub mod deck;
pub mod email;
pub mod error;
pub mod file_name;
pub mod files;
pub mod fold;
pub mod folder;
pub mod folders;
pub mod framework;
pub mod generate;
pub mod id;
pub mod lock;
pub mod metric;
mod mutant;
pub mod name;
pub mod offer;
pub mod origin;
pub mod page;
pub mod picture;
pub mod position;
pub mod progress;
pub mod roadmap;
pub mod scoping;
pub mod scoring;
pub mod seen;
pub mod sheet;
pub mod stamp;
mod store;
pub mod tracker;
pub mod typing;
pub mod undo;
pub mod use_case;
pub mod value;
pub mod view;
pub mod workspace;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod snapshot;

/// The version of SQLite that is built in.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

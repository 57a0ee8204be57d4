//! The domain of Ninefold, without a window: frameworks as data, documents made of changes, scoring, progress,
//! pages and their writers, and the workspace file that holds it all.

pub mod benefit;
pub mod capture;
pub mod deck;
pub mod disk;
pub mod document;
pub mod error;
pub mod framework;
pub mod generate;
pub mod handover;
pub mod measure;
pub mod metric;
pub mod office;
pub mod outline;
pub mod page;
pub mod picture;
pub mod portfolio;
pub mod roadmap;
pub mod spreadsheet;

pub mod store;
pub mod tagging;
pub mod team;
pub mod template;
pub mod text;
pub mod tracker;
pub mod use_case;
pub mod view;
mod wire;
pub mod workspace;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod snapshot;

/// The version of SQLite that is built in.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

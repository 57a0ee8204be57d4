//! The domain of Ninefold, without a window: frameworks as data, documents made of changes, scoring, progress,
//! pages and their writers, and the workspace file that holds it all.

pub mod framework;
pub mod view;

//! Colors and fonts that programs offer to whoever edits a file.

/// The part of the file.
pub const THEME: &str = include_str!("theme.xml");

/// What it is.
pub const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

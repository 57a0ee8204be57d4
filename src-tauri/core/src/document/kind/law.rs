//! What the law asks of an integration and of a tag.

/// What the data is used for.
pub const PURPOSE: &str = "law/purpose";
/// Which data it is.
pub const DATA: &str = "law/data";
/// Whose data it is.
pub const PEOPLE: &str = "law/people";
/// The basis on which it is lawful.
pub const BASIS: &str = "law/basis";
/// Who receives it.
pub const RECIPIENTS: &str = "law/recipients";
/// How long it is kept.
pub const RETENTION: &str = "law/retention";
/// Whether it leaves the European Economic Area.
pub const TRANSFER: &str = "law/transfer";
/// To which countries, in words.
pub const COUNTRY: &str = "law/country";
/// What protects it there.
pub const SAFEGUARD: &str = "law/safeguard";
/// The signal that lets it run.
pub const SIGNAL: &str = "law/signal";

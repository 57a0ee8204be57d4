//! Files of office programs: packages of XML, what all of them say of themselves, and Word files, written from pages.

pub mod docx;
pub mod package;
pub mod properties;
pub mod theme;
pub mod xml;

//! The properties of a file.

use super::package::{Package, Relations};
use super::xml::Xml;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const APP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const APP_TYPE: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";

/// The most characters of a property.
const LONGEST: usize = 255;

/// What programs and folders show of a file. What is empty is not written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Properties<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// The language of its texts as a BCP 47 tag: `en-US`.
    pub language: &'a str,
    /// When what it says was changed last: `2026-11-22T09:30:00Z`.
    pub modified: &'a str,
}

/// A person's language, as files name it: that of what the app itself says where it is not known.
pub fn language(tag: &str) -> &str {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let is_language = (2..=3).contains(&first.len()) && parts.all(is_part);
    if is_language && first.chars().all(|c| c.is_ascii_alphabetic()) {
        tag
    } else {
        "en-US"
    }
}

/// Adds them to a package, with what refers to the document and which program wrote the file.
pub fn add(package: &mut Package, document: &str, properties: &Properties<'_>) {
    let mut relations = Relations::default();
    relations.part("officeDocument", document);
    relations.package("core-properties", "docProps/core.xml");
    relations.part("extended-properties", "docProps/app.xml");
    package.relate("", relations);
    let core = Xml::document(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &CORE),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
        |xml| {
            for (tag, value) in [
                ("dc:title", properties.title),
                ("dc:subject", properties.subject),
                ("dc:creator", properties.author),
                ("dc:language", properties.language),
            ] {
                let words: Vec<&str> = value.split_whitespace().collect();
                let value: String = words.join(" ").chars().take(LONGEST).collect();
                if !value.is_empty() {
                    xml.text(tag, &value);
                }
            }
            if !properties.modified.is_empty() {
                for tag in ["dcterms:created", "dcterms:modified"] {
                    xml.text_with(tag, &[("xsi:type", &"dcterms:W3CDTF")], properties.modified);
                }
            }
        },
    );
    package.add("docProps/core.xml", CORE_TYPE, core, Relations::default());
    let app = Xml::document("Properties", &[("xmlns", &APP)], |xml| {
        xml.text("Application", "Ninefold");
    });
    package.add("docProps/app.xml", APP_TYPE, app, Relations::default());
}

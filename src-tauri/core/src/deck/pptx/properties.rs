//! The properties of the file.

use super::super::Deck;
use super::package::{Package, Relations};
use super::xml::Xml;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_TYPE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const APP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const APP_TYPE: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";

/// The most characters of a property.
const LONGEST: usize = 255;

/// Adds title, subject, author and language, and which program wrote the file.
pub fn add(package: &mut Package, deck: &Deck) {
    let core = Xml::document(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &CORE),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
        ],
        |xml| {
            for (tag, value) in [
                ("dc:title", &deck.title),
                ("dc:subject", &deck.subject),
                ("dc:creator", &deck.author),
                ("dc:language", &deck.language),
            ] {
                let words: Vec<&str> = value.split_whitespace().collect();
                let value: String = words.join(" ").chars().take(LONGEST).collect();
                if !value.is_empty() {
                    xml.text(tag, &value);
                }
            }
        },
    );
    package.add("docProps/core.xml", CORE_TYPE, core, Relations::default());
    let app = Xml::document("Properties", &[("xmlns", &APP)], |xml| {
        xml.text("Application", "Ninefold");
        xml.text("PresentationFormat", "Widescreen");
    });
    package.add("docProps/app.xml", APP_TYPE, app, Relations::default());
}

//! Writes a page as a Word file: the parts of the standard that such a document needs, and no more.
//!
//! Headings, lists, tables and links are Word's own, so that its outline, its contents and its readers for the blind know
//! them; how they look is in styles that a company can exchange.

mod body;
mod contents;
mod numbering;
mod paper;
mod picture;
mod run;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use super::package::{OFFICE, Package, Relations};
use super::properties::{self, Properties};
use super::theme::{THEME, THEME_TYPE};
use super::xml::{Attributes, Xml};
use crate::page::hold::Held;
use crate::page::target::Target;
use crate::page::{Page, hold};
use body::Body;
use paper::Paper;
use zip::result::ZipError;

/// Why a page can't be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file became larger than ZIP files can be.
    #[error("the document is too large for a Word file: leave out some pictures. ({0})")]
    TooLarge(#[from] ZipError),
}

/// The namespaces of all parts.
const NAMESPACES: Attributes<'static> = &[
    (
        "xmlns:w",
        &"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    ("xmlns:r", &OFFICE),
    (
        "xmlns:wp",
        &"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        &"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        &"http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    (
        "xmlns:w14",
        &"http://schemas.microsoft.com/office/word/2010/wordml",
    ),
    (
        "xmlns:mc",
        &"http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    ("mc:Ignorable", &"w14"),
];

/// What the content types of all parts begin with.
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The page as a file. The same page with the same properties always gives the same bytes.
///
/// # Errors
/// [`Error::TooLarge`].
pub fn write(page: &Page, about: &Properties<'_>) -> Result<Vec<u8>, Error> {
    of_held(&hold::held(page, Target::Word), about, "")
}

/// The same of a page as it arrives there; `foot` stands before the number at the foot of every page, and may be empty.
pub(crate) fn of_held(
    held: &Held<'_>,
    about: &Properties<'_>,
    foot: &str,
) -> Result<Vec<u8>, Error> {
    let paper = Paper::usual(about.language);
    let mut package = Package::default();
    properties::add(&mut package, "word/document.xml", about);
    let mut body = Body::new(&held.blocks, paper);
    let header = body.relations.part("header", "header1.xml");
    let footer = body.relations.part("footer", "footer1.xml");
    for (kind, file) in [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
    ] {
        body.relations.part(kind, file);
    }
    let document = Xml::document("w:document", NAMESPACES, |xml| {
        xml.node("w:body", &[], |xml| {
            body.write(xml);
            section(xml, paper, &header, &footer);
        });
    });
    let Body {
        relations,
        numbering,
        media,
        ..
    } = body;
    for (name, content, bytes) in [
        ("styles", "styles", styles::write(about.language)),
        ("numbering", "numbering", numbering.write()),
        ("settings", "settings", styles::settings()),
        ("fontTable", "fontTable", styles::fonts()),
        ("header1", "header", self::header(about.title)),
        ("footer1", "footer", self::footer(foot)),
    ] {
        let path = format!("word/{name}.xml");
        package.add(&path, content_type(content), bytes, Relations::default());
    }
    let theme = Relations::default();
    package.add("word/theme/theme1.xml", THEME_TYPE, THEME.into(), theme);
    for (path, bytes) in media {
        package.file(&format!("word/{path}"), bytes);
    }
    package.add(
        "word/document.xml",
        content_type("document.main"),
        document,
        relations,
    );
    Ok(package.finish()?)
}

fn content_type(of: &'static str) -> String {
    format!("{TYPE}{of}+xml")
}

/// The paper, and what stands at its edges. The title stands on the first page by itself.
fn section(xml: &mut Xml, paper: Paper, header: &str, footer: &str) {
    xml.node("w:sectPr", &[], |xml| {
        xml.leaf(
            "w:headerReference",
            &[("w:type", &"default"), ("r:id", &header)],
        );
        for kind in ["default", "first"] {
            xml.leaf("w:footerReference", &[("w:type", &kind), ("r:id", &footer)]);
        }
        xml.leaf("w:pgSz", &[("w:w", &paper.width), ("w:h", &paper.height)]);
        let margin = Paper::MARGIN;
        xml.leaf(
            "w:pgMar",
            &[
                ("w:top", &margin),
                ("w:right", &margin),
                ("w:bottom", &margin),
                ("w:left", &margin),
                ("w:header", &Paper::EDGE),
                ("w:footer", &Paper::EDGE),
                ("w:gutter", &0),
            ],
        );
        xml.leaf("w:titlePg", &[]);
    });
}

fn header(title: &str) -> Vec<u8> {
    Xml::document("w:hdr", NAMESPACES, |xml| {
        styled(xml, "Header", |xml| {
            xml.node("w:r", &[], |xml| run::text(xml, title));
        });
    })
}

/// `For the steering group only · Page 2 of 7`.
fn footer(foot: &str) -> Vec<u8> {
    let words = |xml: &mut Xml, text: &str| {
        xml.node("w:r", &[], |xml| run::text(xml, text));
    };
    let number = |xml: &mut Xml, of: &str| {
        xml.node("w:fldSimple", &[("w:instr", &of)], |xml| words(xml, "1"));
    };
    Xml::document("w:ftr", NAMESPACES, |xml| {
        styled(xml, "Footer", |xml| {
            if !foot.is_empty() {
                words(xml, &format!("{foot} · "));
            }
            words(xml, "Page ");
            number(xml, "PAGE");
            words(xml, " of ");
            number(xml, "NUMPAGES");
        });
    })
}

/// A paragraph of a style, with what is in it.
fn styled(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.node("w:p", &[], |xml| {
        xml.node("w:pPr", &[], |xml| {
            xml.leaf("w:pStyle", &[("w:val", &style)])
        });
        inside(xml);
    });
}

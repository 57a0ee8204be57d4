//! Packages: parts in a ZIP file, what each part is, and which parts each refers to.

use super::xml::Xml;
use std::borrow::Cow;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// What the names of all relationships to parts of a document begin with.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONSHIPS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// Files that are what their extension says.
const DEFAULTS: [(&str, &str); 4] = [
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
    ("rels", RELATIONSHIPS_TYPE),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
];

/// A package being put together.
#[derive(Debug, Default)]
pub struct Package {
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    /// Where it is, without a slash before it.
    path: String,
    /// What it is; `None` if its extension says so.
    content_type: Option<Cow<'static, str>>,
    bytes: Vec<u8>,
}

/// What a part refers to.
#[derive(Debug, Default)]
pub struct Relations {
    all: Vec<Relation>,
}

#[derive(Debug, PartialEq)]
struct Relation {
    /// The whole name of its kind.
    kind: String,
    target: String,
    /// It leads out of the package.
    external: bool,
}

impl Relations {
    /// A relationship to a part, by a path from the folder of the part that refers to it. Answers its id.
    pub fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(format!("{OFFICE}/{kind}"), target, false)
    }

    /// A relationship of a kind that only packages have.
    pub fn package(&mut self, kind: &str, target: &str) -> String {
        self.add(format!("{RELATIONSHIPS}/metadata/{kind}"), target, false)
    }

    /// A link out of the package. Answers its id, the same for the same address.
    pub fn link(&mut self, address: &str) -> String {
        self.add(format!("{OFFICE}/hyperlink"), address, true)
    }

    fn add(&mut self, kind: String, target: &str, external: bool) -> String {
        let relation = Relation {
            kind,
            target: target.to_owned(),
            external,
        };
        let known = self.all.iter().position(|other| *other == relation);
        let index = known.unwrap_or_else(|| {
            self.all.push(relation);
            self.all.len() - 1
        });
        format!("rId{}", index + 1)
    }
}

impl Package {
    /// Adds a part with what it refers to.
    pub fn add(
        &mut self,
        path: &str,
        content_type: impl Into<Cow<'static, str>>,
        bytes: Vec<u8>,
        relations: Relations,
    ) {
        self.push(path, Some(content_type.into()), bytes);
        self.relate(path, relations);
    }

    /// Adds a part of which the extension says what it is.
    pub fn file(&mut self, path: &str, bytes: Vec<u8>) {
        self.push(path, None, bytes);
    }

    /// Says what a part, or with an empty path the package, refers to.
    pub fn relate(&mut self, path: &str, relations: Relations) {
        if relations.all.is_empty() {
            return;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let slash = if folder.is_empty() { "" } else { "/" };
        let bytes = Xml::document("Relationships", &[("xmlns", &RELATIONSHIPS)], |xml| {
            for (
                index,
                Relation {
                    kind,
                    target,
                    external,
                },
            ) in relations.all.iter().enumerate()
            {
                let id = format!("rId{}", index + 1);
                let mode: Option<(&str, &dyn std::fmt::Display)> =
                    external.then_some(("TargetMode", &"External"));
                let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
                    vec![("Id", &id), ("Type", kind), ("Target", target)];
                attributes.extend(mode);
                xml.leaf("Relationship", &attributes);
            }
        });
        self.push(&format!("{folder}{slash}_rels/{name}.rels"), None, bytes);
    }

    /// The package as a file: always the same for the same parts.
    pub fn finish(self) -> Result<Vec<u8>, ZipError> {
        // No time is written: what is the same has the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("[Content_Types].xml", options)?;
        zip.write_all(&self.content_types())?;
        for part in &self.parts {
            zip.start_file(part.path.as_str(), options)?;
            zip.write_all(&part.bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn push(&mut self, path: &str, content_type: Option<Cow<'static, str>>, bytes: Vec<u8>) {
        self.parts.push(Part {
            path: path.to_owned(),
            content_type,
            bytes,
        });
    }

    fn content_types(&self) -> Vec<u8> {
        let used = |extension: &str| {
            let typed = self.parts.iter().filter(|part| part.content_type.is_none());
            typed
                .map(|part| part.path.rsplit('.').next())
                .any(|found| found == Some(extension))
        };
        Xml::document("Types", &[("xmlns", &CONTENT_TYPES)], |xml| {
            for (extension, content_type) in
                DEFAULTS.iter().filter(|(extension, _)| used(extension))
            {
                xml.leaf(
                    "Default",
                    &[("Extension", extension), ("ContentType", content_type)],
                );
            }
            for part in &self.parts {
                let name = format!("/{}", part.path);
                if let Some(content_type) = &part.content_type {
                    xml.leaf(
                        "Override",
                        &[("PartName", &name), ("ContentType", content_type)],
                    );
                }
            }
        })
    }
}

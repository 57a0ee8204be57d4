//! The packages of decks: what a program that opens one relies on, for empty, usual, overlong and hostile content.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../examples/decks/pictures.rs"]
mod pictures;
#[path = "../examples/decks/specimens/mod.rs"]
mod specimens;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use ninefold_core::deck::{Content, Cover, Deck, Fact, Part, Slide, pptx};
use ninefold_core::page::{answer::answer, plain::plain};
use proptest::prelude::*;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

const CONTENT_TYPES: &str = "[Content_Types].xml";
const RELATIONSHIPS: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// The parts of a package by their paths.
type Parts = BTreeMap<String, Vec<u8>>;

/// An element: its name, and its attributes by theirs.
type Element = (String, BTreeMap<String, String>);

#[test]
fn the_packages_of_all_specimens_are_whole() {
    for (name, deck) in specimens::all() {
        let faults = faults(&parts(&deck));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

/// One mebibyte in a box goes on to further slides, and those are as whole as the others.
#[test]
fn a_mebibyte_of_text_is_written() {
    let text = "A line of an answer that goes on and on.\n".repeat((1 << 20) / 41);
    let parts = parts(&deck("Long", &text));
    assert_eq!(faults(&parts), Vec::<String>::new());
    let slides = parts
        .keys()
        .filter(|path| path.starts_with("ppt/slides/slide"));
    assert!(slides.count() > 50);
}

#[test]
fn the_same_deck_has_the_same_bytes() {
    for (name, deck) in specimens::all() {
        let [one, other] = [0; 2].map(|_| pptx::write(&deck).unwrap());
        assert!(one == other, "{name}");
    }
}

/// Each fault that `faults` is there for is one that it finds.
#[test]
fn what_is_broken_is_found() {
    let whole = parts(&deck("Title", "Text with a [link](https://example.com/)"));
    let slide = "ppt/slides/slide2.xml";
    let rels = "ppt/slides/_rels/slide2.xml.rels";
    let replace = |path: &str, from: &str, to: &str| {
        let mut parts = whole.clone();
        let text = String::from_utf8(parts[path].clone()).unwrap();
        assert!(text.contains(from), "{path} has no {from}: {text}");
        parts.insert(path.to_owned(), text.replacen(from, to, 1).into_bytes());
        faults(&parts)
    };
    let without = |path: &str| {
        let mut parts = whole.clone();
        parts.remove(path).unwrap();
        faults(&parts)
    };
    for (found, told) in [
        (replace(slide, "</p:sld>", "</p:sl>"), "is not well-formed"),
        (replace(slide, "<a:t>", "<a:t>\u{b}"), "'\\u{b}' in a text"),
        (replace(slide, "<a:t>", "<a:t>&nbsp;"), "&nbsp;"),
        (
            replace(slide, " id=\"2\"", " id=\"1\""),
            "has the id 1 twice",
        ),
        (
            replace(slide, "r:id=\"rId", "r:id=\"rId9"),
            "has no relationship rId9",
        ),
        (
            replace(rels, "\"rId2\"", "\"rId1\""),
            "has the id rId1 twice",
        ),
        (
            without("ppt/slideLayouts/slideLayout4.xml"),
            "there is no ppt/slideLayouts/slideLayout4.xml",
        ),
        (
            replace(
                CONTENT_TYPES,
                "/ppt/slides/slide2.xml",
                "/ppt/slides/slide9.xml",
            ),
            "ppt/slides/slide2.xml has no content type",
        ),
        (
            replace("ppt/presentation.xml", "\"257\"", "\"256\""),
            "has the id 256 twice",
        ),
    ] {
        let all = found.join("\n");
        assert!(
            all.contains(told),
            "{told:?} is not among what was found:\n{all}"
        );
    }
}

/// What is smaller can't be read from a seat. Sizes are in hundredths of points.
#[test]
fn no_letters_are_smaller_than_twelve_points() {
    for (name, deck) in specimens::all() {
        let parts = parts(&deck);
        let drawn = parts.iter().filter(|(path, _)| {
            let drawn = ["slides/", "slideLayouts/", "slideMasters/", "charts/"];
            drawn.iter().any(|folder| path.contains(folder)) && path.ends_with(".xml")
        });
        let mut found = 0;
        for (path, bytes) in drawn {
            let all = elements(path, bytes, &mut Vec::new()).into_iter();
            let sizes = all.filter(|(name, _)| name.starts_with("a:"));
            for size in sizes.filter_map(|(_, all)| all.get("sz")?.parse::<u32>().ok()) {
                assert!(size >= 1200, "{name}: {size} in {path}");
                found += 1;
            }
        }
        assert!(found > 20, "{name}: {found} sizes");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed, wherever it is typed.
    #[test]
    fn any_text_makes_a_whole_package(title in "\\PC{0,80}", text in "(\\PC|[\\x00-\\x1f]|[#*_|<>&\\]\\-\\[`]){0,200}") {
        let parts = parts(&deck(&title, &text));
        prop_assert_eq!(faults(&parts), Vec::<String>::new());
    }
}

fn deck(title: &str, text: &str) -> Deck {
    let slide = |content| Slide {
        title: title.to_owned(),
        content,
        notes: text.to_owned(),
    };
    let part = || Part {
        title: title.to_owned(),
        blocks: answer(text, 3),
    };
    let cover = Cover {
        facts: vec![Fact {
            label: title.to_owned(),
            value: plain(text),
        }],
        steps: Vec::new(),
        ..Cover::default()
    };
    let statement = Content::Statement {
        sentence: plain(text),
        parts: vec![part()],
    };
    Deck {
        title: title.to_owned(),
        subject: text.to_owned(),
        author: text.to_owned(),
        foot: text.to_owned(),
        logo: None,
        language: "en-US".to_owned(),
        slides: vec![
            slide(Content::Cover(cover)),
            slide(Content::Body(vec![part()])),
            slide(Content::Canvas(vec![part(), part()])),
            slide(statement),
        ],
    }
}

fn parts(deck: &Deck) -> Parts {
    let bytes = pptx::write(deck).unwrap();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        let twice = parts.insert(name.clone(), bytes);
        assert!(twice.is_none(), "{name} is there twice");
    }
    parts
}

/// What a program would stumble over.
fn faults(parts: &Parts) -> Vec<String> {
    let mut faults = Vec::new();
    let types = elements(CONTENT_TYPES, &parts[CONTENT_TYPES], &mut faults);
    let type_of = |path: &str| {
        let named = types
            .iter()
            .find(|(_, all)| all.get("PartName").is_some_and(|name| name[1..] == *path));
        let ending = path.rsplit('.').next().unwrap_or_default();
        let meant = types.iter().find(|(_, all)| {
            all.get("Extension")
                .is_some_and(|extension| extension == ending)
        });
        named.or(meant).map(|(_, all)| all["ContentType"].clone())
    };
    for (_, all) in &types {
        if let Some(name) = all
            .get("PartName")
            .filter(|name| !parts.contains_key(&name[1..]))
        {
            faults.push(format!(
                "there is no {}, of which a content type is told",
                &name[1..]
            ));
        }
    }
    for (path, bytes) in parts {
        if path == CONTENT_TYPES {
            continue;
        }
        let Some(content_type) = type_of(path) else {
            faults.push(format!("{path} has no content type"));
            continue;
        };
        if content_type == RELATIONSHIPS {
            targets(path, bytes, parts, &mut faults);
        } else if content_type.ends_with("+xml") {
            references(path, bytes, parts, &mut faults);
        }
    }
    faults
}

/// Every relationship of a part leads to a part or out of the package, and has an id of its own.
fn targets(path: &str, bytes: &[u8], parts: &Parts, faults: &mut Vec<String>) {
    let folder = path.replace("_rels/", "");
    let folder: Vec<&str> = folder.split('/').collect();
    let mut ids = BTreeSet::new();
    for (name, all) in elements(path, bytes, faults) {
        if name != "Relationship" {
            continue;
        }
        once(path, &all["Id"], &mut ids, faults);
        if all.get("TargetMode").is_some_and(|mode| mode == "External") {
            continue;
        }
        let mut steps = folder[..folder.len() - 1].to_vec();
        for step in all["Target"].split('/') {
            match step {
                ".." => drop(steps.pop()),
                step => steps.push(step),
            }
        }
        let target = steps.join("/");
        if !parts.contains_key(&target) {
            faults.push(format!("{path}: there is no {target}"));
        }
    }
}

/// Every relationship that a part names is one it has, and every shape and slide has an id of its own.
fn references(path: &str, bytes: &[u8], parts: &Parts, faults: &mut Vec<String>) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let rels = format!("{folder}/_rels/{name}.rels");
    let related: BTreeSet<String> =
        parts
            .get(rels.trim_start_matches('/'))
            .map_or_else(BTreeSet::new, |bytes| {
                let all = elements(&rels, bytes, &mut Vec::new()).into_iter();
                all.filter_map(|(_, mut all)| all.remove("Id")).collect()
            });
    let mut shapes = BTreeSet::new();
    let mut slides = BTreeSet::new();
    for (name, all) in elements(path, bytes, faults) {
        for (_, id) in all.iter().filter(|(key, _)| key.starts_with("r:")) {
            if !related.contains(id) {
                faults.push(format!("{path} has no relationship {id}"));
            }
        }
        match name.as_str() {
            "p:cNvPr" => once(path, &all["id"], &mut shapes, faults),
            "p:sldId" | "p:sldMasterId" | "p:sldLayoutId" => {
                once(path, &all["id"], &mut slides, faults)
            }
            _ => {}
        }
    }
}

fn once(path: &str, id: &str, ids: &mut BTreeSet<String>, faults: &mut Vec<String>) {
    if !ids.insert(id.to_owned()) {
        faults.push(format!("{path} has the id {id} twice"));
    }
}

/// All elements of a document, as an XML parser that is not ours reads them.
fn elements(path: &str, bytes: &[u8], faults: &mut Vec<String>) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut reader = Reader::from_reader(bytes);
    loop {
        let event = reader.read_event();
        let read = match &event {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                element(tag).map(|element| elements.push(element))
            }
            Ok(Event::Text(text)) => match text.chars().find(|c| !is_allowed(*c)) {
                Some(found) => Err(format!("{found:?} in a text")),
                None => Ok(()),
            },
            Ok(Event::GeneralRef(name)) if !is_known(name) => Err(format!("&{};", &**name)),
            Ok(Event::Eof) => return elements,
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = read {
            faults.push(format!("{path} is not well-formed: {error}"));
            return elements;
        }
    }
}

/// What XML 1.0 can hold.
fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// The references of XML itself, and those to a character that it can hold.
fn is_known(name: &BytesRef<'_>) -> bool {
    match name.resolve_char_ref() {
        Ok(Some(c)) => is_allowed(c),
        Ok(None) => ["amp", "lt", "gt", "quot", "apos"].contains(&&**name),
        Err(_) => false,
    }
}

fn element(tag: &BytesStart<'_>) -> Result<Element, String> {
    let name = tag.name().as_ref().to_owned();
    let mut all = BTreeMap::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = attribute.key.as_ref().to_owned();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?;
        all.insert(key, value.into_owned());
    }
    Ok((name, all))
}

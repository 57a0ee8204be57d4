//! Confluence's storage format, as XML with no entities but the five of XML.

use super::Blocks;
use crate::address;
use crate::tree::{Block, Item, List, Look, Text, color};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

const CONFLUENCE: &str = "urn:confluence";

/// The files attached to a page, among others.
const RESOURCE: &str = "urn:resource";

/// What stands in storage format.
///
/// # Errors
/// Says what is no XML, what no page has, or which number two tasks share.
pub fn storage(storage: &str) -> Result<Vec<Block>, String> {
    let xml = format!("<page xmlns:ac=\"{CONFLUENCE}\" xmlns:ri=\"{RESOURCE}\">{storage}</page>");
    let document = Document::parse(&xml).map_err(|error| format!("no XML: {error}"))?;
    let mut numbers = BTreeSet::new();
    for number in document.descendants().filter(|node| is(*node, "task-id")) {
        if !numbers.insert(number.text().unwrap_or_default()) {
            return Err(format!("two tasks are {:?}", number.text()));
        }
    }
    blocks(document.root_element())
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((CONFLUENCE, name))
}

/// `ac:task-list`, `p`.
fn name<'a>(node: Node<'a, '_>) -> (bool, &'a str) {
    (
        node.tag_name().namespace() == Some(CONFLUENCE),
        node.tag_name().name(),
    )
}

fn elements<'a, 'i>(parent: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    parent.children().filter(Node::is_element)
}

fn child<'a, 'i>(parent: Node<'a, 'i>, name: &str) -> Result<Node<'a, 'i>, String> {
    elements(parent)
        .find(|node| is(*node, name))
        .ok_or_else(|| format!("{:?} has no {name}", parent.tag_name()))
}

/// The blocks of an element. Words between them are a paragraph, as a task's are.
fn blocks(parent: Node<'_, '_>) -> Result<Vec<Block>, String> {
    let mut read = Blocks::default();
    for node in parent.children() {
        match block(node)? {
            Some(block) => read.push(block),
            // A line end between blocks is for people who read the file.
            None if node.text() == Some("\n") && read.loose.is_empty() => {}
            None => inline(&mut read.loose, node, &Look::default())?,
        }
    }
    Ok(read.finish())
}

fn block(node: Node<'_, '_>) -> Result<Option<Block>, String> {
    Ok(Some(match name(node) {
        (false, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
            let level = node.tag_name().name()[1..].parse().unwrap_or(0);
            Block::Heading(level, text(node)?)
        }
        (false, "p") => Block::Paragraph(text(node)?),
        (false, "blockquote") => Block::Quote(blocks(node)?),
        (false, "ul") => list(node, None)?,
        (false, "ol") => {
            let first = node.attribute("start").unwrap_or("1");
            list(
                node,
                Some(first.parse().map_err(|_| format!("{first} is no number"))?),
            )?
        }
        (false, "hr") => Block::Rule,
        (false, "table") => {
            let rows = node.descendants().filter(|node| node.has_tag_name("tr"));
            let rows = rows.map(|row| elements(row).map(cell).collect());
            Block::Table(rows.collect::<Result<_, String>>()?)
        }
        (true, "task-list") => Block::List(List {
            first: None,
            items: elements(node).map(task).collect::<Result<_, _>>()?,
        }),
        (true, "structured-macro") => return structured(node),
        _ => return Ok(None),
    }))
}

fn structured(node: Node<'_, '_>) -> Result<Option<Block>, String> {
    Ok(Some(match node.attribute((CONFLUENCE, "name")) {
        Some("code") => {
            let body = child(node, "plain-text-body")?;
            Block::Code(body.children().filter_map(|text| text.text()).collect())
        }
        Some("info") => Block::Panel(blocks(child(node, "rich-text-body")?)?),
        Some("details") => super::facts(blocks(child(node, "rich-text-body")?)?)?,
        Some("toc") => {
            let level = |name| parameter(node, name).unwrap_or_default();
            Block::Contents(format!("{} to {}", level("minLevel"), level("maxLevel")))
        }
        _ => return Ok(None),
    }))
}

fn parameter(node: Node<'_, '_>, name: &str) -> Option<String> {
    let parameter = elements(node).find(|node| {
        is(*node, "parameter") && node.attribute((CONFLUENCE, "name")) == Some(name)
    })?;
    Some(parameter.text().unwrap_or_default().to_owned())
}

fn list(node: Node<'_, '_>, first: Option<u32>) -> Result<Block, String> {
    let items = elements(node).map(|item| match name(item) {
        (false, "li") => Ok(Item {
            done: None,
            blocks: blocks(item)?,
        }),
        other => Err(format!("{other:?} in a list")),
    });
    Ok(Block::List(List {
        first,
        items: items.collect::<Result<_, String>>()?,
    }))
}

fn task(node: Node<'_, '_>) -> Result<Item, String> {
    let done = match child(node, "task-status")?.text() {
        Some("complete") => true,
        Some("incomplete") => false,
        other => return Err(format!("a task is {other:?}")),
    };
    Ok(Item {
        done: Some(done),
        blocks: blocks(child(node, "task-body")?)?,
    })
}

/// The one paragraph of a cell.
fn cell(node: Node<'_, '_>) -> Result<Text, String> {
    let mut inside = elements(node);
    match (name(node), inside.next(), inside.next()) {
        ((false, "td" | "th"), Some(paragraph), None) if paragraph.has_tag_name("p") => {
            text(paragraph)
        }
        other => Err(format!("{other:?} in a row")),
    }
}

fn text(node: Node<'_, '_>) -> Result<Text, String> {
    let mut text = Text::default();
    inlines(&mut text, node, &Look::default())?;
    Ok(text)
}

fn inlines(text: &mut Text, parent: Node<'_, '_>, look: &Look) -> Result<(), String> {
    parent
        .children()
        .try_for_each(|node| inline(text, node, look))
}

fn inline(text: &mut Text, node: Node<'_, '_>, look: &Look) -> Result<(), String> {
    let mut look = look.clone();
    if node.is_text() {
        text.push(node.text().unwrap_or_default(), &look);
        return Ok(());
    }
    match name(node) {
        (false, "br") => {
            text.push("\n", &look);
            return Ok(());
        }
        (false, "em") => look.emphasis = true,
        (false, "strong") => look.strong = true,
        (false, "span") if node.attribute("style") == Some("text-decoration: line-through;") => {
            look.struck = true;
        }
        (false, "code") => look.code = true,
        (false, "a") => look.link = Some(address::of(node.attribute("href").unwrap_or_default())),
        (true, "structured-macro") if node.attribute((CONFLUENCE, "name")) == Some("status") => {
            look.status = Some(color(&parameter(node, "colour").unwrap_or_default())?);
            text.push(&parameter(node, "title").unwrap_or_default(), &look);
            return Ok(());
        }
        (true, "image") => {
            let file = elements(node).find(|node| node.has_tag_name((RESOURCE, "attachment")));
            file.and_then(|file| file.attribute((RESOURCE, "filename")))
                .ok_or("a picture without a file")?;
            let shows = node.attribute((CONFLUENCE, "alt")).unwrap_or_default();
            text.push_text(&Text::picture(shows));
            return Ok(());
        }
        other => return Err(format!("{other:?} in a text")),
    }
    inlines(text, node, &look)
}

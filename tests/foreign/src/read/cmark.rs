//! cmark-gfm, the reference for GFM, as a program of the system.

use super::Blocks;
use crate::address;
use crate::tree::{Block, Item, List, Look, Text};
use roxmltree::{Document, Node, ParsingOptions};
use std::io::Write;
use std::process::{Command, Stdio};

const EXTENSIONS: [&str; 4] = ["autolink", "strikethrough", "table", "tasklist"];

/// What cmark-gfm finds in Markdown.
///
/// # Errors
/// Says what it found that no page has, or that the program is missing.
pub fn markdown(markdown: &str) -> Result<Vec<Block>, String> {
    let xml = run(markdown).map_err(|error| format!("cmark-gfm: {error}"))?;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(&xml, options)
        .map_err(|error| format!("cmark-gfm wrote no XML: {error}"))?;
    blocks(document.root_element())
}

fn run(markdown: &str) -> std::io::Result<String> {
    let mut command = Command::new("cmark-gfm");
    command.args(["--to", "xml"]);
    for extension in EXTENSIONS {
        command.args(["--extension", extension]);
    }
    let mut program = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // It reads everything before it writes anything.
    if let Some(mut input) = program.stdin.take() {
        input.write_all(markdown.as_bytes())?;
    }
    let output = program.wait_with_output()?;
    String::from_utf8(output.stdout).map_err(std::io::Error::other)
}

fn blocks(parent: Node<'_, '_>) -> Result<Vec<Block>, String> {
    let mut read = Blocks::default();
    for node in parent.children().filter(Node::is_element) {
        let block = match node.tag_name().name() {
            "heading" => {
                let level = node.attribute("level").and_then(|level| level.parse().ok());
                Block::Heading(level.unwrap_or(0), text(node)?)
            }
            "paragraph" => Block::Paragraph(text(node)?),
            "block_quote" => Block::Quote(blocks(node)?),
            "list" => Block::List(List {
                first: match node.attribute("type") {
                    Some("ordered") => node.attribute("start").and_then(|start| start.parse().ok()),
                    _ => None,
                },
                items: node
                    .children()
                    .filter(Node::is_element)
                    .map(item)
                    .collect::<Result<_, _>>()?,
            }),
            "code_block" => {
                let text = node.text().unwrap_or_default();
                Block::Code(text.strip_suffix('\n').unwrap_or(text).to_owned())
            }
            "table" => Block::Table(
                node.children()
                    .filter(Node::is_element)
                    .map(|row| row.children().filter(Node::is_element).map(text).collect())
                    .collect::<Result<_, _>>()?,
            ),
            "thematic_break" => Block::Rule,
            other => return Err(format!("cmark-gfm found {other}")),
        };
        read.push(block);
    }
    Ok(read.finish())
}

fn item(node: Node<'_, '_>) -> Result<Item, String> {
    let done = match node.tag_name().name() {
        "item" => None,
        "taskitem" | "tasklist" => Some(node.attribute("completed") == Some("true")),
        other => return Err(format!("cmark-gfm found {other} in a list")),
    };
    let blocks = blocks(node)?;
    Ok(Item { done, blocks })
}

fn text(node: Node<'_, '_>) -> Result<Text, String> {
    let mut text = Text::default();
    add(&mut text, node, &Look::default())?;
    Ok(text)
}

fn add(text: &mut Text, parent: Node<'_, '_>, look: &Look) -> Result<(), String> {
    for node in parent.children().filter(Node::is_element) {
        let mut look = look.clone();
        match node.tag_name().name() {
            "text" => text.push(node.text().unwrap_or_default(), &look),
            "softbreak" | "linebreak" => text.push("\n", &look),
            "code" => {
                look.code = true;
                text.push(node.text().unwrap_or_default(), &look);
            }
            "emph" => {
                look.emphasis = true;
                add(text, node, &look)?;
            }
            "strong" => {
                look.strong = true;
                add(text, node, &look)?;
            }
            "strikethrough" => {
                look.struck = true;
                add(text, node, &look)?;
            }
            "link" => {
                look.link = Some(address::of(
                    node.attribute("destination").unwrap_or_default(),
                ));
                add(text, node, &look)?;
            }
            other => return Err(format!("cmark-gfm found {other}")),
        }
    }
    Ok(())
}

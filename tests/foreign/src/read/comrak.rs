//! comrak, as GFM is read by programs written in Rust.

use super::Blocks;
use crate::address;
use crate::tree::{Block, Item, List, Look, Text};
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};

/// What comrak finds in Markdown.
///
/// # Errors
/// Says what it found that no page has.
pub fn markdown(markdown: &str) -> Result<Vec<Block>, String> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    let arena = Arena::new();
    blocks(parse_document(&arena, markdown, &options))
}

fn blocks<'a>(parent: &'a AstNode<'a>) -> Result<Vec<Block>, String> {
    let mut read = Blocks::default();
    for node in parent.children() {
        let block = match &node.data.borrow().value {
            NodeValue::Heading(heading) => Block::Heading(heading.level, text(node)?),
            NodeValue::Paragraph => Block::Paragraph(text(node)?),
            NodeValue::BlockQuote => Block::Quote(blocks(node)?),
            NodeValue::List(list) => Block::List(List {
                first: (list.list_type == ListType::Ordered)
                    .then(|| u32::try_from(list.start).unwrap_or(u32::MAX)),
                items: node.children().map(item).collect::<Result<_, _>>()?,
            }),
            NodeValue::CodeBlock(code) => {
                let text = &code.literal;
                Block::Code(text.strip_suffix('\n').unwrap_or(text).to_owned())
            }
            NodeValue::Table(_) => Block::Table(
                node.children()
                    .map(|row| row.children().map(text).collect())
                    .collect::<Result<_, _>>()?,
            ),
            NodeValue::ThematicBreak => Block::Rule,
            other => return Err(format!("comrak found {other:?}")),
        };
        read.push(block);
    }
    Ok(read.finish())
}

fn item<'a>(node: &'a AstNode<'a>) -> Result<Item, String> {
    let done = match &node.data.borrow().value {
        NodeValue::Item(_) => None,
        NodeValue::TaskItem(task) => Some(task.symbol.is_some()),
        other => return Err(format!("comrak found {other:?} in a list")),
    };
    let blocks = blocks(node)?;
    Ok(Item { done, blocks })
}

fn text<'a>(node: &'a AstNode<'a>) -> Result<Text, String> {
    let mut text = Text::default();
    add(&mut text, node, &Look::default())?;
    Ok(text)
}

fn add<'a>(text: &mut Text, parent: &'a AstNode<'a>, look: &Look) -> Result<(), String> {
    for node in parent.children() {
        let mut look = look.clone();
        match &node.data.borrow().value {
            NodeValue::Text(words) => {
                text.push(words, &look);
                continue;
            }
            NodeValue::SoftBreak | NodeValue::LineBreak => {
                text.push("\n", &look);
                continue;
            }
            NodeValue::Code(code) => {
                look.code = true;
                text.push(&code.literal, &look);
                continue;
            }
            NodeValue::Emph => look.emphasis = true,
            NodeValue::Strong => look.strong = true,
            NodeValue::Strikethrough => look.struck = true,
            NodeValue::Link(link) => look.link = Some(address::of(&link.url)),
            other => return Err(format!("comrak found {other:?}")),
        }
        add(text, node, &look)?;
    }
    Ok(())
}

//! confmark, which reads storage format to make Markdown of it.

use super::Blocks;
use crate::address;
use crate::tree::{Block, Item, List, Look, Text, color};
use confmark::ast::{self, Document, Inline, LinkTarget, MacroBody};

/// What confmark finds in storage format.
///
/// # Errors
/// Says what it found that no page has.
pub fn storage(storage: &str) -> Result<Vec<Block>, String> {
    blocks(&Document::from_confluence(storage).blocks)
}

fn blocks(found: &[ast::Block]) -> Result<Vec<Block>, String> {
    let mut read = Blocks::default();
    for block in found {
        read.push(match block {
            ast::Block::Heading { level, content } => Block::Heading(*level, text(content)?),
            ast::Block::Paragraph(content) => match text(content)? {
                // It takes line ends between blocks for text.
                text if text.said().trim_matches('\n').is_empty() => continue,
                text => Block::Paragraph(text),
            },
            ast::Block::CodeBlock { code, .. } => Block::Code(code.clone()),
            ast::Block::List { ordered, items } => Block::List(List {
                first: ordered.then_some(1),
                items: items
                    .iter()
                    .map(|item| {
                        Ok(Item {
                            done: None,
                            blocks: blocks(item)?,
                        })
                    })
                    .collect::<Result<_, String>>()?,
            }),
            ast::Block::TaskList(tasks) => Block::List(List {
                first: None,
                items: tasks
                    .iter()
                    .map(|task| {
                        Ok(Item {
                            done: Some(task.checked),
                            blocks: vec![Block::Paragraph(text(&task.content)?)],
                        })
                    })
                    .collect::<Result<_, String>>()?,
            }),
            ast::Block::BlockQuote(inner) => Block::Quote(blocks(inner)?),
            ast::Block::Table(table) => {
                let row = |cells: &[Vec<Inline>]| cells.iter().map(|cell| text(cell)).collect();
                let rows = std::iter::once(&table.head).chain(&table.rows);
                Block::Table(
                    rows.map(|cells| row(cells))
                        .collect::<Result<_, String>>()?,
                )
            }
            ast::Block::ThematicBreak => Block::Rule,
            ast::Block::Macro(found) => match (found.name.as_str(), &found.body) {
                ("info", MacroBody::RichText(inner)) => Block::Panel(blocks(inner)?),
                ("details", MacroBody::RichText(inner)) => super::facts(blocks(inner)?)?,
                ("toc", _) => {
                    let level = |name| parameter(found, name);
                    Block::Contents(format!("{} to {}", level("minLevel"), level("maxLevel")))
                }
                _ => return Err(format!("confmark found {found:?}")),
            },
            other => return Err(format!("confmark found {other:?}")),
        });
    }
    Ok(read.finish())
}

fn parameter<'a>(found: &'a ast::Macro, name: &str) -> &'a str {
    let parameter = found.params.iter().find(|(key, _)| key == name);
    parameter.map_or("", |(_, value)| value)
}

fn text(content: &[Inline]) -> Result<Text, String> {
    let mut text = Text::default();
    add(&mut text, content, &Look::default())?;
    Ok(text)
}

fn add(text: &mut Text, content: &[Inline], look: &Look) -> Result<(), String> {
    for inline in content {
        let mut look = look.clone();
        match inline {
            Inline::Text(words) => text.push(words, &look),
            Inline::SoftBreak | Inline::HardBreak => text.push("\n", &look),
            Inline::Code(words) => {
                look.code = true;
                text.push(words, &look);
            }
            Inline::Strong(inner) => {
                look.strong = true;
                add(text, inner, &look)?;
            }
            Inline::Emphasis(inner) => {
                look.emphasis = true;
                add(text, inner, &look)?;
            }
            Inline::Strikethrough(inner) => {
                look.struck = true;
                add(text, inner, &look)?;
            }
            Inline::Link {
                target: Some(LinkTarget::External(href)),
                content,
                ..
            } => {
                look.link = Some(address::of(href));
                add(text, content, &look)?;
            }
            Inline::Macro(found) if found.name == "status" => {
                look.status = Some(color(parameter(found, "colour"))?);
                text.push(parameter(found, "title"), &look);
            }
            Inline::Image { alt, .. } => text.push_text(&Text::picture(alt)),
            other => return Err(format!("confmark found {other:?}")),
        }
    }
    Ok(())
}

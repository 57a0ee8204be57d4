//! What a page says, and what pulldown-cmark reads in its Markdown, in one form: a line for every block and cell,
//! with what is around it. Styles are left out.

use crate::page::target::Target;
use crate::page::told::hold;
use crate::page::{Block, Cell, Inline, Item, Page, dialect::OPTIONS};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// What the page says.
fn of_page(page: &Page) -> Vec<String> {
    let mut said = Vec::new();
    of_blocks(&page.blocks, "", &mut said);
    said
}

/// What the page says where Markdown arrives.
pub fn of_held(page: &Page) -> Vec<String> {
    of_page(&hold(page, Target::Markdown).page)
}

fn of_blocks(blocks: &[Block], around: &str, said: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { level, text } => {
                said.push(format!("{around}h{level}: {}", words(text)))
            }
            Block::Paragraph(text) => said.push(format!("{around}p: {}", words(text))),
            Block::Quote(blocks) | Block::Panel(blocks) => {
                of_blocks(blocks, &format!("{around}quote "), said)
            }
            Block::List(list) => {
                let list_around = format!(
                    "{around}{} ",
                    list.first.map_or("ul".to_owned(), |n| format!("ol{n}"))
                );
                said.push(list_around.clone());
                for Item { done, blocks } in &list.items {
                    let task = done.map_or("item", |done| if done { "done" } else { "open" });
                    said.push(format!("{list_around}{task}"));
                    of_blocks(blocks, &list_around, said);
                }
            }
            Block::Code { text, .. } => said.push(format!("{around}code: {text}")),
            Block::Table(table) | Block::Facts(table) => {
                said.push(row(
                    around,
                    &table
                        .head
                        .iter()
                        .map(|column| &column.heading)
                        .collect::<Vec<_>>(),
                ));
                said.extend(
                    table
                        .rows
                        .iter()
                        .map(|cells| row(around, &cells.iter().collect::<Vec<_>>())),
                );
            }
            Block::Rule => said.push(format!("{around}rule")),
            Block::Contents { .. } | Block::Picture(_) => {}
        }
    }
}

fn row(around: &str, cells: &[&Cell]) -> String {
    cells
        .iter()
        .map(|cell| format!("{around}cell: {}\n", words(cell)))
        .collect()
}

/// The words of inlines.
pub fn words(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Status { text, .. } => text.clone(),
            Inline::Break => "\n".to_owned(),
            Inline::Styled(_, content) => words(content),
            Inline::Link { href, text } if text == &[Inline::Text(href.clone())] => href.clone(),
            Inline::Link { href, text } => format!("⟦{}→{href}⟧", words(text)),
        })
        .collect()
}

/// What pulldown-cmark reads.
pub fn of_markdown(markdown: &str) -> Vec<String> {
    let (mut said, mut around, mut text, mut row) = (
        Vec::new(),
        Vec::<String>::new(),
        String::new(),
        String::new(),
    );
    let mut links = Vec::new();
    let closes_paragraph = |text: &mut String, around: &[String], said: &mut Vec<String>| {
        if !text.is_empty() {
            said.push(format!("{}p: {}", around.concat(), std::mem::take(text)));
        }
    };
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::Rule => said.push(format!("{}rule", around.concat())),
            Event::TaskListMarker(done) => {
                let item = said.last_mut().unwrap();
                item.truncate(item.len() - "item".len());
                item.push_str(if done { "done" } else { "open" });
            }
            Event::Start(Tag::Link { dest_url, .. }) => links.push((text.len(), dest_url)),
            Event::End(TagEnd::Link) => {
                let (start, address) = links.pop().unwrap();
                let shown = text.split_off(start);
                text.push_str(&if shown == *address {
                    shown
                } else {
                    format!("⟦{shown}→{address}⟧")
                });
            }
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Paragraph) => {}
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough) => {}
            Event::Start(tag) => {
                closes_paragraph(&mut text, &around, &mut said);
                match tag {
                    Tag::BlockQuote(_) => around.push("quote ".to_owned()),
                    Tag::List(first) => {
                        around.push(first.map_or("ul ".to_owned(), |n| format!("ol{n} ")));
                        said.push(around.concat());
                    }
                    Tag::Item => said.push(format!("{}item", around.concat())),
                    Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_) => {}
                    Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
                    other => panic!("nothing writes {other:?} in\n{markdown}"),
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                said.push(format!(
                    "{}h{}: {}",
                    around.concat(),
                    level as u8,
                    std::mem::take(&mut text)
                ));
            }
            Event::End(TagEnd::CodeBlock) => {
                let code = std::mem::take(&mut text);
                said.push(format!(
                    "{}code: {}",
                    around.concat(),
                    code.strip_suffix('\n').unwrap_or(&code)
                ));
            }
            Event::End(TagEnd::TableCell) => {
                row.push_str(&format!(
                    "{}cell: {}\n",
                    around.concat(),
                    std::mem::take(&mut text)
                ));
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => said.push(std::mem::take(&mut row)),
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)) => {
                closes_paragraph(&mut text, &around, &mut said);
                around.pop();
            }
            Event::End(_) => closes_paragraph(&mut text, &around, &mut said),
            other => panic!("nothing writes {other:?} in\n{markdown}"),
        }
    }
    said
}

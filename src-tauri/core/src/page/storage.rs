//! Writes a page in Confluence's storage format: XML, without a root element, as its page editor and its interface for
//! programs take it.

use super::hold::{Held, held};
use super::markup::{self, Markup};
use super::target::Target;
use super::{Align, Block, Cell, Inline, Item, List, Page, Style, Table, Tone, language};

/// The page in storage format.
pub fn write(page: &Page) -> String {
    of_held(&held(page, Target::Storage))
}

/// The same of a page as it arrives there.
pub(super) fn of_held(held: &Held<'_>) -> String {
    let mut writer = Writer {
        out: Markup::default(),
        tasks: 0,
    };
    for block in &held.blocks {
        writer.block(block);
        writer.out.raw("\n");
    }
    writer.out.finish()
}

struct Writer {
    out: Markup,
    /// How many tasks were written: their numbers are unique on the page.
    tasks: u32,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                self.leaf(markup::heading(*level), &[], text);
            }
            Block::Paragraph(text) => self.leaf("p", &[], text),
            Block::Quote(blocks) => self.around("blockquote", blocks),
            Block::List(list) => self.list(list),
            Block::Code { language, text } => self.code(language, text),
            Block::Table(table) => self.table(table),
            Block::Facts(table) => self.facts(table),
            Block::Rule => self.out.raw("<hr />"),
            Block::Picture(picture) => {
                self.out.open("p", &[]);
                self.out.open("ac:image", &[("ac:alt", picture.words())]);
                self.out
                    .open("ri:attachment", &[("ri:filename", &picture.name)]);
                self.out.close("ri:attachment");
                self.out.close("ac:image");
                self.out.close("p");
            }
            Block::Panel(blocks) => {
                self.open_macro("info");
                self.around("ac:rich-text-body", blocks);
                self.out.close("ac:structured-macro");
            }
            Block::Contents { levels } => {
                self.open_macro("toc");
                self.parameter("minLevel", &levels.start().to_string());
                self.parameter("maxLevel", &levels.end().to_string());
                self.out.close("ac:structured-macro");
            }
        }
    }

    /// A list of tasks, or of other items: the page held has no list of both.
    fn list(&mut self, list: &List) {
        if list.items.iter().any(|item| item.done.is_some()) {
            self.out.open("ac:task-list", &[]);
            list.items.iter().for_each(|item| self.task(item));
            self.out.close("ac:task-list");
            return;
        }
        let tag = if list.first.is_some() { "ol" } else { "ul" };
        let start = markup::start(list.first);
        let start = start.as_deref().map(|start| ("start", start));
        self.out.open(tag, start.as_slice());
        for item in &list.items {
            self.around("li", &item.blocks);
        }
        self.out.close(tag);
    }

    fn task(&mut self, item: &Item) {
        self.tasks += 1;
        let status = match item.done {
            Some(true) => "complete",
            _ => "incomplete",
        };
        self.out.open("ac:task", &[]);
        self.out.leaf("ac:task-id", &[], &self.tasks.to_string());
        self.out.leaf("ac:task-status", &[], status);
        self.out.open("ac:task-body", &[]);
        let mut rest = item.blocks.as_slice();
        if let [Block::Paragraph(text), below @ ..] = rest {
            self.inlines(text);
            rest = below;
        }
        self.blocks(rest);
        self.out.close("ac:task-body");
        self.out.close("ac:task");
    }

    fn code(&mut self, language: &str, text: &str) {
        self.open_macro("code");
        if let Some(language) = language::in_confluence(language) {
            self.parameter("language", language);
        }
        self.out.raw("<ac:plain-text-body><![CDATA[");
        self.out.raw(&text.replace("]]>", "]]]]><![CDATA[>"));
        self.out
            .raw("]]></ac:plain-text-body></ac:structured-macro>");
    }

    fn table(&mut self, table: &Table) {
        self.out.raw("<table><tbody>");
        for row in markup::rows(table) {
            self.out.raw("<tr>");
            for (tag, align, cell) in row {
                self.cell(tag, align, cell);
            }
            self.out.raw("</tr>");
        }
        self.out.raw("</tbody></table>");
    }

    /// Properties of the page: their names have to be headings of rows, and there can be no heading row.
    /// <https://support.atlassian.com/confluence-cloud/docs/insert-the-page-properties-macro/>
    fn facts(&mut self, table: &Table) {
        self.open_macro("details");
        self.out.open("ac:rich-text-body", &[]);
        self.out.raw("<table><tbody>");
        for row in &table.rows {
            self.out.raw("<tr>");
            for (tag, cell) in ["th", "td"].into_iter().zip(row) {
                self.cell(tag, Align::Natural, cell);
            }
            self.out.raw("</tr>");
        }
        self.out.raw("</tbody></table>");
        self.out.close("ac:rich-text-body");
        self.out.close("ac:structured-macro");
    }

    fn cell(&mut self, tag: &str, align: Align, cell: &Cell) {
        let style = match align {
            Align::Natural => None,
            Align::Left => Some(("style", "text-align: left;")),
            Align::Center => Some(("style", "text-align: center;")),
            Align::Right => Some(("style", "text-align: right;")),
        };
        self.out.open(tag, &[]);
        self.leaf("p", style.as_slice(), cell);
        self.out.close(tag);
    }

    fn around(&mut self, tag: &str, blocks: &[Block]) {
        self.out.open(tag, &[]);
        self.blocks(blocks);
        self.out.close(tag);
    }

    fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)], text: &[Inline]) {
        self.out.open(tag, attributes);
        self.inlines(text);
        self.out.close(tag);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.out.text(text),
                Inline::Break => self.out.raw("<br />"),
                Inline::Code(code) => self.out.leaf("code", &[], code),
                Inline::Status { tone, text } => {
                    self.open_macro("status");
                    if let Some(color) = color(*tone) {
                        self.parameter("colour", color);
                    }
                    self.parameter("title", text);
                    self.out.close("ac:structured-macro");
                }
                // As Confluence's reference has it; HTML's own element it does not mention.
                Inline::Styled(Style::Struck, content) => {
                    self.leaf(
                        "span",
                        &[("style", "text-decoration: line-through;")],
                        content,
                    );
                }
                Inline::Styled(style, content) => self.leaf(markup::style(*style), &[], content),
                Inline::Link { href, text } => {
                    self.out.open("a", &[("href", href)]);
                    self.inlines(text);
                    self.out.close("a");
                }
            }
        }
    }

    fn open_macro(&mut self, name: &str) {
        self.out.open("ac:structured-macro", &[("ac:name", name)]);
    }

    fn parameter(&mut self, name: &str, value: &str) {
        self.out.leaf("ac:parameter", &[("ac:name", name)], value);
    }
}

/// The macro that shows the properties of all pages that a query finds as a table, with a line end.
/// <https://support.atlassian.com/confluence-cloud/docs/insert-the-page-properties-report-macro/>
pub fn report(pages: &str, properties: &[&str], query: &str) -> String {
    let mut writer = Writer {
        out: Markup::default(),
        tasks: 0,
    };
    // A query instead of labels came with the second version.
    let attributes = [("ac:name", "detailssummary"), ("ac:schema-version", "2")];
    writer.out.open("ac:structured-macro", &attributes);
    writer.parameter("firstcolumn", pages);
    writer.parameter("headings", &properties.join(","));
    writer.parameter("cql", query);
    writer.out.close("ac:structured-macro");
    writer.out.raw("\n");
    writer.out.finish()
}

/// The color of a status; grey needs no name.
fn color(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Neutral => None,
        Tone::Good => Some("Green"),
        Tone::Fair => Some("Yellow"),
        Tone::Bad => Some("Red"),
    }
}

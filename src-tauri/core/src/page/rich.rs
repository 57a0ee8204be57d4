//! Writes a page as the HTML that Confluence's editor takes from the clipboard for its own nodes: task lists, statuses,
//! panels. Other programs read it as ordinary HTML.

use super::html::tag;
use super::markup::Markup;
use super::{Block, Cell, Inline, Item, List, Page, Run, Table, Tone};

/// The page as HTML for the clipboard, without a document around it.
pub fn write(page: &Page) -> String {
    let mut writer = Writer {
        out: Markup::default(),
    };
    writer.blocks(&page.blocks);
    writer.out.finish()
}

struct Writer {
    out: Markup,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let tag =
                    ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from((*level).clamp(1, 6)) - 1];
                self.leaf(tag, text);
            }
            Block::Paragraph(text) => self.leaf("p", text),
            Block::Quote(blocks) => self.around("blockquote", &[], blocks),
            Block::List(list) => self.list(list),
            Block::Code { language, text } => {
                self.out.open("pre", &[]);
                let language =
                    (!language.is_empty()).then_some(("data-language", language.as_str()));
                self.out.leaf("code", language.as_slice(), text);
                self.out.close("pre");
            }
            Block::Table(table) => self.table(table),
            Block::Rule => self.out.void("hr", &[]),
            Block::Panel(blocks) => self.around("div", &[("data-panel-type", "info")], blocks),
            Block::Contents { deepest } => self.contents(*deepest),
        }
    }

    /// Confluence's own table of contents.
    fn contents(&mut self, deepest: u8) {
        let parameters = format!(r#"{{"macroParams":{{"maxLevel":{{"value":"{deepest}"}}}}}}"#);
        self.out.open(
            "div",
            &[
                ("data-node-type", "extension"),
                ("data-extension-type", "com.atlassian.confluence.macro.core"),
                ("data-extension-key", "toc"),
                ("data-parameters", &parameters),
                ("data-layout", "default"),
            ],
        );
        self.out.close("div");
    }

    fn list(&mut self, list: &List) {
        for Run { first, items } in list.runs() {
            if items[0].done.is_some() {
                self.tasks(items);
                continue;
            }
            let tag = if first.is_some() { "ol" } else { "ul" };
            let start = first
                .filter(|first| *first != 1)
                .map(|first| first.to_string());
            let start = start.as_deref().map(|start| ("start", start));
            self.out.open(tag, start.as_slice());
            for item in items {
                self.around("li", &[], &item.blocks);
            }
            self.out.close(tag);
        }
    }

    /// Tasks hold a line each; what stands below one follows it.
    fn tasks(&mut self, items: &[Item]) {
        for item in items {
            self.out.open("div", &[("data-node-type", "actionList")]);
            let state = if item.done == Some(true) {
                "DONE"
            } else {
                "TODO"
            };
            self.out.open(
                "div",
                &[("data-task-local-id", ""), ("data-task-state", state)],
            );
            let mut rest = item.blocks.as_slice();
            if let [Block::Paragraph(text), below @ ..] = rest {
                self.inlines(text);
                rest = below;
            }
            self.out.close("div");
            self.out.close("div");
            self.blocks(rest);
        }
    }

    fn table(&mut self, table: &Table) {
        self.out.raw("<table><tbody><tr>");
        for column in &table.head {
            self.cell("th", &column.heading);
        }
        self.out.raw("</tr>");
        for row in &table.rows {
            self.out.raw("<tr>");
            row.iter().for_each(|cell| self.cell("td", cell));
            self.out.raw("</tr>");
        }
        self.out.raw("</tbody></table>");
    }

    fn cell(&mut self, tag: &str, cell: &Cell) {
        self.out.open(tag, &[]);
        self.leaf("p", cell);
        self.out.close(tag);
    }

    fn around(&mut self, tag: &str, attributes: &[(&str, &str)], blocks: &[Block]) {
        self.out.open(tag, attributes);
        self.blocks(blocks);
        self.out.close(tag);
    }

    fn leaf(&mut self, tag: &str, text: &[Inline]) {
        self.out.open(tag, &[]);
        self.inlines(text);
        self.out.close(tag);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.out.text(text),
                Inline::Break => self.out.void("br", &[]),
                Inline::Code(code) => self.out.leaf("code", &[], code),
                Inline::Status { tone, text } => {
                    let attributes = [
                        ("data-node-type", "status"),
                        ("data-color", color(*tone)),
                        ("data-text", text),
                    ];
                    self.out.leaf("span", &attributes, text);
                }
                Inline::Styled(style, content) => self.leaf(tag(*style), content),
                Inline::Link { href, text } => {
                    self.out.open("a", &[("href", href)]);
                    self.inlines(text);
                    self.out.close("a");
                }
            }
        }
    }
}

fn color(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "neutral",
        Tone::Good => "green",
        Tone::Fair => "yellow",
        Tone::Bad => "red",
    }
}

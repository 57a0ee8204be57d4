//! Writes a page as the HTML that Confluence's editor takes from the clipboard for its own nodes: task lists, statuses,
//! panels. Other programs read it as ordinary HTML.

use std::ops::RangeInclusive;

use super::hold::{Held, held};
use super::markup::{self, Markup, language_class};
use super::target::Target;
use super::{Align, Block, Cell, Inline, Item, List, Page, Table, Tone};

/// The page as HTML for the clipboard, without a document around it.
pub fn write(page: &Page) -> String {
    of_held(&held(page, Target::Rich))
}

/// The same of a page as it arrives there.
pub(super) fn of_held(held: &Held<'_>) -> String {
    let mut writer = Writer {
        out: Markup::default(),
    };
    for block in &held.blocks {
        writer.block(block);
        writer.out.raw("\n");
    }
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
            Block::Heading { level, text } => self.leaf(markup::heading(*level), text),
            Block::Paragraph(text) => self.leaf("p", text),
            Block::Quote(blocks) => self.around("blockquote", &[], blocks),
            Block::List(list) => self.list(list),
            Block::Code { language, text } => {
                // Confluence reads the one, other programs the other.
                let class = language_class(language);
                let class = class.as_deref().map(|class| ("class", class));
                let language = class.map(|_| ("data-language", language.as_str()));
                let attributes: Vec<_> = class.into_iter().chain(language).collect();
                self.out.open("pre", &[]);
                self.out.leaf("code", &attributes, text);
                self.out.close("pre");
            }
            Block::Table(table) | Block::Facts(table) => self.table(table),
            Block::Rule => self.out.raw("<hr>"),
            // What a page holds for the clipboard has words in its place.
            Block::Picture(_) => {}
            Block::Panel(blocks) => self.around("div", &[("data-panel-type", "info")], blocks),
            Block::Contents { levels } => self.contents(levels),
        }
    }

    /// Confluence's own table of contents, which grows with the page.
    fn contents(&mut self, levels: &RangeInclusive<u8>) {
        let (from, to) = (levels.start(), levels.end());
        let parameters = format!(
            r#"{{"macroParams":{{"minLevel":{{"value":"{from}"}},"maxLevel":{{"value":"{to}"}}}}}}"#
        );
        let attributes = [
            ("data-node-type", "extension"),
            ("data-extension-type", "com.atlassian.confluence.macro.core"),
            ("data-extension-key", "toc"),
            ("data-parameters", &parameters),
            ("data-layout", "default"),
        ];
        self.out.open("div", &attributes);
        self.out.close("div");
    }

    /// A list of tasks, or of other items: the page held has no list of both.
    fn list(&mut self, list: &List) {
        if list.items.iter().any(|item| item.done.is_some()) {
            self.out.open("div", &[("data-node-type", "actionList")]);
            list.items.iter().for_each(|item| self.task(item));
            self.out.close("div");
            return;
        }
        let tag = if list.first.is_some() { "ol" } else { "ul" };
        let start = markup::start(list.first);
        let start = start.as_deref().map(|start| ("start", start));
        self.out.open(tag, start.as_slice());
        for item in &list.items {
            self.around("li", &[], &item.blocks);
        }
        self.out.close(tag);
    }

    /// A task, and the lists of tasks below it.
    fn task(&mut self, item: &Item) {
        let state = match item.done {
            Some(true) => "DONE",
            _ => "TODO",
        };
        self.out.open(
            "div",
            &[("data-task-local-id", ""), ("data-task-state", state)],
        );
        let mut below = item.blocks.as_slice();
        if let [Block::Paragraph(text), rest @ ..] = below {
            self.inlines(text);
            below = rest;
        }
        self.out.close("div");
        self.blocks(below);
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

    fn cell(&mut self, tag: &str, align: Align, cell: &Cell) {
        let align = match align {
            Align::Natural | Align::Left => None,
            Align::Center => Some("center"),
            Align::Right => Some("end"),
        };
        self.out.open(tag, &[]);
        match align {
            None => self.leaf("p", cell),
            Some(align) => {
                let attributes = [("class", "fabric-editor-block-mark"), ("data-align", align)];
                self.out.open("div", &attributes);
                self.leaf("p", cell);
                self.out.close("div");
            }
        }
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
        for (index, inline) in inlines.iter().enumerate() {
            match inline {
                Inline::Text(text) => {
                    let starts = index == 0 || inlines[index - 1] == Inline::Break;
                    let ends = inlines
                        .get(index + 1)
                        .is_none_or(|next| *next == Inline::Break);
                    self.text(text, starts, ends);
                }
                Inline::Break => self.out.raw("<br>"),
                Inline::Code(code) if collapses(code, true, true) => {
                    self.out.leaf("code", &[KEPT], code);
                }
                Inline::Code(code) => self.out.leaf("code", &[], code),
                Inline::Status { tone, text } => {
                    let attributes = [
                        ("data-node-type", "status"),
                        ("data-color", color(*tone)),
                        ("data-text", text),
                    ];
                    self.out.leaf("span", &attributes, text);
                }
                Inline::Styled(style, content) => self.leaf(markup::style(*style), content),
                Inline::Link { href, text } => {
                    self.out.open("a", &[("href", href)]);
                    self.inlines(text);
                    self.out.close("a");
                }
            }
        }
    }

    /// Text with every space in it: HTML would take several for one, and those at the ends for none.
    fn text(&mut self, text: &str, starts: bool, ends: bool) {
        match collapses(text, starts, ends) {
            true => self.out.leaf("span", &[KEPT], text),
            false => self.out.text(text),
        }
    }
}

/// What keeps spaces as they are.
const KEPT: (&str, &str) = ("style", "white-space: pre-wrap");

/// Would HTML drop spaces of a text?
fn collapses(text: &str, starts: bool, ends: bool) -> bool {
    let is_space = |c: char| c == ' ' || c == '\t';
    text.contains("  ")
        || text.contains('\t')
        || (starts && text.starts_with(is_space))
        || (ends && text.ends_with(is_space))
}

fn color(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "neutral",
        Tone::Good => "green",
        Tone::Fair => "yellow",
        Tone::Bad => "red",
    }
}

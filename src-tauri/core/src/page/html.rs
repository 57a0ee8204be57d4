//! Writes a page as HTML, for the preview and for printing. Everything is escaped; nothing foreign gets through.

use std::ops::RangeInclusive;

use base64::{Engine, prelude::BASE64_STANDARD as BASE64};

use super::markup::{self, Markup, language_class, words};
use super::{Align, Block, Cell, Inline, Item, List, Page, Picture, Style, Table, Tone, build};

/// The page as HTML, without a document around it. Headings are set `deeper` levels below their own, down to 6.
///
/// Wide content scrolls in boxes of its own, which take the focus: `div.table` and `pre`. Tasks are in `ul.tasks`.
pub fn write(page: &Page, deeper: u8) -> String {
    written(page, deeper, true)
}

/// An answer as it reads where it is entered. Its headings are words in bold, since they are none of the page around it, and
/// what is wide is broken instead of scrolled: nothing but links takes the focus. Empty for an answer that says nothing.
pub fn reading(answer: Vec<Block>) -> String {
    let worded = |block| match block {
        Block::Heading { text, .. } => Block::Paragraph(vec![Inline::Styled(Style::Strong, text)]),
        other => other,
    };
    let blocks = answer.into_iter().map(worded).collect();
    written(&Page { blocks }, 0, false)
}

fn written(page: &Page, deeper: u8, scrolls: bool) -> String {
    let contents = page.blocks.iter().position(is_contents);
    let mut writer = Writer {
        out: Markup::default(),
        page,
        deeper,
        scrolls,
        topic: String::new(),
    };
    for (place, block) in page.blocks.iter().enumerate() {
        match block {
            Block::Heading { level, text } => {
                let id = contents.map(|_| anchor(place));
                writer.heading(*level, text, id.as_deref());
            }
            Block::Contents { levels } => writer.contents(place, levels),
            _ => writer.block(block),
        }
        writer.out.raw("\n");
    }
    writer.out.finish()
}

/// Each block runs as its own first letter does.
const DIR: (&str, &str) = ("dir", "auto");

struct Writer<'a> {
    out: Markup,
    page: &'a Page,
    deeper: u8,
    /// Wide content scrolls in boxes of its own.
    scrolls: bool,
    /// The heading above: names the table below it.
    topic: String,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.out.raw("\n");
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text, None),
            Block::Paragraph(text) => {
                self.out.open("p", &[DIR]);
                self.inlines(text);
                self.out.close("p");
            }
            Block::Quote(blocks) => self.around("blockquote", &[DIR], blocks),
            Block::List(list) => self.list(list),
            Block::Code { language, text } => {
                let label = if language.is_empty() {
                    "Code"
                } else {
                    language
                };
                let class = language_class(language);
                let class = class.as_deref().map(|class| ("class", class));
                let attributes: Vec<_> = class.into_iter().chain(self.boxed(label)).collect();
                // pandoc reads the class here, since there are other attributes; everything else reads it there.
                self.out.open("pre", &attributes);
                self.out.leaf("code", class.as_slice(), text);
                self.out.close("pre");
            }
            Block::Table(table) | Block::Facts(table) => self.table(table),
            Block::Rule => self.out.raw("<hr>"),
            Block::Picture(picture) => self.picture(picture),
            Block::Panel(blocks) => self.around("div", &[("class", "panel")], blocks),
            // Only the page itself has one.
            Block::Contents { .. } => {}
        }
    }

    fn heading(&mut self, level: u8, text: &[Inline], id: Option<&str>) {
        self.topic = words(text);
        let tag = markup::heading(level + self.deeper);
        let id = id.map(|id| ("id", id));
        self.out.open_with(tag, [DIR].into_iter().chain(id));
        self.inlines(text);
        self.out.close(tag);
    }

    fn contents(&mut self, place: usize, levels: &RangeInclusive<u8>) {
        let page = self.page;
        self.out
            .open("nav", &[("class", "contents"), ("aria-label", "Contents")]);
        self.out.open("ul", &[]);
        self.out.raw("\n");
        for (place, text) in page.headings(place, levels) {
            self.out.open("li", &[DIR]);
            let href = format!("#{}", anchor(place));
            self.out.leaf("a", &[("href", &href)], &words(text));
            self.out.close("li");
            self.out.raw("\n");
        }
        self.out.close("ul");
        self.out.close("nav");
    }

    /// It is in the page, or else the window asks for it by its hash. One that can't be shown is told in words.
    fn picture(&mut self, picture: &Picture) {
        let alt = ("alt", picture.words());
        self.out.open("figure", &[]);
        match &picture.shown {
            Some(Ok(shown)) => {
                let source = format!("data:{};base64,{}", shown.mime, BASE64.encode(&shown.bytes));
                self.out.open("img", &[alt, ("src", &source)]);
            }
            Some(Err(why)) => {
                self.blocks(&[build::described(picture)]);
                self.out.leaf("figcaption", &[], why);
            }
            None => self
                .out
                .open("img", &[alt, ("data-picture", picture.hash.as_str())]),
        }
        self.out.close("figure");
    }

    /// What makes a box of something wide, that the keyboard can scroll.
    fn boxed<'a>(&self, label: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let attributes = [("tabindex", "0"), ("role", "group"), ("aria-label", label)];
        self.scrolls.then_some(attributes).into_iter().flatten()
    }

    fn around(&mut self, tag: &str, attributes: &[(&str, &str)], blocks: &[Block]) {
        self.out.open(tag, attributes);
        self.out.raw("\n");
        self.blocks(blocks);
        self.out.close(tag);
    }

    fn list(&mut self, list: &List) {
        let tight = list.is_tight();
        let tag = if list.first.is_some() { "ol" } else { "ul" };
        let start = markup::start(list.first);
        let tasks = list.items.iter().any(|item| item.done.is_some());
        let start = start.as_deref().map(|start| ("start", start));
        let class = tasks.then_some(("class", "tasks"));
        let attributes = [DIR].into_iter().chain(class).chain(start);
        self.out.open_with(tag, attributes);
        self.out.raw("\n");
        for item in &list.items {
            self.out.open("li", &[DIR]);
            self.item(item, tight);
            self.out.close("li");
            self.out.raw("\n");
        }
        self.out.close(tag);
    }

    fn item(&mut self, item: &Item, tight: bool) {
        let mut rest = item.blocks.as_slice();
        if let [Block::Paragraph(text), below @ ..] = rest
            && (tight || item.done.is_some())
        {
            rest = below;
            match item.done {
                Some(done) => {
                    // Not in a label: converters take it for a task only where the box begins the item.
                    self.out.raw(match done {
                        true => "<input type=\"checkbox\" disabled checked /> ",
                        false => "<input type=\"checkbox\" disabled /> ",
                    });
                    self.inlines(text);
                }
                None => self.inlines(text),
            }
        }
        if !rest.is_empty() {
            self.out.raw("\n");
            self.blocks(rest);
        }
    }

    fn table(&mut self, table: &Table) {
        let label = if self.topic.is_empty() {
            "Table".to_owned()
        } else {
            self.topic.clone()
        };
        let attributes = [("class", "table")].into_iter().chain(self.boxed(&label));
        self.out.open_with("div", attributes);
        self.out.open("table", &[DIR]);
        self.out.raw("\n<thead>\n<tr>");
        for column in &table.head {
            match column.heading.is_empty() {
                true => self.cell("td", &[], column.align, &column.heading),
                false => self.cell("th", &[("scope", "col")], column.align, &column.heading),
            }
        }
        self.out.raw("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.raw("<tr>");
            for (column, cell) in table.head.iter().zip(row) {
                self.cell("td", &[], column.align, cell);
            }
            self.out.raw("</tr>\n");
        }
        self.out.raw("</tbody>\n</table></div>");
    }

    fn cell(&mut self, tag: &str, scope: &[(&str, &str)], align: Align, cell: &Cell) {
        let class = match align {
            Align::Natural => None,
            Align::Left => Some(("class", "left")),
            Align::Center => Some(("class", "center")),
            Align::Right => Some(("class", "right")),
        };
        let attributes = [DIR].into_iter().chain(scope.iter().copied()).chain(class);
        self.out.open_with(tag, attributes);
        self.inlines(cell);
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
                Inline::Break => self.out.raw("<br>\n"),
                Inline::Code(code) => self.out.leaf("code", &[], code),
                Inline::Status { tone, text } => {
                    self.out.leaf("span", &[("class", class(*tone))], text);
                }
                Inline::Styled(style, content) => self.leaf(markup::style(*style), content),
                Inline::Link { href, text } => {
                    self.out
                        .open("a", &[("href", href), ("rel", "noopener noreferrer")]);
                    self.inlines(text);
                    self.out.close("a");
                }
            }
        }
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "status",
        Tone::Good => "status good",
        Tone::Fair => "status fair",
        Tone::Bad => "status bad",
    }
}

/// The id of the heading in a place, as contents link to it.
fn anchor(place: usize) -> String {
    format!("section-{place}")
}

fn is_contents(block: &Block) -> bool {
    matches!(block, Block::Contents { .. })
}

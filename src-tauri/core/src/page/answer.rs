//! Answers: Markdown as people type it, read into blocks.

use super::{
    Align, Block, Cell, Column, DEPTH, Inline, Item, List, Style, Table,
    inlines::{self, Inlines},
    language, literal,
    path::Paths,
    plain,
    text::clean,
};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// The blocks of an answer that stands under a heading of level `below`.
///
/// - A line break typed is a line break.
/// - Headings go below that level, without gaps, down to 6 at most; those in a list or quotation, below the ones above it.
/// - Raw HTML is text. A link to anything but `http`, `https` and `mailto` is text, with its address in parentheses.
/// - A picture is a link with its description.
/// - What Markdown would drop is kept as text: definitions that no link uses, and cells beyond the last column.
/// - An address typed bare is an address to its end: `*`, `_` and `~` in it mean nothing. Nor do they inside words, and a
///   backslash is one in a path and before what Markdown has no use for; [`literal::read`] says what else is kept.
/// - A line that is set in is text. A list goes on by the numbers that are typed.
/// - What is taken all the same, though it may be meant as it is, [`super::taken`] tells.
pub fn answer(text: &str, below: u8) -> Vec<Block> {
    let text = clean(text);
    literal::read(&text, |source, events| {
        let mut reader = Reader {
            source,
            paths: Paths::of(source),
            below,
            ..Reader::default()
        };
        for (event, range) in events {
            reader.read(event, range);
        }
        reader.end_paragraph();
        reader.blocks
    })
}

#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    below: u8,
    blocks: Vec<Block>,
    containers: Vec<Container>,
    /// How many lists, items and quotes are open beyond the depth that a page holds.
    too_deep: usize,
    inlines: Inlines,
    /// The levels, as typed, of the headings that the next one may stand under.
    headings: Vec<u8>,
    /// For each container, how many of them stand outside it: those inside mean nothing after it.
    outside: Vec<usize>,
    code: Option<(String, String)>,
    html: Option<String>,
    table: Option<Table>,
    row: Vec<Cell>,
    /// Where the last cell ended in the source.
    cell_end: usize,
    /// For each list, the number typed last.
    numbers: Vec<Option<u32>>,
    /// Where the last text ended in the source.
    text_end: usize,
    paths: Paths,
}

enum Container {
    Quote(Vec<Block>),
    List(List),
    Item(Item),
}

impl Reader<'_> {
    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => match (&mut self.code, &mut self.html) {
                (Some((_, code)), _) => code.push_str(&text),
                (None, Some(html)) => html.push_str(&text),
                (None, None) => {
                    // Before a bar it is the table's.
                    let is_cells = self.table.is_some() && text.starts_with('|');
                    let (end, start) = (self.text_end, range.start);
                    if !is_cells && literal::keeps_backslash(self.source, &self.paths, end, start) {
                        self.inlines.text("\\");
                    }
                    self.text_end = range.end;
                    self.inlines.text(&text);
                }
            },
            Event::Code(code) => self.inlines.code(&code),
            Event::Html(html) => match &mut self.html {
                Some(text) => text.push_str(&html),
                None => self.inlines.text(&html),
            },
            Event::HardBreak if literal::ends_path(self.source, &self.paths, range.start) => {
                self.inlines.text("\\");
                self.inlines.line_break();
            }
            Event::SoftBreak | Event::HardBreak => self.inlines.line_break(),
            Event::Rule => self.push(Block::Rule),
            Event::TaskListMarker(done) => match self.containers.last_mut() {
                Some(Container::Item(item)) if self.too_deep == 0 => item.done = Some(done),
                _ => self.inlines.text(task_mark(done)),
            },
            Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.inlines.text(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => return self.inlines.open_style(Style::Emphasis),
            Tag::Strong => return self.inlines.open_style(Style::Strong),
            Tag::Strikethrough => return self.inlines.open_style(Style::Struck),
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            } => {
                return self.inlines.open_link(&format!("mailto:{dest_url}"));
            }
            // Its text is its address: once is enough.
            Tag::Link {
                link_type: LinkType::Autolink,
                dest_url,
                ..
            } if super::url::href(&dest_url).is_none() => {
                return self.inlines.open_through();
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                return self.inlines.open_link(&dest_url);
            }
            Tag::Superscript | Tag::Subscript => return self.inlines.open_through(),
            _ => {}
        }
        self.end_paragraph();
        match tag {
            Tag::BlockQuote(_) => self.open(Container::Quote(Vec::new())),
            Tag::List(first) => {
                let first = first.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
                self.open_list(first);
            }
            Tag::Item => {
                self.number(list_number(&self.source[range]));
                self.open(Container::Item(Item::default()));
            }
            Tag::CodeBlock(kind) => {
                self.code = Some((language::typed(&kind), String::new()));
            }
            Tag::HtmlBlock => self.html = Some(String::new()),
            Tag::Table(aligns) => {
                let column = |align| Column {
                    heading: Vec::new(),
                    align,
                };
                let head = aligns
                    .into_iter()
                    .map(|align| column(Align::from(align)))
                    .collect();
                self.table = Some(Table {
                    head,
                    rows: Vec::new(),
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => self.inlines.close(),
            TagEnd::Heading(level) => self.end_heading(level as u8),
            TagEnd::TableCell => {
                self.cell_end = range.end;
                self.row.push(self.inlines.finish());
            }
            TagEnd::TableHead => {
                self.end_row(range);
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table
                        .head
                        .iter_mut()
                        .zip(row)
                        .for_each(|(column, cell)| column.heading = cell);
                }
            }
            TagEnd::TableRow => {
                self.end_row(range);
                let mut row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    row.resize(table.head.len(), Vec::new());
                    table.rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take().filter(|table| !table.head.is_empty()) {
                    self.push(Block::Table(table));
                }
            }
            TagEnd::CodeBlock => {
                if let Some((language, mut text)) = self.code.take() {
                    text.truncate(text.trim_end_matches('\n').len());
                    self.push(Block::Code { language, text });
                }
            }
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                plain::paragraphs(&html)
                    .into_iter()
                    .for_each(|paragraph| self.push(paragraph));
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_paragraph();
                self.close();
            }
            _ => self.end_paragraph(),
        }
    }

    /// A heading's level is how many headings it stands under.
    fn end_heading(&mut self, typed: u8) {
        let text = self.inlines.finish();
        if text.is_empty() {
            return;
        }
        let outside = self.outside.last().copied().unwrap_or(0);
        while self.headings.len() > outside
            && self.headings.last().is_some_and(|above| *above >= typed)
        {
            self.headings.pop();
        }
        self.headings.push(typed);
        let level = usize::from(self.below) + self.headings.len();
        self.push(Block::Heading {
            level: u8::try_from(level.min(6)).unwrap_or(6),
            text,
        });
    }

    /// Markdown ignores what stands in a row beyond the last column; here it stays in the last cell.
    fn end_row(&mut self, range: Range<usize>) {
        let beyond = self
            .source
            .get(self.cell_end..range.end)
            .unwrap_or_default();
        let beyond = beyond.trim_matches(|c: char| c == '|' || c.is_whitespace());
        if let (Some(cell), false) = (self.row.last_mut(), beyond.is_empty()) {
            inlines::join(cell, Inline::Text(" | ".to_owned()));
            plain::plain(beyond)
                .into_iter()
                .for_each(|inline| inlines::join(cell, inline));
        }
    }

    fn end_paragraph(&mut self) {
        let text = self.inlines.finish();
        if !text.is_empty() {
            self.push(Block::Paragraph(text));
        }
    }

    fn open_list(&mut self, first: Option<u32>) {
        self.open(Container::List(List {
            first,
            items: Vec::new(),
        }));
    }

    /// The number of an item that begins. A list counts on from its first; where another one is typed, a new list begins,
    /// unless it is the one before again, as people do who leave counting to Markdown.
    fn number(&mut self, typed: Option<u32>) {
        if self.too_deep > 0 {
            return;
        }
        let Some(Container::List(List {
            first: Some(first),
            items,
        })) = self.containers.last()
        else {
            return;
        };
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let next = first.saturating_add(count);
        let before = self.numbers.last_mut();
        let last = before.and_then(|before| std::mem::replace(before, typed));
        if typed.is_some() && count > 0 && typed != Some(next) && typed != last {
            self.close();
            self.open_list(typed);
            if let Some(last) = self.numbers.last_mut() {
                *last = typed;
            }
        }
    }

    fn open(&mut self, container: Container) {
        let depth = self
            .containers
            .iter()
            .filter(|open| !matches!(open, Container::Item(_)))
            .count();
        if self.too_deep > 0 || (depth == DEPTH && !matches!(container, Container::Item(_))) {
            self.too_deep += 1;
        } else {
            if matches!(container, Container::List(_)) {
                self.numbers.push(None);
            }
            self.containers.push(container);
            self.outside.push(self.headings.len());
        }
    }

    fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        if let Some(outside) = self.outside.pop() {
            self.headings.truncate(outside);
        }
        match self.containers.pop() {
            Some(Container::Quote(blocks)) if !blocks.is_empty() => self.push(Block::Quote(blocks)),
            Some(Container::List(list)) => {
                self.numbers.pop();
                if !list.items.is_empty() {
                    self.push(Block::List(list));
                }
            }
            Some(Container::Item(mut item)) => {
                if !matches!(item.blocks.first(), Some(Block::Paragraph(_)))
                    && let Some(done) = item.done.take()
                {
                    item.blocks
                        .insert(0, Block::Paragraph(plain::plain(task_mark(done))));
                }
                if let Some(Container::List(list)) = self.containers.last_mut() {
                    list.items.push(item);
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, block: Block) {
        match self.containers.last_mut() {
            Some(Container::Quote(blocks) | Container::Item(Item { blocks, .. })) => {
                blocks.push(block)
            }
            Some(Container::List(_)) | None => self.blocks.push(block),
        }
    }
}

/// The number that the source of an item begins with.
fn list_number(item: &str) -> Option<u32> {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    item[..digits].parse().ok()
}

fn task_mark(done: bool) -> &'static str {
    if done { "[x] " } else { "[ ] " }
}

impl From<pulldown_cmark::Alignment> for Align {
    fn from(align: pulldown_cmark::Alignment) -> Align {
        match align {
            pulldown_cmark::Alignment::None => Align::Natural,
            pulldown_cmark::Alignment::Left => Align::Left,
            pulldown_cmark::Alignment::Center => Align::Center,
            pulldown_cmark::Alignment::Right => Align::Right,
        }
    }
}

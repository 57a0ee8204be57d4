//! Writes a page as HTML, for the preview and for printing. Everything is escaped; nothing foreign gets through.

use super::{Align, Block, Cell, Inline, Item, List, Page, Style, Table};

/// The page as HTML, without a document around it. Headings are set `deeper` levels below their own, down to 6.
///
/// Wide content scrolls in boxes of its own, which take the focus: `div.table` and `pre`. Tasks are in `ul.tasks`.
pub fn write(page: &Page, deeper: u8) -> String {
    let mut writer = Writer {
        out: String::new(),
        deeper,
        topic: String::new(),
    };
    writer.blocks(&page.blocks);
    writer.out
}

struct Writer {
    out: String,
    deeper: u8,
    /// The heading above: names the table below it.
    topic: String,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                self.topic.clear();
                plain_text(text, &mut self.topic);
                let tag = ["h1", "h2", "h3", "h4", "h5", "h6"]
                    [usize::from((level + self.deeper).clamp(1, 6)) - 1];
                self.element(tag, "", |writer| writer.inlines(text));
            }
            Block::Paragraph(text) => self.element("p", "", |writer| writer.inlines(text)),
            Block::Quote(blocks) => self.element("blockquote", "", |writer| {
                writer.out.push('\n');
                writer.blocks(blocks);
            }),
            Block::List(list) => self.list(list),
            Block::Code { language, text } => {
                let label = if language.is_empty() {
                    "Code"
                } else {
                    language
                };
                self.open(
                    "pre",
                    &[("tabindex", "0"), ("role", "group"), ("aria-label", label)],
                );
                self.element("code", "", |writer| writer.text(text));
                self.out.push_str("</pre>");
            }
            Block::Table(table) => self.table(table),
            Block::Rule => self.out.push_str("<hr>"),
        }
    }

    fn list(&mut self, list: &List) {
        let tight = list.is_tight();
        let (tag, start) = match list.first {
            None => ("ul", None),
            Some(1) => ("ol", None),
            Some(first) => ("ol", Some(first.to_string())),
        };
        let tasks = list.items.iter().any(|item| item.done.is_some());
        let start = start.iter().map(|start| ("start", start.as_str()));
        let attributes: Vec<_> = tasks
            .then_some(("class", "tasks"))
            .into_iter()
            .chain(start)
            .collect();
        self.open(tag, &attributes);
        self.out.push('\n');
        for item in &list.items {
            self.element("li", "", |writer| writer.item(item, tight));
            self.out.push('\n');
        }
        self.close(tag);
    }

    fn item(&mut self, item: &Item, tight: bool) {
        let mut rest = item.blocks.as_slice();
        if let [Block::Paragraph(text), below @ ..] = rest
            && (tight || item.done.is_some())
        {
            rest = below;
            match item.done {
                Some(done) => self.element("label", "", |writer| {
                    let checked = if done { " checked" } else { "" };
                    writer
                        .out
                        .extend(["<input type=\"checkbox\" disabled", checked, "> "]);
                    writer.inlines(text);
                }),
                None => self.inlines(text),
            }
        }
        if !rest.is_empty() {
            self.out.push('\n');
            self.blocks(rest);
        }
    }

    fn table(&mut self, table: &Table) {
        let label = if self.topic.is_empty() {
            "Table".to_owned()
        } else {
            self.topic.clone()
        };
        self.open(
            "div",
            &[
                ("class", "table"),
                ("tabindex", "0"),
                ("role", "group"),
                ("aria-label", &label),
            ],
        );
        self.out.push_str("<table>\n<thead>\n<tr>");
        for column in &table.head {
            match column.heading.is_empty() {
                true => self.cell("td", "", column.align, &column.heading),
                false => self.cell("th", " scope=\"col\"", column.align, &column.heading),
            }
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (column, cell) in table.head.iter().zip(row) {
                self.cell("td", "", column.align, cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></div>");
    }

    fn cell(&mut self, tag: &str, scope: &str, align: Align, cell: &Cell) {
        let class = match align {
            Align::Natural => "",
            Align::Left => " class=\"left\"",
            Align::Center => " class=\"center\"",
            Align::Right => " class=\"right\"",
        };
        self.element(tag, &format!("{scope}{class}"), |writer| {
            writer.inlines(cell)
        });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Break => self.out.push_str("<br>\n"),
                Inline::Code(code) => self.element("code", "", |writer| writer.text(code)),
                Inline::Styled(style, content) => {
                    let tag = match style {
                        Style::Emphasis => "em",
                        Style::Strong => "strong",
                        Style::Struck => "del",
                    };
                    self.element(tag, "", |writer| writer.inlines(content));
                }
                Inline::Link { href, text } => {
                    self.open("a", &[("href", href), ("rel", "noopener noreferrer")]);
                    self.inlines(text);
                    self.close("a");
                }
            }
        }
    }

    fn element(&mut self, tag: &str, attributes: &str, content: impl FnOnce(&mut Writer)) {
        self.out.extend(["<", tag, attributes, ">"]);
        content(self);
        self.close(tag);
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.out.extend(["<", tag]);
        for (name, value) in attributes {
            self.out.extend([" ", name, "=\""]);
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn close(&mut self, tag: &str) {
        self.out.extend(["</", tag, ">"]);
    }

    /// Text, safe as content and in a quoted attribute.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            self.out.push_str(&rest[..at]);
            self.out.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            });
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
    }
}

/// The words alone.
fn plain_text(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Break => text.push(' '),
            Inline::Styled(_, content) | Inline::Link { text: content, .. } => {
                plain_text(content, text)
            }
        }
    }
}

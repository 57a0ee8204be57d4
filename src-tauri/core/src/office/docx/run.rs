//! Words in their looks.

use crate::office::package::Relations;
use crate::office::xml::Xml;
use crate::page::{Inline, Style, Tone, url};
use crate::text::direction::begins_right_to_left;

/// The font of the boxes of tasks, as Word itself sets them.
const BOX_FONT: &str = "MS Gothic";

/// The looks that words have where they stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    bold: bool,
    italic: bool,
    struck: bool,
    code: bool,
    linked: bool,
    tone: Option<Tone>,
}

/// Words, breaks and links.
pub fn inlines(xml: &mut Xml, relations: &mut Relations, inlines: &[Inline]) {
    add(xml, relations, inlines, Look::default());
}

fn add(xml: &mut Xml, relations: &mut Relations, inlines: &[Inline], look: Look) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => run(xml, words, look),
            Inline::Break => xml.node("w:r", &[], |xml| xml.leaf("w:br", &[])),
            Inline::Code(code) => run(xml, code, Look { code: true, ..look }),
            Inline::Status { tone, text } => {
                let tone = Some(*tone);
                run(xml, text, Look { tone, ..look });
            }
            Inline::Styled(style, content) => {
                let mut look = look;
                match style {
                    Style::Emphasis => look.italic = true,
                    Style::Strong => look.bold = true,
                    Style::Struck => look.struck = true,
                }
                add(xml, relations, content, look);
            }
            Inline::Link { href, text } => match url::in_office(href) {
                Some(address) => {
                    let id = relations.link(&address);
                    let linked = true;
                    xml.node("w:hyperlink", &[("r:id", &id)], |xml| {
                        add(xml, relations, text, Look { linked, ..look });
                    });
                }
                // The page held has none of these.
                None => add(xml, relations, text, look),
            },
        }
    }
}

fn run(xml: &mut Xml, words: &str, look: Look) {
    xml.node("w:r", &[], |xml| {
        properties(xml, look, begins_right_to_left(words.chars()));
        text(xml, words);
    });
}

fn properties(xml: &mut Xml, look: Look, right_to_left: bool) {
    if look == Look::default() && !right_to_left {
        return;
    }
    let style = match look {
        Look { code: true, .. } => Some("CodeInLine"),
        Look { linked: true, .. } => Some("Hyperlink"),
        _ => None,
    };
    xml.node("w:rPr", &[], |xml| {
        if let Some(style) = style {
            xml.leaf("w:rStyle", &[("w:val", &style)]);
        }
        for (set, tags) in [
            (look.bold, &["w:b", "w:bCs"][..]),
            (look.italic, &["w:i", "w:iCs"]),
            (look.struck, &["w:strike"]),
        ] {
            if set {
                tags.iter().for_each(|tag| xml.leaf(tag, &[]));
            }
        }
        if let Some(tone) = look.tone {
            let (ink, soft) = colors(tone);
            xml.leaf("w:color", &[("w:val", &ink)]);
            shade(xml, soft);
        }
        if right_to_left {
            xml.leaf("w:rtl", &[]);
        }
    });
}

/// A color behind something.
pub fn shade(xml: &mut Xml, color: &str) {
    xml.leaf(
        "w:shd",
        &[
            ("w:val", &"clear"),
            ("w:color", &"auto"),
            ("w:fill", &color),
        ],
    );
}

/// Characters inside a run: a tab has an element of its own, and so has a line end.
pub fn text(xml: &mut Xml, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find(['\t', '\n']) {
        characters(xml, &rest[..at]);
        let is_tab = rest[at..].starts_with('\t');
        xml.leaf(if is_tab { "w:tab" } else { "w:br" }, &[]);
        rest = &rest[at + 1..];
    }
    characters(xml, rest);
}

fn characters(xml: &mut Xml, words: &str) {
    if !words.is_empty() {
        xml.text_with("w:t", &[("xml:space", &"preserve")], words);
    }
}

/// The box of a task, to be ticked in Word, and the way to where its words begin.
pub fn task(xml: &mut Xml, done: bool) {
    xml.node("w:sdt", &[], |xml| {
        xml.node("w:sdtPr", &[], |xml| {
            xml.node("w14:checkbox", &[], |xml| {
                let checked = if done { "1" } else { "0" };
                xml.leaf("w14:checked", &[("w14:val", &checked)]);
                for (tag, code) in [("w14:checkedState", "2612"), ("w14:uncheckedState", "2610")] {
                    xml.leaf(tag, &[("w14:val", &code), ("w14:font", &BOX_FONT)]);
                }
            });
        });
        xml.node("w:sdtContent", &[], |xml| {
            xml.node("w:r", &[], |xml| {
                xml.node("w:rPr", &[], |xml| {
                    let font = BOX_FONT;
                    xml.leaf(
                        "w:rFonts",
                        &[
                            ("w:ascii", &font),
                            ("w:eastAsia", &font),
                            ("w:hAnsi", &font),
                        ],
                    );
                });
                text(xml, if done { "☒" } else { "☐" });
            });
        });
    });
    xml.node("w:r", &[], |xml| xml.leaf("w:tab", &[]));
}

/// The color of a status, and of what stands behind it.
fn colors(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Neutral => ("4A5260", "EEF0F3"),
        Tone::Good => ("1B6E3C", "E3F3EA"),
        Tone::Fair => ("7A4B00", "FCF1DC"),
        Tone::Bad => ("A3281E", "FDECEB"),
    }
}

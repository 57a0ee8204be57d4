//! File names made from titles, safe on Windows, macOS and Linux.

use std::collections::HashMap;

use crate::document::kind::UNTITLED;
use crate::document::mutant;
use crate::text::name::key;

/// The most bytes a name has, its extension included. File systems take 255; paths and sync tools take less.
pub const LONGEST: usize = 120;

/// The name for the file that a use case, or a phase of it, is saved in: `Cart email — Phase 1 - Discovery.md`.
///
/// The extension, without a dot, is used as it is. No name is empty, hidden, reserved on Windows, or holds a
/// character that a system refuses or does not show. A title that is too long is cut; the phase stays whole if it can.
pub fn file_name(title: &str, phase: Option<&str>, extension: &str) -> String {
    let room = LONGEST.saturating_sub(extension.len() + 1);
    let phase = phase
        .map(readable)
        .filter(|phase| !phase.is_empty())
        .map(|phase| format!(" — {phase}"));
    let phase = cut(&phase.unwrap_or_default(), room / 2).to_owned();
    let mut name = readable(title);
    if name.is_empty() {
        name.push_str(UNTITLED);
    }
    // One byte is kept free for the mark of a reserved name.
    let name = format!(
        "{}{phase}",
        cut(&name, room.saturating_sub(phase.len() + 1))
    );
    let mark = if is_reserved(&name) { "_" } else { "" };
    format!("{mark}{name}.{extension}")
}

/// The names of the files in one folder. Two that differ only in case, or in how accents are written, are one to some
/// systems.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The names in use, by what two that are one have in common, each with the last number that was put behind it.
    taken: HashMap<String, u32>,
}

impl Names {
    /// Notes a name that is in use.
    pub fn take(&mut self, name: &str) {
        self.taken.entry(key(name)).or_insert(1);
    }

    /// The name if it is free, or else with the first number that makes it so. It is taken then.
    pub fn free(&mut self, name: &str) -> String {
        if mutant::lacks("names that one system takes for one are told apart") {
            return name.to_owned();
        }
        let plain = key(name);
        let mut number = self.taken.get(&plain).map_or(1, |last| last + 1);
        let mut free = numbered(name, number);
        while self.taken.contains_key(&key(&free)) {
            number += 1;
            free = numbered(name, number);
        }
        self.taken.insert(plain, number);
        self.take(&free);
        free
    }
}

/// The name with a number: `Cart email (2).md`. The first has none.
pub(crate) fn numbered(name: &str, number: u32) -> String {
    if number == 1 {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let end = format!(" ({number}).{extension}");
    format!("{}{end}", cut(stem, LONGEST.saturating_sub(end.len())))
}

/// A name that came from elsewhere, so that it is one of a file and leads nowhere else: its ending is kept.
pub fn safe(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let end: String = extension
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    file_name(stem, None, cut(&end, 20))
}

/// The text with only what every system can keep and show.
pub(crate) fn readable(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ':' if chars.peek() == Some(&' ') => name.push_str(" -"),
            '/' | '\\' | '|' | ':' => name.push('-'),
            '<' | '>' | '"' | '?' | '*' => {}
            c if c.is_whitespace() => name.push(' '),
            c if c.is_control() || is_invisible(c) => {}
            c => name.push(c),
        }
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").trim_matches(is_edge).to_owned()
}

/// Windows drops dots and spaces at the end; a dot at the start hides the file elsewhere.
fn is_edge(c: char) -> bool {
    matches!(c, '.' | ' ')
}

/// Characters that turn the direction of text, or stand for nothing: a name could look like another.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The longest start of the text that fits, and does not end in half a sign or in what Windows drops.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut end = bytes;
    // The parts of one emoji are tied by joiners, accents follow their letter.
    while !text.is_char_boundary(end)
        || text[end..].starts_with(joins)
        || text[..end].ends_with('\u{200D}')
    {
        end -= 1;
    }
    text[..end].trim_end_matches(is_edge)
}

/// Characters that belong to the one before them.
pub(crate) fn joins(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Windows keeps these names for devices, whatever follows the first dot.
pub(super) fn is_reserved(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_uppercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device).unwrap_or_default();
        number.chars().count() == 1 && number.contains(|c| "0123456789¹²³".contains(c))
    };
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names() {
        let long = "é".repeat(200);
        let cases: &[(&str, Option<&str>, &str)] = &[
            ("Abandoned cart email", None, "Abandoned cart email.md"),
            (
                "Abandoned cart email",
                Some("Phase 1: Discovery"),
                "Abandoned cart email — Phase 1 - Discovery.md",
            ),
            ("", None, "Untitled use case.md"),
            (
                " ...\u{200b} ",
                Some("Phase 2"),
                "Untitled use case — Phase 2.md",
            ),
            (
                "A/B \"test\": why?\n50 % <more>",
                None,
                "A-B test - why 50 % more.md",
            ),
            ("..\\..\\etc/passwd", None, "-..-etc-passwd.md"),
            ("con", None, "_con.md"),
            ("Com1 .plan", None, "_Com1 .plan.md"),
            ("lpt²", None, "_lpt².md"),
            ("con", Some("Phase 1"), "con — Phase 1.md"),
            ("Console", None, "Console.md"),
            ("invoice\u{202e}dm.exe", None, "invoicedm.exe.md"),
            ("Ends with dots. . .", None, "Ends with dots.md"),
            ("日本 👩‍💻", None, "日本 👩‍💻.md"),
            (&long, None, &format!("{}.md", "é".repeat(58))),
        ];
        for (title, phase, name) in cases {
            assert_eq!(file_name(title, *phase, "md"), *name);
        }
    }

    #[test]
    fn names_in_a_folder_differ_in_more_than_case_and_composition() {
        let mut names = Names::default();
        names.take("Résumé.MD");
        let long = format!("{}.md", "é".repeat(58));
        let cases = [
            ("Cart.md", "Cart.md"),
            ("cart.md", "cart (2).md"),
            ("Cart.md", "Cart (3).md"),
            ("Cart (2).md", "Cart (2) (2).md"),
            ("RÉSUMÉ.md", "RÉSUMÉ (2).md"),
            ("Re\u{301}sume\u{301}.md", "Re\u{301}sume\u{301} (3).md"),
            ("STRASSE.md", "STRASSE.md"),
            ("Straße.md", "Straße (2).md"),
            ("각.md", "각.md"),
            (
                "\u{1100}\u{1161}\u{11A8}.md",
                "\u{1100}\u{1161}\u{11A8} (2).md",
            ),
            (&long, &long),
            (&long, &format!("{} (2).md", "é".repeat(56))),
        ];
        for (name, free) in cases {
            assert_eq!(names.free(name), free);
        }
    }

    #[test]
    fn a_cut_never_parts_an_emoji() {
        for length in 90..120 {
            let name = file_name(&format!("{}👩‍💻", "a".repeat(length)), None, "md");
            let rest = name.trim_start_matches('a');
            assert!(rest == ".md" || rest == "👩‍💻.md", "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_title_makes_a_safe_name(title in any::<String>(), phase in proptest::option::of("\\PC*"), long in 0..3_usize) {
            let name = file_name(&title.repeat(1 + long * 20), phase.as_deref(), "md");
            prop_assert!(name.len() <= LONGEST, "{} bytes", name.len());
            prop_assert!(name.ends_with(".md") && name.len() > 3);
            let stem = &name[..name.len() - 3];
            prop_assert!(!stem.starts_with(is_edge) && !stem.ends_with(is_edge), "{:?}", name);
            prop_assert!(!stem.contains(|c: char| "<>:\"/\\|?*".contains(c) || c.is_control() || is_invisible(c)));
            prop_assert!(!is_reserved(&name));
        }
    }
}

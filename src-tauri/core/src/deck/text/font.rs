//! How wide characters are and how high lines, in sizes of the font.
//!
//! What the theme's font does not have comes from whichever font the reader has, so it is taken for wide and high.

use super::{Look, widths::RANGES};

/// Units in the size of a font.
const EM: f64 = 2048.0;

/// How wide every character of the font for code is.
const CODE: f64 = 1229.0 / EM;

/// How high a line is. The theme's font asks for 1.15.
pub const LINE: f64 = 1.2;

/// How high a line is that another font has to help with.
pub const FOREIGN_LINE: f64 = 1.5;

/// A character as measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Advance {
    /// How far it moves on, in sizes of the font.
    pub width: f64,
    /// Another font has to help.
    pub foreign: bool,
}

/// How far a character moves on, but for the tab.
pub fn advance(c: char, look: &Look) -> Advance {
    if is_invisible(c) {
        return own(0.0);
    }
    match known(c, look.bold) {
        Some(_) if look.code => own(CODE),
        Some(width) => own(f64::from(width) / EM),
        None => Advance {
            width: foreign(c),
            foreign: true,
        },
    }
}

/// The width that the theme's font gives a character.
fn known(c: char, bold: bool) -> Option<u16> {
    let code = u32::from(c);
    let range = RANGES.iter().rfind(|range| range.first <= code)?;
    let widths = if bold { range.bold } else { range.regular };
    let width = widths.get(usize::try_from(code - range.first).ok()?)?;
    Some(*width).filter(|width| *width > 0)
}

fn own(width: f64) -> Advance {
    Advance {
        width,
        foreign: false,
    }
}

/// A width that no usual font exceeds on average over a few words.
fn foreign(c: char) -> f64 {
    match c {
        '\u{1F000}'..='\u{1FAFF}' => 1.4,
        '\u{2E80}'..='\u{FAFF}' | '\u{FE30}'..='\u{FFEF}' | '\u{10000}'.. => 1.05,
        '\u{590}'..='\u{8FF}' => 0.75,
        _ => 1.0,
    }
}

/// Characters that lie on the one before, or are not shown.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_as_wide_as_in_the_font() {
        let bold = Look {
            bold: true,
            ..Look::default()
        };
        let code = Look {
            code: true,
            ..Look::default()
        };
        let upright = Look::default();
        for (c, look, units) in [
            ('i', &upright, 455.0),
            ('W', &upright, 1933.0),
            ('i', &bold, 569.0),
            ('i', &code, 1229.0),
            ('é', &upright, 1139.0),
            ('Ж', &upright, 1891.0),
            ('€', &upright, 1139.0),
            ('\u{301}', &upright, 0.0),
        ] {
            assert_eq!(advance(c, look), own(units / EM), "{c}");
        }
        assert!(advance('日', &upright).foreign);
        assert!(advance('日', &upright).width >= 1.0);
    }
}

//! Titles, as much of them as fits.

use super::super::sheet::{COVER_TITLE, Frame, Layout, TITLE};
use super::super::text::{Kind, Para, Set};

/// The sizes of a title's letters, the usual one first.
const SIZES: [f64; 3] = [26.0, 22.0, 18.0];

/// The same on the first slide.
const COVER_SIZES: [f64; 4] = [32.0, 28.0, 24.0, 20.0];

/// The longest number that can follow a title.
const LONGEST_NUMBER: &str = " (100 of 100)";

/// What stands for the rest of a title.
const ELLIPSIS: &str = "…";

/// The usual size of a title's letters.
pub fn usual_size(layout: Layout) -> f64 {
    sizes(layout)[0]
}

/// Where the title of a layout stands.
pub fn frame(layout: Layout) -> Frame {
    match layout {
        Layout::Cover => COVER_TITLE,
        _ => TITLE,
    }
}

/// Whether only the beginning of a title fits, where it stands in its layout or in a frame of its own.
pub fn is_cut(title: &str, layout: Layout, own: Option<Frame>) -> bool {
    size(&line(title, LONGEST_NUMBER), layout, own).is_none()
}

/// The title with its number, and the size of its letters: the whole title, or as much of its beginning as fits.
pub fn fit(title: &str, number: &str, layout: Layout, own: Option<Frame>) -> (String, f64) {
    let whole = line(title, number);
    if let Some(size) = size(&line(title, LONGEST_NUMBER), layout, own) {
        return (whole, size);
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    let ends: Vec<usize> = title
        .char_indices()
        .map(|(end, _)| end)
        .take(1000)
        .collect();
    let beginning = |end: usize| format!("{}{ELLIPSIS}{number}", title[..end].trim_end());
    let fitting = ends.partition_point(|end| size(&beginning(*end), layout, own).is_some());
    let end = ends[..fitting].last().copied().unwrap_or_default();
    let smallest = sizes(layout)[sizes(layout).len() - 1];
    (beginning(end), smallest)
}

/// One line of text.
fn line(title: &str, number: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    format!("{}{number}", words.join(" "))
}

/// The largest letters in which a title fits.
fn size(title: &str, layout: Layout, own: Option<Frame>) -> Option<f64> {
    let frame = own.unwrap_or_else(|| frame(layout));
    let para = Para::plain(title).of(Kind::Heading);
    let fits =
        |size: &&f64| Set::new(vec![para.clone()], frame.width, **size).height() <= frame.height;
    sizes(layout).iter().find(fits).copied()
}

fn sizes(layout: Layout) -> &'static [f64] {
    match layout {
        Layout::Cover => &COVER_SIZES,
        _ => &SIZES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_whole_or_says_that_it_is_not() {
        let long = "Abandoned cart ".repeat(100);
        for (title, size, whole) in [
            ("Abandoned cart email", 26.0, true),
            (&long[..100], 22.0, true),
            (&long, 18.0, false),
            (&"x".repeat(5000), 18.0, false),
        ] {
            let (fitted, found) = fit(title, " (2 of 3)", Layout::Body, None);
            assert_eq!(found, size, "{title}");
            assert_eq!(is_cut(title, Layout::Body, None), !whole, "{title}");
            assert!(fitted.ends_with(" (2 of 3)"), "{fitted}");
            let beginning = fitted.trim_end_matches("… (2 of 3)");
            assert_eq!(beginning.len() < fitted.len() - " (2 of 3)".len(), !whole);
            assert!(whole || title.starts_with(beginning), "{fitted}");
        }
    }
}

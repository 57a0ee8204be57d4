//! Writes a page as one HTML file that needs nothing else: to be kept, sent, read in any browser and printed.
//!
//! Its style is the window's own: the preview and the file can't differ.

use super::{Page, html, markup::Markup};

/// No script, no request, no form: whatever should get into the file, nothing comes of it. Pictures are in it.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Colors and sizes, how a page looks on screen and on paper, and what a file needs beside them.
const STYLES: [&str; 3] = [
    include_str!("../../../../ui/styles/tokens.css"),
    include_str!("../../../../ui/styles/page.css"),
    include_str!("document.css"),
];

/// The page as an HTML file.
pub fn write(page: &Page, title: &str) -> String {
    let mut out = Markup::default();
    out.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    let policy = [
        ("http-equiv", "Content-Security-Policy"),
        ("content", POLICY),
    ];
    out.open("meta", &policy);
    out.raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"generator\" content=\"Ninefold\">\n");
    out.leaf("title", &[], title);
    out.raw("\n<style>\n");
    STYLES.iter().for_each(|style| out.raw(style));
    out.raw("</style>\n</head>\n<body>\n<main class=\"page\">\n");
    out.raw(&html::write(page, 0));
    out.raw("</main>\n</body>\n</html>\n");
    out.finish()
}

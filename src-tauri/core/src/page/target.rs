//! Where pages go.

/// A way of exporting that can't hold everything. HTML can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Markdown, read by a program that knows GFM.
    Markdown,
    /// The same Markdown, pasted into Confluence's editor.
    MarkdownInConfluence,
    /// HTML pasted into Confluence's editor.
    Rich,
    /// Confluence's storage format.
    Storage,
    /// A Word file.
    Word,
}

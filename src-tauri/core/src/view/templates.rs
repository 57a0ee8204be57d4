//! Templates of use cases: those to start from, and one that is being made of a use case.

use crate::wire::wire;

wire! {
    /// The templates that a use case can be started from.
    pub struct Templates {
        /// Grows with every change.
        pub revision: u64,
        /// Those of this workspace by name, then the built-in ones.
        pub templates: Vec<TemplateRow>,
        /// `3 of 14 templates`.
        pub count: String,
    }
}

wire! {
    /// A template to start from.
    pub struct TemplateRow {
        /// What it is started by: the key of a built-in one, or the document.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// What it is for, in a sentence.
        pub about: String,
        /// `21 answers, 4 metrics, 3 tags, 3 integrations and 4 steps`.
        pub holds: String,
        /// It was made in this workspace, and can be renamed, exported and deleted.
        pub own: bool,
    }
}

wire! {
    /// A template as a use case would make it, for the person to strike out and edit.
    pub struct TemplateDraft {
        /// What it is to be called.
        pub name: String,
        /// What it is for, in a sentence.
        pub about: String,
        /// What it is to keep.
        pub groups: Vec<TemplateGroup>,
    }
}

wire! {
    /// What belongs together in a template that is being made.
    pub struct TemplateGroup {
        /// `Phase 1: Discovery`, `Metric`.
        pub heading: String,
        /// Its texts.
        pub parts: Vec<TemplatePart>,
    }
}

wire! {
    /// A text of a template that is being made.
    pub struct TemplatePart {
        /// What it is suggested for: a field, or `metric/0/name`.
        pub key: String,
        /// The question or key idea.
        pub label: String,
        /// Without names, dates and figures; of a choice the key of the option.
        pub text: String,
        /// Of a choice, which is not edited here: the name of the option. Empty otherwise.
        pub chosen: String,
        /// It is on one line.
        pub single_line: bool,
        /// It is to be kept.
        pub kept: bool,
    }
}

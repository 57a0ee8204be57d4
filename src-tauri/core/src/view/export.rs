//! The export panel.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{HandOverChoice, Picked, Point, Says, TagFilter, Weighing};
use crate::page::csv::Separator;
use crate::wire::wire;

wire! {
    /// What is to be exported.
    tagged pub enum Scope {
        /// One phase of a use case.
        Phase {
            /// The use case.
            use_case: String,
            /// The key of the phase.
            phase: String,
        },
        /// Whole use cases: one, or several on one page or in a file each.
        UseCases {
            /// The use cases, in the order they are exported in.
            use_cases: Vec<String>,
        },
        /// The experience trackers of use cases: one, or several in one deck or in a file each.
        Tracker {
            /// The use cases, in the order they are exported in.
            use_cases: Vec<String>,
        },
        /// The requirements documents of use cases: one, or several on one page or in a file each.
        Scoping {
            /// The use cases, in the order they are exported in.
            use_cases: Vec<String>,
        },
        /// What changed in use cases since the point that the options name: one, or several on one page or in a file each.
        Notes {
            /// The use cases, in the order they are exported in.
            use_cases: Vec<String>,
        },
        /// The protocol of the workshop of a use case that is open, or else of the last one.
        Workshop {
            /// The use case.
            use_case: String,
        },
        /// The requirements documents of integrations: one, or several on one page or in a file each.
        Integrations {
            /// The integrations, in the order they are exported in.
            integrations: Vec<String>,
        },
        /// The requirements documents of all integrations.
        AllIntegrations,
        /// Several use cases, named by what they are, since they may be thousands.
        Several {
            /// What is exported of each.
            part: PartOfEach,
            /// Which.
            chosen: Chosen,
        },
        /// The table of all integrations.
        IntegrationTable,
        /// Every table of the workspace: use cases at work, ranking, Build next, integrations, metrics, tags and people.
        Tables,
        /// The table of use cases at work.
        Portfolio {
            /// Which of them, and in which order.
            picked: Picked,
        },
        /// The ranking of use cases at work.
        Ranking {
            /// How they are ranked; as the workspace keeps it, if nothing is given.
            weighing: Option<Weighing>,
        },
        /// The table of people.
        People,
        /// The portfolio for a meeting: what is asked, the use cases ranked, the map, what to build.
        PortfolioDeck,
        /// What to build next.
        Roadmap,
        /// What the capture has shown that was checked last.
        Captured {
            /// It was made with consent denied.
            is_denied: bool,
        },
        /// What was learned with all use cases.
        Learned,
        /// The tagging plan.
        Tags {
            /// Which tags.
            filter: TagFilter,
        },
        /// The metrics of the workspace.
        Metrics,
        /// The record of processing activities: what the law asks of integrations and tags.
        ProcessingRecord,
        /// All that is held about a person.
        Person {
            /// The person.
            person: String,
            /// Other names by which texts may mention the person.
            also: Vec<String>,
        },
    }
}

wire! {
    /// What is exported of each of several use cases.
    pub enum PartOfEach {
        /// All of it.
        UseCases,
        /// Its requirements document.
        Scoping,
        /// Its experience tracker.
        Tracker,
        /// What changed in it.
        Notes,
    }
}

wire! {
    /// Which of all use cases are chosen.
    #[derive(Eq)]
    pub struct Chosen {
        /// Those at work.
        pub at_work: bool,
        /// Those archived.
        pub archived: bool,
        /// Of these the contrary.
        pub but: Vec<String>,
    }
}

wire! {
    /// A use case in the list that those to be exported are chosen from.
    pub struct ExportRow {
        /// The use case.
        pub id: String,
        /// The title, or `Untitled use case`.
        pub title: String,
        /// Whether it is archived.
        pub archived: bool,
    }
}

impl Says for ExportRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        vec![match self.archived {
            true => format!("{} (archived)", self.title).into(),
            false => Cow::from(&self.title),
        }]
    }
}

wire! {
    /// What a file is written as.
    pub enum Format {
        /// Markdown, as CommonMark, GFM and Confluence read it.
        Markdown,
        /// One self-contained web page.
        Html,
        /// Confluence's storage format.
        Confluence,
        /// A Word file.
        Docx,
        /// A presentation for PowerPoint and other office suites.
        Pptx,
        /// A workbook for Excel and other spreadsheet programs.
        Xlsx,
        /// A table for any program.
        Csv,
    }
}

impl Format {
    /// All formats that a text can have.
    pub const TEXTS: [Self; 4] = [Self::Markdown, Self::Docx, Self::Html, Self::Confluence];

    /// As the person chooses it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown (.md)",
            Self::Docx => "Word (.docx)",
            Self::Html => "Web page (.html)",
            Self::Confluence => "Confluence storage format (.xml)",
            Self::Pptx => "PowerPoint (.pptx)",
            Self::Xlsx => "Excel (.xlsx)",
            Self::Csv => "Table (.csv)",
        }
    }

    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Confluence => "xml",
            Self::Pptx => "pptx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

wire! {
    /// What the person chose beside scope and format.
    #[derive(Default)]
    pub struct ExportOptions {
        /// Begin Markdown with YAML front matter.
        pub front_matter: bool,
        /// Use cases as they were at this point.
        #[serde(default)]
        pub as_of: Option<Point>,
        /// What changed since this point is told, where there is a place for it.
        #[serde(default)]
        pub since: Option<Point>,
        /// A deck has slides of what nothing was entered for, too.
        #[serde(default)]
        pub empty_slides: bool,
        /// A deck has its appendix: stakeholders, every score, open questions, what data is needed and how every
        /// step is configured.
        #[serde(default)]
        pub appendix: bool,
        /// What stands between the cells of CSV.
        #[serde(default)]
        pub separator: Separator,
    }
}

wire! {
    /// How the person likes exports, on this computer.
    #[derive(Eq, Default)]
    pub struct ExportHabits {
        /// What was chosen last of what a screen offers, by what these are.
        #[serde(default)]
        pub scopes: BTreeMap<String, String>,
        /// The extension of the files saved last, `docx`; empty where none was saved. One that is not known stands for none.
        #[serde(default)]
        pub format: String,
        /// One file for each of several.
        #[serde(default)]
        pub each: bool,
        /// Begin Markdown with YAML front matter.
        #[serde(default)]
        pub front_matter: bool,
        /// Include slides of a deck that have nothing to show.
        #[serde(default)]
        pub empty_slides: bool,
        /// End a deck with its appendix.
        #[serde(default)]
        pub appendix: bool,
        /// What stands between the cells of CSV.
        #[serde(default)]
        pub separator: Separator,
        /// The preview is open.
        #[serde(default)]
        pub shown: bool,
        /// It shows Markdown.
        #[serde(default)]
        pub raw: bool,
    }
}

wire! {
    /// What the export panel shows.
    pub struct Preview {
        /// `Exporting: Phase 1: Discovery`.
        pub exporting: String,
        /// The Markdown, as copied and saved.
        pub markdown: String,
        /// The same page as HTML, made by the core, with nothing foreign in it.
        pub html: String,
        /// The same page as Confluence's editor takes it from the clipboard.
        pub rich: String,
        /// What the ways of exporting this page can't hold; only those that lose something.
        pub losses: Vec<Losses>,
        /// The formats that a file of this scope can have.
        pub formats: Vec<FormatChoice>,
        /// What it can be handed over as, to other tools.
        pub hand_over: Vec<HandOverChoice>,
        /// Whether there are several parts that can be saved as one file each.
        pub each: bool,
        /// What can stand between the cells of CSV; empty of what is no table.
        pub separators: Vec<SeparatorChoice>,
    }
}

wire! {
    /// What a way of exporting can't hold.
    pub struct Losses {
        /// `Copy Markdown`.
        pub target: String,
        /// Sentences, each for one kind of thing that occurs on the page.
        pub what: Vec<String>,
    }
}

wire! {
    /// A separator that can be chosen.
    pub struct SeparatorChoice {
        /// The separator.
        pub separator: Separator,
        /// `Semicolon`.
        pub label: String,
    }
}

wire! {
    /// A format that can be chosen.
    pub struct FormatChoice {
        /// The format.
        pub format: Format,
        /// `Markdown (.md)`.
        pub label: String,
        /// The file name that saving proposes.
        pub file_name: String,
    }
}

wire! {
    /// A file that was written.
    pub struct SavedFile {
        /// Its name.
        pub name: String,
        /// The whole path.
        pub path: String,
    }
}

wire! {
    /// How far saving one file each has come.
    #[derive(Copy, Eq)]
    pub struct ExportProgress {
        /// Files written so far.
        pub done: u32,
        /// Files to be written.
        pub of: u32,
    }
}

wire! {
    /// Files that were written, one each.
    pub struct SavedFiles {
        /// The whole path of the folder.
        pub folder: String,
        /// How many were written.
        pub files: u32,
        /// How many there were to be: more than `files` if the person stopped it.
        pub of: u32,
    }
}

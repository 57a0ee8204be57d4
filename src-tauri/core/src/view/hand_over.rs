//! What is handed over to other tools, with what these do with it.

use crate::tagging::written::Receiver;
use crate::wire::wire;

wire! {
    /// What a file is made for.
    pub enum HandOver {
        /// Work items for Jira.
        Jira,
        /// Work items for Azure Boards.
        AzureBoards,
        /// Planned days for calendars.
        Calendar,
        /// What to build next, as a diagram.
        Flowchart,
        /// Planned days, as a diagram.
        Gantt,
        /// A page for Confluence that has a table of all use cases there.
        ConfluenceIndex,
        /// A JSON Schema for each event.
        JsonSchema,
        /// Events and rules as JSON.
        TrackingPlan,
        /// Events, what they carry, and rules, as YAML.
        PlanAsCode,
        /// A schema for each event that says whose it is.
        SelfDescribing,
        /// What a page pushes to its data layer, for each tag.
        DataLayer,
        /// What a tester works through.
        TestList,
    }
}

impl HandOver {
    /// Of use cases.
    pub const OF_USE_CASES: [Self; 4] = [
        Self::Jira,
        Self::AzureBoards,
        Self::Calendar,
        Self::ConfluenceIndex,
    ];

    /// Of what to build next.
    pub const OF_ROADMAP: [Self; 3] = [Self::Flowchart, Self::Gantt, Self::Calendar];

    /// Of the tagging plan.
    pub const OF_TAGS: [Self; 6] = [
        Self::JsonSchema,
        Self::TrackingPlan,
        Self::PlanAsCode,
        Self::SelfDescribing,
        Self::DataLayer,
        Self::TestList,
    ];

    /// What of the tagging plan it is, by its key in `limits/receivers.toml`; nothing where it is of something else.
    pub(crate) fn form(self) -> Option<&'static str> {
        Some(match self {
            Self::JsonSchema => "json-schema",
            Self::TrackingPlan => "tracking-plan",
            Self::PlanAsCode => "plan-as-code",
            Self::SelfDescribing => "self-describing",
            Self::DataLayer => "data-layer",
            Self::TestList => "test-list",
            _ => return None,
        })
    }

    /// Who receives what of the tagging plan it is.
    fn to(self) -> Option<&'static Receiver> {
        self.form().map(Receiver::of)
    }

    /// As the person chooses it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Jira => "Jira (.csv)",
            Self::AzureBoards => "Azure Boards (.csv)",
            Self::Calendar => "Calendar (.ics)",
            Self::Flowchart => "Mermaid flowchart (.mmd)",
            Self::Gantt => "Mermaid Gantt chart (.mmd)",
            Self::ConfluenceIndex => "Confluence index page (.xml)",
            of_tags => of_tags.to().map_or("", |to| &to.label),
        }
    }

    /// What the receiver does with it, in a sentence: from what these say of themselves, which docs/HANDOVER.md names.
    pub fn receiver(self) -> &'static str {
        match self {
            Self::Jira => {
                "Jira makes new work items each time it is imported, and changes none that are there. An administrator imports it as an external system: no other import keeps what is part of what."
            }
            Self::AzureBoards => {
                "Azure Boards makes new work items each time it is imported, and changes none that are there. Where your process has no User Story, replace these words in the file."
            }
            Self::Calendar => {
                "A calendar adds an all-day event for each planned day. Imported again, it changes those that it knows by their UID; one that goes by no UID adds them once more."
            }
            Self::Flowchart => {
                "Whatever draws Mermaid, such as GitHub, GitLab and Azure DevOps, shows it as it is now; it does not follow the workspace."
            }
            Self::Gantt => {
                "Whatever draws Mermaid, such as GitHub, GitLab and Azure DevOps, shows the days as they are now; it does not follow the workspace."
            }
            Self::ConfluenceIndex => {
                "Confluence shows a table of all pages of the space that have the label ninefold-use-case, and keeps it up to date. Export each use case in storage format, and give its page that label."
            }
            of_tags => of_tags.to().map_or("", |to| &to.does),
        }
    }

    /// The extension of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jira | Self::AzureBoards => "csv",
            Self::Calendar => "ics",
            Self::Flowchart | Self::Gantt => "mmd",
            Self::ConfluenceIndex => "xml",
            Self::JsonSchema | Self::TrackingPlan | Self::SelfDescribing => "json",
            Self::PlanAsCode => "yaml",
            Self::DataLayer => "js",
            Self::TestList => "csv",
        }
    }

    /// What its files are called after: `Cart email - Jira.csv`.
    pub(crate) fn part(self) -> &'static str {
        match self {
            Self::Jira => "Jira",
            Self::AzureBoards => "Azure Boards",
            Self::Calendar => "Days",
            Self::Flowchart => "Flowchart",
            Self::Gantt => "Gantt chart",
            Self::ConfluenceIndex => "Index",
            Self::JsonSchema | Self::SelfDescribing => "Schema",
            Self::TrackingPlan => "Tracking plan",
            Self::PlanAsCode => "Plan",
            Self::DataLayer => "Data layer",
            Self::TestList => "Tests",
        }
    }
}

wire! {
    /// Something that can be handed over.
    pub struct HandOverChoice {
        /// What the file is made for.
        pub to: HandOver,
        /// `Jira (.csv)`.
        pub label: String,
        /// What the receiver does with it, in a sentence or two.
        pub receiver: String,
    }
}

impl From<HandOver> for HandOverChoice {
    fn from(to: HandOver) -> Self {
        Self {
            to,
            label: to.label().to_owned(),
            receiver: to.receiver().to_owned(),
        }
    }
}

wire! {
    /// What was handed over.
    pub struct HandedOver {
        /// The whole path of the file, or of the folder that several are in.
        pub path: String,
        /// How many files there are.
        pub files: u32,
        /// What is to be told of them, in sentences.
        pub told: Vec<String>,
    }
}

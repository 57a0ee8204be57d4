//! What there is one of in a workspace.

use ninefold_core::view::{Picked, Scope, TagFilter};

use crate::arguments::{Format, Part};

/// What is exported, if there is one of it in a workspace and it needs no name. Integrations are that only as a table.
pub fn of_workspace(what: Part, format: Format) -> Option<Scope> {
    Some(match what {
        Part::Portfolio if format == Format::Pptx => Scope::PortfolioDeck,
        Part::Portfolio => Scope::Portfolio {
            picked: Picked::all(),
        },
        Part::Ranking => Scope::Ranking { weighing: None },
        Part::People => Scope::People,
        Part::Integrations if matches!(format, Format::Xlsx | Format::Csv) => {
            Scope::IntegrationTable
        }
        Part::Roadmap => Scope::Roadmap,
        Part::Learned => Scope::Learned,
        Part::Tags => Scope::Tags {
            filter: TagFilter::default(),
        },
        Part::Metrics => Scope::Metrics,
        Part::ProcessingRecord => Scope::ProcessingRecord,
        Part::Tables => Scope::Tables,
        Part::UseCases
        | Part::Trackers
        | Part::Scoping
        | Part::Notes
        | Part::Workshops
        | Part::Integrations => return None,
    })
}

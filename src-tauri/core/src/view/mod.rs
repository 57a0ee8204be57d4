//! View models: what the window shows, finished. Labels, ratings, percentages and reasons are made here, so
//! that JavaScript computes no domain fact. Every type is exported to `ui/bindings.d.ts`.

mod backups;
mod baselines;
mod board;
mod bundle;
mod capture;
mod check;
mod export;
mod hand_over;
mod history;
mod integrations;
mod involvement;
mod metrics;
mod people;
mod phase;
mod ranking;
mod roadmap;
mod scoping;
mod search;
mod session;
mod sharing;
mod slice;
mod spreadsheet;
mod suspect;
mod table;
mod tags;
mod templates;
mod tracker;
mod use_case;
mod workshop;

pub use backups::*;
pub use baselines::*;
pub use board::*;
pub use bundle::*;
pub use capture::*;
pub use check::*;
pub use export::*;
pub use hand_over::*;
pub use history::*;
pub use integrations::*;
pub use involvement::*;
pub use metrics::*;
pub use people::*;
pub use phase::*;
pub use ranking::*;
pub use roadmap::*;
pub use scoping::*;
pub use search::*;
pub use session::*;
pub use sharing::*;
pub use slice::*;
pub use spreadsheet::*;
pub use suspect::*;
pub use table::*;
pub use tags::*;
pub use templates::*;
pub use tracker::*;
pub use use_case::*;
pub use workshop::*;

pub use crate::framework::scoping::measure::Measure;
pub use crate::framework::scoping::{Control, Help, HelpPoint};
pub use crate::metric::chart::{ChartLine, ChartPoint, MetricChart};
pub use crate::page::csv::Separator;
pub use crate::portfolio::map::RiskBand;
pub use crate::portfolio::{Method, Weighing, Weights};
pub use crate::text::name::Likeness;
pub use crate::tracker::shown::*;
pub use crate::use_case::asked::*;
pub use crate::use_case::entry::{Entry, Who};
pub use crate::use_case::progress::{Cover, Deliverable, PhaseState, Progress, Step, Tally};
pub use crate::use_case::scoring::{Figure, Rating, Score};
pub use crate::use_case::workshop::Accord;

#[cfg(test)]
mod bindings;

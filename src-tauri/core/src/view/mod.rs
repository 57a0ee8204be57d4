//! View models: what the window shows, finished. Labels, ratings, percentages and reasons are made here, so
//! that JavaScript computes no domain fact. Every type is exported to `ui/bindings.d.ts`.

mod export;
mod integrations;
mod metrics;
mod names;
mod phase;
mod scoping;
mod session;
mod tags;
mod tracker;
mod use_case;

pub use export::*;
pub use integrations::*;
pub use metrics::*;
pub use names::*;
pub use phase::*;
pub use scoping::*;
pub use session::*;
pub use tags::*;
pub use tracker::*;
pub use use_case::*;

/// Declares a type of the contract with the window: serialized in camel case, and exported to TypeScript in tests.
macro_rules! wire {
    ($(#[$meta:meta])* pub struct $($rest:tt)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub struct $($rest)*
    };
    ($(#[$meta:meta])* tagged pub enum $($rest:tt)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum $($rest)*
    };
    ($(#[$meta:meta])* pub enum $($rest:tt)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub enum $($rest)*
    };
}
use wire;

#[cfg(test)]
mod bindings;

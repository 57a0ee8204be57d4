//! What screens show: functions of a [`Reader`](super::Reader), which changes nothing.

pub(crate) mod asking;
pub(crate) mod backups;
pub(crate) mod choices;
pub(crate) mod describe;
pub(crate) mod disagreements;
pub(crate) mod gate;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod integrations;
pub(crate) mod list;
pub(crate) mod matrix;
pub(crate) mod metrics;
pub(crate) mod past;
pub(crate) mod people;
pub(crate) mod pictures;
pub(crate) mod place;
pub(crate) mod planning;
pub(crate) mod reading;
pub(crate) mod roadmap;
pub(crate) mod scoping;
pub(crate) mod slices;
pub(crate) mod tags;
pub(crate) mod tracker;
pub(crate) mod wording;

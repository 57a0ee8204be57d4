//! What is wrong with the tagging plan.

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::id::Id;
use crate::tagging::check::Fault;
use crate::tagging::limits::Limits;

/// What is wrong with the tagging plan at a revision: it is found once, and shown in slices.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) revision: u64,
    pub(crate) order: Arc<[Id]>,
    pub(crate) faults: HashMap<Id, Fault>,
    pub(crate) count: String,
    pub(crate) limits: Vec<&'static Limits>,
}

//! The door: everything that changes a workspace.

pub(crate) mod baselines;
pub(crate) mod begun;
pub(crate) mod commit;
pub(crate) mod decide;
pub(crate) mod designs;
pub(crate) mod documents;
pub(crate) mod enter;
pub(crate) mod erase;
pub(crate) mod gate;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod learning;
pub(crate) mod looking;
pub(crate) mod moment;
pub(crate) mod quoting;
pub(crate) mod returning;
pub(crate) mod rows;
pub(crate) mod same;
pub(crate) mod serving;
pub(crate) mod site;
pub(crate) mod stakeholders;
pub(crate) mod stated;
pub(crate) mod touch;
pub(crate) mod use_cases;
pub(crate) mod whom;
pub(crate) mod workshop;

//! A plan as JSON: the events as they are in the plan, and the rules that follow from them.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::readable;
use super::schema::carried;
use crate::tagging::plan::Plan;

/// The format, with its number.
const FORMAT: &str = "Ninefold tracking plan 1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    plan: Plan,
    /// What follows from the plan, for those who take rules; it is not read.
    rules: Vec<Value>,
}

/// A plan as a file.
pub fn write(plan: &Plan) -> Vec<u8> {
    let events = plan.merged().into_iter();
    let rules = events.map(|event| {
        json!({
            "type": "TRACK",
            "key": event.name,
            "version": 1,
            "jsonSchema": {
                "$schema": "http://json-schema.org/draft-07/schema#",
                "description": event.called,
                "type": "object",
                "properties": { "properties": carried(&event) },
            },
        })
    });
    let file = File {
        format: FORMAT.to_owned(),
        plan: plan.clone(),
        rules: rules.collect(),
    };
    readable(&json!(file))
}

/// The plan that a file holds.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub fn read(file: &[u8]) -> Result<Plan, String> {
    let file: File = serde_json::from_slice(file).map_err(|error| error.to_string())?;
    match file.format.as_str() {
        FORMAT => Ok(file.plan),
        other => Err(format!("“{other}” is not a format that is read here.")),
    }
}

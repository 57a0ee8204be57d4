//! The slides of the experience tracker, as data.

use serde::Deserialize;

/// A slide.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slide {
    /// The stable key, such as `canvas`.
    pub key: String,
    /// What stands above it.
    pub title: String,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub help: String,
    /// Its boxes, in order.
    pub boxes: Vec<SlideBox>,
}

/// A box of a slide: what is entered there, and what comes from elsewhere.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideBox {
    /// The stable key, such as `objective`; unique in its slide.
    pub key: String,
    /// What stands above it.
    pub title: String,
    /// The fields of the experience tracker that are entered there.
    #[serde(default)]
    pub fields: Vec<String>,
    /// What comes from elsewhere.
    pub shows: Option<Shows>,
    /// Nobody misses it before building.
    #[serde(default)]
    pub optional: bool,
    /// Nobody misses it before building a use case of these activation types.
    #[serde(default)]
    pub optional_for: Vec<String>,
}

/// What a box shows that is not entered in the experience tracker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// Type, owner, date, state of the phases, revision.
    Facts,
    /// The hypothesis as a sentence.
    Hypothesis,
    /// The activation type.
    Activation,
    /// The integrations that the use case needs, with their status.
    Integrations,
    /// Its metrics: from where to where, and where they stand.
    Metrics,
    /// The steps that lead to the end goal.
    Steps,
    /// The configuration that the steps need, and the remark on it.
    Configuration,
    /// What it may bring, in ranges.
    Benefit,
    /// The data that the platform needs.
    Data,
    /// The designs attached to it.
    Designs,
    /// The tags that serve it, with their state.
    Tags,
    /// Its metrics with baseline, target, readings and their lines.
    Readings,
    /// What the coach says of the test, and what of its plan changed after it started.
    Coach,
    /// What the counts by variation say.
    Outcome,
    /// The stakeholders of all phases.
    Stakeholders,
    /// The axes and the scores of all phases.
    Scores,
    /// The questions that are not answered in the phases that were begun.
    OpenQuestions,
}

impl SlideBox {
    /// Whether somebody misses it before building a use case of this activation type, if it is empty.
    pub fn is_missed(&self, activation: &str) -> bool {
        !self.optional && !self.optional_for.iter().any(|other| other == activation)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::framework::scoping::Scoping;

    #[test]
    fn every_field_of_the_tracker_stands_in_one_box() {
        let scoping = Scoping::built_in();
        let boxes = || scoping.slides.iter().flat_map(|slide| &slide.boxes);
        let placed: Vec<&str> = boxes()
            .flat_map(|one| &one.fields)
            .map(String::as_str)
            .collect();
        let asked: Vec<&str> = scoping
            .tracker
            .iter()
            .map(|field| field.field.as_str())
            .collect();
        let sorted = |mut names: Vec<&'static str>| {
            names.sort_unstable();
            names
        };
        assert_eq!(sorted(placed), sorted(asked));
        for slide in &scoping.slides {
            let keys: BTreeSet<&str> = slide.boxes.iter().map(|one| one.key.as_str()).collect();
            assert_eq!(keys.len(), slide.boxes.len(), "{}", slide.key);
        }
        let activation = &scoping.requirements[0];
        for one in boxes() {
            assert!(one.shows.is_some() || !one.fields.is_empty(), "{}", one.key);
            for key in &one.optional_for {
                assert!(activation.option(key).is_some(), "{}: {key}", one.key);
            }
        }
    }
}

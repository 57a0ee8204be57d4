//! Ready to build? What is missing, in the order of the slides.

use super::Tracker;
use crate::document::kind::field;
use crate::framework::scoping::{Scoping, Shows, Slide, SlideBox};
use crate::use_case::asked::{Link, Missing, Place};

impl Tracker {
    /// Every empty box that is missed, and what is not ready yet of what the boxes show: integrations that are not live,
    /// tags that are not verified, metrics without baseline or target. Each is named once.
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing: Vec<Missing> = Vec::new();
        for slide in &Scoping::built_in().slides {
            for one in &slide.boxes {
                for found in self.missing_in(slide, one) {
                    if !missing.iter().any(|known| known.place == found.place) {
                        missing.push(found);
                    }
                }
            }
        }
        missing
    }

    fn missing_in(&self, slide: &Slide, one: &SlideBox) -> Vec<Missing> {
        let mut missing = Vec::new();
        let is_missed = one.is_missed(self.value(field::ACTIVATION));
        let empty = |name: &str, place: Place| Missing {
            what: format!("{}: add {}", slide.title, inside_a_sentence(name)),
            place,
        };
        if let Some(shows) = one.shows {
            match self.is_empty(shows) {
                // A box that asks for something itself is missed where that is.
                true if is_missed && one.fields.is_empty() => {
                    let source = self.source(shows).into_iter();
                    missing.extend(source.map(|source| empty(&one.title, source.place)));
                }
                true => {}
                false => missing.extend(self.unready(shows)),
            }
        }
        let entered = |field: &String| !self.shown(field).is_empty();
        if let Some(first) = one.fields.first()
            && is_missed
            && !one.fields.iter().any(entered)
        {
            let idea = self
                .ask(first)
                .map_or(one.title.as_str(), |ask| ask.idea.as_str());
            let name = match (one.shows, one.fields.len()) {
                (Some(_), 1) => idea,
                _ => &one.title,
            };
            missing.push(empty(name, self.place(first)));
        }
        missing
    }

    /// What is not ready of what a box shows.
    fn unready(&self, shows: Shows) -> Vec<Missing> {
        match shows {
            Shows::Integrations => {
                let links = self.needs.iter();
                let late = links.filter(|link| link.state_key != "live");
                late.map(|link| not_yet(link, "live", "no status"))
                    .collect()
            }
            Shows::Tags => {
                let links = self.tags.iter();
                let late = links.filter(|link| link.state_key != "verified");
                late.map(|link| not_yet(link, "verified", "no state"))
                    .collect()
            }
            Shows::Readings => {
                let lacking = self.metrics.iter().filter_map(|(link, metric)| {
                    let what = match (&metric.baseline, &metric.target) {
                        (Some(_), Some(_)) => return None,
                        (None, None) => "baseline and target",
                        (None, Some(_)) => "baseline",
                        (Some(_), None) => "target",
                    };
                    Some(Missing {
                        what: format!("{} has no {what}", link.name),
                        place: link.place.clone(),
                    })
                });
                lacking.collect()
            }
            _ => Vec::new(),
        }
    }

    fn is_empty(&self, shows: Shows) -> bool {
        match shows {
            Shows::Designs => self.designs.is_empty(),
            _ => self.content(shows).is_empty(),
        }
    }
}

/// A title as it stands inside a sentence: `Target audience` is `target audience`, `A/B test` stays.
fn inside_a_sentence(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(title.chars().skip(1)).collect()
        }
        _ => title.to_owned(),
    }
}

/// `Consent: in progress, not live`.
fn not_yet(link: &Link, wanted: &str, none: &str) -> Missing {
    let state = match link.state.as_str() {
        "" => none.to_owned(),
        state => state.to_lowercase(),
    };
    Missing {
        what: format!("{}: {state}, not {wanted}", link.name),
        place: link.place.clone(),
    }
}

/// `Ready to build`, or `6 things are missing`.
pub fn in_words(missing: &[Missing]) -> String {
    match missing.len() {
        0 => "Ready to build".to_owned(),
        1 => "1 thing is missing".to_owned(),
        many => format!("{many} things are missing"),
    }
}

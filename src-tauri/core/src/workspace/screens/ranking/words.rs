//! The ranking's sentences.

use crate::document::kind::{self, field};
use crate::framework::Axis;
use crate::portfolio::{Firmness, MOST, Method, Weighing, share_label};
use crate::view::{MethodShown, WeightShown};

/// The names of the weights, in the order of [`Axis::ALL`].
pub(super) const KEYS: [&str; 4] = ["value", "effort", "risk", "readiness"];

pub(super) fn method(method: Method) -> MethodShown {
    MethodShown {
        method,
        label: method.label().to_owned(),
        rule: method.rule().to_owned(),
        mapping: method
            .mapping()
            .iter()
            .map(|line| (*line).to_owned())
            .collect(),
    }
}

/// What each axis weighs, where that counts.
pub(super) fn weights(weighing: &Weighing) -> Vec<WeightShown> {
    if weighing.method != Method::Weighted {
        return Vec::new();
    }
    let weights = weighing.weights.all();
    let all: u32 = weights.iter().sum();
    let each = KEYS.into_iter().zip(Axis::ALL).zip(weights);
    let shown = each.map(|((key, axis), weight)| WeightShown {
        key: key.to_owned(),
        label: share_label(axis).to_owned(),
        weight,
        most: MOST,
        part: match (200 * weight + all).checked_div(2 * all) {
            Some(part) => format!("{part}%"),
            None => "0%".to_owned(),
        },
    });
    shown.collect()
}

/// How firm the first three are.
pub(super) fn firm(firmness: &Firmness, method: Method, name: impl Fn(usize) -> String) -> String {
    let title = |candidate: usize| format!("“{}”", name(candidate));
    match *firmness {
        Firmness::Alone => String::new(),
        Firmness::Pinned => "The first places are pinned: no weight moves them.".to_owned(),
        Firmness::Always => {
            "Firm: the first three stay as they are however the weights move.".to_owned()
        }
        Firmness::Within {
            points: 0,
            ahead,
            behind,
        } => format!(
            "Not firm: a single point of weight can put {} before {}.",
            title(behind),
            title(ahead)
        ),
        Firmness::Within {
            points,
            ahead,
            behind,
        } => format!(
            "Firm to ±{points}: the first three stay as they are while no weight moves by more than {points} {}. At ±{}, {} can pass {}.",
            if points == 1 { "point" } else { "points" },
            points + 1,
            title(behind),
            title(ahead)
        ),
        Firmness::Lead { ahead, behind, by } => format!(
            "{} has no weights to move. {} is {} ahead of {}.",
            method.label(),
            title(ahead),
            by.shown(method.digits()),
            title(behind)
        ),
    }
}

/// That a use case rests on few ratings.
pub(crate) fn few((scored, of): (u32, u32)) -> String {
    format!("Rests on {scored} of {of} ratings")
}

/// The order in which a document of a kind has its place.
pub(crate) fn order_of(kind: &str) -> &'static str {
    match kind {
        kind::INTEGRATION => "Build next",
        _ => "the ranking",
    }
}

/// Whether a field is of the ranking or of Build next: of settings, a use case or an integration.
pub(crate) fn is_of_ranking(name: &str) -> bool {
    let others = [field::RANKED_BY, field::PINNED, field::PINNED_REASON];
    others.contains(&name) || field::WEIGHTS.contains(&name)
}

/// What edits of the ranking are, as a noun: `weight of low effort`.
pub(crate) fn weighed_in_words<'a>(
    mut edited: impl Iterator<Item = &'a str> + Clone,
    name: &str,
    order: &str,
) -> String {
    let place = |name: &str| field::WEIGHTS.iter().position(|weight| *weight == name);
    let mut weights = edited.clone().filter_map(place);
    match (weights.next(), weights.next()) {
        _ if edited.any(|name| name == field::RANKED_BY) => "method of the ranking".to_owned(),
        (Some(at), None) => format!("weight of {}", share_label(Axis::ALL[at]).to_lowercase()),
        (Some(_), Some(_)) => "weights of the ranking".to_owned(),
        (None, _) => format!("place of “{name}” in {order}"),
    }
}

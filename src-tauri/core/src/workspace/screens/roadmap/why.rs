//! Why an integration stands where it stands, and why one with a higher number may stand below.

use super::Given;
use super::words::Figure;
use crate::document::id::Id;
use crate::roadmap::{Place, Roadmap};
use crate::view::{RoadmapTurn, RoadmapUnder};

/// So many turns are shown of what led to it.
const TURNS: usize = 12;

/// A place that is counted from 0, as it is shown.
pub(super) fn place(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

/// Why an integration stands at its place, in a sentence or two.
pub(super) fn why(at: usize, made: &Roadmap, given: &Given) -> String {
    let place = &made.places[at];
    let own = Figure::per_effort(place.worth, place.effort).shown;
    let name = |id: Id| given.links[&id].name.as_str();
    if place.pinned {
        return pinned(at, place, given);
    }
    let begin = match at {
        0 => "First, because".to_owned(),
        1 => "Next, because with the one above live".to_owned(),
        many => format!("Next, because with the {many} above live"),
    };
    let Some(rival) = place.rival else {
        return match at {
            0 => "The only one that can be ranked.".to_owned(),
            _ => "The only one that is left to rank.".to_owned(),
        };
    };
    let other = name(rival.integration);
    let of_other = Figure::per_effort(rival.worth, rival.effort).shown;
    if place.worth == 0 {
        return "Unlocks no value yet, so it stands behind all that does.".to_owned();
    }
    if place.is_above(rival.worth, rival.effort) {
        return format!(
            "{begin} it unlocks the most value for its effort: {own}, ahead of {other} with {of_other}."
        );
    }
    let goes = match () {
        () if place.worth > rival.worth => "it unlocks more value in all",
        () if place.effort < rival.effort => "it takes less effort",
        () => "its name comes first",
    };
    format!(
        "{begin} nothing unlocks more value for its effort than {own}. So does {other}; this one goes first since {goes}."
    )
}

/// Why something pinned stands at its place.
fn pinned(at: usize, place: &Place, given: &Given) -> String {
    let pin = given.pins.get(&place.integration).map(|pin| pin.place);
    let stands = match pin {
        Some(pin) if pin != self::place(at) => {
            format!("Pinned to place {pin}, and stands at the nearest one that is free.")
        }
        _ => "Stands here because it is pinned, whatever its number is.".to_owned(),
    };
    let rival = place.rival.filter(|rival| {
        let (worth, effort) = (rival.worth, rival.effort);
        !place.is_above(worth, effort)
    });
    match rival {
        Some(rival) => format!(
            "{stands} By the numbers, {} would come at this turn, with {}.",
            given.links[&rival.integration].name,
            Figure::per_effort(rival.worth, rival.effort).shown
        ),
        None => stands,
    }
}

/// Why an integration stands under one with a lower number; nothing where it does not. What a pin does is told of the place
/// below it alone, not of all the others.
pub(super) fn under(at: usize, made: &Roadmap, given: &Given) -> Option<RoadmapUnder> {
    let own = &made.places[at];
    let is_lower = |above: &usize| {
        let place = &made.places[*above];
        own.is_above(place.worth, place.effort) && (!place.pinned || above + 1 == at)
    };
    let lower = (0..at).rfind(is_lower)?;
    let first = (0..at).find(is_lower)?;
    let above = &made.places[lower];
    let name = given.links[&above.integration].name.as_str();
    let number = Figure::per_effort(own.worth, own.effort).shown;
    let of_above = Figure::per_effort(above.worth, above.effort).shown;
    let then = own.worth_at(lower);
    let number_then = Figure::per_effort(then, own.effort).shown;
    let reason = match () {
        () if own.pinned => "This one is pinned to its place, whatever its number is.".to_owned(),
        () if above.pinned => format!("{name} is pinned to its place, whatever its number is."),
        () => {
            let had = match above.is_above(then, own.effort) {
                true => format!("this one only {number_then}"),
                false => "this one just as much, and ties are decided by value, effort and name"
                    .to_owned(),
            };
            format!(
                "When it was the turn of place {}, {name} unlocked {of_above} for its effort and {had}.",
                place(lower)
            )
        }
    };
    let rose = match then == own.worth {
        true => String::new(),
        false => format!(
            " With what is built in between, use cases share their value over fewer integrations that are left, so this one rose \
             from {number_then} to {number}."
        ),
    };
    let begin = first.max((at + 1).saturating_sub(TURNS));
    let turn = |turn: usize| {
        let built = &made.places[turn];
        RoadmapTurn {
            place: place(turn),
            built: given.links[&built.integration].name.clone(),
            number: Figure::per_effort(built.worth, built.effort).shown,
            own: Figure::per_effort(own.worth_at(turn), own.effort).shown,
        }
    };
    Some(RoadmapUnder {
        question: format!("Why does {number} stand under {of_above}?"),
        answer: format!("{reason}{rose}"),
        turns: (begin..=at).map(turn).collect(),
    })
}

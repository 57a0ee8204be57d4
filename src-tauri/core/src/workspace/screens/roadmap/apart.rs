//! What has no place in Build next, in words.

use super::Given;
use super::words::list;
use crate::document::id::Id;
use crate::document::kind::field;
use crate::roadmap;
use crate::view::{Place, Screen, Unplaced};

/// What stands apart, with what is missing and where that is entered.
pub(super) fn apart(unplaced: &roadmap::Unplaced, given: &Given) -> Unplaced {
    let links = &given.links;
    let field_of = |id: &Id, field: &str| Place {
        record: Some(id.to_string()),
        field: Some(field.to_owned()),
        ..links[id].place.clone()
    };
    let scoping = |id: &Id| Place {
        screen: Some(Screen::Scoping),
        ..field_of(id, field::NEEDS)
    };
    let (what, missing, way, place) = match unplaced {
        roadmap::Unplaced::NoEffort(id) => {
            let missing = match given.pins.get(id) {
                Some(pin) => format!(
                    "Needs an effort estimate, and is pinned to place {} then.",
                    pin.place
                ),
                None => "Needs an effort estimate.".to_owned(),
            };
            (id, missing, "Set effort", field_of(id, "effort"))
        }
        roadmap::Unplaced::NoValue(id) => {
            let place = match given.unscored.get(id) {
                Some((phase, field)) => Place {
                    phase: Some(phase.clone()),
                    ..field_of(id, field)
                },
                None => links[id].place.clone(),
            };
            let missing = "It has no value: none of its scores on the Value axis is given.";
            (id, missing.to_owned(), "Score it", place)
        }
        roadmap::Unplaced::Waits {
            use_case,
            integrations,
        } => {
            let lack = if integrations.len() == 1 {
                "has no effort"
            } else {
                "have no effort"
            };
            let missing = format!("It waits for {}, which {lack}.", list(integrations, links));
            let place = field_of(&integrations[0], "effort");
            (use_case, missing, "Set effort", place)
        }
        roadmap::Unplaced::Retired {
            use_case,
            integrations,
        } => {
            let (are, it) = match integrations.len() {
                1 => ("is", "it"),
                _ => ("are", "them"),
            };
            let missing = format!(
                "It needs {}, which {are} retired. Choose what replaces {it}.",
                list(integrations, links)
            );
            (use_case, missing, "Choose another", scoping(use_case))
        }
        roadmap::Unplaced::NoNeeds(id) => {
            let missing = "No integration named yet.".to_owned();
            (id, missing, "Name an integration", scoping(id))
        }
        roadmap::Unplaced::NotNeeded(id) => {
            let missing = "No use case needs it.".to_owned();
            let place = field_of(id, &field::member(field::NEEDS, id));
            (id, missing, "Name a use case", place)
        }
    };
    Unplaced {
        what: links[what].clone(),
        missing,
        way: way.to_owned(),
        place,
    }
}

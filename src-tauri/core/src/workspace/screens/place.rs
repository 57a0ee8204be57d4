//! Where something is seen.

use crate::document::change::Edit;
use crate::document::fold::Document;
use crate::document::kind::{self, field};
use crate::framework::Framework;
use crate::framework::scoping::Scoping;
use crate::use_case::reason::slot_of;
use crate::view::{Place, SCOPING, Screen, TRACKER};

/// Where a document is seen: the overview of a use case, the screen of anything else.
pub(crate) fn of_document(document: &Document) -> Place {
    let screen = match document.kind() {
        kind::INTEGRATION => Screen::Integrations,
        kind::METRIC => Screen::Metrics,
        kind::TAG => Screen::Tags,
        kind::ATTRIBUTE => Screen::PlanCheck,
        kind::BASELINE => Screen::Baselines,
        // They are chosen where a use case is started: in the list.
        kind::TEMPLATE => return Place::default(),
        _ => {
            return Place {
                use_case: Some(document.id.to_string()),
                ..Place::default()
            };
        }
    };
    Place {
        screen: Some(screen),
        document: Some(document.id.to_string()),
        ..Place::default()
    }
}

/// An edit as what it is seen in: of a suggestion that was dealt with that is the field it is for, or what links are of.
pub(crate) fn seen_in(edit: &Edit) -> Edit {
    let mut seen = edit.clone();
    if let Some(key) = field::of_member(field::SUGGESTED, &edit.field) {
        seen.field = match key.split_once('/') {
            Some((kind::METRIC, _)) => field::METRICS,
            Some((kind::INTEGRATION, _)) => field::NEEDS,
            Some((kind::STEP, _)) => field::STEPS,
            // Tags stand beside the requirements.
            Some((kind::TAG, _)) => field::ACTIVATION,
            _ => key,
        }
        .to_owned();
    }
    seen
}

/// The screen that shows what an edit is about, unless it is a phase or the overview.
pub(crate) fn screen_of(document: &Document, edit: &Edit) -> Option<Screen> {
    if document.kind() == kind::TAG && is_of_event(&edit.field) {
        return Some(Screen::Event);
    }
    if document.kind() != kind::USE_CASE {
        return of_document(document).screen;
    }
    if edit.kind == kind::DECISION {
        return None;
    }
    if kind::is_of_workshop(&edit.kind) {
        return Some(Screen::Workshop);
    }
    let is_row = [kind::STEP, kind::DESIGN].contains(&edit.kind.as_str());
    let scoping = Scoping::built_in();
    let found = scoping.find(&edit.kind, &edit.field);
    match found {
        Some(found) if scoping.is_tracked(found.field) => Some(Screen::Tracker),
        Some(found) if scoping.is_filed(found.field) => None,
        Some(_) => Some(Screen::Scoping),
        None => {
            // The question itself, of links and rows.
            let mut asked = scoping.requirements.iter();
            let is_asked = asked.any(|asked| asked.field == edit.field);
            (is_row || is_asked).then_some(Screen::Scoping)
        }
    }
}

/// The phase of a use case that an edit is of, by its key.
pub(crate) fn phase_of(document: &Document, framework: &Framework, edit: &Edit) -> Option<String> {
    if edit.record != document.id {
        let row = document.records.get(&edit.record);
        return row.map(|row| row.text(field::PHASE).to_owned());
    }
    if edit.field == field::TITLE {
        return framework
            .title_question()
            .map(|(phase, _)| phase.key.clone());
    }
    framework
        .phase_of(&slot_of(&edit.field)?)
        .map(|phase| phase.key.clone())
}

/// The phase that an edit is of, or what stands for one.
pub(crate) fn part_of(document: &Document, framework: &Framework, edit: &Edit) -> Option<String> {
    if document.kind() != kind::USE_CASE {
        return None;
    }
    match screen_of(document, edit) {
        Some(Screen::Tracker) => return Some(TRACKER.to_owned()),
        Some(Screen::Workshop) => {}
        Some(_) => return Some(SCOPING.to_owned()),
        None if edit.kind == kind::USE_CASE && is_filed(&edit.field) => {
            return Some(SCOPING.to_owned());
        }
        None => {}
    }
    phase_of(document, framework, edit)
}

/// Whether a field of a tag is about the event that it sends, is the set of what that carries, or is what the law asks: all of that
/// is shown with the tag alone.
fn is_of_event(field: &str) -> bool {
    let scoping = Scoping::built_in();
    let mut asked = scoping.event.iter().chain(&scoping.law);
    asked.any(|asked| asked.field == field || field::of_member(&asked.field, field).is_some())
}

/// Whether a use case is found by a field, which stands in its overview.
fn is_filed(field: &str) -> bool {
    let scoping = Scoping::built_in();
    let found = scoping.find(kind::USE_CASE, field);
    found.is_some_and(|found| scoping.is_filed(found.field))
}

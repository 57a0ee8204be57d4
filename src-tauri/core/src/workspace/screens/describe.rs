//! Actions in words, and where they happened.

use std::collections::BTreeSet;

use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::Slot;
use crate::framework::scoping::Scoping;
use crate::store::Draft;
use crate::use_case::UseCase;
use crate::view::Place;
use crate::workspace::Reader;
use crate::workspace::screens::place;

impl Reader {
    /// What an action did, as a noun: `score of Customer Value`. An undo is called what it took back.
    pub(crate) fn label_of_action(&self, action: Id) -> String {
        let mut seen = BTreeSet::new();
        let mut next = action;
        // An undo of a redo of an undo … In a file of somebody else's making that can go round in a circle.
        while seen.insert(next) {
            let changes = self
                .shelf
                .source
                .changes_of_action(next)
                .unwrap_or_default();
            match changes.first() {
                Some(Change {
                    undoes: Some(undone),
                    ..
                }) => next = *undone,
                Some(change) => return self.label_of_change(change),
                None => break,
            }
        }
        "change".to_owned()
    }

    /// What is being typed, as a noun: `answer to “How will we measure success?”`.
    pub(crate) fn label_of_draft(&self, draft: &Draft) -> String {
        let id = Id::from_bytes([0xFF; 16]);
        self.label_of_change(&draft.as_change(id, id))
    }

    /// Where an action's changes are to be seen.
    pub(crate) fn place_of(&self, changes: &[Change]) -> Result<Place, Error> {
        let nowhere = Place::default();
        let Some(change) = changes.iter().find(|change| !change.edits.is_empty()) else {
            return Ok(nowhere);
        };
        let document = self.document(change.doc)?;
        let edit = &change.edits[0];
        let mut place = Place {
            record: Some(edit.record.to_string()),
            field: Some(edit.field.clone()),
            ..nowhere
        };
        if document.kind() == kind::PERSON {
            // A person is seen where the person is a stakeholder; the window stays where that can be.
            return Ok(place);
        }
        if !document.is_shown(document.id) {
            return Ok(Place {
                screen: place::of_document(&document).screen,
                ..Place::default()
            });
        }
        if let Some(screen) = place::screen_of(&document, edit) {
            place = Place {
                record: place.record,
                field: place.field.filter(|field| !is_bookkeeping(field)),
                screen: Some(screen),
                ..place::of_document(&document)
            };
            return Ok(place);
        }
        place.use_case = Some(document.id.to_string());
        let framework = self.framework_of(&document)?;
        if edit.record != document.id {
            let row = document.records.get(&edit.record);
            place.phase = row.map(|row| row.text(field::PHASE).to_owned());
        } else if edit.field == "title" {
            place.phase = framework
                .title_question()
                .map(|(phase, _)| phase.key.clone());
        } else {
            let slot: Option<Slot> = edit.field.trim_start_matches("na/").parse().ok();
            place.phase =
                slot.and_then(|slot| framework.phase_of(&slot).map(|phase| phase.key.clone()));
        }
        if is_bookkeeping(&edit.field) {
            place.field = None;
        }
        Ok(place)
    }

    fn label_of_change(&self, change: &Change) -> String {
        let Some(edit) = change.edits.first() else {
            return "change".to_owned();
        };
        self.label(change, edit)
            .unwrap_or_else(|_| "change".to_owned())
    }

    fn label(&self, change: &Change, edit: &Edit) -> Result<String, Error> {
        let document = self.document(change.doc)?;
        if document.kind() == kind::PERSON {
            return Ok(format!("{} of {}", edit.field, self.name_of(change.doc)?));
        }
        if let Some(label) = self.label_in_scoping(&document, change, edit)? {
            return Ok(label);
        }
        let framework = self.framework_of(&document)?;
        let use_case = UseCase::new(&document, &framework);
        let title = use_case.title();
        let row_name = |workspace: &Self| -> Result<String, Error> {
            let row = document.records.get(&edit.record);
            match row.and_then(|row| row.text(field::PERSON).parse().ok()) {
                Some(person) => workspace.name_of(person),
                None => Ok("a stakeholder".to_owned()),
            }
        };
        let slot: Option<Slot> = edit.field.trim_start_matches("na/").parse().ok();
        let text = slot
            .as_ref()
            .and_then(|slot| framework.text_of(slot))
            .unwrap_or(&edit.field);
        Ok(match change.what.as_str() {
            "create" => format!("new use case “{title}”"),
            "duplicate" => format!("copy “{title}”"),
            "learn" => format!("next use case “{title}”"),
            "archive" => format!("archiving of “{title}”"),
            "restore" => format!("restoring of “{title}”"),
            "delete" => format!("deletion of “{title}”"),
            "stakeholder-add" => format!("stakeholder {}", row_name(self)?),
            "stakeholder-move" => format!("order of stakeholders, {}", row_name(self)?),
            "stakeholder-remove" => format!("removal of {}", row_name(self)?),
            "score" => format!("score of {text}"),
            "tick" => format!("check mark of “{text}”"),
            "applicable" => format!("“not applicable” of {text}"),
            "type" if edit.field == "title" => "title".to_owned(),
            "type" if edit.field == field::INVOLVEMENT => {
                format!("involvement of {}", row_name(self)?)
            }
            "type" => format!("answer to “{text}”"),
            _ => "change".to_owned(),
        })
    }

    /// What was done to an integration, tag or metric, or to what scoping asks about a use case.
    fn label_in_scoping(
        &self,
        document: &Document,
        change: &Change,
        edit: &Edit,
    ) -> Result<Option<String>, Error> {
        let name = self.called(document)?;
        let is_use_case = document.kind() == kind::USE_CASE;
        let found = Scoping::built_in().find(&edit.kind, &edit.field);
        Ok(match (change.what.as_str(), found) {
            ("create", _) if !is_use_case => Some(format!("new {} “{name}”", document.kind())),
            ("delete", _) if !is_use_case => Some(format!("deletion of “{name}”")),
            ("row-add", _) => Some(format!("new {} of “{name}”", edit.kind)),
            ("row-move", _) => Some(format!("order of the {}s of “{name}”", edit.kind)),
            ("row-remove", _) => Some(format!("removal of a {} of “{name}”", edit.kind)),
            (_, Some(found)) => Some(format!("“{}” of “{name}”", found.field.idea)),
            _ => None,
        })
    }
}

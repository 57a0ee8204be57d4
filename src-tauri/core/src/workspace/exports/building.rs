//! What those who build are handed of the tagging plan.

use crate::disk::file_name::file_name;
use crate::error::Error;
use crate::tagging::Plan;
use crate::tagging::written::{Part, plan_as_code, plan_json, schema, snippets, test_list};
use crate::view::HandOver;
use crate::workspace::Reader;
use crate::workspace::exports::{Handover, HandoverFile};

impl Reader {
    /// What is handed over of a plan.
    ///
    /// # Errors
    /// [`Error::Invalid`] where no tag says what event it sends.
    pub(super) fn built(&self, plan: &Plan, to: HandOver) -> Result<Handover, Error> {
        if plan.named().next().is_none() {
            return Err(Error::Invalid(
                "No tag says which event it sends yet. Open a tag in the tagging plan and name its event.".to_owned(),
            ));
        }
        let title = self.name();
        let whole = |bytes: Vec<u8>| vec![(to.part().to_owned(), bytes)];
        let parts: Vec<Part> = match to {
            HandOver::JsonSchema => schema::schemas(plan),
            HandOver::SelfDescribing => schema::self_describing(plan),
            HandOver::PlanAsCode => plan_as_code(&title, plan),
            HandOver::TrackingPlan => whole(plan_json::write(plan)),
            HandOver::DataLayer => whole(snippets(plan)),
            HandOver::TestList => whole(test_list(plan)),
            _ => Vec::new(),
        };
        let file = |(part, bytes): Part| HandoverFile {
            name: file_name(&title, Some(&part), to.extension()),
            bytes,
        };
        let unnamed = plan.events.len() - plan.named().count();
        let told = match unnamed {
            0 => None,
            1 => Some("1 tag names no event yet, and is not in it.".to_owned()),
            many => Some(format!("{many} tags name no event yet, and are not in it.")),
        };
        Ok(Handover {
            files: parts.into_iter().map(file).collect(),
            told: told.into_iter().collect(),
        })
    }
}

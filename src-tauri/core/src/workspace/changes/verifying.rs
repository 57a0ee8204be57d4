//! Tags that a capture has shown to send what they should.

use std::io::Read;

use crate::capture::{self, Report};
use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::view::{Done, TagFilter};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Reader, Workspace, pending};

/// The state of a tag of which somebody has seen the right data arrive, as `scoping.toml` names it.
const VERIFIED: &str = "verified";

impl Reader {
    /// Holds a capture against the tagging plan; see [`capture::check`]. Nothing of it is kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what can't be read as a capture, [`Error::NotRead`].
    pub fn check_capture(
        &self,
        capture: impl Read,
        went_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<Report>, Error> {
        capture::check(&self.plan(&TagFilter::default())?, capture, went_on)
    }
}

impl Workspace {
    /// Notes that tags were seen as planned, in one action: their state, the day, the digest of the capture, and how many of
    /// their events were in it. Tags that were not seen as planned stay as they are, and so does what is archived.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a tag that is no longer there, [`Error::Invalid`] where there is none to note, [`Error::NotSaved`];
    /// then nothing is changed.
    pub fn verify_tags(&mut self, report: &Report) -> Result<Done, Error> {
        self.settle()?;
        let today = self.today();
        let mut edits = Vec::new();
        for seen in report.as_planned() {
            let tag = seen.tag;
            if self.editable(tag)?.kind() != kind::TAG {
                return Err(Error::Unknown("tag"));
            }
            let count = i64::try_from(seen.count).unwrap_or(i64::MAX);
            let set = |name: &str, value: Value| pending(tag, kind::TAG, name, value);
            edits.push((
                tag,
                vec![
                    set(field::STATE, VERIFIED.into()),
                    set(field::SEEN_ON, today.clone().into()),
                    set(field::SEEN_COUNT, Value::Integer(count)),
                    set(field::SEEN_DIGEST, report.digest.clone().into()),
                ],
            ));
        }
        let notice = match edits.len() {
            0 => {
                let none = "No tag was seen as planned, so none was marked. Nothing was changed.";
                return Err(Error::Invalid(none.to_owned()));
            }
            1 => "1 tag is marked as verified.".to_owned(),
            many => format!("{many} tags are marked as verified."),
        };
        self.act(Action {
            what: What::Set,
            undoes: None,
            edits,
        })?;
        Ok(self.done(None, Some(notice)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::id::Id;
    use crate::document::spot::Spot;
    use crate::properties::World;
    use crate::workspace::Entry;

    fn tag(workspace: &mut Workspace, name: &str, event: &str) -> Id {
        workspace.add_document(kind::TAG, name).unwrap();
        let plan = workspace.tagging_plan(&TagFilter::default()).unwrap();
        let tag = plan.tags.iter().find(|tag| tag.name == name).unwrap();
        let id: Id = tag.id.parse().unwrap();
        let spot = Spot {
            document: id,
            record: id,
            field: field::EVENT.to_owned(),
        };
        workspace
            .enter(&spot, Entry::Text(event.to_owned()))
            .unwrap();
        id
    }

    #[test]
    fn tags_that_were_seen_are_verified_in_one_action_and_nothing_of_values_is_kept() {
        let world = World::new();
        let mut workspace = world.create();
        let seen = tag(&mut workspace, "Basket", "add_to_cart");
        let missed = tag(&mut workspace, "Order", "purchase");
        let capture = r#"{"log":{"entries":[{"request":{"url":"https://a.example","headers":[{"name":"cookie","value":"SECRET-1"}],
            "postData":{"text":"[{\"event\":\"add_to_cart\"},{\"event\":\"other\",\"mail\":\"SECRET-2\"}]"}}}]}}"#;
        let report = workspace.check_capture(capture.as_bytes(), &mut |_| true);
        let report = report.unwrap().unwrap();
        let done = workspace.verify_tags(&report).unwrap();
        assert_eq!(done.notice.as_deref(), Some("1 tag is marked as verified."));
        let text = |workspace: &mut Workspace, id: Id, name: &str| {
            let document = workspace.folded(id).unwrap();
            document.own().unwrap().text(name).to_owned()
        };
        assert_eq!(text(&mut workspace, seen, field::STATE), "verified");
        assert_eq!(
            text(&mut workspace, seen, field::SEEN_DIGEST),
            report.digest
        );
        assert_eq!(text(&mut workspace, missed, field::STATE), "");
        workspace.undo().unwrap();
        assert_eq!(text(&mut workspace, seen, field::STATE), "");
        assert_eq!(text(&mut workspace, seen, field::SEEN_DIGEST), "");
    }

    #[test]
    fn where_no_tag_was_seen_nothing_is_changed() {
        let world = World::new();
        let mut workspace = world.create();
        tag(&mut workspace, "Basket", "add_to_cart");
        let report = workspace
            .check_capture(&b"[]"[..], &mut |_| true)
            .unwrap()
            .unwrap();
        let refused = workspace.verify_tags(&report).unwrap_err();
        assert!(
            refused
                .to_string()
                .starts_with("No tag was seen as planned")
        );
    }
}

//! What a remark of a tag lists becomes attributes that its event carries, where a person says so.

use crate::document::kind::{self, field};
use crate::document::what::What;
use crate::error::Error;
use crate::text::name;
use crate::view::Done;
use crate::workspace::changes::commit::Action;
use crate::workspace::changes::documents::kept;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Has the event of a tag carry attributes of some names: those that there are, and new ones. The remark stays as it is.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::TooLarge`], [`Error::NotSaved`].
    pub fn carry(&mut self, tag: &str, names: &[String]) -> Result<Done, Error> {
        self.settle()?;
        let tag = self.shown(tag, kind::TAG)?;
        let mut edits = Vec::new();
        let mut carries = Vec::new();
        for name in names {
            let name = kept(name)?;
            if name::key(&name).is_empty() {
                continue;
            }
            let there = self.named(kind::ATTRIBUTE, &name)?;
            let is_same = |one: &&std::sync::Arc<crate::document::fold::Document>| {
                one.own()
                    .is_some_and(|own| own.text(field::NAME).trim() == name)
            };
            let attribute = match there.iter().find(is_same) {
                Some(one) => one.id,
                None => {
                    let id = self.next_id();
                    let made = vec![
                        created(id, kind::ATTRIBUTE),
                        pending(id, kind::ATTRIBUTE, field::NAME, name.as_str()),
                    ];
                    edits.push((id, made));
                    id
                }
            };
            let member = field::member(field::CARRIES, attribute);
            carries.push(pending(tag.id, kind::TAG, &member, 1));
        }
        let count = carries.len();
        if count == 0 {
            return Ok(self.done(None, None));
        }
        edits.push((tag.id, carries));
        self.act(Action {
            what: What::Set,
            undoes: None,
            edits,
        })?;
        let notice = match count {
            1 => "The event carries 1 attribute more. The text stays as a remark.".to_owned(),
            many => {
                format!("The event carries {many} attributes more. The text stays as a remark.")
            }
        };
        Ok(self.done(None, Some(notice)))
    }
}

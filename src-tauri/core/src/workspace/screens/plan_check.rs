//! The check of the tagging plan: what is wrong with it, by itself and against the limits of who receives its events.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::tagging::check::{At, Fault};
use crate::tagging::limits::Limits;
use crate::view::{
    Choice, FaultRow, LimitsChoice, List, Place, PlanCheck, PlanCheckScreen, Screen, Slice,
    TagFilter, Wanted,
};
use crate::workspace::checked::Checked;
use crate::workspace::shelf::{Order, lock};
use crate::workspace::{Reader, SETTINGS};

impl Reader {
    /// The screen of the check, with the faults and the attributes that are wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn plan_check_screen(
        &self,
        faults: &Wanted,
        attributes: &Wanted,
    ) -> Result<PlanCheckScreen, Error> {
        let checked = self.checked()?;
        Ok(PlanCheckScreen {
            revision: self.revision,
            settings: SETTINGS.to_string(),
            faults: self.fault_slice(faults)?,
            count: checked.count.clone(),
            limits: offered(&checked.limits),
            attributes: self.slice(&List::Attributes, attributes, |id| {
                self.attribute_row(id, None)
            })?,
            help: Scoping::built_in().help(kind::ATTRIBUTE).cloned(),
        })
    }

    /// The check of the whole plan against the limits that are chosen.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn plan_check(&self) -> Result<PlanCheck, Error> {
        self.plan_check_against(&[])
    }

    /// The same against more limits, by their keys, of which those that are not known count for nothing.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn plan_check_against(&self, more: &[String]) -> Result<PlanCheck, Error> {
        let mut limits = self.limits()?;
        for more in more.iter().filter_map(|key| Limits::of(key)) {
            if !limits.iter().any(|one| one.key == more.key) {
                limits.push(more);
            }
        }
        let checked = self.check_against(limits)?;
        let faults = checked.order.iter().map(|id| checked.row(*id));
        Ok(PlanCheck {
            faults: faults.collect::<Result<_, Error>>()?,
            count: checked.count.clone(),
            limits: offered(&checked.limits),
        })
    }

    /// The limits that there are, with those that are chosen for the workspace.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn limits_offered(&self) -> Result<Vec<LimitsChoice>, Error> {
        Ok(offered(&self.limits()?))
    }

    /// The limits that are chosen for the workspace.
    pub(crate) fn limits(&self) -> Result<Vec<&'static Limits>, Error> {
        let settings = self.document(SETTINGS)?;
        let is_chosen = |limits: &&Limits| {
            let member = field::member(field::LIMITS, &limits.key);
            settings.own().is_some_and(|own| own.is_set(&member))
        };
        Ok(Limits::built_in().iter().filter(is_chosen).collect())
    }

    /// What is wrong as the workspace is now.
    pub(crate) fn checked(&self) -> Result<Arc<Checked>, Error> {
        let mut kept = lock(&self.shelf.checked);
        if let Some(checked) = kept.as_ref()
            && checked.revision == self.revision
        {
            return Ok(Arc::clone(checked));
        }
        let checked = Arc::new(self.check_against(self.limits()?)?);
        *kept = Some(Arc::clone(&checked));
        Ok(checked)
    }

    fn check_against(&self, limits: Vec<&'static Limits>) -> Result<Checked, Error> {
        let plan = self.plan(&TagFilter::default())?;
        let found = plan.faults(&limits);
        let events = plan.named().count();
        let count = match (found.len(), events) {
            (0, 0) => "No tag says which event it sends yet.".to_owned(),
            (many, 0) => format!(
                "{}, and no tag says which event it sends yet.",
                counted(many, "fault")
            ),
            (0, _) => format!("No fault in {}.", counted(events, "event")),
            (many, _) => format!(
                "{} in {}.",
                counted(many, "fault"),
                counted(events, "event")
            ),
        };
        let order: Order = found.iter().map(name_of).collect();
        Ok(Checked {
            revision: self.revision,
            faults: order.iter().copied().zip(found).collect(),
            order,
            count,
            limits,
        })
    }

    /// The faults that are wanted.
    pub(crate) fn fault_slice(&self, wanted: &Wanted) -> Result<Slice<FaultRow>, Error> {
        let checked = self.checked()?;
        self.slice(&List::Faults, wanted, |id| checked.row(id))
    }
}

impl Checked {
    /// A fault with the way to where it is put right.
    ///
    /// # Errors
    /// [`Error::Unknown`] for one that it has not found.
    pub(crate) fn row(&self, id: Id) -> Result<FaultRow, Error> {
        let fault = self.faults.get(&id).ok_or(Error::Unknown("fault"))?;
        Ok(fault_row(fault.clone()))
    }
}

/// What a fault is known by, as long as it is the same: made of what it says.
fn name_of(fault: &Fault) -> Id {
    let (place, document) = match fault.at {
        At::Tag(tag) => (tag, tag),
        At::Attribute { tag, document } => (tag, document),
        At::UseCase(use_case) => (use_case, use_case),
    };
    let limits = fault.limits.unwrap_or_default();
    let said = format!("{place} {document} {limits} {}", fault.words);
    let digest = Sha256::digest(said.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Id::from_bytes(bytes)
}

/// A fault with the way to where it is put right.
pub(crate) fn fault_row(fault: Fault) -> FaultRow {
    let place = |screen, document: Id, record: Id, name: &str| Place {
        screen: Some(screen),
        document: Some(document.to_string()),
        record: Some(record.to_string()),
        field: Some(name.to_owned()),
        ..Place::default()
    };
    let limits = fault.limits.and_then(Limits::of);
    FaultRow {
        id: name_of(&fault).to_string(),
        of: fault.of,
        what: fault.words,
        limits: limits.map_or(String::new(), |limits| limits.name.clone()),
        place: match fault.at {
            At::Tag(tag) => place(Screen::Event, tag, tag, fault.flaw.field()),
            At::Attribute { tag, document } => {
                place(Screen::Event, tag, document, fault.flaw.field())
            }
            At::UseCase(use_case) => Place {
                use_case: Some(use_case.to_string()),
                document: None,
                ..place(Screen::Scoping, use_case, use_case, field::DATA)
            },
        },
    }
}

/// The limits that there are, with those that are chosen.
fn offered(chosen: &[&Limits]) -> Vec<LimitsChoice> {
    let offered = Limits::built_in().iter().map(|limits| LimitsChoice {
        option: Choice {
            key: limits.key.clone(),
            field: field::member(field::LIMITS, &limits.key),
            name: limits.name.clone(),
            hint: String::new(),
            chosen: chosen.iter().any(|one| one.key == limits.key),
        },
        version: limits.version.clone(),
        source: limits.source.clone(),
        remarks: limits.remarks.clone(),
    });
    offered.collect()
}

/// `1 fault`, `3 faults`.
fn counted(count: usize, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    }
}

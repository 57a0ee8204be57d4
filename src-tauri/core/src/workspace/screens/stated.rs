//! What the workspace says of itself on what is exported.

use crate::document::kind::field;
use crate::error::Error;
use crate::framework::scoping::Control;
use crate::tagging::limits::Limits;
use crate::view::{Responsible, Stated};
use crate::workspace::{Reader, SETTINGS};

impl Reader {
    /// For whom the work is, who may see it, and the logo.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn stated(&self) -> Result<Stated, Error> {
        let settings = self.document(SETTINGS)?;
        let said = |field: &str| {
            let own = settings.own();
            own.map_or("", |own| own.text(field)).trim().to_owned()
        };
        Ok(Stated {
            document: SETTINGS.to_string(),
            client: said(field::CLIENT),
            confidentiality: said(field::CONFIDENTIALITY),
            responsible: Responsible {
                controller: said(field::CONTROLLER),
                contact: said(field::CONTROLLER_CONTACT),
                protection_officer: said(field::PROTECTION_OFFICER),
            },
            logo: said(field::PICTURE),
            logo_on_decks: settings
                .own()
                .is_some_and(|own| own.integer(field::LOGO_ON_DECKS) == Some(1)),
        })
    }
}

impl Responsible {
    /// The settings that are not checked yet.
    pub(crate) fn open(&self) -> Vec<&'static str> {
        let asked = [
            (&self.controller, field::CONTROLLER),
            (&self.contact, field::CONTROLLER_CONTACT),
            (&self.protection_officer, field::PROTECTION_OFFICER),
        ];
        let open = asked.into_iter().filter(|(said, _)| said.is_empty());
        open.map(|(_, name)| name).collect()
    }
}

/// How a setting of the workspace is entered; `None` for what nobody enters.
pub(crate) fn control(field: &str) -> Option<Control> {
    match field {
        field::CLIENT
        | field::CONFIDENTIALITY
        | field::CONTROLLER
        | field::CONTROLLER_CONTACT
        | field::PROTECTION_OFFICER => Some(Control::Line),
        field::LOGO_ON_DECKS => Some(Control::Flags),
        limits if is_of_limits(limits) => Some(Control::Flags),
        _ => None,
    }
}

/// What a setting of the workspace is called in a sentence.
pub(crate) fn noun(field: &str) -> &str {
    match field {
        field::CONFIDENTIALITY => "confidentiality line",
        field::CONTROLLER_CONTACT => "contact of the controller",
        field::PROTECTION_OFFICER => "data protection officer",
        field::PICTURE => "logo",
        field::LOGO_ON_DECKS => "logo on decks",
        limits if is_of_limits(limits) => "limits of the tagging plan",
        other => other,
    }
}

/// Whether a setting says that the tagging plan is held against limits that there are.
fn is_of_limits(field: &str) -> bool {
    field::of_member(field::LIMITS, field).is_some_and(|key| Limits::of(key).is_some())
}

//! What tests enter, said shortly: texts name the place, and a text what is set.

use crate::document::spot::Spot;
use crate::error::Error;
use crate::view::{Entered, Measure};
use crate::workspace::{Entry, Who, Workspace};

impl Workspace {
    pub(crate) fn type_text(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        text: &str,
    ) -> Result<Entered, Error> {
        let spot = Spot::named(document, record, field)?;
        self.enter(&spot, Entry::Text(text.to_owned()))
    }

    pub(crate) fn set_field(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        value: Option<&str>,
    ) -> Result<Entered, Error> {
        let spot = Spot::named(document, record, field)?;
        let entry = self.meant(&spot, value)?;
        self.enter(&spot, entry)
    }

    pub(crate) fn set_score(
        &mut self,
        use_case: &str,
        field: &str,
        score: Option<u32>,
    ) -> Result<Entered, Error> {
        let entry = score.map_or(Entry::Nothing, Entry::Score);
        self.enter(&Spot::of(use_case, field)?, entry)
    }

    pub(crate) fn set_tick(
        &mut self,
        use_case: &str,
        field: &str,
        ticked: bool,
    ) -> Result<Entered, Error> {
        let spot = Spot::of(use_case, field)?;
        self.enter(&spot, Entry::Tick(ticked))
    }

    pub(crate) fn set_applicable(
        &mut self,
        use_case: &str,
        slot: &str,
        applies: bool,
    ) -> Result<Entered, Error> {
        let spot = Spot::of(use_case, slot)?;
        self.enter(&spot, Entry::Applies(applies))
    }

    pub(crate) fn set_measure(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        measure: &Measure,
    ) -> Result<Entered, Error> {
        let spot = Spot::named(document, record, field)?;
        self.enter(&spot, Entry::Measure(measure.clone()))
    }

    pub(crate) fn set_person(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        who: Option<&Who>,
    ) -> Result<Entered, Error> {
        let spot = Spot::named(document, record, field)?;
        let entry = who.cloned().map_or(Entry::Nothing, Entry::Person);
        self.enter(&spot, entry)
    }
}

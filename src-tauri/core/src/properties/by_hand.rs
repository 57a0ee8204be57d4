//! What tests enter, said shortly: texts name the place, and a text what is set.

use crate::document::spot::Spot;
use crate::error::Error;
use crate::view::{Done, Measure, Typed};
use crate::workspace::{Entry, Who, Workspace};

impl Workspace {
    pub(crate) fn type_text(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        text: &str,
    ) -> Result<Typed, Error> {
        let spot = Spot::named(document, record, field)?;
        Ok(self.enter(&spot, Entry::Text(text.to_owned()))?.into())
    }

    pub(crate) fn set_field(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        value: Option<&str>,
    ) -> Result<Done, Error> {
        let spot = Spot::named(document, record, field)?;
        let entry = self.entry(&spot, value)?;
        Ok(self.enter(&spot, entry)?.into())
    }

    pub(crate) fn set_score(
        &mut self,
        use_case: &str,
        field: &str,
        score: Option<u32>,
    ) -> Result<Done, Error> {
        let entry = score.map_or(Entry::Nothing, Entry::Score);
        Ok(self.enter(&Spot::of(use_case, field)?, entry)?.into())
    }

    pub(crate) fn set_tick(
        &mut self,
        use_case: &str,
        field: &str,
        ticked: bool,
    ) -> Result<Done, Error> {
        let spot = Spot::of(use_case, field)?;
        Ok(self.enter(&spot, Entry::Tick(ticked))?.into())
    }

    pub(crate) fn set_applicable(
        &mut self,
        use_case: &str,
        slot: &str,
        applies: bool,
    ) -> Result<Done, Error> {
        let spot = Spot::of(use_case, slot)?;
        Ok(self.enter(&spot, Entry::Applies(applies))?.into())
    }

    pub(crate) fn set_measure(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        measure: &Measure,
    ) -> Result<Done, Error> {
        let spot = Spot::named(document, record, field)?;
        Ok(self.enter(&spot, Entry::Measure(measure.clone()))?.into())
    }

    pub(crate) fn set_person(
        &mut self,
        document: &str,
        record: &str,
        field: &str,
        who: Option<&Who>,
    ) -> Result<Done, Error> {
        let spot = Spot::named(document, record, field)?;
        let entry = who.cloned().map_or(Entry::Nothing, Entry::Person);
        Ok(self.enter(&spot, entry)?.into())
    }
}

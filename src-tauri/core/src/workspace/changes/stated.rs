//! What the workspace says of itself at the foot of what is exported: for whom it is, and who may see it.

use crate::document::kind::{self, field};
use crate::document::value::clean;
use crate::document::what::What;
use crate::error::Error;
use crate::view::Done;
use crate::workspace::changes::commit::Action;
use crate::workspace::{SETTINGS, Workspace, created, pending};

impl Workspace {
    /// Enters the client's name ([`field::CLIENT`]) or the line that says who may see this
    /// ([`field::CONFIDENTIALITY`]); an empty text takes it away.
    ///
    /// # Errors
    /// [`Error::Unknown`] for another field, [`Error::TooLarge`], [`Error::NotSaved`]; then nothing is changed.
    pub fn state(&mut self, field: &str, text: &str) -> Result<Done, Error> {
        if ![field::CLIENT, field::CONFIDENTIALITY].contains(&field) {
            return Err(Error::Unknown("setting"));
        }
        self.settle()?;
        let said = clean(text.trim(), true)?.text;
        // The settings themselves are never undone, only what is entered in them.
        if self.folded(SETTINGS)?.own().is_none() {
            self.set_up(vec![(SETTINGS, vec![created(SETTINGS, kind::SETTINGS)])])?;
        }
        let edit = pending(SETTINGS, kind::SETTINGS, field, said);
        self.act(Action::on(SETTINGS, What::Set, vec![edit]))?;
        Ok(self.done(None, None))
    }
}

#[cfg(test)]
mod tests {
    use crate::properties::World;
    use crate::view::{ExportOptions, Format, Scope};

    #[test]
    fn what_a_workspace_says_of_itself_is_kept_undone_and_at_the_foot_of_decks() {
        let world = World::new();
        let (mut workspace, id) = world.with_use_case();
        let said = |workspace: &mut crate::workspace::Workspace| {
            let stated = workspace.stated().unwrap();
            [stated.client, stated.confidentiality]
        };
        assert_eq!(said(&mut workspace), ["", ""]);
        workspace.state("client", "  Noordkaap\nOutdoor ").unwrap();
        workspace.state("confidentiality", "Confidential").unwrap();
        assert_eq!(said(&mut workspace)[1], "Confidential");
        let deck = workspace.reader().deck(std::slice::from_ref(&id)).unwrap();
        assert!(
            deck.foot
                .starts_with("Noordkaap Outdoor · Anna de Vries · "),
            "{}",
            deck.foot
        );
        assert!(deck.foot.ends_with(" · Confidential"), "{}", deck.foot);
        let scope = Scope::Tracker {
            use_cases: vec![id],
        };
        let options = ExportOptions::default();
        assert!(workspace.export(&scope, Format::Pptx, &options).is_ok());
        workspace.undo().unwrap();
        assert_eq!(said(&mut workspace), ["Noordkaap Outdoor", ""]);
        workspace.undo().unwrap();
        assert_eq!(said(&mut workspace), ["", ""]);
        workspace.redo().unwrap();
        assert_eq!(said(&mut workspace), ["Noordkaap Outdoor", ""]);
        assert!(workspace.state("sample", "1").is_err());
    }
}

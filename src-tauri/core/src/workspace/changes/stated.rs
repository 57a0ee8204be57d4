//! What the workspace says of itself on what is exported: for whom it is, and who may see it.

use crate::document::kind;
use crate::error::Error;
use crate::workspace::{SETTINGS, Workspace, created};

impl Workspace {
    /// Makes the settings where there are none yet. They are never undone, only what is entered in them.
    pub(crate) fn begin_settings(&mut self) -> Result<(), Error> {
        match self.folded(SETTINGS)?.own() {
            Some(_) => Ok(()),
            None => self.set_up(vec![(SETTINGS, vec![created(SETTINGS, kind::SETTINGS)])]),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::properties::World;
    use crate::view::{ExportOptions, Format, Place, Scope};
    use crate::workspace::Workspace;

    #[test]
    fn what_a_workspace_says_of_itself_is_kept_undone_and_at_the_foot_of_decks() {
        let world = World::new();
        let (mut workspace, id) = world.with_use_case();
        let said = |workspace: &mut Workspace| {
            let stated = workspace.stated().unwrap();
            [stated.client, stated.confidentiality]
        };
        assert_eq!(said(&mut workspace), ["", ""]);
        let document = workspace.stated().unwrap().document;
        let state = |workspace: &mut Workspace, field: &str, text: &str| {
            workspace.type_text(&document, &document, field, text)
        };
        state(&mut workspace, "client", "  Noordkaap\nOutdoor ").unwrap();
        state(&mut workspace, "confidentiality", "Confidential").unwrap();
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
        let undone = workspace.undo().unwrap();
        // No screen shows them, so the window stays where it is.
        assert_eq!(undone.place, Some(Place::default()));
        let redo = undone.undo.redo.unwrap();
        assert_eq!(redo, "confidentiality line");
        assert_eq!(said(&mut workspace), ["Noordkaap Outdoor", ""]);
        workspace.undo().unwrap();
        assert_eq!(said(&mut workspace), ["", ""]);
        workspace.redo().unwrap();
        assert_eq!(said(&mut workspace), ["Noordkaap Outdoor", ""]);
        assert!(state(&mut workspace, "sample", "1").is_err());
    }
}

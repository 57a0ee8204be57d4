//! What the workspace says of itself on what is exported: for whom it is, who may see it, and its logo.

use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::view::Done;
use crate::workspace::changes::commit::Action;
use crate::workspace::changes::designs::NewDesign;
use crate::workspace::{SETTINGS, Workspace, created, pending};

impl Workspace {
    /// Takes a picture for the logo, in place of the one that is there. Decks carry it from now on, which is said beside it.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no picture, [`Error::NotSaved`]; then nothing is changed.
    pub fn set_logo(&mut self, file: NewDesign) -> Result<Done, Error> {
        let NewDesign { name, picture } = file;
        let refused = |reason| Error::Invalid(format!("“{name}” was not taken: {reason}."));
        let attached = picture.map_err(refused)?;
        self.settle()?;
        self.begin_settings()?;
        let mime = attached.picture().mime;
        let hash = self.store.keep_blob(mime, attached.bytes())?;
        let mut edits = vec![pending(SETTINGS, kind::SETTINGS, field::PICTURE, hash)];
        // Where there is one already, whether decks carry it was chosen.
        if self.stated()?.logo.is_empty() {
            edits.push(pending(SETTINGS, kind::SETTINGS, field::LOGO_ON_DECKS, 1));
        }
        self.act(Action::on(SETTINGS, What::Set, edits))?;
        Ok(self.done(None, None))
    }

    /// Takes the logo away. Its bytes are kept: an undo may need them.
    ///
    /// # Errors
    /// [`Error::NotSaved`]; then nothing is changed.
    pub fn remove_logo(&mut self) -> Result<Done, Error> {
        self.settle()?;
        if !self.stated()?.logo.is_empty() {
            let gone = pending(SETTINGS, kind::SETTINGS, field::PICTURE, Value::Null);
            self.act(Action::on(SETTINGS, What::Set, vec![gone]))?;
        }
        Ok(self.done(None, None))
    }

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
    use crate::picture::tests::png;
    use crate::properties::World;
    use crate::properties::exchanging::copies;
    use crate::view::{BundleScope, ExportOptions, Format, Place, Scope};
    use crate::workspace::{NewDesign, Workspace};

    fn file(bytes: Vec<u8>) -> NewDesign {
        NewDesign::new("logo.png".to_owned(), Ok(bytes))
    }

    #[test]
    fn a_logo_is_chosen_replaced_removed_and_taken_back() {
        let world = World::new();
        let mut workspace = world.create();
        let logo = |workspace: &mut Workspace| {
            let stated = workspace.stated().unwrap();
            (stated.logo, stated.logo_on_decks)
        };
        let refused = workspace.set_logo(file(b"<svg".to_vec())).unwrap_err();
        assert!(
            refused
                .to_string()
                .starts_with("“logo.png” was not taken: "),
            "{refused}"
        );
        assert_eq!(logo(&mut workspace), (String::new(), false));
        let done = workspace.set_logo(file(png(30, 20, 0))).unwrap();
        assert_eq!(done.undo.undo.as_deref(), Some("logo"));
        let (first, on_decks) = logo(&mut workspace);
        assert!(on_decks && workspace.reader().design_bytes(&first).is_ok());
        workspace.set_logo(file(png(20, 30, 0))).unwrap();
        let (second, _) = logo(&mut workspace);
        assert_ne!(first, second);
        workspace.remove_logo().unwrap();
        assert_eq!(logo(&mut workspace).0, "");
        workspace.undo().unwrap();
        assert_eq!(logo(&mut workspace), (second, true));
        workspace.undo().unwrap();
        assert_eq!(logo(&mut workspace), (first.clone(), true));
        drop(workspace);
        let mut workspace = world.open();
        assert_eq!(logo(&mut workspace), (first, true));
        workspace.undo().unwrap();
        assert_eq!(logo(&mut workspace), (String::new(), false));
        // Without one, there is nothing to remove, and nothing is done.
        let revision = workspace.reader().revision();
        workspace.remove_logo().unwrap();
        assert_eq!(workspace.reader().revision(), revision);
    }

    #[test]
    fn a_logo_travels_with_its_picture() {
        let (mut copies, _) = copies(&["Anna", "Ben"]);
        copies[0].workspace.set_logo(file(png(30, 20, 0))).unwrap();
        let bundle = copies[0].sends(&BundleScope::Everything);
        let there = &mut copies[1].workspace;
        there.import(&bundle, None).unwrap();
        let stated = there.stated().unwrap();
        assert!(stated.logo_on_decks);
        assert!(there.reader().design_bytes(&stated.logo).is_ok());
    }

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
        // A long name is cut, and never who may see it.
        let long = "Noordkaap Outdoor and Sons ".repeat(9);
        state(&mut workspace, "client", &long).unwrap();
        let deck = workspace.reader().deck(std::slice::from_ref(&id)).unwrap();
        let (client, rest) = deck.foot.split_once("… · ").unwrap();
        assert!(client.starts_with("Noordkaap Outdoor and Sons"), "{client}");
        assert!(client.chars().count() < 60, "{client}");
        assert!(rest.starts_with("Anna de Vries") && rest.ends_with("Confidential"));
        workspace.undo().unwrap();
        let scope = Scope::Tracker {
            use_cases: vec![id],
        };
        let options = ExportOptions::default();
        assert!(workspace.export(&scope, Format::Pptx, &options).is_ok());
        let undone = workspace.undo().unwrap();
        // No screen shows them, so the window stays where it is.
        let place = Place {
            record: Some(document.clone()),
            field: Some("confidentiality".to_owned()),
            ..Place::default()
        };
        assert_eq!(undone.place, Some(place));
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

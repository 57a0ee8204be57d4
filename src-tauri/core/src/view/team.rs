//! A team server, as the window shows it: how it stands, who is there, who belongs to it, and what arrived.

use super::{Done, Imported, Place, Session};
use crate::wire::wire;

wire! {
    /// How it stands between the open workspace and its team server.
    pub struct TeamState {
        /// What the window acts on.
        pub kind: TeamKind,
        /// In few words, beside what is said of saving: `3 changes to send`.
        pub text: String,
        /// In a sentence: what is safe, and what to do where something is to be done.
        pub details: String,
        /// What people call the workspace there.
        pub title: String,
        /// The address of the server.
        pub server: String,
        /// What may be done there.
        pub role: TeamRole,
        /// When something was exchanged last: `today at 2:03 PM`; `None` before the first time.
        pub exchanged: Option<String>,
        /// Who else is there.
        pub here: Vec<TeamPerson>,
        /// How many changes of others came that nobody here marked as seen.
        pub arrived: u32,
        /// What others erased, in words: it is erased here too only if that is wanted.
        pub erased: Vec<String>,
    }
}

wire! {
    /// What state it is.
    pub enum TeamKind {
        /// Both have the same.
        Shared,
        /// Something is on its way, or about to be.
        Sending,
        /// The server can't be reached, and is tried again by itself.
        Offline,
        /// The server says no until a person does something.
        SignedOut,
        /// All comes, and nothing may be changed.
        ReadOnly,
    }
}

wire! {
    /// Somebody else who is there.
    pub struct TeamPerson {
        /// Who, as the workspace knows them.
        pub person: String,
        /// The name.
        pub name: String,
        /// Its first letters: `FV`.
        pub initials: String,
        /// The document that they look at; `None` where it is a list.
        pub document: Option<String>,
        /// What that is called; empty for a list.
        pub at: String,
    }
}

wire! {
    /// What somebody may do in a workspace on a team server.
    pub enum TeamRole {
        /// Reads all, and changes nothing.
        Reader,
        /// Reads and writes.
        Editor,
        /// Also invites and removes people.
        Owner,
    }
}

wire! {
    /// What connecting to a workspace on a team server would do. The invitation is taken up by then.
    pub struct TeamOffer {
        /// What people call the workspace.
        pub title: String,
        /// The address of the server.
        pub server: String,
        /// What may be done there.
        pub role: TeamRole,
        /// What connecting the open workspace would do, a sentence each; or why that can't be.
        pub said: Vec<String>,
        /// What would be other here; `null` where nothing comes, or too much to be looked at.
        pub would: Option<Imported>,
        /// The open workspace can be connected.
        pub fits: bool,
    }
}

wire! {
    /// How far connecting has come.
    pub struct TeamProgress {
        /// How much has come or was sent.
        pub done: u64,
        /// Of how much, as far as is known.
        pub of: u64,
    }
}

wire! {
    /// The open workspace is connected.
    pub struct TeamConnected {
        /// What the window shows from now on.
        pub session: Session,
        /// What happened: `Connected to “Client X” as an editor. 1,204 changes came, 12 were sent.`
        pub said: String,
        /// How much is to be settled.
        pub conflicts: u32,
    }
}

wire! {
    /// What became other since the window was answered last, by what others did.
    pub struct TeamHeard {
        /// How it stands; `None` where the workspace is connected no more.
        pub state: Option<TeamState>,
        /// What is out of date; `None` where no workspace is open.
        pub done: Option<Done>,
    }
}

wire! {
    /// Who belongs to the workspace on the server.
    pub struct TeamPage {
        /// How it stands.
        pub state: TeamState,
        /// All of them; empty where the server did not say.
        pub members: Vec<TeamMember>,
        /// Why that is not known now; empty where it is.
        pub failed: String,
    }
}

wire! {
    /// Somebody who belongs to the workspace.
    pub struct TeamMember {
        /// What the server calls them.
        pub member: String,
        /// The name.
        pub name: String,
        /// What they may do.
        pub role: TeamRole,
        /// It is the person at the screen.
        pub is_self: bool,
        /// The computers that they work from.
        pub devices: Vec<TeamDevice>,
    }
}

wire! {
    /// A computer that somebody works from.
    pub struct TeamDevice {
        /// What the server calls it.
        pub device: String,
        /// What it is called.
        pub name: String,
        /// When it was there last: `today at 2:03 PM`; `None` where it never was.
        pub seen: Option<String>,
        /// Until when it is let in: `26 February 2027`.
        pub until: String,
        /// It is this one.
        pub is_self: bool,
    }
}

wire! {
    /// An invitation, to be passed on. It is shown once.
    pub struct TeamInvitation {
        /// Address and invitation in one.
        pub link: String,
        /// Until when it can be taken up.
        pub until: String,
    }
}

wire! {
    /// What was noted of who did what, the latest first.
    pub struct TeamNotes {
        /// The notes.
        pub notes: Vec<TeamNote>,
        /// What those before them are asked for by; `None` where that is all.
        pub before: Option<String>,
    }
}

wire! {
    /// Something that was noted.
    pub struct TeamNote {
        /// Its number.
        pub n: String,
        /// When.
        pub when: String,
        /// Who.
        pub who: String,
        /// What.
        pub what: String,
    }
}

wire! {
    /// What others changed since somebody here last marked it as seen.
    pub struct ArrivedPage {
        /// Grows with every change.
        pub revision: u64,
        /// How many changes there are.
        pub count: u32,
        /// How much is to be settled.
        pub conflicts: u32,
        /// The documents, the one that something came for last first.
        pub documents: Vec<ArrivedDocument>,
        /// More came than is listed: the rest is in History.
        pub more: bool,
        /// What is marked as seen by.
        pub upto: String,
    }
}

wire! {
    /// A document that something came for.
    pub struct ArrivedDocument {
        /// The document.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// Where it is seen; `None` where no screen shows it.
        pub place: Option<Place>,
        /// What came, the latest first.
        pub edits: Vec<ArrivedEdit>,
    }
}

wire! {
    /// Something that came.
    pub struct ArrivedEdit {
        /// The change, and the field in it.
        pub id: String,
        /// Who did it.
        pub who: String,
        /// When: `yesterday at 2:03 PM`.
        pub when: String,
        /// What is asked there, or what was done.
        pub what: String,
        /// What was said before, in short; empty where nothing was.
        pub from: String,
        /// What was said then, in short; empty where nothing was.
        pub to: String,
        /// Somebody else said something else there without knowing of it: it is to be settled.
        pub is_unsettled: bool,
        /// Where it is seen; `None` where no screen shows it.
        pub place: Option<Place>,
    }
}

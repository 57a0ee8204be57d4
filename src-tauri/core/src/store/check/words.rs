//! What a fault means, and what to do.

pub(super) const STRUCTURE: &str = "Parts of the file can't be relied on, and Ninefold will not open it. Keep it, and go on with a \
                         backup or an earlier copy.";
pub(super) const ALTERED: &str = "What it says may be wrong, so Ninefold will not open the file. Keep it, and go on with a backup or \
                       an earlier copy.";
pub(super) const TABLE: &str =
    "Data may be missing. Keep the file, and go on with a backup or an earlier copy.";
pub(super) const INDEX: &str = "Nothing is lost, but the workspace opens more slowly.";
pub(super) const INDEXES: &str =
    "Nothing is lost: what was written is whole, and only not found by these indexes.";
pub(super) const TRIGGER: &str =
    "Nothing is lost, but nothing keeps another program from altering what was written.";
pub(super) const FOREIGN: &str =
    "Another program has written to the file. What Ninefold keeps there is not affected by it.";
pub(super) const FOREIGN_TRIGGER: &str = "Another program has written to the file, and what it left there may alter what Ninefold \
                               writes. Go on with a backup or an earlier copy.";
pub(super) const FRAMEWORK: &str = "Answers and scores are safe, but the built-in framework is shown in its place, and what it does not \
                         know is not shown.";
pub(super) const PICTURE: &str = "All that was written is safe, and the picture can't be shown. Attach it to its use case once more.";
pub(super) const TOO_LARGE: &str = "Nothing is lost, and no picture of this size was attached here. Attach a smaller one to its use case.";
pub(super) const FRAMEWORK_ALTERED: &str = "Answers and scores are safe, but questions and ratings may not read as they did when they were \
                                 answered. Go on with a backup or an earlier copy.";
pub(super) const LOG: &str =
    "Open the file in the window to decide how to go on; nothing is changed before that.";
pub(super) const PARTED: &str =
    "Keep the file, and look for the original beside its log: it has everything.";
pub(super) const TYPING: &str =
    "Everything else is safe. Open the file in the window to go on without it.";
pub(super) const LISTING: &str = "Nothing is lost: the list is made from what was written.";
pub(super) const WORDS: &str =
    "Nothing is lost: what a search looks in is made from what was written.";

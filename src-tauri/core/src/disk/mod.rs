//! The file system: where files lie, what they are called, and how one is written, locked and found.

pub mod file_name;
pub mod files;
pub mod folder;
pub mod folders;
pub(crate) mod held;
pub mod lock;
pub mod side_by_side;
pub mod synced;

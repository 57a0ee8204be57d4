//! What is kept of team servers: in the settings what may be seen, and in a file of its own, which nobody else can read, what
//! lets this computer in.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ninefold_core::disk::files::write_whole;
use ninefold_core::team::Role;
use ninefold_team::Connection;
use serde::{Deserialize, Serialize};

/// The folder in the data folder.
const FOLDER: &str = "team";

/// How a workspace is connected to a team server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TeamBy {
    /// The file that holds the connection, with its secret, in the folder for them.
    pub file: String,
    /// What people call the workspace there.
    pub title: String,
    /// What may be done there, as it was said last.
    pub role: Role,
}

/// Where the connection of a file is kept.
fn place(data: &Path, file: &str) -> PathBuf {
    data.join(FOLDER).join(file)
}

/// Keeps a connection. Only this person can read the file.
///
/// # Errors
/// What writing can meet.
pub fn keep(data: &Path, file: &str, connection: &Connection) -> io::Result<()> {
    let path = place(data, file);
    let folder = data.join(FOLDER);
    fs::create_dir_all(&folder)?;
    own(&folder, 0o700)?;
    write_whole(&path, &serde_json::to_vec(connection)?)?;
    own(&path, 0o600)
}

/// The connection that a file holds.
///
/// # Errors
/// What reading can meet.
pub fn read(data: &Path, file: &str) -> io::Result<Connection> {
    let bytes = fs::read(place(data, file))?;
    Ok(serde_json::from_slice(&bytes)?)
}

/// Takes away what lets this computer in.
pub fn forget(data: &Path, file: &str) {
    if let Err(error) = fs::remove_file(place(data, file)) {
        log::warn!("team: a connection stays: {error}");
    }
}

#[cfg(unix)]
fn own(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

/// The folder of a person's data is theirs alone.
#[cfg(not(unix))]
fn own(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ninefold_core::document::id::Id;

    #[test]
    fn what_lets_a_computer_in_is_kept_for_its_person_alone() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection {
            address: "team.example.com".parse().unwrap(),
            token: "secret".to_owned(),
            workspace: Id::at(1, [3; 10]),
        };
        keep(folder.path(), "a.json", &connection).unwrap();
        assert_eq!(read(folder.path(), "a.json").unwrap(), connection);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(folder.path().join("team/a.json")), 0o600);
            assert_eq!(mode(folder.path().join("team")), 0o700);
        }
        forget(folder.path(), "a.json");
        assert!(read(folder.path(), "a.json").is_err());
    }
}

//! Lets the N-th call fail that touches a file in a folder, whoever makes it: SQLite, the standard library, ourselves.
//!
//! A program that is linked with this has the calls below in place of those of its C library, so nothing in the product knows of
//! it. They do what they are asked, by the system itself, but for the thread and the folder that [`failing`] names. What
//! asks the system without its C library is not among them: giving a temporary file its name, as the crate tempfile does.
#![cfg(all(target_os = "linux", target_pointer_width = "64"))]

mod calls;

use std::cell::Cell;
use std::ffi::{CStr, c_int};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// This one alone can't be done.
    Once,
    /// None can be done from this one on, as when a cable is out.
    Gone,
    /// From this one on nothing has room; of what is written, half is.
    Full,
}

/// Longer paths of folders are not watched.
const LONGEST: usize = 240;

#[derive(Clone, Copy)]
struct Plan {
    folder: [u8; LONGEST],
    length: usize,
    fault: Fault,
    at: usize,
    calls: usize,
}

thread_local! {
    static PLAN: Cell<Option<Plan>> = const { Cell::new(None) };
}

/// Does some work, of whose calls on files in a folder the one of this number fails, counted from 1. Answers what came of the
/// work, and how many calls there were.
pub fn failing<T>(folder: &Path, at: usize, fault: Fault, work: impl FnOnce() -> T) -> (T, usize) {
    struct Over;
    impl Drop for Over {
        fn drop(&mut self) {
            PLAN.set(None);
        }
    }
    let bytes = folder.as_os_str().as_bytes();
    let mut kept = [0; LONGEST];
    kept[..bytes.len()].copy_from_slice(bytes);
    PLAN.set(Some(Plan {
        folder: kept,
        length: bytes.len(),
        fault,
        at,
        calls: 0,
    }));
    let _over = Over;
    let done = work();
    (done, PLAN.get().map_or(0, |plan| plan.calls))
}

/// What of a call is to fail.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strike {
    /// All of it, with this number of an error.
    All(c_int),
    /// It is written by half.
    Half,
}

/// What a call touches.
enum Touched<'a> {
    Path(&'a CStr),
    Open(c_int),
}

/// Whether a call is to fail now. It is asked in the midst of any call, so it allocates nothing.
fn strikes(touched: &Touched<'_>, writes: bool) -> Option<Strike> {
    let mut plan = PLAN.get()?;
    let folder = &plan.folder[..plan.length];
    let mut found = [0; 2 * LONGEST];
    let is_there = match touched {
        Touched::Path(path) => path.to_bytes().starts_with(folder),
        Touched::Open(file) => calls::path_of(*file, &mut found).starts_with(folder),
    };
    // A disk that is full can still be read, and what is there be taken away.
    if !is_there || (plan.fault == Fault::Full && !writes) {
        return None;
    }
    plan.calls += 1;
    PLAN.set(Some(plan));
    let is_first = plan.calls == plan.at;
    match plan.fault {
        Fault::Once if is_first => Some(Strike::All(libc::EIO)),
        Fault::Gone if plan.calls >= plan.at => Some(Strike::All(libc::EIO)),
        Fault::Full if is_first => Some(Strike::Half),
        Fault::Full if plan.calls > plan.at => Some(Strike::All(libc::ENOSPC)),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};

    use super::*;

    #[test]
    fn each_call_fails_in_its_turn_and_elsewhere_none() {
        let folder = std::env::temp_dir().join(format!("faults {}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("file");
        let work = || -> std::io::Result<()> {
            let mut file = fs::File::create(&path)?;
            file.write_all(b"eight by")?;
            file.sync_all()?;
            drop(file);
            fs::File::open(&path)?.read_exact(&mut [0; 8])?;
            fs::remove_file(&path)
        };
        let (done, calls) = failing(&folder, usize::MAX, Fault::Once, work);
        done.unwrap();
        assert_eq!(calls, 6);
        for at in 1..=calls {
            for fault in [Fault::Once, Fault::Gone] {
                let (done, _) = failing(&folder, at, fault, work);
                assert_eq!(done.unwrap_err().raw_os_error(), Some(libc::EIO), "{at}");
            }
        }
        let (done, _) = failing(&folder, 2, Fault::Full, work);
        assert_eq!(done.unwrap_err().raw_os_error(), Some(libc::ENOSPC));
        assert_eq!(fs::read(&path).unwrap(), b"eigh");
        let (done, calls) = failing(&folder.join("other"), 1, Fault::Gone, work);
        assert_eq!((done.is_ok(), calls), (true, 0));
        fs::remove_dir_all(folder).unwrap();
    }
}

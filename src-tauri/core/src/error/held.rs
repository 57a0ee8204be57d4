//! Files that another program holds. Windows lets it: a spreadsheet, a sync client or a scanner keeps others from a file as
//! long as it is open there.

use std::io;

/// Whether a failure may be somebody else's holding the file.
pub(crate) fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && says_held(error.raw_os_error())
}

/// Whether a failure is that somebody else has the file open and shares it with nobody.
pub(crate) fn is_open_elsewhere(error: &io::Error) -> bool {
    is_held(error) && error.raw_os_error() != Some(ACCESS_DENIED)
}

const ACCESS_DENIED: i32 = 5;

/// ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
fn says_held(code: Option<i32>) -> bool {
    matches!(code, Some(ACCESS_DENIED | 32 | 33))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_of_held_files_is_known() {
        for (code, held) in [
            (Some(5), true),
            (Some(32), true),
            (Some(33), true),
            (Some(2), false),
            (None, false),
        ] {
            assert_eq!(says_held(code), held, "{code:?}");
        }
        assert_eq!(is_held(&io::Error::from_raw_os_error(32)), cfg!(windows));
    }
}

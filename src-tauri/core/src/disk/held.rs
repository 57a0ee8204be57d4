//! Waiting for a file that another program holds.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::held::is_held;

/// How long is tried again what somebody else may let go of soon.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(50);

/// Tries until nobody holds the file any more, for a second. What could not be done is given back with why.
///
/// # Errors
/// The last failure.
pub(crate) fn once_free<F, T>(
    file: F,
    attempt: impl FnMut(F) -> Result<T, (io::Error, F)>,
) -> io::Result<T> {
    tried(file, is_held, PATIENCE, attempt)
}

fn tried<F, T>(
    mut file: F,
    is_held: impl Fn(&io::Error) -> bool,
    patience: Duration,
    mut attempt: impl FnMut(F) -> Result<T, (io::Error, F)>,
) -> io::Result<T> {
    let began = Instant::now();
    loop {
        match attempt(file) {
            Ok(done) => return Ok(done),
            Err((error, back)) if is_held(&error) && began.elapsed() < patience => file = back,
            Err((error, _)) => return Err(error),
        }
        thread::sleep(PAUSE.min(patience));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tries what is held for so many times.
    fn attempts(held: usize, is_held: bool, patience: Duration) -> (usize, bool) {
        let mut count = 0;
        let done = tried(
            (),
            |_| is_held,
            patience,
            |()| {
                count += 1;
                match count > held {
                    true => Ok(()),
                    false => Err((io::Error::from_raw_os_error(32), ())),
                }
            },
        );
        (count, done.is_ok())
    }

    #[test]
    fn what_is_held_is_tried_again_and_nothing_else_is() {
        assert_eq!(attempts(0, true, PATIENCE), (1, true));
        assert_eq!(attempts(2, true, PATIENCE), (3, true));
        assert_eq!(attempts(2, false, PATIENCE), (1, false));
        assert!(
            !attempts(usize::MAX, true, Duration::from_millis(5)).1,
            "it comes to an end"
        );
    }
}

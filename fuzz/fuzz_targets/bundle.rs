//! Whatever a bundle holds, it is taken in, or refused in words.
#![no_main]

use std::cell::RefCell;

use libfuzzer_sys::fuzz_target;

#[path = "../trial.rs"]
mod trial;

use trial::Trial;

/// What other copies report is kept; after so many of them a new workspace begins.
const ANEW: usize = 20_000;

thread_local! {
    static TRIAL: RefCell<Option<(Trial, usize)>> = const { RefCell::new(None) };
}

fuzz_target!(|bytes: &[u8]| {
    TRIAL.with_borrow_mut(|kept| {
        let (trial, inputs) = kept.get_or_insert_with(|| (Trial::new(), 0));
        let _ = trial.of(bytes);
        *inputs += 1;
        if *inputs == ANEW {
            *kept = None;
        }
    });
});

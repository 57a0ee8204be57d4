//! Rules that a test takes away, to show that its property fails without them. Outside tests every rule stands.

/// Whether a rule is taken away.
#[cfg(not(test))]
pub(crate) const fn lacks(_rule: &str) -> bool {
    false
}

#[cfg(test)]
thread_local! {
    static LACKING: std::cell::Cell<Option<&'static str>> = const { std::cell::Cell::new(None) };
}

/// Whether a rule is taken away in this thread.
#[cfg(test)]
pub(crate) fn lacks(rule: &str) -> bool {
    LACKING.get() == Some(rule)
}

/// Work for another thread, in which the rule that this one lacks is taken away too.
#[cfg(not(test))]
pub(crate) fn handed_on<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    work
}

/// Work for another thread, in which the rule that this one lacks is taken away too.
#[cfg(test)]
pub(crate) fn handed_on<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let lacking = LACKING.get();
    move || {
        LACKING.set(lacking);
        work()
    }
}

/// Runs a test with a rule taken away, and puts the rule back.
#[cfg(test)]
pub(crate) fn without<T>(rule: &'static str, test: impl FnOnce() -> T) -> T {
    struct Restore;
    impl Drop for Restore {
        fn drop(&mut self) {
            LACKING.set(None);
        }
    }
    LACKING.set(Some(rule));
    let _restore = Restore;
    test()
}

use ninefold_core::document::log::Standing as Log;
use ninefold_core::team::{Code, Refused};

use super::*;

fn tie() -> Tie {
    let connection = Connection {
        address: "http://127.0.0.1:9".parse().unwrap(),
        token: "secret".to_owned(),
        workspace: Id::at(1, [1; 10]),
    };
    Tie::new(&connection, Role::Editor, 0)
}

fn even(role: Role) -> Exchanged {
    Exchanged {
        sent: 0,
        came: 0,
        imported: Vec::new(),
        standing: Log::default(),
        role,
        is_anew: false,
    }
}

fn away() -> Failed {
    Failed::Away("nobody answers".to_owned())
}

/// How long it takes until something is due, and what.
fn next(tie: &Tie) -> (Duration, Due) {
    let begun = Instant::now();
    let due = tie.wait();
    (begun.elapsed(), due)
}

#[test]
fn what_is_changed_goes_out_at_once_and_what_is_typed_after_a_pause() {
    let tie = tie();
    let first = tie.wait();
    assert!(first.exchanges && first.is_thorough);
    tie.exchanged(&even(Role::Editor), 0, 1);
    tie.notice(1, None);
    let (taken, due) = next(&tie);
    assert!(due.exchanges && !due.is_thorough && taken < Duration::from_millis(300));
    tie.exchanged(&even(Role::Editor), 0, 2);
    tie.notice(1, Some(Duration::from_millis(1_900)));
    let (taken, due) = next(&tie);
    assert!(due.settles && !due.exchanges, "{due:?}");
    assert!(taken >= Duration::from_millis(90) && taken < Duration::from_millis(600));
}

#[test]
fn what_came_is_not_taken_for_something_to_send() {
    let tie = tie();
    tie.wait();
    tie.exchanged(&even(Role::Editor), 0, 1);
    tie.came(7);
    let due = tie.state().due;
    tie.notice(7, None);
    assert_eq!(tie.state().due, due, "when it is asked anyway");
}

#[test]
fn what_is_entered_while_something_is_sent_goes_with_the_next() {
    let tie = tie();
    tie.wait();
    tie.notice(1, None);
    tie.exchanged(&even(Role::Editor), 1, 1);
    let (taken, due) = next(&tie);
    assert!(due.exchanges && taken < Duration::from_millis(300));
}

#[test]
fn pauses_grow_and_whoever_enters_something_does_not_wait_for_them() {
    let tie = tie();
    tie.wait();
    for seconds in [1, 2, 4, 8, 16, 30, 30] {
        let begun = Instant::now();
        tie.failed(&away(), 5);
        let due = tie.state().due.unwrap();
        let pause = due.saturating_duration_since(begun);
        assert!(pause >= Duration::from_secs(seconds) && pause < Duration::from_secs(seconds + 1));
    }
    assert_eq!(tie.standing().away.unwrap().0, 5, "since the first time");
    tie.notice(1, None);
    let (taken, due) = next(&tie);
    assert!(due.exchanges && taken < Duration::from_millis(1_500));
    assert!(tie.exchanged(&even(Role::Editor), 0, 9), "that is told");
    assert_eq!(tie.standing().away, None);
}

#[test]
fn a_server_that_says_no_is_left_alone_until_somebody_asks() {
    let tie = tie();
    tie.wait();
    let refused = Refused::new(Code::SignedOut, "You were removed.");
    assert!(tie.failed(&Failed::Refused(refused), 1));
    tie.notice(1, None);
    tie.wake();
    let left = tie.state().due.unwrap() - Instant::now();
    assert!(left > Duration::from_secs(200), "{left:?}");
    tie.again();
    let (taken, due) = next(&tie);
    assert!(due.exchanges && taken < Duration::from_millis(300));
}

#[test]
fn a_server_of_another_version_is_asked_again_within_a_minute_until_it_was_upgraded() {
    let tie = tie();
    tie.wait();
    for _ in 0..20 {
        let begun = Instant::now();
        let refused = Refused::new(Code::OtherVersion, "This Ninefold is newer.");
        tie.failed(&Failed::Refused(refused), 1);
        let left = tie.state().due.unwrap() - begun;
        assert!(left < Duration::from_secs(60), "{left:?}");
        assert!(left > Duration::from_secs(10), "{left:?}");
    }
    // Whoever listens for news does so again, too.
    let returns = tie.state().returns;
    assert!(tie.exchanged(&even(Role::Editor), 0, 2), "that is told");
    assert_eq!(tie.standing().refused, None);
    assert_eq!(tie.state().returns, returns + 1);
}

#[test]
fn whoever_waits_for_the_end_is_told_of_it() {
    let tie = tie();
    tie.wait();
    tie.end();
    assert!(tie.wait().ends);
    assert!(!tie.deaf(0));
    assert!(!tie.goes_on());
}

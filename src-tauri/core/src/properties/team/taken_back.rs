//! A bundle that is taken back beside a team server: only as long as no server may have it, since what a server counts as being
//! here has to be here.

use super::served::{Cut, Served};
use super::{Copy, all_in_step, copied, copies, in_step};
use crate::document::mutant::without;
use crate::view::BundleScope;

/// Anna's work is with Ben by a bundle, and perhaps at the server, too.
fn handed(is_at_server: bool) -> (Vec<Copy>, Served) {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    super::say(&mut copies[0].workspace, &use_case, super::FIELD, "by Anna");
    if is_at_server {
        in_step(&mut copies[0], &mut server).unwrap();
    }
    let bundle = copies[0].sends(&BundleScope::Everything);
    copies[1].workspace.import(&bundle, None).unwrap();
    (copies, server)
}

/// Nothing is to be taken back, now or after the app is started anew, and all end equal.
fn nothing_is_taken_back(mut copies: Vec<Copy>, mut server: Served) {
    let mut ben = copied(&mut copies[1]);
    for ben in [&mut copies[1], &mut ben] {
        assert!(ben.workspace.take_back_import().is_err());
        ben.workspace.undo().unwrap();
    }
    copies.push(ben);
    all_in_step(&mut copies, &mut server);
    let anna = copies[0].documents();
    for copy in &mut copies {
        assert_eq!(copy.documents(), anna);
        assert_eq!(copy.workspace.unsent(server.id).unwrap(), 0);
    }
    assert_eq!(server.documents(), anna);
}

#[test]
fn before_anything_is_exchanged_a_bundle_is_taken_back_and_does_not_go_out() {
    let (mut copies, mut server) = handed(false);
    copies[1].workspace.take_back_import().unwrap();
    let before = copies[1].documents();
    in_step(&mut copies[1], &mut server).unwrap();
    assert_eq!(server.documents(), before);
    all_in_step(&mut copies, &mut server);
    assert_eq!(copies[0].documents(), copies[1].documents());
}

#[test]
fn what_a_page_counted_as_being_here_is_not_taken_back() {
    let (mut copies, mut server) = handed(true);
    // The line is cut after the first page of several.
    server.cut = Some((1, Cut::Before));
    in_step(&mut copies[1], &mut server).unwrap_err();
    server.cut = None;
    nothing_is_taken_back(copies, server);
}

#[test]
fn what_was_sent_is_not_taken_back_even_if_the_answer_was_lost() {
    let lost = || {
        let (mut copies, mut server) = handed(false);
        server.cut = Some((1, Cut::After));
        in_step(&mut copies[1], &mut server).unwrap_err();
        server.cut = None;
        assert!(server.pushes > 0);
        (copies, server)
    };
    let (copies, server) = lost();
    nothing_is_taken_back(copies, server);
    let taken_back = || {
        let (mut copies, _) = lost();
        copies[1].workspace.take_back_import().is_ok()
    };
    assert!(without("what is sent is not taken back", taken_back));
}

#[test]
fn what_is_in_step_is_not_taken_back_after_the_app_is_started_anew() {
    let (mut copies, mut server) = handed(false);
    in_step(&mut copies[1], &mut server).unwrap();
    nothing_is_taken_back(copies, server);
}

//! What came from others is listed until somebody has looked at it, and a reader's changes are refused.

use super::super::beside::{FIELD, OTHER, say};
use super::super::exchanging::copies;
use super::served::Served;
use super::{all_in_step, in_step};
use crate::document::spot::Spot;
use crate::error::Error;
use crate::use_case::entry::Entry;

#[test]
fn what_others_changed_is_listed_by_what_it_is_of_until_it_is_marked_as_seen() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    for copy in &mut copies {
        let upto = copy.workspace.upto();
        copy.workspace.saw_arrivals(upto).unwrap();
    }
    assert_eq!(copies[0].workspace.arrived().unwrap().documents, []);
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    say(&mut copies[1].workspace, &use_case, OTHER, "half");
    say(&mut copies[1].workspace, &use_case, OTHER, "all of it");
    all_in_step(&mut copies, &mut server);
    let page = copies[0].workspace.arrived().unwrap();
    assert_eq!(page.count, 3);
    let edits = &page.documents[0].edits;
    // What was said twice in one place is told once, from what was there before.
    assert_eq!(edits.len(), 2);
    assert_eq!((&*edits[0].from, &*edits[0].to), ("", "all of it"));
    assert_eq!(edits[1].to, "by Ben");
    assert!(
        edits
            .iter()
            .all(|edit| edit.who == "Ben" && !edit.is_unsettled)
    );
    let place = edits[0].place.as_ref().unwrap();
    assert_eq!(place.field.as_deref(), Some(OTHER));
    // His own is no news to Ben.
    assert_eq!(copies[1].workspace.count_arrived().unwrap(), 0);

    // Something else comes after it was shown, and is not marked with it.
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben again");
    all_in_step(&mut copies, &mut server);
    let upto = page.upto.parse().unwrap();
    copies[0].workspace.saw_arrivals(upto).unwrap();
    let left = copies[0].workspace.arrived().unwrap();
    assert_eq!((left.count, left.documents[0].edits.len()), (1, 1));
    assert_eq!(left.documents[0].edits[0].from, "by Ben");
}

#[test]
fn what_is_to_be_settled_is_listed_first() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    say(&mut copies[1].workspace, &use_case, OTHER, "later");
    all_in_step(&mut copies, &mut server);
    let page = copies[0].workspace.arrived().unwrap();
    assert_eq!(page.conflicts, 1);
    let edits = &page.documents[0].edits;
    let unsettled: Vec<bool> = edits.iter().map(|edit| edit.is_unsettled).collect();
    assert_eq!(unsettled, [true, false]);
}

#[test]
fn a_reader_enters_nothing_and_gets_what_others_write() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    let upto = copies[0].workspace.upto();
    copies[0].workspace.saw_arrivals(upto).unwrap();
    let spot = Spot::named(&use_case, &use_case, FIELD).unwrap();
    let entry = |text: &str| Entry::Text(text.to_owned());
    let anna = &mut copies[0].workspace;
    anna.enter(&spot, entry("typed before")).unwrap();
    anna.let_read(Some("Client".to_owned()));
    let refused = anna.enter(&spot, entry("typed after"));
    assert!(matches!(refused, Err(Error::Reader(title)) if title == "Client"));
    assert!(matches!(anna.undo(), Err(Error::Reader(_))));
    // What was being typed is kept, and what comes is taken.
    anna.settle().unwrap();
    say(&mut copies[1].workspace, &use_case, OTHER, "by Ben");
    in_step(&mut copies[1], &mut server).unwrap();
    in_step(&mut copies[0], &mut server).unwrap();
    assert_eq!(copies[0].workspace.count_arrived().unwrap(), 1);
    copies[0].workspace.let_read(None);
    let anna = &mut copies[0].workspace;
    anna.enter(&spot, entry("typed again")).unwrap();
}

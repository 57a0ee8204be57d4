//! What is told of a copy and a server before anything is exchanged is what comes of exchanging.

use super::*;
use crate::document::id::Id;
use crate::document::log::{Line, Log, Place, Sealed};
use crate::properties::team::served::now;
use crate::team::Failed;
use crate::workspace::team::{Apart, LOOKED_AT, apart, look_ahead, send};

/// Anna and Ben in step with a server.
fn in_step_by_server() -> (Vec<Copy>, String, Served) {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    (copies, use_case, server)
}

fn between(copy: &Copy, server: &mut Served) -> (u64, u64) {
    let Apart {
        to_send,
        to_take_in,
        ..
    } = apart(server, &copy.workspace).unwrap();
    (to_send, to_take_in)
}

#[test]
fn what_connecting_would_change_is_what_it_changes_and_telling_changes_nothing() {
    let (mut copies, use_case, mut server) = in_step_by_server();
    // Two who have copies of one file meet for the first time: the server is another one to Ben.
    server.id = crate::properties::id(0x5F);
    let anna = &mut copies[0].workspace;
    say(anna, &use_case, FIELD, "by Anna");
    anna.add_document("integration", "Orders").unwrap();
    in_step(&mut copies[0], &mut server).unwrap();
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    let before = (copies[1].documents(), copies[1].workspace.revision());
    let lines = look_ahead(&mut server).unwrap().unwrap();
    let origin = server.log.standing().origin.unwrap();
    let would = copies[1].workspace.would_change(origin, lines).unwrap();
    let after = (copies[1].documents(), copies[1].workspace.revision());
    assert_eq!(after, before);
    assert_eq!(
        copies[1].workspace.step(server.id).unwrap().place,
        Place::default()
    );
    let came = in_step(&mut copies[1], &mut server).unwrap();
    assert_eq!(u64::from(would.changes), came.came);
    let sum = |of: fn(&crate::view::Imported) -> u32| came.imported.iter().map(of).sum::<u32>();
    assert_eq!(would.added, sum(|page| page.added));
    assert_eq!(would.conflicts, sum(|page| page.conflicts));
    assert_eq!((would.added, would.conflicts), (1, 1), "{would:?}");
    assert_eq!(copies[1].workspace.disagreements().unwrap().len(), 1);
}

#[test]
fn nothing_is_told_of_an_empty_server_nor_of_one_that_has_too_much() {
    assert_eq!(look_ahead(&mut Served::new()).unwrap(), None);
    let (_, _, mut server) = in_step_by_server();
    let page = now(server.log.since(Place::default(), usize::MAX)).unwrap();
    let change = page.lines.iter().find_map(|line| match line {
        Line::Change(sealed) => Some(sealed.change.clone()),
        _ => None,
    });
    let change = change.unwrap();
    let many = (0..LOOKED_AT as i64).map(|n| {
        let mut change = change.clone();
        change.id = Id::at(n, [7; 10]);
        Line::Change(Sealed::of(change))
    });
    now(server.log.append(change.id, many.collect()));
    assert_eq!(look_ahead(&mut server).unwrap(), None);
}

#[test]
fn what_is_not_as_it_was_sealed_is_told_of_by_nobody() {
    let (_, _, mut server) = in_step_by_server();
    let mut page = now(server.log.since(Place::default(), usize::MAX)).unwrap();
    let origin = page.standing.origin.unwrap();
    for line in &mut page.lines {
        if let Line::Change(sealed) = line {
            sealed.crc ^= 1;
        }
    }
    server.log = Memory::default();
    now(server.log.append(origin, page.lines));
    let told = look_ahead(&mut server).unwrap_err();
    assert!(matches!(told, Failed::Garbled(_)), "{told}");
}

#[test]
fn what_connecting_to_another_workspace_would_change_is_refused() {
    let (mut copies, _, mut server) = in_step_by_server();
    let world = World::new();
    let (mut other, _) = world.with_use_case();
    let lines = look_ahead(&mut server).unwrap().unwrap();
    let origin = server.log.standing().origin.unwrap();
    let refused = other.would_change(origin, lines.clone()).unwrap_err();
    assert!(
        refused.to_string().contains("another workspace"),
        "{refused}"
    );
    let would = copies[0].workspace.would_change(origin, lines).unwrap();
    assert_eq!((would.changes, would.conflicts), (0, 0));
}

#[test]
fn what_was_sent_while_others_were_ahead_is_not_told_to_be_sent() {
    let (mut copies, use_case, mut server) = in_step_by_server();
    assert_eq!(between(&copies[0], &mut server), (0, 0));
    for text in ["by Ben", "by Ben again"] {
        say(&mut copies[1].workspace, &use_case, OTHER, text);
    }
    in_step(&mut copies[1], &mut server).unwrap();
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    assert_eq!(between(&copies[0], &mut server), (1, 2));
    send(&mut server, &mut copies[0].workspace, &mut |_, _| true).unwrap();
    // It may be forgotten with what came before it, so it is noted as sent only when that is here.
    assert_eq!(copies[0].workspace.unsent(server.id).unwrap(), 1);
    assert_eq!(between(&copies[0], &mut server), (0, 2));
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna later");
    assert_eq!(between(&copies[0], &mut server), (1, 2));
    in_step(&mut copies[0], &mut server).unwrap();
    assert_eq!(between(&copies[0], &mut server), (0, 0));
}

#[test]
fn how_far_a_server_is_apart_that_was_brought_back_is_told_by_what_it_has() {
    let (mut copies, use_case, mut server) = in_step_by_server();
    let yesterday = server.log.clone();
    say(&mut copies[0].workspace, &use_case, FIELD, "of today");
    all_in_step(&mut copies, &mut server);
    server.brings_back(&yesterday);
    let told = apart(&mut server, &copies[1].workspace).unwrap();
    assert!(told.was_brought_back);
    assert_eq!((told.to_send, told.to_take_in), (1, 0));
    let sent = in_step(&mut copies[1], &mut server).unwrap().sent;
    assert_eq!(sent, told.to_send);
}

#[test]
fn another_workspace_is_not_told_of_as_apart() {
    let (_, _, mut server) = in_step_by_server();
    let world = World::new();
    let (other, _) = world.with_use_case();
    let refused = apart(&mut server, &other).unwrap_err();
    assert!(
        refused.to_string().contains("another workspace"),
        "{refused}"
    );
}

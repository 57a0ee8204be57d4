//! Copies of a workspace behind a team server: whatever is cut, lost or brought back, all of them and the server end equal, and
//! nothing that anybody wrote is replaced unseen.

mod apart;
mod arrived;
mod lying;
mod seeing;
pub(crate) mod served;
mod taken_back;

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use self::served::{Cut, Served};
use super::beside::{FIELD, OTHER, say};
use super::erasing::{NAME, wish, with_person};
use super::exchanging::{Copy, copies};
use super::{World, holds_only_with};
use crate::document::log::memory::Memory;
use crate::document::mutant::without;
use crate::document::origin::Author;
use crate::document::spot::Spot;
use crate::team::{Code, Role};
use crate::use_case::entry::Entry;
use crate::workspace::team::{Exchanged, Stopped, Thorough, exchange};
use crate::workspace::{NewDesign, Workspace};

const SCORE: &str = "score/ideation/customer-value";

/// Gets a copy and the server in step, by places in the log alone.
fn in_step(copy: &mut Copy, server: &mut Served) -> Result<Exchanged, Stopped> {
    exchange(server, &mut copy.workspace, Thorough::No, &mut |_, _| true)
}

/// All get in step, in turns, until nothing comes any more.
fn all_in_step(copies: &mut [Copy], server: &mut Served) {
    for _ in 0..3 {
        for copy in copies.iter_mut() {
            in_step(copy, server).unwrap();
        }
    }
}

/// Somebody copies the workspace file, and works in the copy.
fn copied(copy: &mut Copy) -> Copy {
    let mut world = World::new();
    world.author = copy.world.author.clone();
    copy.workspace.save_copy(&world.path()).unwrap();
    let workspace = world.open();
    Copy { world, workspace }
}

fn versions(workspace: &Workspace) -> BTreeSet<String> {
    let open = workspace.disagreements().unwrap();
    let shown = open
        .iter()
        .flat_map(|one| std::iter::once(&one.shown).chain(&one.others));
    shown.map(|version| version.shown.clone()).collect()
}

/// What happens.
#[derive(Debug, Clone)]
enum Event {
    Type(usize, bool, String),
    Score(usize, u32),
    Delete(usize),
    Undo(usize),
    /// Somebody exchanges with the server, and the line may be cut.
    Exchange(usize, Option<(usize, Cut)>),
    /// Somebody starts the app anew.
    Restart(usize),
    /// Somebody puts back the file as it was at some time.
    PutBack(usize),
    /// The database is dumped.
    Dump,
    /// The database is brought back as it was dumped last.
    Restore,
    /// A bundle goes from one to another by hand.
    Hand(usize, usize),
}

fn event() -> impl Strategy<Value = Event> {
    let who = || 0_usize..3;
    let cut = || prop::option::of((0_usize..4, prop_oneof![Just(Cut::Before), Just(Cut::After)]));
    prop_oneof![
        6 => (who(), any::<bool>(), "[a-c]{0,2}").prop_map(|(who, one, text)| Event::Type(who, one, text)),
        2 => (who(), 1_u32..=5).prop_map(|(who, score)| Event::Score(who, score)),
        1 => who().prop_map(Event::Delete),
        1 => who().prop_map(Event::Undo),
        8 => (who(), cut()).prop_map(|(who, cut)| Event::Exchange(who, cut)),
        1 => who().prop_map(Event::Restart),
        1 => who().prop_map(Event::PutBack),
        1 => Just(Event::Dump),
        1 => Just(Event::Restore),
        1 => (who(), who()).prop_map(|(from, to)| Event::Hand(from, to)),
    ]
}

fn happens(
    copies: &mut [Copy],
    server: &mut Served,
    dump: &mut Memory,
    kept: &mut [Option<Copy>],
    use_case: &str,
    event: Event,
) {
    match event {
        Event::Type(who, one, text) => {
            let field = if one { FIELD } else { OTHER };
            let _ = copies[who]
                .workspace
                .type_text(use_case, use_case, field, &text);
        }
        Event::Score(who, score) => {
            let _ = copies[who]
                .workspace
                .set_score(use_case, SCORE, Some(score));
        }
        Event::Delete(who) => drop(copies[who].workspace.delete_use_case(use_case)),
        Event::Undo(who) => drop(copies[who].workspace.undo().unwrap()),
        Event::Exchange(who, cut) => {
            server.cut = cut;
            let _ = in_step(&mut copies[who], server);
            server.cut = None;
        }
        Event::Restart(who) => {
            let copy = copied(&mut copies[who]);
            kept[who] = Some(std::mem::replace(&mut copies[who], copy));
        }
        Event::PutBack(who) => {
            // What was done since goes with the laptop: but for what others have of it, it is nobody's.
            if let Some(before) = kept[who].take() {
                copies[who] = before;
            }
        }
        Event::Dump => *dump = server.log.clone(),
        Event::Restore => server.brings_back(dump),
        Event::Hand(from, to) => {
            let bundle = copies[from].sends(&crate::view::BundleScope::Everything);
            copies[to].workspace.settle().unwrap();
            copies[to].workspace.import(&bundle, None).unwrap();
        }
    }
}

#[test]
fn whatever_is_cut_lost_or_brought_back_all_end_equal() {
    let strategy = || prop::collection::vec(event(), 8..40);
    let rules = ["a server that forgot something gets all again"];
    holds_only_with(&rules, 24, strategy, |events| {
        let (mut copies, use_case) = copies(&["Anna", "Ben", "Chi"]);
        let mut server = Served::new();
        let mut dump = server.log.clone();
        let mut kept = [None, None, None];
        for event in events {
            let kept = &mut kept;
            happens(&mut copies, &mut server, &mut dump, kept, &use_case, event);
        }
        all_in_step(&mut copies, &mut server);
        let first = copies[0].documents();
        for copy in &mut copies {
            prop_assert_eq!(&copy.documents(), &first);
            let (kept, refilled) = copy.workspace.caches();
            prop_assert_eq!(kept, refilled);
            prop_assert_eq!(copy.workspace.unsent(server.id).unwrap(), 0);
        }
        prop_assert_eq!(server.documents(), first);
        // Nothing is left to be done.
        let before = server.pushes;
        for copy in &mut copies {
            let done = in_step(copy, &mut server).unwrap();
            prop_assert_eq!((done.sent, done.came, done.is_anew), (0, 0, false));
        }
        prop_assert_eq!(server.pushes, before);
        Ok(())
    });
}

#[test]
fn what_one_enters_is_with_the_other_and_goes_once() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    assert_eq!(copies[0].workspace.unsent(server.id).unwrap(), 1);
    let sent = in_step(&mut copies[0], &mut server).unwrap();
    assert_eq!((sent.sent, sent.came), (1, 0));
    let came = in_step(&mut copies[1], &mut server).unwrap();
    assert_eq!((came.sent, came.came), (0, 1));
    assert_eq!(came.imported[0].documents[0].name, "Cart email");
    assert_eq!(copies[0].documents(), copies[1].documents());
    // What came by the server is not sent there again, nor taken back as an import.
    assert_eq!(copies[1].workspace.unsent(server.id).unwrap(), 0);
    assert!(copies[1].workspace.take_back_import().is_err());
    let again = copied(&mut copies[1]);
    assert_eq!(again.workspace.undo_state().undo, None);
}

#[test]
fn what_arrived_since_the_screen_was_drawn_is_not_replaced_by_what_is_entered_on_it() {
    let both = || {
        let (mut copies, use_case) = copies(&["Anna", "Ben"]);
        let mut server = Served::new();
        all_in_step(&mut copies, &mut server);
        let seen = copies[0].workspace.revision();
        say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
        in_step(&mut copies[1], &mut server).unwrap();
        in_step(&mut copies[0], &mut server).unwrap();
        // Anna's field has the focus, and is not drawn anew: she goes on typing.
        let spot = Spot::named(&use_case, &use_case, FIELD).unwrap();
        let anna = &mut copies[0].workspace;
        for text in ["by", "by Anna"] {
            let entry = Entry::Text(text.to_owned());
            anna.seeing(seen, |anna| anna.enter(&spot, entry)).unwrap();
        }
        anna.settle().unwrap();
        // And on: what she typed herself is replaced, and nothing else.
        let entry = Entry::Text("by Anna herself".to_owned());
        anna.seeing(seen, |anna| anna.enter(&spot, entry)).unwrap();
        anna.settle().unwrap();
        versions(anna)
    };
    let expected = ["by Anna herself", "by Ben"].map(str::to_owned);
    assert_eq!(both(), BTreeSet::from(expected));
    let rule = "what is entered replaces what was seen";
    assert!(without(rule, both).is_empty());
}

#[test]
fn what_is_typed_while_something_arrives_stands_beside_it() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    let spot = Spot::named(&use_case, &use_case, FIELD).unwrap();
    let seen = copies[0].workspace.revision();
    let text = |text: &str| Entry::Text(text.to_owned());
    let anna = &mut copies[0].workspace;
    anna.seeing(seen, |anna| anna.enter(&spot, text("half a")))
        .unwrap();
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    in_step(&mut copies[1], &mut server).unwrap();
    in_step(&mut copies[0], &mut server).unwrap();
    let anna = &mut copies[0].workspace;
    anna.seeing(seen, |anna| anna.enter(&spot, text("half a sentence")))
        .unwrap();
    anna.settle().unwrap();
    let expected = ["half a sentence", "by Ben"].map(str::to_owned);
    assert_eq!(versions(anna), BTreeSet::from(expected.clone()));
    all_in_step(&mut copies, &mut server);
    assert_eq!(versions(&copies[1].workspace), BTreeSet::from(expected));
}

#[test]
fn a_server_that_was_brought_back_gets_again_what_it_has_forgotten() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    let yesterday = server.log.clone();
    say(&mut copies[0].workspace, &use_case, FIELD, "of today");
    all_in_step(&mut copies, &mut server);
    let today = copies[0].documents();
    server.brings_back(&yesterday);
    // Ben alone comes back, who has Anna's work by the server alone; then somebody else works on.
    let back = in_step(&mut copies[1], &mut server).unwrap();
    assert!(back.is_anew);
    assert_eq!(back.sent, 1);
    assert_eq!(server.documents(), today);
    say(&mut copies[1].workspace, &use_case, OTHER, "more");
    all_in_step(&mut copies, &mut server);
    assert_eq!(copies[0].documents(), copies[1].documents());
}

#[test]
fn who_may_only_read_gets_all_and_sends_nothing() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    in_step(&mut copies[0], &mut server).unwrap();
    server.role = Role::Reader;
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    let pushes = server.pushes;
    let read = in_step(&mut copies[1], &mut server).unwrap();
    assert_eq!((read.sent, read.role), (0, Role::Reader));
    assert_eq!(server.pushes, pushes);
    // Ben's own person, and what he wrote, stay to be sent once he may.
    assert!(copies[1].workspace.unsent(server.id).unwrap() > 0);
    server.role = Role::Editor;
    all_in_step(&mut copies, &mut server);
    assert_eq!(copies[0].documents(), copies[1].documents());
}

#[test]
fn another_workspace_is_refused_and_a_new_file_becomes_a_copy() {
    let (mut copies, _) = copies(&["Anna"]);
    let mut server = Served::new();
    in_step(&mut copies[0], &mut server).unwrap();
    let world = World::new();
    let (workspace, _) = world.with_use_case();
    let mut other = Copy { world, workspace };
    let before = other.documents();
    let standing = server.log.standing();
    assert!(other.workspace.may_join(&standing).is_err());
    let refused = in_step(&mut other, &mut server).unwrap_err();
    assert!(
        refused.to_string().contains("another workspace"),
        "{refused}"
    );
    assert_eq!(other.documents(), before);

    let mut world = World::new();
    let author = world.author.clone();
    world.author.name.clear();
    let workspace = world.create();
    let mut new = Copy { world, workspace };
    new.workspace.may_join(&standing).unwrap();
    in_step(&mut new, &mut server).unwrap();
    assert_eq!(new.documents(), copies[0].documents());
    let named = Author {
        name: "Somebody new".to_owned(),
        ..author
    };
    new.workspace.set_author(&named).unwrap();
    in_step(&mut new, &mut server).unwrap();
    in_step(&mut copies[0], &mut server).unwrap();
    assert_eq!(new.documents(), copies[0].documents());
}

#[test]
fn what_is_erased_is_asked_about_elsewhere_and_comes_no_more() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    let person = with_person(&mut copies[0].workspace, &use_case);
    all_in_step(&mut copies, &mut server);
    copies[0].workspace.erase_person(&wish(&person)).unwrap();
    all_in_step(&mut copies, &mut server);
    assert!(server.is_blank(NAME));
    let asked = copies[1].workspace.erased_at(server.id).unwrap();
    assert!(asked.concat().contains(NAME), "{asked:?}");
    copies[1].workspace.erase_as_server(server.id).unwrap();
    assert!(copies[1].workspace.erased_at(server.id).unwrap().is_empty());
    all_in_step(&mut copies, &mut server);
    assert_eq!(copies[0].documents(), copies[1].documents());
    // Whoever comes new never hears of her, and is asked nothing.
    let mut world = World::new();
    world.author.name.clear();
    let workspace = world.create();
    let mut new = Copy { world, workspace };
    in_step(&mut new, &mut server).unwrap();
    assert!(new.workspace.erased_at(server.id).unwrap().is_empty());
    assert_eq!(new.documents(), copies[0].documents());
}

#[test]
fn pictures_go_along() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    let png = fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/picture/fixtures/interlaced.png"
    ));
    let png = png.unwrap();
    copies[0]
        .workspace
        .add_designs(
            &use_case,
            vec![NewDesign::new("dot.png".to_owned(), Ok(png.clone()))],
        )
        .unwrap();
    all_in_step(&mut copies, &mut server);
    assert_eq!(server.log.pictures.len(), 1);
    let hash = server.log.pictures.keys().next().unwrap();
    let there = copies[1].workspace.design_bytes(hash).unwrap();
    assert_eq!(there, png);
}

#[test]
fn what_the_server_refuses_is_told_and_nothing_is_lost() {
    let (mut copies, use_case) = copies(&["Anna"]);
    let mut server = Served::new();
    in_step(&mut copies[0], &mut server).unwrap();
    say(&mut copies[0].workspace, &use_case, FIELD, "kept");
    server.refuses = Some(Code::Full);
    let refused = in_step(&mut copies[0], &mut server).unwrap_err();
    assert!(matches!(refused, Stopped::Server(_)), "{refused}");
    assert_eq!(copies[0].workspace.unsent(server.id).unwrap(), 1);
    server.refuses = None;
    assert_eq!(in_step(&mut copies[0], &mut server).unwrap().sent, 1);
}

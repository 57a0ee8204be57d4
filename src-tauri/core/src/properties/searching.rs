//! What is found by its words is what a scan of every text finds, whatever was done; it comes in its order, and goes with what is
//! erased.

use std::collections::BTreeSet;
use std::fs;

use icu_normalizer::DecomposingNormalizerBorrowed;
use proptest::collection::vec;
use proptest::prelude::*;
use rusqlite::Connection;

use super::beside::{FIELD, OTHER, say};
use super::erasing::{traces_in, wish, with_person};
use super::{World, holds_only_with};
use crate::document::mutant::without;
use crate::store::check::check;
use crate::store::text_of;
use crate::use_case::entry::Who;
use crate::view::{Screen, Search};
use crate::workspace::Workspace;

/// What is done to one of the use cases.
#[derive(Debug, Clone)]
enum Deed {
    Make,
    Type(usize, usize, String),
    Settle,
    Invite(usize, String),
    Leave(usize),
    Archive(usize),
    Restore(usize),
    Delete(usize),
    Add(String),
    Undo,
    Reopen,
}

const FIELDS: [&str; 3] = ["title", FIELD, OTHER];

fn text() -> impl Strategy<Value = String> {
    vec("[abÀé][bcZz\u{AD}\u{301}]{0,3}", 0..4).prop_map(|words| words.join("’ "))
}

fn deed() -> impl Strategy<Value = Deed> {
    let which = || 0..20_usize;
    prop_oneof![
        2 => Just(Deed::Make),
        8 => (which(), 0..FIELDS.len(), text()).prop_map(|(at, field, text)| Deed::Type(at, field, text)),
        2 => Just(Deed::Settle),
        2 => (which(), text()).prop_map(|(at, name)| Deed::Invite(at, name)),
        1 => which().prop_map(Deed::Leave),
        1 => which().prop_map(Deed::Archive),
        1 => which().prop_map(Deed::Restore),
        1 => which().prop_map(Deed::Delete),
        2 => text().prop_map(Deed::Add),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Reopen),
    ]
}

fn act(world: &World, workspace: &mut Workspace, made: &mut Vec<String>, deed: &Deed) {
    let which = |at: usize| {
        made.get(at % made.len().max(1))
            .cloned()
            .unwrap_or_default()
    };
    match deed {
        Deed::Make => {
            let place = workspace.create_use_case().unwrap().place.unwrap();
            made.push(place.use_case.unwrap());
        }
        Deed::Type(at, field, text) => {
            let id = which(*at);
            let _ = workspace.type_text(&id, &id, FIELDS[*field], text);
        }
        Deed::Settle => workspace.settle().unwrap(),
        Deed::Invite(at, name) => {
            let who = Who::Named(name.clone());
            let _ = workspace.add_stakeholder(&which(*at), "ideation", &who);
        }
        Deed::Leave(at) => {
            let id = which(*at);
            let row = workspace
                .phase(&id, "ideation")
                .ok()
                .and_then(|page| page.stakeholders.first().map(|row| row.id.clone()));
            let _ = row.map(|row| workspace.remove_stakeholder(&id, &row));
        }
        Deed::Archive(at) => drop(workspace.archive_use_case(&which(*at), "later")),
        Deed::Restore(at) => drop(workspace.restore_use_case(&which(*at))),
        Deed::Delete(at) => drop(workspace.delete_use_case(&which(*at))),
        Deed::Add(name) => drop(workspace.add_document("integration", name)),
        Deed::Undo => drop(workspace.undo()),
        Deed::Reopen => {
            let closed = World::new().create();
            drop(std::mem::replace(workspace, closed));
            *workspace = world.open();
        }
    }
}

/// A text of those that are generated as it is compared: by letters, without accents.
fn plain(text: &str) -> Vec<String> {
    let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(text);
    let letters = apart
        .chars()
        .filter(|c| !"\u{AD}\u{300}\u{301}".contains(*c));
    let letters: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    let words = letters.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What a scan of all that there is finds.
fn scanned(workspace: &Workspace, typed: &str) -> BTreeSet<String> {
    let wanted = plain(typed);
    let mut found = BTreeSet::new();
    for document in workspace.read_all() {
        let doc = document.id;
        for (record, held) in &document.records {
            for name in held.fields.keys() {
                let words = plain(&text_of(&document, *record, name).unwrap_or_default());
                let has = |wanted: &String| words.iter().any(|word| word.starts_with(wanted));
                if !wanted.is_empty() && wanted.iter().all(has) {
                    found.insert(format!("{doc}/{record}/{name}"));
                }
            }
        }
    }
    found
}

/// The keys of what is found, but for rows that only name somebody who is.
fn found(search: &Search) -> BTreeSet<String> {
    let hits = search.groups.iter().flat_map(|group| &group.hits);
    let hits = hits.filter(|hit| !hit.asked.starts_with("Stakeholder"));
    hits.map(|hit| hit.key.clone()).collect()
}

#[test]
fn what_is_found_is_what_a_scan_finds() {
    holds_only_with(
        &["what is found follows the log"],
        40,
        || (vec(deed(), 1..24), vec(text(), 1..4)),
        |(deeds, typed)| {
            let world = World::new();
            let mut workspace = world.create();
            let mut made = Vec::new();
            act(&world, &mut workspace, &mut made, &Deed::Make);
            for deed in &deeds {
                act(&world, &mut workspace, &mut made, deed);
            }
            for typed in ["a", "É", "ab", "z"]
                .into_iter()
                .chain(typed.iter().map(String::as_str))
            {
                let expected = scanned(&workspace, typed);
                let search = workspace.search(typed).unwrap();
                prop_assert_eq!(found(&search), expected, "{:?} after {:?}", typed, deeds);
            }
            let (kept, refilled) = workspace.caches();
            prop_assert_eq!(kept, refilled);
            Ok(())
        },
    );
}

/// The labels of the groups, each with the texts of its hits.
fn told(search: &Search) -> Vec<(&str, Vec<String>)> {
    let text = |parts: &[crate::view::Stretch]| {
        let parts = parts.iter().map(|part| match part.found {
            true => format!("[{}]", part.text),
            false => part.text.clone(),
        });
        parts.collect::<String>()
    };
    let groups = search.groups.iter();
    groups
        .map(|group| {
            let hits = group.hits.iter().map(|hit| text(&hit.text));
            (group.label.as_str(), hits.collect())
        })
        .collect()
}

#[test]
fn a_hit_says_what_stands_around_it_and_leads_there() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Zoë’s cart");
    let long = format!(
        "{} before the “Cart”\n\nis  left {}",
        "long ".repeat(40),
        "after ".repeat(60)
    );
    say(&mut workspace, &use_case, FIELD, &long);
    let who = Who::Named("Carter Lind".to_owned());
    workspace
        .add_stakeholder(&use_case, "ideation", &who)
        .unwrap();
    workspace.add_document("tag", "cart_view").unwrap();
    // Not a change yet.
    workspace
        .type_text(&use_case, &use_case, OTHER, "carts are being typed")
        .unwrap();

    let search = workspace.search("CART").unwrap();
    let told = told(&search);
    assert_eq!(search.count, 6, "{told:?}");
    let labels: Vec<&str> = told.iter().map(|(label, _)| *label).collect();
    assert_eq!(
        labels,
        ["Use cases", "People", "Stakeholders", "Tags", "Answers"]
    );
    assert_eq!(told[0].1, ["Zoë’s [cart]"]);
    assert_eq!(told[1].1, ["[Carter] Lind"]);
    assert_eq!(told[4].1[0], "[carts] are being typed");
    let around = &told[4].1[1];
    assert!(
        around.starts_with("…long") && around.ends_with('…'),
        "{around}"
    );
    assert!(
        around.contains("before the “[Cart]” is left after"),
        "{around}"
    );

    let hit = |group: usize, hit: usize| &search.groups[group].hits[hit];
    assert_eq!(hit(0, 0).place.use_case.as_deref(), Some(&*use_case));
    assert_eq!(hit(0, 0).place.phase, None, "its overview");
    assert_eq!(hit(1, 0).place.screen, Some(Screen::People));
    assert!(
        hit(2, 0).asked.starts_with("Stakeholder, "),
        "{:?}",
        hit(2, 0)
    );
    assert_eq!(hit(2, 0).of, "Zoë’s cart");
    assert_eq!(hit(3, 0).place.screen, Some(Screen::Tags));
    let place = &hit(4, 1).place;
    assert_eq!(place.phase.as_deref(), Some("ideation"));
    assert_eq!(place.field.as_deref(), Some(FIELD));

    // What was typed over is found by what it says now.
    workspace
        .type_text(&use_case, &use_case, FIELD, "nothing of it")
        .unwrap();
    assert_eq!(workspace.search("cart before").unwrap().count, 0);
    assert_eq!(workspace.search("nothing").unwrap().count, 1);
    for nothing in ["", " ", "-", "\u{200B}", "\"", "*"] {
        assert_eq!(workspace.search(nothing).unwrap().count, 0, "{nothing:?}");
    }
}

#[test]
fn names_come_first_and_what_is_archived_last_and_of_much_the_first() {
    let world = World::new();
    let mut workspace = world.create();
    for at in 0..70 {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let id = place.use_case.unwrap();
        let field = if at % 2 == 0 { FIELD } else { "title" };
        say(&mut workspace, &id, field, "basket");
        if at % 7 == 0 {
            workspace.archive_use_case(&id, "done").unwrap();
        }
    }
    let search = workspace.search("bask").unwrap();
    assert_eq!(search.count, 70);
    let groups: Vec<(&str, usize)> = search
        .groups
        .iter()
        .map(|group| (group.label.as_str(), group.hits.len()))
        .collect();
    assert_eq!(groups, [("Use cases", 30), ("Answers", 20)]);
    let all = workspace.search("basket basket bas").unwrap();
    assert_eq!(all.count, 70);
}

#[test]
fn what_means_something_to_an_index_is_words_like_any_other() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(
        &mut workspace,
        &use_case,
        FIELD,
        "near AND words: x OR y NOT z",
    );
    for typed in [
        "x OR y",
        "NEAR(words)",
        "words : x",
        "\"near",
        "and*",
        "^near",
        "-z",
        "{words}: x",
        "x + y",
        "'z",
        "words\0",
    ] {
        assert_eq!(workspace.search(typed).unwrap().count, 1, "{typed}");
    }
    assert_eq!(workspace.search("x OR q").unwrap().count, 0);
}

#[test]
fn who_is_erased_is_found_by_no_word_and_in_no_byte_of_the_index() {
    let erased = || {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let person = with_person(&mut workspace, &use_case);
        assert!(workspace.search("zaphira").unwrap().count >= 3);
        workspace.erase_person(&wish(&person)).unwrap();
        workspace.rest().unwrap();
        assert_eq!(workspace.search("zaphira").unwrap().count, 0);
        drop(workspace);
        traces_in(&fs::read(world.path()).unwrap())
    };
    assert_eq!(erased(), [""; 0]);
    let left = without("what is erased is not found", erased);
    assert!(!left.is_empty(), "else nothing has to be made anew");
}

/// A closed workspace with something to be found.
fn closed(world: &World) -> String {
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "something to be found");
    use_case
}

#[test]
fn what_another_program_did_to_the_index_is_made_good() {
    for sql in [
        "UPDATE cache_search_text SET words = 'other words'",
        "DELETE FROM cache_search_text",
        "DELETE FROM cache_search_seal",
        "INSERT INTO cache_search (cache_search) VALUES ('delete-all'); DELETE FROM cache_search_text; DELETE FROM cache_search_seal",
        "UPDATE cache_search_data SET block = x'00' WHERE id > 10",
    ] {
        let world = World::new();
        closed(&world);
        Connection::open(world.path())
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        assert!(!check(&world.path()).unwrap().is_sound(), "{sql}");
        let workspace = world.looked_through(world.open()).unwrap();
        assert_eq!(workspace.search("found").unwrap().count, 1, "{sql}");
        drop(workspace);
        let report = check(&world.path()).unwrap();
        assert!(report.is_sound(), "{sql}: {:?}", report.findings);
    }
}

#[test]
fn an_earlier_version_takes_the_index_away_and_it_is_made_again() {
    let world = World::new();
    let use_case = closed(&world);
    // As one of format 6 does: what it does not know goes, and what it writes is in no index.
    Connection::open(world.path())
        .unwrap()
        .execute_batch(
            "DROP TABLE cache_search; DROP TABLE cache_search_text; DROP TABLE cache_search_seal;
             DROP TABLE cache_team; DROP TABLE cache_team_import; DROP TABLE cache_team_erasure; PRAGMA user_version = 6",
        )
        .unwrap();
    let mut workspace = world.open();
    assert_eq!(workspace.search("found").unwrap().count, 1);
    say(&mut workspace, &use_case, OTHER, "found again");
    assert_eq!(workspace.search("found").unwrap().count, 2);
    drop(workspace);
    assert!(check(&world.path()).unwrap().is_sound());
}

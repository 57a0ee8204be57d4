//! What is erased in one copy and what the others make of it, unasked and asked; and what erasing leaves alone.

use super::World;
use super::beside::{FIELD, answers, as_now, say};
use super::erasing::{NAME, traces_in, wish, with_person};
use super::exchanging::copies;
use super::points::ALL;
use crate::document::erasure::{Erasures, Target};
use crate::document::id::Id;
use crate::document::mutant::without;
use crate::use_case::entry::Who;
use crate::view::{BundleScope, HistoryFilter, HistoryOf};
use crate::workspace::{Passphrases, Shelf, Workspace};

#[test]
fn who_is_asked_and_says_no_still_gets_the_work_of_a_third() {
    let (mut copies, use_case) = copies(&["Anna", "Ben", "Chris"]);
    let person = with_person(&mut copies[0].workspace, &use_case);
    let full = copies[0].sends(&BundleScope::Everything);
    copies[2].workspace.import(&full, None).unwrap();
    // Ben knows all of it but the last wording, which is erased before he hears of it.
    let anna = &mut copies[0].workspace;
    say(anna, &use_case, FIELD, &format!("{NAME} said more"));
    let more = copies[0].sends(&BundleScope::Everything);
    copies[1].workspace.import(&full, None).unwrap();
    copies[2].workspace.import(&more, None).unwrap();
    copies[0].workspace.erase_person(&wish(&person)).unwrap();
    let blank = copies[0].sends(&BundleScope::Everything);
    let ben = &mut copies[1].workspace;
    let (told, _) = ben.import(&blank, None).unwrap();
    assert!(told.erased[0].starts_with(NAME), "{told:?}");
    assert!(
        told.erased[1].contains("Cart email: “Ask **zaphira quell**"),
        "{told:?}"
    );
    assert!(
        told.erased[1].ends_with("and 1 earlier wording"),
        "{told:?}"
    );
    // Chris has the whole of what came to Ben blank.
    let third = copies[2].sends(&BundleScope::Everything);
    let ben = &mut copies[1].workspace;
    let (told, _) = ben.import(&third, None).unwrap();
    assert_eq!(told.conflicts, 0, "{told:?}");
    assert_eq!(
        answers(ben, &use_case)[0],
        "a person said more",
        "it stays as it came"
    );
}

#[test]
fn nobody_is_asked_about_somebody_they_do_not_know() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let person = with_person(&mut copies[0].workspace, &use_case);
    let full = copies[0].sends(&BundleScope::Everything);
    copies[0].workspace.erase_person(&wish(&person)).unwrap();
    let blank = copies[0].sends(&BundleScope::Everything);
    let ben = &mut copies[1].workspace;
    let (told, done) = ben.import(&blank, None).unwrap();
    assert_eq!(told.erased, [""; 0]);
    assert!(done.undo.undo.is_some(), "what came can be taken back");
    ben.import(&full, None).unwrap();
    let said = format!("{:?}{:?}", ben.folds(&person).1, ben.folds(&use_case).1);
    assert_eq!(
        traces_in(said.as_bytes()),
        [""; 0],
        "it does not come from before"
    );
}

#[test]
fn a_bundle_erases_nothing_but_people_and_words() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    with_person(&mut workspace, &use_case);
    let id: Id = use_case.parse().unwrap();
    let erased = Erasures::from_iter([Target::Document(id)]);
    let before = workspace.folds(&use_case);
    workspace.erase(&erased, &[]).unwrap();
    assert_eq!(workspace.folds(&use_case), before);
}

#[test]
fn of_two_entries_the_living_one_is_shown_when_the_other_is_erased() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let anna = &mut copies[0].workspace;
    let person = with_person(anna, &use_case);
    let full = copies[0].sends(&BundleScope::Everything);
    let ben = &mut copies[1].workspace;
    ben.import(&full, None).unwrap();
    let phase = ben.phase_keys(&use_case).remove(1);
    let who = Who::New("Z. Quell".to_owned());
    ben.add_stakeholder(&use_case, &phase, &who).unwrap();
    let other = ben.people_named("Z. Quell").unwrap().remove(0).id;
    ben.merge_people(&person, &other).unwrap();
    copies[0].workspace.erase_person(&wish(&person)).unwrap();
    let annas = copies[0].sends(&BundleScope::Everything);
    let ben = &mut copies[1].workspace;
    ben.erase_as_in(&[&annas], &Passphrases::default()).unwrap();
    let shown = |workspace: &Workspace, id: &str| {
        let people = workspace.people().unwrap().people;
        people.iter().any(|person| person.id == id)
    };
    assert!(shown(ben, &other) && !shown(ben, &person));
    assert_eq!(ben.name_of(other.parse().unwrap()).unwrap(), "Z. Quell");
}

#[test]
fn what_copies_disagree_on_stays_to_be_settled() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let person = with_person(&mut copies[0].workspace, &use_case);
    let full = copies[0].sends(&BundleScope::Everything);
    copies[1].workspace.import(&full, None).unwrap();
    copies[0].world.pass(5_000);
    say(
        &mut copies[0].workspace,
        &use_case,
        FIELD,
        &format!("{NAME} agrees"),
    );
    copies[1].world.pass(9_000);
    say(&mut copies[1].workspace, &use_case, FIELD, "nobody agrees");
    let bens = copies[1].sends(&BundleScope::Everything);
    let anna = &mut copies[0].workspace;
    let (told, _) = anna.import(&bens, None).unwrap();
    assert_eq!(told.conflicts, 1);
    let shown = answers(anna, &use_case);
    anna.erase_person(&wish(&person)).unwrap();
    let now: Vec<String> = shown
        .iter()
        .map(|text| text.replace(NAME, "a person"))
        .collect();
    assert_eq!(
        answers(anna, &use_case),
        now,
        "what is shown goes on being shown"
    );
    let open = format!("{:?}", anna.disagreements().unwrap());
    assert!(
        open.contains("a person agrees") || now[0] == "a person agrees",
        "{open}"
    );
    assert!(
        open.contains("nobody") && !open.contains("Zaphira"),
        "{open}"
    );
}

#[test]
fn who_is_erased_sends_without_a_name_and_an_import_before_is_not_taken_back() {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben");
    let bens = copies[1].sends(&BundleScope::Everything);
    let anna = &mut copies[0].workspace;
    let (told, _) = anna.import(&bens, None).unwrap();
    assert_eq!(told.sender, "Ben");
    let ben = anna.people_named("Ben").unwrap().remove(0).id;
    let target = Target::Document(ben.parse().unwrap());
    anna.erase(&Erasures::from_iter([target]), &[]).unwrap();
    let other = World::new().create();
    drop(std::mem::replace(&mut copies[0].workspace, other));
    copies[0].workspace = copies[0].world.open();
    let anna = &mut copies[0].workspace;
    assert_eq!(anna.undo_state().undo, None);
    say(&mut copies[1].workspace, &use_case, FIELD, "by Ben again");
    let bens = copies[1].sends(&BundleScope::Everything);
    let (told, _) = copies[0].workspace.import(&bens, None).unwrap();
    assert_eq!(told.sender, "");
}

#[test]
fn backups_lose_what_was_erased_since_somebody_set_out_to_write_them() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let person = with_person(&mut workspace, &use_case);
    let keeping = workspace.safekeeping(&world.backups()).unwrap().unwrap();
    let made = keeping.make().unwrap().unwrap();
    // One from before the workspace was renamed, and one of another workspace.
    let earlier = world.backups().join("Earlier 0123abcd");
    std::fs::create_dir_all(&earlier).unwrap();
    std::fs::copy(&made.path, earlier.join("Earlier.ninefold")).unwrap();
    let other = World::new();
    drop(other.create());
    std::fs::copy(other.path(), earlier.join("Other.ninefold")).unwrap();
    workspace.erase_person(&wish(&person)).unwrap();
    assert_eq!(keeping.rewrite(None).files, 2);
}

#[test]
fn history_tells_what_was_erased_from_what_was_empty_and_a_restore_keeps_the_day() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let person = with_person(&mut workspace, &use_case);
    let before = as_now(&world);
    workspace.erase_person(&wish(&person)).unwrap();
    let erased = |workspace: &Workspace, document: &str| {
        let of = HistoryOf::Document {
            document: document.to_owned(),
        };
        let every = HistoryFilter {
            every: true,
            ..HistoryFilter::default()
        };
        let history = workspace.history(&of, &every).unwrap();
        let turns = history.steps.into_iter().flat_map(|step| step.turns);
        let erased = turns.filter(|turn| turn.is_erased);
        erased.map(|turn| turn.is_past).collect::<Vec<_>>()
    };
    assert_eq!(
        erased(&workspace, &use_case),
        [false; 3],
        "none of it can be brought back"
    );
    let unsaid = without("what was erased is told from what was empty", || {
        erased(&workspace, &use_case)
    });
    assert_eq!(unsaid, [false; 0]);

    world.pass(3 * 86_400_000);
    let told = workspace.people_screen("", &ALL).unwrap().erased;
    assert!(told[0].contains("Nov 14, 2023"), "{told:?}");
    drop(workspace);
    let shelf = Shelf::of(&world.backups(), &world.path(), "");
    Workspace::restore(&world.path(), &before.path(), &shelf, &world.origin()).unwrap();
    assert_eq!(world.open().people_screen("", &ALL).unwrap().erased, told);
}

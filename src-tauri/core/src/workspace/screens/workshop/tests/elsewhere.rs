//! What becomes of a workshop outside of its room: brought back, copied, sent, erased.

use super::Room;
use crate::framework::Framework;
use crate::properties::exchanging::copies;
use crate::view::{BundleScope, ErasureWish, Extent, Point, Who, WorkshopDeed};

#[test]
fn what_was_said_in_a_workshop_stays_when_a_phase_is_brought_back() {
    let mut room = Room::with(&["Dana Bauer"]);
    let then = Point::Moment {
        moment: 1_700_000_030_000,
    };
    room.world.pass(60_000);
    let text = "Ask legal".to_owned();
    room.act(WorkshopDeed::Park { text });
    room.rate(0, 5);
    room.reveal();
    let extent = Extent::Phase {
        phase: room.phase.clone(),
    };
    let done = room.workspace.bring_back(&room.id, &extent, &then).unwrap();
    assert_eq!(done.notice.unwrap(), "It is as it was then already.");
    assert!(room.page().dimension.unwrap().spread.is_some());
    assert_eq!(room.page().parked, 1);
}

#[test]
fn a_copy_of_a_use_case_has_no_workshop() {
    let mut room = Room::with(&["Dana Bauer"]);
    room.rate(0, 5);
    let done = room.workspace.duplicate_use_case(&room.id).unwrap();
    let copy = done.place.unwrap().use_case.unwrap();
    assert!(room.workspace.had_workshop(&room.id).unwrap());
    assert!(!room.workspace.had_workshop(&copy).unwrap());
}

#[test]
fn what_travels_before_it_is_revealed_is_hidden_where_it_arrives() {
    let (mut copies, id) = copies(&["Anna", "Ben"]);
    let phase = &Framework::built_in().phases[0];
    let dimension = phase.dimensions[0].key.clone();
    let who = Who::Named("Dana Bauer".to_owned());
    let anna = &mut copies[0].workspace;
    let mut act = |deed: WorkshopDeed| anna.workshop_do(&id, None, &deed).unwrap();
    act(WorkshopDeed::Come { who });
    let at = format!("score/{dimension}");
    let page = anna.workshop(&id, None, Some(&at)).unwrap();
    let rate = WorkshopDeed::Rate {
        dimension: dimension.clone(),
        person: page.people[0].id.clone(),
        rating: 5,
    };
    anna.workshop_do(&id, None, &rate).unwrap();
    let bundle = copies[0].sends(&BundleScope::Everything);
    let words = format!("5 – {}", phase.dimensions[0].labels[4]);

    let ben = &mut copies[1].workspace;
    let preview = ben.preview_import(&bundle, None).unwrap();
    assert!(!format!("{preview:?}").contains(&words), "{preview:?}");
    ben.import(&bundle, None).unwrap();
    let page = ben.workshop(&id, None, Some(&at)).unwrap();
    assert!(page.people[0].rated && page.dimension.unwrap().spread.is_none());
    ben.workshop_do(&id, None, &WorkshopDeed::Reveal { dimension })
        .unwrap();
    let page = ben.workshop(&id, None, Some(&at)).unwrap();
    let spread = page.dimension.unwrap().spread.unwrap();
    assert_eq!(spread.marks[4].names, ["Dana Bauer"]);
}

#[test]
fn a_person_of_a_workshop_is_found_and_erased() {
    let mut room = Room::with(&["Zaphira Quell", "Sam Hill"]);
    room.rate(0, 5);
    let (text, who) = ("Ask Zaphira Quell".to_owned(), "Zaphira Quell".to_owned());
    let who = Some(Who::Named(who));
    room.act(WorkshopDeed::Act { text, who });
    room.act(WorkshopDeed::Park {
        text: "Who owns consent?".to_owned(),
    });
    let row = room.at("end").end.unwrap().rows[0].id.clone();
    let person = room.page().people[0].id.clone();
    room.act(WorkshopDeed::Vote {
        person: person.clone(),
        row,
        dots: 2,
    });
    let held = room.workspace.held(&person, &[]).unwrap();
    let roles: Vec<(&str, &str)> = held
        .roles
        .iter()
        .map(|role| (role.what.as_str(), role.said.as_str()))
        .collect();
    for (what, said) in [
        ("Zaphira Quell in the workshop", "14 November 2023"),
        ("Rating of ", "hidden until it is revealed"),
        ("Who of ", "Ask Zaphira Quell"),
        ("Dots of Zaphira Quell", "2 dots"),
    ] {
        let is_told = |role: &&(&str, &str)| role.0.starts_with(what) && role.1.starts_with(said);
        assert!(roles.iter().any(|role| is_told(&role)), "{what}: {roles:?}");
    }
    assert_eq!(held.mentions.len(), 1, "{:?}", held.mentions);
    room.reveal();
    let wish = ErasureWish {
        person,
        also: Vec::new(),
        kept: Vec::new(),
    };
    room.workspace.erase_person(&wish).unwrap();
    let page = room.page();
    let gone = &page.people[0];
    assert_eq!((gone.name.as_str(), gone.rated), ("Erased person", true));
    let told = room.told();
    assert!(
        !told.contains("Zaphira") && !told.contains("Quell"),
        "{told}"
    );
    assert!(told.contains("Ask a person"), "{told}");
}

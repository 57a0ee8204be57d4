//! A workshop, in the room; and `elsewhere`.

mod elsewhere;

use crate::document::mutant::without;
use crate::framework::Framework;
use crate::properties::World;
use crate::use_case::workshop::Accord;
use crate::view::{
    ExportOptions, Format, HistoryFilter, HistoryOf, Point, Scope, Who, WorkshopDeed, WorkshopPage,
};
use crate::workspace::Workspace;

/// A workshop in the first phase of a use case, with these people.
struct Room {
    world: World,
    workspace: Workspace,
    id: String,
    phase: String,
    dimension: String,
}

impl Room {
    fn with(names: &[&str]) -> Self {
        let world = World::new();
        let (workspace, id) = world.with_use_case();
        let phase = &Framework::built_in().phases[0];
        let mut room = Self {
            world,
            workspace,
            id,
            phase: phase.key.clone(),
            dimension: phase.dimensions[0].key.clone(),
        };
        for name in names {
            let who = Who::Named((*name).to_owned());
            room.act(WorkshopDeed::Come { who });
        }
        room
    }

    fn try_to(&mut self, deed: &WorkshopDeed) -> Result<(), String> {
        let done = self
            .workspace
            .workshop_do(&self.id, Some(&self.phase), deed);
        done.map(drop).map_err(|error| error.to_string())
    }

    fn act(&mut self, deed: WorkshopDeed) {
        self.try_to(&deed).unwrap();
    }

    fn at(&self, at: &str) -> WorkshopPage {
        self.workspace
            .workshop(&self.id, Some(&self.phase), Some(at))
            .unwrap()
    }

    /// At the dimension.
    fn page(&self) -> WorkshopPage {
        self.at(&format!("score/{}", self.dimension))
    }

    fn rate(&mut self, person: usize, rating: u32) {
        let deed = self.rating(person, rating);
        self.act(deed);
    }

    fn rating(&self, person: usize, rating: u32) -> WorkshopDeed {
        WorkshopDeed::Rate {
            dimension: self.dimension.clone(),
            person: self.page().people[person].id.clone(),
            rating,
        }
    }

    fn reveal(&mut self) {
        let dimension = self.dimension.clone();
        self.act(WorkshopDeed::Reveal { dimension });
    }

    /// Everything that leaves the core of the use case, in one text.
    fn told(&mut self) -> String {
        let mut told = String::new();
        let mut add = |text: String| {
            told.push_str(&text);
            told.push('\n');
        };
        for scope in [
            Scope::Phase {
                use_case: self.id.clone(),
                phase: self.phase.clone(),
            },
            Scope::UseCases {
                use_cases: vec![self.id.clone()],
            },
            Scope::Notes {
                use_cases: vec![self.id.clone()],
            },
            Scope::Workshop {
                use_case: self.id.clone(),
            },
        ] {
            let since = Some(Point::Moment { moment: 1 });
            let options = ExportOptions {
                since: since.filter(|_| matches!(scope, Scope::Notes { .. })),
                ..ExportOptions::default()
            };
            for format in Format::TEXTS {
                let export = self.workspace.export(&scope, format, &options).unwrap();
                add(said(export.bytes));
            }
        }
        let every = HistoryFilter {
            every: true,
            ..HistoryFilter::default()
        };
        for filter in [HistoryFilter::default(), every] {
            let of = HistoryOf::Document {
                document: self.id.clone(),
            };
            for of in [of, HistoryOf::Workspace] {
                add(format!(
                    "{:?}",
                    self.workspace.history(&of, &filter).unwrap()
                ));
            }
        }
        for person in self.page().people {
            add(format!("{:?}", self.workspace.held(&person.id, &[]).ok()));
        }
        add(format!("{:?}", self.workspace.undo_state()));
        add(format!(
            "{:?}",
            self.workspace.phase(&self.id, &self.phase).unwrap()
        ));
        add(format!("{:?}", self.page()));
        add(format!("{:?}", self.at("end")));
        told
    }

    /// How a rating reads wherever it is told: `5 – Transformative`.
    fn in_words(&self, rating: u32) -> String {
        let dimension = Framework::built_in().dimension(&self.dimension).unwrap();
        format!("{rating} – {}", dimension.rating(rating).unwrap())
    }
}

const HIDDEN: &str = "ratings are hidden until they are revealed";

#[test]
fn nothing_says_what_is_rated_before_it_is_revealed() {
    let mut room = Room::with(&["Dana Bauer", "Sam Hill"]);
    room.rate(0, 2);
    room.rate(0, 5);
    room.rate(1, 4);
    let mut is_told = || {
        let words = [2, 4, 5].map(|rating| room.in_words(rating));
        let told = room.told();
        let is_in_page = room.page().dimension.unwrap().spread.is_some();
        (words.iter().any(|words| told.contains(words)), is_in_page)
    };
    assert_eq!(is_told(), (false, false));
    assert_eq!(without(HIDDEN, &mut is_told), (true, true));
}

#[test]
fn a_page_is_the_same_whatever_was_rated() {
    let mut room = Room::with(&["Dana Bauer", "Sam Hill"]);
    let mut pages = Vec::new();
    for rating in 1..=5 {
        room.rate(0, rating);
        pages.push(WorkshopPage {
            revision: 0,
            ..room.page()
        });
    }
    assert!(pages.windows(2).all(|pages| pages[0] == pages[1]));
    let dimension = pages[0].dimension.as_ref().unwrap();
    assert_eq!(dimension.said, "1 of 2 has rated · hidden until revealed");
    assert_eq!(dimension.score, None);
}

#[test]
fn what_is_revealed_is_told_everywhere_and_rated_no_more() {
    let mut room = Room::with(&["Dana Bauer", "Sam Hill", "Joe Doe"]);
    room.rate(0, 2);
    room.rate(1, 5);
    room.reveal();
    let words = [2, 5].map(|rating| room.in_words(rating));
    let told = room.told();
    assert!(words.iter().all(|words| told.contains(words)), "{told}");
    let spread = room.page().dimension.unwrap().spread.unwrap();
    assert_eq!(spread.accord, Accord::Apart);
    assert_eq!(
        spread.first,
        "First to speak: Dana Bauer (2), then Sam Hill (5)."
    );
    assert_eq!(spread.missing, "Joe Doe has not rated.");
    assert_eq!(spread.marks[1].names, ["Dana Bauer"]);

    let late = room.rating(2, 3);
    let refused = room.try_to(&late).unwrap_err();
    assert!(refused.contains("revealed already"), "{refused}");
    let rule = "what is revealed is rated no more";
    without(rule, || room.try_to(&late).unwrap());

    // A second round is hidden again, and leaves the first as it was.
    let dimension = room.dimension.clone();
    room.act(WorkshopDeed::Again { dimension });
    room.rate(0, 4);
    let page = room.page().dimension.unwrap();
    assert_eq!((page.round, page.spread.is_none()), (2, true));
    assert_eq!(page.earlier[0].marks[1].names, ["Dana Bauer"]);
    assert!(!room.told().contains(&room.in_words(4)));
}

#[test]
fn undoing_a_reveal_hides_what_was_rated() {
    let mut room = Room::with(&["Dana Bauer"]);
    room.rate(0, 5);
    room.reveal();
    let done = room.workspace.undo().unwrap();
    let place = done.place.unwrap();
    assert_eq!(place.field, Some(format!("score/{}", room.dimension)));
    assert!(room.page().dimension.unwrap().spread.is_none());
    assert!(!room.told().contains(&room.in_words(5)));
    assert_eq!(
        room.workspace.undo_state().redo.unwrap(),
        format!(
            "reveal of {}",
            Framework::built_in()
                .dimension(&room.dimension)
                .unwrap()
                .name
        )
    );
}

#[test]
fn a_score_is_agreed_by_a_person_after_the_reveal_and_never_before() {
    let mut room = Room::with(&["Dana Bauer", "Sam Hill"]);
    room.rate(0, 2);
    room.rate(1, 4);
    let agree = WorkshopDeed::Agree {
        dimension: room.dimension.clone(),
        score: Some(4),
    };
    let refused = room.try_to(&agree).unwrap_err();
    assert!(refused.contains("Reveal the ratings first"), "{refused}");
    room.reveal();
    // Nothing is chosen before somebody does.
    assert_eq!(room.page().dimension.unwrap().score, None);
    let score = |room: &Room| {
        let page = room.workspace.phase(&room.id, &room.phase).unwrap();
        page.scoring.dimensions[0].score
    };
    assert_eq!(score(&room), None);
    room.act(agree);
    assert_eq!(room.page().dimension.unwrap().score, Some(4));
    assert_eq!(score(&room), Some(4));
    room.workspace.undo().unwrap();
    assert_eq!(
        (score(&room), room.page().dimension.unwrap().score),
        (None, None)
    );
}

#[test]
fn a_score_that_stood_before_is_not_shown_to_who_rates() {
    let mut room = Room::with(&[]);
    let field = format!("score/{}", room.dimension);
    room.workspace.set_score(&room.id, &field, Some(5)).unwrap();
    assert_eq!(room.page().dimension.unwrap().score, Some(5));
    let who = Who::Named("Dana Bauer".to_owned());
    room.act(WorkshopDeed::Come { who });
    assert_eq!(room.page().dimension.unwrap().score, None);
}

#[test]
fn nobody_gives_more_dots_than_there_are() {
    let mut room = Room::with(&["Dana Bauer"]);
    for text in ["Who owns consent?", "Which markets first?"] {
        let text = text.to_owned();
        room.act(WorkshopDeed::Park { text });
    }
    let end = room.at("end");
    let rows = end.end.unwrap().rows;
    let vote = |row: usize, dots: u32| WorkshopDeed::Vote {
        person: end.people[0].id.clone(),
        row: rows[row].id.clone(),
        dots,
    };
    room.act(vote(0, 2));
    let refused = room.try_to(&vote(1, 2)).unwrap_err();
    assert_eq!(refused, "Dana Bauer has 1 dot left for this.");
    let rule = "nobody gives more dots than there are";
    without(rule, || room.try_to(&vote(1, 2)).unwrap());
    room.act(vote(1, 1));
    // Those for the same are in place of those before.
    room.act(vote(0, 1));
    let page = room.at("end");
    let dots: Vec<u32> = page.end.unwrap().rows.iter().map(|row| row.dots).collect();
    assert_eq!((dots, page.people[0].dots_left), (vec![1, 1], 1));
}

#[test]
fn a_workshop_goes_on_where_it_was_broken_off() {
    let mut room = Room::with(&["Dana Bauer", "Sam Hill"]);
    room.rate(0, 2);
    let who = Some(Who::Named("Joe Doe".to_owned()));
    let text = "Ask legal".to_owned();
    room.act(WorkshopDeed::Act { text, who });
    let slot = format!("score/{}", room.dimension);
    room.act(WorkshopDeed::Spent { slot, seconds: 75 });
    let before = room.page();
    let Room {
        world,
        workspace,
        id,
        phase,
        dimension,
    } = room;
    drop(workspace);
    let mut room = Room {
        workspace: world.open(),
        world,
        id,
        phase,
        dimension,
    };
    let after = room.page();
    assert!(after.is_open);
    assert_eq!((&after.people, after.spent), (&before.people, 75));
    assert_eq!(after.dimension.unwrap().spread, None);
    let end = room.at("end").end.unwrap();
    assert_eq!(
        (end.rows[0].text.as_str(), end.rows[0].who.as_str()),
        ("Ask legal", "Joe Doe")
    );
    assert_eq!(after.since, "");
    room.world.pass(86_400_000);
    let since = "This workshop began on 14 November 2023, and was not ended.";
    assert_eq!(room.page().since, since);
    room.act(WorkshopDeed::End);
    assert!(!room.page().is_open);
    assert!(room.page().people.is_empty());
}

#[test]
fn what_opens_a_workshop_alone_leaves_nothing() {
    let room = Room::with(&[]);
    let last = room.workspace.revision();
    let begin = room.at("begin");
    assert!(!begin.is_open && begin.previous.is_none());
    assert_eq!(room.workspace.revision(), last);
    // The stops follow the framework.
    let phase = &Framework::built_in().phases[0];
    let mut at = begin.next.unwrap();
    let mut stops = 0;
    while at != "end" {
        at = room.at(&at).next.unwrap();
        stops += 1;
    }
    assert_eq!(stops, phase.questions.len() + phase.dimensions.len());
}

/// What a file says; one that is packed, in all of its parts.
fn said(file: Vec<u8>) -> String {
    if !file.starts_with(b"PK") {
        return String::from_utf8(file).unwrap();
    }
    let mut packed = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let parts = 0..packed.len();
    let part = |number| std::io::read_to_string(packed.by_index(number).unwrap()).unwrap();
    parts.map(part).collect()
}

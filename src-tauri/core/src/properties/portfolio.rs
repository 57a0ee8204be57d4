//! The portfolio as a deck: every number of it is one of the ranking's, what is asked is whole, and it is short.

use super::World;
use super::ranking::{add, screen, three};
use crate::deck::{self, Content, Deck, Part};
use crate::document::spot::Spot;
use crate::page::{Block, Table, markdown};
use crate::picture::tests::png;
use crate::use_case::entry::Entry;
use crate::view::{ExportOptions, Format, Scope};
use crate::workspace::{NewDesign, Workspace};

/// The tables of the parts of a slide.
fn tables(parts: &[Part]) -> Vec<&Table> {
    let blocks = parts.iter().flat_map(|part| &part.blocks);
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

/// The slide whose title begins so.
fn slide<'a>(deck: &'a Deck, title: &str) -> &'a Content {
    let found = deck
        .slides
        .iter()
        .find(|slide| slide.title.starts_with(title));
    let titles: Vec<&String> = deck.slides.iter().map(|slide| &slide.title).collect();
    &found
        .unwrap_or_else(|| panic!("{title} is not among {titles:?}"))
        .content
}

fn ask(workspace: &mut Workspace, use_case: &str, asked: &str) {
    let spot = Spot::of(use_case, "tracker/asked").unwrap();
    workspace
        .enter(&spot, Entry::Text(asked.to_owned()))
        .unwrap();
    workspace.settle().unwrap();
}

/// What the deck says, as Markdown without escapes.
fn said(deck: &Deck) -> String {
    markdown::write(&deck::page(deck)).replace("&#42;", "*")
}

#[test]
fn every_number_of_the_deck_is_one_of_the_ranking() {
    let (_world, mut workspace, [_, churn, _]) = three();
    workspace.pin(&churn, Some(1), "Required by law").unwrap();
    let shown = screen(&workspace);
    let deck = workspace.reader().portfolio().unwrap();
    assert_eq!(
        deck.slides[0].title,
        "“Churn” comes first of 2 ranked use cases"
    );
    let Content::Body(parts) = slide(&deck, "Ranked: “Churn” (48.8) before “Cart” (85.0)")
    else {
        panic!("the ranking is no table");
    };
    let [table] = tables(parts)[..] else {
        panic!("{parts:?}");
    };
    let cells = |row: &Vec<Vec<_>>| -> Vec<String> {
        row.iter()
            .map(|cell| crate::page::markup::words(cell))
            .collect()
    };
    let told: Vec<Vec<String>> = table.rows.iter().map(cells).collect();
    let expected = shown.ranked.rows.iter().map(|placed| {
        let row = &placed.row;
        let pin = row.pin.iter().map(|pin| pin.in_words.clone());
        let title: Vec<String> = [row.title.clone()].into_iter().chain(pin).collect();
        let axes = row.axes.iter().map(|axis| axis.shown.clone());
        let begin = [row.rank.to_string(), title.join(" "), row.priority.clone()];
        let all = begin.into_iter().chain(axes).chain([row.rated.clone()]);
        all.collect()
    });
    assert_eq!(told, expected.collect::<Vec<Vec<String>>>());
    assert!(told[0][1].contains("Pinned to place 1: Required by law"));

    let Content::Map(map) = slide(&deck, "“Cart” is high in value and low in effort") else {
        panic!("there is no map");
    };
    let dots: Vec<String> = map.dots.iter().map(|dot| dot.said()).collect();
    let points: Vec<String> = shown
        .map
        .points
        .into_iter()
        .map(|point| point.said)
        .collect();
    assert_eq!(dots, points);

    let text = said(&deck);
    for said in [
        &*shown.firmness,
        "The mean of value, low effort, low risk and readiness",
        "Low effort 30%",
        "1 use case is not ranked yet",
        "**Hero:** Effort: none of 5 ratings; Readiness: none of 11 ratings",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let notes = &deck.slides[0].notes;
    let arithmetic = workspace.explained(&churn, None).unwrap().arithmetic;
    assert!(notes.contains(&arithmetic), "{notes}");
}

#[test]
fn what_is_asked_is_whole_and_as_it_was_typed() {
    let (_world, mut workspace, [cart, churn, hero]) = three();
    let deck = |workspace: &mut Workspace| {
        let deck = workspace.reader().portfolio().unwrap();
        let Content::Cover(cover) = deck.slides[0].content.clone() else {
            panic!("the first slide is no summary");
        };
        (deck, cover)
    };
    // Nothing is entered: what is to be decided next, as on the slides of each.
    let (_, cover) = deck(&mut workspace);
    assert_eq!(
        crate::page::markup::words(&cover.ask),
        "2 decisions are asked of this meeting"
    );
    let long = format!("Approve *40,000 €* for {}", "a team of three, ".repeat(20));
    let long = long.trim_end_matches(", ");
    ask(&mut workspace, &cart, long);
    ask(&mut workspace, &churn, "Name an owner");
    // What is not ranked is not asked of the meeting.
    ask(&mut workspace, &hero, "Wait");
    let (whole, cover) = deck(&mut workspace);
    let text = said(&whole);
    assert!(text.contains(&format!("**Cart:** {long}")), "{text}");
    assert!(text.contains("**Churn:** Name an owner"), "{text}");
    assert!(!text.contains("Wait"), "{text}");
    assert_eq!(cover.parts[0].title, "What is asked");
    // Where there is no room, it goes on; nothing is cut.
    let drawn = deck::tests::told(&whole);
    assert!(drawn.contains("a team of three"), "{drawn}");

    // What was decided is asked no more.
    ask(&mut workspace, &churn, "");
    workspace.decide_phase(&churn, "ideation", "stop").unwrap();
    let (_, cover) = deck(&mut workspace);
    assert!(!crate::page::markup::words(&cover.ask).contains("decisions"));

    workspace.archive_use_case(&churn, "").unwrap();
    ask(&mut workspace, &cart, "Begin in May");
    let (_, cover) = deck(&mut workspace);
    assert_eq!(crate::page::markup::words(&cover.ask), "Cart: Begin in May");
    assert!(cover.parts.iter().all(|part| part.title != "What is asked"));
}

#[test]
fn without_a_ranking_there_is_no_deck_but_a_reason() {
    let world = World::new();
    let mut workspace = world.create();
    let scope = Scope::PortfolioDeck;
    let refused = |workspace: &mut Workspace| {
        let preview = workspace.preview(&scope, &ExportOptions::default());
        preview.unwrap_err().to_string()
    };
    assert!(refused(&mut workspace).starts_with("There is no use case at work yet"));
    let one = add(&mut workspace, "Alone", [5, 0, 0, 0]);
    assert!(refused(&mut workspace).starts_with("No use case is ranked yet"));

    // One that is pinned has a place, and no number: nothing is drawn, and nothing is said of a map.
    workspace.pin(&one, Some(1), "Law").unwrap();
    let deck = workspace.reader().portfolio().unwrap();
    let titles: Vec<&str> = deck
        .slides
        .iter()
        .map(|slide| slide.title.as_str())
        .collect();
    let expected = [
        "“Alone” is the only use case that is ranked",
        "Ranked: “Alone”",
        "1 thing has no place in Build next yet",
    ];
    assert_eq!(titles, expected);
    let export = workspace.export(&scope, Format::Pptx, &ExportOptions::default());
    let export = export.unwrap();
    assert!(
        export.file_name.ends_with("Portfolio.pptx"),
        "{}",
        export.file_name
    );
    assert!(export.bytes.starts_with(b"PK"));
}

#[test]
fn forty_use_cases_take_at_most_eight_slides() {
    let world = World::new();
    let mut workspace = world.create();
    for number in 0..40 {
        let title = format!("Use case {number} about customers who left without paying anything");
        let rated = |shift: u32| 1 + (number * 7 + shift * 3) % 5;
        // Every fourth is not ranked.
        let effort = if number % 4 == 3 { 0 } else { rated(1) };
        let id = add(
            &mut workspace,
            &title,
            [rated(0), effort, rated(2), rated(3)],
        );
        let asked = format!("Approve {number}0,000 € and a team of three until the end of March");
        if number % 6 == 0 {
            ask(&mut workspace, &id, &asked);
        }
        if number % 10 == 0 {
            let done = workspace.add_document("integration", "").unwrap();
            let feed = done.place.unwrap().record.unwrap();
            let spot = Spot::of(&feed, "name").unwrap();
            let name = format!("Feed {number}");
            workspace.enter(&spot, Entry::Text(name)).unwrap();
            let spot = Spot::of(&feed, "effort").unwrap();
            workspace.enter(&spot, Entry::Score(3)).unwrap();
            let spot = Spot::of(&id, &format!("needs/{feed}")).unwrap();
            workspace.enter(&spot, Entry::Tick(true)).unwrap();
        }
    }
    let deck = workspace.reader().portfolio().unwrap();
    let titles = deck::tests::titles(&deck);
    assert!(titles.len() <= 8, "{titles:#?}");
    let text = said(&deck);
    for more in [
        "and 18 more, in the app's ranking",
        "and 2 more, in the app's ranking",
    ] {
        assert!(text.contains(more), "{more}\n{text}");
    }
    assert!(text.contains("Build “Feed "), "{text}");
}

#[test]
fn the_longest_that_people_type_takes_no_more_slides() {
    let world = World::new();
    let mut workspace = world.create();
    let long = "of customers who left their basket without paying for anything at all, ".repeat(14);
    let feed = |workspace: &mut Workspace, number: u32| {
        let done = workspace.add_document("integration", "").unwrap();
        let feed = done.place.unwrap().record.unwrap();
        let spot = Spot::of(&feed, "name").unwrap();
        let name = format!("Feed {number} {}", &long[..200]);
        workspace.enter(&spot, Entry::Text(name)).unwrap();
        let spot = Spot::of(&feed, "effort").unwrap();
        workspace.enter(&spot, Entry::Score(3)).unwrap();
        feed
    };
    let feeds: Vec<String> = (0..10).map(|number| feed(&mut workspace, number)).collect();
    for number in 0..40 {
        let title = format!("Use case {number} {}", &long[..180]);
        let effort = if number % 4 == 3 { 0 } else { 1 + number % 5 };
        let id = add(&mut workspace, &title, [4, effort, 2, 3]);
        ask(&mut workspace, &id, &format!("Approve {number} {long}"));
        for feed in &feeds {
            let spot = Spot::of(&id, &format!("needs/{feed}")).unwrap();
            workspace.enter(&spot, Entry::Tick(true)).unwrap();
        }
        if number < 12 {
            workspace.pin(&id, Some(number + 1), &long[..300]).unwrap();
        }
    }
    let deck = workspace.reader().portfolio().unwrap();
    let titles = deck::tests::titles(&deck);
    assert!(titles.len() <= 8, "{titles:#?}");
    // What there is no room for is in the notes.
    assert!(
        deck.slides[0].notes.contains(long.trim()),
        "{}",
        deck.slides[0].notes
    );
}

#[test]
fn decks_carry_the_logo_as_long_as_they_are_to() {
    let (_world, mut workspace, [cart, ..]) = three();
    let logos = |workspace: &mut Workspace| {
        let reader = workspace.reader();
        let decks = [
            reader.portfolio().unwrap(),
            reader.deck(std::slice::from_ref(&cart)).unwrap(),
        ];
        decks.map(|deck| deck.logo.map(|logo| logo.shown.unwrap().unwrap().width))
    };
    assert_eq!(logos(&mut workspace), [None, None]);
    let file = |bytes| NewDesign::new("logo.png".to_owned(), Ok(bytes));
    workspace.set_logo(file(png(300, 100, 1))).unwrap();
    assert_eq!(logos(&mut workspace), [Some(300), Some(300)]);
    let titles = |deck: &Deck| {
        let drawn = deck::tests::told(deck);
        (
            drawn.matches("Logo(").count(),
            drawn.contains("title_frame: Some"),
        )
    };
    assert_eq!(titles(&workspace.reader().portfolio().unwrap()), (1, true));
    let spot = Spot::of(&workspace.stated().unwrap().document, "logo-on-decks").unwrap();
    workspace.enter(&spot, Entry::Tick(false)).unwrap();
    assert_eq!(logos(&mut workspace), [None, None]);
    assert_eq!(titles(&workspace.reader().portfolio().unwrap()), (0, false));
    // Another picture leaves that choice alone.
    workspace.set_logo(file(png(30, 100, 2))).unwrap();
    assert_eq!(logos(&mut workspace), [None, None]);
}

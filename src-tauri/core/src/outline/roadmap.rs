//! Build next on a page: the order, and the time line.

use super::answered;
use crate::page::{
    Block, Cell, Page,
    build::{heading, labeled, list, paragraph, table, with_status},
    plain::plain,
};
use crate::use_case::asked::tone;
use crate::view::{Roadmap, RoadmapPlace, TimeLine, TimeLineRow};

/// The roadmap: integrations in order, each with its arithmetic, and what stands apart.
pub fn roadmap(roadmap: &Roadmap) -> Page {
    let mut blocks = vec![heading(1, "Build next")];
    blocks.extend(paragraph(&roadmap.rule));
    let row = |place: &RoadmapPlace| -> Vec<Cell> {
        let completes: Vec<&str> = place
            .completes
            .iter()
            .map(|link| link.name.as_str())
            .collect();
        let integration = &place.integration;
        vec![
            plain(&place.number.to_string()),
            with_status(
                &integration.name,
                &integration.state,
                tone(&integration.state_key),
            ),
            plain(&place.worth),
            plain(&place.effort.to_string()),
            plain(&place.priority),
            plain(&completes.join(", ")),
        ]
    };
    let columns = [
        "Place",
        "Integration",
        "Value unlocked",
        "Effort",
        "Priority",
        "Completes",
    ];
    let places = table(&columns, roadmap.places.iter().map(row).collect());
    blocks.extend(places.or_else(|| paragraph("Nothing can be ranked yet.")));
    for place in &roadmap.places {
        let title = format!("{}. {}", place.number, place.integration.name);
        blocks.push(heading(2, &title));
        blocks.extend(paragraph(&place.in_words()));
        blocks.extend(paragraph(&place.why));
        let pin = place.pin.iter();
        blocks.extend(pin.filter_map(|pin| paragraph(&pin.in_words)));
        if let Some(under) = &place.under {
            let answer = paragraph(&under.answer).into_iter().collect();
            blocks.extend(answered(&under.question, answer));
        }
        let shares = place.shares.iter().map(|share| {
            let text = format!("{}: {}", share.use_case.name, share.arithmetic);
            vec![Block::Paragraph(plain(&text))]
        });
        blocks.extend(list(false, shares));
        blocks.extend(paragraph(&format!("Priority: {}", place.arithmetic)));
    }
    let possible = roadmap
        .possible
        .iter()
        .map(|link| vec![Block::Paragraph(plain(&link.name))]);
    if let Some(possible) = list(false, possible) {
        blocks.extend([heading(2, "Possible already"), possible]);
    }
    let unplaced = roadmap.unplaced.iter().map(|one| {
        [&one.what.name, &one.missing]
            .map(|text| plain(text))
            .into()
    });
    if let Some(unplaced) = table(&["What", "What is missing"], unplaced.collect()) {
        blocks.extend([heading(2, "Not placed"), unplaced]);
    }
    Page { blocks }
}

/// What goes live when, as a section of that page, and what has no date; nothing where nothing has one.
pub fn time_line(line: &TimeLine) -> Vec<Block> {
    let row = |row: &TimeLineRow| -> Vec<Cell> {
        let kind = match (row.is_integration, row.number) {
            (true, Some(number)) => format!("Integration, place {number}"),
            (true, None) => "Integration".to_owned(),
            (false, _) => "Use case".to_owned(),
        };
        let remarks = row.remarks().join(" ");
        [&row.what.name, &kind, &row.when, &remarks]
            .map(|text| plain(text))
            .into()
    };
    let columns = ["What", "Kind", "When", "To know"];
    let Some(rows) = table(&columns, line.rows.iter().map(row).collect()) else {
        return Vec::new();
    };
    let mut blocks = vec![heading(2, "Time line"), rows];
    let undated: Vec<&str> = line
        .undated
        .iter()
        .map(|one| one.what.name.as_str())
        .collect();
    if !undated.is_empty() {
        blocks.push(Block::Paragraph(labeled(
            "Without a date",
            &undated.join(", "),
        )));
    }
    blocks
}

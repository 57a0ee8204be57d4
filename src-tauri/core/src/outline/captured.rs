//! What a capture has shown of the tagging plan, as a page.

use crate::capture::{Report, TagSeen, Unplanned};
use crate::page::plain::plain;
use crate::page::{Block, Cell, Page, build};

/// What it is called.
pub const NAME: &str = "What was captured";

/// The page of what came of holding a capture against the plan; `is_denied`: it was made with consent denied, so that no tag
/// should have sent anything that needs it.
pub fn page(report: &Report, is_denied: bool) -> Page {
    let mut blocks = vec![build::heading(1, NAME)];
    blocks.extend(build::paragraph(&summary(report)));
    if is_denied {
        blocks.push(build::heading(2, "Fired without consent"));
        blocks.extend(without_consent(report));
    }
    blocks.push(build::heading(2, "Tags"));
    let tags = report.tags.iter().map(tag).collect();
    let columns = [
        "What is captured",
        "Event",
        "Seen",
        "What is not as planned",
    ];
    match report.tags.is_empty() {
        true => blocks.extend(build::paragraph(
            "No tag of the plan has an event’s name yet, so there is nothing to compare with.",
        )),
        false => blocks.extend(build::table(&columns, tags)),
    }
    if !report.unplanned.is_empty() {
        blocks.push(build::heading(2, "Events that nobody planned"));
        let rows = report.unplanned.iter().map(unplanned).collect();
        blocks.extend(build::table(&["Event", "Seen", "Close to"], rows));
    }
    if report.more_unplanned > 0 {
        let more = counted(report.more_unplanned, "event");
        blocks.extend(build::paragraph(&format!("And {more} of other names.")));
    }
    let digest = format!(
        "The capture has the SHA-256 {}. Nothing else of it is kept.",
        report.digest
    );
    blocks.extend(build::paragraph(&digest));
    Page { blocks }
}

/// How much of the plan was seen, in sentences.
pub fn summary(report: &Report) -> String {
    let seen = report.tags.iter().filter(|tag| tag.count > 0).count();
    let planned = report.as_planned().count();
    let tags = counted(report.tags.len() as u64, "tag");
    let mut said = format!(
        "{} in the capture. Of {tags} with an event’s name, {seen} {} seen, {planned} of them as planned.",
        counted(report.events, "event"),
        if seen == 1 { "was" } else { "were" },
    );
    match report.unread {
        0 => {}
        1 => said.push_str(" 1 request could not be read: it was torn by the program that wrote the capture, or is too long."),
        many => said.push_str(&format!(
            " {many} requests could not be read: they were torn by the program that wrote the capture, or are too long."
        )),
    }
    said
}

fn tag(tag: &TagSeen) -> Vec<Cell> {
    let faults = tag.faults.iter();
    let faults = faults.map(|fault| match fault.count == tag.count {
        true => format!("{}: {}", fault.kind.name(), fault.attribute),
        false => format!(
            "{}: {} ({} of {})",
            fault.kind.name(),
            fault.attribute,
            fault.count,
            tag.count
        ),
    });
    let faults: Vec<String> = faults.collect();
    let wrong = match (tag.count, faults.is_empty()) {
        (0, _) => "not seen".to_owned(),
        (_, true) => "as planned".to_owned(),
        (_, false) => faults.join("; "),
    };
    vec![
        plain(&tag.called),
        plain(&tag.event),
        plain(&tag.count.to_string()),
        plain(&wrong),
    ]
}

fn unplanned(event: &Unplanned) -> Vec<Cell> {
    let like = event.like.as_deref().unwrap_or_default();
    vec![
        plain(&event.name),
        plain(&event.count.to_string()),
        plain(like),
    ]
}

fn without_consent(report: &Report) -> Option<Block> {
    let fired = report.without_consent().map(|tag| {
        let unsaid = match tag.consent {
            Some(_) => "",
            None => "; the plan does not say which consent it needs",
        };
        let said = format!(
            "{} ({}), {}{unsaid}",
            tag.called,
            tag.event,
            times(tag.count)
        );
        Vec::from_iter(build::paragraph(&said))
    });
    let fired: Vec<Vec<Block>> = fired.collect();
    match fired.is_empty() {
        true => build::paragraph("No tag that needs a consent sent anything."),
        false => build::list(false, fired),
    }
}

fn times(count: u64) -> String {
    match count {
        1 => "once".to_owned(),
        many => format!("{many} times"),
    }
}

fn counted(count: u64, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        many => format!("{many} {what}s"),
    }
}

//! `ninefold-cli check-capture`.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::Ordering;

use ninefold_core::capture::{Report, TagSeen};
use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::Origin;
use ninefold_core::outline::captured;
use ninefold_core::page::told;
use ninefold_core::workspace::Workspace;
use serde::Serialize;

use crate::arguments::CheckCapture;
use crate::failure::{Failure, not_read};
use crate::hold::{Before, hold, keep_before, nobody};
use crate::{set, terminal};

/// What came of it, for programs.
#[derive(Serialize)]
struct Answer<'a> {
    as_planned: bool,
    digest: &'a str,
    events: u64,
    unread: u64,
    tags: Vec<Tag<'a>>,
    unplanned: Vec<Unplanned<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fired_without_consent: Option<Vec<&'a str>>,
}

#[derive(Serialize)]
struct Tag<'a> {
    name: &'a str,
    event: &'a str,
    count: u64,
    faults: Vec<Fault<'a>>,
}

#[derive(Serialize)]
struct Fault<'a> {
    what: &'static str,
    attribute: &'a str,
    count: u64,
}

#[derive(Serialize)]
struct Unplanned<'a> {
    name: &'a str,
    count: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    like: Option<&'a str>,
}

/// Checks a capture, and answers whether it is as it should be: every tag seen as planned and nothing else; or, where consent was
/// denied, no tag that needs one.
///
/// # Errors
/// A workspace or a capture that can't be read, and with --verify what writing can meet.
pub fn run(arguments: &CheckCapture) -> Result<bool, Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let report = check(&workspace, &arguments.capture)?;
    drop(workspace);
    let is_fine = match arguments.consent_denied {
        true => report.without_consent().next().is_none(),
        false => report.is_clean(),
    };
    if arguments.json {
        terminal::write(&terminal::json(&answer(&report, arguments, is_fine))?)?;
    } else {
        let (text, _) = told::markdown(&captured::page(&report, arguments.consent_denied));
        terminal::write(terminal::printable(&text, true).as_bytes())?;
    }
    if arguments.verify {
        verify(arguments, &report)?;
    }
    Ok(is_fine)
}

/// Reads the capture; a person may stop that.
fn check(workspace: &Workspace, capture: &Path) -> Result<Report, Failure> {
    let (source, length): (Box<dyn Read>, u64) = match capture.as_os_str() == "-" {
        true => (Box::new(io::stdin().lock()), 0),
        false => {
            let file = File::open(capture).map_err(|error| not_read(capture, error))?;
            let length = file.metadata().map_or(0, |file| file.len());
            (Box::new(file), length)
        }
    };
    let stopped = terminal::stopped();
    let bar = terminal::progress(usize::try_from(length).unwrap_or(usize::MAX));
    let report = workspace.check_capture(source, &mut |read| {
        bar.set_position(read);
        !stopped.load(Ordering::Relaxed)
    })?;
    bar.finish_and_clear();
    report.ok_or(Failure::NotChecked)
}

fn verify(arguments: &CheckCapture, report: &Report) -> Result<(), Failure> {
    if report.as_planned().next().is_none() {
        terminal::say("No tag was seen as planned, so none was marked.");
        return Ok(());
    }
    let (path, lock) = hold(&arguments.file)?;
    // In a copy first: what is refused leaves the file as it is.
    let tried = Workspace::open_copy(&path).and_then(|mut copy| copy.verify_tags(report));
    if let Err(error) = tried {
        lock.withdraw();
        return Err(error.into());
    }
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let mut workspace = Workspace::open(&path, &nobody(), Origin::system(), &backups)?;
    keep_before(&mut workspace, &backups, Before::Edit);
    let author = set::author(&mut workspace, &arguments.author)?;
    workspace.set_author(&author)?;
    if let Some(notice) = workspace.verify_tags(report)?.notice {
        terminal::say(&notice);
    }
    workspace.check_place()?;
    Ok(())
}

fn answer<'a>(report: &'a Report, arguments: &CheckCapture, as_planned: bool) -> Answer<'a> {
    let tag = |tag: &'a TagSeen| Tag {
        name: &tag.called,
        event: &tag.event,
        count: tag.count,
        faults: tag
            .faults
            .iter()
            .map(|fault| Fault {
                what: fault.kind.name(),
                attribute: &fault.attribute,
                count: fault.count,
            })
            .collect(),
    };
    let unplanned = report.unplanned.iter().map(|event| Unplanned {
        name: &event.name,
        count: event.count,
        like: event.like.as_deref(),
    });
    let fired = report.without_consent().map(|tag| tag.event.as_str());
    Answer {
        as_planned,
        digest: &report.digest,
        events: report.events,
        unread: report.unread,
        tags: report.tags.iter().map(tag).collect(),
        unplanned: unplanned.collect(),
        fired_without_consent: arguments.consent_denied.then(|| fired.collect()),
    }
}

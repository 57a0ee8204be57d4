//! The power fails: of the disk there is what had reached it, and everything that was said to be saved is among that.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, sleep};
use std::time::Duration;

use super::disk::{LEFT_OUT, Mounted};
use super::killed::{Acknowledged, workplace};
use super::writer::{Said, Writer};
use super::{Chance, figure, times};
use crate::properties::World;
use crate::workspace::Workspace;

/// As large as a disk has to be for what a writer does while it is cut off a few times.
const BYTES: u64 = 48 << 20;
/// How often one writer is cut off.
const CUTS: usize = 20;

/// How many cuts lost something, of so many; `None` where there is no disk to be had.
fn lossy(cuts: usize, unsynced: bool) -> Option<(usize, usize)> {
    let mut chance = Chance::of(200);
    let (mut lossy, mut deeds, mut done) = (0, 0, 0);
    while done < cuts {
        let (world, after, images) = (World::new(), World::new(), World::new());
        let image = images.path();
        let _disk = Mounted::made(&image, BYTES, world.path().parent()?)?;
        let (mut job, _bundles) = workplace(&world, chance.below(1 << 40) as u64);
        job.unsynced = unsynced;
        let writer = Writer::start(&job);
        let process = writer.process();
        let heard = listen(writer);
        let mut acknowledged = Acknowledged::default();
        acknowledged.hear(heard.recv().unwrap());
        for _ in 0..CUTS.min(cuts - done) {
            sleep(Duration::from_millis(20 + chance.below(200) as u64));
            stop(process);
            sleep(Duration::from_millis(5));
            heard.try_iter().for_each(|said| acknowledged.hear(said));
            let copy = images.backups();
            fs::copy(&image, &copy).unwrap();
            signal("CONT", process);
            let _copy = Mounted::of(&copy, after.path().parent()?)?;
            done += 1;
            let opened = Workspace::open(
                &after.path(),
                &after.author,
                after.origin(),
                &after.backups(),
            );
            let lost = opened.map(|mut open| acknowledged.lost(&mut open, &job.use_case));
            if !matches!(&lost, Ok(lost) if lost.is_empty()) {
                assert!(unsynced, "cut {done}: {lost:?}");
                lossy += 1;
            }
        }
        signal("KILL", process);
        while heard.recv().is_ok() {}
        deeds += acknowledged.deeds();
    }
    assert!(deeds > 0, "nothing was done, so nothing is proven");
    Some((lossy, deeds))
}

/// Hears a writer while it works.
fn listen(mut writer: Writer) -> Receiver<Said> {
    let (says, heard) = channel();
    thread::spawn(move || {
        while let Some(said) = writer.hear() {
            if says.send(said).is_err() {
                break;
            }
        }
        writer.kill();
    });
    heard
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("sh")
        .args(["-c", &format!("kill -{name} {process}")])
        .status();
    assert!(sent.unwrap().success());
}

/// Stops a process, and waits until it asks nothing of the disk any more.
fn stop(process: u32) {
    signal("STOP", process);
    let tasks = Path::new("/proc").join(process.to_string()).join("task");
    let is_stopped = || {
        let mut tasks = fs::read_dir(&tasks).unwrap();
        tasks.all(|task| {
            let state = fs::read_to_string(task.unwrap().path().join("stat")).unwrap_or_default();
            let state = state
                .rsplit_once(") ")
                .map(|(_, rest)| rest.starts_with('T'));
            state.unwrap_or(true)
        })
    };
    while !is_stopped() {
        sleep(Duration::from_millis(1));
    }
}

#[test]
fn the_power_fails_and_all_that_was_said_to_be_saved_is_there() {
    let cuts = times(6, 200);
    let Some((lost, deeds)) = lossy(cuts, false) else {
        println!("{LEFT_OUT}");
        return;
    };
    assert_eq!(lost, 0);
    let (lost, _) = lossy(cuts.max(20), true).unwrap();
    assert!(lost > 0, "with synchronous=NORMAL nothing is lost either");
    figure(
        "power cut",
        &format!(
            "{cuts} cuts, 0 of {deeds} acknowledged deeds lost; with synchronous=NORMAL {lost} of {} cuts lose some",
            cuts.max(20)
        ),
    );
}

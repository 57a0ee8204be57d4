//! Checking a HAR of so many megabytes against a plan, beside parsing it with serde_json's streaming reader alone, and how much
//! memory that takes.
//!
//! `cargo bench -p ninefold-core --bench capture -- 100`

mod rounds;

use std::error::Error;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use ninefold_core::capture::check;
use ninefold_core::document::id::Id;
use ninefold_core::tagging::{Consent, Event, Plan};
use serde::de::IgnoredAny;

const MEGABYTES: u64 = 100;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let named = std::env::args().skip(1).find_map(|size| size.parse().ok());
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let path = folder.path().join("capture.har");
    let events = write(&path, named.unwrap_or(MEGABYTES) << 20)?;
    let plan = plan();
    println!(
        "{} MiB hold {events} events",
        fs::metadata(&path)?.len() >> 20
    );
    let mut ours = || -> Result<Duration, Box<dyn Error>> {
        let begun = Instant::now();
        let report = check(&plan, File::open(&path)?, &mut |_| true)?;
        let took = begun.elapsed();
        let report = report.ok_or("nobody stopped it")?;
        assert_eq!((report.events, report.unread), (events, 0));
        Ok(took)
    };
    let mut theirs = || -> Result<Duration, Box<dyn Error>> {
        let begun = Instant::now();
        let source = BufReader::with_capacity(64 << 10, File::open(&path)?);
        black_box(serde_json::from_reader::<_, IgnoredAny>(source)?);
        Ok(begun.elapsed())
    };
    ours()?;
    forget_peak()?;
    let before = peak()?;
    ours()?;
    let after = peak()?;
    println!(
        "memory {:.1} MiB at most, {:.1} of them before",
        after, before
    );
    rounds::compare("capture ÷ parsing alone", ROUNDS, &mut ours, &mut theirs)
}

fn plan() -> Plan {
    let names = ["add_to_cart", "purchase", "view_item"];
    let events = (0..).zip(names).map(|(number, name)| Event {
        tag: Id::from_bytes([number; 16]),
        name: name.to_owned(),
        called: name.to_owned(),
        touchpoint: String::new(),
        trigger: String::new(),
        consent: Some(Consent::Analytics),
        attributes: Vec::new(),
    });
    Plan {
        events: events.collect(),
        needs: Vec::new(),
    }
}

/// Writes a HAR as browsers do: pages, scripts and pictures with what they hold, and a hit after every third of them. Answers how
/// many events are in it.
fn write(path: &Path, bytes: u64) -> Result<u64, Box<dyn Error>> {
    let mut to = BufWriter::new(File::create(path)?);
    let script = "function f(a){return a.map(x=>\\\"<b>\\\"+x+\\\"</b>\\\")}\\n".repeat(900);
    let picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ".repeat(1_500);
    let headers: String = (0..12)
        .map(|number| format!(r#"{{"name":"x-header-{number}","value":"value of header {number}; a=b; c=\"d\""}},"#))
        .collect();
    let entry = |method: &str, url: &str, post: &str, content: &str| {
        format!(
            r#"{{"startedDateTime":"2026-11-22T14:03:00.000Z","time":12.5,"request":{{"method":"{method}","url":"{url}","httpVersion":"h2","headers":[{headers}{{"name":"cookie","value":"c"}}],"queryString":[],"cookies":[]{post}}},"response":{{"status":200,"headers":[{headers}{{"name":"h","value":"v"}}],"content":{{"size":9,"text":"{content}"}}}},"timings":{{"send":1,"wait":2.25,"receive":3}}}}"#
        )
    };
    write!(
        to,
        r#"{{"log":{{"version":"1.2","creator":{{"name":"b","version":"1"}},"pages":[],"entries":["#
    )?;
    let (mut written, mut events, mut number) = (0, 0, 0_u32);
    while written < bytes {
        let text = match number % 4 {
            0 => entry("GET", "https://shop.example/app.js", "", &script),
            1 => entry("GET", "https://shop.example/a.png", "", &picture),
            2 => entry(
                "GET",
                "https://shop.example/api/cart?id=7",
                "",
                r#"{\"name\":\"Anna\"}"#,
            ),
            _ => {
                events += 2;
                let post = r#","postData":{"mimeType":"application/json","text":"{\"batch\":[{\"event\":\"add_to_cart\",\"properties\":{\"price\":1}},{\"event\":\"view_item\"}]}"}"#;
                entry("POST", "https://c.example/v1/batch", post, "")
            }
        };
        if number > 0 {
            to.write_all(b",\n")?;
        }
        to.write_all(text.as_bytes())?;
        written += text.len() as u64;
        number += 1;
    }
    to.write_all(b"]}}")?;
    to.flush()?;
    Ok(events)
}

/// The most memory that was in use since it was last forgotten, in MiB.
fn peak() -> Result<f64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next());
    Ok(kib.ok_or("no VmHWM")?.parse::<f64>()? / 1024.0)
}

fn forget_peak() -> Result<(), Box<dyn Error>> {
    Ok(fs::write("/proc/self/clear_refs", "5")?)
}

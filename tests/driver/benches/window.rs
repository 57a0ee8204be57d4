//! The real window, as it is shipped, beside an empty one: start, memory, nodes and clicks, on generated workspaces.
//!
//! `cargo bench --profile dev -p ninefold-driver --bench window -- 8 200 1000`; with `--built`, what was built before is measured
//! as it is.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ninefold_driver::{App, Launch};
use serde_json::json;

type Done<T> = Result<T, Box<dyn Error>>;

const SIZES: [u32; 3] = [8, 200, 1000];
const ROUNDS: usize = 5;

/// Answers when something is there and painted: two frames later.
const PAINTED: &str = "for (;;) {
        await new Promise(requestAnimationFrame);
        if (document.querySelector(SELECTOR)) break;
    }
    await new Promise(requestAnimationFrame);";

/// Clicks, waits until something is there and painted, and answers the milliseconds that took.
const CLICKED: &str = "const begun = performance.now();
    document.querySelector(BUTTON).click();
    PAINTED
    return performance.now() - begun;";

/// Screens that are reached from a list, by what is clicked and what is there then.
const CLICKS: [(&str, &str, &str); 3] = [
    (
        "click on a use case",
        "#main [data-action=go][data-use-case]",
        ".stepper, .tabs",
    ),
    (
        "click on the tagging plan",
        "#sidebar [data-screen=tags]",
        "#main table",
    ),
    (
        "click on integrations",
        "#sidebar [data-screen=integrations]",
        "#main table",
    ),
];

/// What one start showed.
struct Started {
    milliseconds: f64,
    kibibytes: u64,
    app: App,
}

fn main() -> Done<()> {
    let sizes: Vec<u32> = std::env::args()
        .filter_map(|size| size.parse().ok())
        .collect();
    let sizes = if sizes.is_empty() {
        SIZES.to_vec()
    } else {
        sizes
    };
    let release = match std::env::args().any(|word| word == "--built") {
        true => release(),
        false => built()?,
    };
    // On the disk that is built on: files in memory are synced for nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let empty = Launch::new(release.join("ninefold-empty"), folder.path());
    let real = Launch::new(release.join("ninefold"), folder.path());
    println!("| What | over an empty window |\n| --- | --- |");
    beside("start without a workspace", &empty, &real, "[name=author]")?;
    for use_cases in sizes {
        let file = folder.path().join(format!("{use_cases}.ninefold"));
        generate(&release.join("ninefold-cli"), use_cases, &file)?;
        let mut opening = real.clone();
        opening.arguments = vec![file.display().to_string()];
        let what = format!("start to the list of {use_cases}");
        beside(
            &what,
            &empty,
            &opening,
            "#main [data-action=go][data-use-case]",
        )?;
        clicks(&opening, use_cases)?;
    }
    Ok(())
}

/// Builds what is compared as it is shipped, and answers where.
fn built() -> Done<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for package in [
        &["ninefold", "--features", "custom-protocol"][..],
        &["ninefold-cli"],
        &["ninefold-empty"],
    ] {
        let mut command = Command::new(&cargo);
        command.args(["build", "--release", "--locked", "--package"]);
        if !command.args(package).status()?.success() {
            return Err(format!("{} was not built", package[0]).into());
        }
    }
    Ok(release())
}

fn release() -> PathBuf {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    temporary.parent().unwrap_or(temporary).join("release")
}

fn generate(cli: &Path, use_cases: u32, file: &Path) -> Done<()> {
    let number = use_cases.to_string();
    let mut command = Command::new(cli);
    command.args(["generate", "--use-cases", &number]).arg(file);
    let made = command.output()?;
    match made.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&made.stderr).into()),
    }
}

/// Starts both in turn, and prints how they compare.
fn beside(what: &str, empty: &Launch, real: &Launch, selector: &str) -> Done<()> {
    let (mut ratios, mut times, mut memory, mut nodes) = (vec![], vec![], vec![], 0);
    for _ in 0..ROUNDS {
        let other = start(empty, "#main")?;
        let (least, alone) = (other.milliseconds, other.kibibytes);
        drop(other);
        let mut own = start(real, selector)?;
        ratios.push(own.milliseconds / least);
        times.push(own.milliseconds);
        memory.push((own.kibibytes as f64 - alone as f64) / 1024.0);
        nodes = own.app.count("*");
        // What a killed one leaves beside the file would be looked through by the next start.
        own.app.close();
    }
    println!(
        "| {what} | {:.2} ({:.0} ms), {:+.0} MiB, {nodes} nodes |",
        median(ratios),
        median(times),
        median(memory)
    );
    Ok(())
}

/// Starts an app whose data folder knows the person, and waits until something is painted.
fn start(launch: &Launch, selector: &str) -> Done<Started> {
    let is_known = !launch.arguments.is_empty();
    let settings =
        json!({ "author": "Mara Lind", "authorId": "01900000-0000-7000-8000-000000000001" });
    let app = App::start_with(launch, |data| {
        if is_known {
            // Where it can't be written, the first start is shown, and the list is waited for in vain.
            let _ = fs::write(data.join("settings.json"), settings.to_string());
        }
    });
    app.eval_async(
        &PAINTED.replace("SELECTOR", &json!(selector).to_string()),
        &[],
    );
    let milliseconds = app.begun().elapsed().as_secs_f64() * 1000.0;
    // What is made after the first picture is part of what is shown.
    std::thread::sleep(Duration::from_secs(2));
    Ok(Started {
        milliseconds,
        kibibytes: app.memory(),
        app,
    })
}

/// The first of each kind of click after a start, in a few starts.
fn clicks(launch: &Launch, use_cases: u32) -> Done<()> {
    for (what, button, there) in CLICKS {
        let mut times = Vec::new();
        let mut nodes = 0;
        for _ in 0..3 {
            let mut started = start(launch, "#main [data-action=go][data-use-case]")?;
            if started.app.count(button) == 0 {
                started.app.close();
                break;
            }
            let script = CLICKED
                .replace("PAINTED", PAINTED)
                .replace("SELECTOR", &json!(there).to_string())
                .replace("BUTTON", &json!(button).to_string());
            times.extend(started.app.eval_async(&script, &[]).as_f64());
            nodes = started.app.count("*");
            started.app.close();
        }
        if !times.is_empty() {
            println!(
                "| {what}, of {use_cases} | {:.0} ms, {nodes} nodes |",
                median(times)
            );
        }
    }
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

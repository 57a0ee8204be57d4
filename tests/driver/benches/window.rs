//! The real window, as it is shipped, beside an empty one: start, memory, nodes, clicks and scrolling, on generated workspaces.
//!
//! `cargo bench --profile dev -p ninefold-driver --bench window -- 8 200 1000`; with `--built`, what was built before is measured
//! as it is.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ninefold_driver::{App, Launch};
use serde_json::{Value, json};

type Done<T> = Result<T, Box<dyn Error>>;

const SIZES: [u32; 3] = [8, 200, 1000];
const ROUNDS: usize = 7;

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

/// When the page began, had loaded what it is made of, and painted something first, in milliseconds since it began but for
/// the first, which is since 1970.
const STEPS: &str = "const [{loadEventEnd}] = performance.getEntriesByType('navigation');
    const [{startTime}] = performance.getEntriesByType('paint');
    return [performance.timeOrigin, loadEventEnd, startTime];";

/// Comes back to the list from another screen, and answers the milliseconds from its rows being here to their being painted.
const RETURNED: &str = "document.querySelector('#sidebar [data-screen=metrics]').click();
    while (document.querySelector('#main .use-case')) await new Promise(requestAnimationFrame);
    const {fetch} = window;
    let came;
    window.fetch = async (...asked) => {
        const answer = await fetch(...asked);
        await answer.clone().arrayBuffer();
        if (String(asked[0]).endsWith('use_case_list')) came = performance.now();
        return answer;
    };
    document.querySelector('#sidebar .screens button').click();
    PAINTED
    window.fetch = fetch;
    return performance.now() - came;";

/// Scrolls by so much a frame, up again where the end is reached, and answers how long each frame took.
const SCROLLED: &str = "const times = [], page = document.scrollingElement;
    let by = 40, before = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < 300; frame += 1) {
        const top = page.scrollTop;
        page.scrollTop += by;
        if (page.scrollTop === top) by = -by;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - before);
        before = now;
    }
    return times;";

/// Does something, and answers the milliseconds until what came of it is drawn and painted. Nothing of what was done before
/// is drawn meanwhile.
const DRAWN: &str = "const drawn = async (deed) => {
        await new Promise((done) => setTimeout(done, 500));
        const begun = performance.now();
        const shown = new Promise((done) => document.addEventListener('drawn', done, {once: true}));
        deed();
        await shown;
        for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
        return performance.now() - begun;
    };";

/// In a use case: goes from phase to phase, scores, takes that back; answers how long each took.
const WORKED: &str = "DRAWN
    const steps = [], scores = [], undone = [];
    const phases = [...document.querySelectorAll('.stepper [data-phase]')].map((step) => step.dataset.phase);
    const go = (phase) => () => document.querySelector(`.stepper [data-phase=${phase}]`).click();
    for (const phase of phases.slice(1)) steps.push(await drawn(go(phase)));
    await drawn(go(phases[0]));
    for (const _ of [1, 2, 3, 4, 5]) {
        const score = document.querySelector('#main [data-field^=\"score/\"] input:not(:checked)');
        scores.push(await drawn(() => score.click()));
        undone.push(await drawn(() => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'z', ctrlKey: true, bubbles: true}))));
    }
    return [steps, scores, undone];";

/// Among the integrations: turns to the matrix a few times, and ticks a few of its boxes. Answers how many rows and columns it
/// has; how long it took to be painted, and a tick; and what was asked for after the last of these, but for what enters it.
const TICKED: &str = "DRAWN
    const turned = [], ticked = [];
    for (const _ of [1, 2, 3, 4, 5]) {
        turned.push(await drawn(() => document.querySelector('[data-action=asMatrix]').click()));
        if (turned.length < 5) await drawn(() => document.querySelector('[data-action=asList]').click());
    }
    const table = document.querySelector('.matrix table'), {fetch} = window;
    const size = [table.ariaRowCount ?? table.rows.length, table.ariaColCount ?? table.rows[0].cells.length];
    let asked = [];
    window.fetch = (...request) => {
        asked.push(String(request[0]).split('/').at(-1));
        return fetch(...request);
    };
    for (const _ of [1, 2, 3, 4, 5]) {
        asked = [];
        let begun;
        await drawn(async () => {
            begun = performance.now();
            document.querySelectorAll('.matrix tbody input')[7 * _].click();
            for (const frame of [1, 2]) await new Promise(requestAnimationFrame);
            ticked.push(performance.now() - begun);
        });
    }
    window.fetch = fetch;
    return [size.map((all) => all - 1), turned, ticked, asked.filter((name) => name !== 'enter')];";

/// A row of the list.
const LIST: &str = "#main [data-action=go][data-use-case]";

/// Screens that are reached from a list, by what is clicked and what is there then.
const CLICKS: [(&str, &str, &str); 3] = [
    ("click on a use case", LIST, ".stepper, .tabs"),
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
    app: App,
    measured: Measured,
}

struct Measured {
    /// From the start: the page begins, is loaded, paints something, and what was waited for is painted; in milliseconds.
    steps: [f64; 4],
    /// MiB by process: the app's own, and those of the web view.
    memory: BTreeMap<String, f64>,
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
    let (mut first, mut first_worked) = (None, None);
    beside("start without a workspace", &empty, &real, "[name=author]")?;
    for use_cases in sizes {
        let file = folder.path().join(format!("{use_cases}.ninefold"));
        generate(&release.join("ninefold-cli"), use_cases, &file)?;
        let mut opening = real.clone();
        opening.arguments = vec![file.display().to_string()];
        let what = format!("start to the list of {use_cases}");
        beside(&what, &empty, &opening, LIST)?;
        clicks(&opening, use_cases)?;
        let worked = work(&opening, use_cases)?;
        let before = *first_worked.get_or_insert(worked);
        let [step, score, undo] = [0, 1, 2].map(|at| worked[at] / before[at]);
        println!(
            "| step, score, undo, of {use_cases} ÷ of the first | {step:.2}, {score:.2}, {undo:.2} |"
        );
        let frame = scrolling(&opening, use_cases)?;
        println!(
            "| a frame of scrolling, of {use_cases} ÷ of the first | {:.2} |",
            frame / *first.get_or_insert(frame)
        );
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

/// Starts both in turn, and prints how they compare, and where time and memory go.
fn beside(what: &str, empty: &Launch, real: &Launch, selector: &str) -> Done<()> {
    let (mut others, mut owns, mut nodes) = (vec![], vec![], 0);
    for _ in 0..ROUNDS {
        others.push(start(empty, "#main")?.measured);
        let mut own = start(real, selector)?;
        nodes = own.app.count("*");
        // What a killed one leaves beside the file would be looked through by the next start.
        own.app.close();
        owns.push(own.measured);
    }
    let pairs = || others.iter().zip(&owns);
    let ratio = median(pairs().map(|(other, own)| own.steps[3] / other.steps[3]));
    let more = |part: Option<&str>| {
        median(pairs().map(|(other, own)| own.mebibytes(part) - other.mebibytes(part)))
    };
    let painted = median(owns.iter().map(|own| own.steps[3]));
    println!(
        "| {what} | {ratio:.2} ({painted:.0} ms), {:+.0} MiB, {nodes} nodes |",
        more(None)
    );
    let steps = |all: &[Measured]| {
        let step = |at: usize| median(all.iter().map(|one| one.steps[at])).round();
        [0, 1, 2, 3].map(step)
    };
    println!(
        "| … page begins, is loaded, paints, has painted that; empty | {:?} ms; {:?} ms |",
        steps(&owns),
        steps(&others)
    );
    println!(
        "| … memory of the app, the page and the loading of files | {:+.0}, {:+.0}, {:+.0} MiB |",
        more(Some("ninefold")),
        more(Some("WebKitWebProcess")),
        more(Some("WebKitNetworkProcess"))
    );
    Ok(())
}

impl Measured {
    /// The memory of the processes whose names begin so, or of all.
    fn mebibytes(&self, beginning: Option<&str>) -> f64 {
        let named = |name: &str| beginning.is_none_or(|beginning| name.starts_with(beginning));
        let parts = self.memory.iter().filter(|(name, _)| named(name));
        parts.map(|(_, mebibytes)| mebibytes).sum()
    }
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
    let painted = app.begun().elapsed().as_secs_f64() * 1000.0;
    let told = app.eval(STEPS);
    let told = |at: usize| told[at].as_f64().ok_or("the page tells no times");
    let begins = told(0)? - app.begun_at();
    let steps = [begins, begins + told(1)?, begins + told(2)?, painted];
    // What is made after the first picture is part of what is shown.
    std::thread::sleep(Duration::from_secs(2));
    let memory = app.memory().into_iter();
    let memory = memory
        .map(|(name, kibibytes)| (name, kibibytes as f64 / 1024.0))
        .collect();
    let measured = Measured { steps, memory };
    Ok(Started { app, measured })
}

/// Coming back to the list, and scrolling it, in a window of 640 × 480, in which eight use cases are more than it holds.
/// Answers the 95th percentile of how long a frame took, in milliseconds.
fn scrolling(launch: &Launch, use_cases: u32) -> Done<f64> {
    let (mut returned, mut frames) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        let mut started = start(launch, LIST)?;
        let painted = PAINTED.replace("SELECTOR", &json!(LIST).to_string());
        let script = RETURNED.replace("PAINTED", &painted);
        returned.extend(started.app.eval_async(&script, &[]).as_f64());
        started.app.resize(640, 480);
        let times = started.app.eval_async(SCROLLED, &[]);
        let mut times = numbers(&times);
        times.sort_by(f64::total_cmp);
        frames.push(times[times.len() * 95 / 100]);
        started.app.close();
    }
    let frame = median(frames);
    println!(
        "| list painted after its data came, of {use_cases}; a frame of scrolling, p95 | {:.0} ms; {frame:.1} ms |",
        median(returned)
    );
    Ok(frame)
}

/// The first of each kind of click after a start, in a few starts.
fn clicks(launch: &Launch, use_cases: u32) -> Done<()> {
    for (what, button, there) in CLICKS {
        let mut times = Vec::new();
        let mut nodes = 0;
        for _ in 0..3 {
            let mut started = start(launch, LIST)?;
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

/// What is done in a use case and in the matrix, a few times of each in one start. Answers how long a step, a score and an
/// undo took, in milliseconds.
fn work(launch: &Launch, use_cases: u32) -> Done<[f64; 3]> {
    let mut app = start(launch, LIST)?.app;
    // All of the file is looked at behind the window until then.
    std::thread::sleep(Duration::from_secs(6));
    app.click(LIST);
    app.click(".tabs [data-action=plan]");
    app.wait_for(".stepper");
    let worked = app.eval_async(&WORKED.replace("DRAWN", DRAWN), &[]);
    let [step, score, undo] = [0, 1, 2].map(|at| median(numbers(&worked[at])));
    println!(
        "| step to the next phase, score, undo, of {use_cases} | {step:.0}, {score:.0}, {undo:.0} ms |"
    );
    app.click("#sidebar [data-screen=integrations]");
    app.wait_for(".records");
    let ticked = app.eval_async(&TICKED.replace("DRAWN", DRAWN), &[]);
    let [painted, tick] = [1, 2].map(|at| median(numbers(&ticked[at])));
    println!(
        "| matrix of {} painted; a tick painted; asked for after it | {painted:.0} ms; {tick:.0} ms; {} |",
        ticked[0], ticked[3]
    );
    app.close();
    Ok([step, score, undo])
}

/// The numbers of a list that the page answered.
fn numbers(list: &Value) -> Vec<f64> {
    let numbers = list.as_array().into_iter().flatten();
    numbers.filter_map(Value::as_f64).collect()
}

fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

//! The page of a phase with every field full: how long it takes to be drawn, beside an earlier build, and a click into an
//! answer to have its caret.
//!
//! `cargo bench --profile dev -p ninefold-driver --bench reading -- BUILT [BEFORE]`, each the path of a program `ninefold`.

use std::error::Error;

use ninefold_driver::{App, Launch};
use serde_json::{Value, json};

type Done<T> = Result<T, Box<dyn Error>>;

const ROUNDS: usize = 5;

/// What stands in every field.
const ANSWER: &str = "We want **half of the carts** back, see [the list](https://shop.example/carts?of=2027).
A second line, *stressed*, and `a setting`.

- first item with **weight**
- second item
- [x] a task

| Item | First year | Later |
| --- | ---: | ---: |
| Extra revenue | **410k** | 460k |
| Cost | 62k | 18k |

And a last paragraph that is as long as what people write who have thought about it for a while before a workshop.";

/// Makes a use case whose every field is full.
const FILLED: &str = "const {invoke} = window.__TAURI__.core;
    const {place: {useCase}} = await invoke('use_case_create', {});
    const {header} = await invoke('use_case_overview', {useCase});
    const enter = (field, entry) => invoke('enter', {document: useCase, record: useCase, field, entry});
    for (const {key} of header.steps) {
        const page = await invoke('phase_page', {useCase, phase: key, since: null});
        for (const {field, singleLine} of page.sections.flatMap(({questions}) => questions))
            await enter(field, {text: singleLine ? 'Full' : arguments[0]});
        for (const {field} of page.scoring.dimensions) await enter(field, {score: 4});
    }
    return useCase;";

/// Goes from phase to phase. Answers how long each took until it was laid out, and of this the window's script once its page
/// was here, and the web view's layout.
const DRAWN: &str = "const {core} = window.__TAURI__, {invoke} = core;
    let came = 0;
    window.__TAURI__ = {...window.__TAURI__, core: {...core, invoke: async (...asked) => {
        const answer = await invoke(...asked);
        if (asked[0] === 'phase_page') came = performance.now();
        return answer;
    }}};
    const all = [], scripts = [], layouts = [];
    const phases = [...document.querySelectorAll('.stepper [data-phase]')].map((step) => step.dataset.phase);
    for (const phase of [...phases.slice(1), ...phases]) {
        await new Promise((done) => setTimeout(done, 300));
        const begun = performance.now();
        const shown = new Promise((done) => document.addEventListener('drawn', done, {once: true}));
        document.querySelector(`.stepper [data-phase=${phase}]`).click();
        await shown;
        const made = performance.now();
        document.body.getBoundingClientRect();
        const drawn = performance.now();
        all.push(drawn - begun);
        scripts.push(made - came);
        layouts.push(drawn - made);
    }
    return [all, scripts, layouts];";

/// Clicks into answers that are read, and answers how long it took until each had its caret and was laid out.
const CLICKED: &str = "const times = [];
    for (const reading of document.querySelectorAll('.question .reading')) {
        reading.scrollIntoView({block: 'center', behavior: 'instant'});
        await new Promise(requestAnimationFrame);
        const {left, bottom} = [...reading.querySelectorAll('p')].at(-1).getBoundingClientRect();
        const at = {bubbles: true, button: 0, clientX: left + 40, clientY: bottom - 10};
        const field = reading.parentElement.querySelector('textarea');
        const begun = performance.now();
        const target = document.elementFromPoint(at.clientX, at.clientY);
        target.dispatchEvent(new PointerEvent('pointerdown', at));
        target.dispatchEvent(new MouseEvent('click', at));
        field.getBoundingClientRect();
        times.push(performance.now() - begun);
        if (document.activeElement !== field || field.selectionStart < 200) throw new Error('no caret');
    }
    return times;";

fn main() -> Done<()> {
    let programs: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let built = programs.first().ok_or("the path of a program `ninefold`")?;
    let mut drawn = vec![[vec![], vec![], vec![]]; programs.len()];
    let mut clicked = Vec::new();
    for _ in 0..ROUNDS {
        for (program, drawn) in programs.iter().zip(&mut drawn) {
            let app = start(program);
            let found = app.eval_async(DRAWN, &[]);
            for (at, times) in drawn.iter_mut().enumerate() {
                times.extend(numbers(&found[at]));
            }
            if program == built {
                clicked.extend(numbers(&app.eval_async(CLICKED, &[])));
            }
        }
    }
    println!("| What | |\n| --- | --- |");
    for (program, drawn) in programs.iter().zip(&drawn) {
        let [all, script, layout] = drawn.each_ref().map(|times| mean(times));
        println!(
            "| a phase drawn; of it script, layout: {program} | {all:.1} ms; {script:.1}, {layout:.1} ms |"
        );
    }
    let most = clicked.iter().copied().fold(0.0, f64::max);
    println!(
        "| a click into an answer until its caret, median and most | {:.1} ms, {most:.1} ms |",
        median(&clicked)
    );
    Ok(())
}

/// The program with a use case that is full, its first phase open.
fn start(program: &str) -> App {
    let app = App::start(&Launch::new(program, env!("CARGO_TARGET_TMPDIR")));
    app.fill("[name=author]", "Mara Lind");
    app.click("button[value=empty]");
    app.wait_for_text("Start with a first use case");
    let use_case = app.eval_async(FILLED, &[json!(ANSWER)]);
    app.eval_with(
        "const button = document.createElement('button');
        Object.assign(button.dataset, {action: 'plan', useCase: arguments[0], phase: 'ideation'});
        document.body.append(button);
        button.click();
        button.remove();",
        &[use_case],
    );
    app.wait_for(".stepper");
    app.wait_until_quiet();
    app
}

fn numbers(list: &Value) -> Vec<f64> {
    let numbers = list.as_array().into_iter().flatten();
    numbers.filter_map(Value::as_f64).collect()
}

/// Of the quicker half: a machine that is busy with something else only adds to a time.
fn mean(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let half = &values[..values.len().div_ceil(2)];
    half.iter().sum::<f64>() / half.len() as f64
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

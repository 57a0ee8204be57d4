//! The coach's answer while a slider is dragged: every input changes each time, looks and variations at their most. Told are the
//! median and the slowest of the answers, which a frame of 16 ms must hold: `cargo bench -p ninefold-core --bench coach`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use ninefold_core::measure::{Given, MOST_LOOKS};

const ANSWERS: usize = 1000;

fn main() {
    let mut times: Vec<Duration> = (0..ANSWERS).map(answer).collect();
    times.sort();
    let [median, slowest] = [times[ANSWERS / 2], times[ANSWERS - 1]];
    println!("answers: {ANSWERS}, median {median:?}, slowest {slowest:?}, a frame is 16 ms");
    assert!(median < Duration::from_millis(16), "it misses the frame");
}

/// How long the answer takes to inputs none of which were there before.
fn answer(round: usize) -> Duration {
    let given = Given {
        // Three digits behind the point might be thousands.
        baseline: format!("{}.{:04}", 1 + round % 40, round),
        target: format!("{}.{:04}", 42 + round % 40, round),
        unit: "%".to_owned(),
        week: (1000 + round).to_string(),
        four_weeks: (2000 + 2 * round).to_string(),
        share: format!("{}%", 1 + round % 100),
        variations: (2 + round % 9).to_string(),
        power: format!("{}.5", 50 + round % 49),
        significance: format!("{}.25", 1 + round % 20),
        sides: ["one", "two"][round % 2].to_owned(),
        looks: (MOST_LOOKS - u32::try_from(round % 4).unwrap_or_default()).to_string(),
        rule: ["pocock", "obrien-fleming"][round / 2 % 2].to_owned(),
        weeks: (1 + round % 52).to_string(),
        ..Given::default()
    };
    let start = Instant::now();
    let advice = black_box(given).advice();
    let time = start.elapsed();
    assert!(advice.is_answer, "{}", advice.sentence);
    time
}

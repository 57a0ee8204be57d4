//! Writes what the coach says of two hundred tests of a rate into a folder, for others to say the same: baselines from 0.1 to 99%,
//! lifts from 1 to 200%, powers from 0.5 to 0.99, two to six variations, uneven splits. Then of a hundred of a mean, with spreads
//! from a fifth of it to five times as much, and of a hundred of a count, from one in fifty people to twenty each.
//!
//! `cargo run -p ninefold-core --example cases -- target/measure`

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use ninefold_core::measure::{Measured, Plan, Rule, Sides};
use serde_json::json;

const RATES: usize = 200;
const MEANS: usize = 100;
const COUNTS: usize = 100;
const BASELINES: [f64; 10] = [0.001, 0.005, 0.02, 0.04, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99];
const AVERAGES: [f64; 4] = [0.8, 12.5, 62.0, 1400.0];
const SPREADS: [f64; 6] = [0.2, 0.5, 1.0, 1.5, 2.5, 5.0];
const TIMES: [f64; 7] = [0.02, 0.1, 0.4, 1.0, 2.5, 7.0, 20.0];
const LIFTS: [f64; 9] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 1.0, 2.0];
const POWERS: [f64; 6] = [0.5, 0.7, 0.8, 0.9, 0.95, 0.99];
const SIGNIFICANCES: [f64; 3] = [0.01, 0.05, 0.1];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    let rates = (0..).filter_map(rate).take(RATES);
    let plans = rates
        .chain((0..).filter_map(mean).take(MEANS))
        .chain((0..).filter_map(count).take(COUNTS));
    let cases = plans.map(|plan| {
        let (kind, spread) = match plan.measured {
            Measured::Rate(_) => ("rate", None),
            Measured::Mean { spread, .. } => ("mean", Some(spread)),
            Measured::Count(_) => ("count", None),
        };
        json!({
            "kind": kind,
            "baseline": plan.measured.average(),
            "spread": spread,
            "target": plan.target,
            "split": plan.split,
            "power": plan.power,
            "significance": plan.significance,
            "two_sided": plan.sides == Sides::Two,
            "people": plan.size().each,
        })
    });
    let cases: Vec<_> = cases.collect();
    fs::write(folder.join("cases.json"), serde_json::to_vec(&cases)?)?;
    Ok(())
}

fn rate(number: usize) -> Option<Plan> {
    plan(
        number,
        Measured::Rate(BASELINES[number * 3 % BASELINES.len()]),
    )
}

fn mean(number: usize) -> Option<Plan> {
    let mean = AVERAGES[number % AVERAGES.len()];
    let spread = mean * SPREADS[number * 5 % SPREADS.len()];
    plan(number, Measured::Mean { mean, spread })
}

fn count(number: usize) -> Option<Plan> {
    plan(number, Measured::Count(TIMES[number * 3 % TIMES.len()]))
}

/// A plan of its number, if it can be: no rate gets to 100%. Steps that have no factor in common meet all of each.
fn plan(number: usize, measured: Measured) -> Option<Plan> {
    let baseline = measured.average();
    let lift = LIFTS[number * 2 % LIFTS.len()];
    let target = match number % 7 {
        0 => baseline / (1.0 + lift),
        _ => baseline * (1.0 + lift),
    };
    let variations = 2 + number % 5;
    let split = match number % 3 {
        0 => vec![1.0; variations],
        1 => (0..variations).map(|place| 1.0 + place as f64).collect(),
        _ => (0..variations)
            .map(|place| 1.0 / (1.0 + place as f64))
            .collect(),
    };
    let can_be = target < 1.0 || !matches!(measured, Measured::Rate(_));
    can_be.then(|| Plan {
        measured,
        target,
        split,
        power: POWERS[number % POWERS.len()],
        significance: SIGNIFICANCES[number / 2 % SIGNIFICANCES.len()],
        sides: [Sides::Two, Sides::One][usize::from(number % 4 == 3)],
        looks: 1,
        rule: Rule::Nothing,
        traffic: None,
        weeks: 4.0,
    })
}

//! What a use case may bring, in ten thousand cases, against the bare loop of its formula over the same random numbers, which are
//! drawn beforehand in both; the spread, the chance, the bars and what matters most come on top.
//!
//! `cargo bench -p ninefold-core --bench benefit`

mod rounds;

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use ninefold_core::benefit::{Draws, Input, Model, Range};

/// So often in a round, since once takes less than a millisecond.
const TIMES: usize = 20;
const ROUNDS: usize = 31;

fn main() -> Result<(), Box<dyn Error>> {
    let range = |numbers, input: Input| {
        Range::new(numbers, input.bound()).map_err(|doubt| format!("{doubt:?}"))
    };
    let model = Model {
        ranges: [
            range([18_000.0, 20_000.0, 23_000.0], Input::People)?,
            range([0.03, 0.04, 0.05], Input::Rate)?,
            range([0.02, 0.10, 0.18], Input::Effect)?,
            range([50.0, 60.0, 80.0], Input::Worth)?,
            range([30_000.0, 40_000.0, 60_000.0], Input::Once)?,
            range([10_000.0, 12_000.0, 20_000.0], Input::Yearly)?,
        ],
        months: 24,
    };
    let draws = Draws::standing();
    rounds::compare(
        "10,000 cases ÷ the bare formula",
        ROUNDS,
        &mut || {
            let began = Instant::now();
            for _ in 0..TIMES {
                black_box(black_box(&model).outcome(draws));
            }
            Ok(began.elapsed())
        },
        &mut || {
            let began = Instant::now();
            for _ in 0..TIMES {
                let mut all = 0.0;
                for case in draws.cases() {
                    all += black_box(&model).net(case);
                }
                black_box(all);
            }
            Ok(began.elapsed())
        },
    )
}

//! Two ways of doing the same, measured in turn, since a machine has better and worse moments.

use std::error::Error;
use std::time::Duration;

/// What a side of a comparison is: it does its work once, and tells how long that took.
pub type Side<'a> = &'a mut dyn FnMut() -> Result<Duration, Box<dyn Error>>;

/// How two sides compared, by the medians of their rounds.
#[derive(Debug, Clone, Copy)]
pub struct Compared {
    /// The time of one, in milliseconds.
    pub one: f64,
    /// The time of the other.
    pub other: f64,
    /// One to the other, round by round.
    pub ratio: f64,
    /// The lowest of these ratios, and the highest.
    pub between: (f64, f64),
}

/// Measures both sides in each round, who is first taking turns, and prints the ratio of one to the other.
pub fn compare(
    what: &str,
    rounds: usize,
    one: Side<'_>,
    other: Side<'_>,
) -> Result<(), Box<dyn Error>> {
    let found = measure(rounds, one, other)?;
    let (low, high) = found.between;
    println!(
        "{what:<32} {:>9.2} ms  {:>9.2} ms  ratio {:.2}  ({low:.2} to {high:.2} in {rounds} rounds)",
        found.one, found.other, found.ratio,
    );
    Ok(())
}

/// The same without a word.
pub fn measure(rounds: usize, one: Side<'_>, other: Side<'_>) -> Result<Compared, Box<dyn Error>> {
    let mut times = Vec::new();
    for round in 0..rounds {
        times.push(match round % 2 {
            0 => (one()?, other()?),
            _ => {
                let second = other()?;
                (one()?, second)
            }
        });
    }
    let ratios: Vec<f64> = times
        .iter()
        .map(|(one, other)| one.as_secs_f64() / other.as_secs_f64())
        .collect();
    let between = ratios
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), ratio| {
            (low.min(*ratio), high.max(*ratio))
        });
    let ms = |side: fn(&(Duration, Duration)) -> Duration| {
        median(times.iter().map(|time| side(time).as_secs_f64() * 1000.0))
    };
    Ok(Compared {
        one: ms(|time| time.0),
        other: ms(|time| time.1),
        ratio: median(ratios.iter().copied()),
        between,
    })
}

/// The one in the middle; there must be some.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

use super::spread::Sorted;
use super::*;
use crate::snapshot;
use proptest::prelude::*;

/// Nine in ten of a normal distribution are below so many standard deviations.
const NINE_IN_TEN: f64 = 1.281_551_565_544_600_4;

fn range(low: f64, likely: f64, high: f64) -> Range {
    Range::new([low, likely, high], 0.0).unwrap()
}

/// Within one hundredth of what follows from a formula.
#[track_caller]
fn is_about(found: f64, exact: f64) {
    let off = (found - exact).abs() / exact.abs();
    assert!(off <= 0.01, "{found} and not {exact}: off by {off}");
}

fn spread_of(formula: impl Fn(&[f64; INPUTS]) -> f64) -> Spread {
    let values: Vec<f64> = Draws::standing().cases().iter().map(formula).collect();
    Sorted::of(&values).spread()
}

/// Compares bits with those that are kept.
#[track_caller]
fn held(name: &str, bits: &[String]) {
    let file = snapshot::folder("benefit/fixtures").join(format!("{name}.txt"));
    snapshot::check(&file, &(bits.join("\n") + "\n"));
}

/// The sum of normal numbers is normal: its middle is the sum of the middles, its variance the sum of the variances.
#[test]
fn sums_of_normals_are_as_in_closed_form() {
    let parts = [
        (40.0, 3.0),
        (25.0, 4.0),
        (100.0, 12.0),
        (8.0, 1.0),
        (60.0, 5.0),
        (7.0, 2.0),
    ];
    let sum = |normals: &[f64; INPUTS]| {
        let parts = parts.iter().zip(normals);
        parts
            .map(|((middle, deviation), normal)| middle + deviation * normal)
            .sum::<f64>()
    };
    let middle: f64 = parts.iter().map(|(middle, _)| middle).sum();
    let variance: f64 = parts
        .iter()
        .map(|(_, deviation)| deviation * deviation)
        .sum();
    let wide = NINE_IN_TEN * variance.sqrt();
    let Spread { p10, p50, p90 } = spread_of(sum);
    is_about(p10, middle - wide);
    is_about(p50, middle);
    is_about(p90, middle + wide);
}

/// Ranges whose middle is the geometric mean of their ends are lognormal, and so is their product.
#[test]
fn products_of_lognormals_are_as_in_closed_form() {
    let parts = [
        (900.0, 1.1),
        (0.04, 1.2),
        (0.1, 1.05),
        (55.0, 1.15),
        (3.0, 1.02),
        (2.0, 1.1),
    ];
    let ranges = parts.map(|(middle, ratio)| range(middle / ratio, middle, middle * ratio));
    let product = |normals: &[f64; INPUTS]| {
        let ranges = ranges.iter().zip(normals);
        ranges
            .map(|(range, normal)| range.at(*normal))
            .product::<f64>()
    };
    let middle: f64 = parts.iter().map(|(middle, _)| middle).product();
    let squares: f64 = parts.iter().map(|(_, ratio)| f64::ln(*ratio).powi(2)).sum();
    let ratio = squares.sqrt().exp();
    let Spread { p10, p50, p90 } = spread_of(product);
    is_about(p10, middle / ratio);
    is_about(p50, middle);
    is_about(p90, middle * ratio);
}

/// The numbers as they are, in hexadecimal, so that another system or another version of a library that draws others fails here.
#[test]
fn the_same_seed_gives_the_same_bytes() {
    let draws = Draws::of(7, 3);
    assert_eq!(draws, Draws::of(7, 3));
    assert_ne!(draws, Draws::of(8, 3));
    let bits = |case: &[f64; INPUTS]| case.map(|normal| format!("{:016x}", normal.to_bits()));
    let drawn: Vec<String> = draws.cases().iter().flat_map(bits).collect();
    held("draws", &drawn);
}

#[test]
fn an_outcome_is_the_same_to_the_bit_however_often() {
    let model = abandoned_cart();
    let (one, other) = (
        model.outcome(Draws::standing()),
        model.outcome(Draws::standing()),
    );
    assert_eq!(one, other);
    let bits =
        [one.net.p10, one.net.p50, one.net.p90].map(|value| format!("{:016x}", value.to_bits()));
    held("outcome", &bits);
}

fn abandoned_cart() -> Model {
    Model {
        ranges: [
            range(18_000.0, 20_000.0, 23_000.0),
            range(0.03, 0.04, 0.05),
            Range::new([0.02, 0.10, 0.18], Input::Effect.bound()).unwrap(),
            range(50.0, 60.0, 80.0),
            range(30_000.0, 40_000.0, 60_000.0),
            Range::certain(12_000.0),
        ],
        months: 24,
    }
}

/// 20,000 people a month for 24 months, 0.4 points more of them, €60 each: €115,200; it costs €40,000 and €12,000 a year.
#[test]
fn the_middle_case_can_be_worked_out_by_hand() {
    let outcome = abandoned_cart().outcome(Draws::standing());
    is_about(outcome.middle.gain, 115_200.0);
    is_about(outcome.middle.cost, 64_000.0);
    assert!(
        outcome.net.p10 < 0.0 && outcome.net.p90 > 100_000.0,
        "{outcome:?}"
    );
    assert!((0.6..0.95).contains(&outcome.pays), "{}", outcome.pays);
    let (first, share) = outcome.matters[0];
    assert_eq!(first, Input::Effect);
    assert!(share > 0.5, "{share}");
    assert_eq!(outcome.matters.len(), INPUTS - 1);
    let all: f64 = outcome.matters.iter().map(|(_, share)| share).sum();
    is_about(all, 1.0);
    let shown: f64 = outcome.bars.iter().map(|bar| bar.share).sum();
    assert!((0.97..=0.99).contains(&shown), "{shown}");
}

#[test]
fn what_is_certain_has_no_spread() {
    let [people, rate, effect, worth, once, yearly] =
        [1000.0, 0.05, 0.2, 10.0, 500.0, 0.0].map(Range::certain);
    let model = Model {
        ranges: [people, rate, effect, worth, once, yearly],
        months: 12,
    };
    let outcome = model.outcome(Draws::standing());
    // 1,000 people in 12 months, 1 point more, 10 each, less 500.
    is_about(outcome.net.p10, 700.0);
    assert_eq!(outcome.net.p10, outcome.net.p90);
    assert_eq!(outcome.pays, 1.0);
    assert!(outcome.matters.is_empty() && outcome.bars.is_empty());
}

#[test]
fn no_more_than_everybody_acts() {
    let ranges = [100.0, 0.9, 3.0, 1.0, 0.0, 0.0].map(Range::certain);
    let model = Model { ranges, months: 1 };
    is_about(model.outcome(Draws::standing()).net.p50, 10.0);
}

#[test]
fn what_is_no_range_is_told() {
    let doubt = |numbers, bound| Range::new(numbers, bound).unwrap_err();
    assert_eq!(doubt([3.0, 2.0, 4.0], 0.0), Doubt::OutOfOrder);
    assert_eq!(doubt([2.0, 2.0, 4.0], 0.0), Doubt::OutOfOrder);
    assert_eq!(doubt([0.0, 2.0, 4.0], 0.0), Doubt::AtBound);
    assert_eq!(doubt([-1.0, -1.0, -1.0], 0.0), Doubt::AtBound);
    assert_eq!(doubt([1.0, f64::NAN, 4.0], 0.0), Doubt::NotFinite);
    assert!(Range::new([0.0; 3], 0.0).unwrap().is_certain());
}

proptest! {
    // Each case counts ten thousand.
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever the three numbers are, the range goes through them, rises, and stays above its bound.
    #[test]
    fn a_range_goes_through_its_numbers(
        bound in -10.0..10.0_f64,
        parts in prop::array::uniform3(0.001..1000.0_f64),
        normals in prop::array::uniform2(-5.0..5.0_f64),
    ) {
        let [low, likely, high] =
            [parts[0], parts[0] + parts[1], parts[0] + parts[1] + parts[2]].map(|over| bound + over);
        let range = Range::new([low, likely, high], bound).unwrap();
        for (normal, number) in [(-NINE_IN_TEN, low), (0.0, likely), (NINE_IN_TEN, high)] {
            let found = range.at(normal);
            prop_assert!((found - number).abs() <= 1e-9 * (1.0 + number.abs()), "{} and not {}", found, number);
        }
        let [one, other] = normals;
        prop_assert!(range.at(one) >= bound);
        prop_assert_eq!(range.at(one) <= range.at(other), one <= other || range.at(one) == range.at(other));
    }

    /// Who earns more by one, loses less by it: more worth or less cost never makes it pay less often.
    #[test]
    fn a_better_range_never_pays_less_often(factor in 1.0..3.0_f64) {
        let model = abandoned_cart();
        let mut better = model.clone();
        better.ranges[3] = range(50.0 * factor, 60.0 * factor, 80.0 * factor);
        let mut worse = model.clone();
        worse.ranges[5] = Range::certain(12_000.0 * factor);
        let draws = Draws::standing();
        let pays = |model: &Model| model.outcome(draws).pays;
        // Less than nothing times more is less: where the effect is bad, more worth loses more, but never changes the sign.
        prop_assert!(pays(&better) >= pays(&model));
        prop_assert!(pays(&worse) <= pays(&model));
    }
}

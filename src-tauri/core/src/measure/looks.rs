//! Looking at a test before its end: how often that raises a false alarm, and what it takes to be held to the chance that was
//! meant. Looks are evenly spaced. The sum of what was seen so far grows by a normal step from look to look; the part of its
//! distribution that crossed no boundary yet is integrated from one to the next (Armitage, McPherson and Rowe 1969; Jennison
//! and Turnbull 2000), by Gauss and Legendre.

use std::sync::LazyLock;

use super::normal::{density, value_above};
use super::plan::{Plan, Rule, Sides};

/// Points of an integral: enough for errors below a millionth with [`super::MOST_LOOKS`] looks.
const POINTS: usize = 48;

/// Boundaries of the looks, in standard errors.
struct Looks {
    count: u32,
    sides: Sides,
    rule: Rule,
}

/// What is left of the distribution of the sum at the last look, as points with their weights.
type Left = Vec<(f64, f64)>;

/// The chance of a false alarm in one comparison that is held to this significance at every look.
pub fn false_alarm(significance: f64, sides: Sides, looks: u32) -> f64 {
    let tail = match sides {
        Sides::Two => significance / 2.0,
        Sides::One => significance,
    };
    let looks = Looks {
        count: looks,
        sides,
        rule: Rule::Nothing,
    };
    1.0 - mass(&looks.left(value_above(tail)))
}

/// How many times as many people a plan takes at most as one that is looked at once.
pub fn inflation(plan: &Plan) -> f64 {
    if plan.looks < 2 || plan.rule == Rule::Nothing {
        return 1.0;
    }
    let looks = Looks {
        count: plan.looks,
        sides: plan.sides,
        rule: plan.rule,
    };
    looks.inflation(plan.corrected(), plan.power)
}

/// How many standard errors a difference must be away at the last look.
pub fn last_boundary(plan: &Plan) -> f64 {
    let looks = Looks {
        count: plan.looks,
        sides: plan.sides,
        rule: plan.rule,
    };
    match looks.count < 2 || plan.rule == Rule::Nothing {
        true => value_above(plan.tail()),
        false => looks.boundary(looks.constant(plan.corrected()), looks.count),
    }
}

impl Looks {
    /// The boundary of a look, from 1, in standard errors.
    fn boundary(&self, constant: f64, look: u32) -> f64 {
        match self.rule {
            Rule::Nothing | Rule::Pocock => constant,
            Rule::OBrienFleming => constant * (f64::from(self.count) / f64::from(look)).sqrt(),
        }
    }

    /// What crossed no boundary up to the last look, where there is no difference.
    fn left(&self, constant: f64) -> Left {
        let mut left: Left = vec![(0.0, 1.0)];
        for look in 1..=self.count {
            let root = f64::from(look).sqrt();
            let upper = self.boundary(constant, look) * root;
            let lower = match self.sides {
                Sides::Two => -upper,
                Sides::One => -5.5 * root,
            };
            let (middle, half) = (f64::midpoint(lower, upper), (upper - lower) / 2.0);
            left = GAUSS
                .iter()
                .map(|(point, weight)| {
                    let sum = middle + half * point;
                    let steps = left.iter().map(|(from, mass)| mass * density(sum - from));
                    (sum, steps.sum::<f64>() * weight * half)
                })
                .collect();
        }
        left
    }

    /// The constant of the boundaries that holds the chance of a false alarm to this.
    fn constant(&self, significance: f64) -> f64 {
        let first = match self.sides {
            Sides::Two => value_above(significance / 2.0),
            Sides::One => value_above(significance),
        };
        root(first, first + 1.5, |constant| {
            (1.0 - mass(&self.left(constant))).max(1e-12).ln() - significance.ln()
        })
    }

    fn inflation(&self, significance: f64, power: f64) -> f64 {
        let constant = self.constant(significance);
        let left = self.left(constant);
        let count = f64::from(self.count);
        // With a difference, each way that the sum may go is as likely as before, times a factor that its end alone tells.
        let missed = |drift: f64| {
            let ends = left.iter();
            ends.map(|(sum, mass)| mass * (drift * sum - drift * drift * count / 2.0).exp())
                .sum::<f64>()
        };
        let tail = match self.sides {
            Sides::Two => significance / 2.0,
            Sides::One => significance,
        };
        let once = (value_above(tail) + value_above(1.0 - power)) / count.sqrt();
        let drift = root(once, once * 1.3, |drift| missed(drift) - (1.0 - power));
        (drift / once).powi(2)
    }
}

fn mass(left: &Left) -> f64 {
    left.iter().map(|(_, mass)| mass).sum()
}

/// Where a function that falls and rises once is zero, by secants from two guesses.
fn root(first: f64, second: f64, function: impl Fn(f64) -> f64) -> f64 {
    let (mut before, mut now) = (first, second);
    let mut at_before = function(before);
    for _ in 0..30 {
        let at_now = function(now);
        if at_now == at_before {
            break;
        }
        let next = now - at_now * (now - before) / (at_now - at_before);
        (before, at_before, now) = (now, at_now, next);
        if (now - before).abs() < 1e-7 {
            break;
        }
    }
    now
}

/// The points and weights of Gauss and Legendre between −1 and 1: the zeros of a Legendre polynomial, by Newton.
static GAUSS: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| {
    let count = POINTS as f64;
    let of = |index: usize| {
        let mut point = (std::f64::consts::PI * (index as f64 + 0.75) / (count + 0.5)).cos();
        let mut slope = 1.0;
        for _ in 0..100 {
            let (mut before, mut value) = (0.0, 1.0);
            for degree in 0..POINTS {
                let degree = degree as f64;
                let next =
                    ((2.0 * degree + 1.0) * point * value - degree * before) / (degree + 1.0);
                (before, value) = (value, next);
            }
            slope = count * (point * value - before) / (point * point - 1.0);
            let step = value / slope;
            point -= step;
            if step.abs() < 1e-15 {
                break;
            }
        }
        (point, 2.0 / ((1.0 - point * point) * slope * slope))
    };
    (0..POINTS).map(of).collect()
});

/// The chance that at least one of several such looks at different comparisons would be a false alarm, where they are independent.
pub fn together(one: f64, comparisons: u32) -> f64 {
    1.0 - (1.0 - one).powi(i32::try_from(comparisons).unwrap_or(i32::MAX))
}

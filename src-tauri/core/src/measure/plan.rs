//! What a test is planned to be, as plain values.

/// What is measured, and what it is today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measured {
    /// The share of people who do something, above 0 and below 1.
    Rate(f64),
    /// What people do on average, above 0, and its standard deviation among them.
    Mean {
        /// The average.
        mean: f64,
        /// The standard deviation among people, above 0.
        spread: f64,
    },
    /// How often people do something on average, above 0, each time independent of the others (Poisson).
    Count(f64),
}

/// Which differences are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// Better and worse.
    Two,
    /// One way alone.
    One,
}

/// What is done about looking early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Nothing: each look is a test of its own.
    Nothing,
    /// Every look asks for the same evidence.
    Pocock,
    /// The first looks ask for much more evidence, the last for hardly more.
    OBrienFleming,
}

/// How many people come by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Traffic {
    /// In a week; above 0.
    pub week: f64,
    /// Over four weeks, each person once; at least as many as in a week. More than four times as many is taken as four times.
    pub four_weeks: f64,
    /// The share of them in the test; above 0, at most 1.
    pub share: f64,
}

/// A test as it is planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What is measured.
    pub measured: Measured,
    /// What it is to become; positive, and another value than today's.
    pub target: f64,
    /// What each variation gets of the people, the control first: two to ten positive numbers, of any sum.
    pub split: Vec<f64>,
    /// The chance of seeing a difference that is there; above the significance, below 1.
    pub power: f64,
    /// The chance of a false alarm that is accepted, for all variations together; above 0, below a half.
    pub significance: f64,
    /// Which differences are looked for.
    pub sides: Sides,
    /// How often the result is looked at, the end included; 1 to [`MOST_LOOKS`].
    pub looks: u32,
    /// What is done about looking early.
    pub rule: Rule,
    /// How many people come by, if that is known.
    pub traffic: Option<Traffic>,
    /// The weeks that there are, above 0.
    pub weeks: f64,
}

/// The most looks that are planned.
pub const MOST_LOOKS: u32 = 20;

/// The most variations, the control included.
pub const MOST_VARIATIONS: usize = 10;

impl Measured {
    /// What it is on average.
    pub fn average(self) -> f64 {
        match self {
            Measured::Rate(average) | Measured::Count(average) => average,
            Measured::Mean { mean, .. } => mean,
        }
    }

    /// The variance among people where the average is this.
    pub(super) fn variance(self, average: f64) -> f64 {
        match self {
            Measured::Rate(_) => average * (1.0 - average),
            Measured::Mean { spread, .. } => spread * spread,
            Measured::Count(_) => average,
        }
    }

    /// The highest average that there can be.
    pub(super) fn most(self) -> f64 {
        match self {
            Measured::Rate(_) => 1.0,
            _ => f64::INFINITY,
        }
    }
}

impl Plan {
    /// The change that is looked for, as a share of today: 0.1 is 10% more.
    pub fn lift(&self) -> f64 {
        self.target / self.measured.average() - 1.0
    }

    /// How many variations are compared with the control.
    pub fn comparisons(&self) -> u32 {
        u32::try_from(self.split.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// The significance of each comparison that keeps all of them together at [`Plan::significance`], by Šidák.
    pub fn corrected(&self) -> f64 {
        1.0 - (1.0 - self.significance).powf(1.0 / f64::from(self.comparisons().max(1)))
    }

    /// The same, for one tail.
    pub(super) fn tail(&self) -> f64 {
        match self.sides {
            Sides::Two => self.corrected() / 2.0,
            Sides::One => self.corrected(),
        }
    }
}

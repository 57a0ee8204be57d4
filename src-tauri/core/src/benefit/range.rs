//! A number that is not known exactly.

/// How many standard deviations above the middle of a normal distribution nine in ten are below: `qnorm(0.9)`.
const NINE_IN_TEN: f64 = 1.281_551_565_544_600_4;

/// What somebody who knows the matter believes of a number: in one case of ten it is below `low`, in one of ten above `high`, and
/// as often above `likely` as below it. These are the P10, P50 and P90 that estimates are asked for in decision analysis, since the
/// least and the most that can happen are nobody's experience.
///
/// Between and beyond them it is distributed as Hadlock and Bickel's J-QPD-S, which goes through all three whatever they are, and
/// never below its bound: "Johnson Quantile-Parameterized Distributions", Decision Analysis 14(1), 2017, pages 35 to 64,
/// <https://doi.org/10.1287/deca.2016.0343>. Where `likely` is the geometric mean of the others (over the bound), that is the
/// lognormal distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    bound: f64,
    /// What is raised over the bound: the end that is nearer to the middle, as a ratio.
    near: f64,
    /// The logarithm of the ratio between the middle and that end.
    step: f64,
    /// Half of the whole width over `step`, at least 1; exactly 1 is the lognormal distribution.
    reach: f64,
    /// `reach` squared less 1.
    bend: f64,
    /// Where the far end is: 1 is above, −1 below.
    side: f64,
}

/// What is wrong with three numbers that are to be a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Low is not below likely, or likely not below high.
    OutOfOrder,
    /// Low is not above what the number can't be below.
    AtBound,
    /// It is not a number that can be counted with.
    NotFinite,
}

impl Range {
    /// What is known exactly.
    pub fn certain(value: f64) -> Self {
        Self {
            bound: 0.0,
            near: value,
            step: 0.0,
            reach: 1.0,
            bend: 0.0,
            side: 1.0,
        }
    }

    /// What lies between, above a bound that it never reaches. Three times the same number is certain, at the bound too.
    ///
    /// # Errors
    /// What is wrong with the numbers.
    pub fn new([low, likely, high]: [f64; 3], bound: f64) -> Result<Self, Doubt> {
        if ![low, likely, high].iter().all(|number| number.is_finite()) {
            return Err(Doubt::NotFinite);
        }
        if low == likely && likely == high {
            return match low >= bound {
                true => Ok(Self::certain(low)),
                false => Err(Doubt::AtBound),
            };
        }
        if !(low < likely && likely < high) {
            return Err(Doubt::OutOfOrder);
        }
        if low <= bound {
            return Err(Doubt::AtBound);
        }
        let log = |number: f64| libm::log(number - bound);
        let (below, above) = (log(likely) - log(low), log(high) - log(likely));
        let step = below.min(above);
        // Rounding may bring the ratio of two equal steps below 1.
        let reach = ((below + above) / (2.0 * step)).max(1.0);
        let (near, side) = match below <= above {
            true => (low, 1.0),
            false => (high, -1.0),
        };
        Ok(Self {
            bound,
            near: near - bound,
            step,
            reach,
            bend: reach * reach - 1.0,
            side,
        })
    }

    /// Whether it is known exactly.
    pub fn is_certain(&self) -> bool {
        self.step == 0.0
    }

    /// The number that a number from the standard normal distribution stands for; it grows with it.
    ///
    /// This is J-QPD-S with the hyperbolic functions of its definition worked out, so that only the exponential is left of what
    /// systems compute in different ways.
    #[inline]
    pub fn at(&self, normal: f64) -> f64 {
        if self.is_certain() {
            return self.bound + self.near;
        }
        let steps = normal / NINE_IN_TEN;
        let bent = (1.0 + self.bend * steps * steps).sqrt();
        let raised = self.step * (self.reach * steps + self.side * bent);
        self.bound + self.near * libm::exp(raised)
    }
}

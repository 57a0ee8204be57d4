//! How many people a test needs, and what so many can show: by the textbook formula that R's `power.prop.test` uses, for
//! uneven splits as well. A mean has the correction for an estimated spread (Guenther 1981), which R's `power.t.test` is within
//! half a percent of.

use super::looks::inflation;
use super::normal::value_above;
use super::plan::{Measured, Plan};

/// People in a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Size {
    /// In each variation, the control first, rounded up.
    pub each: Vec<u64>,
}

impl Size {
    /// In all variations.
    pub fn total(&self) -> u64 {
        self.each.iter().sum()
    }
}

impl Plan {
    /// How many people it takes to see the target.
    pub fn size(&self) -> Size {
        self.size_at(inflation(self))
    }

    /// The same, where looking early takes so many times as many people.
    pub(super) fn size_at(&self, inflation: f64) -> Size {
        self.size_of(self.control_for(self.target) * inflation)
    }

    /// The same with so many in the control.
    fn size_of(&self, control: f64) -> Size {
        let first = self.split.first().copied().unwrap_or(1.0);
        let each = self.split.iter();
        let each = each.map(|part| people(control * part / first)).collect();
        Size { each }
    }

    /// How many people there must be in all to see that an average became `target`, before rounding.
    pub fn people_for(&self, target: f64) -> f64 {
        self.once_for(target) * inflation(self)
    }

    /// The same of a test that is looked at once.
    pub(super) fn once_for(&self, target: f64) -> f64 {
        let first = self.split.first().copied().unwrap_or(1.0);
        self.control_for(target) / first * self.split.iter().sum::<f64>()
    }

    /// How many there must be in the control of a test that is looked at once: as many as the comparison takes that is the hardest to see.
    fn control_for(&self, target: f64) -> f64 {
        let first = self.split.first().copied().unwrap_or(1.0);
        let needed = self.split.iter().skip(1);
        let needed = needed.map(|part| self.compared(target, part / first));
        needed.fold(0.0, f64::max)
    }

    /// How many the control needs beside a variation with `ratio` times as many.
    fn compared(&self, target: f64, ratio: f64) -> f64 {
        let today = self.measured.average();
        let pooled = (today + ratio * target) / (1.0 + ratio);
        let variance = |average| self.measured.variance(average);
        let alarm = value_above(self.tail());
        let seen = value_above(1.0 - self.power);
        let none = (variance(pooled) * (1.0 + 1.0 / ratio)).sqrt();
        let some = (variance(today) + variance(target) / ratio).sqrt();
        let people = ((alarm * none + seen * some) / (target - today)).powi(2);
        let estimated = match self.measured {
            Measured::Mean { .. } => alarm * alarm / (2.0 * (1.0 + ratio)),
            _ => 0.0,
        };
        people + estimated
    }

    /// The average that so many people in all can just tell from today's, on the side of the target; none if they can tell
    /// nothing, however large.
    pub fn detectable(&self, people: f64) -> Option<f64> {
        self.detectable_once(people / inflation(self))
    }

    /// The same of a test that is looked at once.
    pub(super) fn detectable_once(&self, people: f64) -> Option<f64> {
        let today = self.measured.average();
        let is_up = self.target > today;
        let far = match (is_up, self.measured.most()) {
            (true, most) if most.is_finite() => most * (1.0 - 1e-9),
            (true, _) => {
                let doubled = (1..64).map(|power| today * 2.0_f64.powi(power));
                let mut enough = doubled.filter(|far| self.once_for(*far) <= people);
                enough.next()?
            }
            (false, _) => today * 1e-9,
        };
        if self.once_for(far) > people {
            return None;
        }
        // Halved until nothing more can be told: more people see less.
        let (mut unseen, mut seen) = (today, far);
        for _ in 0..60 {
            let middle = f64::midpoint(unseen, seen);
            match middle != today && self.once_for(middle) <= people {
                true => seen = middle,
                false => unseen = middle,
            }
        }
        Some(seen)
    }

    /// How many people come by in so many weeks and are in the test.
    pub fn people_in(&self, weeks: f64) -> Option<f64> {
        let traffic = self.traffic?;
        Some(traffic.week * traffic.share * weeks.powf(traffic.growth()))
    }

    /// In how many weeks so many people come by, before rounding up to whole ones.
    pub fn weeks_for(&self, people: f64) -> Option<f64> {
        let traffic = self.traffic?;
        Some((people / (traffic.week * traffic.share)).powf(1.0 / traffic.growth()))
    }

    /// How many people must come by in a week so that there are so many in the weeks that there are.
    pub fn week_for(&self, people: f64) -> f64 {
        let (growth, share) = match self.traffic {
            Some(traffic) => (traffic.growth(), traffic.share),
            None => (1.0, 1.0),
        };
        people / share / self.weeks.powf(growth)
    }
}

impl super::plan::Traffic {
    /// How people grow with weeks: those of `n` weeks are those of one, times `n` to this power. 1 where nobody comes again.
    pub fn growth(self) -> f64 {
        let growth = (self.four_weeks / self.week).ln() / 4.0_f64.ln();
        // Where the same people come every week, hardly anybody new does.
        growth.clamp(0.05, 1.0)
    }
}

/// So many whole people. What is above a whole number by rounding alone is that number.
fn people(many: f64) -> u64 {
    (many - 1e-6).ceil().max(2.0) as u64
}

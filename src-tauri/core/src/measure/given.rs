//! What a plan is made of, as people type it.

use super::plan::{MOST_LOOKS, MOST_VARIATIONS, Measured, Plan, Rule, Sides, Traffic};
use crate::framework::scoping::number::number;

/// The weeks that a test is given where nobody says how many there are.
const WEEKS: f64 = 4.0;

/// What is known of a test, each as it is typed; what is empty is as tests usually are, which each says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// What is measured today.
    pub baseline: String,
    /// What it is to become.
    pub target: String,
    /// The unit of both.
    pub unit: String,
    /// `rate`, `mean` or `count`; a rate where the unit is %, else a mean.
    pub kind: String,
    /// The standard deviation among people, of a mean.
    pub spread: String,
    /// How many people come by in a week.
    pub week: String,
    /// How many different ones over four weeks; four times as many where it is empty.
    pub four_weeks: String,
    /// Which share of them takes part: `20%`; all of them.
    pub share: String,
    /// What each variation gets, the control first: `50 / 50`; even.
    pub split: String,
    /// How many variations there are with the control, where no split says it; 2.
    pub variations: String,
    /// The chance of seeing a difference that is there, in percent; 80.
    pub power: String,
    /// The chance of a false alarm that is accepted, in percent; 5.
    pub significance: String,
    /// `one` or `two`; two.
    pub sides: String,
    /// How often the result is looked at, the end included; once.
    pub looks: String,
    /// `pocock` or `obrien-fleming`; nothing is done about early looks.
    pub rule: String,
    /// How many weeks there are; 4.
    pub weeks: String,
}

impl Given {
    /// The plan that this is.
    ///
    /// # Errors
    /// What is missing or can't be, in a sentence.
    pub fn plan(&self) -> Result<Plan, String> {
        let baseline = positive("baseline", &self.baseline)?
            .ok_or("Enter the metric's baseline: where it stands today.")?;
        let target = positive("target", &self.target)?
            .ok_or("Enter the metric's target: what it is to become.")?;
        let (measured, target) = self.measured(baseline, target)?;
        if target == measured.average() {
            return Err("The target is the baseline: there is no difference to see.".to_owned());
        }
        let is_among = |most: f64, value: f64| value > 0.0 && value < most;
        let power = quantity("power", &self.power)?.unwrap_or(80.0);
        let significance = quantity("significance", &self.significance)?.unwrap_or(5.0);
        if !is_among(50.0, significance) {
            return Err("The significance is above 0% and below 50%, usually 5%.".to_owned());
        }
        if !(is_among(100.0, power) && power > significance) {
            return Err(
                "The power is below 100% and above the significance, usually 80%.".to_owned(),
            );
        }
        Ok(Plan {
            measured,
            target,
            split: self.parts()?,
            power: power / 100.0,
            significance: significance / 100.0,
            sides: match self.sides.as_str() {
                "one" => Sides::One,
                _ => Sides::Two,
            },
            looks: counted("looks", &self.looks, 1, MOST_LOOKS.into())?.unwrap_or(1),
            rule: match self.rule.as_str() {
                "pocock" => Rule::Pocock,
                "obrien-fleming" => Rule::OBrienFleming,
                _ => Rule::Nothing,
            },
            traffic: self.traffic()?,
            weeks: positive("weeks", &self.weeks)?.unwrap_or(WEEKS),
        })
    }

    /// What is measured, and the target on the same scale.
    fn measured(&self, baseline: f64, target: f64) -> Result<(Measured, f64), String> {
        let unit = self.unit.trim();
        let kind = match (self.kind.as_str(), unit) {
            ("", "%" | "‰") => "rate",
            (kind, _) => kind,
        };
        match kind {
            "rate" => {
                let whole = match unit {
                    "%" => 100.0,
                    "‰" => 1000.0,
                    _ if baseline < 1.0 => 1.0,
                    _ => {
                        return Err(
                            "A rate is a share of people: give the metric the unit %, or choose a mean or a count."
                                .to_owned(),
                        );
                    }
                };
                let (rate, target) = (baseline / whole, target / whole);
                if rate >= 1.0 {
                    return Err(
                        "A baseline of 100% or more leaves nothing to see: a rate is a share of people."
                            .to_owned(),
                    );
                }
                if target >= 1.0 {
                    return Err(format!(
                        "A rate can't reach {}: {} with a lift of {} is 100% or more.",
                        super::words::percent(target),
                        super::words::percent(rate),
                        super::words::percent(target / rate - 1.0),
                    ));
                }
                Ok((Measured::Rate(rate), target))
            }
            "count" => Ok((Measured::Count(baseline), target)),
            _ => match positive("spread", &self.spread)? {
                Some(spread) => {
                    let mean = baseline;
                    Ok((Measured::Mean { mean, spread }, target))
                }
                None => Err(
                    "Enter the spread: the standard deviation of what single people do, which the analytics tool knows."
                        .to_owned(),
                ),
            },
        }
    }

    fn parts(&self) -> Result<Vec<f64>, String> {
        let most = MOST_VARIATIONS as u64;
        let variations = counted("variations", &self.variations, 2, most)?;
        match split_of(&self.split) {
            Some(parts) if variations.is_none_or(|many| many as usize == parts.len()) => Ok(parts),
            Some(parts) => Err(format!(
                "The split “{}” is of {} variations, not {}.",
                self.split.trim(),
                parts.len(),
                self.variations.trim()
            )),
            None => Ok(vec![1.0; variations.unwrap_or(2) as usize]),
        }
    }

    fn traffic(&self) -> Result<Option<Traffic>, String> {
        let Some(week) = positive("people a week", &self.week)? else {
            return Ok(None);
        };
        let four_weeks = positive("people over four weeks", &self.four_weeks)?;
        let four_weeks = four_weeks.unwrap_or(4.0 * week);
        if four_weeks < week {
            return Err("Over four weeks there can't be fewer people than in one.".to_owned());
        }
        Ok(Some(Traffic {
            week,
            four_weeks,
            share: share_of(&self.share).unwrap_or(1.0),
        }))
    }

    /// What was typed in words alone and so not counted with, and what is taken instead, a sentence each.
    pub fn assumed(&self) -> Vec<String> {
        let said = |typed: &str, what: &str, instead: &str| {
            format!(
                "The {what} “{}” can't be counted with, so {instead}",
                typed.trim()
            )
        };
        let mut assumed = Vec::new();
        if !self.split.trim().is_empty() && split_of(&self.split).is_none() {
            let instead = "an even one is taken. Type it as 50 / 50 to change that.";
            assumed.push(said(&self.split, "variant split", instead));
        }
        if !self.share.trim().is_empty() && share_of(&self.share).is_none() {
            let instead = "everybody is taken to be in the test. Type it as 20% to change that.";
            assumed.push(said(&self.share, "traffic share", instead));
        }
        assumed
    }
}

/// A share as people type it: `20%`. None where it is anything else.
fn share_of(text: &str) -> Option<f64> {
    let typed = text.trim().trim_end_matches('%').trim();
    let share: f64 = typed.parse().ok()?;
    (share > 0.0 && share <= 100.0).then_some(share / 100.0)
}

/// The parts of a split, the control first, as people type them: `50 / 50`, `80:10:10`. None where it is anything else.
pub fn split_of(text: &str) -> Option<Vec<f64>> {
    let is_split = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '/' | ':' | '%' | '.' | '-' | '–' | '|')
    };
    let parts = numbers(text);
    let is_sound = text.chars().all(is_split)
        && (2..=MOST_VARIATIONS).contains(&parts.len())
        && parts.iter().all(|part| *part > 0.0);
    is_sound.then_some(parts)
}

/// The numbers in a text.
fn numbers(text: &str) -> Vec<f64> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    let parts = parts.map(|part| part.trim_matches('.'));
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// A typed number, nothing where nothing is typed; a sign for percent is no matter.
///
/// # Errors
/// For what is no number, in words.
pub fn quantity(what: &str, typed: &str) -> Result<Option<f64>, String> {
    let typed = typed.trim().trim_end_matches('%').trim();
    // A comma between thousands, which a number of people has, is no fraction.
    let kept = match number(typed) {
        Ok(kept) => kept,
        Err(refused) => match refused.offers.first() {
            Some(whole) if refused.offers.len() == 2 && whole.len() > 3 => whole.clone(),
            _ => {
                return Err(format!(
                    "The {what} “{typed}” is not a number. Type it in digits."
                ));
            }
        },
    };
    match kept.as_str() {
        "" => Ok(None),
        kept => Ok(kept.parse().ok().filter(|number: &f64| number.is_finite())),
    }
}

fn positive(what: &str, typed: &str) -> Result<Option<f64>, String> {
    match quantity(what, typed)? {
        Some(number) if number <= 0.0 => Err(format!("The {what} must be above 0.")),
        number => Ok(number),
    }
}

fn counted(what: &str, typed: &str, least: u64, most: u64) -> Result<Option<u32>, String> {
    let Some(number) = quantity(what, typed)? else {
        return Ok(None);
    };
    match number.fract() == 0.0 && number >= least as f64 && number <= most as f64 {
        true => Ok(Some(number as u32)),
        false => Err(format!("The number of {what} is from {least} to {most}.")),
    }
}

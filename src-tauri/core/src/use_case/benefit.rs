//! What a use case may bring, read from what was entered, counted, and told in words.

use super::promise::{Promise, money, rounded};
use crate::benefit::{Bar, Doubt, Draws, INPUTS, Input, Model, Outcome, Range};
use crate::document::fold::Record;
use crate::document::kind::benefit as field;
use crate::framework::scoping::{Field, Scoping, estimate};
use crate::page::{
    Block,
    build::{paragraph, strong, table},
    plain::plain,
};
use crate::wire::wire;

/// What it is called.
pub const BENEFIT: &str = "Benefit in ranges";

/// For how many months it is counted while nobody chose.
const MONTHS: u32 = 12;

wire! {
    /// What a use case may bring.
    pub struct Benefit {
        /// `Pays for itself within 24 months in 78 of 100 cases; in the middle it brings € 25,600 a year after all costs; what
        /// matters most is the effect.`
        pub sentence: String,
        /// The figures behind it, each by its name.
        pub figures: Vec<BenefitFigure>,
        /// Which ranges matter, the most first: `Effect`, `62% of the spread`.
        pub matters: Vec<BenefitFigure>,
        /// How often it turns out how, from the worst to the best; none where nothing is left open.
        pub bars: Vec<BenefitBar>,
    }
}

wire! {
    /// A figure with its name.
    pub struct BenefitFigure {
        /// `One case in ten brings less than`
        pub name: String,
        /// `€ −12,400`
        pub words: String,
    }
}

wire! {
    /// How many cases turn out like that.
    pub struct BenefitBar {
        /// From 0 to 100, of the most frequent one.
        pub height: u32,
        /// Whether money is lost.
        pub loses: bool,
        /// `€ 20,000 to € 40,000: 6 of 100 cases`
        pub words: String,
    }
}

impl Benefit {
    /// As pages say it: first the sentence, then how it compares with what was achieved, then the figures.
    pub fn blocks(&self, achieved: &str) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(strong(&self.sentence))];
        blocks.extend(paragraph(achieved));
        let figures = self.figures.iter().chain(&self.matters);
        let rows = figures.map(|figure| vec![plain(&figure.name), plain(&figure.words)]);
        blocks.extend(table(&["Figure", "In 10,000 cases"], rows.collect()));
        blocks
    }
}

/// Which effect is counted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The one that is believed in.
    Promised,
    /// The one that was measured.
    Achieved,
}

/// What of a use case is entered of its benefit.
#[derive(Debug, Clone)]
pub struct Believed {
    /// The model, or what it lacks, in sentences; nothing of it where nobody began.
    pub model: Result<Model, Vec<String>>,
    /// The currency; may be empty.
    pub currency: String,
}

impl Believed {
    /// What is entered, counted with this effect.
    pub fn of(record: &Record, effect: Effect) -> Self {
        let months = record.text(field::MONTHS).parse().unwrap_or(MONTHS);
        Self {
            model: ranges(record, effect).map(|ranges| Model { ranges, months }),
            currency: record.text(field::CURRENCY).trim().to_owned(),
        }
    }

    /// What comes of it; `None` while something lacks.
    pub fn outcome(&self) -> Option<Outcome> {
        let model = self.model.as_ref().ok()?;
        Some(model.outcome(Draws::standing()))
    }

    /// What comes of it, as it is told; `None` while something lacks.
    pub fn benefit(&self) -> Option<Benefit> {
        let model = self.model.as_ref().ok()?;
        let outcome = self.outcome()?;
        let money = |amount: f64| money(amount, &self.currency);
        let figure = |name: &str, words: String| BenefitFigure {
            name: name.to_owned(),
            words,
        };
        let most = outcome.bars.iter().map(|bar| bar.share).fold(0.0, f64::max);
        let width = match outcome.bars.as_slice() {
            [one, other, ..] => other.from - one.from,
            _ => 0.0,
        };
        let bar = |bar: &Bar| BenefitBar {
            height: (100.0 * bar.share / most).round() as u32,
            loses: bar.from + width / 2.0 < 0.0,
            words: format!(
                "{} to {}: {}",
                money(bar.from),
                money(bar.from + width),
                of_hundred(bar.share)
            ),
        };
        let years = f64::from(model.months) / 12.0;
        Some(Benefit {
            sentence: sentence(&outcome, model.months, &self.currency),
            figures: vec![
                figure("One case in ten leaves less than", money(outcome.net.p10)),
                figure("Half of the cases leave less than", money(outcome.net.p50)),
                figure("One case in ten leaves more than", money(outcome.net.p90)),
                figure(
                    "The same a year, in the middle",
                    money(outcome.net.p50 / years),
                ),
                figure(
                    "What comes in if each number is the likely one",
                    money(outcome.middle.gain),
                ),
                figure("What it costs then", money(outcome.middle.cost)),
            ],
            matters: outcome
                .matters
                .iter()
                .map(|(input, share)| {
                    figure(
                        &asked(*input).idea,
                        format!("{}% of the spread", percent(*share)),
                    )
                })
                .collect(),
            bars: outcome.bars.iter().map(bar).collect(),
        })
    }

    /// What it promises, for lists; `None` while something lacks.
    pub fn promise(&self) -> Option<Promise> {
        let (model, outcome) = (self.model.as_ref().ok()?, self.outcome()?);
        let net = [outcome.net.p10, outcome.net.p50, outcome.net.p90];
        Some(Promise {
            net: net.map(|amount| rounded(amount) as i64),
            pays: percent(outcome.pays),
            months: model.months,
            currency: self.currency.clone(),
        })
    }
}

/// How what was achieved compares with what was promised, in a sentence or two; empty while nothing is measured.
pub fn achieved_in_words(record: &Record) -> String {
    if record.text(field::ACHIEVED).is_empty() {
        return String::new();
    }
    let [promised, achieved] =
        [Effect::Promised, Effect::Achieved].map(|effect| Believed::of(record, effect));
    compared(&promised, &achieved).unwrap_or_default()
}

fn compared(promised: &Believed, achieved: &Believed) -> Option<String> {
    let (one, other) = (promised.outcome()?, achieved.outcome()?);
    let years = f64::from(promised.model.as_ref().ok()?.months) / 12.0;
    let money = |amount: f64| money(amount / years, &promised.currency);
    Some(format!(
        "Promised: {} a year in the middle, and it pays in {}. With the effect that was measured: {} a year, and it pays in {}.",
        money(one.net.p50),
        of_hundred(one.pays),
        money(other.net.p50),
        of_hundred(other.pays),
    ))
}

/// What is asked for a range.
fn asked(input: Input) -> &'static Field {
    let key = match input {
        Input::People => field::PEOPLE,
        Input::Rate => field::RATE,
        Input::Effect => field::EFFECT,
        Input::Worth => field::WORTH,
        Input::Once => field::ONCE,
        Input::Yearly => field::YEARLY,
    };
    named(key)
}

/// A field of what a use case may bring; the first where there is none of that name, which a test rules out.
fn named(key: &str) -> &'static Field {
    let fields = &Scoping::built_in().benefit;
    let found = fields.iter().find(|field| field.field == key);
    found.unwrap_or(&fields[0])
}

/// The ranges, or what they lack; nothing of that where none is entered.
fn ranges(record: &Record, effect: Effect) -> Result<[Range; INPUTS], Vec<String>> {
    let (mut ranges, mut lacks, mut open) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_begun = false;
    for input in Input::ALL {
        let asked = match (input, effect) {
            (Input::Effect, Effect::Achieved) => named(field::ACHIEVED),
            _ => asked(input),
        };
        let held = estimate::read(record.text(&asked.field));
        is_begun |= held.is_some();
        // What it costs may be nothing; all else is needed.
        let is_cost = matches!(input, Input::Once | Input::Yearly);
        match held.map(|held| held.numbers()) {
            None if is_cost => ranges.push(Range::certain(0.0)),
            None | Some(None) => open.push(asked.idea.to_lowercase()),
            Some(Some(numbers)) => {
                let unit = match asked.unit.as_str() {
                    "%" => 0.01,
                    _ => 1.0,
                };
                match Range::new(numbers.map(|number| number * unit), input.bound()) {
                    Ok(range) => ranges.push(range),
                    Err(doubt) => lacks.push(told(&asked.idea, input, doubt)),
                }
            }
        }
    }
    if !is_begun {
        return Err(Vec::new());
    }
    if !open.is_empty() {
        lacks.push(format!("Still needed: {}.", open.join(", ")));
    }
    <[Range; INPUTS]>::try_from(ranges)
        .ok()
        .filter(|_| lacks.is_empty())
        .ok_or(lacks)
}

fn told(idea: &str, input: Input, doubt: Doubt) -> String {
    match doubt {
        Doubt::OutOfOrder => format!(
            "{idea}: low has to be below likely, and likely below high. Leave both empty if you know the number."
        ),
        Doubt::AtBound if input == Input::Effect => {
            format!("{idea}: it can't be −100% or less, for then nobody would be left.")
        }
        Doubt::AtBound => format!(
            "{idea}: low has to be above 0. If it may be nothing at all, type a small number."
        ),
        Doubt::NotFinite => format!("{idea}: that is no number to count with."),
    }
}

fn sentence(outcome: &Outcome, months: u32, currency: &str) -> String {
    let a_year = outcome.net.p50 / (f64::from(months) / 12.0);
    let brings = match a_year < 0.0 {
        true => format!("in the middle it loses {} a year", money(-a_year, currency)),
        false => format!(
            "in the middle it brings {} a year after all costs",
            money(a_year, currency)
        ),
    };
    let matters = outcome
        .matters
        .first()
        .map_or_else(String::new, |(input, _)| {
            format!(
                "; what matters most is the {}",
                asked(*input).idea.to_lowercase()
            )
        });
    format!(
        "Pays for itself within {months} months in {}; {brings}{matters}.",
        of_hundred(outcome.pays)
    )
}

/// `78 of 100 cases`
fn of_hundred(share: f64) -> String {
    format!("{} of 100 cases", percent(share))
}

/// A share in hundredths; all and none are said only where it is all and none.
fn percent(share: f64) -> u32 {
    match share {
        share if share >= 1.0 => 100,
        share if share <= 0.0 => 0,
        share => ((share * 100.0).round() as u32).clamp(1, 99),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_and_none_are_said_of_all_and_none() {
        let percents = [0.0, 0.001, 0.5, 0.999, 1.0].map(percent);
        assert_eq!(percents, [0, 1, 50, 99, 100]);
    }

    #[test]
    fn what_is_asked_for_each_range_is_there() {
        for input in Input::ALL {
            assert!(asked(input).field.starts_with("benefit/"));
        }
        let fields = Input::ALL.map(|input| asked(input).field.as_str());
        let once: std::collections::BTreeSet<&str> = fields.into_iter().collect();
        assert_eq!(once.len(), INPUTS);
        assert_eq!(named(field::ACHIEVED).field, field::ACHIEVED);
        assert_eq!(named(field::CURRENCY).field, field::CURRENCY);
        assert!(named(field::MONTHS).option("24").is_some());
    }
}

//! A use case on the map of value against effort, in numbers and words.

use crate::wire::wire;

/// What is to be drawn of a use case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    /// Its place in the ranking, from 1.
    pub rank: u32,
    /// What it is called.
    pub name: String,
    /// 0 to 100.
    pub value: u32,
    /// 0 to 100.
    pub effort: u32,
    /// 0 to 100; `None` while nothing is scored.
    pub risk: Option<u32>,
    /// How many of its ratings are given, and how many there are.
    pub coverage: (u32, u32),
}

wire! {
    /// How risky a use case is.
    pub enum RiskBand {
        /// A score up to 33.
        Low,
        /// Up to 66.
        Middle,
        /// Above.
        High,
        /// Nothing is scored.
        Unknown,
    }
}

impl Dot {
    /// How risky it is.
    pub fn band(&self) -> RiskBand {
        match self.risk {
            None => RiskBand::Unknown,
            Some(..=33) => RiskBand::Low,
            Some(..=66) => RiskBand::Middle,
            Some(_) => RiskBand::High,
        }
    }

    /// Whether it is high in value and low in effort: in the best quarter of the picture.
    pub fn is_best(&self) -> bool {
        self.value > 50 && self.effort < 50
    }

    /// `25, low`, or `not scored`.
    pub fn risk_in_words(&self) -> String {
        match (self.risk, self.band()) {
            (Some(score), RiskBand::Low) => format!("{score}, low"),
            (Some(score), RiskBand::High) => format!("{score}, high"),
            (Some(score), _) => format!("{score}, medium"),
            (None, _) => "not scored".to_owned(),
        }
    }

    /// `1 Abandoned cart email: value 78, effort 25, risk 25, low; 12 of 29 ratings`.
    pub fn said(&self) -> String {
        let (scored, of) = self.coverage;
        let risk = self.risk_in_words();
        let Self {
            rank,
            name,
            value,
            effort,
            ..
        } = self;
        format!(
            "{rank} {name}: value {value}, effort {effort}, risk {risk}; {scored} of {of} ratings"
        )
    }
}

impl RiskBand {
    /// All of them, the safest first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Middle, Self::High, Self::Unknown];

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Low => "Low risk",
            Self::Middle => "Medium risk",
            Self::High => "High risk",
            Self::Unknown => "Risk not scored",
        }
    }
}

//! The ranking of use cases, and what it rests on.

use std::borrow::Cow;

use super::{Figure, Method, RiskBand, Says, Score, Slice, Weighing};
use crate::wire::wire;

wire! {
    /// The use cases at work, ranked: those in sight.
    pub struct RankingScreen {
        /// Grows with every change.
        pub revision: u64,
        /// How they are ranked here.
        pub weighing: Weighing,
        /// The methods there are.
        pub methods: Vec<MethodShown>,
        /// What each axis weighs; empty where the method has no weights.
        pub weights: Vec<WeightShown>,
        /// How far the weights can move before the first three change, in a sentence or two.
        pub firmness: String,
        /// In order.
        pub ranked: Slice<RankedRow>,
        /// Those for which too little is scored.
        pub unranked: Slice<UnrankedRow>,
        /// Value against effort.
        pub map: RankingMap,
    }
}

wire! {
    /// A method of ranking.
    pub struct MethodShown {
        /// The method.
        pub method: Method,
        /// `RICE`.
        pub label: String,
        /// How its number comes about, in a sentence.
        pub rule: String,
        /// What of it stands for which axis, a line each.
        pub mapping: Vec<String>,
    }
}

wire! {
    /// What an axis weighs.
    pub struct WeightShown {
        /// Its name among the weights: `effort`.
        pub key: String,
        /// `Low effort`.
        pub label: String,
        /// 0 to `most`.
        pub weight: u32,
        /// The most it can weigh.
        pub most: u32,
        /// Which part of the whole that is: `30%`.
        pub part: String,
    }
}

wire! {
    /// A use case in the ranking.
    pub struct RankedRow {
        /// The use case.
        pub id: String,
        /// The title, or `Untitled use case`.
        pub title: String,
        /// From 1.
        pub rank: u32,
        /// `74.0`, or `–`.
        pub priority: String,
        /// Value, effort, risk and readiness.
        pub axes: Vec<Figure>,
        /// How many of the ratings that count are given: `6 of 29`.
        pub rated: String,
        /// That these are few, in words; empty where they are not.
        pub few: String,
        /// Where and why it is pinned.
        pub pin: Option<Pin>,
    }
}

wire! {
    /// A place that somebody pinned a use case or an integration to.
    pub struct Pin {
        /// From 1.
        pub place: u32,
        /// Why; may be empty.
        pub reason: String,
        /// `Pinned to place 1: required by law (Mara Lind, today at 2:03 PM)`.
        pub in_words: String,
    }
}

wire! {
    /// A use case for which too little is scored.
    pub struct UnrankedRow {
        /// The use case.
        pub id: String,
        /// The title, or `Untitled use case`.
        pub title: String,
        /// Value, effort, risk and readiness.
        pub axes: Vec<Figure>,
        /// The axes that have no rating.
        pub missing: Vec<MissingAxis>,
    }
}

wire! {
    /// An axis that has no rating.
    pub struct MissingAxis {
        /// Its name: `effort`.
        pub key: String,
        /// `Effort: none of 5 ratings`.
        pub what: String,
    }
}

wire! {
    /// Value against effort, in units of the picture.
    pub struct RankingMap {
        /// How wide the picture is.
        pub width: i32,
        /// How high.
        pub height: i32,
        /// What of it scores are drawn in: left, top, right, bottom.
        pub frame: (i32, i32, i32, i32),
        /// In the order of the ranking.
        pub points: Vec<MapPoint>,
        /// What is drawn of how many, in words.
        pub said: String,
    }
}

wire! {
    /// A use case on the map.
    pub struct MapPoint {
        /// The use case.
        pub id: String,
        /// Its place in the ranking.
        pub rank: u32,
        /// From the left.
        pub x: i32,
        /// From above.
        pub y: i32,
        /// Grows with how much of it is scored.
        pub radius: i32,
        /// Where its scores are, if it stands aside since another has the place.
        pub home: Option<(i32, i32)>,
        /// How risky it is.
        pub risk: RiskBand,
        /// Its name, where there is room.
        pub label: Option<MapLabel>,
        /// `1 Abandoned cart email: value 78, effort 25, risk 25 (low), 12 of 29 ratings`.
        pub said: String,
    }
}

wire! {
    /// A name on the map.
    pub struct MapLabel {
        /// From the left to its beginning, or its end.
        pub x: i32,
        /// From above to its middle.
        pub y: i32,
        /// Whether it ends there.
        pub ends: bool,
        /// The name, or the beginning of it.
        pub text: String,
    }
}

wire! {
    /// What the number of a use case in the ranking rests on, down to each rating.
    pub struct Explained {
        /// Grows with every change.
        pub revision: u64,
        /// The use case.
        pub id: String,
        /// The title.
        pub title: String,
        /// `(40 × 78 + 30 × 75) ÷ 70 ≈ 76.7`; why there is none, where there is no number.
        pub arithmetic: String,
        /// The method in a sentence.
        pub rule: String,
        /// Its axes.
        pub parts: Vec<ExplainedPart>,
    }
}

wire! {
    /// An axis in what a number rests on.
    pub struct ExplainedPart {
        /// Its name: `effort`.
        pub key: String,
        /// How it counts: `Counts as low effort: 100 − 25 = 75, weight 30`.
        pub counts: String,
        /// The score, with its ratings.
        pub score: Score,
        /// Who gave each rating that is given, when and why.
        pub given: Vec<Given>,
    }
}

wire! {
    /// Who gave a rating.
    pub struct Given {
        /// The field: `score/ideation/customer-value`.
        pub field: String,
        /// `by Mara Lind, today at 2:03 PM`.
        pub by: String,
        /// Why, as it was typed; may be empty.
        pub reason: String,
    }
}

wire! {
    /// Two to four use cases side by side.
    pub struct Comparison {
        /// Grows with every change.
        pub revision: u64,
        /// The use cases, as they were asked for.
        pub use_cases: Vec<Compared>,
        /// What there is to compare.
        pub rows: Vec<ComparedRow>,
        /// The differences that matter most, a sentence each.
        pub differences: Vec<String>,
    }
}

wire! {
    /// A use case in a comparison.
    pub struct Compared {
        /// The use case.
        pub id: String,
        /// The title.
        pub title: String,
    }
}

wire! {
    /// Something that is compared.
    pub struct ComparedRow {
        /// `Customer Value`.
        pub label: String,
        /// Whether it is a number of the ranking, not a rating in it.
        pub is_head: bool,
        /// What each use case has there.
        pub cells: Vec<String>,
        /// How far they are apart, in words; empty where they are the same.
        pub difference: String,
    }
}

impl Says for RankedRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let Self {
            title,
            rank,
            priority,
            axes,
            few,
            pin,
            ..
        } = self;
        let mut texts = vec![Cow::from(rank.to_string()), Cow::from(title)];
        texts.extend(pin.iter().map(|pin| Cow::from(&pin.in_words)));
        texts.extend([few, priority].map(Cow::from));
        texts.extend(axes.iter().map(|axis| Cow::from(&axis.shown)));
        texts
    }
}

impl Says for UnrankedRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let missing = self.missing.iter().map(|missing| &missing.what);
        [&self.title]
            .into_iter()
            .chain(missing)
            .map(Cow::from)
            .collect()
    }
}

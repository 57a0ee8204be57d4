//! Value against effort, as the window draws it.

use crate::portfolio::map::{self, Dot, FRAME, SIZE};
use crate::portfolio::{Candidate, Known};
use crate::view::{MapLabel, MapPoint, RankingMap, RiskBand};
use crate::workspace::Reader;
use crate::workspace::screens::slices::number;
use crate::workspace::shortlist::Ranked;

/// What is known of a use case that can be drawn.
struct Sketched<'a> {
    rank: u32,
    candidate: &'a Candidate,
    name: String,
    value: u32,
    effort: u32,
}

impl Reader {
    /// The first of a ranking on the map.
    pub(super) fn ranking_map(&self, ranked: &Ranked) -> RankingMap {
        let places = ranked.ranking.places.iter().zip(1..);
        let scored = places.filter_map(|(place, at)| {
            let candidate = &ranked.candidates[place.candidate];
            let [value, effort, ..] = candidate.axes;
            Some((number(at), candidate, value.score?, effort.score?))
        });
        let mut can_be = 0;
        let mut sketched = Vec::new();
        for (rank, candidate, value, effort) in scored {
            can_be += 1;
            if sketched.len() < map::MOST {
                sketched.push(Sketched {
                    rank,
                    candidate,
                    name: self.title_in_list(candidate.id),
                    value,
                    effort,
                });
            }
        }
        let dots: Vec<Dot<'_>> = sketched.iter().map(Sketched::dot).collect();
        let drawn = map::draw(&dots);
        let points = sketched.iter().zip(drawn).map(|(one, drawn)| MapPoint {
            id: one.candidate.id.to_string(),
            rank: one.rank,
            x: drawn.x,
            y: drawn.y,
            radius: drawn.radius,
            risk: band(&one.candidate.axes[2]),
            label: drawn.label.map(|label| MapLabel {
                x: label.x,
                y: label.y,
                ends: label.ends,
                text: label.text,
            }),
            said: one.said(),
        });
        RankingMap {
            width: SIZE.0,
            height: SIZE.1,
            frame: (FRAME.left, FRAME.top, FRAME.right, FRAME.bottom),
            points: points.collect(),
            said: said(sketched.len(), can_be, ranked.ranking.places.len()),
        }
    }
}

impl Sketched<'_> {
    fn dot(&self) -> Dot<'_> {
        Dot {
            value: self.value,
            effort: self.effort,
            coverage: self.coverage(),
            name: &self.name,
        }
    }

    /// How many ratings of all axes are given.
    fn coverage(&self) -> (u32, u32) {
        let axes = self.candidate.axes.iter();
        axes.fold((0, 0), |(scored, of), known| {
            (scored + known.scored, of + known.of)
        })
    }

    fn said(&self) -> String {
        let (scored, of) = self.coverage();
        let Self {
            rank,
            name,
            value,
            effort,
            ..
        } = self;
        let risk = &self.candidate.axes[2];
        let risk = match (risk.score, band(risk)) {
            (Some(score), RiskBand::Low) => format!("risk {score}, low"),
            (Some(score), RiskBand::High) => format!("risk {score}, high"),
            (Some(score), _) => format!("risk {score}, medium"),
            (None, _) => "risk not scored".to_owned(),
        };
        format!("{rank} {name}: value {value}, effort {effort}, {risk}; {scored} of {of} ratings")
    }
}

fn band(risk: &Known) -> RiskBand {
    match risk.score {
        None => RiskBand::Unknown,
        Some(..=33) => RiskBand::Low,
        Some(..=66) => RiskBand::Middle,
        Some(_) => RiskBand::High,
    }
}

/// What is drawn of how many.
fn said(drawn: usize, can_be: usize, ranked: usize) -> String {
    let mut said = match (drawn, can_be) {
        (0, _) => return "Nothing to draw: it takes a value and an effort score.".to_owned(),
        (1, 1) => "The one use case with a value and an effort score.".to_owned(),
        (all, of) if all == of => format!("All {all} with a value and an effort score."),
        (some, of) => {
            format!("The first {some} of {of}: more would hide each other. The table has all.")
        }
    };
    if ranked > can_be {
        let others = ranked - can_be;
        said.push_str(&format!(
            " {others} more can't be drawn without these scores."
        ));
    }
    said
}

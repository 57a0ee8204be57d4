//! The table of use cases, and their ranking: figures of the listing, of which nothing is folded.

use crate::disk::side_by_side::of_each;
use crate::error::Error;
use crate::framework::Axis;
use crate::portfolio::{Candidate, Place, Weighing};
use crate::spreadsheet::written::{Cell, Column, Table};
use crate::store::Listed;
use crate::use_case::progress::Standing;
use crate::use_case::scoring::Scored;
use crate::use_case::summary::Summary;
use crate::view::{Facet, GroupBy, Picked};
use crate::workspace::Reader;
use crate::workspace::screens::facets::type_named;
use crate::workspace::screens::ranking::few;

impl Reader {
    /// The use cases that are picked, in the order of the table that they are picked from.
    pub(super) fn portfolio_table(&self, picked: &Picked) -> Result<Table, Error> {
        let mut columns: Vec<Column> = ["Use case", "Type", "Owner", "Labels", "Phase", "Progress"]
            .map(Column::of)
            .into();
        columns.push(Column::detail("ID elsewhere"));
        columns.extend(Axis::ALL.into_iter().flat_map(of_axis));
        columns.extend(["Rank", "Priority", "Pinned to"].map(Column::of));
        columns.push(Column::detail("Why pinned"));
        columns.extend(PROMISE.map(Column::detail));
        columns.push(Column::of("Edited"));
        columns.push(Column::detail("Edited by"));
        let mut table = Table::new("Use cases", columns);
        let (weighing, typed) = (self.weighing(None)?, self.typed_use_case()?);
        let ranked = self.in_ranking(&weighing)?;
        let rows = of_each(&self.picked(picked)?, |id| {
            let place = ranked.place(*id);
            let place = place.map(|(at, place)| (at, in_place(place, &weighing)));
            let row = self.figures(*id, typed.as_ref());
            row.map(|(listed, summary)| self.tabled_row(listed, summary, place))
                .transpose()
        });
        let rows = rows.into_iter().filter_map(Result::transpose);
        table.rows = rows.collect::<Result<_, _>>()?;
        Ok(table)
    }

    /// What the table says of a use case, which is ranked at a place, from 0, by a number.
    fn tabled_row(
        &self,
        listed: &Listed,
        summary: &Summary,
        place: Option<(usize, Cell)>,
    ) -> Result<Vec<Cell>, Error> {
        let phase = self.group_of(GroupBy::Phase, summary)?;
        let kind = type_named(&summary.activation);
        let mut row = vec![
            Cell::words(self.name_listed(listed)?),
            Cell::words(kind.map_or("", |(_, name)| name)),
            Cell::words(self.owner_in_words(&summary.owner)?),
            Cell::names(summary.labels.iter().map(String::as_str)),
            Cell::words(self.facet_in_words(Facet::Phases, &phase)?),
            Cell::Percent(progress(&summary.phases)),
            Cell::words(summary.elsewhere.as_str()),
        ];
        let axes = row.len()..row.len() + 2 * Axis::ALL.len();
        row.extend(summary.axes.iter().flat_map(|axis| scored(*axis)));
        row.resize(axes.end, Cell::Nothing);
        let (rank, priority) = match place {
            Some((at, priority)) => (Cell::whole(number(at + 1)), priority),
            None => Default::default(),
        };
        let [pinned, why] = pinned(summary);
        row.extend([rank, priority, pinned, why]);
        row.extend(promise(summary));
        row.extend([
            Cell::Day(self.day_of(self.edited_last(listed))),
            Cell::words(self.name_in_list(&summary.edited_by)),
        ]);
        Ok(row)
    }

    /// The use cases at work as they are ranked, then those for which too little is scored.
    pub(super) fn ranking_table(&self, weighing: &Weighing) -> Result<Table, Error> {
        let mut columns: Vec<Column> = ["Rank", "Use case", "Priority"].map(Column::of).into();
        columns.extend(Axis::ALL.into_iter().flat_map(of_axis));
        columns.push(Column::of("Pinned to"));
        columns.push(Column::detail("Why pinned"));
        columns.push(Column::of("Remark"));
        let mut table = Table::new("Ranking", columns);
        let made = self.in_ranking(weighing)?;
        let none = [(None, 0, 0); 4];
        let places = made.ranking.places.iter().enumerate();
        let ranked = places.map(|(at, place)| (place.candidate, Some((at, place))));
        let apart = made
            .ranking
            .apart
            .iter()
            .map(|candidate| (*candidate, None));
        table.rows = of_each(&Vec::from_iter(ranked.chain(apart)), |(candidate, at)| {
            let candidate = &made.candidates[*candidate];
            let listed = self.listed.get(&candidate.id);
            let summary = listed.and_then(|listed| listed.figures());
            let (rank, priority, remark) = match at {
                Some((at, place)) => (
                    Cell::whole(number(at + 1)),
                    in_place(place, weighing),
                    match candidate.rests_on_few(weighing) {
                        true => few(candidate.coverage(weighing)),
                        false => String::new(),
                    },
                ),
                None => (Cell::Nothing, Cell::Nothing, unranked(candidate, weighing)),
            };
            let title = Cell::words(self.title_in_list(candidate.id));
            let mut row = vec![rank, title, priority];
            let axes = summary.map_or(&none[..], |summary| summary.axes.as_slice());
            row.extend(axes.iter().flat_map(|axis| scored(*axis)));
            row.resize(table.columns.len() - 3, Cell::Nothing);
            row.extend(summary.map(pinned).unwrap_or_default());
            row.push(Cell::words(remark));
            row
        });
        Ok(table)
    }
}

/// Why a use case is not ranked.
fn unranked(candidate: &Candidate, weighing: &Weighing) -> String {
    let missing = weighing.missing(&candidate.axes);
    let missing: Vec<&str> = missing.into_iter().map(Axis::label).collect();
    match missing.as_slice() {
        [] => "Not ranked yet: every weight is 0".to_owned(),
        some => format!("Not ranked yet: no rating of {}", some.join(", ")),
    }
}

/// What a use case may bring.
const PROMISE: [&str; 6] = [
    "Benefit, low (P10)",
    "Benefit, middle (P50)",
    "Benefit, high (P90)",
    "Pays in % of cases",
    "Horizon in months",
    "Currency",
];

fn promise(summary: &Summary) -> [Cell; 6] {
    let Some(promise) = &summary.promise else {
        return Default::default();
    };
    let [low, middle, high] = promise.net.map(|amount| Cell::number(&amount.to_string()));
    let (pays, months) = (Cell::Percent(promise.pays), Cell::Whole(promise.months));
    [
        low,
        middle,
        high,
        pays,
        months,
        Cell::words(promise.currency.as_str()),
    ]
}

/// An axis, and how much of it is scored.
fn of_axis(axis: Axis) -> [Column; 2] {
    let label = axis.label();
    [
        Column::of(label),
        Column::detail(&format!("{label} scored")),
    ]
}

/// A score, and how much of it is scored.
fn scored((score, scored, of): Scored) -> [Cell; 2] {
    let part = (100 * scored).checked_div(of);
    [
        Cell::whole(score),
        part.map_or(Cell::Nothing, Cell::Percent),
    ]
}

/// Where a use case is pinned to, and why.
fn pinned(summary: &Summary) -> [Cell; 2] {
    match &summary.pin {
        Some((place, reason)) => [Cell::Whole(*place), Cell::words(reason.trim())],
        None => Default::default(),
    }
}

/// The number that a use case stands at its place for.
fn in_place(place: &Place, weighing: &Weighing) -> Cell {
    let priority = place
        .priority
        .map(|priority| priority.shown(weighing.method.digits()));
    priority.map_or(Cell::Nothing, |shown| Cell::number(&shown))
}

/// How far a use case is: the mean of its phases.
fn progress(phases: &[Standing]) -> u32 {
    let all: u32 = phases.iter().map(|phase| phase.percent).sum();
    all / u32::try_from(phases.len()).unwrap_or(1).max(1)
}

fn number(at: usize) -> Option<u32> {
    u32::try_from(at).ok()
}

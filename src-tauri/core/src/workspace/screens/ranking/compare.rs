//! Use cases side by side, with their differences named.

use crate::error::Error;
use crate::framework::Axis;
use crate::portfolio::Weighing;
use crate::use_case::UseCase;
use crate::use_case::scoring;
use crate::view::{Compared, ComparedRow, Comparison, Rating, Score};
use crate::workspace::Reader;

/// So many can be compared.
const FEWEST: usize = 2;
const MOST: usize = 4;

impl Reader {
    /// Compares two to four use cases.
    ///
    /// # Errors
    /// [`Error::Invalid`] for more or fewer; [`Error::Unknown`], [`Error::NotRead`].
    pub fn compared(
        &self,
        use_cases: &[String],
        weighing: Option<Weighing>,
    ) -> Result<Comparison, Error> {
        if !(FEWEST..=MOST).contains(&use_cases.len()) {
            return Err(Error::Invalid(
                "Two to four use cases can be compared.".to_owned(),
            ));
        }
        let weighing = self.weighing(weighing)?;
        let ranked = self.in_ranking(&weighing)?;
        let read = use_cases.iter().map(|id| self.use_case(id));
        let read: Vec<UseCase> = read.collect::<Result<_, Error>>()?;
        let none = || "–".to_owned();
        let placed = read.iter().map(|one| ranked.place(one.document.id));
        let placed: Vec<_> = placed.collect();
        let place = placed.iter().map(|place| match place {
            Some((at, place)) if place.pinned => format!("{} (pinned)", at + 1),
            Some((at, _)) => (at + 1).to_string(),
            None => none(),
        });
        let priority = placed.iter().map(|place| {
            let priority = place.and_then(|(_, place)| place.priority);
            priority.map_or_else(none, |priority| priority.shown(weighing.method.digits()))
        });
        let mut rows = vec![
            head("Place", place.collect()),
            head("Priority", priority.collect()),
        ];
        let names: Vec<&str> = read.iter().map(UseCase::title).collect();
        let mut differences = Vec::new();
        for axis in Axis::ALL {
            let scores = read.iter().map(|one| scoring::axis(one, axis));
            let scores: Vec<Score> = scores.collect();
            let cells = scores.iter().map(Score::in_words).collect();
            rows.push(ComparedRow {
                difference: apart(&scores.iter().map(|one| one.score).collect::<Vec<_>>()),
                ..head(axis.label(), cells)
            });
            let ratings = of_axis(&scores);
            differences.extend(named(axis, &scores, &ratings, &names));
            rows.extend(ratings.into_iter().map(|(row, _)| row));
        }
        Ok(Comparison {
            revision: self.revision,
            use_cases: read
                .iter()
                .map(|one| Compared {
                    id: one.document.id.to_string(),
                    title: one.title().to_owned(),
                })
                .collect(),
            rows,
            differences,
        })
    }
}

fn head(label: &str, cells: Vec<String>) -> ComparedRow {
    ComparedRow {
        label: label.to_owned(),
        is_head: true,
        cells,
        difference: String::new(),
    }
}

/// How far numbers are apart; nothing where they are not.
fn apart(numbers: &[Option<u32>]) -> String {
    let known = || numbers.iter().flatten();
    match known().max().zip(known().min()) {
        Some((most, least)) if most > least => format!("{} apart", most - least),
        _ if known().count() > 0 && known().count() < numbers.len() => "not all scored".to_owned(),
        _ => String::new(),
    }
}

/// The ratings of an axis that are given anywhere, and how far they are apart.
fn of_axis(scores: &[Score]) -> Vec<(ComparedRow, u32)> {
    let mut fields: Vec<&Rating> = Vec::new();
    for rating in scores.iter().flat_map(|score| &score.ratings) {
        if fields.iter().all(|known| known.field != rating.field) {
            fields.push(rating);
        }
    }
    let rows = fields.into_iter().filter_map(|asked| {
        let found = scores.iter().map(|score| {
            let mut ratings = score.ratings.iter();
            ratings.find(|rating| rating.field == asked.field)
        });
        let found: Vec<Option<&Rating>> = found.collect();
        let numbers: Vec<Option<u32>> = found
            .iter()
            .map(|one| one.and_then(|one| one.score))
            .collect();
        let (most, least) = numbers
            .iter()
            .flatten()
            .max()
            .zip(numbers.iter().flatten().min())?;
        let cells = found.iter().map(|one| match one {
            Some(rating) => rating.rating.clone(),
            None => "Not applicable".to_owned(),
        });
        let row = ComparedRow {
            label: format!("{} ({})", asked.name, asked.phase_label),
            is_head: false,
            cells: cells.collect(),
            difference: apart(&numbers),
        };
        Some((row, most - least))
    });
    rows.collect()
}

/// Where use cases differ on an axis, in a sentence.
fn named(
    axis: Axis,
    scores: &[Score],
    ratings: &[(ComparedRow, u32)],
    names: &[&str],
) -> Option<String> {
    let known = scores.iter().zip(names);
    let known: Vec<(u32, &str)> = known
        .filter_map(|(score, name)| Some((score.score?, *name)))
        .collect();
    let (most, highest) = known.iter().rev().max_by_key(|(score, _)| *score)?;
    let (least, lowest) = known.iter().min_by_key(|(score, _)| *score)?;
    if most == least {
        return None;
    }
    let mut told = format!(
        "{}: “{highest}” has {most}, “{lowest}” {least}, {} apart.",
        axis.label(),
        most - least
    );
    let widest = ratings.iter().rev().max_by_key(|(_, apart)| *apart);
    if let Some((row, _)) = widest.filter(|(_, apart)| *apart > 0) {
        told.push_str(&format!(
            " Most on {}: {}.",
            row.label,
            row.cells.join(" · ")
        ));
    }
    Some(told)
}

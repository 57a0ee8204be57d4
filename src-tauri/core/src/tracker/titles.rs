//! Titles that say the point of a slide, where what was entered gives one; else the slide's plain name.

use super::{Tracker, in_words};
use crate::document::kind::field;
use crate::framework::scoping::Slide;
use crate::metric::{Metric, Standing};

impl Tracker {
    /// The title of a slide.
    pub(super) fn point(&self, slide: &Slide) -> String {
        self.made_point(slide)
            .unwrap_or_else(|| slide.title.clone())
    }

    /// The point that a slide makes, if it makes one.
    pub(crate) fn made_point(&self, slide: &Slide) -> Option<String> {
        match slide.key.as_str() {
            "build" => self.point_of_build(),
            "measure" => point_of_metrics(self.metrics.iter().map(|(_, metric)| metric)),
            "learn" => match self.shown(field::VERDICT) {
                "" => None,
                decided => Some(format!("Decided: {decided}")),
            },
            _ => None,
        }
    }

    fn point_of_build(&self) -> Option<String> {
        let missing = self.missing();
        Some(match missing.is_empty() {
            true => in_words(&missing),
            false => format!("Build: {}", in_words(&missing)),
        })
    }
}

/// `Unsubscribes within limit: 0.16% of 0.2%`; nothing where it can't be said how a metric stands.
pub(super) fn point_of_metric(name: &str, metric: &Metric) -> Option<String> {
    let (latest, target) = (&metric.latest()?.shown, &metric.target.as_ref()?.shown);
    let (standing, of) = match (metric.standing().0, metric.is_limit()) {
        (Standing::WithinLimit, _) => ("within limit", "of"),
        (Standing::Behind, true) => ("beyond the limit", "of"),
        (Standing::Reached, _) => ("reached", "for a target of"),
        (Standing::OnTheWay, _) => ("on track", "on the way to"),
        (Standing::Behind, false) => ("behind", "on the way to"),
        _ => return None,
    };
    Some(format!("{name} {standing}: {latest} {of} {target}"))
}

/// `1 of 3 metrics reached, 1 within limit, 1 behind`, without those of which it can't be said.
fn point_of_metrics<'a>(metrics: impl Iterator<Item = &'a Metric>) -> Option<String> {
    let metrics: Vec<(Standing, bool)> = metrics
        .map(|metric| (metric.standing().0, metric.is_limit()))
        .collect();
    let count = |standing, is_limit| {
        let found = metrics.iter();
        found.filter(|one| **one == (standing, is_limit)).count()
    };
    let said = [
        (count(Standing::Reached, false), "reached"),
        (count(Standing::OnTheWay, false), "on track"),
        (count(Standing::WithinLimit, true), "within limit"),
        (count(Standing::Behind, false), "behind"),
        (count(Standing::Behind, true), "beyond the limit"),
    ];
    let mut said = said.into_iter().filter(|(count, _)| *count > 0);
    let (first, standing) = said.next()?;
    let noun = if metrics.len() == 1 {
        "metric"
    } else {
        "metrics"
    };
    let mut point = format!("{first} of {} {noun} {standing}", metrics.len());
    for (count, standing) in said {
        point.push_str(&format!(", {count} {standing}"));
    }
    Some(point)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::{Better, Measured};

    fn metric(better: Better, numbers: [Option<f64>; 3]) -> Metric {
        let [baseline, target, latest] = numbers.map(|number| {
            number.map(|value| Measured {
                value,
                shown: format!("{value}%"),
                source: String::new(),
                date: String::new(),
                day: None,
            })
        });
        Metric {
            unit: "%".to_owned(),
            segment: String::new(),
            goal: String::new(),
            better: Some(better),
            baseline,
            target,
            readings: latest.into_iter().collect(),
            today: None,
        }
    }

    #[test]
    fn the_title_of_a_metric_says_where_it_stands() {
        use Better::{Down, Up};
        for (better, numbers, said) in [
            (Down, [0.1, 0.2, 0.16], "M within limit: 0.16% of 0.2%"),
            (Down, [0.1, 0.2, 0.3], "M beyond the limit: 0.3% of 0.2%"),
            (Up, [4.0, 7.0, 7.5], "M reached: 7.5% for a target of 7%"),
            (Up, [4.0, 7.0, 5.0], "M on track: 5% on the way to 7%"),
            (Up, [4.0, 7.0, 3.0], "M behind: 3% on the way to 7%"),
        ] {
            let metric = metric(better, numbers.map(Some));
            assert_eq!(point_of_metric("M", &metric).as_deref(), Some(said));
        }
        for unknown in [
            [Some(1.0), Some(2.0), None],
            [Some(1.0), None, Some(2.0)],
            [None, Some(2.0), Some(1.0)],
        ] {
            assert_eq!(point_of_metric("M", &metric(Up, unknown)), None);
        }
    }

    #[test]
    fn the_title_of_all_metrics_counts_them() {
        use Better::{Down, Up};
        let reached = metric(Up, [4.0, 7.0, 7.5].map(Some));
        let limit = metric(Down, [0.1, 0.2, 0.16].map(Some));
        let behind = metric(Up, [4.0, 7.0, 3.0].map(Some));
        let unknown = metric(Up, [None; 3]);
        for (metrics, said) in [
            (vec![], None),
            (vec![&unknown], None),
            (vec![&reached], Some("1 of 1 metric reached")),
            (
                vec![&behind, &reached, &limit, &unknown],
                Some("1 of 4 metrics reached, 1 within limit, 1 behind"),
            ),
        ] {
            assert_eq!(point_of_metrics(metrics.into_iter()).as_deref(), said);
        }
    }
}

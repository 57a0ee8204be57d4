//! What a result means, in words.

use super::outcome::{Comparison, Counts, Finding, Outcome};
use super::plan::{Measured, Plan};
use super::words::{percent, short, signed, whole};

/// What a result means.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// What is to be known before anything else: that it is too early, that the split is uneven. A sentence each.
    pub doubts: Vec<String>,
    /// What each variation shows, a sentence each.
    pub findings: Vec<String>,
    /// The counts, a row each: variation, people, average, uplift, interval.
    pub rows: Vec<[String; 5]>,
}

impl Outcome {
    /// What it means, where more is better or not.
    pub fn said(&self, plan: &Plan, is_more_better: bool) -> Said {
        let mut doubts = Vec::new();
        if self.is_uneven() {
            let of = |counts: &Counts| whole(counts.people as u64);
            let others = self.comparisons.iter().map(|one| of(&one.counts));
            let seen: Vec<String> = std::iter::once(of(&self.control)).chain(others).collect();
            let planned: Vec<String> = self.planned.iter().map(|share| percent(*share)).collect();
            doubts.push(format!(
                "Uneven split: {} people where {} was planned. That is no chance (below 1 in 1,000): find out why before you believe the result.",
                seen.join(" and "),
                planned.join(" and ")
            ));
        }
        let findings = self.comparisons.iter();
        let findings = findings.map(|one| self.finding(one, is_more_better));
        let rows = self.comparisons.iter().map(|one| {
            let [uplift, interval] = match one.uplift {
                Some([uplift, low, high]) => [
                    signed(uplift),
                    format!("{} to {}", signed(low), signed(high)),
                ],
                None => ["—".to_owned(), "—".to_owned()],
            };
            row(plan, &one.counts, uplift, interval)
        });
        let control = row(plan, &self.control, String::new(), String::new());
        Said {
            doubts,
            findings: findings.collect(),
            rows: std::iter::once(control).chain(rows).collect(),
        }
    }

    fn finding(&self, one: &Comparison, is_more_better: bool) -> String {
        let (name, control) = (&one.counts.name, &self.control.name);
        let Some([uplift, low, high]) = one.uplift else {
            return format!(
                "{name} and {control} can't be compared: one of them has nothing counted."
            );
        };
        let sure = percent(self.sureness);
        let between = format!("between {} and {}", signed(low), signed(high));
        let is_better = match one.finding() {
            Finding::More => is_more_better,
            Finding::Less => !is_more_better,
            _ => {
                return format!(
                    "No difference between {name} and {control} can be told: {}, and with {sure} confidence anything {between}.",
                    signed(uplift)
                );
            }
        };
        let did = match is_better {
            true => "better",
            false => "worse",
        };
        format!(
            "{name} did {did} than {control}: {}, with {sure} confidence {between}.",
            signed(uplift)
        )
    }
}

fn row(plan: &Plan, counts: &Counts, uplift: String, interval: String) -> [String; 5] {
    let average = match plan.measured {
        Measured::Rate(_) => percent(counts.average),
        _ => short(counts.average),
    };
    [
        counts.name.clone(),
        whole(counts.people as u64),
        average,
        uplift,
        interval,
    ]
}

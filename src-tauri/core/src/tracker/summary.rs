//! The first slide: what it is, what is asked, and what that rests on. Only what was entered stands there.

use super::{Phase, Tracker, in_words};
use crate::deck::{Cover, Fact, Part};
use crate::document::kind::field;
use crate::page::{
    Block,
    answer::answer,
    build::{labeled, line, list},
    plain::plain,
};
use crate::use_case::progress::PhaseState;

/// The most things in a box; where there are more, it says how many.
const MOST: usize = 3;

/// The longest text in a box, in characters; all of it is on its own slide.
const LONGEST: usize = 80;

/// The key of a decision to go on.
const GO: &str = "go";

impl Tracker {
    /// The first slide.
    pub(super) fn summary(&self) -> Cover {
        let parts = [
            ("What it is", self.what_it_is()),
            ("What it moves", self.what_it_moves()),
            ("Value, effort, risk", self.axes_in_short()),
            ("Before it is built", self.before()),
        ];
        let parts = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty());
        Cover {
            ask: plain(&self.decision_wanted()),
            parts: parts
                .map(|(title, blocks)| Part {
                    title: title.to_owned(),
                    blocks,
                })
                .collect(),
            facts: self.facts_of_summary(),
            steps: self.stepper.clone(),
        }
    }

    /// What is asked of whoever decides: what was entered, or else what comes next of result and phases, or was decided.
    pub(super) fn decision_wanted(&self) -> String {
        self.decision().1
    }

    /// The same; `None` where nothing is left to be decided.
    pub fn decision_due(&self) -> Option<String> {
        let (is_due, words) = self.decision();
        (is_due && !words.is_empty()).then_some(words)
    }

    /// Whether there is something to be decided, and what was or is to be.
    fn decision(&self) -> (bool, String) {
        // It is a line, and no Markdown: all of it is asked, as it was typed.
        let asked = self.value(field::ASKED).trim();
        if !asked.is_empty() {
            return (true, asked.to_owned());
        }
        let decided = self.shown(field::VERDICT);
        if !decided.is_empty() {
            return (false, format!("Decided: {decided}."));
        }
        if !self.value(field::RESULT).is_empty() {
            return (true, "Decide: keep, change or stop.".to_owned());
        }
        self.gate()
    }

    /// What is to be decided at the end of a phase. What was decided to go on is behind; of what comes after, the first
    /// phase that is at work is due, else the last that is complete.
    fn gate(&self) -> (bool, String) {
        let verdict = |phase: &Phase| phase.decision.as_ref().map(|(verdict, _)| verdict.clone());
        let gone = self
            .phases
            .iter()
            .rposition(|phase| verdict(phase).as_deref() == Some(GO));
        let from = gone.map_or(0, |gone| gone + 1);
        let later = self.phases.iter().enumerate().skip(from);
        let begun = later.filter(|(_, phase)| phase.step.state != PhaseState::Untouched);
        let begun: Vec<(usize, &Phase)> = begun.collect();
        let is_at_work = |(_, phase): &&(usize, &Phase)| phase.step.state != PhaseState::Complete;
        let due = begun.iter().find(is_at_work).or(begun.last());
        let label = |at: usize| self.phases.get(at).map(|phase| phase.step.label.as_str());
        match (due, gone.and_then(|gone| self.phases.get(gone))) {
            (Some((at, phase)), _) => {
                let label_here = &phase.step.label;
                let stopped = phase
                    .decision
                    .as_ref()
                    .filter(|(verdict, _)| verdict == "stop");
                match (stopped, label(at + 1)) {
                    (Some((_, words)), _) => (false, format!("{label_here}: {words}.")),
                    (None, Some(next)) => {
                        let asked = format!("Decide: go on from {label_here} to {next}?");
                        (true, asked)
                    }
                    (None, None) => (true, format!("Decide: is {label_here} complete?")),
                }
            }
            (None, Some(phase)) => {
                let words = phase.decision.as_ref().map_or("", |(_, words)| words);
                let decided = format!("{}: {words}.", phase.step.label);
                let said = match label(from) {
                    Some(next) => format!("{decided} Next is {next}."),
                    None => decided,
                };
                (false, said)
            }
            (None, None) => match label(0) {
                Some(first) => (true, format!("Decide: begin with {first}?")),
                None => (false, String::new()),
            },
        }
    }

    fn facts_of_summary(&self) -> Vec<Fact> {
        let entered = |label: &str, value: String| {
            (!value.is_empty()).then(|| Fact {
                label: label.to_owned(),
                value: plain(&value),
            })
        };
        let facts = [
            entered("Money", self.shown(field::MONEY).to_owned()),
            entered("Needed by", self.shown(field::NEEDED_BY).to_owned()),
            entered("Run time", self.run_time()),
            entered("Type", self.shown(field::ACTIVATION).to_owned()),
            entered("Owner", self.shown(field::OWNER).to_owned()),
            entered("Date", self.date.clone()),
        ];
        facts.into_iter().flatten().collect()
    }

    fn run_time(&self) -> String {
        match [field::RUN_FROM, field::RUN_TO].map(|field| self.shown(field)) {
            ["", ""] => String::new(),
            [from, ""] => format!("from {from}"),
            ["", to] => format!("to {to}"),
            [from, to] => format!("{from} to {to}"),
        }
    }

    fn what_it_is(&self) -> Vec<Block> {
        let lines = [
            ("Objective", field::OBJECTIVE),
            ("For", field::AUDIENCE),
            ("Change", field::CHANGE),
        ];
        let lines = lines.map(|(label, field)| (label, first_sentence(self.value(field))));
        let lines = lines.into_iter().filter(|(_, said)| !said.is_empty());
        let lines = lines.map(|(label, said)| Block::Paragraph(labeled(label, &said)));
        lines.collect()
    }

    fn what_it_moves(&self) -> Vec<Block> {
        let metrics = self
            .metrics
            .iter()
            .map(|(link, metric)| match &metric.target {
                Some(target) if metric.is_limit() => {
                    format!("{}: stays within {}", link.name, target.shown)
                }
                _ => format!("{}: {}", link.name, metric.course()),
            });
        few(metrics.collect(), "under Measure")
    }

    fn axes_in_short(&self) -> Vec<Block> {
        if self.axes.iter().all(|axis| axis.score.is_none()) {
            return Vec::new();
        }
        let axes = self.axes.iter().map(|axis| {
            let text = format!("{} ({})", axis.shown, axis.coverage);
            vec![Block::Paragraph(labeled(&axis.label, &text))]
        });
        list(false, axes).into_iter().collect()
    }

    fn before(&self) -> Vec<Block> {
        let missing = self.missing();
        let said = Block::Paragraph(plain(&in_words(&missing)));
        let names = missing.into_iter().map(|missing| missing.what).collect();
        [said].into_iter().chain(few(names, "in the app")).collect()
    }
}

/// The first of several lines, and how many more there are, and where.
fn few(lines: Vec<String>, place: &str) -> Vec<Block> {
    let more = lines.len().saturating_sub(MOST);
    let mut few: Vec<String> = lines.into_iter().take(MOST).collect();
    if more > 0 {
        few.push(format!("and {more} more, {place}"));
    }
    let few = few.iter().map(|said| vec![Block::Paragraph(plain(said))]);
    list(false, few).into_iter().collect()
}

/// The first sentence of what was typed; of a long one as many of its first words as are read at a glance.
fn first_sentence(markdown: &str) -> String {
    let first = answer(markdown, 6).into_iter().next();
    let text = line(first.as_slice());
    let ends = text.match_indices(['.', '?', '!']);
    let mut ends = ends.filter(|(at, _)| text[at + 1..].starts_with(' '));
    let sentence = ends.next().map_or(&*text, |(at, _)| &text[..=at]);
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST).collect();
    let cut = cut.rsplit_once(' ').map_or(&*cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_sentence_is_whole_or_says_that_it_is_not() {
        let long = "word ".repeat(80);
        for (typed, said) in [
            ("", ""),
            ("One. Two.", "One."),
            ("From 4.5 % to 7 %", "From 4.5 % to 7 %"),
            ("**Buyers** of `A`\n\nand more", "Buyers of A"),
        ] {
            assert_eq!(first_sentence(typed), said, "{typed}");
        }
        let cut = first_sentence(&long);
        assert!(
            cut.ends_with("word…") && cut.chars().count() <= LONGEST + 1,
            "{cut}"
        );
    }

    #[test]
    fn what_is_more_than_a_box_holds_is_counted() {
        let lines = |count: usize| (0..count).map(|n| format!("Line {n}")).collect();
        let said = |count: usize| line(&few(lines(count), "elsewhere"));
        assert!(!said(3).contains("more") && said(3).contains("Line 2"));
        assert!(said(5).contains("and 2 more, elsewhere") && !said(5).contains("Line 3"));
    }
}

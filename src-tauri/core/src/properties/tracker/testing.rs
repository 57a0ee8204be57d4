//! The test of a use case: what the coach says of it, its result, and that both stand wherever the tracker does.

use std::collections::BTreeMap;

use super::Project;
use crate::view::{ExportOptions, Format, List, Rows, Scope, Wanted};

impl Project {
    /// A metric of 4% that is to be 4.4%, and 6,000 people a week.
    fn planned() -> Self {
        let mut project = Self::new();
        let metric = project.linked("metric", "Conversion rate");
        project
            .workspace
            .type_text(&metric, &metric, "unit", "%")
            .unwrap();
        project.measures(&metric, "baseline", "4");
        project.measures(&metric, "target", "4.4");
        project.types("tracker/people-week", "6,000");
        project
    }

    /// Counts in a variation: its name, its people, and how many did it.
    fn counts(&mut self, name: &str, people: &str, did: &str) {
        let id = self.use_case.clone();
        let done = self.workspace.add_row(&id, "variation", None).unwrap();
        let row = done.place.unwrap().record.unwrap();
        for (field, text) in [("variation", name), ("people", people), ("did", did)] {
            self.workspace.type_text(&id, &row, field, text).unwrap();
        }
    }

    /// The tracker in a text format.
    fn exported(&mut self, format: Format) -> String {
        let use_cases = vec![self.use_case.clone()];
        let scope = Scope::Tracker { use_cases };
        let options = ExportOptions::default();
        let files = self.workspace.export(&scope, format, &options).unwrap();
        String::from_utf8(files.bytes).unwrap()
    }
}

const SENTENCE: &str = "Needs 39,475 people in each of 2 variations: 14 weeks at 6,000 a week.";

#[test]
fn the_coach_answers_from_what_is_entered_and_from_what_is_just_typed() {
    let mut project = Project::planned();
    let page = project.page();
    let advice = page.coach.advice.unwrap();
    assert!(advice.sentence.starts_with(SENTENCE), "{}", advice.sentence);
    let typed = BTreeMap::from([("tracker/people-week".to_owned(), "80000".to_owned())]);
    let advice = project.workspace.coach(&project.use_case, &typed).unwrap();
    assert!(advice.sentence.contains("1 week at 80,000 a week"));
    let markdown = project.exported(Format::Markdown);
    assert!(markdown.contains("39,475"), "{markdown}");
    project.sets("tracker/test", "no");
    let page = project.page();
    assert_eq!(page.coach.advice, None);
    assert!(!project.exported(Format::Markdown).contains("39,475"));
}

#[test]
fn a_result_before_its_end_is_too_early_wherever_it_stands() {
    let mut project = Project::planned();
    project.counts("Control", "40000", "1600");
    project.counts("Reminder", "40,100", "1,800");
    let found = "Reminder did better than Control: +12.2%";
    let markdown = project.exported(Format::Markdown);
    assert!(markdown.contains(found), "{markdown}");
    assert!(!markdown.contains("Too early"));
    project.sets("tracker/run-to", "2099-12-31");
    // What a Word file says is compared elsewhere.
    for format in Format::TEXTS.into_iter().filter(|one| *one != Format::Docx) {
        let text = project.exported(format);
        assert!(text.contains("Too early"), "{text}");
    }
    let learned = project.workspace.learned().unwrap();
    assert_eq!(learned.len(), 1);
    assert!(learned[0].result.starts_with("Too early") && learned[0].result.contains(found));
    assert!(
        !project
            .workspace
            .tracker(&project.use_case)
            .unwrap()
            .asks_why
    );
    project.sets("tracker/decision", "stop");
    assert!(
        project
            .workspace
            .tracker(&project.use_case)
            .unwrap()
            .asks_why
    );
    project.types("tracker/early-reason", "The page broke");
    let markdown = project.exported(Format::Markdown);
    assert!(
        markdown.contains("Decided before the planned end") && markdown.contains("The page broke")
    );
    let learned = project.workspace.learned().unwrap();
    assert_eq!(
        learned[0].decision,
        "Stop, before the planned end: The page broke"
    );
}

#[test]
fn a_guardrail_that_got_worse_is_named() {
    let mut project = Project::planned();
    let guard = project.linked("metric", "Unsubscribes");
    project
        .workspace
        .type_text(&guard, &guard, "unit", "%")
        .unwrap();
    project
        .workspace
        .set_field(&guard, &guard, "direction", Some("down"))
        .unwrap();
    project.measures(&guard, "baseline", "0.1");
    project.measures(&guard, "target", "0.2");
    let row = project.workspace.add_row(&guard, "reading", None).unwrap();
    let row = row.place.unwrap().record.unwrap();
    let reading = crate::view::Measure {
        value: "0.25".to_owned(),
        ..Default::default()
    };
    project
        .workspace
        .set_measure(&guard, &row, "reading", &reading)
        .unwrap();
    project.types("tracker/result", "More orders");
    let markdown = project.exported(Format::Markdown);
    assert!(
        markdown.contains("Unsubscribes got worse: from 0.1% to 0.25%"),
        "{markdown}"
    );
}

#[test]
fn a_plan_that_is_edited_after_the_start_says_so() {
    let mut project = Project::planned();
    let locked = |project: &mut Project| project.page().coach;
    assert!(!locked(&mut project).is_locked);
    project.sets("tracker/run-from", "2020-01-01");
    let coach = locked(&mut project);
    assert!(coach.is_locked);
    assert!(
        coach.replanned.iter().any(|late| late
            .starts_with("Changed after the start on 2020-01-01: People a week is 6,000")),
        "{:?}",
        coach.replanned
    );
}

#[test]
fn a_metric_that_is_edited_after_the_start_says_so_if_it_decides() {
    let mut project = Project::planned();
    let other = project.linked("metric", "Unsubscribes");
    project.measures(&other, "baseline", "1");
    project.sets("tracker/run-from", "2020-01-01");
    let late = project.page().coach.replanned;
    let told = |of: &str| late.iter().filter(|late| late.contains(of)).count();
    for of in [
        "Unit of Conversion rate is %",
        "Baseline of Conversion rate is 4%",
        "Target of Conversion rate is 4.4%",
    ] {
        assert_eq!(told(of), 1, "{of}: {late:?}");
    }
    assert_eq!(told("Unsubscribes"), 0, "{late:?}");
    let markdown = project.exported(Format::Markdown);
    assert!(
        markdown.contains("Target of Conversion rate is 4.4% since"),
        "{markdown}"
    );
    // Another metric that is chosen to decide is told of by its own fields.
    project.sets("tracker/primary", &other);
    let late = project.page().coach.replanned;
    let told = |of: &str| late.iter().any(|late| late.contains(of));
    assert!(told("Baseline of Unsubscribes is 1"), "{late:?}");
    assert!(!told("of Conversion rate"), "{late:?}");
}

#[test]
fn those_that_were_tested_are_listed_from_what_is_entered_on() {
    let mut project = Project::new();
    let tested = project.use_case.clone();
    let untested = project.workspace.create_use_case().unwrap();
    let untested = untested.place.unwrap().use_case.unwrap();
    project
        .workspace
        .type_text(&untested, &untested, "title", "Next best offer")
        .unwrap();
    let listed = |project: &mut Project| {
        let reader = project.workspace.reader();
        let Rows::Learned(slice) = reader.rows(&List::Learned, &Wanted::ALL).unwrap() else {
            panic!("not what was learned");
        };
        let screen = reader.learned_screen(&Wanted::ALL).unwrap().rows;
        assert_eq!(slice, screen);
        let rows = screen.rows.into_iter().map(|placed| placed.row);
        let rows = Vec::from_iter(rows);
        assert_eq!(rows, reader.learned().unwrap());
        let found = reader.find_in(&List::Learned, "cart").unwrap();
        assert_eq!(found.times.len(), rows.len());
        rows.into_iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert!(listed(&mut project).is_empty());
    // While it is being typed, it counts already.
    project.types("tracker/learned", "Reminders **work**\n\nat night");
    let learned = project.workspace.learned().unwrap().remove(0).learned;
    assert_eq!(learned, "Reminders work at night");
    assert_eq!(listed(&mut project), std::slice::from_ref(&tested));
    project.types("tracker/learned", "");
    assert!(listed(&mut project).is_empty());
    project.counts("Control", "40000", "1600");
    assert_eq!(listed(&mut project), std::slice::from_ref(&tested));
    project
        .workspace
        .set_field(&untested, &untested, "tracker/run-from", Some("2026-11-01"))
        .unwrap();
    assert_eq!(listed(&mut project), [untested, tested]);
}

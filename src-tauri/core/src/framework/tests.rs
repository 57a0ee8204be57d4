use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Axis, BUILT_IN, Direction, Framework, NotASlot, Slot};

/// The slots and deliverables that were ever shipped.
const KEYS: &str = include_str!("../../frameworks/digital-marketing.keys");

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/framework/fixtures")
}

/// Reads `broken/<name>.toml` and compares its problems with `broken/<name>.txt`.
fn check(toml: &Path) {
    let text = fs::read_to_string(toml).unwrap();
    let expected = fs::read_to_string(toml.with_extension("txt")).unwrap_or_default();
    let found = match Framework::parse(&text) {
        Ok(_) => String::new(),
        Err(problems) => problems
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect(),
    };
    assert_eq!(found, expected, "{} has\n{found}", toml.display());
}

#[test]
fn every_problem_is_reported_with_its_place() {
    let mut files: Vec<PathBuf> = fs::read_dir(fixtures().join("broken"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "toml")
    });
    files.sort();
    assert!(files.len() >= 10, "fixtures are missing");
    files.iter().for_each(|file| check(file));
}

#[test]
fn the_built_in_framework_has_what_the_product_promises() {
    let framework = Framework::built_in();
    assert_eq!(framework.phases.len(), 9);
    assert_eq!(framework.roles.len(), 12);
    let sum = |count: fn(&super::Phase) -> usize| framework.phases.iter().map(count).sum::<usize>();
    assert_eq!(sum(|phase| phase.questions.len()), 36);
    assert_eq!(sum(|phase| phase.dimensions.len()), 29);
    assert_eq!(sum(|phase| phase.checklist.len()), 33);
    assert!(
        framework
            .phases
            .iter()
            .all(|phase| (4..=5).contains(&phase.deliverables.len()))
    );
}

#[test]
fn the_headings_are_as_committed() {
    let mut outline = String::new();
    for phase in &Framework::built_in().phases {
        writeln!(outline, "{} ({})", phase.heading(), phase.label).unwrap();
        for section in phase.sections() {
            writeln!(outline, "  {}", section.heading).unwrap();
            section
                .questions
                .iter()
                .for_each(|question| writeln!(outline, "    {}", question.text).unwrap());
        }
        writeln!(outline, "  {}", phase.scoring).unwrap();
        for dimension in &phase.dimensions {
            let (axis, direction) = (dimension.axis.label(), dimension.direction.label());
            writeln!(
                outline,
                "    {}: {axis}, {direction}: {}",
                dimension.name,
                dimension.labels.join(", ")
            )
            .unwrap();
        }
        writeln!(outline, "  Deliverables").unwrap();
        phase
            .deliverables
            .iter()
            .for_each(|deliverable| writeln!(outline, "    {}", deliverable.name).unwrap());
    }
    let expected = fs::read_to_string(fixtures().join("outline.txt")).unwrap();
    assert_eq!(outline, expected, "the outline is\n{outline}");
}

#[test]
fn every_question_tick_and_score_is_evidence_of_something_but_the_title() {
    let framework = Framework::built_in();
    let deliverables = framework
        .phases
        .iter()
        .flat_map(|phase| &phase.deliverables);
    let evidence: Vec<&Slot> = deliverables
        .flat_map(|deliverable| &deliverable.evidence)
        .collect();
    let unused: Vec<Slot> = framework
        .phases
        .iter()
        .flat_map(|phase| phase.slots())
        .filter(|slot| !evidence.contains(&slot))
        .collect();
    assert_eq!(unused, [Slot::Answer("ideation/use-case-name".to_owned())]);
}

/// What differs between the keys of a framework and the list of those ever shipped, a line each.
fn key_faults(framework: &Framework, shipped: &str) -> Vec<String> {
    let keys: Vec<String> = framework.keys().collect();
    let lost = shipped.lines().filter(|key| {
        !keys
            .iter()
            .chain(&framework.retired)
            .any(|known| known == key)
    });
    let unlisted = keys
        .iter()
        .filter(|key| !shipped.lines().any(|shipped| shipped == *key));
    let lost = lost.map(|key| format!("{key} is neither in the framework nor retired"));
    lost.chain(unlisted.map(|key| format!("{key} is not in the list of keys")))
        .collect()
}

#[test]
fn no_shipped_key_is_lost_and_every_key_is_listed() {
    assert_eq!(key_faults(Framework::built_in(), KEYS), [] as [String; 0]);
}

#[test]
fn the_list_of_keys_is_in_the_order_of_the_framework() {
    let framework = Framework::built_in();
    let listed: Vec<&str> = KEYS
        .lines()
        .filter(|key| !framework.retired.iter().any(|retired| retired == key))
        .collect();
    assert_eq!(listed, framework.keys().collect::<Vec<_>>());
}

#[test]
fn a_renamed_key_is_caught() {
    let renamed = BUILT_IN.replace("ideation/success\"", "ideation/success-criteria\"");
    assert_eq!(
        key_faults(&Framework::parse(&renamed).unwrap(), KEYS),
        [
            "answer/ideation/success is neither in the framework nor retired",
            "answer/ideation/success-criteria is not in the list of keys",
        ]
    );
    let retired = renamed.replace("retired = []", "retired = [\"answer/ideation/success\"]");
    assert_eq!(
        key_faults(&Framework::parse(&retired).unwrap(), KEYS),
        ["answer/ideation/success-criteria is not in the list of keys",]
    );
}

#[test]
fn things_are_found_by_their_keys() {
    let framework = Framework::built_in();
    assert_eq!(
        framework.phase("design").unwrap().heading(),
        "Phase 4: Technical Design & Planning"
    );
    assert_eq!(
        framework.question("ideation/success").unwrap().text,
        "How will we measure success?"
    );
    assert_eq!(
        framework
            .checklist_item("validation/users-tested")
            .unwrap()
            .key,
        "validation/users-tested"
    );
    let risk = framework.dimension("deployment/deployment-risk").unwrap();
    assert_eq!(
        (risk.direction, risk.axis),
        (Direction::LowerIsBetter, Axis::Risk)
    );
    assert_eq!(risk.description, "Risk level of the deployment process");
    assert_eq!(
        (risk.rating(1), risk.rating(5)),
        (Some("Very Low"), Some("Very High"))
    );
    assert_eq!((risk.rating(0), risk.rating(6)), (None, None));
    assert_eq!(
        framework.question("ideation/customer-value"),
        None,
        "a dimension is no question"
    );
    assert_eq!(framework.phase("ideation/success"), None);
}

#[test]
fn the_naming_question_is_the_title() {
    let framework = Framework::built_in();
    let (phase, question) = framework.title_question().unwrap();
    assert_eq!(
        (phase.key.as_str(), question.key.as_str()),
        ("ideation", "ideation/use-case-name")
    );
    assert!(question.single_line);
    assert_eq!(question.field(), "title");
    assert_eq!(framework.field_of(&question.slot()), "title");
    let success = Slot::Answer("ideation/success".to_owned());
    assert_eq!(framework.field_of(&success), "answer/ideation/success");
}

#[test]
fn slots_are_read_as_they_are_written() {
    let framework = Framework::built_in();
    for slot in framework.phases.iter().flat_map(|phase| phase.slots()) {
        assert_eq!(slot.to_string().parse(), Ok(slot.clone()));
        assert!(
            framework.text_of(&slot).is_some() && framework.phase_of(&slot).is_some(),
            "{slot}"
        );
    }
    for text in [
        "",
        "title",
        "answer",
        "answer/",
        "na/answer/ideation/success",
        "Score/ideation/success",
    ] {
        assert_eq!(text.parse::<Slot>(), Err(NotASlot(text.to_owned())));
    }
    let unknown = Slot::Tick("ideation/success".to_owned());
    assert_eq!(framework.text_of(&unknown), None, "an answer is no tick");
}

#[test]
fn a_framework_may_have_any_number_of_phases() {
    let text = fs::read_to_string(fixtures().join("sound.toml")).unwrap();
    let framework = Framework::parse(&text).unwrap();
    let phases: Vec<_> = framework
        .phases
        .iter()
        .map(|phase| (phase.number, phase.key.as_str()))
        .collect();
    assert_eq!(phases, [(1, "think"), (2, "do")]);
    let sections: Vec<_> = framework.phases[0]
        .sections()
        .map(|section| (section.heading, section.questions.len()))
        .collect();
    assert_eq!(
        sections,
        [("Name", 1), ("Why", 2), ("Name", 1)],
        "a heading may come back"
    );
    assert!(
        framework.title_question().unwrap().1.single_line,
        "a title is one line by itself"
    );
}

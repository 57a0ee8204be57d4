//! From what is written to a framework. All that is wrong is collected; nothing stops at the first problem.

use super::check::Check;
use super::fields::Fields;
use super::problem::{Problems, WHOLE};
use super::source::{self, Item, Source};
use super::{Axis, ChecklistItem, Deliverable, Dimension, Direction, Framework, Phase, Question};

/// The names of the directions in a file.
const DIRECTIONS: [(&str, Direction); 2] = [
    ("higher", Direction::HigherIsBetter),
    ("lower", Direction::LowerIsBetter),
];

/// The names of the axes in a file.
const AXES: [(&str, Axis); 4] = [
    ("value", Axis::Value),
    ("effort", Axis::Effort),
    ("risk", Axis::Risk),
    ("readiness", Axis::Readiness),
];

/// Turns what is written into a framework. It is sound if, and only if, no problem was added; `None` if a part could
/// not be read.
pub(super) fn framework(source: Source, problems: &mut Problems<'_>) -> Option<Framework> {
    let mut check = Check::new(problems);
    if !source.has_phases {
        check.missing(WHOLE, "there is no phase");
    }
    // Each phase is checked, even after one that can't be read.
    let phases: Vec<Option<Phase>> = (source.phases.into_iter().zip(1..))
        .map(|(source, number)| phase(number, source, &mut check))
        .collect();
    if source.complete {
        check.whole();
    }
    let source::Head {
        name,
        subtitle,
        roles,
        retired,
    } = source.head?;
    let name = check.text(WHOLE, "name", name);
    let subtitle = check.text(WHOLE, "subtitle", subtitle);
    let roles = check.texts(WHOLE, "role", roles);
    let retired = retired.into_iter().map(|key| check.retired(key)).collect();
    let phases = phases.into_iter().collect::<Option<Vec<Phase>>>()?;
    Some(Framework {
        fields: Fields::of(&phases),
        name,
        subtitle,
        roles,
        retired,
        phases,
    })
}

fn phase(number: u32, source: source::Phase, check: &mut Check<'_, '_>) -> Option<Phase> {
    let place = source.place;
    let scope = source.head.as_ref().map(|head| head.key.get_ref().clone());
    let scope = scope.as_deref();
    if !source.has_checklist {
        check.problem(
            source.at,
            &place,
            "it has no checklist, so it could never be complete",
        );
    }
    let questions = source
        .questions
        .into_iter()
        .map(|item| question(scope, item, check))
        .collect();
    let dimensions: Vec<Option<Dimension>> = source
        .dimensions
        .into_iter()
        .map(|item| dimension(scope, item, check))
        .collect();
    let checklist = source
        .checklist
        .into_iter()
        .map(|item| line(scope, item, check))
        .collect();
    let deliverables = source
        .deliverables
        .into_iter()
        .map(|item| deliverable(scope, item, check))
        .collect();
    let head = source.head?;
    Some(Phase {
        number,
        key: check.phase_key(&place, head.key),
        label: check.text(&place, "label", head.label),
        title: check.text(&place, "title", head.title),
        description: check.text(&place, "description", head.description),
        activities: check.texts(&place, "activity", head.activities),
        scoring: check.text(&place, "scoring heading", head.scoring),
        questions,
        dimensions: dimensions.into_iter().collect::<Option<_>>()?,
        checklist,
        deliverables,
    })
}

fn question(
    scope: Option<&str>,
    item: Item<source::Question>,
    check: &mut Check<'_, '_>,
) -> Question {
    let Item { place, table } = item;
    let is_title = table
        .binds
        .is_some_and(|binds| check.binds_title(&place, &binds));
    Question {
        key: check.key("answer", scope, &place, table.key),
        section: check.text(&place, "section", table.section),
        text: check.text(&place, "text", table.text),
        hint: check.text(&place, "hint", table.hint),
        // A title is one line, whether or not the file says so.
        single_line: table.single_line || is_title,
        is_title,
    }
}

fn dimension(
    scope: Option<&str>,
    item: Item<source::Dimension>,
    check: &mut Check<'_, '_>,
) -> Option<Dimension> {
    let Item { place, table } = item;
    let key = check.key("score", scope, &place, table.key);
    let name = check.text(&place, "name", table.name);
    let description = check.text(&place, "description", table.description);
    let labels = check.labels(&place, table.labels);
    let direction = check.one_of(&place, "direction", &table.direction, &DIRECTIONS);
    let axis = check.one_of(&place, "axis", &table.axis, &AXES);
    Some(Dimension {
        key,
        name,
        description,
        labels: labels?,
        direction: direction?,
        axis: axis?,
    })
}

fn line(
    scope: Option<&str>,
    item: Item<source::ChecklistItem>,
    check: &mut Check<'_, '_>,
) -> ChecklistItem {
    let Item { place, table } = item;
    let key = check.key("tick", scope, &place, table.key);
    let text = check.text(&place, "text", table.text);
    ChecklistItem { key, text }
}

fn deliverable(
    scope: Option<&str>,
    item: Item<source::Deliverable>,
    check: &mut Check<'_, '_>,
) -> Deliverable {
    let Item { place, table } = item;
    let key = check.key("deliverable", scope, &place, table.key);
    let name = check.text(&place, "name", table.name);
    let evidence = check.evidence(&place, table.evidence);
    Deliverable {
        key,
        name,
        evidence,
    }
}

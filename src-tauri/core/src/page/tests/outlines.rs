use super::{check, sample};
use crate::page::{html, markdown, outline};

#[test]
fn a_phase() {
    let page = outline::phase(&sample::phase());
    check("phase.md", &markdown::write(&page));
    check("phase.html", &html::write(&page, 1));
}

#[test]
fn an_empty_phase() {
    check(
        "empty-phase.md",
        &markdown::write(&outline::phase(&sample::empty_phase())),
    );
}

#[test]
fn a_use_case() {
    let mut later = sample::empty_phase();
    later.title = "Phase 2: Business Case Assessment".into();
    check(
        "use-case.md",
        &markdown::write(&outline::use_case(
            "Cart | email",
            &[sample::phase(), later],
        )),
    );
}

#[test]
fn a_use_case_without_a_title() {
    assert_eq!(
        markdown::write(&outline::use_case(" ", &[])),
        "# Untitled use case\n"
    );
}

#[test]
fn what_is_not_applicable_is_left_out() {
    let mut phase = sample::phase();
    for section in &mut phase.sections {
        section
            .questions
            .iter_mut()
            .for_each(|question| question.not_applicable = true);
    }
    phase.scoring.dimensions[1].not_applicable = true;
    phase.checklist[1].not_applicable = true;
    check(
        "not-applicable.md",
        &markdown::write(&outline::phase(&phase)),
    );
}

#[test]
fn ratings_that_are_not_applicable_make_no_table() {
    let mut phase = sample::empty_phase();
    phase.scoring.dimensions[0].score = Some(5);
    phase.scoring.dimensions[0].not_applicable = true;
    phase.scoring.dimensions[1].score = Some(6);
    phase.checklist[0].ticked = true;
    phase.checklist[0].not_applicable = true;
    let empty = outline::phase(&sample::empty_phase());
    assert_eq!(outline::phase(&phase), empty);
}

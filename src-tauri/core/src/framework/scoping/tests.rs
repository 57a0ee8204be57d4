use std::collections::BTreeSet;

use super::*;

#[test]
fn the_built_in_one_is_sound() {
    let scoping = Scoping::built_in();
    let activations: Vec<&str> = scoping.requirements[0]
        .options
        .iter()
        .map(|option| option.key.as_str())
        .collect();
    for record in [
        kind::USE_CASE,
        kind::STEP,
        kind::DESIGN,
        kind::INTEGRATION,
        kind::TAG,
        kind::ATTRIBUTE,
        kind::METRIC,
        kind::READING,
        kind::DECISION,
        kind::PARKED,
        kind::ACTION,
        kind::BASELINE,
        kind::VARIATION,
    ] {
        let mut names = BTreeSet::new();
        for field in scoping.fields(record) {
            assert!(
                names.insert(field.field.as_str()),
                "{record}: {} twice",
                field.field
            );
            assert_eq!(
                matches!(field.kind, Control::Choice | Control::Flags),
                !field.options.is_empty() || !field.among.is_empty(),
                "{record}: {} and its options",
                field.field
            );
            assert_eq!(
                field.kind == Control::Rating,
                field.labels.len() == 5,
                "{record}: {}",
                field.field
            );
            assert_eq!(
                field.kind == Control::Links,
                !field.to.is_empty(),
                "{record}: {}",
                field.field
            );
            assert_eq!(
                field.kind == Control::Rows,
                !field.of.is_empty(),
                "{record}: {}",
                field.field
            );
            for key in field.hints.keys() {
                assert!(
                    activations.contains(&key.as_str()),
                    "{record}: {} has a hint for {key}",
                    field.field
                );
            }
        }
    }
}

#[test]
fn fields_are_found_by_their_full_name() {
    let scoping = Scoping::built_in();
    let member =
        |record: &str, name: &'static str| scoping.find(record, name).map(|found| found.member);
    assert_eq!(member(kind::INTEGRATION, "regulation/gdpr"), Some("gdpr"));
    assert_eq!(member(kind::INTEGRATION, "regulation/unheard-of"), None);
    assert_eq!(member(kind::USE_CASE, "needs/0190"), Some("0190"));
    assert_eq!(member(kind::USE_CASE, "needs"), None);
    assert_eq!(member(kind::USE_CASE, "req/actor"), Some(""));
    assert_eq!(member(kind::USE_CASE, "req/steps"), None);
    assert_eq!(member(kind::TAG, "req/actor"), None);
    assert!(
        scoping
            .find(kind::INTEGRATION, "regulation-other")
            .is_some_and(|found| found.is_other)
    );
}

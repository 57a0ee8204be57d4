//! What a tester works through, a row a test.

use super::on_a_line;
use crate::page::csv;
use crate::tagging::plan::{Consent, Event, Plan};

/// The tests of a plan as a table.
pub fn test_list(plan: &Plan) -> Vec<u8> {
    let head = ["Event", "Tag", "Where", "Do this", "Expect", "Passed"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for event in plan.named() {
        for (trigger, expect) in tests(event) {
            rows.push(vec![
                event.name.clone(),
                on_a_line(&event.called),
                on_a_line(&event.touchpoint),
                trigger,
                expect,
                String::new(),
            ]);
        }
    }
    csv::write(rows)
}

/// What is done, and what is expected then.
fn tests(event: &Event) -> Vec<(String, String)> {
    let trigger = match on_a_line(&event.trigger) {
        trigger if trigger.is_empty() => "Do what triggers it".to_owned(),
        trigger => trigger,
    };
    let named = |is_required: bool| {
        let attributes = event.attributes.iter();
        let attributes = attributes.filter(|attribute| attribute.is_required == is_required);
        let names = attributes.map(|attribute| attribute.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    let mut expect = format!("{} is sent once", event.name);
    let (required, optional) = (named(true), named(false));
    if !required.is_empty() {
        expect += &format!(", with {required}");
    }
    if !optional.is_empty() {
        expect += &format!("; it may have {optional}");
    }
    let mut tests = vec![(trigger.clone(), format!("{expect}; nothing else"))];
    for attribute in event
        .attributes
        .iter()
        .filter(|one| !one.allowed.is_empty())
    {
        tests.push((
            format!("{trigger}, for each value of {}", attribute.name),
            format!(
                "{} is one of {}",
                attribute.name,
                attribute.allowed.join(", ")
            ),
        ));
    }
    if let Some(consent) = event.consent.filter(|consent| *consent != Consent::None) {
        tests.push((
            format!("Deny consent to {}, then: {trigger}", consent.key()),
            format!("{} is not sent", event.name),
        ));
    }
    tests
}

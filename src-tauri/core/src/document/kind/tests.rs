use super::*;
use crate::framework::scoping::Scoping;

#[test]
fn what_the_code_knows_by_name_is_asked_by_that_name() {
    let scoping = Scoping::built_in();
    let asked = |kind: &str| {
        let asks = scoping.fields(kind).into_iter();
        Vec::from_iter(asks.map(|ask| ask.field.as_str()))
    };
    let of_use_case = [
        field::NEEDS,
        field::METRICS,
        field::LABEL,
        field::TARGET_QUARTER,
        field::GO_LIVE,
        field::ACTIVATION,
        field::OWNER,
        field::CONFIGURATION,
        field::DATA,
        field::STEPS,
        field::DESIGNS,
        field::AUDIENCE,
        field::CONTROL,
        field::EXPERIENCE,
        field::TEST,
        field::CHANGE,
        field::EFFECT,
        field::REASON,
        field::PRIMARY,
        field::COUNTS,
        field::EARLY_REASON,
        field::VERDICT,
        field::RUN_TO,
        field::NEXT,
    ];
    for name in of_use_case {
        assert!(asked(USE_CASE).contains(&name), "{name}");
    }
    for name in [
        benefit::PEOPLE,
        benefit::RATE,
        benefit::EFFECT,
        benefit::WORTH,
        benefit::ONCE,
        benefit::YEARLY,
        benefit::CURRENCY,
        benefit::MONTHS,
        benefit::ACHIEVED,
    ] {
        assert!(asked(USE_CASE).contains(&name), "{name}");
    }
    for name in [
        law::PURPOSE,
        law::DATA,
        law::PEOPLE,
        law::BASIS,
        law::RECIPIENTS,
        law::RETENTION,
        law::TRANSFER,
        law::COUNTRY,
        law::SAFEGUARD,
        law::SIGNAL,
    ] {
        assert!(
            asked(INTEGRATION).contains(&name) && asked(TAG).contains(&name),
            "{name}"
        );
    }
    for (name, _) in crate::tracker::INPUTS {
        assert!(asked(USE_CASE).contains(&name), "{name}");
    }
    for name in field::DECIDES_BY {
        assert!(asked(METRIC).contains(&name), "{name}");
    }
    for name in [VARIATION, field::PEOPLE, field::DID, field::SPREAD] {
        assert!(asked(VARIATION).contains(&name), "{name}");
    }
    for kind in ASKED {
        assert!(asked(kind).contains(&field::NAME), "{kind}");
    }
    for name in [
        field::SERVES,
        field::EVENT,
        field::CONSENT,
        field::CARRIES,
        field::CARRIED,
    ] {
        assert!(asked(TAG).contains(&name), "{name}");
    }
    for name in [
        field::TYPE,
        field::PERSONAL,
        "required",
        "allowed",
        "example",
    ] {
        assert!(asked(ATTRIBUTE).contains(&name), "{name}");
    }
    assert!(asked(INTEGRATION).contains(&field::GO_LIVE));
    for rows in [(field::STEPS, STEP), (field::DESIGNS, DESIGN)] {
        let ask = scoping.requirements.iter().find(|ask| ask.field == rows.0);
        assert_eq!(ask.map(|ask| ask.of.as_str()), Some(rows.1));
    }
}

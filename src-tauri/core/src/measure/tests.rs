use proptest::prelude::*;

use super::*;

/// A rate in percent that is to become another, with 6,000 people a week.
fn rate(baseline: &str, target: &str) -> Given {
    Given {
        baseline: baseline.to_owned(),
        target: target.to_owned(),
        unit: "%".to_owned(),
        week: "6,000".to_owned(),
        ..Given::default()
    }
}

fn each(given: &Given) -> u64 {
    given.plan().unwrap().size().each[0]
}

fn figure<'a>(advice: &'a Advice, label: &str) -> &'a AdviceFigure {
    let mut figures = advice.figures.iter();
    figures.find(|figure| figure.label == label).unwrap()
}

#[test]
fn the_textbooks_figures_come_out() {
    assert_eq!(each(&rate("4", "4.4")), 39_475);
    assert_eq!(each(&rate("0.5", "0.75")), 15_599);
    assert_eq!(each(&rate("90", "99")), 100);
}

#[test]
fn the_figures_of_other_engines_come_out() {
    for (given, relative, sequential) in [
        (rate("4", "4.4"), 43_428, 101_227),
        (rate("0.5", "0.75"), 23_406, 52_216),
    ] {
        let plan = given.plan().unwrap();
        assert_eq!(
            (plan.for_relative(), plan.for_sequential()),
            (relative, sequential)
        );
    }
}

#[test]
fn it_is_said_in_a_sentence() {
    let advice = rate("4", "4.4").advice();
    assert_eq!(
        advice.sentence,
        "Needs 39,475 people in each of 2 variations: 14 weeks at 6,000 a week. In 4 weeks it could see 18.5%, not 10%."
    );
    assert!(advice.is_answer);
    let enough = Given {
        weeks: "14".to_owned(),
        ..rate("4", "4.4")
    };
    assert!(
        enough
            .advice()
            .sentence
            .ends_with("The 14 weeks that there are suffice.")
    );
    let unknown = Given {
        week: String::new(),
        ..rate("4", "4.4")
    };
    assert!(
        unknown
            .advice()
            .sentence
            .contains("Enter the people a week")
    );
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    for (given, words) in [
        (rate("90", "108"), "A rate can't reach 108%"),
        (rate("", "4"), "Enter the metric's baseline"),
        (rate("4", ""), "Enter the metric's target"),
        (rate("4", "4"), "there is no difference to see"),
        (rate("four", "5"), "is not a number"),
        (
            Given {
                looks: "50".to_owned(),
                ..rate("4", "5")
            },
            "looks is from 1 to 20",
        ),
        (
            Given {
                kind: "mean".to_owned(),
                ..rate("4", "5")
            },
            "Enter the spread",
        ),
    ] {
        let advice = given.advice();
        assert!(advice.sentence.contains(words), "{}", advice.sentence);
        assert!(!advice.is_answer && advice.figures.is_empty());
    }
}

#[test]
fn what_is_said_in_words_alone_is_taken_for_granted_and_told() {
    let words = Given {
        split: "One variant".to_owned(),
        share: "All 17,800 a month but the hold-out".to_owned(),
        ..rate("4", "4.4")
    };
    let advice = words.advice();
    assert_eq!(advice.sentence, rate("4", "4.4").advice().sentence);
    let granted = |advice: &Advice| {
        let figures = advice.figures.iter();
        figures
            .filter(|figure| figure.label == "Taken for granted")
            .count()
    };
    assert_eq!(granted(&advice), 2);
    let counted = Given {
        split: "80 / 20".to_owned(),
        share: "50%".to_owned(),
        ..rate("4", "4.4")
    };
    let advice = counted.advice();
    assert!(
        advice.sentence.contains("at 3,000 a week"),
        "{}",
        advice.sentence
    );
    assert_eq!(granted(&advice), 0);
}

/// Table 1 of Armitage, McPherson and Rowe (1969); tables 2.1 and 2.2, 2.3 and 2.4 of Jennison and Turnbull (2000).
#[test]
fn looking_early_costs_what_tables_say() {
    for (looks, alarm) in [
        (1, 0.05),
        (2, 0.083),
        (3, 0.107),
        (5, 0.142),
        (10, 0.193),
        (20, 0.248),
    ] {
        let found = false_alarm(0.05, Sides::Two, looks);
        assert!((found - alarm).abs() < 0.0006, "{looks}: {found}");
    }
    let inflated = |rule: &str, looks: &str| {
        let given = Given {
            rule: rule.to_owned(),
            looks: looks.to_owned(),
            ..rate("4", "4.4")
        };
        inflation(&given.plan().unwrap())
    };
    for (rule, looks, factor) in [
        ("pocock", "2", 1.110),
        ("pocock", "5", 1.229),
        ("pocock", "10", 1.301),
        ("obrien-fleming", "2", 1.008),
        ("obrien-fleming", "5", 1.028),
        ("obrien-fleming", "10", 1.040),
    ] {
        let found = inflated(rule, looks);
        assert!((found - factor).abs() < 0.0011, "{rule} {looks}: {found}");
    }
    let early = Given {
        looks: "5".to_owned(),
        ..rate("4", "4.4")
    };
    let advice = early.advice();
    assert_eq!(figure(&advice, "Chance of a false alarm").value, "14.2%");
    let planned = Given {
        rule: "pocock".to_owned(),
        ..early
    };
    let advice = planned.advice();
    assert_eq!(figure(&advice, "Looking early").value, "1.23 × the people");
}

#[test]
fn several_variations_are_corrected_and_it_is_said_how() {
    let three = Given {
        variations: "3".to_owned(),
        ..rate("4", "4.4")
    };
    let advice = three.advice();
    let several = figure(&advice, "Several variations");
    assert_eq!(several.value, "2.53% each");
    assert!(several.why.contains("Šidák"));
    assert!(each(&three) > each(&rate("4", "4.4")));
}

/// R 4.2: `power.t.test(delta = 1, sd = 1, power = .8)` is 16.71, `(delta = .5, sd = 3, power = .9)` 757.5.
#[test]
fn means_take_what_r_says() {
    let mean = |target: &str, spread: &str, power: &str| Given {
        baseline: "10".to_owned(),
        target: target.to_owned(),
        kind: "mean".to_owned(),
        spread: spread.to_owned(),
        power: power.to_owned(),
        ..Given::default()
    };
    assert_eq!(each(&mean("11", "1", "80")), 17);
    assert_eq!(each(&mean("10.5", "3", "90")), 758);
    let count = Given {
        kind: "count".to_owned(),
        ..mean("11", "", "80")
    };
    assert!(each(&count) > 100);
}

#[test]
fn people_who_come_again_make_it_longer() {
    let again = Given {
        four_weeks: "12000".to_owned(),
        ..rate("4", "4.4")
    };
    let plan = again.plan().unwrap();
    assert!((plan.people_in(4.0).unwrap() - 12_000.0).abs() < 1e-6);
    assert!(plan.run_weeks(&plan.size()) > Some(14));
}

#[test]
fn a_result_is_read() {
    let plan = rate("4", "4.4").plan().unwrap();
    let counts = |name: &str, people: f64, did: f64| Counts {
        name: name.to_owned(),
        people,
        average: did / people,
        spread: 0.0,
    };
    let read = |counts| Outcome::of(&plan, counts).unwrap();
    let better = read(vec![
        counts("Control", 40_000.0, 1_600.0),
        counts("Reminder", 40_100.0, 1_800.0),
    ]);
    assert_eq!(better.comparisons[0].finding(), Finding::More);
    assert!(!better.is_uneven());
    let said = better.said(&plan, true);
    assert_eq!(
        said.findings,
        [
            "Reminder did better than Control: +12.2%, with 95% confidence between +5.06% and +19.9%."
        ]
    );
    let worse = better.said(&plan, false);
    assert!(worse.findings[0].starts_with("Reminder did worse than Control"));
    let uneven = read(vec![
        counts("Control", 40_000.0, 1_600.0),
        counts("Reminder", 41_500.0, 1_680.0),
    ]);
    assert!(uneven.is_uneven());
    assert_eq!(uneven.comparisons[0].finding(), Finding::Unclear);
    assert!(uneven.said(&plan, true).doubts[0].starts_with("Uneven split: 40,000 and 41,500"));
    let none = read(vec![
        counts("Control", 100.0, 0.0),
        counts("Reminder", 100.0, 3.0),
    ]);
    assert_eq!(none.comparisons[0].finding(), Finding::Nothing);
    assert!(Outcome::of(&plan, vec![counts("Control", 100.0, 4.0)]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What can be seen in so many weeks takes so many weeks.
    #[test]
    fn weeks_are_effect_are_weeks(
        baseline in 0.1_f64..60.0,
        lift in 0.02_f64..0.6,
        weeks in 1.0_f64..50.0,
        overlap in 1.5_f64..4.0,
        variations in 2_usize..6,
        looks in 1_u32..6,
    ) {
        let given = Given {
            variations: variations.to_string(),
            looks: looks.to_string(),
            rule: "obrien-fleming".to_owned(),
            four_weeks: format!("{:.0}", 6000.0 * overlap),
            ..rate(&format!("{baseline:.4}"), &format!("{:.4}", baseline * (1.0 + lift)))
        };
        let mut plan = given.plan().unwrap();
        plan.weeks = weeks;
        let people = plan.people_in(weeks).unwrap();
        if let Some(seen) = plan.detectable(people) {
            let back = plan.weeks_for(plan.people_for(seen)).unwrap();
            prop_assert!((back - weeks).abs() < 1e-3 * weeks, "{} {}", back, weeks);
        }
    }

    /// A larger effect never takes more people, more power never fewer.
    #[test]
    fn people_follow_effect_and_power(baseline in 0.1_f64..45.0, lift in 0.01_f64..0.9) {
        let of = |lift: f64, power: &str| each(&Given {
            power: power.to_owned(),
            ..rate(&format!("{baseline:.4}"), &format!("{:.6}", baseline * (1.0 + lift)))
        });
        prop_assert!(of(lift * 1.1, "80") <= of(lift, "80"));
        prop_assert!(of(lift, "90") >= of(lift, "80"));
    }

    /// Nothing that is typed makes it fail.
    #[test]
    fn whatever_is_typed_gets_an_answer(
        fields in proptest::collection::vec("[0-9a-z .,%/-]{0,8}", 16),
    ) {
        let field = |index: usize| fields[index].clone();
        let given = Given {
            baseline: field(0), target: field(1), unit: "%".to_owned(), kind: String::new(),
            spread: field(4), week: field(5), four_weeks: field(6), share: field(7), split: field(8),
            variations: field(9), power: field(10), significance: field(11), sides: String::new(),
            looks: field(13), rule: field(14), weeks: field(15),
        };
        prop_assert!(!given.advice().sentence.is_empty());
    }
}

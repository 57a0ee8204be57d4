//! Standings and lines, worked by hand.

use super::Metric;

/// A measure as it is kept, from `5.2 @2026-10-01`.
fn kept(short: &str) -> String {
    let (value, date) = short.split_once('@').unwrap_or((short, ""));
    format!(
        r#"{{"value":"{}","source":"","date":"{date}"}}"#,
        value.trim()
    )
}

/// A metric in percent, from `direction | baseline | target | reading, reading`.
fn metric(short: &str) -> Metric {
    let parts: Vec<&str> = short.split('|').map(str::trim).collect();
    let measures = [kept(parts[1]), kept(parts[2])];
    let readings: Vec<String> = parts[3]
        .split(',')
        .map(|reading| kept(reading.trim()))
        .collect();
    Metric::read(
        "%",
        parts[0],
        [&measures[0], &measures[1]],
        readings.iter().map(String::as_str),
    )
}

/// What is measured, where it then stands, and why.
const STANDINGS: &[[&str; 3]] = &[
    // With days: the way against the time.
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 5.2 @2026-03-02",
        "Behind",
        "40% of the way from 4% to 7%, 60% of the time has passed.",
    ],
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 5.2 @2026-02-10",
        "On track",
        "40% of the way from 4% to 7%, 40% of the time has passed.",
    ],
    [
        "down | 2.8 @2026-01-01 | 2.3 @2026-04-11 | 2.6 @2026-01-21",
        "On track",
        "40% of the way from 2.8% to 2.3%, 20% of the time has passed.",
    ],
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 6.99 @2026-06-01",
        "Behind",
        "99% of the way from 4% to 7%, all of the time has passed.",
    ],
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 4 @2026-01-01",
        "On track",
        "0% of the way from 4% to 7%, 0% of the time has passed.",
    ],
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 3.5 @2026-01-11",
        "Behind",
        "3.5% on 2026-01-11 is further away from 7% than the baseline of 4%.",
    ],
    [
        "down | 41 @2026-01-01 | 33 @2026-04-11 | 42 @2026-01-11",
        "Behind",
        "42% on 2026-01-11 is further away from 33% than the baseline of 41%.",
    ],
    // Reached, whatever the time, and by the latest reading alone.
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 7 @2026-06-01",
        "Reached",
        "7% on 2026-06-01 meets the target of 7%.",
    ],
    [
        "down | 2.8 | 2.3 | 2.1",
        "Reached",
        "2.1% meets the target of 2.3%.",
    ],
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 7.5 @2026-02-01, 5.5 @2026-02-20",
        "On track",
        "50% of the way from 4% to 7%, 50% of the time has passed.",
    ],
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 5.5 @2026-02-20, 9, 4.5 @2026-01-03",
        "On track",
        "50% of the way from 4% to 7%, 50% of the time has passed.",
    ],
    ["up |  | 7 | 8", "Reached", "8% meets the target of 7%."],
    // Without days.
    [
        "up | 4 | 7 @2026-04-11 | 5.2 @2026-02-10",
        "On track",
        "40% of the way from 4% to 7%; add dates to compare progress with time.",
    ],
    [
        "up | 4 | 7 | 4.5, 4",
        "Behind",
        "0% of the way from 4% to 7%; add dates to compare progress with time.",
    ],
    [
        "up | 4 @2026-04-11 | 7 @2026-04-11 | 5.2 @2026-04-11",
        "On track",
        "40% of the way from 4% to 7%; add dates to compare progress with time.",
    ],
    // A target that the baseline meets is a limit to keep.
    [
        "down | 0.1 | 0.2 | 0.15",
        "Within limit",
        "0.15% is within 0.2%, the limit to keep.",
    ],
    [
        "down | 0.1 | 0.2 | 0.3 @2026-03-01",
        "Behind",
        "0.3% on 2026-03-01 is beyond 0.2%, the limit to keep.",
    ],
    [
        "up | 5 | 5 | 5",
        "Within limit",
        "5% is within 5%, the limit to keep.",
    ],
    [
        "up | 5 | 5 | 4.9",
        "Behind",
        "4.9% is beyond 5%, the limit to keep.",
    ],
    // The direction that nobody chose is the way to the target.
    [
        " | 4 | 7 | 5.2",
        "On track",
        "40% of the way from 4% to 7%; add dates to compare progress with time.",
    ],
    [
        " | 5 | 5 | 5",
        "No direction yet",
        "Choose which way is better.",
    ],
    // What can't be said.
    [
        "up |  | 7 | 5",
        "No baseline yet",
        "Enter where it stands today.",
    ],
    [
        "up |  |  | ",
        "No baseline yet",
        "Enter where it stands today.",
    ],
    [
        "up | 4 |  | 5",
        "No target yet",
        "Enter where it is to stand.",
    ],
    [
        "up | 4 | 7 | @2026-03-01",
        "No readings yet",
        "Enter what was measured since the baseline.",
    ],
];

#[test]
fn standings_by_hand() {
    for [short, expected, expected_why] in STANDINGS {
        let (standing, why) = metric(short).standing();
        assert_eq!(
            (standing.label(), why.as_str()),
            (*expected, *expected_why),
            "{short}"
        );
    }
}

/// What is measured, and the line: points, baseline and target in hundredths, the ends, the rows of the table.
const LINES: &[[&str; 2]] = &[
    // From 4 to 7 with a tenth of room: (5.2 - 4 + 0.3) / 3.6.
    [
        "up | 4 @2026-01-01 | 7 @2026-04-11 | 5.2 @2026-03-02, 4.6 @2026-01-21",
        "0,8 20,25 60,42 · 8 92 · 2026-01-01 2026-04-11 · Baseline 2026-01-01 4%, Reading 2026-01-21 4.6%, \
         Reading 2026-03-02 5.2%, Target 2026-04-11 7%",
    ],
    // What has no day is in the table alone where others have one.
    [
        "up | 4 | 7 | 5.2, 4.6 @2026-01-21",
        "50,25 · 8 92 · 2026-01-21 2026-01-21 · Baseline No date 4%, Reading 2026-01-21 4.6%, Reading No date 5.2%, \
         Target No date 7%",
    ],
    // Without days: in order.
    [
        "up | 4 @2026-01-01 | 7 | 4.6, 5.2",
        "0,8 50,25 100,42 · 8 92 ·   · Baseline 2026-01-01 4%, Reading No date 4.6%, Reading No date 5.2%, \
         Target No date 7%",
    ],
    // All the same, and nothing to compare with.
    [
        "up |  |  | 5 @2026-01-01",
        "50,50 · - - · 2026-01-01 2026-01-01 · Reading 2026-01-01 5%",
    ],
    ["up | 4 @2026-01-01 | 7 @2026-04-11 | ", "nothing"],
];

#[test]
fn lines_by_hand() {
    let hundredths = |share: f64| (share * 100.0).round().to_string();
    for [short, expected] in LINES {
        let Some(chart) = metric(short).chart("Metric") else {
            assert_eq!("nothing", *expected, "{short}");
            continue;
        };
        let points: Vec<String> = chart
            .points
            .iter()
            .map(|point| format!("{},{}", hundredths(point.x), hundredths(point.y)))
            .collect();
        let across = [chart.baseline, chart.target]
            .map(|line| line.map_or("-".to_owned(), |line| hundredths(line.y)));
        let rows: Vec<String> = chart.rows.iter().map(|row| row.join(" ")).collect();
        let drawn = format!(
            "{} · {} · {} {} · {}",
            points.join(" "),
            across.join(" "),
            chart.from,
            chart.to,
            rows.join(", ")
        );
        assert_eq!(drawn, *expected, "{short}");
    }
}

#[test]
fn a_line_is_told_in_a_sentence() {
    let told = |short: &str| metric(short).chart("Recovered carts").unwrap().summary;
    assert_eq!(
        told("up | 4 @2026-01-01 | 7 @2026-04-11 | 4.6 @2026-01-21, 5.2 @2026-03-02"),
        "Recovered carts: 2 readings, the latest 5.2% on 2026-03-02; baseline 4% on 2026-01-01; target 7% on \
         2026-04-11. Behind."
    );
    assert_eq!(
        told("up |  |  | 5"),
        "Recovered carts: one reading 5%. No baseline yet."
    );
}

/// A target that is not met by its day is behind, however good it looked when it was last measured.
#[test]
fn a_day_that_has_passed() {
    let mut late = metric("up | 4 @2026-01-01 | 7 @2026-04-11 | 5.2 @2026-02-10");
    for (today, standing) in [("2026-04-11", "On track"), ("2026-04-12", "Behind")] {
        late.today = crate::document::day::number(today);
        assert_eq!(late.standing().0.label(), standing, "{today}");
    }
    assert_eq!(
        late.standing().1,
        "40% of the way from 4% to 7%, and its day, 2026-04-11, has passed."
    );
    // One that was met stays met.
    let mut met = metric("up | 4 @2026-01-01 | 7 @2026-04-11 | 7 @2026-02-10");
    met.today = late.today;
    assert_eq!(met.standing().0.label(), "Reached");
}

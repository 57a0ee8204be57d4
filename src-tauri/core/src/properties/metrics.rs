//! Metrics in a workspace: entered once, shown wherever they are used.

use super::World;
use crate::view::{Measure, MetricPage};
use crate::workspace::Workspace;

fn measure(value: &str, date: &str) -> Measure {
    Measure {
        value: value.to_owned(),
        source: String::new(),
        date: date.to_owned(),
    }
}

/// Adds a reading, and answers the metric's page.
fn read(workspace: &mut Workspace, metric: &str, value: &str, date: &str) -> MetricPage {
    let place = workspace.add_row(metric, "reading", None).unwrap().place;
    let row = place.unwrap().record.unwrap();
    workspace
        .set_measure(metric, &row, "reading", &measure(value, date))
        .unwrap();
    workspace.metric(metric).unwrap()
}

#[test]
fn a_reading_is_entered_once_and_shows_wherever_its_metric_is_used() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let place = workspace
        .add_document("metric", "Conversion rate")
        .unwrap()
        .place;
    let metric = place.unwrap().document.unwrap();
    let link = format!("metric/{metric}");
    workspace
        .set_field(&use_case, &use_case, &link, Some("1"))
        .unwrap();
    let standing = |workspace: &mut Workspace| {
        let page = workspace.scoping(&use_case).unwrap();
        let ask = page.asks.into_iter().find(|ask| ask.field == "metric");
        let offered = ask.unwrap().options[0].hint.clone();
        assert_eq!(offered, page.metrics[0].state);
        (offered, page.metrics[0].state_key.clone())
    };
    assert_eq!(
        standing(&mut workspace),
        ("No baseline yet".to_owned(), "unknown".to_owned())
    );

    for (field, value, date) in [
        ("baseline", "2", "2026-01-01"),
        ("target", "3", "2026-04-11"),
    ] {
        workspace
            .set_measure(&metric, &metric, field, &measure(value, date))
            .unwrap();
    }
    let page = read(&mut workspace, &metric, "2,6", "2026-02-20");
    assert_eq!(page.metric.latest, "2.6% on 2026-02-20");
    assert_eq!(
        standing(&mut workspace),
        ("On track".to_owned(), "on-the-way".to_owned())
    );
    let page = read(&mut workspace, &metric, "2.5", "2026-01-11");
    let days: Vec<&str> = page
        .readings
        .iter()
        .map(|row| row.asks[0].measure.as_ref().unwrap().date.as_str())
        .collect();
    assert_eq!(days, ["2026-01-11", "2026-02-20"], "the earliest first");
    assert_eq!(page.readings[0].asks[0].shown, "2.5%, on 2026-01-11");
    assert_eq!(page.chart.unwrap().points.len(), 3);
    assert_eq!(page.used_by.options[0].field, link);

    let list = workspace.metrics().unwrap();
    let row = &list.metrics[0];
    assert_eq!(
        (row.course.as_str(), row.why.as_str()),
        (
            "2% → 3%",
            "60% of the way from 2% to 3%, 50% of the time has passed."
        )
    );
    assert_eq!(row.used_by[0].id, use_case);
    assert!(
        list.suggestions
            .iter()
            .flat_map(|group| &group.names)
            .all(|name| name != "Conversion rate"),
        "what is there is not offered again"
    );

    workspace.undo().unwrap();
    workspace.undo().unwrap();
    assert_eq!(workspace.metric(&metric).unwrap().readings.len(), 1);
    workspace.delete_document(&metric).unwrap();
    assert_eq!(workspace.scoping(&use_case).unwrap().metrics, []);
}

#[test]
fn a_new_reading_is_of_today_and_no_point_before_it_has_a_value() {
    let world = World::new();
    let mut workspace = world.create();
    let place = workspace.add_document("metric", "Churn").unwrap().place;
    let metric = place.unwrap().document.unwrap();
    workspace.add_row(&metric, "reading", None).unwrap();
    let page = workspace.metric(&metric).unwrap();
    let kept = page.readings[0].asks[0].measure.clone().unwrap();
    let today = workspace.day_of(page.readings[0].asks[0].edited.as_ref().unwrap().at);
    assert_eq!((kept.value.as_str(), kept.date), ("", today));
    assert_eq!(page.metric.latest, "");
    assert_eq!(page.chart, None);
}

/// What a list is made of grows as the workspace does, not as its square: a use case is looked at once, whatever number of
/// metrics may be used by it.
#[test]
fn the_list_looks_at_each_document_once() {
    let looks = |many: usize| {
        let world = World::new();
        let mut workspace = world.create();
        let mut use_cases = Vec::new();
        for _ in 0..many {
            let place = workspace.create_use_case().unwrap().place.unwrap();
            use_cases.push(place.use_case.unwrap());
        }
        for use_case in &use_cases {
            let place = workspace.add_document("metric", "").unwrap().place.unwrap();
            let link = format!("metric/{}", place.document.unwrap());
            for other in [use_case, &use_cases[0]] {
                workspace.set_field(other, other, &link, Some("1")).unwrap();
            }
        }
        workspace.looks(|workspace| {
            let list = workspace.metrics().unwrap().metrics;
            assert_eq!(list.len(), many);
            let uses: usize = list.iter().map(|row| row.used_by.len()).sum();
            assert_eq!(uses, 2 * many - 1);
        })
    };
    assert_eq!(looks(6), 6);
    assert_eq!(looks(12), 12);
}

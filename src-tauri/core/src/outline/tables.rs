//! The tables of the workspace on pages: tagging plan, metrics.

use super::rows::{filtered, tag_columns};
use super::{NOTHING, cell, facts, is_empty, is_text, source};
use crate::page::{
    Block, Page,
    build::{self, heading, paragraph, with_status},
    plain::plain,
};
use crate::spreadsheet::written::Table;
use crate::use_case::asked::tone;
use crate::use_case::said::Said;
use crate::view::{Ask, MetricPage, TaggingPlan};

/// A table with what is to be said before it, a paragraph each.
pub fn table(table: &Table) -> Page {
    let mut blocks = vec![heading(1, table.name)];
    blocks.extend(table.said.iter().filter_map(|said| paragraph(said)));
    blocks.extend(table.block().or_else(|| paragraph(NOTHING)));
    Page { blocks }
}

/// The tagging plan as a table; what it was filtered by stands above it.
pub fn tags(plan: &TaggingPlan) -> Page {
    let mut blocks = vec![heading(1, "Tagging plan")];
    blocks.extend(filtered(plan).and_then(|filter| paragraph(&filter)));
    let columns: Vec<&str> = tag_columns().collect();
    let rows = plan.tags.iter().map(|tag| {
        let is_state = |ask: &Ask| ask.field == "state";
        let cell = |ask: &Ask| match ask {
            ask if is_state(ask) => with_status("", &tag.state, tone(&tag.state_key)),
            ask if is_text(ask) => cell(&ask.value),
            ask => plain(&ask.shown),
        };
        tag.asks.iter().chain(&tag.event).map(cell).collect()
    });
    blocks.extend(build::table(&columns, rows.collect()).or_else(|| paragraph(NOTHING)));
    Page { blocks }
}

/// The metrics: where each stands, then each with all that was measured.
pub fn metrics(pages: &[MetricPage]) -> Page {
    let mut blocks = vec![heading(1, "Metrics")];
    let rows = pages.iter().map(|page| {
        let metric = &page.metric;
        let used_by: Vec<&str> = metric
            .used_by
            .iter()
            .map(|link| link.name.as_str())
            .collect();
        vec![
            plain(&metric.name),
            plain(&metric.course),
            plain(&metric.latest),
            with_status("", &metric.standing, tone(&metric.standing_key)),
            plain(&used_by.join(", ")),
        ]
    });
    let columns = [
        "Metric",
        "Baseline → target",
        "Latest reading",
        "Standing",
        "Use cases",
    ];
    blocks.extend(build::table(&columns, rows.collect()).or_else(|| paragraph(NOTHING)));
    for page in pages {
        // Its name is the heading; baseline, target and readings are in the table.
        let known = page
            .asks
            .iter()
            .filter(|ask| ask.field != "name" && (ask.measure.is_none() || !is_empty(source(ask))))
            .map(Said::from);
        let mut said: Vec<Block> = facts(known).into_iter().collect();
        said.extend(paragraph(&page.metric.why));
        let measured = page.chart.iter().flat_map(|chart| &chart.rows);
        let rows = measured.map(|row| row.iter().map(|cell| plain(cell)).collect());
        said.extend(build::table(&["What", "Day", "Value"], rows.collect()));
        if !said.is_empty() {
            blocks.push(heading(2, &page.metric.name));
            blocks.extend(said);
        }
    }
    Page { blocks }
}

//! A metric: its line, where it stands, and the table that says the same.

use super::super::sheet::{AREA, Form, Frame, Layout, Shape};
use super::super::text::{Kind, Look, Para, Run, Set};
use super::super::{Chart, Part, outline};
use super::grid::Rows;
use super::{Draft, body};
use crate::metric::Standing;
use crate::page::Block;
use crate::use_case::asked::tone;

/// How wide the chart is.
const CHART: f64 = 564.0;

/// Between the chart and what is beside it.
const GUTTER: f64 = 24.0;

/// The sizes of letters beside the chart: of the standing, its reason, and the table.
const STANDING: f64 = 20.0;
const REASON: f64 = 13.0;
const TABLE: f64 = 12.0;

/// How high the standing with its reason may be.
const HIGHEST: f64 = 150.0;

/// The metric on one sheet; what does not fit beside the chart, and a metric without a line, as parts.
pub fn place(chart: &Chart) -> Vec<Draft> {
    let Some(drawn) = chart.metric.chart(&chart.name) else {
        return body::place(&[standing_part(chart), table_part(chart)]);
    };
    let mut shapes = vec![Shape {
        name: format!("Chart of {}", chart.name),
        frame: Frame {
            width: CHART,
            ..AREA
        },
        form: Form::Chart(Box::new(chart.clone()), drawn.summary),
    }];
    let mut beyond = Vec::new();
    let x = AREA.x + CHART + GUTTER;
    let mut side = Frame {
        x,
        width: AREA.x + AREA.width - x,
        ..AREA
    };
    match standing(chart, side) {
        Some(texts) => {
            side.y = texts.last().map_or(side.y, |text| text.frame.bottom()) + 18.0;
            side.height = AREA.bottom() - side.y;
            shapes.extend(texts);
        }
        None => beyond.push(standing_part(chart)),
    }
    let rows = outline::measures(chart).map(|table| Rows::new(&table, side.width, TABLE));
    match rows {
        Some(mut rows) if rows.height() <= side.height => {
            let height = rows.height();
            shapes.push(Shape {
                name: format!("{}: table", chart.name),
                frame: Frame { height, ..side },
                form: Form::Table(rows.take(height + 0.1, height)),
            });
        }
        _ => beyond.push(table_part(chart)),
    }
    let mut drafts = vec![Draft {
        layout: Layout::Chart,
        shapes,
    }];
    if !beyond.is_empty() {
        drafts.extend(body::place(&beyond));
    }
    drafts
}

/// Where the metric stands, and why, if it fits into the column beside the chart.
fn standing(chart: &Chart, side: Frame) -> Option<Vec<Shape>> {
    let (standing, why) = chart.metric.standing();
    let name = Para::plain(&chart.name).of(Kind::Label);
    let texts = [
        (name, REASON),
        (status(standing), STANDING),
        (Para::plain(&why), REASON),
    ];
    let mut y = side.y;
    let mut shapes = Vec::new();
    for (para, size) in texts {
        let mut set = Set::new(vec![para], side.width, size);
        let (paras, height) = set.take(side.y + HIGHEST - y);
        if !set.is_empty() {
            return None;
        }
        shapes.push(Shape::text(
            "Standing",
            Frame { y, height, ..side },
            paras,
            size,
        ));
        y += height + 5.0;
    }
    Some(shapes)
}

/// The standing in its color.
fn status(standing: Standing) -> Para {
    let look = Look {
        tone: Some(tone(standing.key())),
        bold: true,
        ..Look::default()
    };
    Para {
        runs: vec![Run::Words(standing.label().to_owned(), look)],
        ..Para::default()
    }
}

fn standing_part(chart: &Chart) -> Part {
    let (standing, why) = chart.metric.standing();
    Part {
        title: chart.name.clone(),
        blocks: [standing.label(), &why]
            .into_iter()
            .filter_map(crate::page::build::paragraph)
            .collect(),
    }
}

fn table_part(chart: &Chart) -> Part {
    Part {
        title: "Measured".into(),
        blocks: outline::measures(chart)
            .map(Block::Table)
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tone;

    /// The colors that the same words have in boxes and tables.
    #[test]
    fn a_standing_has_one_color_everywhere() {
        for (standing, expected) in [
            (Standing::Reached, Tone::Good),
            (Standing::OnTheWay, Tone::Fair),
            (Standing::Behind, Tone::Bad),
            (Standing::NoTarget, Tone::Neutral),
        ] {
            let [Run::Words(words, look)] = &status(standing).runs[..] else {
                panic!("{standing:?} is more than words");
            };
            assert_eq!(
                (words.as_str(), look.tone),
                (standing.label(), Some(expected))
            );
        }
    }
}

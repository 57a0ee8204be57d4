//! Use cases by value and effort: each as a shape of its own, named where there is room, and all of them by name beside it.

use super::super::sheet::{AREA, Form, Frame, Layout, SMALLEST, Shape};
use super::super::text::{Kind, Para, Set};
use super::super::{Map, Part};
use super::{Draft, body};
use crate::page::{Align, build::paragraph};
use crate::portfolio::map::{self, Area, Dot, Drawn, Label, RiskBand};

/// What scores are drawn in.
const FRAME: Frame = Frame::new(96.0, 118.0, 552.0, 356.0);

/// How long a unit of the drawing is: large enough for a rank of two digits to stand in the smallest dot.
const UNIT: f64 = 1.35;

/// What is beside it.
const SIDE: Frame = Frame::new(672.0, AREA.y, 240.0, AREA.height);

/// The size of letters.
const SIZE: f64 = SMALLEST;

/// How high a line of the legend is, and its sign.
const LINE: f64 = 19.0;
const SIGN: f64 = 13.0;

/// Between parts beside the picture.
const GAP: f64 = 10.0;

/// What the size of a dot says.
const SIZES: &str = "The larger, the more is scored";

/// The map on one sheet; without anything to draw, why there is none.
pub fn place(map: &Map) -> Vec<Draft> {
    if map.dots.is_empty() {
        return body::place(&[Part {
            title: String::new(),
            blocks: paragraph(&map.said).into_iter().collect(),
        }]);
    }
    let frame = Area {
        left: 0,
        top: 0,
        right: (FRAME.width / UNIT) as i32,
        bottom: (FRAME.height / UNIT) as i32,
    };
    let drawn = map::draw(&map.dots, frame);
    let mut shapes = axes();
    shapes.extend(beside(map));
    shapes.extend(drawn.iter().filter_map(lead));
    shapes.extend(map.dots.iter().zip(&drawn).map(dot));
    let labels = drawn
        .iter()
        .filter_map(|drawn| Some((drawn, drawn.label.as_ref()?)));
    shapes.extend(labels.map(name));
    vec![Draft {
        layout: Layout::Map,
        shapes,
    }]
}

/// The edges, the middle, and what the quarters mean.
fn axes() -> Vec<Shape> {
    let Frame {
        x,
        y,
        width,
        height,
    } = FRAME;
    let shape = |frame, form| Shape {
        name: "Line".into(),
        frame,
        form,
    };
    let line = |x, y, width, height| shape(Frame::new(x, y, width, height), Form::Rule);
    let (above, below, high) = (y - 20.0, y + height + 3.0, 18.0);
    let third = width / 3.0;
    let word = |text: &str, frame, align| {
        let said = Para::plain(text).of(Kind::Quiet);
        Shape::aligned(text, frame, vec![said], SIZE, align)
    };
    vec![
        shape(Frame::new(x, y, width / 2.0, height / 2.0), Form::Shade),
        line(x, y, 0.0, height),
        line(x, y + height, width, 0.0),
        line(x + width / 2.0, y, 0.0, height),
        line(x, y + height / 2.0, width, 0.0),
        word("Do first", Frame::new(x, above, third, high), Align::Left),
        word(
            "Plan",
            Frame::new(x + 2.0 * third, above, third, high),
            Align::Right,
        ),
        word(
            "Value ↑",
            Frame::new(
                AREA.x,
                y + height / 2.0 - high,
                x - AREA.x - 2.0,
                2.0 * high,
            ),
            Align::Left,
        ),
        word("Fill in", Frame::new(x, below, third, high), Align::Left),
        word(
            "Effort →",
            Frame::new(x + third, below, third, high),
            Align::Center,
        ),
        word(
            "Question",
            Frame::new(x + 2.0 * third, below, third, high),
            Align::Right,
        ),
    ]
}

/// From a use case that stands aside to where its scores are.
fn lead(drawn: &Drawn) -> Option<Shape> {
    let (x, y) = drawn.home?;
    let frame = on_slide(Area {
        left: x.min(drawn.x),
        top: y.min(drawn.y),
        right: x.max(drawn.x),
        bottom: y.max(drawn.y),
    });
    Some(Shape {
        name: "Line".into(),
        frame,
        form: Form::Lead {
            rises: (x < drawn.x) == (y > drawn.y),
        },
    })
}

/// A use case, with its rank.
fn dot((dot, drawn): (&Dot, &Drawn)) -> Shape {
    Shape {
        name: format!("{} {}", dot.rank, dot.name),
        frame: match dot.band() {
            RiskBand::Middle => within(on_slide(drawn.area())),
            _ => on_slide(drawn.area()),
        },
        form: Form::Dot(dot.rank, dot.band(), dot.said()),
    }
}

/// What it is called, beside it.
fn name((drawn, label): (&Drawn, &Label)) -> Shape {
    let align = match (label.y == drawn.y, label.ends) {
        (true, false) => Align::Left,
        (true, true) => Align::Right,
        (false, _) => Align::Center,
    };
    let said = vec![Para::plain(&label.text)];
    let area = on_slide(label.area());
    // Its line is lower than what is kept free for it.
    let above = (area.height - Set::new(said.clone(), area.width, SIZE).height()).max(0.0) / 2.0;
    let frame = Frame {
        y: area.y + above,
        height: area.height - above,
        ..area
    };
    Shape::aligned(&label.text, frame, said, SIZE, align)
}

/// Where a square looks as large as a circle does.
fn within(frame: Frame) -> Frame {
    let less = frame.width * 0.06;
    Frame::new(
        frame.x + less,
        frame.y + less,
        frame.width - 2.0 * less,
        frame.height - 2.0 * less,
    )
}

fn on_slide(area: Area) -> Frame {
    let at = |units: i32| f64::from(units) * UNIT;
    Frame {
        x: FRAME.x + at(area.left),
        y: FRAME.y + at(area.top),
        width: at(area.right - area.left),
        height: at(area.bottom - area.top),
    }
}

/// What is drawn of how many, what the signs mean, and the names of as many as there is room for.
fn beside(map: &Map) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut y = SIDE.y;
    let mut put = |name: &str, paras: Vec<Para>, y: f64| {
        let (paras, height) = Set::new(paras, SIDE.width, SIZE).take(SIDE.bottom() - y);
        let frame = Frame { y, height, ..SIDE };
        shapes.push(Shape::text(name, frame, paras, SIZE));
        frame.bottom()
    };
    y = put("Drawn", vec![Para::plain(&map.said)], y) + GAP;
    let met = |band: &RiskBand| map.dots.iter().any(|dot| dot.band() == *band);
    let bands: Vec<RiskBand> = RiskBand::ALL.into_iter().filter(met).collect();
    let signs = y;
    y += LINE * bands.len() as f64;
    y = put("Size", vec![Para::plain(SIZES).of(Kind::Quiet)], y) + GAP;
    let room = SIDE.bottom() - y;
    let most = (0..=map.dots.len()).rev();
    let names = most.map(|count| names(map, count));
    let fitting = |paras: &Vec<Para>| Set::new(paras.clone(), SIDE.width, SIZE).height() <= room;
    if let Some(names) = names.into_iter().find(fitting) {
        put("Names", names, y);
    }
    shapes.extend(bands.into_iter().zip(0..).flat_map(|(band, at)| {
        let y = signs + LINE * f64::from(at);
        let sign = Frame::new(SIDE.x, y + 2.0, SIGN, SIGN);
        let x = SIDE.x + SIGN + 8.0;
        let label = Frame::new(x, y, SIDE.x + SIDE.width - x, LINE - 2.0);
        let name = band.label().to_owned();
        let said = vec![Para::plain(&name).of(Kind::Quiet)];
        [
            Shape::text(&name, label, said, SIZE),
            Shape {
                name: format!("Sign: {name}"),
                frame: sign,
                form: Form::Sign(band),
            },
        ]
    }));
    shapes
}

/// The first of the names, and how many there are more.
fn names(map: &Map, count: usize) -> Vec<Para> {
    let named = map.dots.iter().take(count);
    let mut names: Vec<Para> = named
        .map(|dot| Para::plain(&format!("{} {}", dot.rank, dot.name)))
        .collect();
    let more = map.dots.len() - count;
    if more > 0 {
        names.push(Para::plain(&format!("and {more} more")).of(Kind::Quiet));
    }
    names
}

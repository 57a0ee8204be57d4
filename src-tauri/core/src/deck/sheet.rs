//! Sheets: slides as they are drawn, with a place for everything. Lengths are points, 72 to the inch.

use super::{Chart, text::Para};
use crate::page::Align;
use crate::portfolio::map::RiskBand;
use crate::use_case::progress::PhaseState;

/// How wide a slide is: 16 to 9.
pub const WIDTH: f64 = 960.0;

/// How high a slide is.
pub const HEIGHT: f64 = 540.0;

/// What is left free at the sides.
pub const MARGIN: f64 = 48.0;

/// Between the margins.
pub const INNER: f64 = WIDTH - 2.0 * MARGIN;

/// Where the title of a slide stands.
pub const TITLE: Frame = Frame::new(MARGIN, 22.0, INNER, 62.0);

/// Where the title of the first slide stands.
pub const COVER_TITLE: Frame = Frame::new(MARGIN, 26.0, INNER, 76.0);

/// What is below the title.
pub const AREA: Frame = Frame::new(MARGIN, 98.0, INNER, 398.0);

/// For whom, by whom and when, at the foot.
pub const FOOTER: Frame = Frame::new(MARGIN, 508.0, 720.0, 18.0);

/// The number of the slide, at the foot.
pub const NUMBER: Frame = Frame::new(WIDTH - MARGIN - 96.0, 508.0, 96.0, 18.0);

/// The size of the letters at the foot.
pub const FOOTER_SIZE: f64 = SMALLEST;

/// The size of the smallest letters anywhere: smaller ones can't be read from a seat.
pub const SMALLEST: f64 = 12.0;

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// A slide as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Which layout it has.
    pub layout: Layout,
    /// What stands above it.
    pub title: String,
    /// Where that stands, if not where it does in the layout.
    pub title_frame: Option<Frame>,
    /// The size of the title's letters.
    pub title_size: f64,
    /// Everything else, in the order it is read.
    pub shapes: Vec<Shape>,
    /// What the presenter sees.
    pub notes: String,
}

/// The layouts, one for each kind of slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The first slide.
    Cover,
    /// Boxes.
    Canvas,
    /// A sentence in large letters.
    Statement,
    /// Parts below one another.
    Body,
    /// A chart.
    Chart,
    /// Use cases by value and effort.
    Map,
    /// A picture.
    Picture,
}

/// Something on a slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it is called where shapes are listed.
    pub name: String,
    /// Where it stands.
    pub frame: Frame,
    /// What it is.
    pub form: Form,
}

/// What a shape is.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Text.
    Text(TextBox),
    /// A table.
    Table(Grid),
    /// A chart, with what it shows in words.
    Chart(Box<Chart>, String),
    /// A picture.
    Picture(Image),
    /// A picture beside the title, without a line around it.
    Logo(Image),
    /// A thin line across or down, which says nothing.
    Rule,
    /// A thin line from a dot to where it belongs: down to the right, or up.
    Lead {
        /// It goes up to the right.
        rises: bool,
    },
    /// A shade behind something else, which says nothing.
    Shade,
    /// A use case on a map: its rank, how risky it is, and what that says in words.
    Dot(u32, RiskBand, String),
    /// The sign of a risk, which is named beside it.
    Sign(RiskBand),
    /// The number of a phase, in the color of its state.
    Step(u32, PhaseState),
}

/// Text in a box.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// The text.
    pub paras: Vec<Para>,
    /// The size of its letters.
    pub size: f64,
    /// How it stands out.
    pub skin: Skin,
    /// How its lines are set.
    pub align: Align,
}

/// How text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skin {
    /// Not at all.
    Bare,
    /// Not at all, and the layout has a place for it.
    Placed,
    /// By a line around it, at some distance.
    Card,
}

/// The distance of a card's text from its line.
pub const INSET: f64 = 9.0;

/// A table as it is drawn; its first row is its head.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// How wide its columns are.
    pub widths: Vec<f64>,
    /// How the cells of its columns are set.
    pub aligns: Vec<Align>,
    /// The size of its letters.
    pub size: f64,
    /// Its rows, a cell for each column.
    pub rows: Vec<GridRow>,
}

/// A row of a table as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// How high it is.
    pub height: f64,
    /// Its cells.
    pub cells: Vec<Vec<Para>>,
}

/// The distance of a cell's text from its left and right.
pub const CELL_SIDE: f64 = 5.0;

/// The distance of a cell's text from its top and bottom.
pub const CELL_TOP: f64 = 4.0;

/// A picture, ready to be put into the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// A PNG or JPEG file.
    pub bytes: Vec<u8>,
    /// What its file is called after the dot.
    pub extension: &'static str,
    /// What it shows, for those who can't see it.
    pub alt: String,
}

impl Frame {
    /// A frame from its left, top, width and height.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Where it ends.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }
}

impl Layout {
    /// All of them, in the order in which they are kept.
    pub const ALL: [Self; 7] = [
        Self::Cover,
        Self::Canvas,
        Self::Statement,
        Self::Body,
        Self::Chart,
        Self::Map,
        Self::Picture,
    ];
}

impl Shape {
    /// Text without a box.
    pub fn text(name: &str, frame: Frame, paras: Vec<Para>, size: f64) -> Self {
        Self::boxed(name, frame, paras, size, Skin::Bare)
    }

    /// Text without a box, its lines set so.
    pub fn aligned(name: &str, frame: Frame, paras: Vec<Para>, size: f64, align: Align) -> Self {
        let mut shape = Self::text(name, frame, paras, size);
        if let Form::Text(text) = &mut shape.form {
            text.align = align;
        }
        shape
    }

    /// Text in a box.
    pub fn boxed(name: &str, frame: Frame, paras: Vec<Para>, size: f64, skin: Skin) -> Self {
        Self {
            name: name.to_owned(),
            frame,
            form: Form::Text(TextBox {
                paras,
                size,
                skin,
                align: Align::Natural,
            }),
        }
    }
}

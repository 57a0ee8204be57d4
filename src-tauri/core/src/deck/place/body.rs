//! Parts below one another: what they are called on the left, what they say on the right, a line between them.

use super::super::Part;
use super::super::sheet::{AREA, Form, Frame, INNER, Layout, MARGIN, SMALLEST, Shape};
use super::super::text::{Element, Kind, Para, Set, elements, paras};
use super::grid::{COLUMNS, Rows};
use super::{Draft, MOST, REST, label, nothing, said};
use crate::page::Block;

/// The sizes of letters to try, so that everything is on one slide.
const SIZES: [f64; 3] = [18.0, 16.0, 14.0];

/// The size of letters where there is more than one slide.
const USUAL: f64 = 14.0;

/// How much smaller the letters of tables are, and the smallest they get.
const TABLE: (f64, f64) = (2.0, SMALLEST);

/// Longer texts, in characters, need more than one slide in any size.
const LONG: usize = 4000;

/// How wide the column of labels is.
const LABELS: f64 = 168.0;

/// The size of labels.
const LABEL: f64 = 13.0;

/// What labels are called among the shapes of a slide.
const LABEL_NAME: &str = "Label";

/// Longer labels stand above the text, as part of it.
const HIGHEST_LABEL: f64 = 90.0;

/// Between labels and text.
const GUTTER: f64 = 24.0;

/// Above and below the line between parts.
const PADDING: f64 = 12.0;

/// Between a label and what is below it.
const BELOW_LABEL: f64 = 6.0;

/// How wide text without a label beside it is, to be read well.
const MEASURE: f64 = 720.0;

/// Tables with more columns have the whole width.
const NARROW: usize = 4;

/// Parts that take up less of a sheet stay together.
const TOGETHER: f64 = 0.5;

/// The parts on as many sheets as they need.
pub fn place(parts: &[Part]) -> Vec<Draft> {
    let open = [Part::default()];
    let parts = if parts.is_empty() { &open } else { parts };
    let paras = parts.iter().flat_map(said);
    let length: usize = paras.map(|para| para.words().len()).sum();
    for size in SIZES.iter().filter(|_| length <= LONG) {
        let pager = Pager::fill(parts, *size, 1);
        if !pager.full {
            return pager.drafts;
        }
    }
    let mut pager = Pager::fill(parts, USUAL, MOST);
    if pager.full {
        pager.drafts.push(rest());
    }
    pager.drafts
}

/// A sheet that says that there is more.
fn rest() -> Draft {
    let mut set = Set::new(vec![Para::plain(REST)], INNER, USUAL);
    let (paras, height) = set.take(AREA.height);
    let frame = Frame { height, ..AREA };
    Draft {
        layout: Layout::Body,
        shapes: vec![Shape::text("Rest", frame, paras, USUAL)],
    }
}

/// Fills sheets from top to bottom.
struct Pager {
    drafts: Vec<Draft>,
    /// The size of letters.
    size: f64,
    /// The most sheets.
    most: usize,
    /// More sheets would be needed.
    full: bool,
    /// Down to here, the sheet is filled.
    y: f64,
    /// Down to here, labels are beside.
    beside: f64,
    /// Nothing but a label is on the sheet.
    bare: bool,
}

/// A part, set in the columns it will have.
struct Column<'a> {
    title: &'a str,
    label: Option<Set>,
    label_width: f64,
    x: f64,
    width: f64,
    pieces: Vec<Piece>,
}

enum Piece {
    Text(Set),
    Table(Rows),
}

impl Pager {
    fn fill(parts: &[Part], size: f64, most: usize) -> Self {
        let mut pager = Self {
            drafts: Vec::new(),
            size,
            most,
            full: false,
            y: AREA.y,
            beside: AREA.y,
            bare: true,
        };
        pager.next_sheet();
        for part in parts {
            let column = Column::new(part, size);
            if !pager.full {
                pager.column(column);
            }
        }
        pager
    }

    fn column(&mut self, mut column: Column<'_>) {
        let room = AREA.bottom() - self.y - 2.0 * PADDING;
        if !self.bare && column.together(self.size) > room {
            self.next_sheet();
        }
        self.head(&column);
        for (index, mut piece) in std::mem::take(&mut column.pieces).into_iter().enumerate() {
            if index > 0 {
                self.y += gap(self.size);
            }
            self.piece(&mut piece, &column);
        }
        self.y = self.y.max(self.beside) + PADDING;
    }

    /// The line above a part, and its label.
    fn head(&mut self, column: &Column<'_>) {
        self.shape("Line", Frame::new(MARGIN, self.y, INNER, 0.0), Form::Rule);
        self.y += PADDING;
        let Some(label) = &column.label else { return };
        let (paras, height) = label.clone().take(HIGHEST_LABEL);
        let drop = if column.is_beside() {
            drop(self.size)
        } else {
            0.0
        };
        let frame = Frame::new(MARGIN, self.y + drop, column.label_width, height);
        self.beside = frame.bottom();
        self.text(LABEL_NAME, frame, paras, LABEL);
        self.y += column.above();
    }

    /// A piece on this sheet and on as many further ones as it needs.
    fn piece(&mut self, piece: &mut Piece, column: &Column<'_>) {
        while !piece.is_empty() && !self.full {
            let room = AREA.bottom() - self.y;
            if self.bare || piece.start() <= room {
                self.lay(piece, room, column);
            }
            if !piece.is_empty() {
                self.next_sheet();
                self.head(column);
            }
        }
    }

    fn lay(&mut self, piece: &mut Piece, room: f64, column: &Column<'_>) {
        let frame = |height| Frame::new(column.x, self.y, column.width, height);
        let name = if column.title.is_empty() {
            "Text"
        } else {
            column.title
        };
        match piece {
            Piece::Text(set) => {
                let (paras, height) = set.take(room);
                let width = column.width.min(MEASURE);
                let frame = Frame {
                    width,
                    ..frame(height)
                };
                self.text(name, frame, paras, self.size);
                self.y = frame.bottom();
            }
            Piece::Table(rows) => {
                let grid = rows.take(room, AREA.height * TOGETHER);
                let frame = frame(grid.rows.iter().map(|row| row.height).sum());
                self.shape(name, frame, Form::Table(grid));
                self.y = frame.bottom();
            }
        }
        self.bare = false;
    }

    fn next_sheet(&mut self) {
        if self.drafts.len() >= self.most {
            self.full = true;
            return;
        }
        self.drafts.push(Draft {
            layout: Layout::Body,
            shapes: Vec::new(),
        });
        self.y = AREA.y;
        self.beside = AREA.y;
        self.bare = true;
    }

    fn text(&mut self, name: &str, frame: Frame, paras: Vec<Para>, size: f64) {
        let shape = Shape::text(name, frame, paras, size);
        self.shape(name, frame, shape.form);
    }

    fn shape(&mut self, name: &str, frame: Frame, form: Form) {
        if let Some(draft) = self.drafts.last_mut().filter(|_| !self.full) {
            let name = name.to_owned();
            draft.shapes.push(Shape { name, frame, form });
        }
    }
}

impl<'a> Column<'a> {
    fn new(part: &'a Part, size: f64) -> Self {
        let mut elements = elements(&part.blocks);
        if elements.is_empty() {
            elements.push(Element::Text(vec![nothing()]));
        }
        let is_wide = |element: &Element| match element {
            Element::Table(table) => (NARROW + 1..=COLUMNS).contains(&table.head.len()),
            Element::Text(_) => false,
        };
        let label = label(part);
        let beside = label.is_some() && !elements.iter().any(is_wide);
        let (label_width, x) = match beside {
            true => (LABELS, MARGIN + LABELS + GUTTER),
            false => (INNER, MARGIN),
        };
        let width = MARGIN + INNER - x;
        let label = label.map(|label| Set::new(vec![label], label_width, LABEL));
        let (label, long) = match label {
            Some(label) if label.height() > HIGHEST_LABEL => (None, true),
            label => (label, false),
        };
        if long {
            let heading = Para::plain(&part.title).of(Kind::Heading);
            elements.insert(0, Element::Text(vec![heading]));
        }
        let pieces = elements.into_iter();
        Self {
            title: &part.title,
            label,
            label_width,
            x,
            width,
            pieces: pieces
                .map(|element| Piece::new(element, width, size))
                .collect(),
        }
    }

    fn is_beside(&self) -> bool {
        self.x > MARGIN
    }

    /// What the label takes of the text's column.
    fn above(&self) -> f64 {
        match &self.label {
            Some(label) if !self.is_beside() => label.height() + BELOW_LABEL,
            _ => 0.0,
        }
    }

    /// How much of a sheet must be free for the part to begin there.
    fn together(&self, size: f64) -> f64 {
        let pieces = self.pieces.iter();
        let all: f64 = pieces.map(|piece| piece.height() + gap(size)).sum();
        let start = self.pieces.first().map_or(0.0, Piece::start);
        let most = AREA.height * TOGETHER;
        self.above() + if all <= most { all } else { start }
    }
}

impl Piece {
    fn new(element: Element, width: f64, size: f64) -> Self {
        match element {
            Element::Text(paras) => Piece::Text(Set::new(paras, width.min(MEASURE), size)),
            Element::Table(table) if table.head.len() > COLUMNS => {
                let paras = paras(&[Block::Table(table)]);
                Piece::Text(Set::new(paras, width.min(MEASURE), size))
            }
            Element::Table(table) => {
                let (smaller, smallest) = TABLE;
                Piece::Table(Rows::new(&table, width, (size - smaller).max(smallest)))
            }
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Piece::Text(set) => set.is_empty(),
            Piece::Table(rows) => rows.is_empty(),
        }
    }

    fn height(&self) -> f64 {
        match self {
            Piece::Text(set) => set.height(),
            Piece::Table(rows) => rows.height(),
        }
    }

    fn start(&self) -> f64 {
        match self {
            Piece::Text(set) => set.start(),
            Piece::Table(rows) => rows.start(),
        }
    }
}

/// Between the pieces of a part.
fn gap(size: f64) -> f64 {
    size * 0.6
}

/// How much lower a label stands than the larger text beside it, so that both are on one line.
fn drop(size: f64) -> f64 {
    (size - LABEL) * 0.9
}

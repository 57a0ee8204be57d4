//! Paragraphs set in a column, to be taken off in pieces that fit.

use super::{
    Mark, Para, Run,
    lines::{Cut, Line, lines, widths},
};
use std::collections::VecDeque;

/// What sums of heights may differ by when they are summed up in another order, in points.
const ROUNDING: f64 = 1e-6;

/// Paragraphs in lines, in a column of one width, in letters of one size.
#[derive(Debug, Clone)]
pub struct Set {
    paras: VecDeque<Lined>,
    size: f64,
}

/// What is left of a paragraph.
#[derive(Debug, Clone)]
struct Lined {
    para: Para,
    lines: Vec<Line>,
    /// How many lines were taken already.
    taken: usize,
}

impl Set {
    /// Sets paragraphs in a column so wide, in letters of this size, both in points.
    pub fn new(paras: Vec<Para>, width: f64, size: f64) -> Self {
        let lined = |para: Para| Lined {
            lines: lines(&para, width, size),
            para,
            taken: 0,
        };
        Self {
            paras: paras.into_iter().map(lined).collect(),
            size,
        }
    }

    /// How wide a column must be for the longest word of paragraphs, and for their longest line, in points.
    pub fn widths(paras: &[Para], size: f64) -> (f64, f64) {
        let widths = paras.iter().map(|para| widths(para, size));
        widths.fold((0.0, 0.0), |(word, line), (longer_word, longer_line)| {
            (longer_word.max(word), longer_line.max(line))
        })
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.paras.is_empty()
    }

    /// How high all that is left is, in points.
    pub fn height(&self) -> f64 {
        let paras = self.paras.iter().enumerate();
        paras
            .map(|(index, lined)| lined.height() + self.before(index, lined))
            .sum()
    }

    /// How high the first few lines are: what should stand together.
    pub fn start(&self) -> f64 {
        let lines = self.paras.iter().flat_map(Lined::left);
        lines.take(3).map(|line| line.height).sum()
    }

    /// Takes as many lines as fit into a height, and says how high they are. A heading stays with what follows it,
    /// and so do the lines of a short paragraph, where anything else fits. What doesn't fit at all is left.
    pub fn take(&mut self, height: f64) -> (Vec<Para>, f64) {
        let height = height + ROUNDING;
        let (mut whole, mut used) = (0, 0.0);
        while let Some(lined) = self.paras.get(whole) {
            let high = lined.height() + self.before(whole, lined);
            if used + high > height {
                break;
            }
            used += high;
            whole += 1;
        }
        let next = self.paras.get(whole);
        let before = next.map_or(0.0, |lined| self.before(whole, lined));
        let lines = next.map_or(0, |lined| lined.fitting(height - used - before, whole == 0));
        while whole > 1 && lines == 0 && whole < self.paras.len() {
            let last = &self.paras[whole - 1];
            if !last.para.kind.is_bold() {
                break;
            }
            used -= last.height() + self.before(whole - 1, last);
            whole -= 1;
        }
        let mut taken: Vec<Para> = self.paras.drain(..whole).map(Lined::into_rest).collect();
        if lines > 0
            && let Some(lined) = self.paras.front_mut()
        {
            let (part, high) = lined.take(lines);
            taken.push(part);
            used += before + high;
        }
        (taken, used)
    }

    fn before(&self, index: usize, lined: &Lined) -> f64 {
        match index {
            0 => 0.0,
            _ => lined.para.before() * self.size,
        }
    }
}

impl Lined {
    fn left(&self) -> &[Line] {
        &self.lines[self.taken..]
    }

    fn height(&self) -> f64 {
        self.left().iter().map(|line| line.height).sum()
    }

    /// How many of its lines to take into a height: all but two at least, and two at least, unless nothing else is
    /// there.
    fn fitting(&self, height: f64, alone: bool) -> usize {
        let mut room = height;
        let left = self.left();
        let fit = left
            .iter()
            .take_while(|line| {
                room -= line.height;
                room >= 0.0
            })
            .count();
        match (fit, left.len() - fit) {
            (fit, _) if alone && fit < 4 => fit,
            (fit, 1) if fit > 2 => fit - 1,
            (fit, rest) if fit < 2 || rest < 2 => 0,
            (fit, _) => fit,
        }
    }

    fn take(&mut self, lines: usize) -> (Para, f64) {
        let start = self.start();
        let first = self.taken == 0;
        let height = self.left()[..lines].iter().map(|line| line.height).sum();
        self.taken += lines;
        let mut part = slice(&self.para, start, self.start());
        if !first {
            part.mark = Mark::None;
        }
        (part, height)
    }

    /// Where the next line starts.
    fn start(&self) -> Cut {
        match self.taken {
            0 => Cut::default(),
            taken => self.lines[taken - 1].end,
        }
    }

    fn into_rest(mut self) -> Para {
        match self.taken {
            0 => self.para,
            taken => self.take(self.lines.len() - taken).0,
        }
    }
}

/// The paragraph from one place to another. A break at its end has done its work.
fn slice(para: &Para, from: Cut, to: Cut) -> Para {
    let mut runs = Vec::new();
    let last = to.run.min(para.runs.len().saturating_sub(1));
    for (index, run) in para.runs.iter().enumerate().take(last + 1).skip(from.run) {
        match run {
            Run::Words(text, look) => {
                let start = if index == from.run { from.byte } else { 0 };
                let end = if index == to.run { to.byte } else { text.len() };
                if start < end {
                    runs.push(Run::Words(text[start..end].to_owned(), look.clone()));
                }
            }
            Run::Break if index < to.run => runs.push(Run::Break),
            Run::Break => {}
        }
    }
    runs.pop_if(|run| *run == Run::Break);
    Para {
        runs,
        kind: para.kind,
        mark: para.mark,
        level: para.level,
        left: para.left,
        hang: para.hang,
        apart: para.apart,
    }
}

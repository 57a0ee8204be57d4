//! Boxes in columns, as high as what they say, all on one sheet if letters that can still be read allow it.

use super::super::Part;
use super::super::sheet::{AREA, Frame, INSET, Layout, SMALLEST, Shape, Skin};
use super::super::text::{Kind, Para, Set};
use super::{Draft, body, label, said};

/// The sizes of letters to try.
const SIZES: [f64; 3] = [14.0, 13.0, SMALLEST];

/// Between boxes.
const GAP: f64 = 10.0;

/// Boxes in one row, if there are no more; the columns, if there are.
const ROW: usize = 5;
const COLUMNS: usize = 4;

/// A box is at least so high: its label, a line or two, and that there is more.
const LOWEST: f64 = 76.0;

/// What a box says that does not hold everything.
const MORE: &str = "All of it is on the next slides";

/// The boxes on one sheet; those that do not hold everything come again on further ones, with all they say.
pub fn place(parts: &[Part]) -> Vec<Draft> {
    let (shapes, rest) = boxes(parts, AREA, Height::Full);
    let mut drafts = Vec::new();
    if !shapes.is_empty() {
        drafts.push(Draft {
            layout: Layout::Canvas,
            shapes,
        });
    }
    if !rest.is_empty() || drafts.is_empty() {
        drafts.extend(body::place(&rest));
    }
    drafts
}

/// How high boxes are that have room left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Height {
    /// Down to the bottom of the frame.
    Full,
    /// As high as the highest column needs.
    Needed,
}

/// The boxes within a frame, in the largest letters that have room, and the parts of which not all is said there.
pub fn boxes(parts: &[Part], frame: Frame, height: Height) -> (Vec<Shape>, Vec<Part>) {
    let columns = match parts.len() {
        few if few <= ROW => few,
        _ => COLUMNS,
    };
    let rows = ((frame.height + GAP) / (LOWEST + GAP)).floor() as usize;
    let (here, beyond) = parts.split_at(parts.len().min(rows * columns));
    if here.is_empty() {
        return (Vec::new(), parts.to_vec());
    }
    let width = (frame.width + GAP) / columns as f64 - GAP;
    let plan = SIZES
        .iter()
        .map(|size| Plan::new(here, columns, width, *size));
    let plan = plan.fold(None, |best: Option<Plan>, plan| match best {
        Some(best) if best.highest() <= frame.height => Some(best),
        _ => Some(plan),
    });
    let Some(plan) = plan.map(|plan| plan.within(frame.height)) else {
        return (Vec::new(), parts.to_vec());
    };
    let room = match height {
        Height::Full => frame.height,
        Height::Needed => plan.highest().min(frame.height),
    };
    let mut shapes = Vec::new();
    let mut rest = Vec::new();
    let starts = [0].into_iter().chain(plan.ends.iter().copied());
    for (column, (start, end)) in starts.zip(&plan.ends).enumerate() {
        let mut y = frame.y;
        let heights = heights(&plan.needs[start..*end], room);
        for (part, height) in here[start..*end].iter().zip(heights) {
            let x = frame.x + column as f64 * (width + GAP);
            let place = Frame::new(x, y, width, height);
            let (shape, whole) = boxed(part, place, plan.size);
            shapes.push(shape);
            if !whole {
                rest.push(part.clone());
            }
            y += height + GAP;
        }
    }
    rest.extend_from_slice(beyond);
    (shapes, rest)
}

/// Boxes divided into columns.
struct Plan {
    /// The size of letters.
    size: f64,
    /// How high each box needs to be.
    needs: Vec<f64>,
    /// Where each column ends.
    ends: Vec<usize>,
}

impl Plan {
    fn new(parts: &[Part], columns: usize, width: f64, size: f64) -> Self {
        let needs = parts
            .iter()
            .map(|part| set(part, width, size).height() + 2.0 * INSET);
        let needs: Vec<f64> = needs.map(|need| need.max(LOWEST)).collect();
        Self {
            size,
            ends: ends(&needs, columns),
            needs,
        }
    }

    /// How high the highest column is.
    fn highest(&self) -> f64 {
        columns_of(&self.needs, &self.ends).fold(0.0, f64::max)
    }

    /// Where not everything fits, a box that says much leaves room for others.
    fn within(mut self, room: f64) -> Self {
        if self.highest() > room {
            let capped: Vec<f64> = self.needs.iter().map(|need| need.min(room / 2.0)).collect();
            self.ends = ends(&capped, self.ends.len());
        }
        self
    }
}

/// A box, and whether it says everything.
fn boxed(part: &Part, frame: Frame, size: f64) -> (Shape, bool) {
    let room = frame.height - 2.0 * INSET;
    let mut all = set(part, frame.width, size);
    let whole = all.height() <= room + 0.1;
    let paras = if whole {
        all.take(room + 0.1).0
    } else {
        let more = Para::plain(MORE).of(Kind::Quiet);
        let note = Set::new(vec![more.clone()], frame.width - 2.0 * INSET, size);
        let below = note.height() + more.before() * size;
        let mut paras = all.take(room - below).0;
        paras.push(more);
        paras
    };
    let shape = Shape::boxed(&part.title, frame, paras, size, Skin::Card);
    (shape, whole)
}

/// What a box says, set in its width.
fn set(part: &Part, width: f64, size: f64) -> Set {
    let paras = label(part).into_iter().chain(said(part)).collect();
    Set::new(paras, width - 2.0 * INSET, size)
}

/// Where each column ends, so that the highest is as low as can be, and the others are alike.
fn ends(needs: &[f64], columns: usize) -> Vec<usize> {
    let mut best: Option<((f64, f64), Vec<usize>)> = None;
    let mut ends: Vec<usize> = (1..columns).chain([needs.len()]).collect();
    loop {
        let highest = columns_of(needs, &ends).fold(0.0, f64::max);
        let unlike = columns_of(needs, &ends).map(|height| height * height).sum();
        if best
            .as_ref()
            .is_none_or(|(cost, _)| (highest, unlike) < *cost)
        {
            best = Some(((highest, unlike), ends.clone()));
        }
        if !advance(&mut ends) {
            return best.map(|(_, ends)| ends).unwrap_or_default();
        }
    }
}

/// Goes on to the next way to divide boxes into columns; there are few.
fn advance(ends: &mut [usize]) -> bool {
    for index in (0..ends.len() - 1).rev() {
        if ends[index] + 1 < ends[index + 1] {
            ends[index] += 1;
            for next in index + 1..ends.len() - 1 {
                ends[next] = ends[next - 1] + 1;
            }
            return true;
        }
    }
    false
}

/// How high each column is.
fn columns_of(needs: &[f64], ends: &[usize]) -> impl Iterator<Item = f64> {
    let starts = [0].into_iter().chain(ends.iter().copied());
    starts
        .zip(ends)
        .map(|(start, end)| height(&needs[start..*end]))
}

/// How high boxes below one another are.
fn height(needs: &[f64]) -> f64 {
    needs.iter().map(|need| need + GAP).sum::<f64>() - GAP
}

/// How high the boxes of a column become: what is free is shared equally; what lacks, the highest give.
fn heights(needs: &[f64], room: f64) -> Vec<f64> {
    let count = needs.len() as f64;
    let free = room - height(needs);
    if free >= 0.0 {
        return needs.iter().map(|need| need + free / count).collect();
    }
    let mut order: Vec<usize> = (0..needs.len()).collect();
    order.sort_by(|one, other| needs[*one].total_cmp(&needs[*other]));
    let mut left = room - GAP * (count - 1.0);
    let mut heights = needs.to_vec();
    for (done, index) in order.into_iter().enumerate() {
        let share = left / (count - done as f64);
        heights[index] = needs[index].min(share);
        left -= heights[index];
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_even_as_the_order_allows() {
        for (needs, columns, expected) in [
            (&[80.0; 10][..], 4, vec![2, 4, 7, 10]),
            (&[300.0, 80.0, 80.0, 80.0, 300.0][..], 3, vec![1, 4, 5]),
            (&[80.0, 80.0][..], 2, vec![1, 2]),
            (&[900.0][..], 1, vec![1]),
        ] {
            assert_eq!(ends(needs, columns), expected, "{needs:?}");
        }
    }

    #[test]
    fn a_column_is_full_whatever_its_boxes_need() {
        assert_eq!(heights(&[100.0, 100.0], 230.0), [110.0, 110.0]);
        assert_eq!(heights(&[500.0, 80.0, 400.0], 300.0), [100.0, 80.0, 100.0]);
    }
}

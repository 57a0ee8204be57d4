//! Value against effort, as a picture: where each use case is drawn, and which of them are called by name there. Everything
//! is a whole number, so that the same use cases make the same picture everywhere.

pub use super::dot::{Dot, RiskBand};

/// How wide and high the picture is, in units of its own: a letter is about 12 high.
pub const SIZE: (i32, i32) = (400, 350);
/// What of it scores are drawn in.
pub const FRAME: Area = Area {
    left: 26,
    top: 22,
    right: 394,
    bottom: 324,
};
/// So many use cases are drawn; more would hide each other.
pub const MOST: usize = 40;

/// How far inside the frame the scores 0 and 100 are, so that nothing is cut off.
const INSET: i32 = 16;
/// The radius of what nothing of is scored, and of what all of is scored.
const RADII: (i32, i32) = (9, 14);
/// How high a line of letters is, and how far it stands from what it names.
const LINE: i32 = 16;
const APART: i32 = 4;
/// A name has so many characters at most.
const LONGEST: usize = 24;
/// How far something is moved aside at most, so as not to cover what is drawn already, and in what steps.
const ASIDE: i32 = 60;
const STEP: i32 = 4;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its lower edge.
    pub bottom: i32,
}

/// Where it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Its middle, from the left.
    pub x: i32,
    /// Its middle, from above.
    pub y: i32,
    /// From its middle to its edge.
    pub radius: i32,
    /// Where its scores are, if that is so far from its middle that it can be seen.
    pub home: Option<(i32, i32)>,
    /// Its name, where there is room for it.
    pub label: Option<Label>,
}

/// A name in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// From the left to where it begins or ends.
    pub x: i32,
    /// From above to its middle.
    pub y: i32,
    /// Whether it ends there.
    pub ends: bool,
    /// What it says: the name, or the beginning of it.
    pub text: String,
}

impl Area {
    /// Whether two have a point in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether another is within this one.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

impl Drawn {
    /// What it covers.
    pub fn area(&self) -> Area {
        around(self.x, self.y, self.radius)
    }
}

impl Label {
    /// What it covers, and rather more than that: letters are narrower than they are taken to be.
    pub fn area(&self) -> Area {
        let width = width(&self.text);
        let left = if self.ends { self.x - width } else { self.x };
        Area {
            left,
            top: self.y - LINE / 2,
            right: left + width,
            bottom: self.y + LINE / 2,
        }
    }
}

/// Where each is drawn in a frame, at most [`MOST`] of them, and which are called by name. The first has the first choice.
pub fn draw(dots: &[Dot], frame: Area) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = Vec::new();
    for dot in dots.iter().take(MOST) {
        let (scored, of) = dot.coverage;
        let more = (RADII.1 - RADII.0) * small(scored) / small(of).max(1);
        let mut fresh = Drawn {
            x: between(dot.effort, frame.left + INSET, frame.right - INSET),
            y: between(dot.value, frame.bottom - INSET, frame.top + INSET),
            radius: RADII.0 + more,
            home: None,
            label: None,
        };
        let home = (fresh.x, fresh.y);
        (fresh.x, fresh.y) = free_place(&fresh, &drawn, frame);
        let aside = (fresh.x - home.0).abs().max((fresh.y - home.1).abs());
        fresh.home = (aside > fresh.radius).then_some(home);
        drawn.push(fresh);
    }
    let mut used: Vec<Area> = drawn.iter().map(Drawn::area).collect();
    for (at, dot) in dots.iter().take(MOST).enumerate() {
        let sides = sides(&drawn[at], &shortened(&dot.name));
        let free = sides.into_iter().find(|label| {
            let area = label.area();
            frame.holds(&area) && !used.iter().any(|other| other.meets(&area))
        });
        used.extend(free.iter().map(Label::area));
        drawn[at].label = free;
    }
    drawn
}

/// A place for it that is nobody's yet: its own, or the next one around it.
fn free_place(fresh: &Drawn, drawn: &[Drawn], frame: Area) -> (i32, i32) {
    let is_free = |x: i32, y: i32| {
        let area = around(x, y, fresh.radius);
        frame.holds(&area) && !drawn.iter().any(|other| other.area().meets(&area))
    };
    for far in (0..=ASIDE).step_by(STEP as usize) {
        for (right, down) in [
            (0, 0),
            (1, 0),
            (0, 1),
            (-1, 0),
            (0, -1),
            (1, 1),
            (-1, 1),
            (-1, -1),
            (1, -1),
        ] {
            let (x, y) = (fresh.x + right * far, fresh.y + down * far);
            if is_free(x, y) {
                return (x, y);
            }
        }
    }
    // In a crowd: the nearest anywhere.
    let farthest = (frame.right - frame.left).max(frame.bottom - frame.top);
    let mut rings = (STEP..=farthest).step_by(STEP as usize).flat_map(|far| {
        let side = (-far..=far).step_by(STEP as usize);
        side.flat_map(move |at| [(at, -far), (at, far), (-far, at), (far, at)])
    });
    let found = rings.find(|(right, down)| is_free(fresh.x + right, fresh.y + down));
    let (right, down) = found.unwrap_or_default();
    (fresh.x + right, fresh.y + down)
}

/// The name on each side: right, left, above, below.
fn sides(dot: &Drawn, text: &str) -> [Label; 4] {
    let label = |x: i32, y: i32, ends: bool| Label {
        x,
        y,
        ends,
        text: text.to_owned(),
    };
    let beside = dot.radius + APART;
    let (half, over) = (width(text) / 2, dot.radius + LINE / 2 + 1);
    [
        label(dot.x + beside, dot.y, false),
        label(dot.x - beside, dot.y, true),
        label(dot.x - half, dot.y - over, false),
        label(dot.x - half, dot.y + over, false),
    ]
}

fn around(x: i32, y: i32, radius: i32) -> Area {
    Area {
        left: x - radius,
        top: y - radius,
        right: x + radius,
        bottom: y + radius,
    }
}

/// Where a score of 0 to 100 is between two ends.
fn between(score: u32, from: i32, to: i32) -> i32 {
    from + (to - from) * small(score.min(100)) / 100
}

fn small(number: u32) -> i32 {
    i32::try_from(number)
        .unwrap_or(i32::MAX / 1000)
        .min(i32::MAX / 1000)
}

/// The beginning of a name that is too long.
fn shortened(name: &str) -> String {
    let mut letters = name.chars();
    let start: String = letters.by_ref().take(LONGEST).collect();
    match letters.next() {
        None => start,
        Some(_) => {
            let end = start
                .char_indices()
                .nth(LONGEST - 1)
                .map_or(start.len(), |(at, _)| at);
            format!("{}…", start[..end].trim_end())
        }
    }
}

/// About how wide a text is, and rather too wide.
fn width(text: &str) -> i32 {
    text.chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | '-' | '’' => 5,
            'm' | 'w' | 'M' | 'W' | '…' => 12,
            letter if letter.is_ascii_uppercase() => 9,
            letter if letter.is_ascii() => 8,
            letter if letter < '\u{0590}' => 9,
            _ => 14,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::properties::holds_only_with;

    #[test]
    fn a_name_stands_on_the_right_or_where_there_is_room() {
        let dot = |value, effort, name: &str| Dot {
            rank: 1,
            name: name.to_owned(),
            value,
            effort,
            risk: None,
            coverage: (5, 10),
        };
        let dots = [
            dot(75, 25, "Abandoned cart"),
            dot(50, 100, "Next-best offer"),
            dot(74, 40, "Churn"),
        ];
        let told: Vec<String> = draw(&dots, FRAME)
            .iter()
            .map(|drawn| {
                let label = drawn.label.as_ref();
                let label = label.map(|label| (label.x, label.y, label.ends, &*label.text));
                format!("{},{} ±{} {label:?}", drawn.x, drawn.y, drawn.radius)
            })
            .collect();
        let expected = [
            "126,106 ±11 Some((74, 86, false, \"Abandoned cart\"))",
            "378,173 ±11 Some((363, 173, true, \"Next-best offer\"))",
            "176,109 ±11 Some((191, 109, false, \"Churn\"))",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn no_two_of_a_crowd_cover_each_other() {
        for (right, bottom) in [(FRAME.right, FRAME.bottom), (434, 285)] {
            let frame = Area {
                right,
                bottom,
                ..FRAME
            };
            for at in [(50, 50), (100, 0)] {
                let dots = (1..).take(MOST).map(|rank| Dot {
                    rank,
                    name: "Alike".to_owned(),
                    value: at.0,
                    effort: at.1,
                    risk: None,
                    coverage: (9, 9),
                });
                let drawn = draw(&dots.collect::<Vec<Dot>>(), frame);
                let areas: Vec<Area> = drawn.iter().map(Drawn::area).collect();
                for (at, area) in areas.iter().enumerate() {
                    assert!(frame.holds(area), "{area:?}");
                    let met = areas[at + 1..].iter().find(|other| area.meets(other));
                    assert_eq!(met, None, "{area:?}");
                }
                // Each is where its scores are, or says where that is.
                let home = (drawn[0].x, drawn[0].y);
                for one in &drawn {
                    let aside = (one.x - home.0).abs().max((one.y - home.1).abs());
                    let told = (aside > one.radius).then_some(home);
                    assert_eq!(one.home, told, "{one:?}");
                }
            }
        }
    }

    #[test]
    fn names_neither_collide_nor_leave_the_picture() {
        let dot = || {
            (
                0_u32..=100,
                0_u32..=100,
                (0_u32..=9, 9_u32..=9),
                "[A-Za-z ÄЖ漢]{1,40}",
            )
        };
        let frame = (300..900_i32, 250..600_i32).prop_map(|(right, bottom)| Area {
            right,
            bottom,
            ..FRAME
        });
        let strategy = move || (proptest::collection::vec(dot(), 0..60), frame.clone());
        holds_only_with(&[], 200, strategy, |(given, frame)| {
            let dots: Vec<Dot> = given
                .iter()
                .map(|(value, effort, coverage, name)| Dot {
                    rank: 1,
                    name: name.clone(),
                    value: *value,
                    effort: *effort,
                    risk: None,
                    coverage: *coverage,
                })
                .collect();
            let drawn = draw(&dots, frame);
            prop_assert_eq!(drawn.len(), dots.len().min(MOST));
            let labels = drawn.iter().filter_map(|one| one.label.as_ref());
            let labels: Vec<Area> = labels.map(Label::area).collect();
            for (at, label) in labels.iter().enumerate() {
                prop_assert!(frame.holds(label), "{label:?}");
                let others = labels[at + 1..].iter().copied();
                for other in others.chain(drawn.iter().map(Drawn::area)) {
                    prop_assert!(!label.meets(&other), "{label:?} {other:?}");
                }
            }
            for one in &drawn {
                prop_assert!(frame.holds(&one.area()), "{one:?}");
            }
            Ok(())
        });
    }
}

//! A logo on the first slide, at the right of its title.

use super::super::sheet::{COVER_TITLE, Form, Frame, MARGIN, Shape, WIDTH};
use super::picture::image;
use crate::page::Picture;

/// How wide and high a logo is at most.
const MOST: (f64, f64) = (168.0, 64.0);

/// Between the title and the logo.
const GAP: f64 = 24.0;

/// The logo, in its own proportions; nothing where it can't be shown, which is told where it is chosen.
pub fn place(logo: &Picture) -> Option<Shape> {
    let shown = logo.shown.as_ref()?.as_ref().ok()?;
    let (width, height) = (f64::from(shown.width), f64::from(shown.height));
    let scale = (MOST.0 / width).min(MOST.1 / height).min(1.0);
    let (width, height) = (width * scale, height * scale);
    Some(Shape {
        name: "Logo".into(),
        frame: Frame {
            x: WIDTH - MARGIN - width,
            y: COVER_TITLE.y + (COVER_TITLE.height - height) / 2.0,
            width,
            height,
        },
        form: Form::Logo(image(logo, shown)),
    })
}

/// What a logo leaves of the frame of a title.
pub fn beside(title: Frame, logo: &Shape) -> Frame {
    Frame {
        width: logo.frame.x - GAP - title.x,
        ..title
    }
}

//! A picture, as large as it fits.

use super::super::Part;
use super::super::sheet::{AREA, Form, Frame, Image, Layout, Shape};
use super::{Draft, body};
use crate::page::{Picture, build};
use crate::picture::{DAMAGED, Shown};

/// The most a picture is enlarged, from points to points.
const LARGEST: f64 = 2.0;

/// The picture on a sheet; one that can't be shown, as what it would show.
pub fn place(picture: &Picture) -> Vec<Draft> {
    let shown = match &picture.shown {
        Some(Ok(shown)) => shown,
        Some(Err(why)) => return told(picture, why),
        None => return told(picture, DAMAGED),
    };
    let (width, height) = (f64::from(shown.width), f64::from(shown.height));
    let scale = (AREA.width / width).min(AREA.height / height).min(LARGEST);
    let (width, height) = (width * scale, height * scale);
    let frame = Frame {
        x: AREA.x + (AREA.width - width) / 2.0,
        y: AREA.y + (AREA.height - height) / 2.0,
        width,
        height,
    };
    vec![Draft {
        layout: Layout::Picture,
        shapes: vec![Shape {
            name: "Picture".into(),
            frame,
            form: Form::Picture(image(picture, shown)),
        }],
    }]
}

/// A picture, ready to be put into the file.
pub fn image(picture: &Picture, shown: &Shown) -> Image {
    Image {
        bytes: shown.bytes.clone(),
        extension: match shown.mime {
            "image/png" => "png",
            _ => "jpeg",
        },
        alt: match picture.words() {
            "" => picture.description(),
            alt => alt.to_owned(),
        },
    }
}

/// Why there is no picture, and what it would show.
fn told(picture: &Picture, why: &str) -> Vec<Draft> {
    body::place(&[Part {
        title: String::new(),
        blocks: build::paragraph(why)
            .into_iter()
            .chain([build::described(picture)])
            .collect(),
    }])
}

//! A picture, as large as it fits.

use super::super::Part;
use super::super::sheet::{AREA, Form, Frame, Image, Layout, Shape};
use super::{Draft, body};
use crate::page::{Picture, build};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};
use std::io::Cursor;

/// What is said of a picture that can't be shown.
const DAMAGED: &str = "This picture can't be read. It may be damaged: add it again.";

/// How well a JPEG is kept, of 100.
const QUALITY: u8 = 92;

/// The most a picture is enlarged, from points to points.
const LARGEST: f64 = 2.0;

/// The picture on a sheet; one that can't be read, as what it would show.
pub fn place(picture: &Picture) -> Vec<Draft> {
    let Ok((image, width, height)) = read(picture) else {
        return body::place(&[Part {
            title: String::new(),
            blocks: build::paragraph(DAMAGED)
                .into_iter()
                .chain([build::described(picture)])
                .collect(),
        }]);
    };
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
            form: Form::Picture(image),
        }],
    }]
}

/// The picture in a form that every program shows as it should be, and how wide and high it is. What is WebP, which
/// many can't show, or was taken with the camera turned, which many don't see to, is written anew. All of it is read, as
/// one that breaks off in the middle is shown as a cross by PowerPoint.
fn read(picture: &Picture) -> Result<(Image, f64, f64), ImageError> {
    let bytes = picture.bytes.as_deref().unwrap_or_default();
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let format = reader.format();
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    let kept = match (format, orientation) {
        (Some(ImageFormat::Png), Orientation::NoTransforms) => Some("png"),
        (Some(ImageFormat::Jpeg), Orientation::NoTransforms) => Some("jpeg"),
        _ => None,
    };
    let (bytes, extension) = match kept {
        Some(extension) => (bytes.to_vec(), extension),
        None => {
            image.apply_orientation(orientation);
            write(&image)?
        }
    };
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let image = Image {
        bytes,
        extension,
        alt: match picture.words() {
            "" => picture.description(),
            alt => alt.to_owned(),
        },
    };
    Ok((image, width, height))
}

/// As PNG if it can be seen through, otherwise as JPEG.
fn write(image: &DynamicImage) -> Result<(Vec<u8>, &'static str), ImageError> {
    let mut bytes = Cursor::new(Vec::new());
    if image.has_alpha() {
        image.write_to(&mut bytes, ImageFormat::Png)?;
        return Ok((bytes.into_inner(), "png"));
    }
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    image.to_rgb8().write_with_encoder(encoder)?;
    Ok((bytes.into_inner(), "jpeg"))
}

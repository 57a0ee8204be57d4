//! The forms in which a picture is shown. One that is turned, moves or is of printing colors is written anew, upright,
//! still and in the colors of screens, so that every program shows the same; all others stay as they are where they are
//! small enough.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat};
use serde::Deserialize;

use super::{Opened, Picture, Refused, alone, refused};

/// Where a picture is shown, and by that how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// In a list.
    Thumbnail,
    /// By itself, in a preview, on paper.
    Screen,
    /// In a web page: with all its points.
    Page,
    /// On a slide: with all its points, as PNG or JPEG. All of it is decoded, since a program for slides shows a cross
    /// in the place of one that is damaged.
    Slide,
}

/// A picture as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// A file of its own.
    pub bytes: Vec<u8>,
    /// `image/png`, `image/jpeg` or `image/webp`.
    pub mime: &'static str,
    /// In points.
    pub width: u32,
    /// In points.
    pub height: u32,
}

/// How wide and high a picture in a list may be, in points: what is drawn there on the finest screens.
const THUMBNAIL: u32 = 480;

/// How many points a picture by itself may have: those of a large screen.
const SCREEN: f64 = 8_000_000.0;

/// How well a JPEG is kept, of 100.
const QUALITY: u8 = 92;

/// The longest color profile that is kept in what is written anew, in bytes; usual ones have some hundred.
const PROFILE: usize = 64 << 10;

/// A picture in a form. It may take as long as decoding it, so it is not for where others wait.
///
/// # Errors
/// Why it can't be shown.
pub fn shown(bytes: Vec<u8>, form: Form) -> Result<Shown, Refused> {
    let opened = Opened::new(&bytes)?;
    let picture = opened.picture;
    let (width, height) = size(&picture, form);
    let is_small = (width as usize, height as usize) == (picture.width, picture.height);
    let (written, mime) = match is_small && stays(&opened, form) {
        true if form == Form::Slide => {
            let _alone = alone();
            opened.decode()?;
            (None, picture.mime)
        }
        true => {
            drop(opened);
            (None, picture.mime)
        }
        false => {
            let _alone = alone();
            let (written, mime) = anew(opened, is_small, form)?;
            (Some(written), mime)
        }
    };
    Ok(Shown {
        bytes: written.unwrap_or(bytes),
        mime,
        width,
        height,
    })
}

/// How large a picture is in a form.
fn size(picture: &Picture, form: Form) -> (u32, u32) {
    let (width, height) = (picture.width as f64, picture.height as f64);
    let scale = match form {
        Form::Thumbnail => f64::from(THUMBNAIL) / width.max(height),
        Form::Screen => (SCREEN / (width * height)).sqrt(),
        Form::Page | Form::Slide => 1.0,
    };
    let scaled = |points: f64| (points * scale.min(1.0)).round().max(1.0) as u32;
    (scaled(width), scaled(height))
}

fn stays(opened: &Opened<'_>, form: Form) -> bool {
    let is_plain = !opened.parts.moves
        && !opened.parts.printed
        && opened.parts.orientation() == Orientation::NoTransforms;
    is_plain && (form != Form::Slide || opened.format != ImageFormat::WebP)
}

fn anew(
    mut opened: Opened<'_>,
    is_small: bool,
    form: Form,
) -> Result<(Vec<u8>, &'static str), Refused> {
    let (width, height) = size(&opened.picture, form);
    let orientation = opened.parts.orientation();
    let is_photo = opened.format != ImageFormat::Png;
    let profile = opened.decoder.icc_profile().ok().flatten();
    let profile = profile.filter(|profile| {
        // One that speaks of gray or of printing colors would be wrong with what is written.
        profile.len() <= PROFILE && profile.get(16..20) == Some(b"RGB ")
    });
    let mut image = opened.decode()?;
    if !is_small {
        let (width, height) = match super::is_on_its_side(orientation) {
            true => (height, width),
            false => (width, height),
        };
        image = image.thumbnail_exact(width, height);
    }
    image.apply_orientation(orientation);
    write(&image, is_photo, profile).map_err(|error| refused(&error))
}

/// As JPEG if it was one or may have been, otherwise, or if it can be seen through, as PNG.
fn write(
    image: &DynamicImage,
    is_photo: bool,
    profile: Option<Vec<u8>>,
) -> Result<(Vec<u8>, &'static str), ImageError> {
    let mut bytes = Cursor::new(Vec::new());
    let has_alpha = image.color().has_alpha();
    if is_photo && !has_alpha {
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        if let Some(profile) = profile {
            encoder
                .set_icc_profile(profile)
                .map_err(ImageError::Unsupported)?;
        }
        image.to_rgb8().write_with_encoder(encoder)?;
        return Ok((bytes.into_inner(), "image/jpeg"));
    }
    let mut encoder = PngEncoder::new(&mut bytes);
    if let Some(profile) = profile {
        encoder
            .set_icc_profile(profile)
            .map_err(ImageError::Unsupported)?;
    }
    match has_alpha {
        true => image.to_rgba8().write_with_encoder(encoder)?,
        false => image.to_rgb8().write_with_encoder(encoder)?,
    }
    Ok((bytes.into_inner(), "image/png"))
}

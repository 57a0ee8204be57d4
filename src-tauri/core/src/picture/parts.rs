//! The parts that the files of pictures are made of: chunks of PNG and WebP, segments of JPEG. They say what decoders
//! keep to themselves: whether the file breaks off, which JPEG decoders fill up with gray; whether it moves; how the
//! camera was held.

use image::ImageFormat;
use image::metadata::Orientation;

/// What the parts of a file say.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// It goes on to its end.
    pub(super) whole: bool,
    /// It is an animation.
    pub(super) moves: bool,
    /// It is made of four printing colors, which programs show in different ways.
    pub(super) printed: bool,
    exif: Option<&'a [u8]>,
}

impl Parts<'_> {
    /// How it is to be turned to be upright.
    pub(super) fn orientation(&self) -> Orientation {
        self.exif
            .and_then(Orientation::from_exif_chunk)
            .unwrap_or(Orientation::NoTransforms)
    }
}

/// What stands before the Exif data in a JPEG, and by some writers' mistake in a WebP.
const EXIF: &[u8] = b"Exif\0\0";

/// Walks over all parts of a file.
pub(super) fn walk(format: ImageFormat, bytes: &[u8]) -> Parts<'_> {
    let mut parts = Parts::default();
    // `None` is where the file breaks off.
    let end = match format {
        ImageFormat::Png => png(bytes, &mut parts),
        ImageFormat::Jpeg => jpeg(bytes, &mut parts),
        _ => webp(bytes, &mut parts),
    };
    parts.whole = end.is_some();
    parts
}

/// A signature of 8 bytes, then chunks: length, name, data, checksum.
fn png<'a>(bytes: &'a [u8], parts: &mut Parts<'a>) -> Option<()> {
    let mut rest = bytes.get(8..)?;
    loop {
        let (length, name) = (number(rest, u32::from_be_bytes)?, rest.get(4..8)?);
        let data = rest.get(8..)?.get(..length)?;
        rest = rest.get(8..)?.get(length..)?.get(4..)?;
        match name {
            b"IEND" => return Some(()),
            b"acTL" => parts.moves = true,
            b"eXIf" => parts.exif = parts.exif.or(Some(data)),
            _ => {}
        }
    }
}

/// `RIFF`, the length of all that follows, `WEBP`, then chunks: name, length, data, made even by a byte.
fn webp<'a>(bytes: &'a [u8], parts: &mut Parts<'a>) -> Option<()> {
    let length = number(bytes.get(4..)?, u32::from_le_bytes)?;
    let mut rest = bytes.get(8..)?.get(..length)?.get(4..)?;
    while !rest.is_empty() {
        let (name, length) = (rest.get(..4)?, number(rest.get(4..)?, u32::from_le_bytes)?);
        let data = rest.get(8..)?.get(..length)?;
        match name {
            b"ANIM" | b"ANMF" => parts.moves = true,
            b"EXIF" => parts.exif = Some(data.strip_prefix(EXIF).unwrap_or(data)),
            _ => {}
        }
        rest = rest[8..].get(length + length % 2..).unwrap_or_default();
    }
    Some(())
}

/// Markers, which begin with 0xFF; most have a segment behind them, and that of a scan is followed by its points, in
/// which 0xFF is followed by 0 or by a count.
fn jpeg<'a>(bytes: &'a [u8], parts: &mut Parts<'a>) -> Option<()> {
    let mut rest = bytes.get(2..)?;
    loop {
        // Some writers leave bytes between segments.
        let at = rest
            .windows(2)
            .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | 0xD0..=0xD7))?;
        let marker = rest[at + 1];
        rest = &rest[at + 2..];
        if marker == 0xD9 {
            return Some(());
        }
        if marker == 0x01 {
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*rest.first()?, *rest.get(1)?]));
        let data = rest.get(2..length)?;
        match marker {
            0xE1 if parts.exif.is_none() => parts.exif = data.strip_prefix(EXIF),
            // The beginnings of a frame, of all ways of coding: precision, height, width, number of colors.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                parts.printed = data.get(5) == Some(&4);
            }
            _ => {}
        }
        rest = rest.get(length..)?;
    }
}

fn number(bytes: &[u8], read: fn([u8; 4]) -> u32) -> Option<usize> {
    let number = bytes.get(..4)?.try_into().ok()?;
    usize::try_from(read(number)).ok()
}

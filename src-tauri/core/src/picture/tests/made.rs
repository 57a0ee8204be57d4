//! Pictures made for tests.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A PNG of one color; `mark` makes it another one.
pub(crate) fn png(width: u32, height: u32, mark: u8) -> Vec<u8> {
    let image = RgbImage::from_pixel(width, height, Rgb([200, 220, mark]));
    file(image.into(), ImageFormat::Png)
}

/// The beginning of a PNG of any size, and its end: of the points between them there are none.
pub(crate) fn hollow(width: u32, height: u32) -> Vec<u8> {
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([8, 6, 0, 0, 0]);
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head),
        chunk(b"IDAT", b""),
        chunk(b"IEND", b""),
    ]
    .concat()
}

pub(super) fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [name.as_slice(), data].concat();
    let length = (data.len() as u32).to_be_bytes();
    let check = crc32fast::hash(&named).to_be_bytes();
    [length.as_slice(), &named, &check].concat()
}

pub(super) fn file(image: DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(super) const RED: [u8; 3] = [176, 36, 27];
pub(super) const BLUE: [u8; 3] = [28, 87, 201];
pub(super) const WHITE: [u8; 3] = [255, 255, 255];

/// Red at the left, blue above, white elsewhere: only so is it upright.
pub(super) fn upright(width: u32, height: u32) -> DynamicImage {
    let color = |x, y| match (x < width / 8, y < height / 4) {
        (true, _) => Rgb(RED),
        (_, true) => Rgb(BLUE),
        _ => Rgb(WHITE),
    };
    RgbImage::from_fn(width, height, color).into()
}

/// The Exif data that say how the camera was held: a TIFF of one entry.
pub(super) fn exif(orientation: u8) -> Vec<u8> {
    let head = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
    [head.as_slice(), &[orientation, 0, 0, 0, 0, 0, 0]].concat()
}

/// The file with an Exif part.
pub(super) fn turned(mut bytes: Vec<u8>, format: ImageFormat, orientation: u8) -> Vec<u8> {
    let exif = exif(orientation);
    match format {
        // Behind the points, where PNG allows it as well.
        ImageFormat::Png => {
            let end = bytes.len() - 12;
            bytes.splice(end..end, chunk(b"eXIf", &exif));
        }
        ImageFormat::Jpeg => {
            let data = [b"Exif\0\0", exif.as_slice()].concat();
            let mut segment = vec![0xFF, 0xE1, 0, data.len() as u8 + 2];
            segment.extend(data);
            bytes.splice(2..2, segment);
        }
        _ => {
            // The extended form, which alone can have one: what is in it, its size less one, then the picture.
            let size = imagesize::blob_size(&bytes).unwrap();
            let mut parts = b"WEBPVP8X\x0a\0\0\0\x08\0\0\0".to_vec();
            parts.extend(&(size.width as u32 - 1).to_le_bytes()[..3]);
            parts.extend(&(size.height as u32 - 1).to_le_bytes()[..3]);
            parts.extend(&bytes[12..]);
            parts.extend(b"EXIF");
            parts.extend((exif.len() as u32).to_le_bytes());
            parts.extend(exif);
            bytes = b"RIFF".to_vec();
            bytes.extend((parts.len() as u32).to_le_bytes());
            bytes.extend(parts);
        }
    }
    bytes
}

//! Pictures made of colors: the top is blue, what is below it white, and the left edge red.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// A PNG.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    file(picture(width, height), ImageFormat::Png)
}

/// A WebP.
pub fn webp(width: u32, height: u32) -> Vec<u8> {
    file(picture(width, height), ImageFormat::WebP)
}

/// A JPEG that was taken with the camera turned to the left, and says so.
pub fn turned_jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = file(picture(height, width).rotate270(), ImageFormat::Jpeg);
    // TIFF of one entry: orientation 6.
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let mut segment = vec![0xFF, 0xE1, 0, exif.len() as u8 + 2];
    segment.extend(exif);
    bytes.splice(2..2, segment);
    bytes
}

fn picture(width: u32, height: u32) -> DynamicImage {
    let color = |x: u32, y: u32| match (x < width / 20 + 1, y < height / 10 + 1) {
        (true, _) => Rgb([176, 36, 27]),
        (_, true) => Rgb([28, 87, 201]),
        _ => Rgb([
            (x * 40 / width) as u8 + 200,
            240,
            (y * 40 / height) as u8 + 200,
        ]),
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, color))
}

fn file(picture: DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let written = picture.write_to(&mut bytes, format);
    written.map(|()| bytes.into_inner()).unwrap_or_default()
}

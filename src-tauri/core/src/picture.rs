//! Pictures: taken by what they are, not by what their file is called.

use imagesize::ImageType;

/// The most bytes of a picture: 10 MiB.
pub const LIMIT: usize = 10 << 20;

/// The most points of a picture, so that a small file can't fill the memory of whoever shows it.
const POINTS: u64 = 100_000_000;

/// A picture that can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// `image/png`, `image/jpeg` or `image/webp`.
    pub mime: &'static str,
    /// In points.
    pub width: usize,
    /// In points.
    pub height: usize,
}

/// Why something is not taken as a picture; the end of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The system can't read it, and says why.
    #[error("it could not be read: {0}")]
    Unreadable(String),
    /// It has no bytes.
    #[error("it is empty")]
    Empty,
    /// It has so many bytes.
    #[error("it has {}, and a picture can have up to {}. Save it smaller and add it again", size_in_words(*.0), size_in_words(LIMIT as u64))]
    TooLarge(u64),
    /// It has so many points.
    #[error(
        "it has {0} × {1} points, and a picture can have up to 100 million of them. Save it smaller and add it again"
    )]
    TooManyPoints(usize, usize),
    /// It is an SVG drawing.
    #[error("it is an SVG drawing, which may hold programs. Save it as PNG and add that")]
    Drawing,
    /// It is something else.
    #[error("it is not a PNG, JPEG or WebP picture. Save it as one of these and add that")]
    Foreign,
    /// It begins as a picture, and then breaks off.
    #[error("it is damaged: it breaks off before its size is told")]
    Damaged,
}

impl Picture {
    /// What the bytes show, if they can be kept.
    ///
    /// # Errors
    /// Why not.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        check_size(bytes.len() as u64)?;
        let mime = match imagesize::image_type(bytes) {
            Ok(ImageType::Png) => "image/png",
            Ok(ImageType::Jpeg) => "image/jpeg",
            Ok(ImageType::Webp) => "image/webp",
            _ if is_drawing(bytes) => return Err(Refused::Drawing),
            _ => return Err(Refused::Foreign),
        };
        let size = imagesize::blob_size(bytes).map_err(|_| Refused::Damaged)?;
        let (width, height) = (size.width, size.height);
        match width as u64 * height as u64 {
            0 => Err(Refused::Damaged),
            points if points > POINTS => Err(Refused::TooManyPoints(width, height)),
            _ => Ok(Self {
                mime,
                width,
                height,
            }),
        }
    }
}

/// Whether a file of so many bytes may be a picture. To be asked before it is read.
///
/// # Errors
/// [`Refused::Empty`], [`Refused::TooLarge`].
pub fn check_size(bytes: u64) -> Result<(), Refused> {
    match bytes {
        0 => Err(Refused::Empty),
        bytes if bytes > LIMIT as u64 => Err(Refused::TooLarge(bytes)),
        _ => Ok(()),
    }
}

/// A number of bytes as people read it: `240 KiB`, `1.5 MiB`. It is rounded up, so that what is over a limit shows it.
pub fn size_in_words(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    match tenths {
        10.. if tenths.is_multiple_of(10) => format!("{} MiB", tenths / 10),
        10.. => format!("{}.{} MiB", tenths / 10, tenths % 10),
        _ => format!("{} KiB", bytes.div_ceil(1 << 10)),
    }
}

fn is_drawing(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 10)]);
    start
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with('<')
        && start.contains("<svg")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The beginning of a PNG, which is all that is looked at; `mark` makes it another one.
    pub(crate) fn png(width: u32, height: u32, mark: u8) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0, mark]);
        bytes
    }

    const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x04JF\xFF\xC0\0\x11\x08\0\x20\0\x40\x03";
    const WEBP: &[u8] = b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0";

    #[test]
    fn pictures_are_known_by_their_bytes() {
        let picture = |mime, width, height| {
            Ok(Picture {
                mime,
                width,
                height,
            })
        };
        let cases: &[(&[u8], Result<Picture, Refused>)] = &[
            (&png(1200, 800, 0), picture("image/png", 1200, 800)),
            (JPEG, picture("image/jpeg", 64, 32)),
            (WEBP, picture("image/webp", 64, 32)),
            (b"", Err(Refused::Empty)),
            (b"GIF89a\x40\0\x20\0", Err(Refused::Foreign)),
            (b"%PDF-1.7 picture.png", Err(Refused::Foreign)),
            (
                b" <?xml version=\"1.0\"?>\n<svg xmlns=\"\"/>",
                Err(Refused::Drawing),
            ),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Err(Refused::Damaged)),
            (&png(0, 800, 0), Err(Refused::Damaged)),
            (
                &png(20_000, 20_000, 0),
                Err(Refused::TooManyPoints(20_000, 20_000)),
            ),
            (
                &[&png(9, 9, 0), vec![0; LIMIT].as_slice()].concat(),
                Err(Refused::TooLarge(LIMIT as u64 + 30)),
            ),
        ];
        for (bytes, expected) in cases {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(12)]);
            assert_eq!(Picture::read(bytes), *expected, "{start}");
        }
    }

    #[test]
    fn sizes_as_people_read_them() {
        for (bytes, words) in [
            (1, "1 KiB"),
            (240 << 10, "240 KiB"),
            (3 << 19, "1.5 MiB"),
            (LIMIT as u64, "10 MiB"),
            (LIMIT as u64 + 1, "10.1 MiB"),
        ] {
            assert_eq!(size_in_words(bytes), words);
        }
        assert_eq!(
            Refused::TooLarge(15_000_000).to_string(),
            "it has 14.4 MiB, and a picture can have up to 10 MiB. Save it smaller and add it again"
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_taken_or_refused(
            start in prop::sample::select(vec![&b""[..], b"\x89PNG", b"\xFF\xD8\xFF", JPEG, WEBP, b"RIFF\0\0\0\0WEBPVP8"]),
            rest in prop::collection::vec(any::<u8>(), 0..60),
        ) {
            let _ = Picture::read(&[start, &rest].concat());
        }
    }
}

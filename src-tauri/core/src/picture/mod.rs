//! Pictures: taken by what they are, not by what their file is called, and shown within limits whoever attached them.
//!
//! One rule stands at every way in and at every way out: [`Picture::read`] looks at the first bytes and at the parts,
//! and decodes nothing. What it refuses is neither decoded nor given to a window, a page or a slide, but told in words.
//! A picture that comes in is decoded once as a whole ([`Attached::new`]); one that goes out takes a [`Form`].

mod form;
mod parts;

#[cfg(test)]
pub(crate) mod tests;

use std::io::Cursor;
use std::sync::{Mutex, MutexGuard, PoisonError};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

pub use form::{Form, Shown, shown};
use parts::Parts;

/// The most bytes of a picture: 10 MiB.
pub const LIMIT: usize = 10 << 20;

/// The most points of a picture, width times height. A web view keeps four bytes a point, and so does a browser that
/// opens a saved page: 200 MB for the largest. To decode it here takes up to eight, 400 MB, of 16 bits a color. A
/// photograph of 48 million points and a page scanned at 600 dots an inch are below it.
pub const POINTS: u64 = 50_000_000;

/// The most points of a side: what web views draw with (cairo, and graphics cards beyond) knows no longer line.
pub const SIDE: usize = 32_767;

/// The most memory that decoding may take for what it makes, in bytes.
const MEMORY: u64 = POINTS * 8;

/// A picture that can be kept and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// `image/png`, `image/jpeg` or `image/webp`.
    pub mime: &'static str,
    /// In points, as it is seen: upright.
    pub width: usize,
    /// In points, as it is seen: upright.
    pub height: usize,
    /// It holds several pictures, one after the other, of which the first is shown.
    pub moves: bool,
}

/// A picture that was read to its last point, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    picture: Picture,
    bytes: Vec<u8>,
}

/// Why something is not taken as a picture, or not shown; the end of a sentence.
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
        "it has {0} × {1} points, and a picture can have up to {millions} million of them. Save it smaller and add it again",
        millions = POINTS / 1_000_000
    )]
    TooManyPoints(usize, usize),
    /// A side has so many points.
    #[error(
        "it has {0} × {1} points, and no side can have more than {SIDE}. Cut it in parts and add these"
    )]
    TooLong(usize, usize),
    /// It is an SVG drawing.
    #[error("it is an SVG drawing, which may hold programs. Save it as PNG and add that")]
    Drawing,
    /// It is something else.
    #[error("it is not a PNG, JPEG or WebP picture. Save it as one of these and add that")]
    Foreign,
    /// It is a picture of a kind that can't be decoded here, as JPEG has some.
    #[error("it is of a kind that many programs can't show. Save it as PNG and add that")]
    Rare,
    /// It begins as a picture, and then breaks off.
    #[error("it is damaged: it breaks off in the middle. Save or copy it once more and add that")]
    Cut,
    /// It is not what its beginning says.
    #[error("it is damaged: parts of it can't be read. Save or copy it once more and add that")]
    Damaged,
}

impl Picture {
    /// What the bytes show, from their beginning and their parts; no point is decoded.
    ///
    /// # Errors
    /// Why they can be neither kept nor shown.
    pub fn read(bytes: &[u8]) -> Result<Self, Refused> {
        Ok(Opened::new(bytes)?.picture)
    }

    /// Its size in words, with the bytes it has: `1200 × 800, 240 KiB`.
    pub fn in_words(&self, bytes: usize) -> String {
        let size = size_in_words(bytes as u64);
        let still = match self.moves {
            true => ", an animation, shown as its first picture",
            false => "",
        };
        format!("{} × {}, {size}{still}", self.width, self.height)
    }
}

impl Attached {
    /// Reads a picture to its last point. It takes as long as decoding it, so it is not for where others wait.
    ///
    /// # Errors
    /// Why it can't be kept.
    pub fn new(bytes: Vec<u8>) -> Result<Self, Refused> {
        let opened = Opened::new(&bytes)?;
        let picture = opened.picture;
        let _alone = alone();
        opened.decode()?;
        Ok(Self { picture, bytes })
    }

    /// What it shows.
    pub fn picture(&self) -> Picture {
        self.picture
    }

    /// Its bytes, as they came.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Refused {
    /// The same of a picture that is kept and can't be shown, as sentences. Its bytes stay where they are.
    pub fn not_shown(&self) -> String {
        let why = match self {
            Self::TooLarge(bytes) => {
                let size = size_in_words(*bytes);
                return format!("This picture is too large to be shown: {size}. {KEPT}");
            }
            Self::TooManyPoints(width, height) | Self::TooLong(width, height) => {
                return format!(
                    "This picture is too large to be shown: {width} × {height} points. {KEPT}"
                );
            }
            Self::Foreign | Self::Drawing => "it is not a PNG, JPEG or WebP picture",
            Self::Rare => "it is of a kind that many programs can't show",
            Self::Unreadable(_) | Self::Empty | Self::Cut | Self::Damaged => {
                return DAMAGED.to_owned();
            }
        };
        format!("This picture can't be shown: {why}. {KEPT}")
    }
}

/// What is said of a picture that is not as it was kept.
pub const DAMAGED: &str =
    "This picture is damaged and can't be shown. All else is safe; attach it once more.";

/// What is said of a picture that is beyond what is shown.
const KEPT: &str = "It is kept as it is; save it smaller and attach that.";

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
    let tenths = (u128::from(bytes) * 10).div_ceil(1 << 20);
    match tenths {
        10.. if tenths.is_multiple_of(10) => format!("{} MiB", tenths / 10),
        10.. => format!("{}.{} MiB", tenths / 10, tenths % 10),
        _ => format!("{} KiB", bytes.div_ceil(1 << 10)),
    }
}

/// A picture whose bytes were looked at, ready to be decoded.
struct Opened<'a> {
    picture: Picture,
    format: ImageFormat,
    parts: Parts<'a>,
    decoder: Box<dyn ImageDecoder + 'a>,
}

impl<'a> Opened<'a> {
    fn new(bytes: &'a [u8]) -> Result<Self, Refused> {
        check_size(bytes.len() as u64)?;
        let (format, mime) = match image::guess_format(bytes) {
            Ok(format @ ImageFormat::Png) => (format, "image/png"),
            Ok(format @ ImageFormat::Jpeg) => (format, "image/jpeg"),
            Ok(format @ ImageFormat::WebP) => (format, "image/webp"),
            _ if is_drawing(bytes) => return Err(Refused::Drawing),
            _ => return Err(Refused::Foreign),
        };
        // Before a decoder is made, which may take memory for what the size says.
        let told = imagesize::blob_size(bytes).map_err(|_| Refused::Cut)?;
        check_points(told.width, told.height)?;
        let parts = parts::walk(format, bytes);
        if !parts.whole {
            return Err(Refused::Cut);
        }
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits());
        let decoder = reader.into_decoder().map_err(|error| refused(&error))?;
        let (width, height) = decoder.dimensions();
        // Two readers that see two sizes would mean that neither has checked what a third will see.
        if (width as usize, height as usize) != (told.width, told.height) {
            return Err(Refused::Damaged);
        }
        let (width, height) = match is_on_its_side(parts.orientation()) {
            true => (told.height, told.width),
            false => (told.width, told.height),
        };
        Ok(Self {
            picture: Picture {
                mime,
                width,
                height,
                moves: parts.moves,
            },
            format,
            parts,
            decoder: Box::new(decoder),
        })
    }

    /// All its points, not yet upright.
    fn decode(self) -> Result<DynamicImage, Refused> {
        let mut decoder = self.decoder;
        let mut limits = limits();
        limits
            .reserve(decoder.total_bytes())
            .and_then(|()| decoder.set_limits(limits))
            .and_then(|()| DynamicImage::from_decoder(decoder))
            .map_err(|error| refused(&error))
    }
}

/// Decoding is done by one at a time, so that its memory is that of one picture however many are asked for.
fn alone() -> MutexGuard<'static, ()> {
    static DECODING: Mutex<()> = Mutex::new(());
    DECODING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    limits
}

fn check_points(width: usize, height: usize) -> Result<(), Refused> {
    match width as u64 * height as u64 {
        0 => Err(Refused::Damaged),
        points if points > POINTS => Err(Refused::TooManyPoints(width, height)),
        _ if width.max(height) > SIDE => Err(Refused::TooLong(width, height)),
        _ => Ok(()),
    }
}

fn refused(error: &ImageError) -> Refused {
    match error {
        ImageError::Unsupported(_) => Refused::Rare,
        _ => Refused::Damaged,
    }
}

fn is_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(
        orientation,
        Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH
    )
}

fn is_drawing(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1 << 10)]);
    start
        .trim_start_matches('\u{FEFF}')
        .trim_start()
        .starts_with('<')
        && start.contains("<svg")
}

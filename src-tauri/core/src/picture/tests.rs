use image::metadata::Orientation;
use image::{ImageBuffer, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;

use super::*;
use made::{BLUE, RED, WHITE, file, turned, upright};
pub(crate) use made::{hollow, png};

mod made;

/// The colors at the left, above and at the right below, of a picture in a form.
fn colors(shown: &Shown) -> [[u8; 3]; 3] {
    let image = image::load_from_memory(&shown.bytes).unwrap().to_rgb8();
    let (width, height) = image.dimensions();
    assert_eq!((width, height), (shown.width, shown.height));
    let at = |x, y| image.get_pixel(x, y).0;
    [
        at(width / 32, height * 3 / 4),
        at(width / 2, height / 10),
        at(width * 3 / 4, height * 3 / 4),
    ]
}

fn check_upright(shown: &Shown, tolerance: u8, of: &str) {
    for (found, expected) in colors(shown).into_iter().zip([RED, BLUE, WHITE]) {
        let is_near = found
            .iter()
            .zip(expected)
            .all(|(found, expected)| found.abs_diff(expected) <= tolerance);
        assert!(is_near, "{of}: {found:?} is not {expected:?}");
    }
}

const FORMATS: [ImageFormat; 3] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
const FORMS: [Form; 4] = [Form::Thumbnail, Form::Screen, Form::Page, Form::Slide];

#[test]
fn pictures_are_known_by_their_bytes() {
    let picture = |mime, width, height| {
        Ok(Picture {
            mime,
            width,
            height,
            moves: false,
        })
    };
    let of = |format| file(upright(64, 32), format);
    let cases: &[(&[u8], Result<Picture, Refused>)] = &[
        (&png(1200, 800, 0), picture("image/png", 1200, 800)),
        (&of(ImageFormat::Jpeg), picture("image/jpeg", 64, 32)),
        (&of(ImageFormat::WebP), picture("image/webp", 64, 32)),
        (b"", Err(Refused::Empty)),
        (b"GIF89a\x40\0\x20\0", Err(Refused::Foreign)),
        (b"%PDF-1.7 picture.png", Err(Refused::Foreign)),
        (
            b" <?xml version=\"1.0\"?>\n<svg xmlns=\"\"/>",
            Err(Refused::Drawing),
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Err(Refused::Cut)),
        (&hollow(0, 800), Err(Refused::Damaged)),
        (
            &hollow(30_000, 30_000),
            Err(Refused::TooManyPoints(30_000, 30_000)),
        ),
        (
            &hollow(u32::MAX >> 1, u32::MAX >> 1),
            Err(Refused::TooManyPoints(
                u32::MAX as usize >> 1,
                u32::MAX as usize >> 1,
            )),
        ),
        (&hollow(8_000, 6_250), picture("image/png", 8_000, 6_250)),
        (
            &hollow(8_001, 6_250),
            Err(Refused::TooManyPoints(8_001, 6_250)),
        ),
        (&hollow(1, 40_000), Err(Refused::TooLong(1, 40_000))),
        (
            &[&png(9, 9, 0), vec![0; LIMIT].as_slice()].concat(),
            Err(Refused::TooLarge(LIMIT as u64 + png(9, 9, 0).len() as u64)),
        ),
    ];
    for (bytes, expected) in cases {
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(24)]);
        assert_eq!(Picture::read(bytes), *expected, "{start}");
    }
}

/// What is refused is never decoded, in no form: the points that the beginning tells of are not there, and would be
/// missed.
#[test]
fn what_is_too_large_is_refused_by_its_beginning_alone() {
    let large = hollow(30_000, 30_000);
    let too_many = Refused::TooManyPoints(30_000, 30_000);
    for form in FORMS {
        assert_eq!(shown(large.clone(), form), Err(too_many.clone()));
    }
    assert_eq!(Attached::new(large), Err(too_many.clone()));
    assert_eq!(
        too_many.not_shown(),
        "This picture is too large to be shown: 30000 × 30000 points. It is kept as it is; save it smaller and attach that."
    );
    let within = hollow(300, 300);
    assert_eq!(Attached::new(within), Err(Refused::Damaged), "it is hollow");
}

#[test]
fn a_picture_that_breaks_off_anywhere_is_refused() {
    let noise = RgbImage::from_fn(90, 60, |x, y| {
        Rgb([
            ((x * 37) ^ (y * 91)) as u8,
            (x * y) as u8,
            (x * x + y) as u8,
        ])
    });
    for format in FORMATS {
        let bytes = file(noise.clone().into(), format);
        assert!(Attached::new(bytes.clone()).is_ok(), "{format:?}");
        for part in 1..32 {
            let cut = bytes[..bytes.len() * part / 32].to_vec();
            let refused = Attached::new(cut.clone()).unwrap_err();
            let is_told = matches!(refused, Refused::Cut | Refused::Foreign | Refused::Damaged);
            assert!(is_told, "{format:?}, {part}/32: {refused:?}");
            // What copies a file may keep its size and break off. WebP has neither an end nor a sum to see that by.
            if format != ImageFormat::WebP {
                let mut blank = cut;
                blank.resize(bytes.len(), 0);
                let refused = Attached::new(blank).map(drop);
                assert!(refused.is_err(), "{format:?}, {part}/32, filled up");
            }
        }
        let all_but_one = Attached::new(bytes[..bytes.len() - 1].to_vec());
        assert_eq!(all_but_one.map(drop), Err(Refused::Cut), "{format:?}");
    }
    let moving = include_bytes!("fixtures/moving.webp");
    assert_eq!(
        Attached::new(moving[..moving.len() / 2].to_vec()),
        Err(Refused::Cut)
    );
}

/// However the camera was held, in every format that can say so.
#[test]
fn turned_pictures_are_upright_in_every_form() {
    for format in FORMATS {
        for held in 1..=8 {
            let orientation = Orientation::from_exif(held).unwrap();
            let back = Orientation::from_exif([1, 2, 3, 4, 5, 8, 7, 6][usize::from(held) - 1]);
            let mut image = upright(64, 32);
            image.apply_orientation(back.unwrap());
            let bytes = turned(file(image, format), format, held);
            let of = format!("{format:?} {orientation:?}");
            let picture = Attached::new(bytes.clone()).unwrap().picture();
            assert_eq!((picture.width, picture.height), (64, 32), "{of}");
            assert_eq!(picture.in_words(bytes.len()), "64 × 32, 1 KiB", "{of}");
            for form in FORMS {
                let shown = shown(bytes.clone(), form).unwrap();
                assert_eq!((shown.width, shown.height), (64, 32), "{of}");
                check_upright(&shown, 24, &of);
            }
        }
    }
}

/// What is turned and shrunk is turned after it was shrunk.
#[test]
fn a_thumbnail_is_small_and_upright() {
    let mut image = upright(1600, 800);
    image.apply_orientation(Orientation::Rotate270);
    let bytes = turned(file(image, ImageFormat::Png), ImageFormat::Png, 6);
    let thumbnail = shown(bytes.clone(), Form::Thumbnail).unwrap();
    assert_eq!((thumbnail.width, thumbnail.height), (480, 240));
    check_upright(&thumbnail, 2, "thumbnail");
    let screen = shown(bytes, Form::Screen).unwrap();
    assert_eq!((screen.width, screen.height), (1600, 800));
    let line = shown(png(30_000, 1, 0), Form::Thumbnail).unwrap();
    assert_eq!((line.width, line.height), (480, 1));
    let large = shown(png(4_000, 2_500, 0), Form::Screen).unwrap();
    assert_eq!((large.width, large.height), (3_578, 2_236));
}

#[test]
fn what_is_plain_stays_as_it_is() {
    for (format, kept) in [
        (ImageFormat::Png, FORMS.as_slice()),
        (ImageFormat::Jpeg, &FORMS),
        (ImageFormat::WebP, &FORMS[..3]),
    ] {
        let bytes = file(upright(64, 32), format);
        for form in FORMS {
            let shown = shown(bytes.clone(), form).unwrap();
            let is_kept = shown.bytes == bytes;
            assert_eq!(is_kept, kept.contains(&form), "{format:?} {form:?}");
            check_upright(&shown, 24, "plain");
        }
    }
}

/// What formats allow and few expect: animations, printing colors, gray, 16 bits, points in seven passes.
#[test]
fn rare_kinds_are_shown_as_others_are() {
    let deep = ImageBuffer::<Rgb<u16>, Vec<u16>>::from_fn(64, 32, |x, y| {
        let color = upright(64, 32).to_rgb8().get_pixel(x, y).0;
        Rgb(color.map(|value| u16::from(value) * 257))
    });
    let cases: &[(&str, &[u8], bool)] = &[
        (
            "interlaced",
            include_bytes!("fixtures/interlaced.png"),
            false,
        ),
        (
            "progressive",
            include_bytes!("fixtures/progressive.jpg"),
            false,
        ),
        ("printed", include_bytes!("fixtures/printed.jpg"), false),
        ("moving WebP", include_bytes!("fixtures/moving.webp"), true),
        ("moving PNG", include_bytes!("fixtures/moving.png"), true),
        ("16 bits", &file(deep.into(), ImageFormat::Png), false),
    ];
    for (of, bytes, moves) in cases {
        let picture = Attached::new(bytes.to_vec()).unwrap().picture();
        assert_eq!(
            (picture.width, picture.height, picture.moves),
            (64, 32, *moves),
            "{of}"
        );
        for form in FORMS {
            let shown = shown(bytes.to_vec(), form).unwrap();
            check_upright(&shown, 40, of);
            let is_kept = shown.bytes == *bytes;
            assert_eq!(is_kept, !moves && *of != "printed", "{of} {form:?}");
            let again = Picture::read(&shown.bytes).unwrap();
            assert!(!again.moves, "{of} is shown still");
        }
    }
    let gray = include_bytes!("fixtures/gray.jpg");
    assert!(Attached::new(gray.to_vec()).is_ok());
    let turned = turned(gray.to_vec(), ImageFormat::Jpeg, 6);
    assert_eq!(shown(turned, Form::Page).unwrap().mime, "image/jpeg");
    let moving = Picture::read(include_bytes!("fixtures/moving.webp")).unwrap();
    assert_eq!(
        moving.in_words(220),
        "64 × 32, 1 KiB, an animation, shown as its first picture"
    );
}

#[test]
fn what_can_be_seen_through_stays_so() {
    let clear = RgbaImage::from_pixel(600, 600, Rgba([10, 20, 30, 0]));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let bytes = file(clear.clone().into(), format);
        let shown = shown(bytes, Form::Thumbnail).unwrap();
        assert_eq!(shown.mime, "image/png");
        let image = image::load_from_memory(&shown.bytes).unwrap().to_rgba8();
        assert_eq!(image.get_pixel(100, 100).0[3], 0);
    }
}

/// A JPEG whose frame speaks of more than what its first reader found, and a PNG with a byte changed.
#[test]
fn what_is_not_what_it_says_is_damaged() {
    let mut bytes = file(upright(64, 32), ImageFormat::Png);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x40;
    assert_eq!(Attached::new(bytes), Err(Refused::Damaged));
    // A second frame, as large as can be, behind the first.
    let mut bytes = file(upright(64, 32), ImageFormat::Jpeg);
    let frame = bytes
        .windows(2)
        .position(|pair| pair == [0xFF, 0xC0])
        .unwrap();
    let mut second = bytes[frame..frame + 19].to_vec();
    second[5..9].fill(0xFF);
    bytes.splice(frame + 19..frame + 19, second);
    assert!(Picture::read(&bytes).is_err());
}

#[test]
fn sizes_as_people_read_them() {
    for (bytes, words) in [
        (1, "1 KiB"),
        (240 << 10, "240 KiB"),
        (3 << 19, "1.5 MiB"),
        (LIMIT as u64, "10 MiB"),
        (LIMIT as u64 + 1, "10.1 MiB"),
        (u64::MAX, "17592186044416 MiB"),
    ] {
        assert_eq!(size_in_words(bytes), words);
    }
    assert_eq!(
        Refused::TooLarge(15_000_000).to_string(),
        "it has 14.4 MiB, and a picture can have up to 10 MiB. Save it smaller and add it again"
    );
    assert_eq!(
        Refused::TooLarge(900 << 20).not_shown(),
        "This picture is too large to be shown: 900 MiB. It is kept as it is; save it smaller and attach that."
    );
}

proptest! {
    #[test]
    fn any_bytes_are_taken_or_refused(
        kind in 0..3_usize,
        at in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = turned(file(upright(16, 8), FORMATS[kind]), FORMATS[kind], 6);
        for (at, byte) in at {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(end.index(bytes.len()) + 1);
        let read = Picture::read(&bytes);
        let attached = Attached::new(bytes);
        prop_assert!(read.is_ok() || attached.is_err());
    }
}

//! Bundles of all kinds, most of them not Ninefold's.

use super::*;
use crate::document::change::Edit;
use crate::document::mutant::without;
use crate::document::value::Value;
use crate::document::what::What;
use crate::properties::id;

fn header() -> Header {
    Header {
        ninefold_bundle: FORMAT,
        workspace: id(1),
        file: None,
        sender: None,
        at: 0,
        part: Part::Everything,
        documents: Vec::new(),
    }
}

fn change(value: impl Into<Value>) -> Change {
    Change {
        id: id(2),
        doc: id(3),
        stamp: 5,
        at: 6,
        author: id(4),
        what: What::Other("of another version".to_owned()),
        action: Some(id(5)),
        undoes: None,
        via: None,
        edits: vec![Edit {
            record: id(3),
            kind: "use-case".to_owned(),
            field: "title".to_owned(),
            value: value.into(),
            base: vec![id(6), id(7)],
        }],
    }
}

fn packed(text: &str) -> Vec<u8> {
    let mut packing = GzEncoder::new(Vec::new(), Compression::fast());
    packing.write_all(text.as_bytes()).unwrap();
    packing.finish().unwrap()
}

/// Reads to the end.
fn read(bytes: &[u8]) -> Result<Vec<Line>, Error> {
    let mut reading = Reading::open(bytes)?;
    let mut lines = Vec::new();
    while let Some(line) = reading.next()? {
        lines.push(line);
    }
    Ok(lines)
}

/// A bundle of one line after the header.
fn with(line: &str) -> Vec<u8> {
    packed(&format!(
        "{}\n{line}\n",
        serde_json::to_string(&header()).unwrap()
    ))
}

#[test]
fn what_is_erased_comes_first_in_a_format_of_its_own() {
    let wording = Target::Wording {
        change: id(7),
        record: id(8),
        field: "title".to_owned(),
    };
    let erased: Erasures = [Target::Document(id(6)), wording].into_iter().collect();
    let bytes = Writing::begin(Vec::new(), &header(), &erased)
        .and_then(Writing::finish)
        .unwrap();
    assert_eq!(Reading::open(&bytes[..]).unwrap().header, header());
    let lines: Vec<Line> = erased.iter().cloned().map(Line::Erasure).collect();
    assert_eq!(read(&bytes).unwrap(), lines);
    let long = format!(
        r#"{{"erasure":{{"wording":{{"change":"{0}","record":"{0}","field":"{1}"}}}}}}"#,
        id(7),
        "x".repeat(LONGEST_NAME + 1)
    );
    assert!(read(&with(&long)).is_err());
}

#[test]
fn what_is_written_is_read() {
    let lines = vec![
        Line::Framework("name = \"A\"".to_owned()),
        Line::Change(change("Zwei\nZeilen")),
        Line::Change(change(i64::MIN)),
        Line::Change(change(Value::Null)),
        Line::Picture(Picture {
            hash: hash(b"\0\xFF"),
            mime: "image/png".to_owned(),
            bytes: b"\0\xFF".to_vec(),
        }),
    ];
    let mut writing = Writing::begin(Vec::new(), &header(), &Erasures::default()).unwrap();
    for line in &lines {
        writing.add(line).unwrap();
    }
    let bytes = writing.finish().unwrap();
    let plain = Header {
        ninefold_bundle: WITHOUT_ERASURES,
        ..header()
    };
    assert_eq!(Reading::open(&bytes[..]).unwrap().header, plain);
    assert_eq!(read(&bytes).unwrap(), lines);
    // Wherever it breaks off, that is noticed.
    for end in 0..bytes.len() {
        assert!(read(&bytes[..end]).is_err(), "{end}");
    }
    for at in 0..bytes.len() {
        let mut altered = bytes.clone();
        altered[at] ^= 0x10;
        if let Ok(read) = read(&altered) {
            assert_eq!(
                read, lines,
                "a bit of the packing's own header, which says nothing: {at}"
            );
        }
    }
    assert!(read(&[&bytes[..], b"more"].concat()).is_err());
}

#[test]
fn what_is_no_change_is_refused() {
    let good = serde_json::to_string(&Line::Change(change("a"))).unwrap();
    assert!(read(&with(&good)).is_ok());
    let own = id(2).to_string();
    for (from, to) in [
        ("\"stamp\":5", "\"stamp\":4102444800000"),
        ("\"stamp\":5", "\"stamp\":5,\"stamp\":6"),
        ("\"stamp\":5", "\"stamp\":5.5"),
        ("\"stamp\":5", "\"stamp\":5,\"more\":[[[[[]]]]]"),
        ("\"stamp\":5", "\"stamp\":99999999999999999999"),
        ("\"value\":\"a\"", "\"value\":\"a\\u0000\""),
        ("\"value\":\"a\"", "\"value\":1.5"),
        ("\"value\":\"a\"", "\"value\":{}"),
        ("\"value\":\"a\"", "\"value\":true"),
        ("\"value\":\"a\"", "\"value\":\"a\",\"value\":\"b\""),
        (own.as_str(), "nobody"),
        ("{\"change\":", "{\"change\":1,\"change\":"),
        ("{\"change\":", "{\"alter\":"),
    ] {
        assert!(good.contains(from), "{from}");
        let error = read(&with(&good.replacen(from, to, 1))).unwrap_err();
        assert_eq!(error.code(), "bundle", "{to}");
    }
    let twice = Line::Change(Change {
        edits: [change("a").edits, change("b").edits].concat(),
        ..change("a")
    });
    assert!(read(&with(&serde_json::to_string(&twice).unwrap())).is_err());
}

#[test]
fn a_stamp_after_2100_is_refused_in_words() {
    let late = Line::Change(Change {
        stamp: 5_680_281_600_000,
        ..change("a")
    });
    let late = with(&serde_json::to_string(&late).unwrap());
    let told = read(&late).unwrap_err().to_string();
    assert!(told.contains("claims to be from the year 2150"), "{told}");
    assert!(without("a stamp after 2100 is refused", || read(&late)).is_ok());
}

#[test]
fn what_is_no_bundle_or_a_newer_one_is_told() {
    for bytes in [
        &b""[..],
        b"{}",
        b"\x1F\x8B",
        b"PK\x03\x04",
        b"SQLite format 3\0",
    ] {
        assert_eq!(read(bytes).unwrap_err().code(), "bundle");
    }
    for text in [
        "",
        "\n",
        "{}\n",
        "[]\n",
        "{\"ninefold-bundle\":1}\n",
        "{\"ninefold-bundle\":1",
    ] {
        assert_eq!(read(&packed(text)).unwrap_err().code(), "bundle", "{text}");
    }
    let newer = packed("{\"ninefold-bundle\":3,\"else\":{\"a\":[]}}\n");
    assert!(
        read(&newer)
            .unwrap_err()
            .to_string()
            .contains("by a newer Ninefold")
    );
}

#[test]
fn a_bundle_is_bounded() {
    let deep = format!("{{\"change\":{}", "[".repeat(100_000));
    assert!(read(&with(&deep)).is_err());
    let long = Line::Framework("a".repeat(LINE as usize));
    let long = with(&serde_json::to_string(&long).unwrap());
    assert!(long.len() < 20_000, "it is small as long as it is packed");
    let told = read(&long).unwrap_err().to_string();
    assert!(told.contains("more than a workspace can"), "{told}");
    let told = without("a bundle is bounded", || read(&long))
        .unwrap_err()
        .to_string();
    assert!(!told.contains("more than a workspace can"), "{told}");
}

#[test]
fn a_picture_is_what_it_is_named_by() {
    let other = Line::Picture(Picture {
        hash: hash(b"one"),
        mime: "image/png".to_owned(),
        bytes: b"other".to_vec(),
    });
    let other = with(&serde_json::to_string(&other).unwrap());
    assert!(read(&other).is_err());
    assert!(without("a picture is what it is named by", || read(&other)).is_ok());
}

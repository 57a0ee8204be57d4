//! What is handed in, read line by line and held to what a line may be, before anything is asked of the database.

use ninefold_core::document::change::{Change, LONGEST_NAME, Odd};
use ninefold_core::document::erasure::Target;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Sealed};
use ninefold_core::document::value::Value;
use ninefold_core::framework;
use ninefold_core::team::{Code, MOST_LINES, PushHead, Refused};

/// How long the hash of a picture is.
const HASH: usize = 64;

/// Lines that may be taken in.
#[derive(Debug, Default)]
pub struct Arriving {
    /// The lines, in their order.
    pub lines: Vec<Line>,
    /// How many bytes they have as they came.
    pub bytes: u64,
}

impl Arriving {
    /// Lines that were not read from a body.
    ///
    /// # Errors
    /// What is wrong with one of them.
    pub fn of(lines: Vec<Line>) -> Result<Self, Refused> {
        lines.iter().try_for_each(sound)?;
        let bytes = lines.iter().map(about).sum();
        Ok(Self { lines, bytes })
    }
}

/// Reads the body of a push.
///
/// # Errors
/// What is wrong with it.
pub fn read(body: &[u8]) -> Result<(PushHead, Arriving), Refused> {
    let mut rest = body.split(|byte| *byte == b'\n');
    let head = rest.next().unwrap_or_default();
    let head: PushHead = serde_json::from_slice(head).map_err(|_| unreadable())?;
    let mut arriving = Arriving::default();
    for line in rest.filter(|line| !line.is_empty()) {
        if arriving.lines.len() == MOST_LINES {
            let message = format!(
                "More than {MOST_LINES} lines were sent at once. Nothing of it was taken. Install the newest Ninefold."
            );
            return Err(Refused::new(Code::TooLarge, message));
        }
        let read: Line = serde_json::from_slice(line).map_err(|_| unreadable())?;
        sound(&read)?;
        arriving.lines.push(read);
        arriving.bytes += line.len() as u64 + 1;
    }
    Ok((head, arriving))
}

/// What serde says is not for people, and may quote what they wrote.
fn unreadable() -> Refused {
    Refused::new(
        Code::Invalid,
        "What was sent can't be read by the team server. Nothing of it was taken, and it is safe on the computer that sent it. Install the newest Ninefold there.",
    )
}

/// That a line can be taken.
fn sound(line: &Line) -> Result<(), Refused> {
    match line {
        Line::Change(sealed) => sound_change(sealed),
        Line::Erasure(Target::Document(_)) => Ok(()),
        Line::Erasure(Target::Wording { field, .. }) => match is_name(field) {
            true => Ok(()),
            false => Err(foreign("something to be erased")),
        },
        Line::Framework(text) => match text.len() <= framework::LIMIT && !text.contains('\0') {
            true => Ok(()),
            false => Err(foreign("a framework")),
        },
        Line::Picture(hash) => match is_hash(hash) {
            true => Ok(()),
            false => Err(foreign("the name of a picture")),
        },
    }
}

fn sound_change(sealed: &Sealed) -> Result<(), Refused> {
    let change = &sealed.change;
    if !sealed.is_whole() {
        return Err(Refused::new(
            Code::Damaged,
            "A change that was sent is not as it was when it was made: something altered it on its way, or on the disk of that computer. Nothing of what was sent was taken. Try once more, and let “Check this workspace” look at the file.",
        ));
    }
    change.check().map_err(|odd| match odd {
        Odd::Late(_) => Refused::new(
            Code::Damaged,
            format!("A change that was sent {odd}. Nothing of what was sent was taken."),
        ),
        Odd::Foreign => foreign("a change"),
    })?;
    let are_names = change
        .edits
        .iter()
        .all(|edit| is_name(&edit.kind) && is_name(&edit.field) && is_value(&edit.value));
    match are_names && is_name(change.what.word()) {
        true => Ok(()),
        false => Err(foreign("a change")),
    }
}

/// Whether it can name a field or a kind, and be kept.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME && !text.contains('\0')
}

fn is_value(value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            text.len() <= ninefold_core::document::value::TEXT_LIMIT && !text.contains('\0')
        }
        Value::Null | Value::Integer(_) => true,
    }
}

/// Whether it is a SHA-256 in hexadecimal digits.
pub fn is_hash(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.len() == HASH && text.bytes().all(is_digit)
}

fn foreign(what: &str) -> Refused {
    let message = format!(
        "What was sent has {what} in it that is none that Ninefold makes. Nothing of it was taken. Install the newest Ninefold on the computer that sent it."
    );
    Refused::new(Code::Damaged, message)
}

/// About how many bytes a line has as it is sent.
fn about(line: &Line) -> u64 {
    let bytes = match line {
        Line::Change(sealed) => about_change(&sealed.change),
        Line::Erasure(_) => 200,
        Line::Framework(text) => text.len() + 20,
        Line::Picture(hash) => hash.len() + 20,
    };
    bytes as u64
}

fn about_change(change: &Change) -> usize {
    let edits = change.edits.iter().map(|edit| {
        120 + edit.kind.len()
            + edit.field.len()
            + edit.value.text().len()
            + edit.base.len() * (2 * size_of::<Id>() + 7)
    });
    300 + edits.sum::<usize>()
}

//! A small reader of elements, as strict as XML: what storage format and clipboard HTML are checked with here. Others
//! check them with parsers that are not ours.

/// What stands in a document, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// An element begins: its name, and its attributes by name.
    Open(String, Vec<(String, String)>),
    /// Text, with its entities read.
    Text(String),
    /// An element ends.
    Close(String),
}

/// Reads a document, or says what is wrong with it. Elements named in `void` have no end.
pub fn read(document: &str, void: &[&str]) -> Result<Vec<Piece>, String> {
    let forbidden =
        |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if let Some(c) = document.chars().find(|c| forbidden(*c)) {
        return Err(format!("{c:?} is no character of XML"));
    }
    let (mut pieces, mut open) = (Vec::new(), Vec::new());
    let mut rest = document;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("<![CDATA[") {
            let (text, after) = after.split_once("]]>").ok_or("CDATA has no end")?;
            pieces.push(Piece::Text(text.to_owned()));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').ok_or("a tag has no end")?;
            if open.pop().as_deref() != Some(name) {
                return Err(format!("{name} ends where it is not open"));
            }
            pieces.push(Piece::Close(name.to_owned()));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            let (tag, after) = after.split_once('>').ok_or("a tag has no end")?;
            let (tag, empty) = match tag.strip_suffix(" /") {
                Some(tag) => (tag, true),
                None => (tag, false),
            };
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            if name.is_empty()
                || name.contains(|c: char| !c.is_ascii_alphanumeric() && !":-".contains(c))
            {
                return Err(format!("<{tag}> is no tag"));
            }
            pieces.push(Piece::Open(name.to_owned(), read_attributes(attributes)?));
            match empty || void.contains(&name) {
                true => pieces.push(Piece::Close(name.to_owned())),
                false => open.push(name.to_owned()),
            }
            rest = after;
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            if text.contains("]]>") {
                return Err("]]> stands in text".to_owned());
            }
            pieces.push(Piece::Text(read_text(text)?));
            rest = after;
        }
    }
    match open.pop() {
        Some(name) => Err(format!("{name} does not end")),
        None => Ok(pieces),
    }
}

fn read_attributes(mut rest: &str) -> Result<Vec<(String, String)>, String> {
    let mut attributes: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").ok_or("an attribute has no value")?;
        let (value, after) = value.split_once('"').ok_or("an attribute has no end")?;
        if attributes.iter().any(|(other, _)| other == name) {
            return Err(format!("{name} stands twice"));
        }
        attributes.push((name.to_owned(), read_text(value)?));
        rest = after.strip_prefix(' ').unwrap_or(after);
    }
    Ok(attributes)
}

/// Only the five entities of XML, and numbers.
fn read_text(text: &str) -> Result<String, String> {
    let mut parts = text.split('&');
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, after) = part.split_once(';').ok_or("& stands alone")?;
        read.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" | "#39" => '\'',
            _ => return Err(format!("&{name}; is no entity of XML")),
        });
        read.push_str(after);
    }
    Ok(read)
}

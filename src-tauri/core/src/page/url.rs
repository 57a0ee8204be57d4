//! Addresses: which may be linked, and how they are written so that no output can misread them.

/// The schemes a link may have.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// The most bytes that the name of a host has, and that each part of it has between dots.
const LONGEST_HOST: usize = 255;
const LONGEST_LABEL: usize = 63;

/// Longer addresses are not linked by programs for office files: they refuse them.
const LONGEST_IN_OFFICE: usize = 2000;

/// Where addresses typed into plain text begin.
const BARE_SCHEMES: [&str; 2] = ["https://", "http://"];

/// The address of a link in its safe form, or `None` if the link is not allowed.
///
/// Everything is percent-encoded that could end an address in Markdown, HTML or XML, or be read as an entity.
pub fn href(address: &str) -> Option<String> {
    let address = address.trim();
    let allowed = SCHEMES
        .iter()
        .any(|scheme| has_prefix(address, scheme) && address.len() > scheme.len());
    allowed.then(|| encode(address, |c| " \"<>\\^`{|}()".contains(c)))
}

/// The next bare address in a text: where it starts and ends, and its safe form. Punctuation after an address
/// is not part of it.
pub fn find_bare(text: &str) -> Option<(usize, usize, String)> {
    let mut from = 0;
    // One byte is found sooner than three.
    while let Some(found) = text[from..].find(':') {
        let colon = from + found;
        from = colon + 1;
        if !text[from..].starts_with("//") {
            continue;
        }
        from = colon + 3;
        let Some(scheme) = BARE_SCHEMES
            .iter()
            .find(|scheme| has_suffix(&text[..from], scheme))
        else {
            continue;
        };
        let start = from - scheme.len();
        let length = text[start..].find(ends_bare).unwrap_or(text.len() - start);
        let address = trim_punctuation(&text[start..start + length]);
        if address.len() > scheme.len() {
            if is_shown_whole(&address[scheme.len()..]) {
                return Some((start, start + address.len(), encode_bare(address)));
            }
            from = start + length;
        }
    }
    None
}

/// Would this address, alone in a text, be found again as it is?
pub fn is_bare(address: &str) -> bool {
    matches!(find_bare(address), Some((0, end, safe)) if end == address.len() && safe == address)
}

/// An address as programs for office files take it, if they do, with all that is not ASCII encoded.
pub fn in_office(link: &str) -> Option<String> {
    let mut address = String::with_capacity(link.len());
    for byte in link.bytes() {
        match byte {
            b'!'..=b'~' => address.push(char::from(byte)),
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    let rest = address
        .split_once(':')
        .map(|(_, rest)| rest.trim_start_matches('/'));
    let has_place =
        rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '%'));
    (has_place && address.len() <= LONGEST_IN_OFFICE).then_some(address)
}

/// Do programs show a bare address as it was typed? Given is what follows its scheme. They drop an empty user, an empty port
/// and a host that is too long, and move a port behind what can't be a host.
pub fn is_shown_whole(rest: &str) -> bool {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = &rest[..end];
    let (user, host) = authority.rsplit_once('@').unwrap_or(("me", authority));
    let is_label = |label: &str| {
        label.len() <= LONGEST_LABEL
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || "-_%".contains(c))
    };
    let mut ports = host.match_indices(':').filter(|(at, _)| {
        let port = &host[at + 1..];
        port.starts_with(|c: char| c.is_ascii_digit())
    });
    !user.is_empty()
        && host.len() <= LONGEST_HOST
        && !host.contains("::")
        && ports.all(|(at, _)| host[..at].split('.').all(is_label))
}

fn ends_bare(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\u{FEFF}')
}

/// Takes the punctuation of the sentence off the end: `(see https://a.example).`
fn trim_punctuation(address: &str) -> &str {
    let count = |c: char| address.matches(c).count();
    let mut round = count(')').saturating_sub(count('('));
    let mut square = count(']').saturating_sub(count('['));
    let mut rest = address;
    while let Some(last) = rest.chars().next_back() {
        match last {
            // An entity is part of the address, to be encoded with it.
            ';' if ends_in_entity(rest) => break,
            last if is_punctuation(last) => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        rest = &rest[..rest.len() - last.len_utf8()];
    }
    rest
}

/// What may end a sentence, or a part of one, and never needs to be escaped.
fn is_punctuation(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '’' | '”' | '»' | '…'
    )
}

/// In a bare address entities stay as they are typed, so whatever Markdown would give a meaning is encoded.
fn encode_bare(address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    let mut rest = address.chars().peekable();
    let mut before = '/';
    let balanced = is_balanced(address);
    while let Some(c) = rest.next() {
        let inside_word =
            before.is_ascii_alphanumeric() && rest.peek().is_some_and(char::is_ascii_alphanumeric);
        match c {
            '_' if inside_word => safe.push('_'),
            ';' if !ends_in_entity_start(&safe) => safe.push(';'),
            '_' | ';' | '*' | '~' | '`' | '|' | '\\' | '[' | ']' => percent(&mut safe, c),
            '(' | ')' if !balanced => percent(&mut safe, c),
            _ => safe.push(c),
        }
        before = c;
    }
    safe
}

/// Are the parentheses such that an address in parentheses ends where it should?
fn is_balanced(address: &str) -> bool {
    let mut open = 0;
    for c in address.chars() {
        match c {
            '(' if open == 3 => return false,
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

fn encode(address: &str, unsafe_char: impl Fn(char) -> bool) -> String {
    let mut safe = String::with_capacity(address.len());
    for c in address.chars() {
        if unsafe_char(c)
            || c.is_whitespace()
            || c.is_control()
            || (c == ';' && ends_in_entity_start(&safe))
        {
            percent(&mut safe, c);
        } else {
            safe.push(c);
        }
    }
    safe
}

fn percent(safe: &mut String, c: char) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        const HEX: [char; 16] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
        ];
        safe.extend([
            '%',
            HEX[usize::from(byte >> 4)],
            HEX[usize::from(byte & 15)],
        ]);
    }
}

fn ends_in_entity(text: &str) -> bool {
    text.strip_suffix(';').is_some_and(ends_in_entity_start)
}

/// Does the text end in `&name` or `&#1`, so that a semicolon would make it an entity? Names are short.
fn ends_in_entity_start(text: &str) -> bool {
    let name = text
        .bytes()
        .rev()
        .take(40)
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
        .count();
    name > 0 && text[..text.len() - name].ends_with('&')
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn has_suffix(text: &str, suffix: &str) -> bool {
    let start = text.len().checked_sub(suffix.len());
    start
        .and_then(|start| text.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(suffix))
}

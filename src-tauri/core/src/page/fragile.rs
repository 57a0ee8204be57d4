//! What Confluence alters in pasted Markdown before it reads it, line by line: it doubles every backslash, and puts
//! addresses into angle brackets. Only blocks of code are spared, if their fence begins a line.

/// The schemes whose addresses it takes, whatever they stand in.
const SCHEMES: [&str; 4] = ["http:", "https:", "ftp:", "jamfselfservice:"];

/// Is the slash that comes next the first of an address?
pub fn begins_address(before: &str, from_slash: &str) -> bool {
    from_slash.starts_with("//") && SCHEMES.iter().any(|scheme| before.ends_with(scheme))
}

/// Would a block of code be altered inside a list or quotation, where its fence does not begin the line?
pub fn is_altered_inside(code: &str) -> bool {
    code.contains('\\') || addresses(code).next().is_some()
}

/// Does a block of code hold what Confluence takes for a fence, or ends the block for some reader?
pub fn holds_fence(code: &str) -> bool {
    code.lines()
        .any(|line| line.trim_start().starts_with("```"))
}

/// The characters of code within a line that can't stand in it everywhere: backslashes, the first slashes of addresses,
/// what begins a picture, which Confluence sees even in code, and bars in a table cell.
pub fn in_code(code: &str, in_cell: bool) -> impl Iterator<Item = usize> {
    let suspects = code.match_indices(['\\', '/', '|', '!']);
    let fragile = suspects.filter(move |(at, c)| match *c {
        "/" => begins_address(&code[..*at], &code[*at..]),
        "|" => in_cell,
        "!" => code[at + 1..].starts_with('['),
        _ => true,
    });
    fragile.map(|(at, _)| at)
}

/// Where the first slashes of addresses are.
fn addresses(text: &str) -> impl Iterator<Item = usize> {
    let slashes = text.match_indices("//").map(|(at, _)| at);
    slashes.filter(|at| begins_address(&text[..*at], &text[*at..]))
}

//! The languages of code: as they are typed, and what Confluence calls them.

use pulldown_cmark::CodeBlockKind;

/// The language of a block of code: a word that every output can hold.
pub fn typed(kind: &CodeBlockKind<'_>) -> String {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info,
        CodeBlockKind::Indented => "",
    };
    let word = info.split_whitespace().next().unwrap_or_default();
    word.chars()
        .filter(|c| c.is_ascii_alphanumeric() || "+-#._".contains(*c))
        .collect()
}

/// What Confluence calls a language; `None` for one that its code macro does not take.
pub fn in_confluence(name: &str) -> Option<&'static str> {
    let known = match name.to_ascii_lowercase().as_str() {
        "actionscript" | "actionscript3" | "as3" => "actionscript3",
        "applescript" => "applescript",
        "bash" | "sh" | "shell" | "zsh" | "console" => "bash",
        "c" | "c++" | "cpp" | "h" | "hpp" => "cpp",
        "c#" | "cs" | "csharp" => "c#",
        "coldfusion" | "cfm" => "coldfusion",
        "css" => "css",
        "delphi" | "pascal" => "delphi",
        "diff" | "patch" => "diff",
        "erl" | "erlang" => "erl",
        "groovy" => "groovy",
        "html" | "svg" | "xhtml" | "xml" => "xml",
        "java" => "java",
        "javafx" | "jfx" => "jfx",
        "javascript" | "js" | "json" => "js",
        "perl" | "pl" => "perl",
        "php" => "php",
        "powershell" | "ps1" => "powershell",
        "py" | "python" => "py",
        "rb" | "ruby" => "ruby",
        "sass" | "scss" => "sass",
        "scala" => "scala",
        "sql" => "sql",
        "plain" | "plaintext" | "text" | "txt" => "text",
        "vb" | "vbnet" => "vb",
        "yaml" | "yml" => "yml",
        _ => return None,
    };
    Some(known)
}

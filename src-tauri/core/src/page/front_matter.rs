//! YAML front matter for Markdown files: for programs that keep notes, and only if asked for.

use super::text::clean;
use std::fmt::Write;

/// A value of front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Texts.
    List(Vec<String>),
    /// A number.
    Number(i64),
}

/// Front matter with these fields, in this order, and the empty line after it. Keys are plain words.
pub fn write(fields: &[(&str, Value)]) -> String {
    let mut out = "---\n".to_owned();
    for (key, value) in fields {
        out.extend([key, ": "]);
        match value {
            Value::Text(text) => quote(&mut out, text),
            Value::List(texts) => {
                out.push('[');
                for (index, text) in texts.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    quote(&mut out, text);
                }
                out.push(']');
            }
            // Writing to a string can't fail.
            Value::Number(number) => drop(write!(out, "{number}")),
        }
        out.push('\n');
    }
    out.push_str("---\n\n");
    out
}

/// A text in double quotes: nothing in it has a meaning, whatever it looks like.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in clean(text).chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_looks_like_it_is_a_text() {
        let hostile = "a: \"b\" \\ #c\n---\r\n- \t{d} \u{85}*e & !f\u{0}\u{9f}";
        let fields = [
            ("title", Value::Text(hostile.to_owned())),
            ("use_cases", Value::List(vec!["yes".into(), "1.0".into()])),
            ("revision", Value::Number(12)),
        ];
        assert_eq!(
            write(&fields),
            "---\ntitle: \"a: \\\"b\\\" \\\\ #c\\n---\\n- \\t{d} \\n*e & !f\u{fffd}\u{fffd}\"\nuse_cases: [\"yes\", \"1.0\"]\nrevision: 12\n---\n\n"
        );
    }
}

//! The rules of the window: its actions, its folders and its styles.

use std::collections::{BTreeMap, BTreeSet};

/// The layers of the styles, from the weakest to the strongest. `ui/styles/layers.css` names them for the window.
const LAYERS: [&str; 7] = [
    "tokens",
    "base",
    "layout",
    "parts",
    "page",
    "utilities",
    "print",
];

/// What the files of a folder may not import.
const APART: [(&str, &[&str]); 2] = [
    ("ui/kit/", &["/parts/", "/views/", "/ipc.js\""]),
    ("ui/words/", &["/parts/", "/views/", "/kit/", "/ipc.js\""]),
];

/// What is broken in the files of the window, each with its text.
pub fn broken(files: &[(&str, &str)]) -> Vec<String> {
    let own = files.iter().filter(|(file, _)| file.starts_with("ui/"));
    let scripts = own.clone().filter(|(file, _)| ends(file, "js"));
    let handled: BTreeSet<&str> = scripts
        .clone()
        .flat_map(|(_, text)| handled(text))
        .collect();
    let mut broken = Vec::new();
    for (file, text) in own.filter(|(file, _)| ends(file, "js") || ends(file, "html")) {
        for name in named(text).difference(&handled) {
            broken.push(format!("{file}: no action is named `{name}`"));
        }
    }
    for (file, text) in scripts {
        broken.extend(imports(file, text));
    }
    for (file, text) in files.iter().filter(|(file, _)| is_style(file)) {
        broken.extend(styles(file, text));
    }
    broken.extend(shared(files));
    broken
}

fn ends(file: &str, ending: &str) -> bool {
    file.rsplit('.').next() == Some(ending)
}

fn is_style(file: &str) -> bool {
    file.starts_with("ui/styles/") && ends(file, "css")
}

/// The names of actions in what is drawn and in selectors: `"data-action": "go"`, `data-action="skip"`,
/// `[data-action=go]`, and those of events, `"data-on-change": "flag"`.
fn named(text: &str) -> BTreeSet<&str> {
    let lines = text.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//") && !line.starts_with('*')
    });
    lines.flat_map(named_in).collect()
}

fn named_in(line: &str) -> BTreeSet<&str> {
    let attributes = line.split("data-").skip(1).filter_map(|rest| {
        let end = rest.find(|sign: char| sign != '-' && !sign.is_ascii_lowercase())?;
        let (attribute, rest) = rest.split_at(end);
        (attribute == "action" || attribute.starts_with("on-")).then_some(rest)
    });
    let values = attributes.filter_map(|rest| {
        let rest = rest
            .strip_prefix("\": \"")
            .or_else(|| rest.strip_prefix("=\""))
            .or_else(|| rest.strip_prefix('='))?;
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric())?;
        (end > 0).then(|| &rest[..end])
    });
    // The buttons of rows are made by a function.
    let tools = line.split("tool(\"").skip(1);
    values
        .chain(tools.filter_map(|rest| rest.split('"').next()))
        .collect()
}

/// The names of the actions that a script exports.
fn handled(text: &str) -> Vec<&str> {
    let starts = ["export const actions = {", "const ours = {"];
    let Some(rest) = starts.iter().find_map(|start| text.split(start).nth(1)) else {
        return Vec::new();
    };
    // A short table stands on one line.
    let first = rest.lines().next().unwrap_or_default();
    let short = first.trim().strip_suffix(" };").unwrap_or_default();
    let short = short.split(", ").filter(|entry| !entry.is_empty());
    let table = rest.split("\n};").next().filter(|_| !first.ends_with("};"));
    let lines = table.unwrap_or_default().lines();
    let lines = lines.filter_map(|line| line.strip_prefix("  "));
    let short = short.filter_map(|entry| entry.split(':').next());
    lines
        .map(|line| line.strip_prefix("async ").unwrap_or(line))
        .filter_map(|line| {
            let end = line.find(|sign: char| !sign.is_ascii_alphanumeric())?;
            (end > 0 && line[end..].starts_with(['(', ':', ','])).then(|| &line[..end])
        })
        .chain(short)
        .collect()
}

fn imports(file: &str, text: &str) -> Vec<String> {
    let folders = APART.iter().filter(|(folder, _)| file.starts_with(folder));
    let wrong = folders.flat_map(|(folder, apart)| {
        let lines = text.lines().filter(|line| line.starts_with("import "));
        lines
            .filter(|line| apart.iter().any(|other| line.contains(other)))
            .map(move |line| format!("{file}: what is in {folder} may not do this: {line}"))
    });
    wrong.collect()
}

/// Every rule is in a layer, and columns are named by what is in them.
fn styles(file: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    if text.contains("nth-child") {
        broken.push(format!(
            "{file}: names a column by its number; give it a class"
        ));
    }
    for outside in outermost(&without_comments(text)) {
        let names = outside.strip_prefix("@layer ").unwrap_or_default();
        let known = names.split(',').all(|name| LAYERS.contains(&name.trim()));
        if !(known || outside == "@page") {
            broken.push(format!("{file}: `{outside}` is in no layer"));
        }
    }
    broken
}

/// Classes that two sheets style by themselves: each then changes what is the other's.
fn shared(files: &[(&str, &str)]) -> Vec<String> {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut broken = Vec::new();
    for (file, text) in files.iter().filter(|(file, _)| is_style(file)) {
        let text = without_comments(text);
        let selectors = text.lines().filter_map(|line| {
            // A rule of a layer, and of nothing further in.
            let rule = line.strip_prefix("  ")?.strip_suffix(" {")?;
            rule.strip_prefix('.')
        });
        for class in selectors.filter(|class| class.chars().all(is_of_name)) {
            match owners.insert(class.to_owned(), file) {
                Some(other) if other != *file => broken.push(format!(
                    "{file}: `.{class}` is styled in {other} too; give one of them another name"
                )),
                _ => {}
            }
        }
    }
    broken
}

fn is_of_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "-_".contains(sign)
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.split_once("*/").map_or("", |(_, rest)| rest)
    })
}

/// What stands before each outermost `{`, and each statement without one.
fn outermost(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut depth, mut words) = (0_usize, String::new());
    for sign in text.chars() {
        match sign {
            '{' | ';' if depth == 0 => found.push(std::mem::take(&mut words).trim().to_owned()),
            _ if depth == 0 && sign != '}' => words.push(sign),
            _ => (),
        }
        match sign {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => (),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::broken;

    const HANDLED: &str =
        "export const actions = {\n  go: () => 1,\n  async save(button) {\n  },\n  find,\n};\n";

    #[test]
    fn an_action_that_nobody_handles_is_told() {
        let drawn = "h(\"button\", { \"data-action\": \"go\", \"data-on-input\": \"find\" }); tool(\"save\", \"x\")";
        assert_eq!(
            broken(&[("ui/views/a.js", HANDLED), ("ui/parts/b.js", drawn)]),
            Vec::<String>::new()
        );
        for planted in [
            "h(\"button\", { \"data-action\": \"gone\" })",
            "h(\"input\", { \"data-on-change\": \"gone\" })",
            "tool(\"gone\", \"trash\", \"Delete\")",
            "document.querySelector(\"[data-action=gone]\")",
        ] {
            let told = broken(&[("ui/views/a.js", HANDLED), ("ui/parts/b.js", planted)]);
            assert_eq!(told, ["ui/parts/b.js: no action is named `gone`"]);
        }
        let short = "export const actions = { gone, other: () => 1 };\n";
        let drawn = "h(\"button\", { \"data-action\": \"gone\" })";
        assert_eq!(broken(&[("ui/a.js", short), ("ui/b.js", drawn)]).len(), 0);
    }

    #[test]
    fn the_kit_knows_no_part() {
        let text = "import { h } from \"../dom.js\";\nimport { ask } from \"../parts/ask.js\";\n";
        assert_eq!(broken(&[("ui/kit/a.js", text)]).len(), 1);
        assert_eq!(broken(&[("ui/views/a.js", text)]).len(), 0);
    }

    #[test]
    fn a_class_is_styled_in_one_sheet() {
        let bar = "@layer parts {\n  .bar {\n    width: 100%;\n  }\n}\n";
        let told = |other| broken(&[("ui/styles/a.css", bar), ("ui/styles/b.css", other)]).len();
        assert_eq!(told(bar), 1);
        assert_eq!(told("@layer parts {\n  .row .bar {\n  }\n}\n"), 0);
    }

    #[test]
    fn styles_are_in_layers() {
        let told = |text| broken(&[("ui/styles/a.css", text)]).len();
        assert_eq!(
            told("/* a; b { */\n@layer parts {\n  a:hover {\n  }\n}\n"),
            0
        );
        assert_eq!(told("@layer base, print;\n@page {\n}\n"), 0);
        assert_eq!(told("@layer parts {\n}\na {\n}\n"), 1);
        assert_eq!(told("@layer other {\n}\n"), 1);
        assert_eq!(told("@layer parts {\n  td:nth-child(2) {\n  }\n}\n"), 1);
    }
}

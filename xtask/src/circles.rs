//! Within a room of the core: no two of its files import each other in a circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::floors::{CORE, code, is_test};

/// What imports what within a room: files, and folders as one.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The circles among the files of each room, in words. A folder of a room counts as one file, and `mod.rs` as none: it is
/// the room itself.
pub fn broken(files: &[(&str, &str)]) -> Vec<String> {
    let mut rooms: BTreeMap<&str, Imports> = BTreeMap::new();
    for (file, text) in files {
        let Some(path) = file.strip_prefix(CORE).filter(|path| !is_test(path)) else {
            continue;
        };
        let Some((room, inside)) = path.split_once('/') else {
            continue;
        };
        let Some(inside) = inside.strip_suffix(".rs").filter(|one| *one != "mod") else {
            continue;
        };
        if room == "properties" {
            continue;
        }
        let modules: Vec<&str> = inside.trim_end_matches("/mod").split('/').collect();
        let imports = rooms.entry(room).or_default();
        let imports = imports.entry(modules[0].to_owned()).or_default();
        imports.extend(named(room, &modules, &code(text)));
    }
    let mut broken = Vec::new();
    for (room, imports) in &rooms {
        for circle in circles(imports) {
            let circle = circle.join(" → ");
            broken.push(format!("{CORE}{room}: {circle} is a circle of imports"));
        }
    }
    broken
}

/// What a file names of its room: the first name below the room. `modules` is where the file is in it.
fn named(room: &str, modules: &[&str], code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let whole = format!("crate::{room}::");
    for after in code.split(&whole).skip(1) {
        found.extend(firsts(after));
    }
    let climb = "super::".repeat(modules.len());
    let mut rest = code;
    while let Some(at) = rest.find(&climb) {
        rest = &rest[at + climb.len()..];
        found.extend(firsts(rest));
    }
    found.remove(modules[0]);
    found
}

/// The names that a path goes on with: one, or those in braces.
fn firsts(path: &str) -> Vec<String> {
    let Some(several) = path.strip_prefix('{') else {
        return vec![first(path)];
    };
    let mut depth = 0;
    let mut names = vec![String::new()];
    for c in several.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => names.push(String::new()),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                names.last_mut().into_iter().for_each(|name| name.push(c));
            }
        }
    }
    names.iter().map(|name| first(name.trim())).collect()
}

fn first(path: &str) -> String {
    path.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

/// The shortest circle through each file that stands in one, each told once.
fn circles(imports: &Imports) -> BTreeSet<Vec<String>> {
    let mut circles = BTreeSet::new();
    for start in imports.keys() {
        let mut from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = VecDeque::from([start.as_str()]);
        while let Some(file) = next.pop_front() {
            for to in imports.get(file).into_iter().flatten() {
                if !from.contains_key(to.as_str()) && imports.contains_key(to) {
                    from.insert(to, file);
                    next.push_back(to);
                }
            }
        }
        let mut circle = Vec::new();
        let mut at = from.get(start.as_str()).copied();
        while let Some(file) = at {
            circle.push(file.to_owned());
            at = from.get(file).copied().filter(|_| file != start);
        }
        if circle.is_empty() {
            continue;
        }
        circle.reverse();
        // Told from its first file on, whichever it was met by.
        let least = circle.iter().min().cloned();
        let least = circle.iter().position(|file| Some(file) == least.as_ref());
        circle.rotate_left(least.unwrap_or(0));
        circle.push(circle[0].clone());
        circles.insert(circle);
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        let paths: Vec<String> = files
            .iter()
            .map(|file| format!("{CORE}{}", file.0))
            .collect();
        let texts = paths.iter().zip(files);
        let files: Vec<_> = texts.map(|(path, file)| (path.as_str(), file.1)).collect();
        broken(&files)
    }

    #[test]
    fn a_circle_is_told_once_however_it_is_written() {
        let back = [
            "use super::answer::OPTIONS;",
            "use crate::page::answer;",
            "use super::{Block, answer::{self, OPTIONS}, url};",
            "fn a() { super::answer::b() }",
        ];
        for back in back {
            let told = told(&[
                ("page/answer.rs", "use super::{Page, literal};"),
                ("page/literal.rs", back),
                ("page/url.rs", ""),
            ]);
            let expected =
                "src-tauri/core/src/page: answer → literal → answer is a circle of imports";
            assert_eq!(told, [expected], "{back}");
        }
    }

    #[test]
    fn a_longer_circle_through_a_folder_is_told() {
        let told = told(&[
            ("page/hold.rs", "use super::markdown;"),
            ("page/markdown/mod.rs", "mod escape;\nuse self::escape::a;"),
            (
                "page/markdown/escape.rs",
                "use super::super::paste::b;\nuse super::inline;",
            ),
            ("page/paste.rs", "use crate::page::hold::held;"),
        ]);
        let expected =
            "src-tauri/core/src/page: hold → markdown → paste → hold is a circle of imports";
        assert_eq!(told, [expected]);
    }

    #[test]
    fn what_stands_in_order_is_fine() {
        let told = told(&[
            ("page/mod.rs", "mod a;\nmod b;\nuse a::A;"),
            ("page/a.rs", "use super::{Page, b::B};\n// super::a\n"),
            (
                "page/b.rs",
                "use super::Page;\n#[cfg(test)]\nmod tests {\n    use super::super::a::A;\n    use crate::page::a;\n}\n",
            ),
            ("page/a/tests.rs", "use crate::page::c;"),
            ("deck/a.rs", "use crate::page::a;"),
            ("page/c.rs", "use super::a;\nuse crate::deck::a;"),
        ]);
        assert_eq!(told, [""; 0]);
    }
}

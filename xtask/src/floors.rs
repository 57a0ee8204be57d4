//! The floors of the core: which room may stand on which.

use std::collections::BTreeSet;

/// The rooms of `src-tauri/core/src`, from the ground up. A room may import those below its floor, and none beside or above.
const FLOORS: [&[&str]; 10] = [
    &["text", "error"],
    &["document"],
    &["disk", "picture", "team"],
    &["page", "framework", "benefit"],
    &[
        "use_case",
        "measure",
        "metric",
        "roadmap",
        "portfolio",
        "office",
        "spreadsheet",
        "template",
        "handover",
        "tagging",
    ],
    &["store", "deck", "capture"],
    &["tracker", "generate"],
    &["view"],
    &["outline"],
    &["workspace"],
];

/// What stands beside the house and is no room: a macro.
const OUTSIDE: &[&str] = &["wire"];

/// Where the rooms are.
pub const CORE: &str = "src-tauri/core/src/";

/// What a file of the core imports that it may not, in words. Tests may import what they like.
pub fn broken(file: &str, text: &str) -> Vec<String> {
    let Some(path) = file.strip_prefix(CORE) else {
        return Vec::new();
    };
    let Some((room, _)) = path.split_once('/').filter(|_| !is_test(path)) else {
        return Vec::new();
    };
    let Some(floor) = floor(room) else {
        return match room {
            "properties" => Vec::new(),
            room => vec![format!(
                "{file}: the room `{room}` has no floor; xtask/src/floors.rs lists them"
            )],
        };
    };
    let wrong = imports(text).into_iter().filter(|to| to != room);
    let wrong = wrong.filter(|to| !OUTSIDE.contains(&to.as_str()));
    let wrong = wrong.filter_map(|to| match self::floor(&to) {
        Some(below) if below < floor => None,
        Some(_) => Some(format!(
            "{file}: `{room}` may not import `{to}`, which is not below it"
        )),
        None => Some(format!("{file}: imports `{to}`, which is no room")),
    });
    wrong.collect()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Tests may import what they like.
pub fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

/// A text without its comments and its tests at the end.
pub fn code(text: &str) -> String {
    let code = text.lines();
    let code = code.map(|line| line.split("//").next().unwrap_or_default());
    let mut code = code.collect::<Vec<_>>().join("\n");
    code.truncate(code.find("#[cfg(test)]\nmod tests").unwrap_or(code.len()));
    code
}

/// The rooms that a text names after `crate::`.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for after in code(text).split("crate::").skip(1) {
        match after.strip_prefix('{') {
            Some(several) => {
                let several = several.split('}').next().unwrap_or_default();
                found.extend(several.split(',').map(|one| first(one.trim())));
            }
            None => _ = found.insert(first(after)),
        }
    }
    found.remove("");
    found
}

fn first(path: &str) -> String {
    path.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_upward_is_told() {
        let down = "use crate::document::id::Id;\nuse crate::wire::wire;\n";
        assert_eq!(broken("src-tauri/core/src/page/mod.rs", down), [""; 0]);
        for up in [
            "use crate::workspace::Workspace;",
            "use crate::{document, workspace};",
            "fn a() -> crate::workspace::Workspace {}",
        ] {
            let told = broken("src-tauri/core/src/page/mod.rs", up);
            assert_eq!(told.len(), 1, "{up}");
            assert!(
                told[0].contains("`page` may not import `workspace`"),
                "{told:?}"
            );
        }
    }

    #[test]
    fn rooms_on_one_floor_do_not_know_each_other() {
        let beside = "use crate::use_case::UseCase;";
        assert_eq!(broken("src-tauri/core/src/metric/mod.rs", beside).len(), 1);
        assert_eq!(broken("src-tauri/core/src/use_case/a.rs", beside), [""; 0]);
    }

    #[test]
    fn what_is_no_room_is_told_and_tests_import_what_they_like() {
        let unknown = "use crate::attic::Box;";
        assert_eq!(broken("src-tauri/core/src/store/mod.rs", unknown).len(), 1);
        assert_eq!(broken("src-tauri/core/src/attic/mod.rs", "").len(), 1);
        let up = "// crate::workspace\n#[cfg(test)]\nmod tests {\n    use crate::workspace::Workspace;\n}\n";
        for file in [
            "page/mod.rs",
            "page/tests.rs",
            "page/tests/a.rs",
            "properties/a.rs",
        ] {
            let file = format!("{CORE}{file}");
            assert_eq!(broken(&file, up), [""; 0], "{file}");
        }
    }
}

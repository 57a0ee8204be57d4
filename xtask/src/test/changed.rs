//! Which steps and packages a changed file can touch.

use std::collections::BTreeSet;

use crate::process::{Failure, output, root};

/// The packages whose tests the step `unit` runs, by their place in `super::PACKAGES`.
const CORE: usize = 0;
const CLI: usize = 1;
const SHELL: usize = 2;
const TOOLS: usize = 3;

const CODE: [&str; 2] = ["format", "clippy"];
/// And what is built for other systems as well.
const SHIPPED: [&str; 3] = ["format", "clippy", "cross"];

/// What begins like this touches these steps, and the tests of these packages. The first that fits counts. The rules read every
/// file, and so are touched by each.
const REACH: &[(&str, &[&str], &[usize])] = &[
    ("docs/CONVERTERS.md", &["foreign"], &[]),
    ("docs/", &[], &[]),
    ("findings/", &[], &[]),
    ("CHANGELOG.md", &[], &[]),
    ("CONTRIBUTING.md", &[], &[]),
    ("LICENSE", &["licenses"], &[]),
    (
        "THIRD-PARTY-LICENSES.txt",
        &["licenses", "window"],
        &[SHELL],
    ),
    ("README.md", &[], &[CLI]),
    // Web pages have styles of the window, and its types are made from the core.
    ("ui/styles/", &["foreign", "window"], &[CORE]),
    ("ui/bindings.d.ts", &["types"], &[CORE]),
    ("ui/", &["types", "window"], &[SHELL]),
    ("src-tauri/core/benches/", &CODE, &[]),
    (
        "src-tauri/core/",
        &[
            "format", "clippy", "team", "foreign", "tags", "deck", "word", "workbook", "privacy",
            "measure", "window", "cross",
        ],
        &[CORE, CLI, SHELL, TOOLS],
    ),
    ("src-tauri/cli/", &SHIPPED, &[CLI]),
    ("src-tauri/server/", &["format", "clippy", "team"], &[]),
    (
        "src-tauri/team/",
        &["format", "clippy", "team", "window", "cross"],
        &[CLI, SHELL],
    ),
    ("src-tauri/linux/", &["packages"], &[TOOLS]),
    ("src-tauri/macos/", &[], &[TOOLS]),
    ("src-tauri/windows/", &["cross"], &[TOOLS]),
    (
        "src-tauri/",
        &["format", "clippy", "window", "cross"],
        &[SHELL],
    ),
    ("tauri.conf.json", &["window", "cross"], &[SHELL, TOOLS]),
    ("tests/deck/", &["deck"], &[]),
    ("tests/tags/", &["tags"], &[]),
    ("tests/word/", &["word"], &[]),
    ("tests/workbook/", &["workbook"], &[]),
    ("tests/privacy/", &["privacy"], &[]),
    ("tests/measure/", &["measure"], &[]),
    ("tests/empty/", &CODE, &[]),
    ("tests/driver/benches/", &CODE, &[]),
    ("tests/e2e/", &["format", "clippy", "window"], &[]),
    ("tests/driver/", &["format", "clippy", "window"], &[TOOLS]),
    ("tests/cluster/", &["format", "clippy", "team"], &[]),
    ("tests/oidc/", &["format", "clippy", "team", "window"], &[]),
    (
        "tests/failure/",
        &["format", "clippy", "team", "window"],
        &[],
    ),
    ("tests/team/", &["format", "clippy", "team"], &[]),
    ("tests/faults/", &CODE, &[CORE, TOOLS]),
    ("fuzz/", &["format"], &[CORE]),
    ("tests/foreign/", &["format", "clippy", "foreign"], &[TOOLS]),
];

/// What is run because of changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// The steps; `unit` among them if there are packages.
    pub steps: BTreeSet<&'static str>,
    /// The places of packages.
    pub packages: BTreeSet<usize>,
}

/// What the changes since the work left the main branch can touch, those not yet committed included.
pub fn touched(steps: &[&'static str], packages: usize) -> Result<Touched, Failure> {
    let root = root().to_string_lossy().into_owned();
    let git = |arguments: &[&str]| {
        let all = [&["-C", root.as_str()], arguments].concat();
        output("git", &all)
            .ok_or_else(|| Failure(format!("git can't tell: {}", arguments.join(" "))))
    };
    // Without a branch of that name, what is not committed counts.
    let base = git(&["merge-base", "main", "HEAD"]).unwrap_or_else(|_| "HEAD".to_owned());
    let changed = git(&["diff", "--name-only", "--no-renames", base.trim()])?;
    let new = git(&["ls-files", "--others", "--exclude-standard"])?;
    let files: Vec<&str> = changed.lines().chain(new.lines()).collect();
    println!("{} files changed", files.len());
    Ok(by(&files, steps, packages))
}

/// What changes of these files can touch. Of one that nothing is known of, everything.
fn by(files: &[&str], steps: &[&'static str], packages: usize) -> Touched {
    let mut touched = Touched::default();
    for file in files {
        touched.steps.insert("rules");
        match REACH.iter().find(|(path, _, _)| file.starts_with(path)) {
            Some((_, steps, packages)) => {
                touched.steps.extend(*steps);
                touched.packages.extend(*packages);
            }
            None => {
                touched.steps.extend(steps);
                touched.packages.extend(0..packages);
            }
        }
        if file.ends_with("Cargo.toml") {
            touched.steps.insert("licenses");
        }
    }
    if !touched.packages.is_empty() {
        touched.steps.insert("unit");
    }
    touched
}

#[cfg(test)]
mod tests {
    use super::super::{PACKAGES, STEPS};
    use super::*;

    fn names() -> Vec<&'static str> {
        STEPS.iter().map(|step| step.name).collect()
    }

    fn steps(files: &[&str]) -> (Vec<&'static str>, Vec<usize>) {
        let touched = by(files, &names(), PACKAGES.len());
        (
            Vec::from_iter(touched.steps),
            Vec::from_iter(touched.packages),
        )
    }

    #[test]
    fn every_step_and_package_that_is_reached_exists() {
        for (path, steps, packages) in REACH {
            for step in *steps {
                assert!(names().contains(step), "{path}: {step}");
            }
            assert!(
                packages.iter().all(|package| *package < PACKAGES.len()),
                "{path}"
            );
        }
        for (place, name) in [
            (CORE, "ninefold-core"),
            (CLI, "ninefold-cli"),
            (SHELL, "ninefold"),
            (TOOLS, "xtask"),
        ] {
            assert!(PACKAGES[place].contains(&name), "{name}");
        }
    }

    #[test]
    fn a_change_touches_what_stands_on_it_and_no_more() {
        assert_eq!(steps(&[]), (vec![], vec![]));
        assert_eq!(steps(&["docs/FILES.md"]), (vec!["rules"], vec![]));
        assert_eq!(steps(&["README.md"]), (vec!["rules", "unit"], vec![CLI]));
        assert_eq!(
            steps(&["src-tauri/cli/src/list.rs"]),
            (
                vec!["clippy", "cross", "format", "rules", "unit"],
                vec![CLI]
            )
        );
        let (of_core, packages) = steps(&["src-tauri/core/src/page/mod.rs"]);
        assert!(
            ["foreign", "deck", "window", "cross"]
                .iter()
                .all(|step| of_core.contains(step))
        );
        assert!(!of_core.contains(&"types"));
        assert_eq!(packages.len(), PACKAGES.len());
        assert_eq!(
            steps(&["ui/views/phase.js"]),
            (vec!["rules", "types", "unit", "window"], vec![SHELL])
        );
        assert!(steps(&["src-tauri/cli/Cargo.toml"]).0.contains(&"licenses"));
    }

    #[test]
    fn what_is_unknown_touches_everything() {
        for file in [
            "Cargo.lock",
            "Cargo.toml",
            "xtask/src/test.rs",
            ".cargo/config.toml",
            "new/file",
        ] {
            let (reached, packages) = steps(&["docs/FILES.md", file]);
            assert_eq!(reached.len(), names().len(), "{file}");
            assert_eq!(packages.len(), PACKAGES.len(), "{file}");
        }
    }
}

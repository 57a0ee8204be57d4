//! What is shipped and with which features, so that it is tested as it is shipped: a crate has a feature when anything that
//! is built beside it asks for that feature, and then works in tests and fails where it is installed.

use std::collections::{BTreeMap, BTreeSet};

use crate::process::{Failure, cargo};

/// How cargo is told of each package that is shipped, by itself and with the features that it is shipped with.
pub const SHIPPED: [&[&str]; 3] = [
    &["--package", "ninefold-core"],
    &["--package", "ninefold-cli"],
    SHELL,
];

/// The window, as `cargo xtask package` builds it.
pub const SHELL: &[&str] = &["--package", "ninefold", "--features", "custom-protocol"];

/// The team server, which is installed by itself.
pub const SERVER: &[&str] = &["--package", "ninefold-server"];

/// Features that tests alone ask for, of crates that are shipped, and which can hide no lack: they add functions that are
/// not called, and change none.
const HARMLESS: [(&str, &[&str]); 6] = [
    // A benchmark renders with it; `page` writes HTML of its own.
    ("pulldown-cmark", &["html", "pulldown-cmark-escape"]),
    // Tests of the team server speak HTTP to it.
    ("hyper", &["client"]),
    // proptest draws its seeds.
    ("getrandom", &["std", "sys_rng"]),
    // Tests make SQLite refuse to read more at once than they allow.
    ("rusqlite", &["limits"]),
    // The driver asks the display and its processes.
    (
        "rustix",
        &["event", "net", "pipe", "process", "system", "time"],
    ),
    ("linux-raw-sys", &["system"]),
];

/// Features by crate and version.
type Features = BTreeMap<String, BTreeSet<String>>;

/// Lists what tests give to crates that are shipped, and what is installed will lack.
pub fn check() -> Result<Vec<String>, Failure> {
    let mut hidden = Vec::new();
    for package in SHIPPED.into_iter().chain([SERVER]) {
        let shipped = features(&tree(package, "normal,build")?);
        let tested = features(&tree(package, "normal,build,dev")?);
        let lacking = lacking(&shipped, &tested).into_iter();
        hidden.extend(lacking.map(|lacks| {
            format!(
                "{}: tests give {lacks}, which is shipped without it",
                package[1]
            )
        }));
    }
    Ok(hidden)
}

/// What cargo resolves for a package, a crate with its features a line.
fn tree(package: &[&str], edges: &str) -> Result<String, Failure> {
    let tree = cargo()
        .args([
            "tree", "--locked", "--prefix", "none", "--format", "{p}|{f}",
        ])
        .args(["--target", "x86_64-unknown-linux-gnu", "--edges", edges])
        .args(package)
        .output()?;
    match tree.status.success() {
        true => Ok(String::from_utf8_lossy(&tree.stdout).into_owned()),
        false => Err(Failure(String::from_utf8_lossy(&tree.stderr).into_owned())),
    }
}

fn features(tree: &str) -> Features {
    let mut features = Features::new();
    for line in tree.lines() {
        let Some((package, asked)) = line.split_once('|') else {
            continue;
        };
        let mut words = package.split(' ');
        let name: Vec<&str> = words.by_ref().take(2).collect();
        let asked = asked.trim_end_matches(" (*)").split(',');
        let known = features.entry(name.join(" ")).or_default();
        known.extend(asked.filter(|one| !one.is_empty()).map(str::to_owned));
    }
    features
}

fn lacking(shipped: &Features, tested: &Features) -> Vec<String> {
    let none = BTreeSet::new();
    let mut lacking = Vec::new();
    for (package, shipped) in shipped {
        let name = package.split(' ').next().unwrap_or_default();
        let more = tested.get(package).unwrap_or(&none).difference(shipped);
        let is_harmless = |feature: &&String| {
            HARMLESS
                .iter()
                .any(|(of, harmless)| *of == name && harmless.contains(&feature.as_str()))
        };
        let more = more.filter(|feature| !is_harmless(feature));
        lacking.extend(more.map(|feature| format!("{name} the feature {feature}")));
    }
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_that_only_tests_ask_for_is_told() {
        let shipped =
            features("ninefold-core v0.1.0 (/a)|\njiff v0.2.1|std\njiff v0.2.1|alloc,std (*)");
        let tested = features("jiff v0.2.1|std,tz-system\nproptest v1.0.0|std\nrustix v1.0.0|net");
        assert_eq!(lacking(&shipped, &tested), ["jiff the feature tz-system"]);
        assert_eq!(lacking(&tested, &tested), Vec::<String>::new());
        let harmless = features("rustix v1.0.0|event,net");
        assert_eq!(lacking(&tested, &harmless), Vec::<String>::new());
    }
}

//! Schemas of events: validators that are not ours read them.

use std::path::Path;

use crate::node::Node;
use crate::process::{Failure, cargo, run, target};
use crate::python::Python;
use crate::system;

/// Has an example of the core write schemas into a folder, and two validators look at them.
pub fn check() -> Result<(), Failure> {
    system::ensure(&[system::FOREIGN])?;
    let node = Node::ensure_in("tests/tags")?;
    let program = Path::new("tests/tags");
    let tools = target().join("tools/tags");
    let python = Python::ensure_in(tools, &program.join("requirements.txt"))?;
    let folder = target().join("tags");
    // What an earlier run left would be taken for this one's.
    let _ = std::fs::remove_dir_all(&folder);
    let mut write = cargo();
    write.args(["run", "--quiet", "--package", "ninefold-core", "--locked"]);
    run(write.args(["--example", "schemas", "--"]).arg(&folder))?;
    let mut check = python.command();
    node.show_to(&mut check);
    run(check
        .args([program.join("check.py").as_os_str(), folder.as_os_str()])
        .arg("node"))
}

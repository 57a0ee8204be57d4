//! The team server: what is tested against a PostgreSQL of one's own, which each test program starts and takes away.

use crate::node::Node;
use crate::process::{Failure, cargo, run};
use crate::{features, system};

/// What is tested, each by itself: PostgreSQL as tests start it, what the app carries words by, the server.
const PACKAGES: [&[&str]; 3] = [
    &["--package", "ninefold-cluster"],
    &["--package", "ninefold-team"],
    features::SERVER,
];

/// What docs/RELIABILITY.md tells of the team.
const PROOF: &[&str] = &["--package", "ninefold-team-proof"];

/// Runs all tests, or those that are named.
pub fn check(names: &[String], is_long: bool) -> Result<(), Failure> {
    system::ensure_postgresql()?;
    // Of a provider of identities.
    let node = Node::ensure_in("tests/oidc")?;
    for package in PACKAGES {
        let mut tests = cargo();
        tests.args(["test", "--quiet", "--locked"]).args(package);
        node.show_to(&mut tests);
        run(tests.arg("--").args(names))?;
    }
    // What is killed in it is the program itself.
    run(cargo()
        .args(["build", "--quiet", "--locked"])
        .args(features::SERVER))?;
    // So is what the command line exchanges work with.
    let mut mirror = cargo();
    mirror.args(["test", "--quiet", "--locked", "--package", "ninefold-cli"]);
    run(mirror.args(["--test", "team", "--"]).args(names))?;
    let mut proof = cargo();
    proof.args(["test", "--quiet", "--locked"]).args(PROOF);
    if is_long {
        proof.env("NINEFOLD_LONG", "100");
    }
    // One after the other: each has the machine to itself, and a figure is told as soon as there is one.
    run(proof
        .args(["--", "--nocapture", "--test-threads=1"])
        .args(names))
}

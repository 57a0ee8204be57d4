//! What docs/RELIABILITY.md tells of the team: each fault, how often it was made to happen, and what came of it. The step `team`
//! tries each a few times; with `--long`, as often as the table says.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod beside;
mod flooded;
mod lied_to;
mod restored;
mod rights;
mod stormy;
mod team;

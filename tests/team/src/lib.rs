//! What a team and its server stand: laptops that can be killed, a server that can be killed, a line that can be cut, and
//! somebody who keeps to no contract. The tests print the figures of docs/RELIABILITY.md, the benchmark those of
//! docs/PERFORMANCE.md.
#![cfg(target_os = "linux")]
#![warn(missing_docs)]

pub mod chance;
pub mod figures;
pub mod journal;
pub mod laptop;
pub mod made;
pub mod people;
pub mod raw;
pub mod reader;
pub mod served;
pub mod weather;

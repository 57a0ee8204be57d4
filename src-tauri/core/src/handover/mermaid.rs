//! Diagrams for Mermaid: what to build next as a flowchart, planned days as a Gantt chart.
//!
//! Names are written so that nothing in them can be taken for a part of the diagram: every sign but letters, digits and spaces
//! as an entity (<https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters>), and the first letter too, since
//! a task of a Gantt chart that begins with certain words is none (findings/mermaid-task-name.sh).

use std::fmt::Write;

use crate::document::day;
use crate::handover::calendar::Event;
use crate::page::front_matter::{self, Value};

/// Signs that mean nothing within quotation marks.
const PLAIN: [char; 5] = ['-', ',', '\'', '(', ')'];

/// What is to be drawn of a roadmap.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    /// The integrations, in the order they are built, each with its effort of 1 to 5.
    pub places: Vec<(String, u32)>,
    /// The use cases that wait for some of these.
    pub use_cases: Vec<Waiting>,
    /// The use cases that wait for nothing.
    pub possible: Vec<String>,
}

/// A use case in the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What it is called.
    pub name: String,
    /// The places of the integrations that it needs, from 0, in their order.
    pub needs: Vec<usize>,
    /// Whether it is ready with the last of these: it may wait for something that stands apart, too.
    pub is_completed: bool,
}

/// A row of a Gantt chart: what its bars are about, with these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub name: String,
    /// What is planned.
    pub events: Vec<(String, Event)>,
}

/// The flow: what is built after what, and which use cases wait for it.
pub fn flowchart(title: &str, flow: &Flow) -> String {
    let mut out = titled(title) + "flowchart LR\n";
    for (place, (integration, effort)) in flow.places.iter().enumerate() {
        let number = place + 1;
        let label = format!("{number} · {integration} · effort {effort}");
        let _ = writeln!(out, "  i{number}[\"{}\"]", quoted(&label));
    }
    for (place, waiting) in flow.use_cases.iter().enumerate() {
        let _ = writeln!(out, "  u{}([\"{}\"])", place + 1, quoted(&waiting.name));
    }
    if !flow.possible.is_empty() {
        let _ = writeln!(out, "  subgraph p [\"{}\"]", quoted("Possible already"));
        for (place, possible) in flow.possible.iter().enumerate() {
            let _ = writeln!(out, "    p{}([\"{}\"])", place + 1, quoted(possible));
        }
        out.push_str("  end\n");
    }
    for number in 1..flow.places.len() {
        let _ = writeln!(out, "  i{number} -. then .-> i{}", number + 1);
    }
    for (place, waiting) in flow.use_cases.iter().enumerate() {
        let last = waiting.needs.last();
        for need in &waiting.needs {
            let arrow = match waiting.is_completed && Some(need) == last {
                true => "== completes ==>",
                false => "-->",
            };
            let _ = writeln!(out, "  i{} {arrow} u{}", need + 1, place + 1);
        }
    }
    out
}

/// The days as bars and milestones. What has no day is not in it.
pub fn gantt(title: &str, sections: &[Section]) -> String {
    let mut out = titled(title) + "gantt\n";
    out.push_str("  dateFormat YYYY-MM-DD\n  axisFormat %Y-%m-%d\n");
    for section in sections {
        let _ = writeln!(out, "  section {}", name(&section.name));
        for (what, event) in &section.events {
            let what = name(what);
            let _ = match (event.from == event.to, day::next(&event.to)) {
                (false, Some(after)) => writeln!(out, "  {what} :{}, {after}", event.from),
                _ => writeln!(out, "  {what} :milestone, {}, 0d", event.from),
            };
        }
    }
    out
}

/// The title, which is YAML and so no part of the diagram: there entities are not read.
fn titled(title: &str) -> String {
    let title = Value::Text(title.to_owned());
    front_matter::write(&[("title", title)])
        .trim_end()
        .to_owned()
        + "\n"
}

/// A name within quotation marks, as Mermaid shows it, whatever is in it.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || PLAIN.contains(&c);
    // At the beginning, some would make a list of it.
    written(text, |place, c| {
        !is_plain(c) || place == 0 && PLAIN.contains(&c)
    })
}

/// A name that begins a line of a Gantt chart.
fn name(text: &str) -> String {
    written(text, |place, c| place == 0 || !c.is_ascii_alphanumeric())
}

/// A text with those of its ASCII characters as entities that are to be, given their places. It is never empty.
fn written(text: &str, is_entity: impl Fn(usize, char) -> bool) -> String {
    let mut out = String::new();
    for (place, c) in text.trim().chars().enumerate() {
        match c {
            c if c == ' ' || c.is_control() => out.push(' '),
            c if c.is_ascii() && is_entity(place, c) => {
                // Writing to a string can't fail.
                let _ = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    match out.is_empty() {
        true => "#160;".to_owned(),
        false => out,
    }
}

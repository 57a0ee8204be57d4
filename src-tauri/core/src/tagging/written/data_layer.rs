//! What a page pushes to its data layer, a snippet for each tag.

use std::fmt::Write;

use super::on_a_line;
use super::schema::example;
use crate::tagging::plan::{Consent, Event, Personal, Plan};

/// The snippets of all tags that name an event, in one file.
pub fn snippets(plan: &Plan) -> Vec<u8> {
    let snippets: Vec<String> = plan.named().map(snippet).collect();
    snippets.join("\n").into_bytes()
}

/// The snippet of one tag: where it belongs, what it needs, and what it sends.
pub fn snippet(event: &Event) -> String {
    let mut text = String::new();
    let mut note = |said: String| {
        let _ = writeln!(text, "// {}", on_a_line(&said));
    };
    note(event.called.clone());
    for (what, said) in [("Where", &event.touchpoint), ("When", &event.trigger)] {
        if !said.is_empty() {
            note(format!("{what}: {said}"));
        }
    }
    note(match event.consent {
        None => "Consent: nobody has said yet. Ask before it is placed.".to_owned(),
        Some(Consent::None) => "Consent: none needed.".to_owned(),
        Some(consent) => format!("Only with consent: {}.", consent.key()),
    });
    for attribute in &event.attributes {
        let mut said = vec![match attribute.is_required {
            true => "required".to_owned(),
            false => "optional".to_owned(),
        }];
        said.extend(attribute.kind.map(|kind| kind.in_words().to_owned()));
        if !attribute.allowed.is_empty() {
            said.push(format!("one of {}", attribute.allowed.join(", ")));
        }
        match attribute.personal {
            Personal::Yes => said.push("personal".to_owned()),
            Personal::NotChecked => said.push("not checked yet for personal data".to_owned()),
            Personal::No => {}
        }
        if !attribute.source.is_empty() {
            said.push(format!("from {}", attribute.source));
        }
        note(format!("{}: {}", attribute.name, said.join("; ")));
    }
    let pushed = format!("{:#}", example(event));
    // Inside of a page's script nothing may end it.
    let pushed = pushed.replace("</", "<\\/");
    let _ = write!(
        text,
        "window.dataLayer = window.dataLayer || [];\nwindow.dataLayer.push({pushed});\n"
    );
    text
}

//! Accessibility, checked by axe-core inside the page.

use std::fmt;
use std::path::Path;

use serde_json::{Value, json};

use crate::app::App;

/// A rule of accessibility that a page breaks.
#[derive(Debug)]
pub struct Violation {
    /// The rule's name, such as `color-contrast`.
    pub rule: String,
    /// What to do about it.
    pub help: String,
    /// Where: the HTML of the elements, with what is wrong with each.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}\n    {}",
            self.rule,
            self.help,
            self.places.join("\n    ")
        )
    }
}

impl App {
    /// What is wrong with the accessibility of what is shown now. `axe` is the file `axe.min.js`.
    #[must_use]
    pub fn axe(&self, axe: &Path) -> Vec<Violation> {
        let source = std::fs::read_to_string(axe)
            .unwrap_or_else(|error| panic!("{}: {error}", axe.display()));
        if self.eval("return !window.axe") == true {
            // As a function's body it needs no right to inline scripts.
            self.eval(&source);
        }
        let result = self.eval_async(
            "const result = await window.axe.run(document, {resultTypes: ['violations']});
            return result.violations.map(({id, help, nodes}) => ({id, help, nodes:
                nodes.map(node => `${node.html}  (${node.target})  ${node.failureSummary}`)}));",
            &[],
        );
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        list(&result)
            .iter()
            .map(|violation| Violation {
                rule: text(&violation["id"]),
                help: text(&violation["help"]),
                places: list(&violation["nodes"]).iter().map(text).collect(),
            })
            .collect()
    }

    /// Waits until animations and transitions have come to rest: colors in between are nobody's.
    pub fn settle(&self) {
        self.eval_async(
            "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => 0)));",
            &[json!(null)],
        );
    }
}

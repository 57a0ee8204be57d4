//! What front matter says of an export.

use crate::error::Error;
use crate::page::front_matter::{self, Value};
use crate::workspace::Reader;
use crate::workspace::exports::subject::Subject;

impl Reader {
    /// The front matter of what is exported.
    pub(super) fn front_matter(&self, subject: &Subject) -> Result<String, Error> {
        let mut titles = Vec::new();
        let mut frameworks: Vec<String> = Vec::new();
        let mut edits = 0;
        for id in &subject.use_cases {
            let use_case = self.use_case(id)?;
            titles.push(use_case.title().to_owned());
            edits += use_case.document.edits();
            let framework = &use_case.framework.name;
            if !frameworks.contains(framework) {
                frameworks.push(framework.clone());
            }
        }
        let is_of_use_cases = !titles.is_empty();
        let mut facts = vec![("title", Value::Text(subject.name.clone()))];
        facts.extend(one_or_several("use_case", "use_cases", titles));
        let phase = subject.phase.clone();
        facts.extend(phase.map(|phase| ("phase", Value::Text(phase))));
        facts.extend(one_or_several("framework", "frameworks", frameworks));
        let stated = subject.stated.iter();
        let stated = stated.flat_map(|stated| {
            [
                ("client", &stated.client),
                ("confidentiality", &stated.confidentiality),
            ]
        });
        let said = stated.filter(|(_, said)| !said.is_empty());
        facts.extend(said.map(|(key, said)| (key, Value::Text(said.clone()))));
        facts.push(("exported", Value::Text(self.today())));
        if is_of_use_cases {
            facts.push(("revision", Value::Number(edits)));
        }
        Ok(front_matter::write(&facts))
    }
}

fn one_or_several(
    one: &'static str,
    several: &'static str,
    mut all: Vec<String>,
) -> Option<(&'static str, Value)> {
    match all.len() {
        0 => None,
        1 => Some((one, Value::Text(all.swap_remove(0)))),
        _ => Some((several, Value::List(all))),
    }
}

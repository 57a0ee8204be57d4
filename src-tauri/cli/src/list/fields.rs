//! The fields of a use case, by the keys that `set` takes.

use ninefold_core::view::PhasePage;
use ninefold_core::workspace::Workspace;
use serde::Serialize;
use serde_json::Value;

use super::Listing;
use crate::choose;
use crate::failure::Failure;
use crate::terminal::Table;

/// How many characters of a value the table shows.
const SHOWN: usize = 40;

#[derive(Serialize)]
struct Fields<'a> {
    id: &'a str,
    title: &'a str,
    phases: Vec<OnePhase<'a>>,
}

#[derive(Serialize)]
struct OnePhase<'a> {
    key: &'a str,
    fields: Vec<Field>,
}

/// A field with what it holds.
#[derive(Serialize)]
struct Field {
    key: String,
    kind: &'static str,
    /// The question, the dimension's name, or the checklist line.
    text: String,
    /// A text, a number or a truth; null where nothing is entered.
    value: Value,
    applicable: bool,
}

pub fn list(workspace: &mut Workspace, named: &str) -> Result<Listing, Failure> {
    let list = workspace.use_cases()?;
    let row = choose::use_case(&list, named)?;
    let framework = workspace.framework(&row.id)?;
    let mut phases = Vec::new();
    for phase in &framework.phases {
        phases.push(OnePhase {
            key: &phase.key,
            fields: fields(workspace.phase(&row.id, &phase.key)?),
        });
    }
    let table = Table {
        head: Table::head(&["KEY", "VALUE", "FIELD"]),
        rows: phases
            .iter()
            .flat_map(|phase| phase.fields.iter().map(cells))
            .collect(),
        numbers: 0..0,
    };
    let (id, title) = (row.id.as_str(), row.title.as_str());
    Listing::new(table, &Fields { id, title, phases })
}

fn fields(page: PhasePage) -> Vec<Field> {
    let questions = page
        .sections
        .into_iter()
        .flat_map(|section| section.questions);
    let answers = questions.map(|question| Field {
        key: question.field,
        kind: "answer",
        text: question.text,
        value: match question.answer.is_empty() {
            true => Value::Null,
            false => Value::String(question.answer),
        },
        applicable: !question.not_applicable,
    });
    let scores = page.scoring.dimensions.into_iter().map(|dimension| Field {
        key: dimension.field,
        kind: "score",
        text: dimension.name,
        value: dimension.score.map_or(Value::Null, Value::from),
        applicable: !dimension.not_applicable,
    });
    let ticks = page.checklist.into_iter().map(|item| Field {
        key: item.field,
        kind: "tick",
        text: item.text,
        value: Value::Bool(item.ticked),
        applicable: !item.not_applicable,
    });
    answers.chain(scores).chain(ticks).collect()
}

fn cells(field: &Field) -> Vec<String> {
    let value = match &field.value {
        _ if !field.applicable => "not applicable".to_owned(),
        Value::String(text) => beginning(text),
        Value::Bool(true) => "ticked".to_owned(),
        Value::Null | Value::Bool(false) => String::new(),
        other => other.to_string(),
    };
    vec![field.key.clone(), value, field.text.clone()]
}

/// The beginning of the first line.
fn beginning(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.len() < text.trim().len() => format!("{line} …"),
        None => line.to_owned(),
    }
}

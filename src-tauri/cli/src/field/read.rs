//! The fields there are, read from what the window shows.

use std::collections::HashMap;
use std::iter::once;

use ninefold_core::text::name;
use ninefold_core::view::{
    Ask, Choice, Control, LimitsChoice, PhasePage, Reason, Responsible, TagFilter,
};
use ninefold_core::workspace::Workspace;
use serde_json::{Value, json};

use super::{Entered, Field, Place};
use crate::arguments::Kind;
use crate::failure::Failure;

/// The fields of a phase of a use case.
pub fn of_phase(workspace: &mut Workspace, id: &str, phase: &str) -> Result<Vec<Field>, Failure> {
    let PhasePage {
        sections,
        scoring,
        checklist,
        stakeholders,
        raci,
        ..
    } = workspace.phase(id, phase)?;
    let field = |kind, key: String, text, value: Value, not_applicable: bool| Field {
        shown: in_words(&value),
        place: Place {
            document: id.to_owned(),
            record: id.to_owned(),
            field: key.clone(),
        },
        key,
        kind,
        text,
        value,
        applicable: !not_applicable,
        options: Vec::new(),
    };
    let reason = |reason: Option<Reason>| {
        reason.map(|one| {
            let text = text_or_null(&one.text);
            let what = format!("Reason for {}", one.of);
            field(Entered::Reason, one.field, what, text, false)
        })
    };
    let letters = stakeholders.into_iter().map(|one| Field {
        key: format!("raci/{phase}/{}", one.person.name),
        place: Place {
            document: id.to_owned(),
            record: one.id,
            field: "raci".to_owned(),
        },
        options: raci.clone(),
        ..field(
            Entered::Asked(Control::Choice),
            String::new(),
            format!("RACI of {}", one.person.name),
            text_or_null(&one.raci),
            false,
        )
    });
    let letters: Vec<Field> = letters.collect();
    let questions = sections.into_iter().flat_map(|section| section.questions);
    let answers = questions.flat_map(|one| {
        let (answer, na) = (text_or_null(&one.answer), one.not_applicable);
        let answer = field(Entered::Answer, one.field, one.text, answer, na);
        once(answer).chain(reason(one.reason))
    });
    let scores = scoring.dimensions.into_iter().flat_map(|one| {
        let (score, na) = (Value::from(one.score), one.not_applicable);
        let score = field(Entered::Score, one.field, one.name, score, na);
        once(score).chain(reason(one.reason))
    });
    let ticks = checklist.into_iter().flat_map(|one| {
        let (ticked, na) = (Value::from(one.ticked), one.not_applicable);
        let tick = field(Entered::Tick, one.field, one.text, ticked, na);
        once(tick).chain(reason(one.reason))
    });
    Ok(answers.chain(scores).chain(ticks).chain(letters).collect())
}

/// The fields of scoping: of a use case its requirements and experience tracker.
pub fn of_scoping(workspace: &mut Workspace, kind: Kind, id: &str) -> Result<Vec<Field>, Failure> {
    let asks = match kind {
        Kind::Settings => return of_settings(workspace),
        Kind::UseCases => {
            let scoping = workspace.scoping(id)?;
            let mut asks = scoping.asks;
            asks.extend(scoping.benefit.asks);
            // Some of what its overview asks is a requirement, too.
            let mut details = workspace.overview(id)?.details;
            details.retain(|ask| !asks.iter().any(|known| known.field == ask.field));
            asks.extend(details);
            let slides = workspace.tracker(id)?.slides.into_iter();
            let boxes = slides.flat_map(|slide| slide.boxes);
            asks.extend(boxes.flat_map(|one| one.asks));
            asks
        }
        Kind::Integrations => {
            let page = workspace.integration(id)?;
            [page.asks, page.law.asks].concat()
        }
        Kind::Metrics => workspace.metric(id)?.asks,
        Kind::Attributes => workspace.reader().attribute(id)?.asks,
        Kind::Tags => {
            let tags = workspace.tagging_plan(&TagFilter::default())?.tags;
            let found = tags.into_iter().find(|tag| tag.id == id);
            let asks = found.map(|tag| [tag.asks, tag.event].concat());
            let mut asks = asks.unwrap_or_default();
            asks.extend(workspace.lawful(id)?.asks);
            asks
        }
    };
    Ok(asks.into_iter().flat_map(asked).collect())
}

/// All fields of a use case, an integration, a metric, a tag or an attribute.
pub fn all(workspace: &mut Workspace, kind: Kind, id: &str) -> Result<Vec<Field>, Failure> {
    let mut fields = Vec::new();
    if kind == Kind::UseCases {
        for phase in &workspace.framework(id)?.phases {
            fields.extend(of_phase(workspace, id, &phase.key)?);
        }
        fields.push(on_board(workspace, id)?);
    }
    fields.extend(of_scoping(workspace, kind, id)?);
    Ok(fields)
}

/// What the workspace says of itself, and the limits that its tagging plan is held against.
fn of_settings(workspace: &mut Workspace) -> Result<Vec<Field>, Failure> {
    let stated = workspace.stated()?;
    let field = |key: &str, control, text: &str, value: Value| Field {
        shown: in_words(&value),
        place: Place {
            document: stated.document.clone(),
            record: stated.document.clone(),
            field: key.to_owned(),
        },
        key: key.to_owned(),
        kind: Entered::Asked(control),
        text: text.to_owned(),
        value,
        applicable: true,
        options: Vec::new(),
    };
    let Responsible {
        controller,
        contact,
        protection_officer,
    } = &stated.responsible;
    let lines = [
        ("client", "Client", &stated.client),
        (
            "confidentiality",
            "Confidentiality line",
            &stated.confidentiality,
        ),
        ("controller", "Controller", controller),
        ("controller-contact", "Contact of the controller", contact),
        (
            "protection-officer",
            "Data protection officer",
            protection_officer,
        ),
    ];
    let lines = lines.map(|(key, text, said)| field(key, Control::Line, text, text_or_null(said)));
    let limits = workspace.reader().limits_offered()?;
    let limits = limits.iter().map(
        |LimitsChoice {
             option, version, ..
         }| {
            let text = format!("Check the tagging plan against {}, {version}", option.name);
            let chosen = Value::from(option.chosen);
            field(&option.field, Control::Flags, &text, chosen)
        },
    );
    Ok(lines.into_iter().chain(limits).collect())
}

/// The phase in which a use case stands on the board, where it does not follow its progress.
fn on_board(workspace: &mut Workspace, id: &str) -> Result<Field, Failure> {
    let options = workspace.moves_on_board(id)?;
    let at = options.iter().find(|option| option.chosen);
    let key = "at-phase".to_owned();
    Ok(Field {
        value: at.map_or(Value::Null, |at| Value::from(at.key.as_str())),
        shown: at.map_or_else(String::new, |at| at.name.clone()),
        place: Place {
            document: id.to_owned(),
            record: id.to_owned(),
            field: key.clone(),
        },
        key,
        kind: Entered::Asked(Control::Choice),
        text: "Phase on the board".to_owned(),
        applicable: true,
        options,
    })
}

/// What is asked as fields. Rows are added and filled in the window.
fn asked(ask: Ask) -> Vec<Field> {
    let field = |field: &str, control, key: String, text: String, value: Value| Field {
        shown: in_words(&value),
        place: Place {
            document: ask.document.clone(),
            record: ask.record.clone(),
            field: field.to_owned(),
        },
        key,
        kind: Entered::Asked(control),
        text,
        value,
        applicable: true,
        options: Vec::new(),
    };
    let own = |value| {
        let (key, question) = (ask.field.clone(), ask.question.clone());
        field(&ask.field, ask.control, key, question, value)
    };
    match ask.control {
        Control::Rows => Vec::new(),
        Control::Flags | Control::Links => {
            let bearers = bearers(&ask.options);
            let option = |option: &Choice| {
                let text = format!("{} {}", ask.question, option.name);
                let key = key_of(&ask, option, &bearers);
                field(
                    &option.field,
                    ask.control,
                    key,
                    text,
                    Value::from(option.chosen),
                )
            };
            let options = ask.options.iter().map(option);
            let other = ask.other.iter().map(|other| {
                let (key, value) = (other.field.clone(), text_or_null(&other.value));
                field(
                    &other.field,
                    Control::Line,
                    key,
                    ask.question.clone(),
                    value,
                )
            });
            options.chain(other).collect()
        }
        Control::Rating => vec![own(Value::from(ask.value.parse::<u32>().ok()))],
        Control::Person | Control::Labels => vec![own(text_or_null(&ask.shown))],
        Control::Measure if ask.shown.is_empty() => vec![own(Value::Null)],
        Control::Measure => vec![Field {
            shown: ask.shown.clone(),
            ..own(json!(ask.measure))
        }],
        Control::Estimate if ask.shown.is_empty() => vec![own(Value::Null)],
        Control::Estimate => vec![Field {
            shown: ask.shown.clone(),
            ..own(json!(ask.estimate))
        }],
        Control::Choice => vec![Field {
            options: ask.options.to_vec(),
            ..own(text_or_null(&ask.value))
        }],
        Control::Line | Control::Text | Control::Date | Control::Quarter | Control::Number => {
            vec![own(text_or_null(&ask.value))]
        }
    }
}

/// Links are named by what they lead to, which is easier to type than its identifier, where no other has that name.
fn key_of(ask: &Ask, option: &Choice, bearers: &HashMap<String, u32>) -> String {
    let is_alone = bearers.get(&name::key(&option.name)) == Some(&1);
    match ask.control {
        Control::Links if is_alone => format!("{}/{}", ask.field, option.name),
        _ => option.field.clone(),
    }
}

/// How many bear each name.
fn bearers(options: &[Choice]) -> HashMap<String, u32> {
    let mut bearers = HashMap::new();
    for option in options {
        *bearers.entry(name::key(&option.name)).or_default() += 1;
    }
    bearers
}

fn text_or_null(text: &str) -> Value {
    match text.is_empty() {
        true => Value::Null,
        false => Value::from(text),
    }
}

fn in_words(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(false) => String::new(),
        Value::Bool(true) => "ticked".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

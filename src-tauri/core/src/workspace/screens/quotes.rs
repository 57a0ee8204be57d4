//! What the phases, Scoping and the experience tracker know of each other: what was said to the same elsewhere, and what is
//! missing in one of them that another has.

use crate::document::fold::Document;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Control, Field, Same, Scoping};
use crate::framework::{Framework, Phase, Slot};
use crate::page::{answer::answer, build::line};
use crate::use_case::{UseCase, not_applicable_field, said};
use crate::view::{Missing, Place, Quote, Screen};
use crate::workspace::Reader;
use crate::workspace::screens::place::of_document;
use crate::workspace::screens::wording::read;

/// What asks for something in a use case.
struct Asking<'a> {
    /// The title of the phase, `Scoping` or `Experience tracker`.
    source: &'a str,
    question: &'a str,
    /// What it is called in a sentence.
    idea: &'a str,
    control: Control,
    /// Of scoping.
    field: Option<&'a Field>,
    place: Place,
}

impl Reader {
    /// What was said elsewhere to what asks for the same as a field of a use case. What reads alike is not said twice.
    pub(crate) fn quotes(
        &self,
        document: &Document,
        framework: &Framework,
        field: &str,
    ) -> Result<Vec<Quote>, Error> {
        let Some(target) = asking(document, framework, field) else {
            return Ok(Vec::new());
        };
        let mut known = vec![self.words_said(document, &target, field)?.trim().to_owned()];
        let mut quotes: Vec<Quote> = Vec::new();
        for other in others(field) {
            let Some(source) = asking(document, framework, other) else {
                continue;
            };
            let said = self.words_said(document, &source, other)?;
            if said.trim().is_empty() || known.iter().any(|known| known == said.trim()) {
                continue;
            }
            let take = match taken(target.control, &known[0], &said) {
                Some(_) if known[0].is_empty() => Some("Use this".to_owned()),
                Some(_) => Some("Add this".to_owned()),
                None => None,
            };
            quotes.push(Quote {
                from: other.to_owned(),
                said_in: format!("Said in {}", source.source),
                question: source.question.to_owned(),
                html: read(&said),
                place: source.place,
                take,
                instead: match target.control {
                    Control::Links => "Choose what it names.",
                    Control::Choice => "Choose what fits it.",
                    Control::Date => "Enter the day it names.",
                    Control::Quarter => "Enter the quarter it names.",
                    Control::Number => "Enter the number it names.",
                    _ => "",
                }
                .to_owned(),
            });
            known.push(said.trim().to_owned());
        }
        Ok(quotes)
    }

    /// What a field of a use case holds with a quote in it: below what stands there already.
    ///
    /// # Errors
    /// [`Error::Invalid`] where it can't hold that, or has it.
    pub(crate) fn with_quote(
        &self,
        document: &Document,
        framework: &Framework,
        field: &str,
        from: &str,
    ) -> Result<String, Error> {
        let gone = || {
            Error::Invalid(
                "That is no longer said there, or stands here already. Nothing was changed: look once more."
                    .to_owned(),
            )
        };
        if !others(field).contains(&from) {
            return Err(gone());
        }
        let target = asking(document, framework, field).ok_or_else(gone)?;
        let source = asking(document, framework, from).ok_or_else(gone)?;
        let stands = self.words_said(document, &target, field)?;
        let said = self.words_said(document, &source, from)?;
        taken(target.control, &stands, &said).ok_or_else(gone)
    }

    /// Where Scoping and the experience tracker lack what is said in a phase, or say what does not apply in it.
    pub(crate) fn across(&self, use_case: &UseCase, phase: &Phase) -> Result<Vec<Missing>, Error> {
        let UseCase {
            document,
            framework,
        } = use_case;
        let mut found: Vec<Missing> = Vec::new();
        for question in &phase.questions {
            let name = question.field();
            for same in &Scoping::built_in().same {
                let others = same.others(&name);
                let others = others.filter_map(|other| {
                    let asking = asking(document, framework, other)?;
                    asking.field.is_some().then_some((other, asking))
                });
                let others: Vec<(&str, Asking<'_>)> = others.collect();
                let mut said = None;
                for (other, asking) in &others {
                    if said.is_none()
                        && !self.words_said(document, asking, other)?.trim().is_empty()
                    {
                        said = Some(asking);
                    }
                }
                let what = match (use_case.entered(&question.slot()), said, others.first()) {
                    (Some(true), None, Some((_, first))) => Missing {
                        what: format!("{}: nothing yet on “{}”", first.source, first.idea),
                        place: first.place.clone(),
                    },
                    (None, Some(said), _) => Missing {
                        what: format!(
                            "“{}” is not applicable here, but {} says something on “{}”",
                            question.text, said.source, said.idea
                        ),
                        place: said.place.clone(),
                    },
                    _ => continue,
                };
                if !found.iter().any(|known| known.place == what.place) {
                    found.push(what);
                }
            }
        }
        Ok(found)
    }

    /// What the phases say against building: an answer that is missing, and a last decision that is not to go on.
    pub(crate) fn against_building(&self, use_case: &UseCase) -> Result<Vec<Missing>, Error> {
        let UseCase {
            document,
            framework,
        } = use_case;
        let same = Scoping::built_in().same.iter();
        let needed: Vec<&Same> = same.filter(|same| same.before_building).collect();
        let mut found = Vec::new();
        for phase in &framework.phases {
            for question in &phase.questions {
                let name = question.field();
                let is_needed = needed.iter().any(|same| same.names(&name));
                if is_needed && use_case.entered(&question.slot()) == Some(false) {
                    found.push(Missing {
                        what: format!("{}: answer “{}”", phase.title, question.text),
                        place: in_phase(document, phase, &name),
                    });
                }
            }
            let rows = document.rows(kind::DECISION);
            let last = rows
                .filter(|(_, row)| row.text(field::PHASE) == phase.key)
                .last();
            let Some((id, row)) = last else { continue };
            let asked = Scoping::built_in().find(kind::DECISION, kind::DECISION);
            let option = asked.and_then(|found| found.field.option(row.text(kind::DECISION)));
            if option.is_some_and(|option| !option.agrees) {
                found.push(Missing {
                    what: format!("{}: {}", phase.title, self.decision_in_words(row)?),
                    place: Place {
                        record: Some(id.to_string()),
                        field: Some(kind::DECISION.to_owned()),
                        ..in_phase(document, phase, "")
                    },
                });
            }
        }
        Ok(found)
    }

    /// What is said in a field, as Markdown; nothing where it does not apply.
    fn words_said(
        &self,
        document: &Document,
        asking: &Asking<'_>,
        name: &str,
    ) -> Result<String, Error> {
        let Some(own) = document.own() else {
            return Ok(String::new());
        };
        let Some(field) = asking.field else {
            let slot: Option<Slot> = name.parse().ok();
            let applies = slot.is_none_or(|slot| !own.is_set(&not_applicable_field(&slot)));
            return Ok(match applies {
                true => own.text(name).to_owned(),
                false => String::new(),
            });
        };
        Ok(match field.kind {
            Control::Links => {
                let links = self.links(document, &field.field, &field.to)?;
                let names: Vec<String> = links.into_iter().map(|link| link.name).collect();
                names.join(", ")
            }
            Control::Person | Control::Rows => String::new(),
            _ => said::in_words(own, field, "").into_owned(),
        })
    }
}

/// The fields that ask for the same as a field, each once.
fn others(field: &str) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for same in &Scoping::built_in().same {
        if !same.names(field) {
            continue;
        }
        let others = same.asked.iter().map(String::as_str);
        for other in others.filter(|other| *other != field) {
            if !found.contains(&other) {
                found.push(other);
            }
        }
    }
    found
}

/// What asks in a field of a use case, if anything does.
fn asking<'a>(document: &Document, framework: &'a Framework, name: &str) -> Option<Asking<'a>> {
    if let Ok(slot @ Slot::Answer(_)) = name.parse::<Slot>() {
        let question = framework.question(slot.key())?;
        let phase = framework.phase_of(&slot)?;
        return Some(Asking {
            source: &phase.title,
            question: &question.text,
            idea: &question.text,
            control: match question.single_line {
                true => Control::Line,
                false => Control::Text,
            },
            field: None,
            place: in_phase(document, phase, name),
        });
    }
    let scoping = Scoping::built_in();
    let fields = scoping.fields(kind::USE_CASE);
    let field = fields.into_iter().find(|field| field.field == name)?;
    let (source, screen) = match scoping.is_tracked(field) {
        true => ("Experience tracker", Screen::Tracker),
        false => ("Scoping", Screen::Scoping),
    };
    Some(Asking {
        source,
        question: &field.question,
        idea: &field.idea,
        control: field.kind,
        field: Some(field),
        place: Place {
            screen: Some(screen),
            record: Some(document.id.to_string()),
            field: Some(name.to_owned()),
            ..of_document(document)
        },
    })
}

fn in_phase(document: &Document, phase: &Phase, name: &str) -> Place {
    Place {
        phase: Some(phase.key.clone()),
        record: Some(document.id.to_string()),
        field: Some(name.to_owned()),
        ..of_document(document)
    }
}

/// What a field that holds a text holds with more in it; nothing where it has it, or holds no text.
fn taken(control: Control, stands: &str, said: &str) -> Option<String> {
    let (said, between) = match control {
        Control::Text => (said.trim().to_owned(), "\n\n"),
        Control::Line => (line(&answer(said, 0)), "; "),
        _ => return None,
    };
    if said.is_empty() || stands.contains(&said) {
        return None;
    }
    Some(match stands.trim_end() {
        "" => said,
        stands => format!("{stands}{between}{said}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_stays_above_what_is_taken() {
        for (control, stands, said, with) in [
            (Control::Text, "", "- a\n- b\n", Some("- a\n- b")),
            (Control::Text, "Mine\n", "Theirs", Some("Mine\n\nTheirs")),
            (Control::Text, "Mine and Theirs", "Theirs", None),
            (Control::Line, "", "**All** of\n\nit", Some("All of it")),
            (Control::Line, "half", "all", Some("half; all")),
            (Control::Text, "", "  ", None),
            (Control::Links, "", "a", None),
            (Control::Date, "", "in May", None),
        ] {
            assert_eq!(
                taken(control, stands, said).as_deref(),
                with,
                "{stands:?} {said:?}"
            );
        }
    }
}

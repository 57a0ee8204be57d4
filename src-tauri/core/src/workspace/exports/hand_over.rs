//! What is handed over to other tools, read from the workspace.

use std::collections::{HashMap, HashSet};

use crate::disk::file_name::file_name;
use crate::document::day;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Control, Scoping, measure};
use crate::handover::calendar::{self, Event};
use crate::handover::mermaid::{self, Flow, Section, Waiting};
use crate::handover::{Made, azure, jira};
use crate::outline::index;
use crate::page::storage;
use crate::use_case::UseCase;
use crate::view::{ExportOptions, HandOver, HandOverChoice, Link, Scope};
use crate::workspace::exports::stated;
use crate::workspace::exports::subject::nothing_chosen;
use crate::workspace::{Reader, Workspace};

/// What the days of integrations stand under.
const INTEGRATIONS: &str = "Integrations";

/// What the days of metrics stand under.
const METRICS: &str = "Metrics";

/// What is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Its files, at least one.
    pub files: Vec<HandoverFile>,
    /// What is to be told of them, in sentences.
    pub told: Vec<String>,
}

/// A file that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverFile {
    /// The name that saving proposes, safe on every system.
    pub name: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

/// What of a scope can be handed over.
pub(super) fn offered(scope: &Scope) -> Vec<HandOverChoice> {
    let offered: &[HandOver] = match scope {
        Scope::UseCases { .. } | Scope::Scoping { .. } => &HandOver::OF_USE_CASES,
        Scope::Roadmap => &HandOver::OF_ROADMAP,
        Scope::Tags { .. } => &HandOver::OF_TAGS,
        _ => &[],
    };
    offered.iter().map(|to| HandOverChoice::from(*to)).collect()
}

impl Reader {
    /// What is handed over of use cases or of what to build next. Everything typed is in it.
    ///
    /// # Errors
    /// As [`Reader::export`]; [`Error::Invalid`] for what a scope can't be handed over as, and where there is nothing to hand
    /// over.
    pub fn hand_over(
        &self,
        scope: &Scope,
        to: HandOver,
        options: &ExportOptions,
    ) -> Result<Handover, Error> {
        let scope = self.named_each(scope)?;
        if !offered(&scope).iter().any(|offered| offered.to == to) {
            return Err(Error::Invalid(format!(
                "That can't be handed over as {}.",
                to.label()
            )));
        }
        if let Scope::Tags { filter } = &*scope {
            return self.built(&self.plan(filter)?, to);
        }
        let (reader, scope) = self.then(&scope, options)?;
        let (title, use_cases) = reader.handed(&scope)?;
        let made = match to {
            HandOver::Jira => vec![jira::write(&reader.work_items(&use_cases)?)],
            HandOver::AzureBoards => azure::write(&reader.work_items(&use_cases)?),
            HandOver::Calendar => vec![reader.calendar(&title, &use_cases)?],
            HandOver::Gantt => vec![reader.gantt(&title, &use_cases)?],
            HandOver::Flowchart => vec![reader.flowchart(&title)?],
            HandOver::ConfluenceIndex => vec![reader.index()?],
            _ => Vec::new(),
        };
        let of = made.len();
        let mut handed = Handover {
            files: Vec::with_capacity(of),
            told: Vec::new(),
        };
        for (number, made) in (1..).zip(made) {
            let part = match of {
                1 => to.part().to_owned(),
                _ => format!("{} {number} of {of}", to.part()),
            };
            handed.files.push(HandoverFile {
                name: file_name(&title, Some(&part), to.extension()),
                bytes: made.bytes,
            });
            for told in made.told {
                if !handed.told.contains(&told) {
                    handed.told.push(told);
                }
            }
        }
        Ok(handed)
    }

    /// What is handed over is called, and the use cases that it is about.
    fn handed(&self, scope: &Scope) -> Result<(String, Vec<UseCase>), Error> {
        let (ids, title) = match scope {
            Scope::UseCases { use_cases } | Scope::Scoping { use_cases } => {
                let title = match use_cases.as_slice() {
                    [] => return Err(nothing_chosen()),
                    [one] => self.title_of(kind::USE_CASE, one)?,
                    several => format!("{} use cases", several.len()),
                };
                (use_cases.clone(), title)
            }
            _ => {
                let at_work = self.use_cases_at_work().map(|row| row.doc.to_string());
                (at_work.collect(), format!("{} — Build next", self.name()))
            }
        };
        let use_cases = ids.iter().map(|id| self.use_case(id));
        Ok((title, use_cases.collect::<Result<_, _>>()?))
    }

    fn calendar(&self, title: &str, use_cases: &[UseCase]) -> Result<Made, Error> {
        let sections = self.days(use_cases)?;
        let events = sections.into_iter().flat_map(|section| section.events);
        let events: Vec<Event> = events.map(|(_, event)| event).collect();
        Ok(Made {
            bytes: calendar::write(title, &events, (self.clock)()),
            told: Vec::new(),
        })
    }

    fn gantt(&self, title: &str, use_cases: &[UseCase]) -> Result<Made, Error> {
        let sections = self.days(use_cases)?;
        Ok(Made {
            bytes: mermaid::gantt(title, &sections).into_bytes(),
            told: Vec::new(),
        })
    }

    fn flowchart(&self, title: &str) -> Result<Made, Error> {
        let roadmap = self.roadmap()?;
        if roadmap.places.is_empty() {
            return Err(Error::Invalid(
                "Nothing is ranked in Build next yet, so there is nothing to draw. Build next says what is missing."
                    .to_owned(),
            ));
        }
        let mut flow = Flow {
            possible: names(&roadmap.possible),
            ..Flow::default()
        };
        let mut drawn: HashMap<String, usize> = HashMap::new();
        for (place, integration) in roadmap.places.iter().enumerate() {
            let name = integration.integration.name.clone();
            flow.places.push((name, integration.effort));
            let sharing = integration.shares.iter().map(|share| &share.use_case);
            for link in sharing.chain(&integration.completes) {
                let at = *drawn.entry(link.id.clone()).or_insert_with(|| {
                    flow.use_cases.push(Waiting {
                        name: link.name.clone(),
                        needs: Vec::new(),
                        is_completed: false,
                    });
                    flow.use_cases.len() - 1
                });
                let waiting = &mut flow.use_cases[at];
                if waiting.needs.last() != Some(&place) {
                    waiting.needs.push(place);
                }
                waiting.is_completed |= integration.completes.iter().any(|done| done.id == link.id);
            }
        }
        let apart = roadmap.unplaced.iter().map(|one| &one.what);
        let mut left_out: Vec<&str> = apart
            .filter(|what| !drawn.contains_key(&what.id))
            .map(|what| what.name.as_str())
            .collect();
        left_out.dedup();
        let told = match left_out.len() {
            0 => None,
            1 => Some(format!(
                "“{}” is not ranked yet, and not in it.",
                left_out[0]
            )),
            many => Some(format!("{many} that are not ranked yet are not in it.")),
        };
        Ok(Made {
            bytes: mermaid::flowchart(title, &flow).into_bytes(),
            told: told.into_iter().collect(),
        })
    }

    /// The page with a table of all use cases that are in Confluence.
    fn index(&self) -> Result<Made, Error> {
        let mut page = index::page();
        stated::state(&mut page, &self.stated()?);
        let report = index::report();
        Ok(Made {
            bytes: (storage::write(&page) + &report).into_bytes(),
            told: Vec::new(),
        })
    }

    /// The planned days of use cases, and those of the integrations and metrics that they name, each once.
    ///
    /// # Errors
    /// [`Error::Invalid`] where there is none.
    fn days(&self, use_cases: &[UseCase]) -> Result<Vec<Section>, Error> {
        let mut sections = Vec::new();
        let (mut integrations, mut metrics) = (Vec::new(), Vec::new());
        let mut named = HashSet::new();
        for use_case in use_cases {
            let name = use_case.title().to_owned();
            let events = of_use_case(use_case);
            if !events.is_empty() {
                sections.push(Section { name, events });
            }
            for link in self.links(&use_case.document, field::NEEDS, kind::INTEGRATION)? {
                if named.insert(link.id.clone()) {
                    integrations.extend(self.integration_goes_live(&link)?);
                }
            }
            for link in self.links(&use_case.document, field::METRICS, kind::METRIC)? {
                if named.insert(link.id.clone()) {
                    metrics.extend(self.target(&link)?);
                }
            }
        }
        for (name, events) in [(INTEGRATIONS, integrations), (METRICS, metrics)] {
            if !events.is_empty() {
                let name = name.to_owned();
                sections.push(Section { name, events });
            }
        }
        match sections.is_empty() {
            false => Ok(sections),
            true => Err(Error::Invalid(
                "No day is planned here yet. Days come from the start, the end and the decision in Experience tracker, from when a use case and the integrations that it needs go live, and from the targets of its metrics."
                    .to_owned(),
            )),
        }
    }

    /// The day on which an integration is to go live.
    fn integration_goes_live(&self, integration: &Link) -> Result<Option<(String, Event)>, Error> {
        let document = self.shown(&integration.id, kind::INTEGRATION)?;
        let day = document.own().map_or("", |own| own.text(field::GO_LIVE));
        let what = format!("Go-live of {}", integration.name);
        let event = event(document.id, field::GO_LIVE, &what, [day; 2]);
        Ok(event.map(|event| (what, event)))
    }

    /// The day by which a metric is to reach its target.
    fn target(&self, metric: &Link) -> Result<Option<(String, Event)>, Error> {
        let document = self.shown(&metric.id, kind::METRIC)?;
        let own = document.own();
        let said = |field: &str| own.map_or("", |own| own.text(field));
        let Some(target) = measure::read(said("target")) else {
            return Ok(None);
        };
        let value = measure::with_unit(&target.value, said("unit"));
        let what = match target.value.is_empty() {
            true => format!("Target of {}", metric.name),
            false => format!("Target of {}: {value}", metric.name),
        };
        let days = [target.date.as_str(); 2];
        Ok(event(document.id, "target", &what, days).map(|event| (what, event)))
    }
}

impl Workspace {
    /// As [`Reader::hand_over`]; what is being typed is a change by then.
    ///
    /// # Errors
    /// As there, and [`Error::NotSaved`].
    pub fn hand_over(
        &mut self,
        scope: &Scope,
        to: HandOver,
        options: &ExportOptions,
    ) -> Result<Handover, Error> {
        self.settle()?;
        self.reader.hand_over(scope, to, options)
    }
}

/// The day that a use case goes live; empty where that is not known.
pub(super) fn goes_live(use_case: &UseCase) -> &str {
    let day = use_case.text(field::GO_LIVE);
    match day::number(day) {
        Some(_) => day,
        None => "",
    }
}

/// The quarter that a use case is planned for, `2027-Q1`; empty where none is.
pub(super) fn quarter(use_case: &UseCase) -> &str {
    use_case.text(field::TARGET_QUARTER).trim()
}

/// What is planned for days of a use case, each behind what it is. A run from one day to another is one.
fn of_use_case(use_case: &UseCase) -> Vec<(String, Event)> {
    let scoping = Scoping::built_in();
    let asked = [&scoping.filed, &scoping.requirements, &scoping.tracker];
    let asked = asked.into_iter().flatten();
    let days: Vec<(&str, &str)> = asked
        .filter(|asked| asked.kind == Control::Date)
        .map(|asked| (asked.field.as_str(), asked.idea.as_str()))
        .collect();
    let id = use_case.document.id;
    let event = |what: &str, name: &str, days: [&str; 2]| {
        let title = format!("{what}: {}", use_case.title());
        event(id, name, &title, days).map(|event| (what.to_owned(), event))
    };
    let days_of_run = [field::RUN_FROM, field::RUN_TO].map(|field| use_case.text(field));
    let [from, to] = days_of_run.map(day::number);
    let is_run = from.zip(to).is_some_and(|(from, to)| from < to);
    let events = days.into_iter().filter_map(|(field, idea)| match field {
        field::RUN_FROM if is_run => event("Run time", "run", days_of_run),
        field::RUN_TO if is_run => None,
        field => event(idea, field, [use_case.text(field); 2]),
    });
    events.collect()
}

/// Something planned, of this field of a document; nothing where its days are none.
fn event(of: Id, field: &str, title: &str, [from, to]: [&str; 2]) -> Option<Event> {
    day::number(from).and(day::number(to))?;
    Some(Event {
        id: format!("{of}-{}", field.replace('/', "-")),
        title: title.to_owned(),
        text: String::new(),
        from: from.to_owned(),
        to: to.to_owned(),
    })
}

fn names(links: &[Link]) -> Vec<String> {
    links.iter().map(|link| link.name.clone()).collect()
}

#[cfg(test)]
mod tests;

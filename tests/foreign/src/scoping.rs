//! Texts in everything that scoping asks for in words: whatever it asks is asked the workspace, and answered through the
//! one door.

use crate::fields::line;
use crate::office::{Exported, Office};
use ninefold_core::document::spot::Spot;
use ninefold_core::error::Error;
use ninefold_core::text::name;
use ninefold_core::view::{
    Ask, Choice, Control, Estimate, ExportOptions, Format, Measure, Scope, TagFilter,
};
use ninefold_core::workspace::{Entry, NewDesign, Who};

/// How many documents a link is set to: enough to stand in a row.
const LINKED: usize = 3;

/// The day of everything that has one.
const DAY: &str = "2026-11-22";
const QUARTER: &str = "Q4 2026";

/// A picture, as far as anybody looks.
const PICTURE: &[u8] = include_bytes!("../../../icons/32x32.png");

/// An export of scoping.
#[derive(Debug)]
pub struct Scoped {
    /// What is exported.
    pub scope: Scope,
    /// What was typed into it.
    pub answers: Vec<Answer>,
    /// The files.
    pub exported: Exported,
}

/// A typed answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Is it Markdown, or one line?
    pub is_text: bool,
    /// What was typed.
    pub typed: String,
}

/// The texts in turn, lines and Markdown alike, and what was made of them.
struct Pen<'a> {
    texts: &'a [String],
    answers: Vec<Answer>,
}

/// Use cases that were made, and what was typed in them.
struct UseCases {
    ids: Vec<String>,
    required: Vec<Answer>,
    tracked: Vec<Answer>,
}

impl Office {
    /// Types texts into all fields of integrations, metrics, requirements, experience trackers and tags, until every text
    /// was in one of each kind; then exports them.
    ///
    /// # Errors
    /// What the workspace reported.
    pub fn type_scoping(&mut self, texts: &[String]) -> Result<Vec<Scoped>, Error> {
        let (integrations, about_integrations) = self.documents("integration", texts)?;
        let (_, about_metrics) = self.documents("metric", texts)?;
        let UseCases {
            ids: use_cases,
            required: requirements,
            tracked,
        } = self.use_cases(texts)?;
        let (_, about_tags) = self.documents("tag", texts)?;
        let filter = TagFilter::default();
        [
            (Scope::Integrations { integrations }, about_integrations),
            (Scope::Metrics, about_metrics),
            (
                Scope::Scoping {
                    use_cases: use_cases.clone(),
                },
                requirements,
            ),
            (Scope::Tracker { use_cases }, tracked),
            (Scope::Tags { filter }, about_tags),
            // Nothing is typed into it; the names of others are in it.
            (Scope::Roadmap, Vec::new()),
        ]
        .into_iter()
        .map(|(scope, answers)| {
            let exported = self.export(&scope, texts)?;
            Ok(Scoped {
                scope,
                answers,
                exported,
            })
        })
        .collect()
    }

    /// The tagging plan for spreadsheet programs.
    ///
    /// # Errors
    /// What the workspace reported.
    pub fn sheet(&mut self) -> Result<Vec<u8>, Error> {
        let filter = TagFilter::default();
        let scope = Scope::Tags { filter };
        let options = ExportOptions::default();
        let export = self.workspace.export(&scope, Format::Csv, &options)?;
        Ok(export.bytes)
    }

    /// Documents of a kind with all texts in them.
    fn documents(
        &mut self,
        kind: &'static str,
        texts: &[String],
    ) -> Result<(Vec<String>, Vec<Answer>), Error> {
        let mut pen = Pen::new(texts);
        let mut documents = Vec::new();
        while pen.is_needed() {
            let place = self.workspace.add_document(kind, "")?.place;
            let id = place.and_then(|place| place.document);
            let id = id.ok_or(Error::Unknown(kind))?;
            let asks = match kind {
                "integration" => self.workspace.integration(&id)?.asks,
                "metric" => {
                    self.workspace.add_row(&id, "reading", None)?;
                    let page = self.workspace.metric(&id)?;
                    let readings = page.readings.into_iter().flat_map(|row| row.asks);
                    page.asks.into_iter().chain(readings).collect()
                }
                _ => {
                    let plan = self.workspace.tagging_plan(&TagFilter::default())?;
                    let tag = plan.tags.into_iter().find(|tag| tag.id == id);
                    tag.ok_or(Error::Unknown(kind))?.asks
                }
            };
            self.answer(&asks, &mut pen)?;
            documents.push(id);
        }
        Ok((documents, pen.answers))
    }

    /// Use cases with all texts in their requirements, and in their experience trackers.
    fn use_cases(&mut self, texts: &[String]) -> Result<UseCases, Error> {
        let (mut required, mut tracked) = (Pen::new(texts), Pen::new(texts));
        let mut use_cases = Vec::new();
        while required.is_needed() || tracked.is_needed() {
            let place = self.workspace.create_use_case()?.place;
            let id = place.and_then(|place| place.use_case);
            let id = id.ok_or(Error::Unknown("use case"))?;
            let title = required.next(false);
            let spot = Spot::of(&id, "title")?;
            self.workspace.enter(&spot, Entry::Text(title.clone()))?;
            self.score(&id)?;
            self.workspace.add_row(&id, "step", None)?;
            let design = NewDesign::new(line(&title), Ok(PICTURE.to_vec()));
            self.workspace.add_designs(&id, vec![design])?;
            let page = self.workspace.scoping(&id)?;
            self.answer(&page.asks, &mut required)?;
            let designs = page.designs.iter().map(|design| &design.row);
            for row in page.steps.iter().chain(designs) {
                self.answer(&row.asks, &mut required)?;
            }
            let slides = self.workspace.tracker(&id)?.slides.into_iter();
            for one in slides.flat_map(|slide| slide.boxes) {
                self.answer(&one.asks, &mut tracked)?;
            }
            use_cases.push(id);
        }
        Ok(UseCases {
            ids: use_cases,
            required: required.answers,
            tracked: tracked.answers,
        })
    }

    /// Gives a use case a value, for it to count in the roadmap.
    fn score(&mut self, use_case: &str) -> Result<(), Error> {
        for step in self.workspace.overview(use_case)?.header.steps {
            let scoring = self.workspace.phase(use_case, &step.key)?.scoring;
            let mut dimensions = scoring.dimensions.iter();
            if let Some(value) = dimensions.find(|dimension| dimension.axis == "Value") {
                let spot = Spot::of(use_case, &value.field)?;
                self.workspace.enter(&spot, Entry::Score(3))?;
                break;
            }
        }
        Ok(())
    }

    /// Enters something wherever something is asked.
    fn answer(&mut self, asks: &[Ask], pen: &mut Pen<'_>) -> Result<(), Error> {
        for ask in asks {
            let entry = match ask.control {
                Control::Line | Control::Text => {
                    Entry::Text(pen.next(ask.control == Control::Text))
                }
                Control::Flags => {
                    if let Some(other) = &ask.other {
                        let text = pen.next(false);
                        self.enter(ask, &other.field, Entry::Text(text))?;
                    }
                    continue;
                }
                Control::Measure => {
                    let source = ask.has_source.then(|| pen.next(false));
                    Entry::Measure(Measure {
                        value: "4".into(),
                        source: source.unwrap_or_default(),
                        date: DAY.into(),
                    })
                }
                Control::Estimate => Entry::Estimate(Estimate {
                    low: "3".into(),
                    likely: "4".into(),
                    high: "6".into(),
                }),
                Control::Person => match pen.name() {
                    name if line(&name).trim().is_empty() => continue,
                    name => Entry::Person(Who::New(name)),
                },
                Control::Number => {
                    let number = ask.range.as_ref().map_or(4.0, |range| range.usual);
                    Entry::Number(number.to_string())
                }
                // Nothing is linked that it could be one of.
                Control::Choice if ask.options.is_empty() => continue,
                Control::Choice => {
                    let option = &ask.options[pen.answers.len() % ask.options.len()];
                    Entry::Choice(option.key.clone())
                }
                Control::Rating => Entry::Score(3),
                Control::Date => Entry::Day(DAY.to_owned()),
                Control::Quarter => Entry::Quarter(QUARTER.to_owned()),
                Control::Links => {
                    for Choice { field, .. } in ask.options.iter().take(LINKED) {
                        self.enter(ask, field, Entry::Tick(true))?;
                    }
                    continue;
                }
                // They have fields of their own.
                Control::Rows | Control::Labels => continue,
            };
            self.enter(ask, &ask.field, entry)?;
        }
        Ok(())
    }

    fn enter(&mut self, ask: &Ask, field: &str, entry: Entry) -> Result<(), Error> {
        let spot = Spot::named(&ask.document, &ask.record, field)?;
        self.workspace.enter(&spot, entry).map(drop)
    }
}

impl<'a> Pen<'a> {
    fn new(texts: &'a [String]) -> Self {
        Self {
            texts,
            answers: Vec::new(),
        }
    }

    /// Was a text in no field yet?
    fn is_needed(&self) -> bool {
        self.answers.len() < self.texts.len()
    }

    fn next(&mut self, is_text: bool) -> String {
        let typed = &self.texts[self.answers.len() % self.texts.len()];
        self.answers.push(Answer {
            is_text,
            typed: typed.clone(),
        });
        typed.clone()
    }

    /// The next text as a person's name, whose kept spelling is what has to arrive.
    fn name(&mut self) -> String {
        let name = self.next(false);
        if let Some(answer) = self.answers.last_mut() {
            answer.typed = name::clean(&name);
        }
        name
    }
}

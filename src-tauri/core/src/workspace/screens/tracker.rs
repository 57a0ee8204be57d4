//! The Experience tracker tab of a use case.

use std::collections::BTreeMap;

use crate::document::fold::Document;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Scoping, Shows, Slide, SlideBox};
use crate::measure::Advice;
use crate::metric::Metric;
use crate::page::{Page, html};
use crate::tracker::{Phase, Tracker, given, in_words, primary};
use crate::use_case::UseCase;
use crate::use_case::asked::Ask;
use crate::view::{
    Coached, Design, Link, NamedChart, Place, Screen, TrackerBox, TrackerPage, TrackerSlide,
};
use crate::workspace::Reader;

/// The headings of what people typed start below those of a box.
const BELOW_BOX: u8 = 0;

impl Reader {
    /// The experience tracker of a use case.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn tracker(&self, use_case: &str) -> Result<TrackerPage, Error> {
        let tracker = self.tracked(use_case)?;
        let use_case = self.use_case(use_case)?;
        let document = &use_case.document;
        let header = self.header(&use_case)?;
        let mut missing = tracker.missing();
        missing.extend(self.against_building(&use_case)?);
        missing.extend(self.open_before_law(document)?);
        missing.extend(self.events_before_building(document)?);
        Ok(TrackerPage {
            revision: self.revision,
            slides: Scoping::built_in()
                .slides
                .iter()
                .map(|slide| shown(&tracker, slide))
                .collect(),
            coach: Coached {
                advice: tracker.advice(),
                decider: tracker.decider().to_owned(),
                decides: tracker.decides(),
                is_locked: tracker.has_started(),
                replanned: tracker.replanned(),
            },
            variations: tracker.variations.clone(),
            asks_why: tracker.is_decided_early(),
            hypothesis: tracker.hypothesis(),
            ready: in_words(&missing),
            missing,
            follows: self.followed(document)?,
            next: self.following(document)?,
            header,
        })
    }

    /// What the coach says of the test of a use case, with some of its fields as they are just typed and not kept yet.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn coach(&self, use_case: &str, typed: &BTreeMap<String, String>) -> Result<Advice, Error> {
        let use_case = self.use_case(use_case)?;
        let metrics = self.metrics_of(&use_case.document)?;
        let own = use_case.document.own();
        let kept = |field: &str| own.map_or("", |own| own.text(field)).to_owned();
        let value = |field: &str| typed.get(field).cloned().unwrap_or_else(|| kept(field));
        Ok(given(&metrics, value).advice())
    }

    /// All that is known about a use case.
    pub(crate) fn tracked(&self, use_case: &str) -> Result<Tracker, Error> {
        let UseCase {
            document,
            framework,
        } = self.use_case(use_case)?;
        let phases = framework.phases.iter().map(|phase| {
            let page = self.phase(use_case, &phase.key)?;
            Ok(Phase {
                decision: page
                    .decisions
                    .into_iter()
                    .next()
                    .map(|last| (last.verdict, last.in_words)),
                step: page.step,
                stakeholders: page.stakeholders,
                ratings: page.scoring.score.ratings,
                questions: page.progress.questions,
            })
        });
        let phases = phases.collect::<Result<_, Error>>()?;
        let scoping = self.scoping(use_case)?;
        let metrics = self.metrics_of(&document)?;
        Ok(Tracker {
            id: scoping.header.id,
            title: scoping.header.title,
            stepper: scoping.header.steps,
            requirements: scoping.asks,
            steps: scoping.steps,
            designs: scoping.designs,
            needs: scoping.needs,
            tags: scoping.tags,
            benefit: scoping.benefit.benefit,
            achieved: scoping.benefit.compared,
            phases,
            asks: self.asks(&document, document.id, &Scoping::built_in().tracker)?,
            decides_by: self.decides_by(&document, &metrics)?,
            metrics,
            variations: self.rows_of(&document, kind::VARIATION, &Scoping::built_in().variation)?,
            axes: self.overview(use_case)?.axes,
            today: self.today(),
            date: self.day_of(latest_edit(&document)),
            zone: (self.zone)(),
        })
    }

    /// What is entered of the metric that decides the test of a use case.
    fn decides_by(
        &self,
        use_case: &Document,
        metrics: &[(Link, Metric)],
    ) -> Result<Vec<Ask>, Error> {
        let chosen = use_case.own().map_or("", |own| own.text(field::PRIMARY));
        let Some((link, _)) = primary(metrics, chosen) else {
            return Ok(Vec::new());
        };
        let metric = self.shown(&link.id, kind::METRIC)?;
        let fields = Scoping::built_in().metric.iter();
        let fields = fields.filter(|asked| field::DECIDES_BY.contains(&asked.field.as_str()));
        self.asks(&metric, metric.id, fields)
    }

    /// The use case that this one was started from.
    fn followed(&self, document: &Document) -> Result<Option<Link>, Error> {
        let followed = document.own().map_or("", |own| own.text(field::FOLLOWS));
        if followed.is_empty() {
            return Ok(None);
        }
        match self.use_case(followed) {
            Ok(followed) => self.link_to_tracker(&followed.document).map(Some),
            // Deleted meanwhile, or not in this copy of the workspace.
            Err(Error::Unknown(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The use cases that were started from this one, by title.
    fn following(&self, document: &Document) -> Result<Vec<Link>, Error> {
        let mut links = Vec::new();
        for link in self.links_to(document.id, field::FOLLOWS)? {
            links.push(self.link_to_tracker(&*self.document(link.source)?)?);
        }
        let collation = &self.collation;
        links.sort_by_cached_key(|link| (collation.key(&link.name), link.id.clone()));
        Ok(links)
    }

    pub(super) fn link_to_tracker(&self, use_case: &Document) -> Result<Link, Error> {
        let link = self.link(use_case)?;
        Ok(Link {
            place: Place {
                screen: Some(Screen::Tracker),
                ..link.place
            },
            ..link
        })
    }
}

fn shown(tracker: &Tracker, slide: &Slide) -> TrackerSlide {
    TrackerSlide {
        key: slide.key.clone(),
        title: slide.title.clone(),
        point: tracker.made_point(slide).unwrap_or_default(),
        help: slide.help.clone(),
        boxes: slide
            .boxes
            .iter()
            .map(|one| shown_box(tracker, slide, one))
            .collect(),
    }
}

fn shown_box(tracker: &Tracker, slide: &Slide, one: &SlideBox) -> TrackerBox {
    let blocks = match one.shows {
        // They are shown as pictures, and in the words of the coach.
        None | Some(Shows::Designs | Shows::Coach) => Vec::new(),
        Some(shows) => tracker.content(shows),
    };
    let from = one.shows.and_then(|shows| tracker.source(shows));
    // What is entered on the same slide needs no way there.
    let is_here = |place: &Place| {
        let mut fields = slide.boxes.iter().flat_map(|other| &other.fields);
        fields.any(|field| place.field.as_ref() == Some(field))
    };
    TrackerBox {
        key: one.key.clone(),
        title: one.title.clone(),
        asks: one
            .fields
            .iter()
            .filter_map(|field| tracker.ask(field).cloned())
            .collect(),
        offer: one.fields.iter().find_map(|field| tracker.offer(field)),
        html: html::write(&Page { blocks }, BELOW_BOX),
        from: from.filter(|from| !is_here(&from.place)),
        designs: designs(tracker, one.shows),
        charts: charts(tracker, one.shows),
    }
}

fn designs(tracker: &Tracker, shows: Option<Shows>) -> Vec<Design> {
    match shows {
        Some(Shows::Designs) => tracker.designs.clone(),
        _ => Vec::new(),
    }
}

fn charts(tracker: &Tracker, shows: Option<Shows>) -> Vec<NamedChart> {
    if shows != Some(Shows::Readings) {
        return Vec::new();
    }
    let chart = |(link, metric): &(Link, Metric)| {
        metric.chart(&link.name).map(|chart| NamedChart {
            name: link.name.clone(),
            chart,
        })
    };
    tracker.metrics.iter().filter_map(chart).collect()
}

/// When a document was last edited, in milliseconds since 1970.
fn latest_edit(document: &Document) -> i64 {
    let records = document.records.values();
    let fields = records.flat_map(|record| record.fields.values());
    fields.map(|field| field.at).max().unwrap_or_default()
}

//! The experience tracker: its sentence, what is missing, and what its boxes show.

mod learning;
mod testing;

use super::World;
use crate::view::{ExportOptions, Format, Measure, Place, Scope, Screen, TrackerPage};
use crate::workspace::Workspace;

/// A workspace with one use case, to be filled in short.
pub(super) struct Project {
    _world: World,
    workspace: Workspace,
    use_case: String,
}

impl Project {
    fn new() -> Self {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        workspace
            .type_text(&use_case, &use_case, "title", "Abandoned cart email")
            .unwrap();
        Self {
            _world: world,
            workspace,
            use_case,
        }
    }

    fn types(&mut self, field: &str, text: &str) -> &mut Self {
        let id = self.use_case.clone();
        self.workspace.type_text(&id, &id, field, text).unwrap();
        self
    }

    fn sets(&mut self, field: &str, value: &str) -> &mut Self {
        let id = self.use_case.clone();
        self.workspace
            .set_field(&id, &id, field, Some(value))
            .unwrap();
        self
    }

    /// An integration, tag or metric that is linked with the use case.
    fn linked(&mut self, kind: &str, name: &str) -> String {
        let place = self.workspace.add_document(kind, name).unwrap().place;
        let id = place.unwrap().document.unwrap();
        match kind {
            "integration" => drop(self.sets(&format!("needs/{id}"), "1")),
            "metric" => drop(self.sets(&format!("metric/{id}"), "1")),
            _ => {
                let serves = format!("serves/{}", self.use_case);
                self.workspace
                    .set_field(&id, &id, &serves, Some("1"))
                    .unwrap();
            }
        }
        id
    }

    fn step(&mut self, texts: &[(&str, &str)]) -> &mut Self {
        let id = self.use_case.clone();
        let place = self.workspace.add_row(&id, "step", None).unwrap().place;
        let row = place.unwrap().record.unwrap();
        for (field, text) in texts {
            self.workspace.type_text(&id, &row, field, text).unwrap();
        }
        self
    }

    fn measures(&mut self, metric: &str, field: &str, value: &str) -> &mut Self {
        let measure = Measure {
            value: value.to_owned(),
            ..Measure::default()
        };
        self.workspace
            .set_measure(metric, metric, field, &measure)
            .unwrap();
        self
    }

    fn page(&mut self) -> TrackerPage {
        self.workspace.tracker(&self.use_case.clone()).unwrap()
    }

    fn missing(&mut self) -> Vec<String> {
        let missing = self.page().missing;
        missing.into_iter().map(|missing| missing.what).collect()
    }

    /// Which of the checks pass: change, audience, metric, reason, proof.
    fn passed(&mut self) -> String {
        let checks = self.page().hypothesis.checks;
        let sign = |passed| if passed { '+' } else { '-' };
        checks.iter().map(|check| sign(check.passed)).collect()
    }
}

#[test]
fn the_hypothesis_is_put_together_from_its_parts() {
    let mut project = Project::new();
    assert_eq!(
        project.page().hypothesis.sentence,
        "We believe that [change] for [audience] will cause [effect], because [reason]; we know that it is true when \
         [metric] moves from [baseline] to [target]."
    );
    assert_eq!(project.passed(), "-----");
    project
        .types("tracker/change", "a reminder with the *basket*.")
        .types("tracker/audience", "shoppers who left\n\nwith consent;");
    assert_eq!(project.passed(), "++---");
    let carts = project.linked("metric", "Recovered carts");
    project.types("tracker/reason", "the basket is hard to find again");
    project
        .workspace
        .type_text(&carts, &carts, "unit", "%")
        .unwrap();
    project.measures(&carts, "baseline", "4");
    assert_eq!(project.passed(), "++-+-");
    let check = project.page().hypothesis.checks.remove(2);
    assert_eq!(check.help, "Enter where it is to stand.");
    assert_eq!(check.place.document.as_ref(), Some(&carts));
    assert_eq!(
        project.page().hypothesis.sentence,
        "We believe that a reminder with the basket for shoppers who left with consent will cause [effect], because \
         the basket is hard to find again; we know that it is true when Recovered carts moves from 4% to [target]."
    );
    project
        .measures(&carts, "target", "7")
        .types("tracker/effect", "more orders");
    let opened = project.linked("metric", "Opened");
    project.measures(&opened, "target", "30");
    assert_eq!(project.passed(), "++++-", "one metric is enough");
    assert_eq!(
        project.page().hypothesis.sentence,
        "We believe that a reminder with the basket for shoppers who left with consent will cause more orders, because \
         the basket is hard to find again; we know that it is true when Opened moves from [baseline] to 30, and \
         Recovered carts moves from 4% to 7%."
    );
    let unsubscribes = project.linked("metric", "Unsubscribes");
    project
        .measures(&unsubscribes, "baseline", "0.1")
        .measures(&unsubscribes, "target", "0.2")
        .workspace
        .set_field(&unsubscribes, &unsubscribes, "direction", Some("down"))
        .unwrap();
    assert!(
        project
            .page()
            .hypothesis
            .sentence
            .ends_with("to 7%, and Unsubscribes stays within 0.2.")
    );
    for (field, value) in [("tracker/test", "yes"), ("tracker/run-to", "2026-12-31")] {
        project.sets(field, value);
        assert_eq!(project.passed(), "+++++", "{field}");
        project.workspace.undo().unwrap();
    }
    project.sets("tracker/test", "no");
    assert_eq!(project.passed(), "++++-");
    project.types("tracker/control", "10%");
    assert_eq!(project.passed(), "+++++");
}

const ALL_MISSING: [&str; 18] = [
    "Lean canvas: add business objective",
    "Lean canvas: add target audience",
    "Lean canvas: add customer journey stage",
    "Lean canvas: add experience details",
    "Lean canvas: add A/B test",
    "Lean canvas: add data inputs and dependencies",
    "Lean canvas: add decision model",
    "Lean canvas: add channels",
    "Lean canvas: add measurement metrics",
    "Hypothesis: add change",
    "Hypothesis: add effect",
    "Hypothesis: add reason",
    "Build: add steps",
    "Build: add configuration",
    "Build: add data needed",
    "Build: add designs",
    "Build: add tags placed",
    "Measure: add measurement placement",
];

#[test]
fn what_is_missing_is_named_once_with_its_place() {
    let mut project = Project::new();
    let page = project.page();
    let mut all: Vec<&str> = page.missing.iter().map(|one| one.what.as_str()).collect();
    let in_phases = all.split_off(19);
    assert_eq!(
        in_phases,
        [
            "Discovery: answer “What business problem are we solving and for which customer segments?”",
            "Discovery: answer “How will we measure success?”",
            "Discovery: answer “What data do we need and is it available?”",
        ]
    );
    assert_eq!(all.pop(), Some("Measure: add run time"));
    assert_eq!(all, ALL_MISSING);
    assert_eq!(page.ready, "22 things are missing");
    let at = |what: &str| {
        let found = page.missing.iter().find(|one| one.what.contains(what));
        found.map(|one| one.place.clone()).unwrap()
    };
    let here = |screen, field: &str| Place {
        screen: Some(screen),
        use_case: Some(project.use_case.clone()),
        record: Some(project.use_case.clone()),
        field: Some(field.to_owned()),
        ..Place::default()
    };
    assert_eq!(at("target"), here(Screen::Tracker, "tracker/audience"));
    assert_eq!(at("data inputs"), here(Screen::Scoping, "needs"));
    assert_eq!(at("channels"), here(Screen::Tracker, "tracker/channels"));
    assert_eq!(at("steps"), here(Screen::Scoping, "req/steps"));
    assert_eq!(at("tags").screen, Some(Screen::Tags));

    for field in [
        "objective",
        "audience",
        "stage",
        "experience",
        "channels",
        "change",
        "effect",
        "reason",
        "placement",
    ] {
        project.types(&format!("tracker/{field}"), "entered");
    }
    project
        .types("answer/ideation/problem", "entered")
        .types("answer/ideation/success", "entered")
        .types("answer/ideation/data", "entered")
        .types("req/data", "entered")
        .sets("tracker/model", "rules")
        .sets("tracker/test", "no")
        .sets("tracker/run-from", "2026-10-01")
        .sets("activation", "audience-export")
        .step(&[("step", "One"), ("config/other", "Daily")]);
    assert_eq!(
        project.missing(),
        [
            "Lean canvas: add data inputs and dependencies",
            "Lean canvas: add measurement metrics",
        ],
        "an audience export can do without designs and tags"
    );

    let consent = project.linked("integration", "Consent");
    let orders = project.linked("integration", "Order feed");
    let tag = project.linked("tag", "Basket");
    let carts = project.linked("metric", "Recovered carts");
    project.linked("metric", "Opened");
    project.measures(&carts, "baseline", "4");
    let mut set = |document: &str, field: &str, value: &str| {
        project
            .workspace
            .set_field(document, document, field, Some(value))
            .unwrap();
    };
    set(&consent, "status", "in-progress");
    set(&orders, "status", "live");
    set(&tag, "state", "placed");
    assert_eq!(
        project.missing(),
        [
            "Consent: in progress, not live",
            "Basket: placed, not verified",
            "Opened has no baseline and target",
            "Recovered carts has no target",
            "Consent: lawful record not checked yet",
            "Order feed: lawful record not checked yet",
            "Basket: lawful record not checked yet",
            "Who is responsible for the data not checked yet",
        ]
    );
    let places: Vec<_> = project
        .page()
        .missing
        .into_iter()
        .map(|one| (one.place.screen, one.place.document))
        .collect();
    assert_eq!(
        places[0],
        (Some(Screen::Integrations), Some(consent.clone()))
    );
    assert_eq!(places[1], (Some(Screen::Tags), Some(tag.clone())));
    assert_eq!(places[3], (Some(Screen::Metrics), Some(carts.clone())));

    let opened = project.workspace.metrics().unwrap().metrics[0].id.clone();
    project.workspace.delete_document(&opened).unwrap();
    for (document, field, value) in [(&consent, "status", "live"), (&tag, "state", "verified")] {
        project
            .workspace
            .set_field(document, document, field, Some(value))
            .unwrap();
    }
    for document in [&consent, &orders, &tag] {
        for field in ["law/purpose/service", "law/data/none"] {
            project
                .workspace
                .set_field(document, document, field, Some("1"))
                .unwrap();
        }
    }
    project.measures(&carts, "target", "7");
    let page = project.page();
    assert_eq!(
        (page.missing, page.ready.as_str()),
        (vec![], "Ready to build")
    );
}

#[test]
fn all_that_is_asked_is_exported_as_it_was_typed() {
    let mut project = Project::new();
    let asked = "- [ ] Go on to Design with both markets. Then decide who pays for the platform from June on, and how much.";
    project.types("tracker/asked", asked);
    let use_cases = vec![project.use_case.clone()];
    let options = ExportOptions::default();
    let scope = Scope::Tracker { use_cases };
    let exported = project.workspace.export(&scope, Format::Html, &options);
    let page = String::from_utf8(exported.unwrap().bytes).unwrap();
    assert!(page.contains(asked), "{page}");
}

#[test]
fn boxes_show_what_is_entered_elsewhere() {
    let mut project = Project::new();
    let consent = project.linked("integration", "Consent <b>");
    project
        .workspace
        .set_field(&consent, &consent, "status", Some("live"))
        .unwrap();
    project.step(&[
        ("step", "The shopper\nleaves"),
        ("config/segmentation", "Left *payment*"),
        ("config/ui-design", "Template C"),
    ]);
    project.step(&[
        ("step", "The email is sent"),
        ("config/decisioning", "No order since"),
    ]);
    let page = project.page();
    let find = |slide: &str, key: &str| {
        let slide = page.slides.iter().find(|one| one.key == slide).unwrap();
        slide.boxes.iter().find(|one| one.key == key).unwrap()
    };
    let data = find("canvas", "data");
    assert_eq!(
        data.html.trim(),
        "<ul dir=\"auto\">\n<li dir=\"auto\">Consent &lt;b&gt; – <span class=\"status good\">Live</span></li>\n</ul>"
    );
    assert_eq!(data.from.as_ref().unwrap().label, "Scoping");
    assert!(
        find("build", "configuration")
            .html
            .contains("<strong>1 · Segmentation:</strong> Left <em>payment</em>")
    );
    assert_eq!(
        find("canvas", "hypothesis").from.as_ref().unwrap().label,
        "Hypothesis"
    );
    assert_eq!(
        find("hypothesis", "sentence").from,
        None,
        "that is where it is entered"
    );
    let offer = find("canvas", "experience").offer.clone().unwrap();
    assert_eq!(
        offer.text,
        "1. The shopper leaves\n   - Who: Left payment\n   - Sees: Template C\n2. The email is sent\n   - If: No order since"
    );
    project.types(&offer.field, &offer.text);
    assert!(
        project.page().slides[1]
            .boxes
            .iter()
            .all(|one| one.offer.is_none())
    );
}

//! A name means the same wherever it is given, and lists are ordered by it.

use super::steps::asks;
use super::{World, id};
use crate::document::origin::{Author, Origin};
use crate::view::{Choice, TagFilter};
use crate::workspace::{Who, Workspace};

/// One name as it is typed, pasted from a page, from a Mac's file name, and in another case.
const SPELLINGS: [&str; 6] = [
    "Zoë Strauß",
    "Zoë\u{A0}Strauß",
    " Zoë  Strauß ",
    "\u{200B}Zoë Strauß\u{200E}",
    "Zoe\u{308} Strauß",
    "ZOË STRAUSS",
];

fn named(name: &str) -> Who {
    Who::Named(name.to_owned())
}

#[test]
fn a_name_means_the_person_who_bears_it_however_it_is_spelled() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let phases: Vec<String> = workspace
        .framework(&use_case)
        .unwrap()
        .phases
        .iter()
        .map(|phase| phase.key.clone())
        .collect();
    for (phase, spelling) in phases.iter().zip(SPELLINGS) {
        let done = workspace
            .add_stakeholder(&use_case, phase, &named(spelling))
            .unwrap();
        let goes_on = done.place.unwrap().field;
        let is_first = spelling == SPELLINGS[0];
        assert_eq!(goes_on.is_some(), is_first, "{spelling:?}");
    }
    for spelling in SPELLINGS {
        let done = workspace
            .set_person(&use_case, &use_case, "req/owner", Some(&named(spelling)))
            .unwrap();
        assert_eq!(done.notice, None, "{spelling:?}");
    }
    let people = workspace.people().unwrap().people;
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Anna de Vries", "Zoë Strauß"]);
    assert_eq!(people[1].uses, 6);

    let again = workspace.add_stakeholder(&use_case, &phases[0], &named(SPELLINGS[1]));
    let again = again.unwrap_err().to_string();
    assert_eq!(again, "Zoë Strauß is in this list already.");

    // Somebody else of this name is made on purpose; from then on the name asks who is meant.
    let somebody_else = Who::New(SPELLINGS[5].to_owned());
    let done = workspace.set_person(&use_case, &use_case, "req/owner", Some(&somebody_else));
    let notice = done.unwrap().notice.unwrap();
    assert_eq!(
        notice,
        "ZOË STRAUSS was added to the people of this workspace."
    );
    let before = workspace.people().unwrap();
    for spelling in SPELLINGS {
        let asked = workspace.set_person(&use_case, &use_case, "req/owner", Some(&named(spelling)));
        let asked = asked.unwrap_err().to_string();
        assert!(asked.starts_with("2 people are called "), "{asked}");
        assert!(asked.ends_with(". Choose one from the list."), "{asked}");
        assert_eq!(workspace.people_named(spelling).unwrap().len(), 2);
    }
    assert_eq!(workspace.people().unwrap(), before);
    for nothing in ["", " ", "\u{200B}\u{A0}"] {
        let refused =
            workspace.set_person(&use_case, &use_case, "req/owner", Some(&named(nothing)));
        assert_eq!(refused.unwrap_err().to_string(), "Enter a name first.");
    }
}

#[test]
fn an_author_whom_a_colleague_entered_before_is_that_person() {
    let people = || {
        let mut world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        workspace
            .add_stakeholder(&use_case, "ideation", &named("Zoë Strauß"))
            .unwrap();
        drop(workspace);
        world.author = Author {
            id: id(0xB0),
            name: "zoe\u{308}\u{A0}STRAUSS".to_owned(),
        };
        for _ in 0..2 {
            let mut workspace = world.open();
            workspace.create_use_case().unwrap();
            assert!(workspace.undo_state().undo.is_some());
            assert_eq!(workspace.info().notices, Vec::<String>::new());
        }
        let mut workspace = world.open();
        assert!(workspace.undo_state().undo.is_some(), "what was mine is");
        // Another name, and still the same person.
        world.author.name = "Zoë Beck".to_owned();
        workspace.set_author(&world.author).unwrap();
        let people = workspace.people().unwrap().people;
        people.into_iter().map(|person| person.name).collect()
    };
    let names: Vec<String> = people();
    assert_eq!(names, ["Anna de Vries", "Zoë Beck"]);
    let rule = "an author is the person of that name";
    assert_eq!(crate::document::mutant::without(rule, people).len(), 3);
}

#[test]
fn what_is_there_already_is_found_by_its_name_and_not_made_again() {
    let world = World::new();
    let mut workspace = world.create();
    for kind in ["integration", "tag", "metric"] {
        let made = workspace.add_document(kind, SPELLINGS[3]).unwrap();
        for spelling in SPELLINGS {
            let revision = made.revision;
            let found = workspace.add_document(kind, spelling).unwrap();
            assert_eq!(found.place, made.place, "{kind} {spelling:?}");
            assert_eq!(found.notice.unwrap(), "“Zoë Strauß” is there already.");
            assert_eq!(found.revision, revision, "nothing was changed");
        }
        // Two that have no name yet are two.
        let one = workspace.add_document(kind, "").unwrap().place;
        assert_ne!(workspace.add_document(kind, "\u{200B}").unwrap().place, one);
        // Renamed by hand, two may bear one name; then it has to be said which.
        let other = workspace
            .add_document(kind, "Other")
            .unwrap()
            .place
            .unwrap();
        let other = other.document.unwrap();
        workspace
            .type_text(&other, &other, "name", SPELLINGS[5])
            .unwrap();
        let asked = workspace.add_document(kind, SPELLINGS[4]).unwrap_err();
        assert_eq!(
            asked.to_string(),
            format!("2 {kind}s are called Zoë Strauß. Choose one from the list.")
        );
    }
}

/// Who is looked for by name costs the same however many there are: the listing has the names, and nobody else is looked at.
#[test]
fn only_those_who_bear_a_name_are_looked_at() {
    let world = World::new();
    let mut workspace = world.create();
    for number in 0..20 {
        let name = format!("Tag {number}");
        workspace.add_document("tag", &name).unwrap();
    }
    let looks = workspace.looks(|workspace| {
        let found = workspace.add_document("tag", "TAG 7").unwrap().notice;
        assert_eq!(found.unwrap(), "“Tag 7” is there already.");
    });
    assert_eq!(looks, 1);
}

#[test]
fn a_metric_that_is_offered_is_known_in_any_spelling() {
    let world = World::new();
    let mut workspace = world.create();
    let place = workspace
        .add_document("metric", "conversion\u{A0}RATE")
        .unwrap()
        .place;
    let metric = place.unwrap().document.unwrap();
    let page = workspace.metric(&metric).unwrap();
    let unit = page.asks.iter().find(|ask| ask.field == "unit").unwrap();
    assert_eq!(unit.value, "%");
    let offered = workspace.metrics().unwrap().suggestions;
    let mut offered = offered.iter().flat_map(|group| &group.names);
    assert!(offered.all(|name| name != "Conversion rate"));
}

#[test]
fn a_metric_is_offered_again_while_it_gets_another_name() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let place = workspace.add_document("metric", "Bounce rate").unwrap();
    let metric = place.place.unwrap().document.unwrap();
    let is_offered = |workspace: &mut Workspace| {
        let asks = asks(workspace, &use_case);
        let mut offered = asks.iter().flat_map(|ask| &ask.suggestions);
        offered.any(|name| name == "Bounce rate")
    };
    assert!(!is_offered(&mut workspace));
    workspace
        .type_text(&metric, &metric, "name", "Returns")
        .unwrap();
    assert!(is_offered(&mut workspace));
}

/// Names in the order of German, and in that of Swedish.
const GERMAN: [&str; 6] = ["Äpfel", "Apfelmus", "Feed 9", "Feed 10", "Öl", "Zorn"];
const SWEDISH: [&str; 6] = ["Apfelmus", "Feed 9", "Feed 10", "Zorn", "Äpfel", "Öl"];

fn of_choices(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| choice.name.clone()).collect()
}

/// Every list there is of these names, by what it lists.
fn lists(workspace: &mut Workspace) -> Vec<(&'static str, Vec<String>)> {
    let mut use_cases = Vec::new();
    for name in ["Zorn", "Feed 10", "Öl", "Apfelmus", "Feed 9", "Äpfel"] {
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let use_case = place.use_case.unwrap();
        workspace
            .type_text(&use_case, &use_case, "title", name)
            .unwrap();
        use_cases.push(use_case);
    }
    let owner = use_cases[0].clone();
    let mut firsts = Vec::new();
    for kind in ["integration", "tag", "metric"] {
        for (number, name) in ["Öl", "Zorn", "Feed 10", "Äpfel", "Feed 9", "Apfelmus"]
            .into_iter()
            .enumerate()
        {
            let place = workspace.add_document(kind, name).unwrap().place.unwrap();
            let made = place.document.unwrap();
            let link = match kind {
                "integration" => format!("needs/{made}"),
                _ => format!("metric/{made}"),
            };
            if kind != "tag" {
                workspace
                    .set_field(&owner, &owner, &link, Some("1"))
                    .unwrap();
            }
            if number == 0 {
                firsts.push(made);
            }
        }
    }
    for use_case in &use_cases {
        for (document, field) in [
            (use_case, format!("needs/{}", firsts[0])),
            (&firsts[1], format!("serves/{use_case}")),
            (use_case, format!("metric/{}", firsts[2])),
        ] {
            workspace
                .set_field(document, document, &field, Some("1"))
                .unwrap();
        }
    }
    for (name, company) in ["Öl", "Zorn", "Feed 10", "Äpfel", "Feed 9", "Apfelmus"]
        .iter()
        .zip(["Zorn", "Öl", "Feed 9", "Apfelmus", "Feed 10", "Äpfel"])
    {
        let who = Who::New((*name).to_owned());
        let done = workspace.add_stakeholder(&owner, "ideation", &who).unwrap();
        let page = workspace.phase(&owner, "ideation").unwrap();
        let row = done.place.unwrap().record.unwrap();
        let row = page
            .stakeholders
            .iter()
            .find(|found| found.id == row)
            .unwrap();
        let person = row.person.id.clone();
        workspace
            .type_text(&person, &person, "company", company)
            .unwrap();
        workspace
            .type_text(&person, &person, "team", company)
            .unwrap();
        workspace
            .type_text(&person, &person, "role", company)
            .unwrap();
    }
    let people = workspace.people().unwrap();
    let integrations = workspace.integrations().unwrap();
    let metrics = workspace.metrics().unwrap();
    let plan = workspace.tagging_plan(&TagFilter::default()).unwrap();
    let scoping = workspace.scoping(&owner).unwrap();
    let asked = |field: &str| {
        let ask = scoping.asks.iter().find(|ask| ask.field == field).unwrap();
        of_choices(&ask.options)
    };
    let names = |people: Vec<String>| {
        people
            .into_iter()
            .filter(|name| name != "Anna de Vries")
            .collect()
    };
    let served = plan.tags.iter().find(|tag| !tag.serves.is_empty()).unwrap();
    let used = metrics
        .metrics
        .iter()
        .find(|row| row.used_by.len() > 1)
        .unwrap();
    vec![
        (
            "people",
            names(people.people.iter().map(|one| one.name.clone()).collect()),
        ),
        ("companies", people.companies),
        ("teams", people.teams),
        ("roles", people.roles.into_iter().take(6).collect()),
        (
            "integrations",
            integrations
                .integrations
                .iter()
                .map(|one| one.name.clone())
                .collect(),
        ),
        (
            "use cases of integrations",
            integrations
                .use_cases
                .iter()
                .map(|one| one.name.clone())
                .collect(),
        ),
        (
            "use cases that need",
            of_choices(&workspace.integration(&firsts[0]).unwrap().needed_by.options),
        ),
        (
            "metrics",
            metrics.metrics.iter().map(|one| one.name.clone()).collect(),
        ),
        (
            "use cases of a metric",
            used.used_by.iter().map(|one| one.name.clone()).collect(),
        ),
        (
            "use cases that refer",
            of_choices(&workspace.metric(&firsts[2]).unwrap().used_by.options),
        ),
        ("integrations to choose", asked("needs")),
        ("metrics to choose", asked("metric")),
        (
            "metrics of a use case",
            scoping.metrics.iter().map(|one| one.name.clone()).collect(),
        ),
        ("use cases to filter by", of_choices(&plan.use_cases)),
        (
            "use cases of a tag",
            served.serves.iter().map(|one| one.name.clone()).collect(),
        ),
        (
            "apart from the roadmap",
            workspace
                .roadmap()
                .unwrap()
                .unplaced
                .into_iter()
                .take(6)
                .map(|one| one.what.name)
                .collect(),
        ),
    ]
}

#[test]
fn every_list_of_names_has_the_order_of_the_persons_language() {
    for (language, expected) in [("de-DE", GERMAN), ("sv-SE", SWEDISH), ("", GERMAN)] {
        let world = World::new();
        let origin = Origin {
            language: language.to_owned(),
            ..world.origin()
        };
        let mut workspace = Workspace::create(&world.path(), &world.author, origin).unwrap();
        for (what, listed) in lists(&mut workspace) {
            assert_eq!(listed, expected, "{what}, in {language:?}");
        }
    }
}

//! A template that is made of a use case says nothing of the client: no name, date or figure that is in the workspace.

use proptest::prelude::*;

use super::beside::say;
use super::{World, holds_only_with};
use crate::template::Template;

/// What of a client is known in the workspace, as it may be written in a text.
const SECRETS: [&str; 14] = [
    "Maya de Vries",
    "Maya",
    "MAYA DE VRIES",
    "Brandt",
    "Studio Vuurtoren",
    "Noordkaap",
    "maya@noordkaap.example",
    "2026-11-22",
    "22 November 2026",
    "Nov 22",
    "17,800",
    "€ 41",
    "0.16 %",
    "410k",
];

/// What must not be found of these: names, days, digits.
const PRIVATE: [&str; 13] = [
    "maya",
    "vries",
    "brandt",
    "vuurtoren",
    "noordkaap",
    "2026",
    "22",
    "nov",
    "17",
    "800",
    "41",
    "16",
    "410",
];

#[test]
fn nothing_of_the_client_is_in_a_template() {
    let words = || {
        prop::sample::select(vec![
            "Shoppers", "ask", "for the", "basket;", "- of", "**all**", "by", "in",
        ])
    };
    let secret = || prop::sample::select(SECRETS.to_vec());
    let text = move || {
        let parts = prop::collection::vec(prop_oneof![2 => words(), 1 => secret()], 1..8);
        parts.prop_map(|parts| parts.join(" "))
    };
    let rules = [
        "names are left out",
        "dates are left out",
        "figures are left out",
    ];
    holds_only_with(
        &rules,
        60,
        move || prop::collection::vec(text(), 6),
        |texts| {
            let world = World::new();
            let (mut workspace, use_case) = world.with_use_case();
            for (name, company) in [
                ("Maya de Vries", "Noordkaap"),
                ("Jo Brandt", "Studio Vuurtoren"),
            ] {
                let who = crate::workspace::Who::New(name.to_owned());
                workspace
                    .add_stakeholder(&use_case, "ideation", &who)
                    .unwrap();
                let people = workspace.people().unwrap().people;
                let person = people.iter().find(|person| person.name == name).unwrap();
                workspace
                    .type_text(&person.id, &person.id, "company", company)
                    .unwrap();
            }
            say(
                &mut workspace,
                &use_case,
                "title",
                &texts[0].replace("- ", ""),
            );
            say(
                &mut workspace,
                &use_case,
                "answer/ideation/problem",
                &texts[1],
            );
            say(&mut workspace, &use_case, "tracker/audience", &texts[2]);
            for (kind, field, text) in [
                ("metric", "goal", &texts[3]),
                ("tag", "where", &texts[4]),
                ("integration", "answer/data", &texts[5]),
            ] {
                let done = workspace.add_document(kind, "Baskets").unwrap();
                let id = done.place.unwrap().document.unwrap();
                workspace.type_text(&id, &id, field, text).unwrap();
                let (owner, link) = match kind {
                    "metric" => (&use_case, format!("metric/{id}")),
                    "integration" => (&use_case, format!("needs/{id}")),
                    _ => (&id, format!("serves/{use_case}")),
                };
                workspace.set_field(owner, owner, &link, Some("1")).unwrap();
            }
            let mut draft = workspace.template_draft(&use_case).unwrap();
            draft.name = "Baskets".to_owned();
            let done = workspace.save_template(&draft).unwrap();
            let id = done.place.unwrap().document.unwrap();
            let (_, file) = workspace.template_file(&id).unwrap();
            let said = file.to_lowercase();
            for private in PRIVATE {
                prop_assert!(!said.contains(private), "{private} is in\n{file}");
            }
            prop_assert!(Template::parse(&file).is_ok());
            Ok(())
        },
    );
}

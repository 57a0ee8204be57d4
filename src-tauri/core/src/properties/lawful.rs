//! What the law asks of integrations and tags: what is not checked yet is never fine.

use super::World;
use crate::view::{ExportOptions, Format, HandOver, Scope, Screen};
use crate::workspace::Workspace;

/// A use case that needs an integration and is served by a tag.
fn begun(world: &World) -> (Workspace, String, String, String) {
    let (mut workspace, id) = world.with_use_case();
    let mut add = |kind: &str, name: &str| {
        let place = workspace.add_document(kind, name).unwrap().place;
        place.unwrap().document.unwrap()
    };
    let (feed, tag) = (
        add("integration", "Order feed"),
        add("tag", "Add to basket"),
    );
    workspace
        .set_field(&id, &id, &format!("needs/{feed}"), Some("1"))
        .unwrap();
    workspace
        .set_field(&tag, &tag, &format!("serves/{id}"), Some("1"))
        .unwrap();
    (workspace, id, feed, tag)
}

fn fill(workspace: &mut Workspace, of: &str) {
    for flag in [
        "purpose/analytics",
        "purpose/messages",
        "data/contact",
        "data/purchases",
        "people/customers",
        "recipients/processors",
    ] {
        workspace
            .set_field(of, of, &format!("law/{flag}"), Some("1"))
            .unwrap();
    }
    for (field, key) in [
        ("basis", "consent"),
        ("transfer", "yes"),
        ("safeguard", "clauses"),
    ] {
        workspace
            .set_field(of, of, &format!("law/{field}"), Some(key))
            .unwrap();
    }
    for (field, text) in [
        ("retention", "13 months"),
        ("country", "United States"),
        ("signal", "Category Marketing"),
    ] {
        workspace
            .type_text(of, of, &format!("law/{field}"), text)
            .unwrap();
    }
}

/// Who is responsible is a setting, which the record says in each of its forms and undo takes back.
#[test]
fn who_is_responsible_is_entered_once_and_stands_in_the_record() {
    let world = World::new();
    let (mut workspace, ..) = begun(&world);
    let settings = workspace.stated().unwrap().document;
    for (field, text) in [
        ("controller", "Noordkaap B.V., Kade 1, Rotterdam"),
        ("controller-contact", "privacy@noordkaap.example"),
        ("protection-officer", "Femke de Vries"),
    ] {
        let entered = workspace.type_text(&settings, &settings, field, text);
        entered.unwrap();
    }
    let export = |workspace: &mut Workspace, format| {
        let options = ExportOptions::default();
        let export = workspace.export(&Scope::ProcessingRecord, format, &options);
        String::from_utf8(export.unwrap().bytes).unwrap()
    };
    let page = export(&mut workspace, Format::Markdown);
    assert!(
        page.contains("**Controller:** Noordkaap B.V., Kade 1, Rotterdam")
            && page.contains("**Data protection officer:** Femke de Vries"),
        "{page}"
    );
    assert!(!page.contains("entered in the settings"), "{page}");
    let table = export(&mut workspace, Format::Csv);
    let rows = table.lines().skip(1);
    assert_eq!(
        rows.filter(|row| row.contains("privacy@noordkaap.example,Femke de Vries"))
            .count(),
        2,
        "{table}"
    );
    workspace.undo().unwrap();
    let page = export(&mut workspace, Format::Markdown);
    assert!(
        page.contains("**Data protection officer:** not checked yet"),
        "{page}"
    );
}

/// What stands against building, of the law, with the field each leads to.
fn gaps(workspace: &Workspace, id: &str) -> Vec<(String, String)> {
    let missing = workspace.tracker(id).unwrap().missing.into_iter();
    let of_law = missing.filter(|one| {
        let field = one.place.field.as_deref();
        field.is_some_and(|field| field.starts_with("law/"))
    });
    of_law
        .map(|one| (one.what, one.place.field.unwrap()))
        .collect()
}

#[test]
fn each_gap_stands_against_building() {
    let world = World::new();
    let (mut workspace, id, feed, tag) = begun(&world);
    let untouched = |name: &str| {
        let what = format!("{name}: lawful record not checked yet");
        (what, "law/purpose".to_owned())
    };
    assert_eq!(
        gaps(&workspace, &id),
        [untouched("Order feed"), untouched("Add to basket")]
    );
    fill(&mut workspace, &feed);
    assert_eq!(gaps(&workspace, &id), [untouched("Add to basket")]);
    assert_eq!(workspace.lawful(&feed).unwrap().standing, "Complete");
    workspace
        .set_field(&feed, &feed, "law/basis", Some("not-checked"))
        .unwrap();
    workspace
        .set_field(&feed, &feed, "law/people/not-checked", Some("1"))
        .unwrap();
    let gap = |idea: &str, field: &str| {
        let what = format!("Order feed: {idea} not checked yet");
        (what, field.to_owned())
    };
    assert_eq!(
        gaps(&workspace, &id)[..2],
        [
            gap("categories of people", "law/people"),
            gap("lawful basis", "law/basis")
        ]
    );
    // Where there is no personal data, the purpose is all that is left to say.
    workspace
        .set_field(&tag, &tag, "law/data/none", Some("1"))
        .unwrap();
    let last = gaps(&workspace, &id).pop().unwrap();
    assert_eq!(
        last.0,
        "Add to basket: purpose of processing not checked yet"
    );
    workspace.undo().unwrap();
    assert_eq!(
        gaps(&workspace, &id).pop().unwrap(),
        untouched("Add to basket")
    );
}

/// Who is responsible is asked for where personal data may be processed, and leads to the settings.
#[test]
fn who_is_responsible_stands_against_building_until_it_is_said() {
    let world = World::new();
    let (mut workspace, id, feed, tag) = begun(&world);
    let settings = workspace.stated().unwrap().document;
    let open = |workspace: &Workspace| -> Vec<(String, String)> {
        let missing = workspace.tracker(&id).unwrap().missing.into_iter();
        let of_settings = missing.filter(|one| one.place.screen == Some(Screen::Settings));
        of_settings
            .map(|one| {
                assert_eq!(one.place.record.as_ref(), Some(&settings));
                (one.what, one.place.field.unwrap())
            })
            .collect()
    };
    let row = |what: &str, field: &str| (format!("{what} not checked yet"), field.to_owned());
    assert_eq!(
        open(&workspace),
        [row("Who is responsible for the data", "controller")]
    );
    let say = |workspace: &mut Workspace, field, text| {
        let entered = workspace.type_text(&settings, &settings, field, text);
        entered.unwrap();
    };
    say(&mut workspace, "controller", "Noordkaap B.V.");
    let of = |noun: &str| format!("Responsible for the data: {noun}");
    assert_eq!(
        open(&workspace),
        [
            row(&of("contact of the controller"), "controller-contact"),
            row(&of("data protection officer"), "protection-officer"),
        ]
    );
    say(
        &mut workspace,
        "controller-contact",
        "privacy@noordkaap.example",
    );
    say(&mut workspace, "protection-officer", "None: not required");
    assert!(open(&workspace).is_empty());
    // Nobody is responsible where there is no personal data.
    say(&mut workspace, "controller", "");
    assert_eq!(open(&workspace).len(), 1);
    for of in [&feed, &tag] {
        let none = workspace.set_field(of, of, "law/data/none", Some("1"));
        none.unwrap();
    }
    assert!(open(&workspace).is_empty());
}

#[test]
fn the_processing_record_says_what_is_not_checked() {
    let world = World::new();
    let (mut workspace, _, feed, _) = begun(&world);
    fill(&mut workspace, &feed);
    workspace
        .set_field(&feed, &feed, "law/basis", Some("not-checked"))
        .unwrap();
    let mut export = |format| {
        let options = ExportOptions::default();
        let export = workspace.export(&Scope::ProcessingRecord, format, &options);
        String::from_utf8(export.unwrap().bytes).unwrap()
    };
    let page = export(Format::Markdown);
    for said in [
        "0 of 2 are complete.",
        "**Purpose of processing:** Analytics, Messages",
        "**Lawful basis:** Not checked yet",
        "**Retention:** not checked yet",
        "**Country:** United States",
        "**Controller:** not checked yet",
        "**Data protection officer:** not checked yet",
        "entered in the settings",
        "## Add to basket",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let table = export(Format::Csv);
    assert!(
        table.contains("Order feed,Integration,\"Analytics, Messages\""),
        "{table}"
    );
    let mut lines = table.lines().skip(1);
    assert!(lines.all(|line| line.ends_with("Lawful basis") || line.ends_with("Consent signal\"")));
}

#[test]
fn fides_is_given_only_what_is_checked() {
    let world = World::new();
    let (mut workspace, _, feed, _) = begun(&world);
    let options = ExportOptions::default();
    let refused = workspace.hand_over(&Scope::ProcessingRecord, HandOver::Fides, &options);
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("nothing to hand over")
    );
    fill(&mut workspace, &feed);
    let handed = workspace
        .hand_over(&Scope::ProcessingRecord, HandOver::Fides, &options)
        .unwrap();
    assert_eq!(handed.told.len(), 2);
    assert!(
        handed.told[1].contains(
            "the controller, the contact, the data protection officer are not checked yet"
        ),
        "{:?}",
        handed.told
    );
    assert!(
        handed.told[0].starts_with("“Add to basket” is not in it: not checked yet are purpose")
    );
    let written = String::from_utf8(handed.files[0].bytes.clone()).unwrap();
    let end: String = feed.replace('-', "").chars().skip(24).collect();
    let expected = format!(
        "system:\n  - fides_key: \"order_feed_{end}\"\n    name: \"Order feed\"\n    system_type: \"Integration\"\n"
    );
    assert!(written.starts_with(&expected), "{written}");
    for line in [
        "    does_international_transfers: true\n    legal_basis_for_transfers: [\"SCCs\"]\n",
        "    meta:\n      consent_signal: \"Category Marketing\"\n      transfer_countries: \"United States\"\n",
        "        data_use: \"marketing.communications\"\n",
        "        data_categories: [\"user.contact\", \"user.behavior.purchase_history\"]\n",
        "        legal_basis_for_processing: \"Consent\"\n        flexible_legal_basis_for_processing: false\n",
        "        data_shared_with_third_parties: true\n        third_parties: \"Service providers\"\n",
    ] {
        assert!(written.contains(line), "{line}\n{written}");
    }
}

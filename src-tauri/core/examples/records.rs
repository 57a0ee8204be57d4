//! Writes processing records for Fides into a folder, each with what it means as JSON, for programs that are not ours to read:
//! `cargo xtask test privacy`.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use ninefold_core::framework::scoping::Scoping;
use ninefold_core::handover::fides::{Declaration, Organization, System, write};

/// Names that YAML could take for something else.
const NAMES: [&str; 12] = [
    "Order feed",
    "no",
    "0x1F",
    "- item: \"quoted\" # not a comment",
    "a\\b\tc",
    "two\nlines",
    "\u{7F}\u{85}\u{A0}\u{2028}\u{FEFF}",
    "Präferenz-Zentrum 🎯",
    "مركز",
    "{{ template }}",
    "&anchor *alias !tag",
    "",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("Name a folder.")?);
    fs::create_dir_all(&folder)?;
    let keys = |name: &str| -> Vec<String> {
        let law = Scoping::built_in().law.iter();
        let options = law
            .filter(|field| field.field == name)
            .flat_map(|field| &field.options);
        options.flat_map(|option| option.fides.clone()).collect()
    };
    // Every key that can be chosen.
    let bases = keys("law/basis");
    let of_all = bases.iter().enumerate().map(|(number, basis)| System {
        id: format!("0190-{number:08}"),
        name: basis.clone(),
        kind: "Integration".to_owned(),
        holds_personal_data: true,
        is_transferred: true,
        countries: "United States; on request \"Côte d'Ivoire\"".to_owned(),
        safeguards: keys("law/safeguard"),
        signal: "category Statistics".to_owned(),
        declarations: keys("law/purpose")
            .into_iter()
            .map(|purpose| Declaration {
                name: purpose.clone(),
                data_use: purpose,
                data_categories: keys("law/data"),
                data_subjects: keys("law/people"),
                basis: basis.clone(),
                retention: "13 months".to_owned(),
                recipients: "Service providers".to_owned(),
                is_special: true,
            })
            .collect(),
        ..System::default()
    });
    let of_names = NAMES.iter().enumerate().map(|(number, name)| System {
        id: format!("{number:08}"),
        name: (*name).to_owned(),
        kind: "Tag".to_owned(),
        signal: (*name).to_owned(),
        ..System::default()
    });
    for (file, systems) in [
        ("keys", of_all.collect::<Vec<System>>()),
        ("names", of_names.collect()),
    ] {
        let names: Vec<&str> = systems.iter().map(|system| system.name.as_str()).collect();
        // Whoever is responsible may be called as whatever is.
        let of = Organization {
            controller: NAMES[names.len() % NAMES.len()].to_owned(),
            contact: "privacy@client.example".to_owned(),
            officer: NAMES[6].to_owned(),
        };
        let meant = serde_json::json!({
            "names": names,
            "controller": of.controller,
            "email": if of.controller.is_empty() { "" } else { &of.contact },
            "officer": of.officer,
        });
        fs::write(folder.join(format!("{file}.json")), meant.to_string())?;
        fs::write(
            folder.join(format!("{file}.yml")),
            write(&of, &systems).bytes,
        )?;
    }
    Ok(())
}

//! The processing record for Fides: a manifest of systems in the words of its privacy taxonomy, as fideslang 3.1.4 reads them.
//!
//! What fideslang is not told, it takes for a no: no transfer, no third parties. So a system is in it only where nothing is open, and
//! which are not is told.

use super::Made;

/// Something that processes data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct System {
    /// Its identifier, of letters and digits.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// `Integration` or `Tag`.
    pub kind: String,
    /// What is not checked yet, in words.
    pub open: Vec<String>,
    /// Whether there is personal data in it.
    pub holds_personal_data: bool,
    /// Whether data leaves the European Economic Area.
    pub is_transferred: bool,
    /// To which countries, in words.
    pub countries: String,
    /// What protects it there: `SCCs`.
    pub safeguards: Vec<String>,
    /// Which signal lets it run; may be empty.
    pub signal: String,
    /// What it processes the data for.
    pub declarations: Vec<Declaration>,
}

/// Who is responsible; what is empty is not checked yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organization {
    /// Who decides why and how.
    pub controller: String,
    /// How the controller is reached.
    pub contact: String,
    /// The data protection officer, or why there is none.
    pub officer: String,
}

/// What data is processed for a purpose, by the keys of the taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declaration {
    /// The purpose in words.
    pub name: String,
    /// `analytics.reporting`
    pub data_use: String,
    /// `user.contact`
    pub data_categories: Vec<String>,
    /// `customer`
    pub data_subjects: Vec<String>,
    /// `Consent`
    pub basis: String,
    /// `13 months`
    pub retention: String,
    /// Who receives it, in words; empty where nobody else does.
    pub recipients: String,
    /// Whether a special category of data is among it.
    pub is_special: bool,
}

/// Who is responsible, and the systems that are complete, as YAML.
pub fn write(of: &Organization, systems: &[System]) -> Made {
    let mut yaml = Yaml::default();
    yaml.organization(of);
    yaml.line(0, "system:");
    for system in systems.iter().filter(|system| system.open.is_empty()) {
        yaml.system(system);
    }
    let open = systems.iter().filter(|system| !system.open.is_empty());
    let told = open.map(|system| {
        let open = system.open.join(", ");
        format!(
            "“{}” is not in it: not checked yet are {open}.",
            system.name
        )
    });
    let unsaid = of.unsaid().map(|who| {
        format!("Who is responsible is not all in it: {who} not checked yet. The settings of the workspace say it.")
    });
    Made {
        bytes: yaml.text.into_bytes(),
        told: told.chain(unsaid).collect(),
    }
}

impl Organization {
    /// What is not checked yet, in words.
    fn unsaid(&self) -> Option<String> {
        let parts = [
            (&self.controller, "the controller"),
            (&self.contact, "the contact"),
            (&self.officer, "the data protection officer"),
        ];
        let unsaid = parts.into_iter().filter(|(said, _)| said.is_empty());
        let unsaid: Vec<&str> = unsaid.map(|(_, who)| who).collect();
        match unsaid.as_slice() {
            [] => None,
            [one] => Some(format!("{one} is")),
            several => Some(format!("{} are", several.join(", "))),
        }
    }
}

#[derive(Default)]
struct Yaml {
    text: String,
}

impl Yaml {
    /// The organization that systems are of where they name none.
    fn organization(&mut self, of: &Organization) {
        if of.controller.is_empty() && of.officer.is_empty() {
            return;
        }
        self.line(0, "organization:");
        self.line(2, "- fides_key: \"default_organization\"");
        if !of.controller.is_empty() {
            self.line(4, "controller:");
            self.field(6, "name", &quoted(&of.controller));
            let is_mail = of.contact.contains('@') && !of.contact.contains(char::is_whitespace);
            match of.contact.as_str() {
                "" => {}
                mail if is_mail => self.field(6, "email", &quoted(mail)),
                other => self.field(6, "address", &quoted(other)),
            }
        }
        if !of.officer.is_empty() {
            self.line(4, "data_protection_officer:");
            self.field(6, "name", &quoted(&of.officer));
        }
    }

    fn system(&mut self, system: &System) {
        self.line(2, &format!("- fides_key: {}", quoted(&key(system))));
        self.field(4, "name", &quoted(&system.name));
        self.field(4, "system_type", &quoted(&system.kind));
        self.field(
            4,
            "processes_personal_data",
            truth(system.holds_personal_data),
        );
        self.field(
            4,
            "does_international_transfers",
            truth(system.is_transferred),
        );
        if system.is_transferred {
            self.field(4, "legal_basis_for_transfers", &all(&system.safeguards));
        }
        // What the taxonomy has no field for.
        let countries = match system.is_transferred {
            true => &*system.countries,
            false => "",
        };
        let beside = [
            ("consent_signal", &*system.signal),
            ("transfer_countries", countries),
        ];
        let mut said = beside
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .peekable();
        if said.peek().is_some() {
            self.line(4, "meta:");
        }
        for (name, value) in said {
            self.field(6, name, &quoted(value));
        }
        if !system.holds_personal_data {
            self.field(4, "privacy_declarations", "[]");
            return;
        }
        self.line(4, "privacy_declarations:");
        for one in &system.declarations {
            self.line(6, &format!("- name: {}", quoted(&one.name)));
            self.field(8, "data_use", &quoted(&one.data_use));
            self.field(8, "data_categories", &all(&one.data_categories));
            self.field(8, "data_subjects", &all(&one.data_subjects));
            self.field(8, "legal_basis_for_processing", &quoted(&one.basis));
            self.field(8, "flexible_legal_basis_for_processing", truth(false));
            self.field(8, "retention_period", &quoted(&one.retention));
            self.field(8, "processes_special_category_data", truth(one.is_special));
            let is_shared = !one.recipients.is_empty();
            self.field(8, "data_shared_with_third_parties", truth(is_shared));
            if is_shared {
                self.field(8, "third_parties", &quoted(&one.recipients));
            }
        }
    }

    fn field(&mut self, depth: usize, name: &str, value: &str) {
        self.line(depth, &format!("{name}: {value}"));
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.text.push_str(&" ".repeat(depth));
        self.text.push_str(line);
        self.text.push('\n');
    }
}

/// What Fides knows a system by: its name as far as a key can hold it, and the end of its identifier, so that two of one name stay
/// two and one that is renamed is told from others.
fn key(system: &System) -> String {
    let plain = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_ascii_lowercase(),
        false => '_',
    };
    let name: String = system.name.chars().take(40).map(plain).collect();
    let words: Vec<&str> = name.split('_').filter(|word| !word.is_empty()).collect();
    let id: Vec<char> = system
        .id
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let end: String = id[id.len().saturating_sub(8)..].iter().collect();
    [words.join("_"), end]
        .iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join("_")
}

fn all(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("[{}]", values.join(", "))
}

fn truth(is_so: bool) -> &'static str {
    match is_so {
        true => "true",
        false => "false",
    }
}

/// A text in double quotes, in which every sign that YAML does not print is escaped: readers refuse it otherwise.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            '\n' => quoted.push_str("\\n"),
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
                quoted.push_str(&format!("\\u{:04x}", sign as u32));
            }
            sign if sign.is_control() => quoted.push_str(&format!("\\u{:04x}", sign as u32)),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

//! A tracking plan as plain values: the events, what each carries, and what use cases need.

use serde::{Deserialize, Serialize};

use crate::document::id::Id;

/// A tracking plan: what is to be sent, by whom it is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What is to be sent, in the order of the tagging plan. Tags without an event's name are among them: their name is empty.
    pub events: Vec<Event>,
    /// What use cases need of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
}

/// What a tag sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The tag.
    pub tag: Id,
    /// The event's name as it is sent, such as `add_to_cart`; may be empty.
    pub name: String,
    /// What is captured, in words: the tag's name.
    pub called: String,
    /// Where, such as `Product page`; may be empty.
    #[serde(default)]
    pub touchpoint: String,
    /// What triggers it, in words; may be empty.
    #[serde(default)]
    pub trigger: String,
    /// The consent it needs; `None` while nobody said.
    pub consent: Option<Consent>,
    /// What it carries, by name.
    pub attributes: Vec<Attribute>,
}

/// Something that events carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// Its document.
    pub document: Id,
    /// Its name as it is sent. A dot leads into a record, `[]` into the parts of a list: `items[].price`.
    pub name: String,
    /// What it is; `None` while nobody said.
    #[serde(rename = "type")]
    pub kind: Option<Kind>,
    /// Whether an event without it is at fault.
    #[serde(rename = "required")]
    pub is_required: bool,
    /// The values it may have; empty where any will do.
    pub allowed: Vec<String>,
    /// A value to show how it looks; may be empty.
    pub example: String,
    /// Whether it says something about a person.
    pub personal: Personal,
    /// Where its value comes from, such as `Data layer`; may be empty.
    pub source: String,
    /// What else is to be known; may be empty.
    pub note: String,
}

/// What a use case needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The use case.
    pub use_case: Id,
    /// What it is called.
    pub called: String,
    /// The names of data that it mentions as they are sent: `order_value`.
    pub names: Vec<String>,
    /// The tags that serve it.
    pub tags: Vec<Id>,
}

/// What somebody has to agree to before a tag may send anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// Nothing: it is needed for what was asked for.
    None,
    /// To what makes a site comfortable.
    Functional,
    /// To counting and measuring.
    Analytics,
    /// To being shown other things than others.
    Personalization,
    /// To advertising.
    Marketing,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// A day: `2026-11-22`.
    Date,
    /// A moment: `2026-11-22T14:03:00Z`.
    Moment,
    /// Several values, or several records.
    List,
    /// Attributes of its own.
    Record,
}

/// Whether something says anything about a person.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Personal {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Nobody looked yet, which is not the same as no.
    #[default]
    NotChecked,
}

impl Plan {
    /// The events that have a name, which are those that can be sent.
    pub fn named(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| !event.name.is_empty())
    }
}

impl Event {
    /// Its name, or what is captured.
    pub fn in_words(&self) -> &str {
        match self.name.as_str() {
            "" => &self.called,
            name => name,
        }
    }
}

impl Attribute {
    /// The last step of its name: `price` of `items[].price`.
    pub fn last(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or_default()
    }
}

impl Consent {
    /// The consent of a key of `scoping.toml`.
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "none" => Self::None,
            "functional" => Self::Functional,
            "analytics" => Self::Analytics,
            "personalization" => Self::Personalization,
            "marketing" => Self::Marketing,
            _ => return None,
        })
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Functional => "functional",
            Self::Analytics => "analytics",
            Self::Personalization => "personalization",
            Self::Marketing => "marketing",
        }
    }
}

impl Kind {
    /// The type of a key of `scoping.toml`.
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "text" => Self::Text,
            "whole" => Self::Whole,
            "number" => Self::Number,
            "flag" => Self::Flag,
            "date" => Self::Date,
            "moment" => Self::Moment,
            "list" => Self::List,
            "record" => Self::Record,
            _ => return None,
        })
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "whole",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Date => "date",
            Self::Moment => "moment",
            Self::List => "list",
            Self::Record => "record",
        }
    }

    /// In a sentence: `a number`.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "a whole number",
            Self::Number => "a number",
            Self::Flag => "true or false",
            Self::Date => "a day such as 2026-11-22",
            Self::Moment => "a moment such as 2026-11-22T14:03:00Z",
            Self::List => "a list",
            Self::Record => "a record",
        }
    }
}

impl Personal {
    /// What a key of `scoping.toml` says; nobody looked where there is none.
    pub fn of(key: &str) -> Self {
        match key {
            "yes" => Self::Yes,
            "no" => Self::No,
            _ => Self::NotChecked,
        }
    }
}

/// The values that a line lists: `EUR, USD`. One that holds a comma stands in double quotes.
pub fn listed(line: &str) -> Vec<String> {
    let (mut values, mut value, mut is_quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => values.push(std::mem::take(&mut value)),
            letter => value.push(letter),
        }
    }
    values.push(value);
    let values = values.iter().map(|value| value.trim().to_owned());
    values.filter(|value| !value.is_empty()).collect()
}

/// The names of attributes that a free text lists: `product_id, price (in euros) and more` lists two. What is said in several
/// words is no name, and stays a remark.
pub fn mentioned(text: &str) -> Vec<String> {
    let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || "_-.[]$".contains(letter);
    let mut names: Vec<String> = Vec::new();
    for part in text.split([',', ';', '\n', '|']) {
        let part = part.split(['(', ':', '=']).next().unwrap_or_default();
        let name =
            part.trim_matches(|letter: char| letter.is_whitespace() || "*`-•\"'.".contains(letter));
        let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name.chars().all(is_of_name);
        if is_name && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::kind::{self, field};
    use crate::framework::scoping::Scoping;

    fn keys(record: &str, name: &str) -> Vec<&'static str> {
        let found = Scoping::built_in().fields(record).into_iter();
        let mut found = found.filter(|asked| asked.field == name);
        let options = found.next().map(|asked| asked.options.iter());
        options
            .into_iter()
            .flatten()
            .map(|option| option.key.as_str())
            .collect()
    }

    #[test]
    fn what_can_be_chosen_is_what_a_plan_knows() {
        for key in keys(kind::TAG, field::CONSENT) {
            assert_eq!(Consent::of(key).map(Consent::key), Some(key));
        }
        for key in keys(kind::ATTRIBUTE, field::TYPE) {
            assert_eq!(Kind::of(key).map(Kind::key), Some(key));
        }
        assert_eq!(keys(kind::ATTRIBUTE, field::TYPE).len(), 8);
        assert_eq!(keys(kind::TAG, field::CONSENT).len(), 5);
        let personal = keys(kind::ATTRIBUTE, field::PERSONAL);
        let personal: Vec<Personal> = personal.into_iter().map(Personal::of).collect();
        assert_eq!(personal, [Personal::Yes, Personal::No]);
    }

    #[test]
    fn a_remark_lists_names() {
        assert_eq!(
            mentioned("product_id, price, quantity"),
            ["product_id", "price", "quantity"]
        );
        assert_eq!(
            mentioned(
                "- `order.id`: the number\n- *price* (in euros)\n- and what else is known\n- price"
            ),
            ["order.id", "price"]
        );
        assert!(mentioned("Whatever the shop knows").is_empty());
    }

    #[test]
    fn a_line_lists_values() {
        assert_eq!(listed("EUR, USD,,"), ["EUR", "USD"]);
        assert_eq!(listed(r#"S, "1,5", M"#), ["S", "1,5", "M"]);
        assert!(listed(" ").is_empty());
    }
}

//! How tools name events and what these carry, as data: `captures/tools.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../captures/tools.toml");

/// What is known of tools.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tools {
    /// How events are read that come from no tool by name.
    pub general: General,
    /// The columns of a debugger's table.
    pub table: Columns,
    #[serde(rename = "tool")]
    tools: Vec<Tool>,
}

/// How events in JSON are read, whoever sent them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct General {
    /// What names an event.
    pub event: Vec<String>,
    /// What names an event if the plan has one of that name.
    pub perhaps: Vec<String>,
    /// What holds the attributes.
    pub inside: Vec<String>,
    /// What holds several events.
    pub batch: Vec<String>,
    /// What is no attribute.
    pub around: Vec<String>,
    /// Records whose entries are attributes.
    pub spread: Vec<String>,
    by_itself: Vec<String>,
}

/// What the columns of a table are called, in small letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The name of an event.
    pub event: Vec<String>,
    /// The address that something was sent to.
    pub address: Vec<String>,
    /// What was sent to it.
    pub body: Vec<String>,
    /// What is no attribute.
    pub around: Vec<String>,
}

/// A tool.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for who reads the file")
    )]
    name: String,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for who reads the file")
    )]
    version: String,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for who reads the file")
    )]
    source: String,
    /// How the paths of the addresses end that it sends to. Their hosts may be anybody's.
    address: Vec<String>,
    /// How it names events in forms and addresses.
    pub form: Option<Form>,
    /// How it names events in JSON, where that is not as others do.
    pub json: Option<Json>,
    #[serde(default)]
    by_itself: Vec<String>,
    /// Attributes that it adds to events by itself.
    #[serde(default)]
    pub own: Vec<String>,
}

/// Events as names with values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// What names an event.
    pub event: Vec<String>,
    /// What the names of attributes begin with whose values were texts, or yes and no.
    #[serde(default)]
    pub text: Vec<String>,
    /// What those begin with whose values were numbers.
    #[serde(default)]
    pub number: Vec<String>,
    /// What those begin with whose values may have been anything.
    #[serde(default)]
    pub written: Vec<String>,
    /// Attributes that are sent by another name.
    #[serde(default)]
    pub renamed: BTreeMap<String, String>,
    /// A list that is sent as an entry for each part.
    pub list: Option<Parts>,
    /// Entries that hold an event in JSON.
    #[serde(default)]
    pub inside: Vec<String>,
}

/// A list: `pr1=idA~nmShirt`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// What stands before the number of a part.
    pub prefix: String,
    /// The attribute.
    pub name: String,
    /// Those that are numbers.
    pub numbers: Vec<String>,
    /// What the two letters before a value stand for.
    pub parts: BTreeMap<String, String>,
}

/// Events as JSON.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Json {
    /// What names an event; a dot leads into a record.
    pub event: Vec<String>,
    /// What holds the attributes.
    pub inside: Vec<String>,
}

impl Tools {
    /// Those that are built in.
    pub fn built_in() -> &'static Self {
        #[expect(
            clippy::expect_used,
            reason = "the file is part of the build, and a test reads it"
        )]
        static TOOLS: LazyLock<Tools> =
            LazyLock::new(|| toml::from_str(BUILT_IN).expect("the tools are TOML"));
        &TOOLS
    }

    /// The tool that is sent to at an address.
    pub fn at(&self, address: &str) -> Option<&Tool> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = path.split_once("://").map_or(path, |(_, rest)| rest);
        let path = path.find('/').map_or("", |at| &path[at..]);
        let is_sent_to = |tool: &&Tool| {
            let mut ends = tool.address.iter();
            ends.any(|end| path.ends_with(end.as_str()))
        };
        self.tools.iter().find(is_sent_to)
    }

    /// Whether a tool or a data layer sends events of a name without being told to.
    pub fn is_by_itself(&self, tool: Option<&Tool>, name: &str) -> bool {
        let tool = tool.into_iter().flat_map(|tool| &tool.by_itself);
        let mut names = tool.chain(&self.general.by_itself);
        names.any(|known| match known.strip_suffix('*') {
            Some(beginning) => name.starts_with(beginning),
            None => name == known,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_says_where_that_is_written_and_is_found_at_its_address() {
        let tools = Tools::built_in();
        for tool in &tools.tools {
            assert!(tool.source.starts_with("https://"), "{}", tool.name);
            assert!(!tool.version.is_empty(), "{}", tool.name);
            for end in &tool.address {
                let found = tools.at(&format!("https://first-party.example{end}?v=2"));
                assert_eq!(found.map(|found| &found.name), Some(&tool.name));
            }
        }
        assert!(
            tools
                .at("https://shop.example/cart?next=/g/collect")
                .is_none()
        );
    }
}

//! What columns are taken for by what they are called: those of known tools, and of tables of any origin.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::name;

const BUILT_IN: &str = include_str!("../../imports/headers.toml");

/// What the columns of known exports are.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headers {
    fields: Fields,
    tool: Vec<Tool>,
}

/// A tool whose exports are known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// What it is called.
    pub name: String,
    telling: Vec<String>,
    fields: Fields,
}

/// What the columns are called that a field of a use case is taken from, by the field.
type Fields = BTreeMap<String, Vec<String>>;

impl Headers {
    /// Those that are part of the build.
    pub fn built_in() -> &'static Self {
        static PARSED: LazyLock<Headers> = LazyLock::new(|| {
            toml::from_str(BUILT_IN).unwrap_or_else(|problem| {
                // It is part of the program and tests read it, so this is a fault of the build.
                panic!("the headers of imports can't be read: {problem}")
            })
        });
        &PARSED
    }

    /// The tool that exported a table with these columns.
    pub fn tool(&self, columns: &[String]) -> Option<&Tool> {
        let columns: Vec<String> = columns.iter().map(|column| name::key(column)).collect();
        let has = |telling: &String| columns.contains(&name::key(telling));
        let tools = self.tool.iter();
        let tools = tools.filter(|tool| tool.telling.iter().all(has));
        // Jira's has fewer columns to be told by than another's that has them too.
        tools.max_by_key(|tool| tool.telling.len())
    }

    /// The field that a column is taken for by its name alone, or by its tool's.
    pub fn field<'a>(&'a self, tool: Option<&'a Tool>, column: &str) -> Option<&'a str> {
        let column = name::key(column);
        let is_called = |names: &[String]| names.iter().any(|name| name::key(name) == column);
        let of = |fields: &'a Fields| {
            let mut fields = fields.iter();
            let found = fields.find(|(_, names)| is_called(names));
            found.map(|(field, _)| field.as_str())
        };
        tool.and_then(|tool| of(&tool.fields))
            .or_else(|| of(&self.fields))
            .filter(|field| !field.is_empty())
    }

    /// Every field that a column may be taken for.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let of_tools = self.tool.iter().flat_map(|tool| tool.fields.keys());
        let fields = self.fields.keys().chain(of_tools).map(String::as_str);
        fields.filter(|field| !field.is_empty())
    }
}

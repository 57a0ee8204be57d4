//! Events in JSON, and in forms and addresses.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::{Map, Value};

use crate::capture::seen::{Given, Seen, entries};
use crate::capture::tally::Tally;
use crate::capture::tool::{Form, Parts, Tool, Tools};

/// How deep events may be wrapped.
const DEEPEST: u32 = 6;

/// Where events go that were found, and what they are read by.
pub struct Named<'a, 'p> {
    /// What is known of tools.
    pub tools: &'static Tools,
    /// The tool that they were sent to.
    pub tool: Option<&'static Tool>,
    /// What counts them.
    pub tally: &'a mut Tally<'p>,
}

impl Named<'_, '_> {
    /// Takes the events in a value, and answers whether there were any.
    pub fn take_json(&mut self, value: &Value) -> bool {
        self.take_value(value, 0)
    }

    fn take_value(&mut self, value: &Value, depth: u32) -> bool {
        if depth > DEEPEST {
            return false;
        }
        match value {
            Value::Array(parts) => {
                let mut any = false;
                for part in parts {
                    any |= self.take_value(part, depth + 1);
                }
                any
            }
            Value::Object(record) => self.take_record(record, depth),
            Value::String(text) => {
                packed(text).is_some_and(|value| self.take_value(&value, depth + 1))
            }
            _ => false,
        }
    }

    fn take_record(&mut self, record: &Map<String, Value>, depth: u32) -> bool {
        let general = &self.tools.general;
        if let Some((name, data)) = self_described(record) {
            // What only wraps others is no event.
            if self.take_wrapped(data, depth) {
                return true;
            }
            if let Value::Object(data) = data {
                let attributes = entries(data);
                self.tell(name.to_owned(), attributes, Vec::new());
                return true;
            }
        }
        if let Some(form) = self.tool.and_then(|tool| tool.form.as_ref()) {
            let pairs = record.iter().filter_map(|(name, value)| match value {
                Value::String(text) => Some((name.clone(), text.clone())),
                _ => None,
            });
            if self.take_pairs_by(form, &pairs.collect::<Vec<_>>()) {
                return true;
            }
        }
        let batch = general.batch.iter().filter_map(|name| record.get(name));
        let mut any = false;
        for parts in batch.filter(|parts| parts.is_array()) {
            any |= self.take_value(parts, depth + 1);
        }
        if any {
            return true;
        }
        if let Some((name, arguments)) = called(record) {
            let attributes = arguments.map(entries).unwrap_or_default();
            self.tell(name, attributes, Vec::new());
            return true;
        }
        if let Some(name) = self.name(record) {
            let (attributes, around) = self.attributes(record, &name);
            self.tell(name, attributes, around);
            return true;
        }
        let inner = general.event.iter().chain(&general.batch);
        let inner = inner.filter_map(|name| record.get(name));
        for value in inner.filter(|value| !value.is_array()) {
            any |= self.take_value(value, depth + 1);
        }
        any
    }

    /// Takes what a record wraps that describes itself.
    fn take_wrapped(&mut self, data: &Value, depth: u32) -> bool {
        let wraps = match data {
            Value::Object(inner) => self_described(inner).is_some(),
            Value::Array(_) => true,
            _ => false,
        };
        wraps && self.take_value(data, depth + 1)
    }

    /// What an event is called.
    fn name(&self, record: &Map<String, Value>) -> Option<String> {
        let general = &self.tools.general;
        let text = |name: &str| {
            let mut value = record.get(name.split('.').next()?)?;
            for part in name.split('.').skip(1) {
                value = value.get(part)?;
            }
            value.as_str().filter(|text| !text.is_empty())
        };
        let own = self.tool.and_then(|tool| tool.json.as_ref());
        let own = own.into_iter().flat_map(|json| &json.event);
        let sure = own.chain(&general.event).filter_map(|name| text(name));
        let perhaps = general.perhaps.iter().filter_map(|name| text(name));
        // Where several could be its name, the plan knows which.
        let all = sure.clone().chain(perhaps);
        let planned = all.clone().find(|name| self.tally.knows(name));
        planned.or_else(|| sure.clone().next()).map(str::to_owned)
    }

    /// What an event carries, and what stands around that.
    fn attributes(&self, record: &Map<String, Value>, event: &str) -> (Attributes, Attributes) {
        let general = &self.tools.general;
        let own = self.tool.and_then(|tool| tool.json.as_ref());
        let own = own.into_iter().flat_map(|json| &json.inside);
        let mut inside = own.chain(&general.inside).filter(|name| {
            matches!(record.get(*name), Some(Value::Object(_))) && !self.tally.plans(event, name)
        });
        let is_name = |name: &String| {
            let is_one = general.event.contains(name) || general.perhaps.contains(name);
            is_one && record.get(name).and_then(Value::as_str) == Some(event)
        };
        if let Some(inside) = inside.next() {
            let attributes = record.get(inside).and_then(Value::as_object);
            let around = entries(record).into_iter();
            let around = around.filter(|(name, _)| name != inside && !is_name(name));
            let attributes = attributes.map(entries).unwrap_or_default();
            return (self.spread(attributes, event), around.collect());
        }
        let all = entries(record)
            .into_iter()
            .filter(|(name, _)| !is_name(name));
        let (around, attributes) = all.partition(|(name, _)| general.around.contains(name));
        (self.spread(attributes, event), around)
    }

    /// The same with the entries of records in place of these, where the plan has no such attribute.
    fn spread(&self, attributes: Attributes, event: &str) -> Attributes {
        let mut all = Attributes::new();
        for (name, given) in attributes {
            match &given {
                Given::Typed(Value::Object(record))
                    if self.tools.general.spread.contains(&name)
                        && !self.tally.plans(event, &name) =>
                {
                    all.extend(entries(record));
                }
                _ => all.push((name, given)),
            }
        }
        all
    }

    /// Takes the event of an address or form, and answers whether there was one.
    pub fn take_pairs(&mut self, pairs: &[(String, String)]) -> bool {
        if let Some(form) = self.tool.and_then(|tool| tool.form.as_ref())
            && self.take_pairs_by(form, pairs)
        {
            return true;
        }
        let mut any = false;
        for (_, value) in pairs {
            if let Some(value) = packed(value) {
                any |= self.take_value(&value, 0);
            }
        }
        if any {
            return true;
        }
        let general = &self.tools.general;
        let is_name = |name: &String| general.event.contains(name);
        let named = pairs
            .iter()
            .find(|(name, value)| is_name(name) && self.tally.knows(value));
        let Some((_, event)) = named else {
            return false;
        };
        let others = pairs.iter().filter(|(name, _)| !is_name(name));
        let others = others.map(|(name, value)| (name.clone(), Given::Written(value.clone())));
        let (around, attributes) = others.partition(|(name, _)| general.around.contains(name));
        self.tell(event.clone(), attributes, around);
        true
    }

    fn take_pairs_by(&mut self, form: &'static Form, pairs: &[(String, String)]) -> bool {
        let mut any = false;
        let inside = pairs.iter().filter(|(name, _)| form.inside.contains(name));
        for (_, text) in inside {
            if let Some(value) = packed(text) {
                any |= self.take_value(&value, 1);
            }
        }
        if any {
            return true;
        }
        let Some((_, event)) = pairs.iter().find(|(name, _)| form.event.contains(name)) else {
            return false;
        };
        let (mut attributes, mut parts) = (Attributes::new(), Vec::new());
        for (name, value) in pairs {
            let list = form.list.as_ref();
            if let Some(attribute) = attribute(form, name, value) {
                attributes.push(attribute);
            } else if let Some(list) = list.filter(|list| is_part(list, name)) {
                parts.push(part(list, value));
            }
        }
        if let Some(list) = form.list.as_ref().filter(|_| !parts.is_empty()) {
            attributes.push((list.name.clone(), Given::Typed(Value::Array(parts))));
        }
        self.tell(event.clone(), attributes, Vec::new());
        true
    }

    /// Counts an event, less what the tool adds to it by itself.
    pub fn tell(&mut self, name: String, attributes: Attributes, mut around: Attributes) {
        let is_own = |attribute: &str| {
            let own = self
                .tool
                .is_some_and(|tool| tool.own.iter().any(|own| own == attribute));
            own && !self.tally.plans(&name, attribute)
        };
        let (own, attributes) = attributes.into_iter().partition(|(name, _)| is_own(name));
        around.extend::<Attributes>(own);
        let is_by_itself = self.tools.is_by_itself(self.tool, &name);
        let seen = Seen {
            name,
            attributes,
            around,
        };
        self.tally.take(&seen, is_by_itself);
    }
}

type Attributes = Vec<(String, Given)>;

/// The attribute that an entry of a form is, if it is one.
fn attribute(form: &Form, name: &str, value: &str) -> Option<(String, Given)> {
    let after = |beginnings: &[String]| {
        let rest = beginnings
            .iter()
            .find_map(|beginning| name.strip_prefix(beginning.as_str()));
        rest.map(|rest| rest.strip_suffix(']').unwrap_or(rest).to_owned())
    };
    let written = || Given::Written(value.to_owned());
    if let Some(name) = form.renamed.get(name) {
        return Some((name.clone(), written()));
    }
    if let Some(name) = after(&form.number) {
        let number = value.parse().ok().and_then(serde_json::Number::from_f64);
        return Some((
            name,
            number.map_or_else(written, |number| Given::Typed(number.into())),
        ));
    }
    if let Some(name) = after(&form.text) {
        let is_flag = ["true", "false"].contains(&value);
        let text = || Given::Typed(Value::String(value.to_owned()));
        return Some((name, if is_flag { written() } else { text() }));
    }
    after(&form.written).map(|name| (name, written()))
}

/// Whether an entry is a part of a list: `pr1`.
fn is_part(list: &Parts, name: &str) -> bool {
    let number = name.strip_prefix(list.prefix.as_str());
    number.is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// A part of a list: `idA~nmShirt~pr19.9`.
fn part(list: &Parts, value: &str) -> Value {
    let mut record = Map::new();
    let mut own: Option<&str> = None;
    for said in value.split('~') {
        let Some((letters, value)) = said.split_at_checked(2) else {
            continue;
        };
        // What somebody adds to it comes as a name and a value after each other: `k0color~v0red`.
        match (letters.as_bytes(), own) {
            ([b'k', b'0'..=b'9'], _) => own = Some(value),
            ([b'v', b'0'..=b'9'], Some(name)) => {
                record.insert(name.to_owned(), value.into());
                own = None;
            }
            _ => {
                let name = list.parts.get(letters).map_or(letters, String::as_str);
                let number: Option<f64> = value.parse().ok();
                let number = number.filter(|_| list.numbers.iter().any(|known| known == letters));
                let value = number.map_or_else(|| value.into(), Value::from);
                record.insert(name.to_owned(), value);
            }
        }
    }
    Value::Object(record)
}

/// The name and the data of a record that names its own schema: `…/NAME/jsonschema/1-0-0`.
fn self_described(record: &Map<String, Value>) -> Option<(&str, &Value)> {
    let schema = record.get("schema")?.as_str()?;
    let (before, _) = schema.split_once("/jsonschema/")?;
    Some((before.rsplit('/').next()?, record.get("data")?))
}

/// A call that was put into a data layer with its arguments: `{"0": "event", "1": "add_to_cart", "2": {…}}`.
fn called(record: &Map<String, Value>) -> Option<(String, Option<&Map<String, Value>>)> {
    let text = |name: &str| record.get(name).and_then(Value::as_str);
    (text("0")? == "event").then_some(())?;
    Some((
        text("1")?.to_owned(),
        record.get("2").and_then(Value::as_object),
    ))
}

/// The JSON that a text holds, as it is or in base64.
fn packed(text: &str) -> Option<Value> {
    let text = text.trim();
    if text.starts_with(['{', '[']) {
        return serde_json::from_str(text).ok();
    }
    // What `{"` and `[{` look like in base64.
    if !text.starts_with("eyJ") && !text.starts_with("W3s") && !text.starts_with("ewo") {
        return None;
    }
    let text = text.trim_end_matches('=');
    let bytes = URL_SAFE_NO_PAD
        .decode(text)
        .or_else(|_| STANDARD_NO_PAD.decode(text));
    serde_json::from_slice(&bytes.ok()?).ok()
}

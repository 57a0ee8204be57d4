//! A HAR (version 1.2, and what programs add to it), an entry after the other. What is not looked at is passed over: headers and
//! cookies are never held.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::capture::reading::Reading;

/// How much of a request may be held, in bytes.
const REQUEST: usize = 4 << 20;

/// A request. Programs leave out what they don't know, or write null.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Request {
    method: Option<String>,
    url: Option<String>,
    post_data: Option<PostData>,
}

#[derive(Default, Deserialize)]
struct PostData {
    text: Option<String>,
    /// Some write the entries of a form, and no text.
    params: Option<Vec<Param>>,
    /// The specification has it for answers alone, and proxies write it here too.
    encoding: Option<String>,
}

#[derive(Deserialize)]
struct Param {
    name: Option<String>,
    value: Option<String>,
}

#[derive(Default, Deserialize)]
struct Response {
    status: Option<f64>,
}

/// A message over a web socket, as browsers write it.
#[derive(Deserialize)]
struct Message {
    #[serde(rename = "type")]
    way: Option<String>,
    data: Option<String>,
}

/// The `log` of a HAR.
pub struct Log<'r, 'p>(pub &'r mut Reading<'p>);
struct Entries<'r, 'p>(&'r mut Reading<'p>);
struct Entry<'r, 'p>(&'r mut Reading<'p>);
struct Messages<'r, 'p>(&'r mut Reading<'p>);

impl<'de> DeserializeSeed<'de> for Log<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Log<'_, '_> {
    type Value = ();
    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("the log of a HAR")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "entries" => map.next_value_seed(Entries(self.0))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Entries<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_, '_> {
    type Value = ();
    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("the entries of a HAR")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Entry(&mut *self.0))?.is_some() {}
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Entry<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Entry<'_, '_> {
    type Value = ();
    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("an entry of a HAR")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut request, mut response) = (Request::default(), Response::default());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "request" => {
                    self.0.budget.allow(REQUEST);
                    request = map.next_value::<Option<_>>()?.unwrap_or_default();
                    self.0.budget.lift();
                }
                "response" => response = map.next_value::<Option<_>>()?.unwrap_or_default(),
                "_webSocketMessages" => map.next_value_seed(Messages(&mut *self.0))?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if is_one(&request, &response) {
            self.0.sent(&request);
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Messages<'_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Messages<'_, '_> {
    type Value = ();
    fn expecting(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        to.write_str("messages of a web socket")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        loop {
            self.0.budget.allow(REQUEST);
            let message = seq.next_element::<Message>()?;
            self.0.budget.lift();
            let Some(message) = message else {
                return Ok(());
            };
            if message.way.as_deref() == Some("send") {
                self.0.take("", message.data.as_deref(), false);
            }
        }
    }
}

/// Whether an entry is something that was sent, once. Asking whether one may send is not, and what is sent on to another address
/// stands in the entry of that one.
fn is_one(request: &Request, response: &Response) -> bool {
    let method = request.method.as_deref().unwrap_or("GET");
    let status = response.status.unwrap_or_default();
    let is_sent_on = match method {
        "GET" | "HEAD" => [301.0, 302.0, 303.0, 307.0, 308.0].contains(&status),
        _ => [307.0, 308.0].contains(&status),
    };
    method != "OPTIONS" && !is_sent_on
}

impl Reading<'_> {
    fn sent(&mut self, request: &Request) {
        let address = request.url.as_deref().unwrap_or_default();
        let Some(data) = &request.post_data else {
            return self.take(address, None, false);
        };
        let is_base64 = data.encoding.as_deref() == Some("base64");
        if let Some(text) = data.text.as_deref().filter(|text| !text.is_empty()) {
            return self.take(address, Some(text), is_base64);
        }
        let params = data.params.iter().flatten();
        let pairs = params.filter_map(|param| Some((param.name.clone()?, param.value.clone()?)));
        let pairs: Vec<(String, String)> = pairs.collect();
        match pairs.is_empty() {
            true => self.take(address, None, false),
            false => self.take_pairs(address, &pairs),
        }
    }
}

//! HARs as browsers and proxies write them.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::capture::tests::told;

const COLLECT: &str = "https://shop.example/metrics/g/collect?v=2&tid=G-1&_s=1";
const GOOD: &str = r#"{"event":"add_to_cart","properties":{"product_id":"sku-1","price":9.5,"quantity":1,"currency":"EUR"}}"#;

fn har(entries: &[Value]) -> String {
    json!({ "log": { "version": "1.2", "creator": { "name": "test", "version": "1" }, "pages": [], "entries": entries } })
        .to_string()
}

/// An entry as browsers write it.
fn sent(method: &str, url: &str, post: Value) -> Value {
    json!({
        "startedDateTime": "2026-11-22T14:03:00.000Z", "time": 12,
        "request": {
            "method": method, "url": url, "httpVersion": "h3", "queryString": [], "headersSize": -1, "bodySize": -1,
            "headers": [{ "name": "authorization", "value": "Bearer abc" }, { "name": "event", "value": "purchase" }],
            "cookies": [{ "name": "event", "value": "purchase" }],
            "postData": post,
        },
        "response": { "status": 204, "content": { "size": 0, "mimeType": "x", "text": "{\"event\":\"purchase\"}" } },
        "cache": {}, "timings": {},
    })
}

fn posted(url: &str, mime: &str, text: &str) -> Value {
    sent("POST", url, json!({ "mimeType": mime, "text": text }))
}

fn gzip(text: &str) -> Vec<u8> {
    let mut to = GzEncoder::new(Vec::new(), Compression::default());
    to.write_all(text.as_bytes()).expect("it is memory");
    to.finish().expect("it is memory")
}

#[test]
fn what_is_as_planned_is_seen_and_nothing_else() {
    let capture = har(&[
        posted("https://api.example/v1/track", "application/json", GOOD),
        posted(
            "https://shop.example/cart",
            "application/json",
            r#"{"name":"Anna","type":"gift"}"#,
        ),
        sent("GET", "https://shop.example/?event=spring", Value::Null),
        sent("GET", "https://shop.example/logo.png", Value::Null),
    ]);
    assert_eq!(told(&capture), "add_to_cart ×1");
}

#[test]
fn a_required_attribute_is_missing() {
    let text = r#"{"event":"add_to_cart","properties":{"product_id":"","quantity":2}}"#;
    let capture = har(&[posted("https://api.example/t", "application/json", text)]);
    assert_eq!(
        told(&capture),
        "add_to_cart ×1, required missing price ×1, required missing product_id ×1"
    );
}

#[test]
fn a_number_is_sent_as_text() {
    let text =
        r#"{"event":"add_to_cart","properties":{"product_id":"a","price":"9.50","quantity":1.5}}"#;
    let capture = har(&[posted("https://api.example/t", "application/json", text)]);
    assert_eq!(
        told(&capture),
        "add_to_cart ×1, wrong type price ×1, wrong type quantity ×1"
    );
}

#[test]
fn a_value_is_not_allowed_and_an_attribute_is_additional() {
    let text = r#"{"event":"add_to_cart","properties":{"product_id":"a","price":1,"currency":"eur","email":"a@b.example"}}"#;
    let capture = har(&[posted("https://api.example/t", "application/json", text)]);
    assert_eq!(
        told(&capture),
        "add_to_cart ×1, value not allowed currency ×1, additional attribute email ×1"
    );
}

#[test]
fn an_event_is_not_planned_and_looks_like_one() {
    let text = r#"[{"event":"addToCart"},{"event":"coupon_used"},{"event":"coupon_used"}]"#;
    let capture = har(&[posted("https://api.example/t", "application/json", text)]);
    assert_eq!(
        told(&capture),
        "unplanned coupon_used ×2\nunplanned addToCart ×1, like add_to_cart"
    );
}

#[test]
fn several_are_sent_at_once() {
    let text = format!(
        r#"{{"batch":[{GOOD},{{"type":"track","event":"home_seen"}},{{"type":"identify","userId":"u"}}],"sentAt":"x"}}"#
    );
    let capture = har(&[posted(
        "https://api.example/v1/batch",
        "application/json",
        &text,
    )]);
    assert_eq!(told(&capture), "add_to_cart ×1\nhome_seen ×1");
}

#[test]
fn a_beacon_is_plain_text() {
    let capture = har(&[posted(
        "https://api.example/b",
        "text/plain;charset=UTF-8",
        GOOD,
    )]);
    assert_eq!(told(&capture), "add_to_cart ×1");
}

#[test]
fn lines_of_json_are_events() {
    let text = format!("{GOOD}\n{{\"event\":\"home_seen\"}}\n");
    let capture = har(&[posted(
        "https://api.example/b",
        "application/x-ndjson",
        &text,
    )]);
    assert_eq!(told(&capture), "add_to_cart ×1\nhome_seen ×1");
}

#[test]
fn gzip_comes_in_base64_with_and_without_saying_so_and_as_letters() {
    let packed = gzip(GOOD);
    let base64 = STANDARD.encode(&packed);
    let letters: String = packed.iter().map(|byte| char::from(*byte)).collect();
    let said = json!({ "mimeType": "application/json", "text": base64, "encoding": "base64" });
    let capture = har(&[
        sent("POST", "https://api.example/a", said),
        posted("https://api.example/b", "application/octet-stream", &base64),
        posted(
            "https://api.example/c",
            "application/octet-stream",
            &letters,
        ),
    ]);
    assert_eq!(told(&capture), "add_to_cart ×3");
}

#[test]
fn gzip_that_the_program_tore_is_told_of_a_tool_and_of_nobody_else() {
    let torn = String::from_utf8_lossy(&gzip(GOOD)).into_owned();
    let capture = har(&[
        posted(COLLECT, "text/plain", &torn),
        posted(
            "https://shop.example/upload",
            "application/octet-stream",
            &torn,
        ),
    ]);
    assert_eq!(told(&capture), "unread ×1");
}

#[test]
fn base64_holds_json_or_a_form() {
    let json = json!({ "mimeType": "application/json", "text": STANDARD.encode(GOOD), "encoding": "base64" });
    let form = format!(
        "data={}&verbose=1",
        STANDARD
            .encode(GOOD)
            .replace('+', "%2B")
            .replace('=', "%3D")
    );
    let capture = har(&[
        sent("POST", "https://api.example/a", json),
        posted(
            "https://api.example/track",
            "application/x-www-form-urlencoded",
            &form,
        ),
    ]);
    assert_eq!(told(&capture), "add_to_cart ×2");
}

#[test]
fn what_is_said_to_be_base64_and_is_not_is_read_as_it_stands() {
    let wrong = json!({ "mimeType": "application/json", "text": GOOD, "encoding": "base64" });
    assert_eq!(
        told(&har(&[sent("POST", "https://api.example/a", wrong)])),
        "add_to_cart ×1"
    );
}

#[test]
fn a_form_comes_as_its_entries_alone() {
    let params = json!([{ "name": "data", "value": GOOD }, { "name": "v" }]);
    let post = json!({ "mimeType": "application/x-www-form-urlencoded", "params": params });
    assert_eq!(
        told(&har(&[sent("POST", "https://api.example/a", post)])),
        "add_to_cart ×1"
    );
}

#[test]
fn web_analytics_sends_one_in_the_address() {
    let url = format!(
        "{COLLECT}&en=add_to_cart&ep.product_id=sku%201&epn.price=9.5&epn.quantity=2&cu=USD&ep.debug_mode=true&_et=12"
    );
    assert_eq!(
        told(&har(&[sent("GET", &url, Value::Null)])),
        "add_to_cart ×1"
    );
}

#[test]
fn web_analytics_sends_several_in_lines() {
    let text = "en=add_to_cart&ep.product_id=a&epn.price=1\r\nen=add_to_cart&ep.product_id=b&ep.price=1.00\r\nen=scroll&epn.percent_scrolled=90";
    let capture = har(&[posted(COLLECT, "text/plain;charset=UTF-8", text)]);
    assert_eq!(told(&capture), "add_to_cart ×2, wrong type price ×1");
}

#[test]
fn web_analytics_sends_products_as_parts() {
    let url = format!(
        "{COLLECT}&en=purchase&ep.order.id=7&pr1=idA~nmShirt~pr19.9~k0sku~v0red&pr2=idB~prfree"
    );
    let faults = "purchase ×1, wrong type items[].price ×1, additional attribute items[].item_id ×1, additional attribute items[].item_name ×1";
    assert_eq!(told(&har(&[sent("GET", &url, Value::Null)])), faults);
}

#[test]
fn a_pixel_names_events_and_values_in_its_own_way() {
    let url = "https://www.social.example/tr/?id=1&ev=add_to_cart&cd[product_id]=a&cd%5Bprice%5D=x";
    let capture = har(&[
        sent("GET", url, Value::Null),
        sent(
            "GET",
            "https://www.social.example/tr/?id=1&ev=PageView",
            Value::Null,
        ),
    ]);
    assert_eq!(told(&capture), "add_to_cart ×1, wrong type price ×1");
}

#[test]
fn an_event_describes_itself_in_base64_within_a_batch() {
    let own = r#"{"schema":"iglu:a.b/unstruct_event/jsonschema/1-0-0","data":{"schema":"iglu:c.d/add_to_cart/jsonschema/1-0-0","data":{"product_id":"a","price":2}}}"#;
    let text = json!({
        "schema": "iglu:a.b/payload_data/jsonschema/1-0-4",
        "data": [{ "e": "ue", "ue_px": URL_SAFE_NO_PAD.encode(own) }, { "e": "ue", "ue_pr": own }, { "e": "pv" }],
    });
    let url = "https://c.example/com.snowplowanalytics.snowplow/tp2";
    assert_eq!(
        told(&har(&[posted(url, "application/json", &text.to_string())])),
        "add_to_cart ×2"
    );
}

#[test]
fn events_are_named_deep_within() {
    let text = r#"{"events":[{"xdm":{"eventType":"add_to_cart"},"data":{"product_id":"a"}}]}"#;
    let capture = har(&[posted(
        "https://edge.example/ee/v1/interact?x=1",
        "application/json",
        text,
    )]);
    assert_eq!(told(&capture), "add_to_cart ×1, required missing price ×1");
}

#[test]
fn what_is_asked_and_sent_on_counts_once() {
    let url = format!("{COLLECT}&en=home_seen");
    let mut moved = sent("GET", &url, Value::Null);
    moved["response"]["status"] = json!(307);
    let capture = har(&[
        sent("OPTIONS", &url, Value::Null),
        moved,
        sent("GET", &url, Value::Null),
    ]);
    assert_eq!(told(&capture), "home_seen ×1");
}

#[test]
fn messages_over_a_socket_are_read_that_were_sent() {
    let mut entry = sent("GET", "wss://live.example/s", Value::Null);
    let data = [("send", GOOD), ("receive", GOOD), ("send", "ping")];
    let messages =
        data.map(|(way, data)| json!({ "type": way, "time": 1.5, "opcode": 1, "data": data }));
    entry["_webSocketMessages"] = json!(messages);
    assert_eq!(told(&har(&[entry])), "add_to_cart ×1");
}

#[test]
fn a_har_may_lack_nearly_everything() {
    let capture = "\u{feff}{\"log\":{\"entries\":[{},{\"request\":null,\"response\":null},{\"request\":{\"url\":null,\"postData\":{\"text\":null,\"params\":null}}}]}}";
    assert_eq!(told(capture), "");
}

#[test]
fn the_answer_may_stand_before_the_question() {
    let entry = format!(
        r#"{{"response":{{"status":0}},"request":{{"method":"POST","url":"https://a.example","postData":{{"text":{}}}}}}}"#,
        Value::from(GOOD)
    );
    assert_eq!(
        told(&format!(r#"{{"log":{{"entries":[{entry}]}}}}"#)),
        "add_to_cart ×1"
    );
}

#[test]
fn a_body_of_megabytes_is_passed_over_and_told() {
    let long = format!("en=home_seen&ep.note={}", "x".repeat(2 << 20));
    let capture = har(&[
        posted("https://shop.example/upload", "text/plain", &long),
        posted(COLLECT, "text/plain", &long),
        posted("https://api.example/a", "application/json", GOOD),
    ]);
    assert_eq!(told(&capture), "add_to_cart ×1\nunread ×1");
}

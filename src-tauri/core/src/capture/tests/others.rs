//! Captures that are no HAR.

use crate::capture::tests::told;

#[test]
fn a_data_layer_is_pasted() {
    let capture = r#"[
        {"gtm.start": 1, "event": "gtm.js", "gtm.uniqueEventId": 1},
        {"event": "add_to_cart", "ecommerce": {"product_id": "a", "price": 9, "currency": "CHF"}, "gtm.uniqueEventId": 7},
        {"ecommerce": null}
    ]"#;
    assert_eq!(
        told(capture),
        "add_to_cart ×1, value not allowed currency ×1"
    );
}

#[test]
fn calls_with_their_arguments_are_in_a_data_layer() {
    let capture = r#"[{"0":"js","1":"2026-11-22"},{"0":"config","1":"G-1"},{"0":"event","1":"add_to_cart","2":{"product_id":"a","price":true}}]"#;
    assert_eq!(told(capture), "add_to_cart ×1, wrong type price ×1");
}

#[test]
fn a_script_is_pasted() {
    let capture = "dataLayer.push({\"event\":\"home_seen\"});\ndataLayer.push({\"event\":\"basket_opened\"});";
    assert_eq!(told(capture), "home_seen ×1\nunplanned basket_opened ×1");
    assert_eq!(
        told("window.dataLayer = [{\"event\":\"home_seen\"}];"),
        "home_seen ×1"
    );
}

#[test]
fn a_line_of_json_is_an_event() {
    let capture = "{\"event\":\"home_seen\"}\n{\"type\":\"purchase\",\"order\":{\"id\":7},\"items\":[{\"price\":1},{\"sku\":\"b\"}],\"paid\":\"2026-11-22\"}\n";
    let faults = "purchase ×1, required missing items[].price ×1, wrong type order.id ×1, wrong type paid ×1\nhome_seen ×1";
    assert_eq!(told(capture), faults);
}

#[test]
fn what_is_missing_as_a_whole_is_told() {
    let capture = r#"{"event":"purchase","gift":true,"paid":"2026-11-22T14:03:00Z"}"#;
    assert_eq!(
        told(capture),
        "purchase ×1, required missing items[].price ×1, required missing order.id ×1"
    );
}

#[test]
fn a_debugger_writes_a_row_for_each_event() {
    let capture = "Timestamp,Event Name,product_id,price,coupon\n12:01,add_to_cart,a,9.90,\n12:02,add_to_cart,,cheap,X\n12:03,home_seen,,,\n";
    let faults = "add_to_cart ×2, required missing product_id ×1, wrong type price ×1, additional attribute coupon ×1\nhome_seen ×1";
    assert_eq!(told(capture), faults);
}

/// Some that send events cut it at the comma and say nothing: findings/braze-price-with-comma.sh.
#[test]
fn a_price_with_a_comma_is_no_number() {
    for price in ["19,99", "1.234,50"] {
        let typed = format!(r#"{{"event":"add_to_cart","product_id":"a","price":"{price}"}}"#);
        assert_eq!(told(&typed), "add_to_cart ×1, wrong type price ×1");
        let written = format!("Event Name;product_id;price\nadd_to_cart;a;{price}\n");
        assert_eq!(told(&written), "add_to_cart ×1, wrong type price ×1");
    }
}

#[test]
fn a_debugger_writes_addresses_and_bodies() {
    let capture = "Event Type;Request URL;POST Data\nx;https://a.example/g/collect?v=2&en=home_seen;\ny;https://a.example/g/collect?v=2;\"en=home_seen\nen=add_to_cart&ep.product_id=a\"\n";
    assert_eq!(
        told(capture),
        "add_to_cart ×1, required missing price ×1\nhome_seen ×2"
    );
}

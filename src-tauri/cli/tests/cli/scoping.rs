//! What use cases share, and what scoping asks: listed, set and exported.

use std::fs;

use serde_json::json;

use crate::stage::{FILE, Run, Stage, contents, expect, masked, told, type_text};

const CART: &str = "Abandoned cart email";

/// What a key holds, as `list` tells it.
pub fn value(stage: &Stage, what: &str, named: &str, key: &str) -> serde_json::Value {
    let json = stage
        .run(&["list", FILE, named, "--what", what, "--json"])
        .done();
    let list: serde_json::Value = serde_json::from_str(&json).unwrap();
    let fields = match what {
        "use-cases" => &list["scoping"],
        _ => &list["fields"],
    };
    let mut fields = fields.as_array().unwrap().iter();
    fields.find(|field| field["key"] == key).unwrap()["value"].clone()
}

#[test]
fn fields_and_the_roadmap_are_listed() {
    let stage = Stage::sample();
    let mut text = String::new();
    for arguments in [
        &["list", FILE, "--what", "roadmap"][..],
        &["list", FILE, "Order feed", "--what", "integrations"],
        &["list", FILE, "Recovered carts", "--what", "metrics"],
        &["list", FILE, "Payment left", "--what", "tags"],
    ] {
        text.push_str(&format!("$ ninefold-cli {}\n", arguments.join(" ")));
        text.push_str(&stage.run(arguments).done());
        text.push('\n');
    }
    expect("scoping.txt", &masked(&text));
    let said = stage
        .run(&["list", FILE, "Anna", "--what", "people"])
        .refused(2);
    assert!(
        said.starts_with(
            "Only use cases, integrations, metrics, tags, attributes and settings have fields."
        ),
        "{said}"
    );
}

/// What is to be set of what to what; several arguments are parted by bars.
type Given<'a> = (&'a str, &'a str, &'a str, &'a str);

pub fn set(stage: &Stage, (what, named, key, given): Given<'_>) -> Run {
    let mut arguments = vec!["set", FILE, named, key, "--what", what];
    arguments.extend(given.split('|'));
    stage.run(&arguments)
}

#[test]
fn every_kind_of_field_is_set_and_cleared() {
    const MEASURED: &str = "--number=-4,5|--source=Analytics|--date=2026-11-22";
    let stage = Stage::sample();
    let use_case = |key, given| ("use-cases", CART, key, given);
    let feed = |key, given| ("integrations", "Order feed", key, given);
    let metric = |key, given| ("metrics", "Recovered carts", key, given);
    let tag = |key, given| ("tags", "Payment left", key, given);
    let cases = [
        (
            use_case("req/actor", "--text=Who *left*"),
            json!("Who *left*"),
        ),
        (use_case("req/actor", "--clear"), json!(null)),
        (
            use_case("activation", "--text=Web Experience"),
            json!("web-experience"),
        ),
        (
            use_case("req/owner", "--text=Sanne Hoekstra"),
            json!("Sanne Hoekstra"),
        ),
        (
            use_case("req/owner", "--text=Somebody New"),
            json!("Somebody New"),
        ),
        (use_case("req/owner", "--clear"), json!(null)),
        (
            use_case("label", "--text=Q3; Loyalty, q3"),
            json!("Loyalty, Q3"),
        ),
        (use_case("label", "--clear"), json!(null)),
        (use_case("needs/App SDK", "--tick"), json!(true)),
        (use_case("needs/App SDK", "--untick"), json!(false)),
        (
            use_case("tracker/run-from", "--text=2026-11-22"),
            json!("2026-11-22"),
        ),
        (
            use_case("target-quarter", "--text=q3 2027"),
            json!("2027-Q3"),
        ),
        (
            use_case("go-live", "--text=2027-08-01"),
            json!("2027-08-01"),
        ),
        (feed("go-live", "--text=2027/6/1"), json!("2027-06-01")),
        (feed("status", "--text=retired"), json!("retired")),
        (feed("effort", "--score=5"), json!(5)),
        (feed("effort", "--clear"), json!(null)),
        (feed("regulation/ccpa", "--tick"), json!(true)),
        (feed("regulation-other", "--text=LGPD"), json!("LGPD")),
        (
            metric("baseline", MEASURED),
            json!({ "value": "-4.5", "source": "Analytics", "date": "2026-11-22" }),
        ),
        (metric("target", "--clear"), json!(null)),
        (tag("state", "--text=verified"), json!("verified")),
        (tag("serves/Abandoned cart email", "--clear"), json!(false)),
    ];
    for (given, expected) in cases {
        let (what, named, key, _) = given;
        assert_eq!(set(&stage, given).done(), "");
        assert_eq!(value(&stage, what, named, key), expected, "{given:?}");
    }
    // Options may rule each other out.
    set(&stage, feed("regulation/none", "--tick")).done();
    let ccpa = value(&stage, "integrations", "Order feed", "regulation/ccpa");
    assert_eq!(ccpa, json!(false));
    // The beginning of a key, and how it is written, may be left out.
    set(&stage, feed("internal-owner", "--text=Priya Raman")).done();
    set(&stage, use_case("Needs/app sdk", "--tick")).done();
    let needs = value(&stage, "use-cases", CART, "needs/App SDK");
    assert_eq!(needs, json!(true));
    stage.run(&["check", FILE]).done();
}

#[test]
fn what_can_not_be_placed_is_told() {
    let stage = Stage::sample();
    let effort = ("integrations", "App SDK", "effort", "--clear");
    set(&stage, effort).done();
    let arguments = ["list", FILE, "--what", "roadmap"];
    let run = stage.run(&arguments);
    assert_eq!(run.code, 0);
    assert!(!run.out.contains("App SDK"), "{}", run.out);
    assert_eq!(
        run.said,
        "Not placed: App SDK. Needs an effort estimate.\n\
         Not placed: Next-best offer in the app. It waits for App SDK, which has no effort.\n"
    );
    let json = stage.run(&[&arguments[..], &["--json"]].concat()).done();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let first = &json["roadmap"][0];
    assert_eq!(first["integration"], "Consent");
    assert_eq!(first["priority"], json!(118.7));
    let arithmetic = first["arithmetic"].as_str().unwrap();
    assert!(
        arithmetic.ends_with("≈ 237.3; 237.3 ÷ 2 ≈ 118.7"),
        "{arithmetic}"
    );
    assert_eq!(json["unplaced"][0]["missing"], "Needs an effort estimate.");
    assert_eq!(first["goLive"], "2027-01-29");
    let why = first["why"].as_str().unwrap();
    assert!(
        why.starts_with("First, because it unlocks the most value"),
        "{why}"
    );
    let rows = json["timeLine"].as_array().unwrap();
    let remarks =
        |name: &str| rows.iter().find(|row| row["name"] == name).unwrap()["remarks"].clone();
    assert_eq!(
        remarks("Churn prediction and win-back"),
        json!(["Due by 2027-02-15, before Email service is planned to be live on 2027-02-26."])
    );
}

#[test]
fn two_of_one_name_are_linked_by_their_identifiers() {
    let stage = Stage::titled(&["Cart email"]);
    let mut open = stage.open();
    // One that is there is not made again; renamed, two may come to bear one name.
    for name in ["Feed", "Other", "Consent"] {
        open.add_document("integration", name).unwrap();
    }
    let integrations = open.integrations().unwrap().integrations;
    let other = integrations.iter().find(|one| one.name == "Other").unwrap();
    type_text(&mut open, &other.id, "name", "feed");
    open.settle().unwrap();
    drop(open);
    let list = stage.run(&["list", FILE, "Cart email"]).done();
    let needs: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("needs/"))
        .collect();
    assert_eq!(needs.len(), 3, "{list}");
    assert!(needs.iter().any(|line| line.starts_with("needs/Consent ")));
    let said = set(&stage, ("use-cases", "Cart email", "needs/Feed", "--tick")).refused(5);
    assert!(said.starts_with("There is no field “needs/Feed”"), "{said}");
    let key = needs.iter().find(|line| !line.contains("Consent")).unwrap();
    let key = key.split(' ').next().unwrap();
    set(&stage, ("use-cases", "Cart email", key, "--tick")).done();
    assert_eq!(value(&stage, "use-cases", "Cart email", key), json!(true));
}

#[test]
fn what_does_not_fit_a_field_changes_nothing() {
    let stage = Stage::sample();
    let before = stage.contents();
    let use_case = |key, given| ("use-cases", CART, key, given);
    let feed = |key, given| ("integrations", "Order feed", key, given);
    let metric = |key, given| ("metrics", "Recovered carts", key, given);
    let cases = [
        (
            feed("status", "--text=almost"),
            2,
            "status is a choice: use --text with one of idea, planned, in-progress, live, retired.",
        ),
        (
            feed("status", "--tick"),
            2,
            "status is a choice: use --text with one of idea,",
        ),
        (
            feed("effort", "--text=3"),
            2,
            "effort is a rating: use --score.",
        ),
        (
            feed("statsu", "--text=live"),
            5,
            "There is no field “statsu”; `ninefold-cli list FILE NAME` shows all. Did you mean:\n  status",
        ),
        (
            ("integrations", "Orders", "status", "--clear"),
            5,
            "There is no integration “Orders”.",
        ),
        (
            ("use-cases", "order feed", "status", "--clear"),
            5,
            "There is no use case “order feed”. There is one among the integrations: add --what integrations.",
        ),
        (
            metric("baseline", "--number=about 4"),
            1,
            "“about 4” is not a number.",
        ),
        (
            metric("baseline", "--number=4|--date=May"),
            1,
            "“May” is not a day.",
        ),
        (
            use_case("tracker/run-from", "--text=soon"),
            1,
            "“soon” is not a day.",
        ),
        (
            use_case("target-quarter", "--text=2027-08-01"),
            1,
            "“2027-08-01” is a day or month, not a quarter. Type it as quarter and year: Q3 2027.",
        ),
        (
            use_case("needs/Orders", "--tick"),
            5,
            "There is no field “needs/Orders”;",
        ),
        (
            use_case("req/actr", "--clear"),
            5,
            "Did you mean:\n  req/actor",
        ),
        (
            use_case("score/ideation/success", "--score=3"),
            5,
            "Did you mean:\n  answer/ideation/success",
        ),
    ];
    for (given, code, words) in cases {
        let said = set(&stage, given).refused(code);
        assert!(said.contains(words), "{said}");
    }
    let mut after = stage.contents();
    after.remove(&format!("{FILE}.lock"));
    assert_eq!(before, after);
}

#[test]
fn documents_are_exported() {
    let stage = Stage::sample();
    let cases: &[(&[&str], &str)] = &[
        (&["--what", "roadmap"], "# Build next\n"),
        (&["--what", "portfolio"], "# Use cases\n\n7 use cases\n"),
        (&["--what", "metrics"], "# Metrics\n"),
        (&["--what", "tags"], "# Tagging plan\n"),
        (
            &["--what", "tags", "--format", "csv"],
            "\u{FEFF}What is captured,Where,",
        ),
        (
            &["--what", "metrics", "--format", "csv"],
            "\u{FEFF}Name,Unit,Direction,Audience segment,Business goal,What,Day,Value,",
        ),
        (
            &["--what", "roadmap", "--format", "csv"],
            "\u{FEFF}Place,What,Status,Value unlocked,Effort,Priority,Completes,Remark,Go-live,Pinned\r\n1,",
        ),
        (&["--what", "integrations", "Order feed"], "# Order feed\n"),
        (
            &["--what", "integrations", "--all", "--one-file"],
            "- Web tags\n",
        ),
        (
            &["--what", "scoping", CART],
            "# Abandoned cart email\n\n**Draft · ",
        ),
        (
            &["--what", "scoping", "--all", "--one-file"],
            "- Abandoned cart email\n",
        ),
        (
            &["--what", "roadmap", "--front-matter"],
            "---\ntitle: \"Build next\"\nexported: ",
        ),
    ];
    for (given, beginning) in cases {
        let mut arguments = vec!["export", FILE];
        arguments.extend(*given);
        let page = stage.run(&arguments).exported();
        assert!(page.starts_with(beginning), "{given:?}: {page}");
    }
    fs::create_dir(stage.path("out")).unwrap();
    let all = [
        "export",
        FILE,
        "--what",
        "integrations",
        "--all",
        "--to",
        "out",
    ];
    assert_eq!(stage.run(&all).exported().lines().count(), 7);
    assert_eq!(contents(&stage.path("out")).len(), 7);
    let one = [
        "export", FILE, "--what", "tags", "--format", "csv", "--to", "out",
    ];
    let written = told("out", "Noordkaap — Tagging plan.csv") + "\n";
    assert_eq!(stage.run(&one).done(), written);
    let deck = [
        "export",
        FILE,
        "--what",
        "portfolio",
        "--format",
        "pptx",
        "--to",
        "out",
    ];
    let written = told("out", "Noordkaap — Portfolio.pptx") + "\n";
    assert_eq!(stage.run(&deck).done(), written);
    let bytes = fs::read(stage.path("out/Noordkaap — Portfolio.pptx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    for (given, words) in [
        (
            &["--what", "use-cases", "--all", "--format", "pptx"][..],
            "Only experience trackers and the portfolio can be presentations.",
        ),
        (
            &["--what", "roadmap", "--all"],
            "There is one of that in a workspace",
        ),
        (
            &["--what", "scoping", "--all", "--format", "csv"],
            "Only tables can be Excel or CSV. Add --what portfolio,",
        ),
        (
            &["--what", "tags", "--separator", "tab"],
            "Only CSV has separators.",
        ),
        (
            &["--what", "integrations", "Order feed", "--format", "csv"],
            "There is one of that in a workspace",
        ),
        (
            &["--what", "integrations"],
            "Name what to export, or export all of it by --all.",
        ),
    ] {
        let mut arguments = vec!["export", FILE];
        arguments.extend(given);
        let said = stage.run(&arguments).refused(2);
        assert!(said.starts_with(words), "{said}");
    }
}

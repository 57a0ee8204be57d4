//! Templates read, written and made bare.

use super::bare::{Names, bare, says_something};
use super::*;

/// All that is wrong is told at once, each with its line and place.
#[test]
fn all_that_is_wrong_is_told_with_its_place() {
    let text = r#"name = ""
about = """two
lines"""
color = "red"

[answers]
"answer/ideation/unheard-of" = "A"
activation = "by-pigeon"
title = 5
"req/owner" = "Anna"
"tracker/change" = " "

[[metric]]
name = "Recovered baskets"
baseline = "4 %"
[[metric]]
name = "recovered  Baskets"
[[tag]]
where = "Basket"
[integration]
name = "Orders"
"#;
    let problems = Template::parse(text).unwrap_err();
    let told = problems.iter().map(ToString::to_string);
    assert_eq!(
        Vec::from_iter(told),
        [
            "line 2, template: `about` is more than one line",
            "line 4, template: `color` is nothing that a template has",
            "line 7, answers: `answer/ideation/unheard-of` is nothing that a template can suggest",
            "line 8, answers: `activation` is `by-pigeon`, which is none of `web-experience`, `web-experiment`, `full-stack-interactive-experience`, `triggered-experience`, `audience-export`",
            "line 9, answers: `title` is no text in quotes",
            "line 10, answers: `req/owner` is nothing that a template can suggest",
            "line 11, answers: `tracker/change` is empty",
            "line 15, metric 1: `baseline` is nothing that a template can suggest",
            "line 16, metric 2: `recovered  Baskets` is there twice",
            "line 18, tag 1: it has no `name`",
            "line 20, integration: each integration begins with [[integration]]",
            "template: it has no `name`",
        ]
    );
}

#[test]
fn what_is_written_is_read_as_it_was() {
    for known in built_in() {
        let text = known.template.to_toml().unwrap();
        let again = Template::parse(&text);
        assert_eq!(
            again.as_ref(),
            Ok(&*known.template),
            "{}\n{text}",
            known.key
        );
    }
}

#[test]
fn names_dates_and_figures_are_left_out_and_words_stay() {
    let mut names = Names::default();
    names.of_person("Maya de Vries");
    names.of_person("Will Hope-Stone");
    names.of_company("Noordkaap");
    names.of_company("Studio Vuurtoren");
    for (text, bare_text) in [
        ("Ask Maya, or MAYA DE VRIES.", "Ask …, or …."),
        (
            "Will says it will work; Stone's idea",
            "… says it will work; …'s idea",
        ),
        (
            "Noordkaap’s members, at studio vuurtoren",
            "…’s members, at …",
        ),
        (
            "from 4 % to 7 % of 17,800 shoppers",
            "from … % to … % of … shoppers",
        ),
        (
            "€ 41, €1.250,50, EUR41, 410k and 2 million",
            "€ …, €…, …, … and …",
        ),
        (
            "by 22 November 2026 or 2026-11-22, 22.11.26",
            "by … or …, …",
        ),
        (
            "since March; in Q3 2026; at 2:03 PM",
            "since …; in …; at … PM",
        ),
        ("they may march on, in may", "they may march on, in may"),
        ("within 30min, 14 days, 50/50", "within …min, … days, …"),
        ("forty percent of twenty-five euros", "… percent of … euros"),
        (
            "1. First, 2 tags\n2) GA4 and h2",
            "1. First, … tags\n2) GA4 and h2",
        ),
        (
            "[the plan](https://wiki.noordkaap.example/x) by maya@noordkaap.example",
            "[the plan](…) by …",
        ),
        ("| a | 12 |\n| --- | --- |", "| a | … |\n| --- | --- |"),
        ("٤٢ baskets, ½ of them", "… baskets, … of them"),
        ("", ""),
    ] {
        assert_eq!(bare(text, &names), bare_text, "{text}");
    }
    assert!(!says_something("€ …, … %"));
    assert!(says_something("… of them"));
}

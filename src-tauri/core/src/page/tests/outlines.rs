use super::confluence::{rich_comes_back, storage_comes_back};
use super::{check, sample};
use crate::outline::discovery::{self, UseCase};
use crate::page::{Page, document, html, markdown, rich, storage};

/// A page in every format.
fn check_all(name: &str, page: &Page) {
    check(&format!("{name}.md"), &markdown::write(page));
    check(&format!("{name}.html"), &html::write(page, 1));
    check(&format!("{name}.rich.html"), &rich::write(page));
    check(&format!("{name}.xml"), &storage::write(page));
    storage_comes_back(page).unwrap();
    rich_comes_back(page).unwrap();
}

#[test]
fn a_phase() {
    check_all("phase", &discovery::phase(&sample::phase()));
}

#[test]
fn an_empty_phase() {
    check(
        "empty-phase.md",
        &markdown::write(&discovery::phase(&sample::empty_phase())),
    );
}

#[test]
fn a_use_case() {
    let mut later = sample::empty_phase();
    later.title = "Phase 2: Business Case Assessment".into();
    let use_case = UseCase {
        title: "Cart | email".into(),
        archived: None,
        phases: vec![sample::phase(), later],
        ..UseCase::default()
    };
    check_all("use-case", &discovery::use_case(&use_case));
}

#[test]
fn several_use_cases() {
    let use_case = |title: &str, archived| UseCase {
        title: title.into(),
        archived,
        phases: vec![sample::empty_phase()],
        ..UseCase::default()
    };
    let reason = Some((
        "Archived on 3 May 2026 by Anna.".into(),
        "No budget <yet>".into(),
    ));
    let page = discovery::use_cases(&[use_case("Cart & email", None), use_case("Churn", reason)]);
    check_all("several", &page);
}

#[test]
fn a_use_case_without_a_title() {
    let untitled = UseCase {
        title: " ".into(),
        ..UseCase::default()
    };
    assert_eq!(
        markdown::write(&discovery::use_case(&untitled)),
        "# Untitled use case\n"
    );
}

#[test]
fn a_cost_that_is_high_speaks_against_the_use_case() {
    let mut phase = sample::phase();
    phase.dimensions[0].is_cost = true;
    phase.dimensions[0].rating = Some((5, "Very high".into()));
    phase.dimensions[1].rating = Some((3, "Fair".into()));
    let written = storage::write(&discovery::phase(&phase));
    let status = |color: &str, title: &str| {
        format!(
            "<ac:parameter ac:name=\"colour\">{color}</ac:parameter><ac:parameter ac:name=\"title\">{title}</ac:parameter>"
        )
    };
    assert!(written.contains(&status("Red", "Very high")), "{written}");
    assert!(written.contains(&status("Yellow", "Fair")), "{written}");
    assert!(
        written.contains("ac:name=\"status\"><ac:parameter ac:name=\"title\">Unscored<"),
        "{written}"
    );
}

#[test]
fn a_saved_page_needs_nothing_else_and_lets_nothing_in() {
    let written = document::write(
        &discovery::phase(&sample::phase()),
        "Cart </title> & \"more\"",
    );
    let (head, body) = written.split_once("<body>").unwrap();
    assert!(
        head.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    );
    assert!(head.contains(
        "content=\"default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;;"
    ));
    assert!(head.contains("<title>Cart &lt;/title&gt; &amp; &quot;more&quot;</title>"));
    assert!(!head.contains("url(") && !head.contains("@import") && !head.contains("://"));
    assert!(
        !written.contains("<script") && !written.contains(" src=") && !body.contains(" style=")
    );
    assert!(body.contains("<h1 dir=\"auto\">Phase 1: Discovery</h1>"));
}

#[test]
fn contents_lead_to_their_headings() {
    let use_case = UseCase {
        title: "A".into(),
        archived: None,
        phases: vec![sample::phase(), sample::empty_phase()],
        ..UseCase::default()
    };
    let written = html::write(&discovery::use_case(&use_case), 0);
    let links: Vec<&str> = written
        .split("href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(links.len(), 2);
    for id in links {
        assert_eq!(written.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
}

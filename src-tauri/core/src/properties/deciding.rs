//! What is decided stays decided in all copies, and whoever takes the decision back has all versions again.

use super::beside::{FIELD, say};
use super::exchanging::{Copy, copies, exchange_all};
use crate::document::merge::conflicts;
use crate::document::mutant::without;
use crate::document::spot::Spot;
use crate::view::{Decision, Disagreement, ExportOptions, Format, Matter, Scope};

fn spot(of: &Disagreement) -> Spot {
    Spot::named(&of.document, &of.record, &of.field).unwrap()
}

/// Two copies that disagree on an answer.
fn disagreeing() -> (Vec<Copy>, String, Spot) {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    say(
        &mut copies[0].workspace,
        &use_case,
        FIELD,
        "Whoever leaves a full cart gets a mail.",
    );
    say(
        &mut copies[1].workspace,
        &use_case,
        FIELD,
        "Whoever leaves a cart gets a push.",
    );
    exchange_all(&mut copies);
    let spot = Spot::of(&use_case, FIELD).unwrap();
    (copies, use_case, spot)
}

fn said(copy: &mut Copy, use_case: &str) -> (String, usize) {
    let document = copy.workspace.folds(use_case).1;
    let text = document.own().unwrap().text(FIELD).to_owned();
    (text, conflicts(&document).len())
}

#[test]
fn a_decision_is_one_in_all_copies() {
    let decided = || {
        let (mut copies, use_case, spot) = disagreeing();
        let suggestion = copies[0].workspace.suggestion(&spot).unwrap();
        assert_eq!(suggestion.before, "Whoever leaves a cart gets a mail.");
        let text = suggestion.text.unwrap();
        assert_eq!(text, "Whoever leaves a full cart gets a push.");
        let decision = Decision::Text { text: text.clone() };
        let done = copies[0].workspace.decide(&spot, &decision).unwrap();
        assert!(done.notice.unwrap().starts_with("Settled: answer to"));
        assert!(done.undo.undo.is_some());
        exchange_all(&mut copies);
        let all: Vec<_> = copies
            .iter_mut()
            .map(|copy| said(copy, &use_case))
            .collect();
        all == [(text.clone(), 0), (text, 0)]
    };
    assert!(decided());
    assert!(!without("a decision is made over all versions", decided));
}

#[test]
fn a_decision_for_what_is_shown_is_one_too() {
    let (mut copies, use_case, spot) = disagreeing();
    let open = copies[0].workspace.disagreements().unwrap();
    for (times, version) in [&open[0].shown, &open[0].others[0]].into_iter().enumerate() {
        let workspace = &mut copies[0].workspace;
        let change = version.change.clone();
        workspace
            .decide(&spot, &Decision::Version { change })
            .unwrap();
        assert_eq!(said(&mut copies[0], &use_case), (version.shown.clone(), 0));
        let workspace = &mut copies[0].workspace;
        // As often as one likes: undone, both stand; done again, it is decided.
        for _ in 0..2 {
            workspace.undo().unwrap();
            let again = workspace.disagreements().unwrap();
            assert_eq!(again.len(), 1, "{times}");
            assert_eq!(again[0].shown.shown, open[0].shown.shown);
            assert_eq!(again[0].others[0].shown, open[0].others[0].shown);
            workspace.redo().unwrap();
            assert_eq!(workspace.disagreements().unwrap(), []);
        }
        workspace.undo().unwrap();
        if times == 0 {
            // The versions are changes of their own by now.
            let now = workspace.disagreements().unwrap();
            let change = now[0].others[0].change.clone();
            let done = workspace.decide(&spot, &Decision::Version { change });
            assert!(done.is_ok());
            workspace.undo().unwrap();
            break;
        }
    }
    let lost = || {
        let (mut copies, _, spot) = disagreeing();
        let workspace = &mut copies[0].workspace;
        let decision = Decision::Text {
            text: "else".to_owned(),
        };
        workspace.decide(&spot, &decision).unwrap();
        workspace.undo().unwrap();
        workspace.disagreements().unwrap().is_empty()
    };
    assert!(!lost());
    assert!(without("undoing a decision opens it again", lost));
    exchange_all(&mut copies);
    assert_eq!(
        said(&mut copies[0], &use_case),
        said(&mut copies[1], &use_case)
    );
}

#[test]
fn a_deletion_against_an_edit_is_decided_by_a_person() {
    for (decision, is_there) in [(Decision::Keep, true), (Decision::Remove, false)] {
        let (mut copies, use_case) = copies(&["Anna", "Ben"]);
        copies[0].workspace.delete_use_case(&use_case).unwrap();
        say(&mut copies[1].workspace, &use_case, FIELD, "still at work");
        exchange_all(&mut copies);
        let open = copies[0].workspace.disagreements().unwrap();
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].about, Matter::Deletion);
        assert_eq!(open[0].what, "deletion of “Cart email”");
        assert_eq!(
            (open[0].shown.by.as_str(), open[0].others[0].by.as_str()),
            ("Anna", "Ben")
        );
        assert_eq!(open[0].others[0].shown, "still at work");
        let text = Decision::Text {
            text: "a".to_owned(),
        };
        assert!(copies[0].workspace.decide(&spot(&open[0]), &text).is_err());
        copies[0]
            .workspace
            .decide(&spot(&open[0]), &decision)
            .unwrap();
        exchange_all(&mut copies);
        for copy in &copies {
            assert_eq!(copy.workspace.disagreements().unwrap(), []);
            assert_eq!(copy.workspace.overview(&use_case).is_ok(), is_there);
        }
        let gone = copies[0]
            .workspace
            .decide(&spot(&open[0]), &decision)
            .unwrap_err();
        assert_eq!(
            gone.to_string(),
            "That disagreement is no longer here. Nothing was changed."
        );
    }
}

#[test]
fn what_a_score_is_to_be_is_one_of_its_versions() {
    const SCORE: &str = "score/ideation/customer-value";
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    copies[0]
        .workspace
        .set_score(&use_case, SCORE, Some(2))
        .unwrap();
    copies[1]
        .workspace
        .set_score(&use_case, SCORE, Some(5))
        .unwrap();
    exchange_all(&mut copies);
    let open = copies[1].workspace.disagreements().unwrap();
    assert_eq!(open[0].what, "score of Customer Value");
    let text = Decision::Text {
        text: "4".to_owned(),
    };
    assert!(copies[1].workspace.decide(&spot(&open[0]), &text).is_err());
    let change = open[0].others[0].change.clone();
    copies[1]
        .workspace
        .decide(&spot(&open[0]), &Decision::Version { change })
        .unwrap();
    let score = copies[1]
        .workspace
        .folds(&use_case)
        .1
        .own()
        .unwrap()
        .integer(SCORE);
    // Told in the words of histories.
    let words = match score {
        Some(2) => "2 – Minor",
        _ => "5 – Exceptional",
    };
    assert_eq!(open[0].others[0].shown, words);
}

#[test]
fn an_export_has_both_versions_in_words_until_one_is_chosen() {
    let (mut copies, use_case, spot) = disagreeing();
    let workspace = &mut copies[0].workspace;
    let mut export = |scope: Scope| {
        let options = ExportOptions::default();
        let export = workspace
            .export(&scope, Format::Markdown, &options)
            .unwrap();
        String::from_utf8(export.bytes).unwrap()
    };
    let phase = |phase: &str| Scope::Phase {
        use_case: use_case.clone(),
        phase: phase.to_owned(),
    };
    let whole = Scope::UseCases {
        use_cases: vec![use_case.clone()],
    };
    for scope in [phase("ideation"), whole.clone()] {
        let text = export(scope);
        for said in [
            "**Two versions: answer to “Brief explanation of use case”**",
            "**Ben, 14 November 2023:** Whoever leaves a cart gets a push.",
            "**Anna, 14 November 2023:** Whoever leaves a full cart gets a mail.",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
    }
    assert!(!export(phase("design")).contains("versions"));
    let change = copies[0].workspace.disagreements().unwrap()[0].others[0]
        .change
        .clone();
    copies[0]
        .workspace
        .decide(&spot, &Decision::Version { change })
        .unwrap();
    let options = ExportOptions::default();
    let export = copies[0]
        .workspace
        .export(&whole, Format::Markdown, &options)
        .unwrap();
    assert!(
        !String::from_utf8(export.bytes)
            .unwrap()
            .contains("versions")
    );
}

//! These checks can fail: what a careless writer makes is told apart.

use crate::fields::{is_answered, same_lines, told};
use crate::scoping::{has_lines, has_texts, same_cells};
use crate::support::same_tree;
use ninefold_core::page::target::Target;
use ninefold_core::page::told::hold;
use ninefold_core::page::{Page, answer::answer, markdown, rich, storage};
use ninefold_foreign::compare::{Looks, lines};
use ninefold_foreign::fields::Form;
use ninefold_foreign::read::confluence::Editor;
use ninefold_foreign::read::{self, cmark, comrak, pulldown, sheet};
use ninefold_foreign::scoping::Answer;
use ninefold_foreign::tree::{Block, of_page};

type Read<'a> = &'a mut dyn FnMut(&str) -> Result<Vec<Block>, String>;

/// Writes an answer, replaces a part as a careless writer would have it, and reads it back: all is well before, and not after.
#[track_caller]
fn tells(typed: &str, target: Target, right: &str, wrong: &str, read: Read<'_>) {
    let page = Page {
        blocks: answer(typed, 1),
    };
    let written = match target {
        Target::Markdown | Target::MarkdownInConfluence => markdown::write(&page),
        Target::Rich => rich::write(&page),
        Target::Storage => storage::write(&page),
        Target::Word => panic!("a Word file is no text: python-docx reads it"),
    };
    let meant = of_page(&hold(&page, target).page);
    let mut read = |written: &str| same_tree(&meant, read(written), written, Looks::Same);
    assert_eq!(read(&written), Ok(()));
    assert!(written.contains(right), "{written}");
    let careless = written.replace(right, wrong);
    assert!(read(&careless).is_err(), "{careless}");
}

#[test]
fn every_parser_of_markdown_tells_a_split_cell_and_a_lost_look() {
    let table = "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |";
    for mut read in [pulldown::markdown, comrak::markdown, cmark::markdown] {
        tells(table, Target::Markdown, "&#124;", "|", &mut read);
        tells("a *b* c", Target::Markdown, "_b_", "b", &mut read);
    }
}

#[test]
fn confluence_tells_a_backslash() {
    let mut editor = Editor::start().unwrap();
    let mut read = |written: &str| editor.paste_markdown(written);
    let target = Target::MarkdownInConfluence;
    let table = "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |";
    tells(table, target, "&#124;", "\\|", &mut read);
    tells("5 \\*3\\*", target, "&#42;", "\\*", &mut read);
    tells("| a |\n|---|\n| \\- b |", target, "&#45;", "-", &mut read);
    tells("- a\n  - b", target, "    -", " -", &mut read);
}

#[test]
fn confluence_tells_what_is_no_task_and_no_status() {
    let mut editor = Editor::start().unwrap();
    let mut read = |written: &str| editor.paste_html(written, "plain");
    tells("- [x] a", Target::Rich, "DONE", "TODO", &mut read);
    tells("- [x] a", Target::Rich, "actionList", "list", &mut read);
    tells("a\\\n1\\. b", Target::Rich, "\u{2060}", "", &mut read);
}

#[test]
fn xml_tells_what_confluence_would_refuse() {
    let mut read = read::storage::storage;
    let target = Target::Storage;
    tells("a & b", target, "&amp;", "&", &mut read);
    tells("a\u{a0}b", target, "\u{a0}", "&nbsp;", &mut read);
    tells("- [ ] a\n- [x] b", target, ">2<", ">1<", &mut read);
    tells(
        "```\na]]>b\n```",
        target,
        "]]]]><![CDATA[>",
        "]]>",
        &mut read,
    );
    tells("a\\\nb", target, "<br />", "<br>", &mut read);
}

#[test]
fn a_line_that_arrives_otherwise_is_told() {
    let mut filled = Form::of_sample().unwrap().fill(&["a | b".to_owned()]);
    let read = pulldown::markdown(&markdown::write(&filled.page)).unwrap();
    assert_eq!(same_lines(&filled, &read), Ok(()));
    let email = std::mem::replace(&mut filled.people[0][4], "a |  b".into());
    assert!(same_lines(&filled, &read).is_err());
    filled.people[0][4] = email;
    filled.titles[0] = "a".into();
    assert!(same_lines(&filled, &read).is_err());
    filled.titles.clear();
    assert!(same_lines(&filled, &read).is_err());
}

#[test]
fn a_change_without_a_word_about_it_is_told() {
    let blocks = answer("- [x] a", 1);
    let page = Page { blocks };
    let mut held = hold(&page, Target::MarkdownInConfluence);
    assert_eq!(told(&page, &held), Ok(()));
    held.losses.clear();
    assert!(told(&page, &held).is_err());
}

#[test]
fn an_answer_that_is_missing_is_told() {
    let page = Page {
        blocks: answer("before\n\n- a\n- b\n\nafter", 1),
    };
    let read = lines(&pulldown::markdown(&markdown::write(&page)).unwrap());
    for (typed, is_there) in [
        ("- a\n- b", true),
        ("- a\n- c", false),
        ("1. a\n2. b", false),
    ] {
        assert_eq!(is_answered(typed, Some(Target::Markdown), &read), is_there);
    }
}

#[test]
fn what_is_no_text_on_a_web_page_is_told() {
    let read = |html: &str| read::html::html(html).map(drop);
    assert_eq!(read("<p><a href=\"https://a.example\">a</a></p>"), Ok(()));
    for hostile in [
        "<p><a href=\"javascript:1\">a</a></p>",
        "<p><a href=\"data:text/html,a\">a</a></p>",
        "<p><b onclick=1>a</b></p>",
        "<p><img src=x></p>",
        "<script>1</script>",
    ] {
        assert!(read(hostile).is_err(), "{hostile}");
    }
}

#[test]
fn an_answer_of_scoping_that_is_missing_is_told() {
    let read = pulldown::markdown("- Unit: a\n\nb\n\nc\n").unwrap();
    for (typed, is_there) in [("a", true), ("b", true), ("d", false)] {
        let answer = |is_text| Answer {
            is_text,
            typed: typed.into(),
        };
        assert_eq!(has_lines(&read, &[answer(false)]).is_ok(), is_there);
        assert_eq!(has_texts(&read, &[answer(true)]).is_ok(), is_there);
    }
}

#[test]
fn a_formula_and_another_cell_are_told() {
    let typed = ["=1", "b", "c", "d\ne"].map(|typed| Answer {
        is_text: true,
        typed: typed.into(),
    });
    for (csv, is_same) in [
        ("h\r\n'=1,b,c,\"d\ne\"\r\n", true),
        ("h\r\n=1,b,c,\"d\ne\"\r\n", false),
        ("h\r\n'=1,b,c,d e\r\n", false),
        ("h\r\n'=1,b,'c,\"d\ne\"\r\n", false),
        ("h\r\n'=1,b;=1,c,\"d\ne\"\r\n", false),
    ] {
        let same = same_cells(&typed, sheet::csv(csv.as_bytes()));
        assert_eq!(same.is_ok(), is_same, "{csv}");
    }
}

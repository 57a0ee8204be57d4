//! What becomes of answers: each fixture `NAME.in.md` beside its outputs: Markdown, HTML, HTML for the clipboard, storage
//! format, and what they can't hold.

use super::confluence::{rich_comes_back, storage_comes_back};
use super::{check, fixtures, losses, reader};
use crate::page::{Block, DEPTH, Item, Page, answer::answer, html, markdown, rich, storage};
use std::{fs, time::Instant};

#[test]
fn fixtures_are_written_as_expected() {
    let mut found = 0;
    for entry in fs::read_dir(fixtures()).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path
            .file_name()
            .and_then(|name| name.to_str())
            .and_then(|name| name.strip_suffix(".in.md"))
        else {
            continue;
        };
        let page = Page {
            blocks: answer(&fs::read_to_string(&path).unwrap(), 3),
        };
        let written = markdown::write(&page);
        assert_eq!(
            reader::of_markdown(&written),
            reader::of_held(&page),
            "{name}"
        );
        check(&format!("{name}.md"), &written);
        check(&format!("{name}.html"), &html::write(&page, 0));
        check(&format!("{name}.rich.html"), &rich::write(&page));
        check(&format!("{name}.xml"), &storage::write(&page));
        check(&format!("{name}.losses.txt"), &losses::told(&page));
        storage_comes_back(&page).unwrap();
        rich_comes_back(&page).unwrap();
        found += 1;
    }
    assert!(found > 5);
}

/// What an answer becomes in Markdown, for what a fixture file can't hold or show.
#[track_caller]
fn becomes(typed: &str, written: &str) {
    let page = Page {
        blocks: answer(typed, 3),
    };
    assert_eq!(markdown::write(&page), written);
    assert_eq!(reader::of_markdown(written), reader::of_held(&page));
}

#[test]
fn ordinary_text_stays_as_typed() {
    for line in [
        "5 * 3 * 2 = 30, user_id, snake_case_name, a _ b",
        "€ 64 – 10 %, ~5 days, <3, a < b > c, R&D, Q&A #1, C# and F#",
        "[draft] see (1) or [2]: what?! \"quoted\" 'single' 50% @anna $5 ^2 {x} a|b",
        "C:\\Users\\anna \\ share",
        "https://a.example/x_y/?b=1&c=2#d and https://b.example/A(B) or anna_b@c.example",
        "日本語 שלום 👩‍💻 – naïve café",
        "2026 was good. 3.5 and 1.5x",
        "**Done!** and **R&D** and _it_",
        "# not",
    ] {
        let line = line.trim_start_matches("# ");
        becomes(line, &format!("{line}\n"));
    }
}

#[test]
fn what_only_some_parsers_read_is_escaped_too() {
    becomes("1\\~2\\~3, ~4", "1&#126;2&#126;3, ~4\n");
    becomes(
        "`C:\\a` and [`[b]`](https://a.example)",
        "`C:`&#92;`a` and [&#91;b&#93;](https://a.example)\n",
    );
}

/// Confluence drops the `@`, and a colon, if it takes these for addresses.
#[test]
fn what_would_not_be_shown_whole_is_no_address() {
    becomes(
        "https://@ https://@a.example/b ftp://@a https://a::/b",
        "https&#58;//@ https&#58;//@a.example/b ftp&#58;//@a https&#58;//a::/b\n",
    );
}

/// Confluence takes everything up to the next space into a bare address, and leaves entities in it as they are.
#[test]
fn an_address_ends_where_it_was_typed_to_end() {
    becomes(
        "(see https://a.example/b). https://c.example",
        "(see [https://a.example/b](https://a.example/b)). https://c.example\n",
    );
    becomes(
        "**https://a.example/b**, https://c.example&#32;",
        "**[https://a.example/b](https://a.example/b)**, [https://c.example](https://c.example)&#32;\n",
    );
    becomes(
        "https:// `https://a.example/b` [to https://c.example](https://d.example) ftp://e\\*f\\*",
        "https:// `https:`/`/a.example/b` [to https&#58;//c.example](https://d.example) ftp&#58;//e&#42;f&#42;\n",
    );
}

#[test]
fn what_confluence_takes_for_a_picture_is_escaped() {
    becomes("\\![a]\\(b)", "&#33;[a&#93;(b)\n");
}

#[test]
fn spaces_before_html_are_no_paragraph() {
    becomes(" <div>\n  a", "&#60;div>  \na\n");
}

#[test]
fn line_ends_of_all_systems_are_breaks() {
    becomes(
        "a\r\nb\rc\u{b}d\u{2028}e\n\nf",
        "a  \nb  \nc  \nd  \ne\n\nf\n",
    );
}

#[test]
fn control_characters_are_shown_as_unknown() {
    becomes("a\u{1}b\u{7f}", "a\u{fffd}b\u{fffd}\n");
}

#[test]
fn spaces_that_were_meant_are_kept() {
    becomes("&#32;&#32;a&nbsp;b&nbsp;", "&#32; a\u{a0}b&#160;\n");
}

#[test]
fn a_definition_that_nothing_uses_is_text() {
    becomes(
        "[Anna]: yes\n\n[b]\n\n[b]: https://b.example",
        "&#91;Anna]: yes\n\n[b](https://b.example)\n",
    );
}

#[test]
fn cells_beyond_the_last_column_are_kept() {
    becomes(
        "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |",
        "| a | b |\n| --- | --- |\n| 1 | 2 &#124; 3 &#124; 4 |\n",
    );
}

#[test]
fn headings_go_below_the_section_without_gaps() {
    becomes(
        "### a\n# b\n#### c\n## d",
        "#### a\n\n#### b\n\n##### c\n\n##### d\n",
    );
    let deep = Page {
        blocks: answer("# a\n## b\n### c\n#### d", 4),
    };
    assert_eq!(
        markdown::write(&deep),
        "##### a\n\n###### b\n\n###### c\n\n###### d\n"
    );
}

#[test]
fn what_says_nothing_is_empty() {
    for text in ["", " \n\t\n", "#", ">", "-\n-", "**", "\u{a0}"] {
        let page = Page {
            blocks: answer(text, 3),
        };
        assert!(
            reader::of_held(&page)
                .iter()
                .all(|said| !said.contains("h4: ")),
            "{text:?}"
        );
    }
    assert!(answer(" \n\t\n", 3).is_empty());
}

fn depth(blocks: &[Block]) -> usize {
    let below = |block: &Block| match block {
        Block::Quote(blocks) => 1 + depth(blocks),
        Block::List(list) => {
            1 + list
                .items
                .iter()
                .map(|Item { blocks, .. }| depth(blocks))
                .max()
                .unwrap_or(0)
        }
        _ => 0,
    };
    blocks.iter().map(below).max().unwrap_or(0)
}

#[test]
fn deep_nesting_ends_in_text() {
    for text in [
        ">".repeat(100) + "deep",
        "- ".repeat(100) + "deep",
        "1. > ".repeat(100) + "deep",
    ] {
        let page = Page {
            blocks: answer(&text, 3),
        };
        assert_eq!(depth(&page.blocks), DEPTH);
        assert!(html::write(&page, 0).contains("deep"));
        assert_eq!(
            reader::of_markdown(&markdown::write(&page)),
            reader::of_held(&page)
        );
    }
}

#[test]
fn a_megabyte_of_marks_does_not_overflow_the_stack() {
    for piece in [">", "[", "- ", "**a *b ", "![", "~~a "] {
        let page = Page {
            blocks: answer(&piece.repeat((1 << 20) / piece.len()), 3),
        };
        markdown::write(&page);
        html::write(&page, 0);
        rich::write(&page);
        storage::write(&page);
    }
}

/// What is quadratic would take minutes.
#[test]
fn a_long_text_of_anything_is_quick() {
    let pieces = [
        "http://@",
        "a",
        "a ",
        "*",
        "**a ",
        "*a_ ",
        "_",
        "__a ",
        "~~a ",
        "`",
        "`a",
        "[",
        "[a](",
        "](",
        "![",
        "<",
        "<a ",
        "&",
        "&a",
        "\\",
        "|",
        "|a",
        "|\n",
        ">",
        "> a\n",
        "- ",
        "- a\n",
        "1. ",
        "#",
        "# a\n",
        "\n",
        "a\n",
        " ",
        "\t",
        "~",
        "=\n",
        "http://",
        "http://a,",
        "http://@",
        "https://a)(",
        "(",
        ")",
        "<b>",
        "<!--",
        "**a** ",
        "*a*b",
        "a\n\n",
        "```\n",
        "[a]: b\n",
        "| a | b |\n|-|-|\n",
        "***a** b* ",
        "\u{301}",
        "😀",
    ];
    for piece in pieces {
        let text = piece.repeat((1 << 17) / piece.len());
        let started = Instant::now();
        let page = Page {
            blocks: answer(&text, 3),
        };
        let read = started.elapsed();
        let length = markdown::write(&page).len();
        let written = started.elapsed();
        html::write(&page, 0);
        rich::write(&page);
        storage::write(&page);
        let total = started.elapsed();
        if std::env::var_os("TIMES").is_some() {
            println!(
                "{piece:?}: read {read:?}, Markdown {:?} ({length} bytes), the others {:?}",
                written - read,
                total - written
            );
        }
        assert!(total.as_secs() < 30, "{piece:?} took {total:?}");
    }
}

#[test]
fn an_answer_reads_without_headings_and_boxes_of_its_own() {
    let typed = "# Aim of *it*\n\n| A |\n| --- |\n| 1 |\n\n```\ncode\n```\n\n- [the shop](https://a.example)";
    assert_eq!(
        html::reading(answer(typed, 0)),
        "<p dir=\"auto\"><strong>Aim of <em>it</em></strong></p>\n\
        <div class=\"table\"><table dir=\"auto\">\n<thead>\n<tr><th dir=\"auto\" scope=\"col\">A</th></tr>\n</thead>\n\
        <tbody>\n<tr><td dir=\"auto\">1</td></tr>\n</tbody>\n</table></div>\n\
        <pre><code>code</code></pre>\n\
        <ul dir=\"auto\">\n<li dir=\"auto\"><a href=\"https://a.example\" rel=\"noopener noreferrer\">the shop</a></li>\n</ul>\n"
    );
    assert_eq!(html::reading(answer(" \n", 0)), "");
}

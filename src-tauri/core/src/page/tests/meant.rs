//! What is typed as it is stays, in every way of exporting.

use super::reader::words;
use crate::page::{Block, Inline, Page, answer::answer, html, markdown};
use proptest::prelude::*;

/// The lines that an answer shows, each behind the marks of the lists and quotations it is in.
pub fn shown(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    add_lines(&answer(text, 3), "", &mut lines);
    lines
}

fn add_lines(blocks: &[Block], around: &str, lines: &mut Vec<String>) {
    let space = if around.is_empty() { "" } else { " " };
    for block in blocks {
        match block {
            Block::Paragraph(line) => {
                lines.push(format!("{around}{space}{}", words(line).replace('\n', "⏎")));
            }
            Block::List(list) => {
                for (at, item) in list.items.iter().enumerate() {
                    let number = |first| format!("{around}{}.", first + u32::try_from(at).unwrap());
                    let mark = list.first.map_or(format!("{around}•"), number);
                    add_lines(&item.blocks, &mark, lines);
                }
            }
            Block::Quote(blocks) => add_lines(blocks, &format!("{around}>"), lines),
            other => lines.push(format!("{around}{space}{other:?}")),
        }
    }
}

#[track_caller]
fn stays(text: &str) {
    let page = Page {
        blocks: answer(text, 3),
    };
    let [Block::Paragraph(line)] = page.blocks.as_slice() else {
        panic!("{text}: {:?}", page.blocks);
    };
    assert_eq!(words(line), text);
    assert!(
        line.iter()
            .all(|inline| matches!(inline, Inline::Text(_) | Inline::Break)),
        "{text}: {line:?}"
    );
    // What was exported can be pasted into an answer again.
    let again = answer(&markdown::write(&page), 3);
    assert_eq!(again, page.blocks, "{text}");
}

#[test]
fn marks_inside_words_names_and_formulas_stay() {
    for text in [
        "12*40*8",
        "12 * 40*8*3",
        "2**3**4",
        "a*b*c",
        "order_*.csv, return_*.csv",
        "*.csv,*.txt",
        "SELECT *, count(*) FROM t",
        "src/*/test/*.rs",
        "/users/*/orders/*",
        ".*shop.*|.*cart.*",
        "utm_*=x*",
        "__init__",
        "__init__.py and __utma__",
        "snake_case_name _ga_<id>",
        "10~20, 30~40",
        "1~2~3",
        "it`s Anna`s",
        "5*\n3*7",
    ] {
        stays(text);
    }
}

#[test]
fn backslashes_of_paths_stay() {
    for text in [
        "\\\\server\\share",
        "(\\\\server\\_share\\#1\\*.csv)",
        "\\\\server\\\\share",
        "C:\\_temp\\*.csv, D:\\[2026]\\-x",
        "C:\\Temp\\",
        "“C:\\Temp\\_a_”",
        "50\\% of \\\"all\\\", \\d{2\\}",
        "a\\b\\c",
    ] {
        stays(text);
    }
    assert_eq!(shown("C:\\Temp\\\nC:\\New\\"), ["C:\\Temp\\⏎C:\\New\\"]);
}

#[test]
fn lines_that_are_set_in_are_text() {
    assert_eq!(shown("\tCost"), ["\tCost"]);
    assert_eq!(
        shown("a\n\n\t*b*\n\n    c\n\nd"),
        ["a", "\tb", "    c", "d"]
    );
    assert_eq!(
        shown("a\n\n\t- b\n\t\t- c\n\t- d"),
        ["a", "• b", "•• c", "• d"]
    );
    assert_eq!(shown("\t1. b\n\t2. c"), ["1. b", "2. c"]);
    assert_eq!(shown("- a\n\n\t\t\tset in"), ["• a", "• \t\tset in"]);
    assert_eq!(shown("> a\n>\n>     b"), ["> a", ">     b"]);
}

#[test]
fn numbers_of_lists_stay() {
    assert_eq!(shown("2026. Good\n2024. Bad"), ["2026. Good", "2024. Bad"]);
    assert_eq!(shown("1. a\n3. b\n4. c"), ["1. a", "3. b", "4. c"]);
    assert_eq!(
        shown("1. a\n\n   3. x\n   2. y\n2. b"),
        ["1. a", "1.3. x", "1.2. y", "2. b"]
    );
    assert_eq!(shown("01. Kickoff\n02. Plan"), ["01. Kickoff⏎02. Plan"]);
    assert_eq!(shown("+ 12 %\n\n+ € 5"), ["+ 12 %", "+ € 5"]);
    // Who leaves counting to Markdown is not asked to count.
    assert_eq!(shown("1. a\n1. b\n1. c"), ["1. a", "2. b", "3. c"]);
    assert_eq!(shown("+ one\n+ two"), ["• one", "• two"]);
}

#[test]
fn styles_at_the_edges_of_words_stay_styles() {
    for (text, count) in [
        ("*a* **b** _c_ ~~d~~ `e`", 4),
        ("(*a*), “**b**”: _c_.", 3),
        ("**Main**tenance of foo**bar**baz", 2),
        ("**重要**的*字*和", 2),
        ("***both***, **a *b* c**", 2),
        ("**Done!** *(see below)* _“no”_", 3),
        ("*Dear Anna,*\n**– first**", 2),
        ("👉**go**", 1),
        ("<b>*c*</b>", 0),
    ] {
        let page = Page {
            blocks: answer(text, 3),
        };
        let [Block::Paragraph(line)] = page.blocks.as_slice() else {
            panic!("{text}");
        };
        let is_styled = |inline: &&Inline| matches!(inline, Inline::Styled(..));
        assert_eq!(
            line.iter().filter(is_styled).count(),
            count,
            "{text} {line:?}"
        );
    }
}

#[test]
fn what_is_shown_has_its_own_direction() {
    let blocks = answer(
        "# שלום\n\nשלום world\n\n- א\n\n> ב\n\n| ג |\n|---|\n| x |",
        3,
    );
    let html = html::write(&Page { blocks }, 0);
    for tag in ["h4", "p", "ul", "li", "blockquote", "table", "td"] {
        assert!(
            html.contains(&format!("<{tag} dir=\"auto\"")),
            "{tag} in {html}"
        );
    }
    assert!(html.contains("<th dir=\"auto\" scope=\"col\""), "{html}");
}

const PIECES: &[&str] = &[
    "12", "a", "B", "x_y", "_", "*", ".", "/", "=", "(", ")", ",", " ", "\\", "~", "csv", "é",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Letters and digits on both sides make a mark one of the word.
    #[test]
    fn what_stands_inside_words_is_never_lost(
        words in prop::collection::vec(prop::sample::select(&["12", "a", "Bc", "é", "x1"][..]), 2..8),
        marks in prop::collection::vec(prop::sample::select(&["*", "_", "~", "`"][..]), 8),
    ) {
        let text: String = words.iter().zip(&marks).flat_map(|(word, mark)| [*word, *mark]).collect();
        let text = format!("{text}end");
        let shown: String = answer(&text, 3).iter().map(of).collect();
        prop_assert_eq!(shown, text);
    }

    /// What is left out is a pair of marks around words, or a backslash before a mark: never a letter, digit or dot.
    #[test]
    fn only_marks_are_ever_taken(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..16)) {
        let text = format!("x{}", pieces.concat());
        let plain = |text: &str| text.replace(['*', '_', '\\', '~'], "");
        let shown: String = answer(&text, 3).iter().map(of).collect();
        prop_assert_eq!(plain(&shown), plain(text.trim()));
    }
}

fn of(block: &Block) -> String {
    match block {
        Block::Paragraph(line) => words(line),
        other => format!("{other:?}"),
    }
}

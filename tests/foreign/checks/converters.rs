//! What programs that take our Markdown and our web pages further make of them. docs/CONVERTERS.md tells it; `UPDATE=1` writes
//! its tables anew.

use ninefold_core::page::answer::answer;
use ninefold_core::page::build::table;
use ninefold_core::page::{Inline, Page, html, markdown, storage};
use ninefold_core::view::{ExportOptions, Format, MetricRow, Scope};
use ninefold_foreign::convert::{Given, Made, convert};
use ninefold_foreign::office::Office;
use std::sync::LazyLock;
use std::{env, fs};

/// Programs that read Markdown, and those that make it of web pages.
const OF_MARKDOWN: [&str; 4] = ["pandoc", "martian", "marklassian", "md2conf"];
const OF_HTML: [&str; 3] = ["pandoc of HTML", "turndown", "markitdown"];

/// Something that other programs may read otherwise.
struct Probe {
    /// As the page calls it.
    what: &'static str,
    page: Page,
    /// What is to arrive, in the signs of converters.py.
    arrives: &'static str,
    /// In which programs it has to arrive; elsewhere it is only told what does.
    must: &'static [&'static str],
}

fn typed(
    what: &'static str,
    text: &str,
    arrives: &'static str,
    must: &'static [&'static str],
) -> Probe {
    let blocks = answer(text, 1);
    Probe {
        what,
        page: Page { blocks },
        arrives,
        must,
    }
}

fn probes() -> Vec<Probe> {
    const ALL: &[&str] = &OF_MARKDOWN;
    // marklassian decodes no entities.
    const DECODING: &[&str] = &["pandoc", "martian", "md2conf"];
    let text = |text: &str| Inline::Text(text.to_owned());
    let lines = vec![text("one"), Inline::Break, text("two")];
    let in_cell = table(&["Cell"], vec![vec![lines]]);
    vec![
        typed(
            "signs of Markdown, as entities",
            "5 \\*3\\* and \\<br>",
            "5 *3* and <br>",
            DECODING,
        ),
        typed(
            "two dollars",
            "$5M–$6M, was $4M in `$a`",
            "$5M–$6M, was $4M in $a",
            DECODING,
        ),
        typed(
            "a name with colons",
            "web:email:open",
            "web:email:open",
            DECODING,
        ),
        typed(
            "a bar in a cell",
            "| a | b |\n|---|---|\n| 1 \\| 2 | 3 |",
            "a ¦ b / 1 | 2 ¦ 3",
            DECODING,
        ),
        Probe {
            what: "lines in a cell",
            page: Page {
                blocks: in_cell.into_iter().collect(),
            },
            arrives: "Cell / one⏎two",
            must: &["martian"],
        },
        typed(
            "tasks",
            "- [x] a\n- [ ] b\n  - [x] c",
            "[x] a / [ ] b / [x] c",
            ALL,
        ),
        typed(
            "a line break",
            "a\\\nb",
            "a⏎b",
            &["pandoc", "marklassian", "md2conf"],
        ),
        typed(
            "a list from 7",
            "7. a\n8. b",
            "7. a / 8. b",
            &["pandoc", "marklassian"],
        ),
        typed(
            "a line across",
            "a\n\n***\n\nb",
            "a / ——— / b",
            &["pandoc", "marklassian", "md2conf"],
        ),
        typed("code", "```sql\nselect 1\n```", "sql: select 1", ALL),
        typed(
            "brackets in a quotation",
            "> \\[!NOTE\\]\\\n> a",
            "> [!NOTE]⏎a",
            &["pandoc"],
        ),
        typed(
            "brackets with a caret",
            "see\\[^1\\]\n\n\\[^1\\]: a",
            "see[^1] / [^1]: a",
            DECODING,
        ),
    ]
}

/// In which programs a web page has to arrive.
fn must_from_html(what: &str) -> &'static [&'static str] {
    match what {
        "tasks" => &["pandoc of HTML", "turndown", "markitdown"],
        "code" => &["pandoc of HTML", "turndown"],
        _ => &[],
    }
}

static MADE: LazyLock<Made> = LazyLock::new(|| {
    let pages: Vec<Page> = probes().into_iter().map(|probe| probe.page).collect();
    let given = Given {
        markdown: pages.iter().map(markdown::write).collect(),
        html: pages.iter().map(|page| html::write(page, 0)).collect(),
        storage: storage::write(&Page {
            blocks: answer("- [x] a\n\n```\nb\n```", 1),
        }),
        deck: deck(),
    };
    convert(&given).unwrap()
});

/// The experience tracker of the sample: with a chart and tables.
fn deck() -> Vec<u8> {
    let mut office = Office::with_sample().unwrap();
    let scope = Scope::Tracker {
        use_cases: vec![cart(&mut office)],
    };
    let options = ExportOptions::default();
    let export = office.workspace.export(&scope, Format::Pptx, &options);
    export.unwrap().bytes
}

fn cart(office: &mut Office) -> String {
    let mut list = office.workspace.use_cases().unwrap().use_cases.into_iter();
    let cart = list.find(|row| row.title == "Abandoned cart email");
    cart.unwrap().id
}

fn of(program: &str) -> &'static [Option<String>] {
    MADE.get(program).map(Vec::as_slice).unwrap()
}

fn said(program: &str, index: usize) -> &'static str {
    of(program)[index].as_deref().unwrap()
}

#[test]
fn what_must_arrive_does() {
    let mut failures = Vec::new();
    for (index, probe) in probes().iter().enumerate() {
        let must = probe.must.iter().chain(must_from_html(probe.what));
        for program in must {
            let said = said(program, index);
            if said != probe.arrives {
                let Probe { what, arrives, .. } = probe;
                failures.push(format!("{what} in {program}: {said:?}, not {arrives:?}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn storage_format_is_read_within_an_element_that_declares_its_names() {
    let [bare, undeclared, declared] = of("lxml") else {
        panic!("{:?}", of("lxml"));
    };
    assert_eq!((bare, undeclared), (&None, &None));
    let words = declared.as_deref().unwrap().split_whitespace();
    assert_eq!(words.collect::<Vec<_>>(), ["1completea", "b"]);
}

#[test]
fn words_on_slides_are_parted_and_a_chart_has_its_numbers_beside_it() {
    let lines = of("python-pptx, deck").iter().flatten();
    let glued: Vec<_> = lines.filter(|line| line.contains('\u{b}')).collect();
    assert!(glued.is_empty(), "{glued:?}");
    let mut office = Office::with_sample().unwrap();
    let use_case = cart(&mut office);
    let list = office.workspace.metrics().unwrap().metrics;
    let is_used = |metric: &MetricRow| metric.used_by.iter().any(|link| link.id == use_case);
    let used: Vec<MetricRow> = list.into_iter().filter(is_used).collect();
    assert!(!used.is_empty());
    for program in ["markitdown, deck", "pandoc, deck"] {
        // No line ends within a day or before a sign.
        let deck = said(program, 0)
            .replace('\u{a0}', " ")
            .replace('\u{2011}', "-");
        assert!(!deck.contains('\u{b}'), "{program}: {deck}");
        for metric in &used {
            let page = office.workspace.metric(&metric.id).unwrap();
            for row in page.chart.into_iter().flat_map(|chart| chart.rows) {
                assert!(deck.contains(&row[2]), "{program} lacks {row:?}: {deck}");
            }
        }
    }
}

#[test]
fn the_page_about_converters_tells_what_they_do() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/CONVERTERS.md");
    let mut page = fs::read_to_string(file).unwrap();
    for (name, programs) in [("Markdown", OF_MARKDOWN.as_slice()), ("HTML", &OF_HTML)] {
        let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let from = page.find(&start).unwrap() + start.len();
        let to = page.find(&end).unwrap();
        page.replace_range(from..to, &told(programs));
    }
    let versions: Vec<&str> = of("versions")
        .iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let (start, end) = ("<!-- versions -->", "<!-- /versions -->");
    let from = page.find(start).unwrap() + start.len();
    let to = page.find(end).unwrap();
    page.replace_range(from..to, &versions.join(", "));
    if env::var_os("UPDATE").is_some() {
        fs::write(file, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(file).unwrap(),
        page,
        "UPDATE=1 writes it"
    );
}

/// A table of what arrives: a tick where all does.
fn told(programs: &[&str]) -> String {
    let probes = probes();
    let mut rows = Vec::new();
    for (index, probe) in probes.iter().enumerate() {
        let mut row = vec![plain(probe.what), code(probe.arrives)];
        row.extend(programs.iter().map(|program| match said(program, index) {
            said if said == probe.arrives => plain("✓"),
            said => code(said),
        }));
        rows.push(row);
    }
    let programs = programs
        .iter()
        .map(|name| name.trim_end_matches(" of HTML"));
    let columns: Vec<&str> = ["What", "Meant"].into_iter().chain(programs).collect();
    let blocks = table(&columns, rows).into_iter().collect();
    format!("\n{}\n", markdown::write(&Page { blocks }))
}

fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn code(text: &str) -> Vec<Inline> {
    vec![Inline::Code(text.to_owned())]
}

//! What `export` writes in each format, and what it says of those that can't hold everything.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use ninefold_core::view::{ExportOptions, Format, Scope};
use ninefold_core::workspace::Workspace;
use serde_json::json;
use zip::ZipArchive;

use crate::stage::{FILE, Stage, told};

const CART: &str = "Abandoned cart email";

/// What the core makes of a use case.
fn made(stage: &Stage, scope: fn(Vec<String>) -> Scope, format: Format) -> Vec<u8> {
    let mut workspace = Workspace::open_reading(&stage.file()).unwrap();
    let rows = workspace.use_cases().unwrap().use_cases;
    let row = rows.into_iter().find(|row| row.title == CART).unwrap();
    let scope = scope(vec![row.id]);
    let options = ExportOptions::default();
    workspace.export(&scope, format, &options).unwrap().bytes
}

fn use_cases(use_cases: Vec<String>) -> Scope {
    Scope::UseCases { use_cases }
}

fn tracker(use_cases: Vec<String>) -> Scope {
    Scope::Tracker { use_cases }
}

/// The words of a text, whatever stands between them.
fn words(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect()
}

/// The text of a web page or of XML, without its elements.
fn text_of(markup: &str) -> String {
    let mut parts = markup.split('<');
    let before = parts.next().unwrap().to_owned();
    let text = parts.filter_map(|part| part.split_once('>').map(|(_, text)| text));
    let text = text.fold(before, |before, text| before + " " + text);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let plain = |text: String, (entity, character): (&str, &str)| text.replace(entity, character);
    entities.into_iter().fold(text, plain)
}

#[test]
fn every_format_is_what_the_core_makes() {
    let stage = Stage::sample();
    for (name, format) in [
        ("markdown", Format::Markdown),
        ("html", Format::Html),
        ("confluence", Format::Confluence),
    ] {
        let run = stage.run(&["export", FILE, CART, "--format", name]);
        let page = run.exported();
        assert!(
            page.into_bytes() == made(&stage, use_cases, format),
            "{name}"
        );
    }
    stage
        .run(&[
            "export",
            FILE,
            CART,
            "--to",
            "cart.docx",
            "--format",
            "docx",
        ])
        .done();
    let document = fs::read(stage.path("cart.docx")).unwrap();
    assert_eq!(
        parts(&document),
        parts(&made(&stage, use_cases, Format::Docx))
    );
    let arguments = [
        "export",
        FILE,
        CART,
        "--what",
        "trackers",
        "--to",
        "deck.pptx",
        "--format",
        "pptx",
    ];
    stage.run(&arguments).done();
    let deck = fs::read(stage.path("deck.pptx")).unwrap();
    assert_eq!(parts(&deck), parts(&made(&stage, tracker, Format::Pptx)));
}

#[test]
fn a_web_page_holds_every_answer_and_runs_nothing() {
    let stage = Stage::sample();
    let hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> & \"more\"";
    let field = "answer/ideation/models";
    stage
        .run(&["set", FILE, CART, field, "--text", hostile])
        .done();
    let page = stage
        .run(&["export", FILE, CART, "--format", "html"])
        .done();
    assert_eq!(page.matches("<h1").count(), 1);
    assert!(page.contains(">Abandoned cart email</h1>"));
    for forbidden in [
        "<script",
        "<iframe",
        "<object",
        "<link",
        "<img src=x",
        "javascript:",
        "http://",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    let text = text_of(&page);
    assert!(text.contains(hostile), "as it was typed");
    let said = words(&text);
    let list = stage.run(&["list", FILE, CART, "--json"]).done();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let phases = list["phases"].as_array().unwrap().iter();
    let fields = phases.flat_map(|phase| phase["fields"].as_array().unwrap());
    let answers = fields.filter(|field| field["kind"] == "answer");
    let mut held = 0;
    for answer in answers.filter_map(|field| field["value"].as_str()) {
        let typed = words(answer);
        assert!(
            said.windows(typed.len()).any(|words| words == typed),
            "{answer}"
        );
        held += 1;
    }
    assert!(held > 5, "{held}");
}

/// The parts of a presentation, each with what it holds; reading one compares its checksum.
fn parts(deck: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(deck)).unwrap();
    let numbers = 0..archive.len();
    let part = |index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), bytes)
    };
    numbers.map(part).collect()
}

/// The text of each slide, in order.
fn slides(deck: &[u8]) -> Vec<String> {
    let slides = parts(deck).into_iter().filter_map(|(name, bytes)| {
        let number = name
            .strip_prefix("ppt/slides/slide")?
            .strip_suffix(".xml")?;
        Some((
            number.parse::<u32>().unwrap(),
            text_of(&String::from_utf8(bytes).unwrap()),
        ))
    });
    let mut slides: Vec<_> = slides.collect();
    slides.sort_unstable();
    slides.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn experience_trackers_become_presentations() {
    let stage = Stage::sample();
    fs::create_dir(stage.path("decks")).unwrap();
    let each = [
        "export", FILE, "--all", "--what", "trackers", "--format", "pptx", "--to", "decks",
    ];
    let written = stage.run(&each).done();
    assert_eq!(written.lines().count(), 7);
    let mut all = 0;
    for path in written.lines() {
        let deck = fs::read(stage.path(path)).unwrap();
        let slides = slides(&deck);
        assert!(slides.len() >= 4, "{path}: {}", slides.len());
        let name = Path::new(path).file_name().unwrap().to_str().unwrap();
        let title = name.trim_end_matches(" — Experience tracker.pptx");
        assert!(slides[0].contains(title), "{path}: {}", slides[0]);
        all += slides.len();
    }
    let one = [
        "export",
        FILE,
        "--all",
        "--what",
        "trackers",
        "--format",
        "pptx",
        "--one-file",
        "--to",
        "all.pptx",
    ];
    assert_eq!(stage.run(&one).done(), "all.pptx\n");
    assert_eq!(
        slides(&fs::read(stage.path("all.pptx")).unwrap()).len(),
        all
    );
    let count = |choice: &[&str]| {
        let mut arguments = vec![
            "export", FILE, CART, "--what", "trackers", "--format", "pptx",
        ];
        arguments.extend(choice);
        arguments.extend(["--to", "chosen.pptx", "--force"]);
        stage.run(&arguments).done();
        slides(&fs::read(stage.path("chosen.pptx")).unwrap())
    };
    let usual = count(&[]);
    assert!(count(&["--empty-slides"]).len() >= usual.len());
    let longer = count(&["--appendix"]);
    assert!(longer.len() > usual.len());
    let ends = |slides: &[String]| {
        slides
            .iter()
            .any(|slide| slide.trim_start().starts_with("Appendix"))
    };
    assert!(ends(&longer) && !ends(&usual), "{longer:?}");
    let untold = Stage::titled(&["Untold"]);
    let said = |choice: &[&str]| {
        let mut arguments = vec!["export", FILE, "Untold", "--what", "trackers"];
        arguments.extend(choice);
        untold.run(&arguments).done()
    };
    let open = |choice: &[&str]| said(choice).matches("Still open").count();
    assert!(open(&[]) < open(&["--empty-slides"]));
    let said = stage.run(&["export", FILE, CART, "--appendix"]).refused(2);
    assert!(
        said.starts_with("Only experience trackers have these slides."),
        "{said}"
    );
    let said = stage
        .run(&["export", FILE, CART, "--format", "pptx"])
        .refused(2);
    assert!(
        said.starts_with("Only experience trackers and the portfolio can be presentations."),
        "{said}"
    );
}

/// A workspace whose two use cases have answers with a table in a list, one of them in two phases.
fn with_losses() -> Stage {
    let stage = Stage::titled(&["One", "Two"]);
    let answer = "- item\n\n  | a | b |\n  | - | - |\n  | 1 | 2 |";
    for (use_case, field) in [
        ("One", "ideation/problem"),
        ("One", "assessment/return"),
        ("Two", "ideation/problem"),
    ] {
        stage
            .run(&["set", FILE, use_case, field, "--text", answer])
            .done();
    }
    fs::create_dir(stage.path("out")).unwrap();
    stage
}

#[test]
fn what_a_format_can_not_hold_is_said() {
    let stage = with_losses();
    let run = stage.run(&["export", FILE, "One"]);
    assert_eq!(run.code, 0);
    assert!(
        run.out.starts_with("# One\n"),
        "the page alone: {}",
        run.out
    );
    assert_eq!(
        run.said,
        "Markdown (.md) can't hold everything:\n  \
         The table of contents has no links (One).\n  \
         The colors of ratings are left out (One).\n  \
         A table inside a list or quotation stands after it (Business Context, Business Case).\n"
    );
    let run = stage.run(&["export", FILE, "--all", "--to", "out"]);
    let written = ["One.md", "Two.md"].map(|name| told("out", name) + "\n");
    assert_eq!((run.code, run.out), (0, written.concat()));
    assert_eq!(
        run.said,
        "Markdown (.md) can't hold everything:\n  \
         The table of contents has no links (in 2 of 2 files).\n  \
         The colors of ratings are left out (in 2 of 2 files).\n  \
         A table inside a list or quotation stands after it (in 2 of 2 files).\n"
    );
    // A web page holds everything.
    stage
        .run(&["export", FILE, "One", "--format", "html"])
        .done();
}

#[test]
fn programs_are_told_what_was_written_and_what_it_can_not_hold() {
    let stage = with_losses();
    let answer = |arguments: &[&str]| -> serde_json::Value {
        let mut all = vec!["export", FILE, "--json"];
        all.extend(arguments);
        serde_json::from_str(&stage.run(&all).done()).unwrap()
    };
    let table = "A table inside a list or quotation stands after it";
    let losses = |title, under: &[&str]| {
        json!([
            { "what": "The table of contents has no links", "under": [title] },
            { "what": "The colors of ratings are left out", "under": [title] },
            { "what": table, "under": under },
        ])
    };
    assert_eq!(
        answer(&["--all", "--to", "out"]),
        json!({ "files": [
            { "path": told("out", "One.md"), "losses": losses("One", &["Business Context", "Business Case"]) },
            { "path": told("out", "Two.md"), "losses": losses("Two", &["Business Context"]) },
        ] })
    );
    assert_eq!(
        answer(&["One", "--format", "html", "--to", "one.html"]),
        json!({ "files": [{ "path": "one.html", "losses": [] }] })
    );
    let said = stage.run(&["export", FILE, "One", "--json"]).refused(2);
    assert!(said.starts_with("--json tells of files."), "{said}");
    // What was written before it failed is told, too.
    fs::remove_file(stage.path("out/Two.md")).unwrap();
    fs::create_dir(stage.path("out/Two.md")).unwrap();
    let run = stage.run(&["export", FILE, "--all", "--to", "out", "--force", "--json"]);
    assert_eq!(run.code, 1);
    let written: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(written["files"].as_array().unwrap().len(), 1);
}

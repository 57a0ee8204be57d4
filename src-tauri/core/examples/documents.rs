//! Writes pages to look at and to check into a folder: each as a Word file, and as the HTML that previews show.
//!
//! `cargo run -p ninefold-core --example documents -- target/word`

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::office::docx;
use ninefold_core::office::properties::Properties;
use ninefold_core::page::target::Target;
use ninefold_core::page::{Page, answer::answer, html, told::hold};
use ninefold_core::view::{ExportOptions, Format, Scope};
use ninefold_core::workspace::Workspace;

/// Answers with everything that can be in one.
const ANSWERS: &str = "src/page/tests/fixtures";

/// What tries to run something, a line each; ⏎ is a line end and ␣ a tab.
const PAYLOADS: &str = "../../tests/foreign/payloads.txt";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(here.join(ANSWERS))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(name) = name.strip_suffix(".in.md") {
            write(
                &folder,
                &format!("answer-{name}"),
                &fs::read_to_string(&path)?,
            )?;
        }
    }
    let payloads = fs::read_to_string(here.join(PAYLOADS))?;
    let payloads = payloads.lines().filter(|line| !line.starts_with("//"));
    let payloads: Vec<String> = payloads
        .map(|line| line.replace('⏎', "\n").replace('␣', "\t"))
        .collect();
    write(&folder, "answer-payloads", &payloads.join("\n\n"))?;
    write(&folder, "answer-hard", &hard())?;
    sample(&folder)
}

/// What Word has limits for.
fn hard() -> String {
    let wide = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(70));
    let deep: String = (0..12)
        .map(|depth| format!("{}1. level {depth}\n", "    ".repeat(depth)))
        .collect();
    let table = wide("1") + &wide("-") + &wide("i");
    let far = format!("[far](https://a.example/{})", "x".repeat(2100));
    format!(
        "{table}\n{deep}\n\n40000. far\n40001. further\n\n{far}\n\n\
         - a\n\n  | t |\n  |---|\n  | x |\n\n  > quoted\n\n  ```\n  code\n  ```\n\n> 1. [x] done\n> 2. [ ] open\n\n\
         שלום **עולם**\n\n| עברית | b |\n|:--|--:|\n| אחד | 1 |\n"
    )
}

fn write(folder: &Path, name: &str, typed: &str) -> Result<(), Box<dyn Error>> {
    let page = Page {
        blocks: answer(typed, 0),
    };
    let about = Properties {
        title: name,
        subject: "An answer",
        author: "Anna de Vries",
        language: "nl-NL",
        modified: "2026-11-22T09:30:00Z",
    };
    fs::write(
        folder.join(format!("{name}.docx")),
        docx::write(&page, &about)?,
    )?;
    // What Word is told not to hold is told beside the preview.
    let held = hold(&page, Target::Word).page;
    fs::write(folder.join(format!("{name}.html")), html::write(&held, 0))?;
    Ok(())
}

/// All that can be exported of the sample workspace, as it is saved.
fn sample(folder: &Path) -> Result<(), Box<dyn Error>> {
    let home = tempfile::tempdir()?;
    let mut origin = Origin::system();
    let author = Author {
        id: (origin.ids)(0),
        name: "Anna de Vries".to_owned(),
    };
    origin.language = "en-US".to_owned();
    let file = home.path().join("Sample.ninefold");
    let mut workspace = Workspace::create_sample(&file, &author, origin)?;
    let use_cases = workspace.use_cases()?.use_cases;
    let all: Vec<String> = use_cases.into_iter().map(|row| row.id).collect();
    let one = all.first().ok_or("the sample has no use case")?.clone();
    let phase = workspace.overview(&one)?.phases[0].step.key.clone();
    for (name, scope) in [
        (
            "phase",
            Scope::Phase {
                use_case: one.clone(),
                phase,
            },
        ),
        (
            "whole",
            Scope::UseCases {
                use_cases: vec![one.clone()],
            },
        ),
        (
            "several",
            Scope::UseCases {
                use_cases: all.clone(),
            },
        ),
        (
            "scoping",
            Scope::Scoping {
                use_cases: all.clone(),
            },
        ),
        (
            "tracker",
            Scope::Tracker {
                use_cases: vec![one],
            },
        ),
        ("integrations", Scope::AllIntegrations),
        ("roadmap", Scope::Roadmap),
        (
            "tags",
            Scope::Tags {
                filter: Default::default(),
            },
        ),
        ("metrics", Scope::Metrics),
    ] {
        let options = ExportOptions::default();
        for format in [Format::Docx, Format::Html] {
            let export = workspace.export(&scope, format, &options)?;
            let file = format!("sample-{name}.{}", format.extension());
            fs::write(folder.join(file), export.bytes)?;
        }
    }
    Ok(())
}

//! What the workspace says of itself at the top of what is exported.

use crate::outline::facts;
use crate::page::{Block, Inline, Page, build};
use crate::view::Stated;

/// Says on a page, below its title, for whom it is and who may see it.
pub(super) fn state(page: &mut Page, stated: &Stated) {
    let mut said = match stated.client.as_str() {
        "" => Vec::new(),
        client => build::labeled("Client", client),
    };
    for block in &mut page.blocks {
        if let Block::Facts(facts) = block
            && !stated.client.is_empty()
        {
            facts::put_first(facts, facts::CLIENT, &stated.client);
        }
    }
    if !stated.confidentiality.is_empty() {
        if !said.is_empty() {
            said.push(Inline::Break);
        }
        said.extend(build::strong(&stated.confidentiality));
    }
    if !said.is_empty() {
        let is_titled = matches!(page.blocks.first(), Some(Block::Heading { .. }));
        let below = usize::from(is_titled);
        page.blocks.insert(below, Block::Paragraph(said));
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use crate::properties::World;
    use crate::view::{ExportOptions, Format, Scope, TagFilter};
    use crate::workspace::Workspace;

    /// A workspace that says for whom it is and who may see it, with a use case.
    fn stated(world: &World) -> (Workspace, String) {
        let (mut workspace, id) = world.with_use_case();
        let document = workspace.stated().unwrap().document;
        for (field, text) in [
            ("client", "Noordkaap & Zonen"),
            ("confidentiality", "For the *steering* group only"),
        ] {
            let entered = workspace.type_text(&document, &document, field, text);
            entered.unwrap();
        }
        (workspace, id)
    }

    fn written(workspace: &mut Workspace, scope: &Scope, format: Format) -> String {
        let options = ExportOptions {
            front_matter: format == Format::Markdown,
            ..ExportOptions::default()
        };
        let export = workspace.export(scope, format, &options).unwrap();
        String::from_utf8(export.bytes).unwrap()
    }

    #[test]
    fn every_page_says_below_its_title_for_whom_it_is_and_who_may_see_it() {
        let world = World::new();
        let (mut workspace, id) = stated(&world);
        let use_cases = vec![id.clone()];
        for scope in [
            Scope::UseCases {
                use_cases: use_cases.clone(),
            },
            Scope::Tracker {
                use_cases: use_cases.clone(),
            },
            Scope::Scoping { use_cases },
            Scope::Roadmap,
            Scope::Tags {
                filter: TagFilter::default(),
            },
        ] {
            let html = written(&mut workspace, &scope, Format::Html);
            let (_, below) = html.split_once("</h1>").unwrap();
            let said = "<p dir=\"auto\"><strong>Client:</strong> Noordkaap &amp; Zonen<br>\n\
                <strong>For the *steering* group only</strong></p>";
            assert!(below.trim_start().starts_with(said), "{scope:?}: {below}");
            let preview = workspace.preview(&scope, &ExportOptions::default());
            assert!(preview.unwrap().html.contains("Noordkaap &amp; Zonen"));
            let text = written(&mut workspace, &scope, Format::Markdown);
            assert!(text.contains("**Client:** Noordkaap & Zonen"), "{text}");
            assert!(
                text.contains("**For the &#42;steering&#42; group only**"),
                "{text}"
            );
            assert!(text.contains("\nclient: \"Noordkaap & Zonen\"\n"), "{text}");
            let line = "\nconfidentiality: \"For the *steering* group only\"\n";
            assert!(text.contains(line), "{text}");
        }
    }

    #[test]
    fn what_is_held_about_somebody_is_not_the_clients() {
        let world = World::new();
        let (mut workspace, _) = stated(&world);
        let person = workspace.people().unwrap().people[0].id.clone();
        let scope = Scope::Person {
            person,
            also: Vec::new(),
        };
        let text = written(&mut workspace, &scope, Format::Markdown);
        assert!(!text.contains("Noordkaap"), "{text}");
    }

    #[test]
    fn who_may_see_it_stands_at_the_foot_of_every_page_in_word() {
        let world = World::new();
        let (mut workspace, id) = stated(&world);
        let scope = Scope::Scoping {
            use_cases: vec![id],
        };
        let options = ExportOptions::default();
        let export = workspace.export(&scope, Format::Docx, &options).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(export.bytes)).unwrap();
        let mut part = |path: &str| {
            let mut text = String::new();
            let mut part = archive.by_name(path).unwrap();
            part.read_to_string(&mut text).unwrap();
            text
        };
        assert!(part("word/document.xml").contains("Noordkaap &amp; Zonen"));
        let foot = part("word/footer1.xml");
        assert!(
            foot.contains("For the *steering* group only · </w:t>"),
            "{foot}"
        );
    }
}

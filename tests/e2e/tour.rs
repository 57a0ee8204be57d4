//! The sample journey, with pictures: `cargo xtask tour`. Left out of plain test runs, since it
//! checks nothing that other tests don't.

use std::fs;
use std::path::PathBuf;

use ninefold_driver::{App, Key};

use crate::stage::{
    first_start, launch, open_export_of_phase, open_phase, open_phases, open_screen, open_tab,
    target,
};

/// The use case that is shown.
const TITLE: &str = "Abandoned cart email";

#[test]
#[ignore = "it is for looking: cargo xtask tour"]
fn tour() {
    let folder = target().join("tour");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let app = App::start(&launch());
    let tour = Tour { app: &app, folder };
    app.resize(1360, 860);
    app.wait_for("[name=author]");
    tour.pictures("1-welcome");
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    tour.pictures("2-use-cases");
    app.click_text("#main .use-case button", TITLE);
    app.wait_for(".overview");
    tour.pictures("3-overview");
    open_phases(&app);
    for (number, phase) in ["ideation", "assessment", "requirements"]
        .iter()
        .enumerate()
    {
        open_phase(&app, phase);
        tour.pictures(&format!("4-phase-{}-{phase}", number + 1));
    }
    open_phase(&app, "assessment");
    app.eval("document.querySelector('.dimensions').scrollIntoView({block: 'center'})");
    tour.pictures("5-scores");
    app.eval("document.querySelector('.stakeholders').scrollIntoView({block: 'center'})");
    tour.pictures("6-stakeholders");

    open_tab(&app, "Scoping");
    tour.pictures("7-scoping");
    app.eval("document.querySelector('.designs').scrollIntoView({block: 'center'})");
    tour.pictures("7-scoping-designs");
    open_tab(&app, "Tracker");
    for slide in ["canvas", "hypothesis", "build", "measure"] {
        app.click(&format!(".contents [data-slide={slide}]"));
        tour.pictures(&format!("8-tracker-{slide}"));
    }
    open_phases(&app);
    open_phase(&app, "assessment");

    open_export_of_phase(&app);
    app.click("dialog [data-action=exportPreview]");
    app.wait_for(".rendered");
    tour.pictures("9-export");
    tour.save("assessment.md");
    app.click("dialog [name=export-scope][value=use-case]");
    app.wait_for_text(&format!("Exporting: {TITLE}"));
    tour.save("use-case.md");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");

    for (label, name) in SCREENS {
        open_screen(&app, label);
        tour.pictures(name);
    }
    app.click_text(".records button", "Monthly churn");
    app.wait_for(".chart svg");
    tour.pictures("f-metric");
    open_screen(&app, "Integrations");
    app.click_text(".records button", "Email service");
    app.wait_for(".several");
    tour.pictures("b-integration");
    open_screen(&app, "Integrations");
    app.click_text(".tabs button", "Matrix");
    app.wait_for(".matrix");
    tour.pictures("b-matrix");
}

/// The screens of the workspace.
const SCREENS: [(&str, &str); 4] = [
    ("Integrations", "a-integrations"),
    ("Build next", "c-build-next"),
    ("Tagging plan", "d-tagging-plan"),
    ("Metrics", "e-metrics"),
];

struct Tour<'a> {
    app: &'a App,
    folder: PathBuf,
}

impl Tour<'_> {
    /// The window as it is now, light and dark.
    fn pictures(&self, name: &str) {
        for theme in ["dark", "light"] {
            self.app.eval_with(
                "document.documentElement.dataset.theme = arguments[0]",
                &[theme.into()],
            );
            self.app.settle();
            self.app
                .screenshot(&self.folder.join(format!("{name}-{theme}.png")));
        }
    }

    /// Saves what the export panel shows, through the native dialog.
    fn save(&self, name: &str) {
        self.app.click_text("dialog button", "Download .md");
        self.app.expect(
            self.app
                .display
                .choose_in_dialog("Save Markdown", &self.folder.join(name)),
        );
        self.app.wait_for_text(name);
        assert!(self.folder.join(name).exists());
    }
}

//! Every screen of backups, of rescue, and of work that comes from another laptop: for the checks that all of them must pass.

use std::fs;

use ninefold_driver::{App, Key};

use crate::backups::{backups, damage, holds};
use crate::exchange::{FIELD, choose, from_a_colleague, menu};
use crate::handed::drop_files;
use crate::screens::LONG;
use crate::sharing::{Colleague, another_workspace, share};
use crate::stage::{
    answer, first_start, launch, new_use_case, one_use_case, open_phase, workspace_file,
};

/// Goes through them and calls `check` with the name of each.
pub fn visit_copies(check: impl Fn(&App, &str)) {
    let mut app = one_use_case("Reminders");
    let file = workspace_file(&app);
    let at = |app: &App, name: &str| {
        app.settle();
        check(app, name);
    };
    open_phase(&app, "ideation");
    answer(&app, FIELD, &format!("{LONG} We lose buyers."));
    let longer = format!("{LONG} We lose old buyers. {}", "word ".repeat(60));
    let bundle = from_a_colleague(&app, &[(FIELD, &longer)]);
    answer(&app, FIELD, &format!("{LONG} We lose buyers in autumn."));

    menu(&app, "Send work…");
    app.wait_for_text("What both of you wrote stays.");
    at(&app, "sending work");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    menu(&app, "Bring in work…");
    choose(&app, &bundle);
    app.wait_for_text("Work from Femke de Vries");
    at(&app, "bringing in work");
    app.click_text("dialog button", "Bring in");
    app.wait_for("#sidebar [data-screen=settle]");
    at(&app, "two versions of an answer");
    app.click("#sidebar [data-screen=settle]");
    app.wait_for_text("1 thing to settle");
    at(&app, "to settle");
    app.click("[data-action=settleMerge]");
    app.wait_for("#merged");
    at(&app, "merging by hand");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");

    menu(&app, "Restore a backup…");
    app.wait_for(".backup");
    at(&app, "backups");
    app.click(".backup button");
    app.wait_for_text("Restore this backup?");
    at(&app, "restoring a backup");
    app.press(&[Key::Escape]);
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    menu(&app, "Check the workspace…");
    app.wait_for_text("Nothing is wrong");
    at(&app, "a check that found nothing");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    // One that was made before there was anything in it has nothing to be damaged.
    for backup in backups(&app) {
        if holds(&backup, "Reminders") {
            damage(&backup, "Reminders");
        }
    }
    menu(&app, "Check the workspace…");
    app.wait_for(".check-remedy");
    at(&app, "a check that found something");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    app.close();

    damage(&file, "Reminders");
    app.restart();
    app.wait_for_text("What can be saved");
    app.wait_for("[data-action=saveRescued]");
    at(&app, "rescue");
}

/// Goes through what is told of shared folders, sync programs and what is dropped, and calls `check` with the name of each.
pub fn visit_sharing(check: impl Fn(&App, &str)) {
    let app = App::start_with(&launch(), |data| {
        let kept = data.join("workspaces/.dropbox.cache");
        fs::create_dir_all(kept).unwrap();
    });
    let at = |name: &str| {
        app.settle();
        check(&app, name);
    };
    first_start(&app, "empty");
    new_use_case(&app, "Reminders");
    app.wait_for("[data-action=moveOut]");
    at("a workspace in the folder of a sync program");
    open_phase(&app, "ideation");
    answer(&app, FIELD, "We lose buyers.");
    let folder = app.home().join(format!("Team {}", &LONG[..60]));
    fs::create_dir(&folder).unwrap();
    let mut femke = Colleague::of(&app, &folder);
    share(&app, &folder);
    at("a shared folder");
    app.click("[data-action=lockSharedFolder]");
    app.wait_for("#unlock");
    at("the passphrase of a shared folder");
    app.press(&[Key::Escape]);
    app.wait_gone("#unlock");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    femke.writes(FIELD, LONG);
    app.wait_for("[data-action=bringInNews]");
    at("news");
    drop_files(&app, &[("Strange.ninefold", another_workspace(&app))]);
    app.wait_for_text("A file that is dropped does not say where it lies");
    at("another workspace");
}

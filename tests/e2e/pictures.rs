//! Pictures that are turned, cut in half, moving or too large: shown upright and small, or told in words.

use std::fs;

use ninefold_driver::{App, Key};
use serde_json::Value;

use crate::stage::{one_use_case, open_list, open_tab, root, target, workspace_file};

/// 640 × 360, blue above and red at the left, taken with the camera turned: its points are stored as 360 × 640.
const TURNED: &str = "src-tauri/core/src/picture/fixtures/turned.jpg";

#[test]
fn a_turned_picture_is_upright_in_list_dialog_and_preview() {
    let app = one_use_case("Turned");
    open_tab(&app, "Scoping");
    app.click(".scoping [data-action=chooseDesigns]");
    let file = root().join(TURNED);
    app.expect(app.display.open_in_dialog("Attach designs", &file));
    app.wait_for_text("turned.jpg · 640 × 360, 7 KiB");
    // The list shows a small one, which the core made.
    is_upright(&app, ".design img", (480, 270));
    app.screenshot(&target().join("pictures-list.png"));

    app.click(".design [data-action=enlarge]");
    is_upright(&app, "dialog.enlarged img", (640, 360));
    app.screenshot(&target().join("pictures-enlarged.png"));
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");

    app.click("#header [data-action=export]");
    app.click("[data-action=exportPreview]");
    is_upright(&app, "dialog .page figure img", (640, 360));
    app.screenshot(&target().join("pictures-preview.png"));
}

#[test]
fn pictures_that_are_broken_or_too_large_are_refused_in_words() {
    let app = one_use_case("Refused");
    open_tab(&app, "Scoping");
    let whole = fs::read(root().join(TURNED)).unwrap();
    drop_file(&app, "half.jpg", &whole[..whole.len() / 2]);
    app.wait_for_text("“half.jpg” was not added: it is damaged: it breaks off in the middle.");

    // The beginning of a picture that would take gigabytes; nothing else of it is there.
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    huge.extend([30_000_u32.to_be_bytes(), 30_000_u32.to_be_bytes()].concat());
    huge.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    drop_file(&app, "huge.png", &huge);
    app.wait_for_text("“huge.png” was not added: it has 30000 × 30000 points, and a picture can have up to 50 million");
    assert_eq!(app.count(".design"), 0);

    let moving = root().join("src-tauri/core/src/picture/fixtures/moving.webp");
    drop_file(&app, "moving.webp", &fs::read(moving).unwrap());
    app.wait_for_text("64 × 32, 1 KiB, an animation, shown as its first picture");
    is_upright(&app, ".design img", (64, 32));
}

/// Somebody else's file, or one of an earlier version.
#[test]
fn a_picture_in_the_file_that_is_too_large_is_told_in_words() {
    let mut app = one_use_case("Theirs");
    open_tab(&app, "Scoping");
    drop_file(&app, "a.jpg", &fs::read(root().join(TURNED)).unwrap());
    app.wait_for_text("a.jpg · 640 × 360");
    app.close();
    let file = workspace_file(&app);
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection
        .execute_batch(
            "CREATE TEMP TABLE kept AS SELECT hash FROM blob; DELETE FROM blob;
            INSERT INTO blob SELECT hash, zeroblob(11 << 20), 'image/png' FROM kept; PRAGMA wal_checkpoint(TRUNCATE)",
        )
        .unwrap();
    drop(connection);
    app.restart();
    open_list(&app);
    app.click_text("#main .use-case button", "Theirs");
    open_tab(&app, "Scoping");
    let told = "This picture is too large to be shown: 11 MiB.";
    app.wait_for_text(told);
    app.eval("document.querySelector('.design').scrollIntoView()");
    app.screenshot(&target().join("pictures-told.png"));
    app.click("#header [data-action=export]");
    app.click("[data-action=exportPreview]");
    app.wait_until(&format!(
        "return document.querySelector('dialog .page figure')?.innerText.includes({})",
        Value::from(told)
    ));
}

/// Waits for a picture of this size that is blue above, red at the left and white elsewhere.
fn is_upright(app: &App, selector: &str, (width, height): (u32, u32)) {
    app.wait_until(&format!(
        "const image = document.querySelector({selector});
        if (!image?.complete || image.naturalWidth !== {width} || image.naturalHeight !== {height}) return false;
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [{width}, {height}];
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0);
        const at = (x, y) => [...pen.getImageData(x * {width}, y * {height}, 1, 1).data];
        const [red] = at(1 / 32, 3 / 4), [,, blue] = at(1 / 2, 1 / 10), corner = at(3 / 4, 3 / 4);
        return red > 150 && at(1 / 32, 3 / 4)[1] < 80 && blue > 170 && at(1 / 2, 1 / 10)[0] < 80
            && corner.slice(0, 3).every((value) => value > 220);",
        selector = Value::from(selector),
    ));
}

/// Drops a file on the page, as a file manager does.
fn drop_file(app: &App, name: &str, bytes: &[u8]) {
    app.eval_with(
        "const [name, bytes] = arguments;
        const carried = new DataTransfer();
        carried.items.add(new File([new Uint8Array(bytes)], name));
        const target = document.querySelector('.scoping');
        for (const kind of ['dragover', 'drop'])
            target.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));",
        &[name.into(), bytes.to_vec().into()],
    );
}

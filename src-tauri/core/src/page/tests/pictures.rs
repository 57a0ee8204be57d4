//! Pictures in every way of exporting.

use crate::page::target::Target;
use crate::page::told::hold;
use crate::page::{Block, Page, build::picture, html, markdown, rich, storage};
use crate::picture::Shown;

/// A picture in all writers, and what each says that it can't hold.
fn check(block: Block, expected: [&str; 4], losses: [&[&str]; 3]) {
    let page = Page {
        blocks: vec![block],
    };
    let written = [
        markdown::write(&page),
        rich::write(&page),
        storage::write(&page),
        html::write(&page, 0),
    ];
    assert_eq!(written.each_ref().map(|text| text.trim_end()), expected);
    let targets = [Target::Markdown, Target::Rich, Target::Storage];
    for (target, losses) in targets.into_iter().zip(losses) {
        let held = hold(&page, target).losses;
        let said: Vec<&str> = held.iter().map(|noted| noted.loss.words()).collect();
        assert_eq!(said, losses, "{target:?}");
    }
}

const DESCRIBED: &[&str] = &["A picture becomes its description and the name of its file"];
const ATTACHED: &[&str] =
    &["A picture is shown once its file is attached to the page under the same name"];

#[test]
fn a_picture_that_the_window_asks_for() {
    check(
        Block::Picture(picture(
            "Email with *three* products",
            "cart & basket.png",
            "0a1b",
        )),
        [
            "_Email with &#42;three&#42; products (cart & basket.png)_",
            "<p><em>Email with *three* products (cart &amp; basket.png)</em></p>",
            "<p><ac:image ac:alt=\"Email with *three* products\">\
             <ri:attachment ri:filename=\"cart &amp; basket.png\"></ri:attachment></ac:image></p>",
            "<figure><img alt=\"Email with *three* products\" data-picture=\"0a1b\"></figure>",
        ],
        [DESCRIBED, DESCRIBED, ATTACHED],
    );
}

#[test]
fn a_picture_whose_bytes_are_in_the_page() {
    let mut picture = picture("", "a.png", "0a1b");
    picture.shown = Some(Ok(Shown {
        bytes: b"bytes".to_vec(),
        mime: "image/png",
        width: 2,
        height: 1,
    }));
    check(
        Block::Picture(picture),
        [
            "_A picture without a description (a.png)_",
            "<p><em>A picture without a description (a.png)</em></p>",
            "<p><ac:image ac:alt=\"a.png\"><ri:attachment ri:filename=\"a.png\"></ri:attachment></ac:image></p>",
            "<figure><img alt=\"a.png\" src=\"data:image/png;base64,Ynl0ZXM=\"></figure>",
        ],
        [DESCRIBED, DESCRIBED, ATTACHED],
    );
}

#[test]
fn a_picture_that_can_not_be_shown_is_told_in_words() {
    let mut picture = picture("The email", "a.png", "0a1b");
    picture.shown = Some(Err("This picture is <too large>.".to_owned()));
    check(
        Block::Picture(picture),
        [
            "_The email (a.png)_",
            "<p><em>The email (a.png)</em></p>",
            "<p><ac:image ac:alt=\"The email\"><ri:attachment ri:filename=\"a.png\"></ri:attachment></ac:image></p>",
            "<figure><p dir=\"auto\"><em>The email (a.png)</em></p>\n\
             <figcaption>This picture is &lt;too large&gt;.</figcaption></figure>",
        ],
        [DESCRIBED, DESCRIBED, ATTACHED],
    );
}

//! Baselines are set, and changed from elsewhere: for the tests of what they give back and of what is told since.

use super::id;
use crate::document::baseline::Held;
use crate::document::change::{Change, Edit};
use crate::document::id::Id;
use crate::document::what::What;
use crate::error::Error;
use crate::view::{Covering, Point, Screen};
use crate::workspace::{NewBaseline, Workspace};

/// Sets a baseline, and answers which it is.
pub(super) fn agree_on(
    workspace: &mut Workspace,
    name: &str,
    covering: &Covering,
) -> Result<Point, Error> {
    workspace.settle()?;
    let covered = workspace.cover(covering, |_, _| {})?;
    let new = NewBaseline {
        name: name.to_owned(),
        ..NewBaseline::default()
    };
    let place = workspace.set_baseline(&new, covered)?.place.unwrap();
    assert_eq!(place.screen, Some(Screen::Baselines));
    let baseline = place.document.unwrap();
    Ok(Point::Baseline { baseline })
}

/// Sets a baseline of everything.
pub(super) fn agree(workspace: &mut Workspace, name: &str) -> Point {
    agree_on(workspace, name, &Covering::Everything).unwrap()
}

/// Has it from elsewhere that a baseline holds something else of a use case.
pub(super) fn hold_otherwise(
    workspace: &mut Workspace,
    baseline: &str,
    use_case: &str,
    alter: impl FnOnce(&mut Held),
) {
    let record: Id = baseline.parse().unwrap();
    let document = workspace.fold_of(record);
    let field = format!("of/{use_case}");
    let mut held: Held = document.own().unwrap().text(&field).parse().unwrap();
    alter(&mut held);
    let stamp = workspace.stamp() + 1;
    workspace.arrive(Change {
        id: id(0x77),
        doc: record,
        stamp,
        at: stamp,
        author: id(0xB0),
        what: What::Set,
        action: Some(id(0x78)),
        undoes: None,
        via: Some(1),
        edits: vec![Edit {
            value: held.to_string().into(),
            base: vec![document.own().unwrap().fields[&field].change],
            ..Edit::at(record, "baseline", &field)
        }],
    });
}

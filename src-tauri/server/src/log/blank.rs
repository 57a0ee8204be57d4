//! What is erased made blank in what is there already.

use deadpool_postgres::Transaction;
use ninefold_core::document::change::Change;
use ninefold_core::document::erasure::{Erasures, Target};
use ninefold_core::document::value::Value;
use uuid::Uuid;

use super::{Error, read};
use crate::database::uuid;

const TEXTS: &str =
    "UPDATE edit SET text = NULL FROM unnest($2::bigint[], $3::int[]) AS blank (n, place)
    WHERE edit.workspace = $1 AND edit.n = blank.n AND edit.place = blank.place";
const SUMS: &str =
    "UPDATE change SET crc = sum.crc FROM unnest($2::bigint[], $3::bigint[]) AS sum (n, crc)
    WHERE change.workspace = $1 AND change.n = sum.n";

/// Blanks what is there of what is erased from now on; the checksums are made anew.
pub(super) async fn stored(
    transaction: &Transaction<'_>,
    workspace: i32,
    targets: &[(i64, Target)],
) -> Result<(), Error> {
    if targets.is_empty() {
        return Ok(());
    }
    let (mut changes, mut documents): (Vec<Uuid>, Vec<Uuid>) = Default::default();
    for (_, target) in targets {
        match target {
            Target::Document(doc) => documents.push(uuid(*doc)),
            Target::Wording { change, .. } => changes.push(uuid(*change)),
        }
    }
    let erased: Erasures = targets.iter().map(|(_, target)| target.clone()).collect();
    let (mut at, mut places): (Vec<i64>, Vec<i32>) = Default::default();
    let (mut altered, mut sums): (Vec<i64>, Vec<i64>) = Default::default();
    for mut kept in read::touched(&**transaction, workspace, &changes, &documents).await? {
        for (edit, place) in kept.change.edits.iter().zip(0..) {
            if erased.blanks(&kept.change, edit) {
                at.push(kept.n);
                places.push(place);
            }
        }
        if erased.blank(&mut kept.change) {
            altered.push(kept.n);
            sums.push(i64::from(kept.change.checksum()));
        }
    }
    if !at.is_empty() {
        transaction
            .execute(TEXTS, &[&workspace, &at, &places])
            .await?;
        transaction
            .execute(SUMS, &[&workspace, &altered, &sums])
            .await?;
    }
    Ok(())
}

/// Whether two changes are one, but for what is blank in either.
pub(super) fn is_same_but_blank(here: &Change, there: &Change) -> bool {
    if here.edits.len() != there.edits.len() {
        return false;
    }
    let (mut here, mut there) = (here.clone(), there.clone());
    for (one, other) in here.edits.iter_mut().zip(&mut there.edits) {
        if one.value.is_null() || other.value.is_null() {
            (one.value, other.value) = (Value::Null, Value::Null);
        }
    }
    here.checksum() == there.checksum()
}

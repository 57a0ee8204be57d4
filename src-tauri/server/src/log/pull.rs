//! A stretch of a log, read by one look at the database and written as it is sent.

use std::pin::pin;

use bytes::Bytes;
use futures_util::TryStreamExt;
use ninefold_core::document::log::{Place, Standing};
use ninefold_core::team::{ENOUGH_BYTES, MOST_LINES};
use tokio::sync::oneshot;
use tokio::try_join;
use tokio_postgres::IsolationLevel;
use uuid::Uuid;

use super::binary::Reading;
use super::lines::{Head, Other, put_edit};
use super::{Error, Postgres, STANDING, standing};
use crate::database::{Parameter, uuid};

/// The push by which a number came: its id, and all bytes that had come with it and before.
const MARK: &str =
    "SELECT id, total FROM push WHERE workspace = $1 AND upto >= $2 ORDER BY upto LIMIT 1";
/// All bytes that had come before a number, but for those of a push that it lies in.
const BEFORE: &str = "SELECT coalesce((SELECT total FROM push WHERE workspace = $1 AND upto <= $2 ORDER BY upto DESC LIMIT 1), 0)";
/// The last number that came by pushes with so many bytes.
const ENOUGH: &str = "SELECT upto FROM push WHERE workspace = $1 AND total <= $2 ORDER BY total DESC, upto DESC LIMIT 1";
/// The first number with which texts have more than so many bytes.
const CUT: &str = "SELECT min(n) FROM (
    SELECT n, sum(sum(coalesce(octet_length(text), 0) + octet_length(base) * 5 / 2 + 150) + 300) OVER (ORDER BY n) AS bytes
    FROM edit WHERE workspace = $1 AND n > $2 AND n <= $3 GROUP BY n) sized WHERE bytes > $4::bigint";
/// What arrived and is no change.
const OTHERS: &str = "SELECT change, record, field, n, 0, NULL::text FROM erasure WHERE workspace = $1 AND n > $2 AND n <= $3
    UNION ALL SELECT NULL, '00000000-0000-0000-0000-000000000000', NULL, n, 1, text FROM framework WHERE workspace = $1 AND n > $2 AND n <= $3
    UNION ALL SELECT NULL, '00000000-0000-0000-0000-000000000000', NULL, n, 2, hash FROM picture WHERE workspace = $1 AND n > $2 AND n <= $3
    ORDER BY n";

/// A stretch of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged {
    /// What arrived, as JSON Lines.
    pub lines: Vec<u8>,
    /// After the last of it.
    pub place: Place,
    /// How it stands with all of it.
    pub standing: Standing,
}

/// What arrived after a place.
pub(super) async fn page(
    log: &Postgres,
    after: Place,
    most: usize,
) -> Result<Option<Paged>, Error> {
    let mut client = log.database.get().await?;
    let transaction = client
        .build_transaction()
        .isolation_level(IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()
        .await?;
    let Ok(n) = i64::try_from(after.n) else {
        return Ok(None);
    };
    let (stands, marks, before, enough, others) = try_join!(
        transaction.prepare_cached(STANDING),
        transaction.prepare_cached(MARK),
        transaction.prepare_cached(BEFORE),
        transaction.prepare_cached(ENOUGH),
        transaction.prepare_cached(OTHERS),
    )?;
    let workspace = log.workspace;
    let parameters: [Parameter<'_>; 2] = [&workspace, &n];
    let whose: [Parameter<'_>; 1] = [&workspace];
    let (stands, mark, before) = try_join!(
        transaction.query_one(&stands, &whose),
        transaction.query_opt(&marks, &parameters),
        transaction.query_one(&before, &parameters),
    )?;
    let standing = standing(&stands)?;
    let mark = mark.filter(|_| n > 0).map(|row| row.get::<_, Uuid>(0));
    if after.n > standing.end.n || mark != after.mark.map(uuid) {
        return Ok(None);
    }
    let most = i64::try_from(most.clamp(1, MOST_LINES)).unwrap_or(1);
    let last = n.saturating_add(most);
    let last = last.min(i64::try_from(standing.end.n).unwrap_or(i64::MAX));
    if last == n {
        return Ok(Some(Paged {
            lines: Vec::new(),
            place: after,
            standing,
        }));
    }
    let bytes = before.get::<_, i64>(0).saturating_add(ENOUGH_BYTES as i64);
    let enough = transaction
        .query_opt(&enough, &[&workspace, &bytes])
        .await?
        .map_or(0, |row| row.get::<_, i64>(0));
    let last = match enough > n {
        true => last.min(enough),
        // One push alone is longer, or it lies in the middle of one.
        false => {
            let enough = ENOUGH_BYTES as i64;
            let cut = transaction
                .query_one(CUT, &[&workspace, &n, &last, &enough])
                .await?;
            let beyond: Option<i64> = cut.get(0);
            beyond.map_or(last, |beyond| last.min((beyond - 1).max(n + 1)))
        }
    };
    let range: [Parameter<'_>; 3] = [&workspace, &n, &last];
    let ended: [Parameter<'_>; 2] = [&workspace, &last];
    let changes = format!(
        "COPY (SELECT n, id, doc, stamp, at, author, what, action, undoes, crc FROM change WHERE workspace = {workspace} AND n > {n} AND n <= {last} ORDER BY n) TO STDOUT (FORMAT binary)"
    );
    let edits = format!(
        "COPY (SELECT n, record, kind, field, number, text, base FROM edit WHERE workspace = {workspace} AND n > {n} AND n <= {last} ORDER BY n, place) TO STDOUT (FORMAT binary)"
    );
    let (end, others, changes, edits) = try_join!(
        transaction.query_one(&marks, &ended),
        transaction.query(&others, &range),
        transaction.prepare(&changes),
        transaction.prepare(&edits),
    )?;
    let others = others
        .iter()
        .map(Other::of)
        .collect::<Result<Vec<_>, _>>()?;
    // Sent at once, so that the database goes on while the first of it is written; and prepared before, so that they are sent
    // in this order: who waited for what comes behind the own answer would wait for ever.
    let (sender, receiver) = oneshot::channel();
    let read = async {
        let mut pieces = pin!(transaction.copy_out(&changes).await?);
        let mut changes = Reading::default();
        while let Some(piece) = pieces.try_next().await? {
            changes.add(&piece);
        }
        let _ = sender.send(changes);
        Ok::<_, Error>(())
    };
    let written = async {
        let mut pieces = pin!(transaction.copy_out(&edits).await?);
        let changes = receiver.await.map_err(|_| ODD)?;
        let mut writing = Writing::of(changes, others);
        while let Some(piece) = pieces.try_next().await? {
            writing.edits(&piece)?;
        }
        writing.end()
    };
    let ((), lines) = try_join!(read, written)?;
    transaction.commit().await?;
    Ok(Some(Paged {
        lines,
        place: Place {
            n: last.unsigned_abs(),
            mark: Some(crate::database::id(end.get(0))),
        },
        standing,
    }))
}

/// Lines being written: changes and edits run beside one another in the order of their numbers.
struct Writing {
    changes: Reading,
    edits: Reading,
    others: std::iter::Peekable<std::vec::IntoIter<Other>>,
    head: Option<Head>,
    is_first: bool,
    out: Vec<u8>,
}

impl Writing {
    fn of(changes: Reading, others: Vec<Other>) -> Self {
        Self {
            changes,
            edits: Reading::default(),
            others: others.into_iter().peekable(),
            head: None,
            is_first: true,
            out: Vec::with_capacity(ENOUGH_BYTES / 2),
        }
    }

    /// Writes the edits that came whole, with the changes that they are of.
    fn edits(&mut self, piece: &Bytes) -> Result<(), Error> {
        self.edits.add(piece);
        while let Some(mut row) = self.edits.next() {
            let n = row.bigint().ok_or(ODD)?;
            while self.head.as_ref().is_none_or(|head| head.n < n) {
                if !self.next_change()? {
                    return Err(Error::Odd("edits are of no change"));
                }
            }
            put_edit(row, self.is_first, &mut self.out).ok_or(ODD)?;
            self.is_first = false;
        }
        Ok(())
    }

    /// Ends a change, and begins the next one. Answers whether there is one.
    fn next_change(&mut self) -> Result<bool, Error> {
        if let Some(head) = self.head.take() {
            head.end(&mut self.out);
        }
        let Some(mut row) = self.changes.next() else {
            return Ok(false);
        };
        let n = row.bigint().ok_or(ODD)?;
        while let Some(other) = self.others.next_if(|other| other.n < n) {
            other.put(&mut self.out);
        }
        self.head = Some(Head::put(n, row, &mut self.out).ok_or(ODD)?);
        self.is_first = true;
        Ok(true)
    }

    /// Writes the changes that have no edits, and what follows the last one.
    fn end(mut self) -> Result<Vec<u8>, Error> {
        while self.next_change()? {}
        for other in self.others.by_ref() {
            other.put(&mut self.out);
        }
        Ok(self.out)
    }
}

const ODD: Error = Error::Odd("a row is not as it was written");

//! PostgreSQL's binary form of rows, as `COPY` takes and gives it.

use bytes::{BufMut, Bytes, BytesMut};
use futures_util::SinkExt;
use tokio_postgres::CopyInSink;
use uuid::Uuid;

const BEGIN: &[u8] = b"PGCOPY\n\xFF\r\n\0\0\0\0\0\0\0\0\0";
const END: i16 = -1;

/// So many bytes are sent at once.
const PIECE: usize = 256 << 10;

/// Rows on their way into a table.
#[derive(Debug)]
pub(super) struct Writing {
    bytes: BytesMut,
}

impl Writing {
    /// None yet.
    pub(super) fn new() -> Self {
        let mut bytes = BytesMut::with_capacity(PIECE + PIECE / 4);
        bytes.put_slice(BEGIN);
        Self { bytes }
    }

    /// Begins a row of so many columns.
    pub(super) fn row(&mut self, columns: i16) {
        self.bytes.put_i16(columns);
    }

    pub(super) fn null(&mut self) {
        self.bytes.put_i32(-1);
    }

    pub(super) fn int(&mut self, number: i32) {
        self.bytes.put_i32(4);
        self.bytes.put_i32(number);
    }

    pub(super) fn bigint(&mut self, number: i64) {
        self.bytes.put_i32(8);
        self.bytes.put_i64(number);
    }

    /// A text, an identifier, or bytes. None is longer than a body can be.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.bytes
            .put_i32(i32::try_from(bytes.len()).unwrap_or(i32::MAX));
        self.bytes.put_slice(bytes);
    }

    pub(super) fn optional(&mut self, bytes: Option<&[u8; 16]>) {
        match bytes {
            Some(bytes) => self.raw(bytes),
            None => self.null(),
        }
    }

    /// Sends what there is, where it is enough.
    pub(super) async fn flow(
        &mut self,
        sink: &mut std::pin::Pin<&mut CopyInSink<Bytes>>,
    ) -> Result<(), tokio_postgres::Error> {
        match self.bytes.len() >= PIECE {
            true => sink.feed(self.bytes.split().freeze()).await,
            false => Ok(()),
        }
    }

    /// Sends the rest.
    pub(super) async fn end(
        mut self,
        sink: &mut std::pin::Pin<&mut CopyInSink<Bytes>>,
    ) -> Result<(), tokio_postgres::Error> {
        self.bytes.put_i16(END);
        sink.feed(self.bytes.freeze()).await
    }
}

/// Rows that come out of a table: bytes are put in as they come, and whole rows taken out.
#[derive(Debug, Default)]
pub(super) struct Reading {
    bytes: BytesMut,
    has_begun: bool,
}

/// A row that came out of a table.
#[derive(Debug)]
pub(super) struct Row {
    bytes: Bytes,
    at: usize,
}

impl Reading {
    /// Adds what came.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next row, if all of it came.
    pub(super) fn next(&mut self) -> Option<Row> {
        if !self.has_begun {
            if self.bytes.len() < BEGIN.len() {
                return None;
            }
            let _ = self.bytes.split_to(BEGIN.len());
            self.has_begun = true;
        }
        let columns = i16::from_be_bytes(self.bytes.get(..2)?.try_into().ok()?);
        if columns < 0 {
            return None;
        }
        let mut end = 2;
        for _ in 0..columns {
            let length = self.bytes.get(end..end + 4)?.try_into().ok()?;
            end += 4 + usize::try_from(i32::from_be_bytes(length)).unwrap_or(0);
        }
        match self.bytes.len() < end {
            true => None,
            false => Some(Row {
                bytes: self.bytes.split_to(end).freeze(),
                at: 2,
            }),
        }
    }
}

impl Row {
    /// The next column; nothing where it is NULL, or none is left.
    pub(super) fn next(&mut self) -> Option<&[u8]> {
        let length = self.bytes.get(self.at..self.at + 4)?.try_into().ok()?;
        self.at += 4;
        let length = usize::try_from(i32::from_be_bytes(length)).ok()?;
        let start = self.at;
        self.at += length;
        self.bytes.get(start..self.at)
    }

    pub(super) fn bigint(&mut self) -> Option<i64> {
        Some(i64::from_be_bytes(self.next()?.try_into().ok()?))
    }

    pub(super) fn uuid(&mut self) -> Option<Uuid> {
        Uuid::from_slice(self.next()?).ok()
    }

    pub(super) fn text(&mut self) -> Option<&str> {
        std::str::from_utf8(self.next()?).ok()
    }
}

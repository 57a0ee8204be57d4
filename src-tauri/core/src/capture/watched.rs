//! A capture as it is read: counted, its digest taken, and given up when somebody wants it so.

use std::cell::{Cell, RefCell};
use std::io::{self, Read};
use std::rc::Rc;

use sha2::{Digest, Sha256};

/// How often progress is told, in bytes.
const STRIDE: u64 = 1 << 20;

/// What is known of the bytes that went through.
#[derive(Clone, Default)]
pub struct Watch(Rc<Inner>);

#[derive(Default)]
struct Inner {
    digest: RefCell<Sha256>,
    bytes: Cell<u64>,
    is_stopped: Cell<bool>,
}

/// A reader whose bytes are watched.
pub struct Watched<'a, R> {
    source: R,
    watch: Watch,
    told: u64,
    went_on: &'a mut dyn FnMut(u64) -> bool,
}

impl<'a, R: Read> Watched<'a, R> {
    /// Watches a reader.
    pub fn new(source: R, watch: Watch, went_on: &'a mut dyn FnMut(u64) -> bool) -> Self {
        Self {
            source,
            watch,
            told: 0,
            went_on,
        }
    }
}

impl Watch {
    /// How many bytes were read.
    pub fn bytes(&self) -> u64 {
        self.0.bytes.get()
    }

    /// Whether somebody wanted it to end.
    pub fn is_stopped(&self) -> bool {
        self.0.is_stopped.get()
    }

    /// The SHA-256 of all that was read, as hexadecimal digits.
    pub fn digest(&self) -> String {
        let digest = self.0.digest.borrow().clone().finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(buffer)?;
        let inner = &self.watch.0;
        inner.digest.borrow_mut().update(&buffer[..length]);
        let bytes = inner.bytes.get() + length as u64;
        inner.bytes.set(bytes);
        if bytes >= self.told + STRIDE || length == 0 {
            self.told = bytes;
            if !(self.went_on)(bytes) {
                inner.is_stopped.set(true);
                return Err(io::Error::other("stopped"));
            }
        }
        Ok(length)
    }
}

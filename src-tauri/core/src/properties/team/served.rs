//! A team server without a network: a log in memory, whose line can be cut.

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::log::memory::Memory;
use crate::document::log::{Line, Log, Page, Place, Standing, Taken};
use crate::properties::id;
use crate::team::{Carried, Code, Failed, PageHead, PushHead, Refused, Role, Server};

/// When the line is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Before what is asked arrives.
    Before,
    /// After it was done: the answer is lost.
    After,
}

/// A server.
#[derive(Debug)]
pub(crate) struct Served {
    pub(crate) id: Id,
    pub(crate) log: Memory,
    pub(crate) role: Role,
    /// After so many calls the line is cut.
    pub(crate) cut: Option<(usize, Cut)>,
    /// Pushes are refused.
    pub(crate) refuses: Option<Code>,
    pub(crate) pushes: usize,
}

impl Served {
    pub(crate) fn new() -> Self {
        Self {
            id: id(0x5E),
            log: Memory::default(),
            role: Role::Editor,
            cut: None,
            refuses: None,
            pushes: 0,
        }
    }

    /// Its database is brought back as it was once. What arrives from then on is marked in another way than ever before.
    pub(crate) fn brings_back(&mut self, dump: &Memory) {
        let seed = self.log.seed + 1;
        self.log = dump.clone();
        self.log.seed = seed;
    }

    /// What every document is there.
    pub(crate) fn documents(&mut self) -> BTreeMap<Id, Document> {
        let mut changes: BTreeMap<Id, Vec<_>> = BTreeMap::new();
        for line in self.lines() {
            if let Line::Change(sealed) = line {
                assert!(sealed.is_whole());
                let of = changes.entry(sealed.change.doc).or_default();
                of.push(sealed.change);
            }
        }
        let folded = changes
            .iter()
            .map(|(doc, changes)| (*doc, fold(*doc, changes)));
        folded.collect()
    }

    /// Whether nothing there says a word.
    pub(crate) fn is_blank(&mut self, word: &str) -> bool {
        !format!("{:?}", self.lines()).contains(word)
    }

    fn lines(&mut self) -> Vec<Line> {
        let page = now(self.log.since(Place::default(), usize::MAX));
        page.map(|page| page.lines).unwrap_or_default()
    }

    fn called<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T, Failed>) -> Result<T, Failed> {
        let cut = match &mut self.cut {
            Some((0, cut)) => Some(*cut),
            Some((left, _)) => {
                *left -= 1;
                None
            }
            None => None,
        };
        let away = || Failed::Away("the line was cut".to_owned());
        match cut {
            Some(Cut::Before) => Err(away()),
            Some(Cut::After) => act(self).and(Err(away())),
            None => act(self),
        }
    }
}

/// What a log in memory answers at once.
pub(crate) fn now<T>(call: impl Future<Output = Result<T, std::convert::Infallible>>) -> T {
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(answer)) => answer,
        Poll::Pending => panic!("it waits for nothing"),
    }
}

impl Server for Served {
    fn workspace(&self) -> Id {
        self.id
    }

    fn standing(&mut self) -> Result<Standing, Failed> {
        self.called(|server| Ok(server.log.standing()))
    }

    fn push(&mut self, head: PushHead, lines: Vec<Line>) -> Result<Taken, Failed> {
        self.called(|server| {
            server.pushes += 1;
            if let Some(code) = server.refuses {
                return Err(Refused::new(code, "It is full.").into());
            }
            assert!(server.role.writes());
            Ok(now(server.log.append(head.origin, lines)))
        })
    }

    fn pull(&mut self, after: Place, most: usize) -> Result<(PageHead, Vec<Line>), Failed> {
        self.called(|server| {
            // Pages are shorter than whoever asks would like.
            let Some(page) = now(server.log.since(after, most.min(7))) else {
                return Err(Refused::new(Code::OtherHistory, "It is another.").into());
            };
            let Page {
                lines,
                place,
                standing,
            } = page;
            let head = PageHead {
                place,
                standing,
                role: server.role,
            };
            Ok((head, lines))
        })
    }

    fn picture(&mut self, hash: &str) -> Result<Option<Carried>, Failed> {
        self.called(|server| {
            let bytes = server.log.pictures.get(hash).cloned();
            Ok(bytes.map(|bytes| Carried {
                mime: "image/png".to_owned(),
                bytes,
            }))
        })
    }

    fn put_picture(&mut self, hash: &str, picture: &Carried) -> Result<(), Failed> {
        self.called(|server| {
            let bytes = picture.bytes.clone();
            server.log.pictures.insert(hash.to_owned(), bytes);
            Ok(())
        })
    }
}

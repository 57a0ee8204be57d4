//! A server that lies: nothing of what it sends is taken in that no copy could have sent there.

use super::*;
use crate::document::change::Change;
use crate::document::log::{Line, Place, Sealed, Standing, Taken};
use crate::document::value::Value;
use crate::team::{Carried, Failed, PageHead, PushHead, Server};

/// A server that alters the changes that it sends.
struct Liar<F>(Served, F);

impl<F: FnMut(&mut Sealed)> Server for Liar<F> {
    fn workspace(&self) -> crate::document::id::Id {
        self.0.workspace()
    }

    fn standing(&mut self) -> Result<Standing, Failed> {
        self.0.standing()
    }

    fn push(&mut self, head: PushHead, lines: Vec<Line>) -> Result<Taken, Failed> {
        self.0.push(head, lines)
    }

    fn pull(&mut self, after: Place, most: usize) -> Result<(PageHead, Vec<Line>), Failed> {
        let (head, mut lines) = self.0.pull(after, most)?;
        for line in &mut lines {
            if let Line::Change(sealed) = line {
                self.1(sealed);
            }
        }
        Ok((head, lines))
    }

    fn picture(&mut self, hash: &str) -> Result<Option<Carried>, Failed> {
        self.0.picture(hash)
    }

    fn put_picture(&mut self, hash: &str, picture: &Carried) -> Result<(), Failed> {
        self.0.put_picture(hash, picture)
    }
}

/// What Ben hears of a server that alters what Anna sent, and whether he has anything of it.
fn told(lie: impl FnMut(&mut Sealed)) -> (String, bool) {
    let (mut copies, use_case) = copies(&["Anna", "Ben"]);
    let mut server = Served::new();
    all_in_step(&mut copies, &mut server);
    say(&mut copies[0].workspace, &use_case, FIELD, "by Anna");
    in_step(&mut copies[0], &mut server).unwrap();
    let before = copies[1].documents();
    let mut liar = Liar(server, lie);
    let found = exchange(
        &mut liar,
        &mut copies[1].workspace,
        Thorough::No,
        &mut |_, _| true,
    );
    let told = found.map_or_else(|error| error.to_string(), |_| "nothing".to_owned());
    (told, copies[1].documents() != before)
}

#[test]
fn what_a_server_alters_is_refused_and_nothing_of_it_is_here() {
    let other_text = |sealed: &mut Sealed| {
        for edit in &mut sealed.change.edits {
            edit.value = Value::Text("by nobody".to_owned());
        }
    };
    let late = |sealed: &mut Sealed| {
        let stamp = 5_000_000_000_000;
        let change = sealed.change.clone();
        *sealed = Sealed::of(Change { stamp, ..change });
    };
    let twice = |sealed: &mut Sealed| {
        let mut change = sealed.change.clone();
        change.edits.extend_from_within(..);
        *sealed = Sealed::of(change);
    };
    let (words, is_here) = told(other_text);
    assert!(words.contains("not as it was sent"), "{words}");
    assert!(!is_here);
    let (words, is_here) = told(late);
    assert!(words.contains("2128"), "{words}");
    assert!(!is_here);
    let (words, is_here) = told(twice);
    assert!(words.contains("none that Ninefold makes"), "{words}");
    assert!(!is_here);
    let rule = "what a server sends is looked at";
    assert!(without(rule, || told(other_text)).1);
}

//! Somebody honest beside one who lies.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use ninefold_core::team::{PushHead, Role, Server};
use ninefold_team::Client;
use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::made::{change, document, sealed};
use ninefold_team_proof::served::Served;

/// Somebody honest works beside the liar until it is over; answers how often, and how often it failed.
pub fn works_beside(served: &Served, is_over: &AtomicBool, failures: &AtomicUsize) -> usize {
    let (_, connection) = served
        .join("Beside", Role::Editor, "Anna", served.address)
        .unwrap();
    let mut client = Client::new(&connection);
    let mut chance = Chance::of(77);
    let doc = document(&mut chance);
    let first = change(&mut chance, doc, "first");
    let origin = first.id;
    let mut done = 0;
    let mut next = first;
    while !is_over.load(Ordering::Relaxed) {
        let pushed = client.push(PushHead { origin }, vec![sealed(next)]);
        let standing = client.standing();
        if pushed.is_err() || standing.is_err() {
            eprintln!("{pushed:?} {standing:?}");
            failures.fetch_add(1, Ordering::Relaxed);
        }
        done += 1;
        next = change(&mut chance, doc, "more");
        thread::sleep(Duration::from_millis(20));
    }
    done
}

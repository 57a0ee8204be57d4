//! Carries work between the open workspace and its team server, on threads of its own: nobody who types or saves waits for the
//! network, and the desk is held only while something is taken in.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::team::{Failed, Here};
use ninefold_core::workspace::Workspace;
use ninefold_core::workspace::team::{Exchanged, Held, Stopped, Thorough, exchange};

use crate::desk::tie::{PAUSE, Tie};
use crate::shell::{Shell, Signal};

/// Somebody who was away for so long begins with the pauses between tries anew.
const STEADY: Duration = Duration::from_secs(30);

/// Begins to carry.
pub fn begin(shell: &Shell, tie: Arc<Tie>) {
    let heard = Arc::clone(&tie);
    thread::spawn(move || listen(&heard));
    let carrying = shell.clone();
    thread::spawn(move || carry(&carrying, &tie));
}

/// The open workspace, held for as long as something is done with it.
struct Lent<'a> {
    shell: &'a Shell,
    tie: &'a Arc<Tie>,
}

impl Held for Lent<'_> {
    fn hold<T>(&mut self, act: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        let mut desk = self.shell.desk();
        let workspace = desk.tied(self.tie)?;
        let before = workspace.upto();
        let done = act(workspace);
        let came = workspace.upto() - before;
        self.tie.came(came);
        self.shell.publish(&mut desk);
        Some(done)
    }
}

/// Exchanges when something is new on either side, and says where the person is, until the tie ends.
fn carry(shell: &Shell, tie: &Arc<Tie>) {
    let mut server = tie.client.clone();
    loop {
        let due = tie.wait();
        if due.ends {
            leave(tie);
            return;
        }
        if due.settles {
            settle(shell, tie);
        }
        if due.exchanges {
            let thorough = match due.is_thorough {
                true => Thorough::Yes,
                false => Thorough::No,
            };
            let mut lent = Lent { shell, tie };
            let found = exchange(&mut server, &mut lent, thorough, &mut |_, _| tie.goes_on());
            if came_of(shell, tie, found) {
                shell.tell(Signal::Team);
            }
        }
        if due.says {
            say(shell, tie);
        }
    }
}

/// What is no longer typed is a change, which is sent.
fn settle(shell: &Shell, tie: &Arc<Tie>) {
    let mut desk = shell.desk();
    let Some(workspace) = desk.tied(tie) else {
        return;
    };
    if workspace.typed_for().is_some_and(|typed| typed >= PAUSE)
        && let Err(error) = workspace.settle()
    {
        log::warn!("team: typing stays a draft: {}", error.code());
    }
    desk.notice();
    shell.publish(&mut desk);
}

/// Notes what came of an exchange. Answers whether the window is to hear of it.
fn came_of(shell: &Shell, tie: &Arc<Tie>, found: Result<Exchanged, Stopped>) -> bool {
    let mut desk = shell.desk();
    let now = (desk.kept.origin().clock)();
    match found {
        Ok(exchanged) => {
            let server = tie.server;
            let unsent = desk.tied(tie).and_then(|open| open.unsent(server).ok());
            desk.note_role(tie, exchanged.role);
            let is_other = tie.exchanged(&exchanged, unsent.unwrap_or(0), now);
            shell.publish(&mut desk);
            is_other || exchanged.came > 0
        }
        Err(Stopped::Server(failed)) => {
            log::warn!("team server: {}", told(&failed));
            tie.failed(&failed, now)
        }
        Err(Stopped::Here(error)) => {
            log::warn!("team: not taken in: {}", error.code());
            tie.put_off();
            false
        }
        Err(Stopped::Halted) => false,
    }
}

/// What a failure is, without what the server said: that may name people.
fn told(failed: &Failed) -> String {
    match failed {
        Failed::Refused(refused) => format!("{:?}", refused.code),
        Failed::Away(why) => format!("away, {why}"),
        Failed::Garbled(why) => format!("garbled, {why}"),
    }
}

/// Says where the person is, and hears who else is there.
fn say(shell: &Shell, tie: &Tie) {
    let Some(here) = tie.here() else { return };
    match tie.client.present(&here) {
        Ok(present) => {
            if tie.met(present) {
                shell.tell(Signal::Team);
            }
        }
        // The next exchange finds out what is wrong.
        Err(failed) => {
            log::warn!("team server, presence: {}", told(&failed));
            tie.wake();
        }
    }
}

/// Says that the person is about to go.
fn leave(tie: &Tie) {
    let Some(here) = tie.here() else { return };
    let standing = tie.standing();
    if standing.away.is_some() || standing.refused.is_some() {
        return;
    }
    let here = Here {
        document: None,
        leaves: true,
        ..here
    };
    if let Err(failed) = tie.client.present(&here) {
        log::info!("team server, leaving: {}", told(&failed));
    }
}

/// Hears of news, until the tie ends.
fn listen(tie: &Tie) {
    let mut tries = 0;
    loop {
        let began = Instant::now();
        let news = tie.client.news();
        if !tie.listens(news.stop()) {
            return;
        }
        for heard in news {
            match heard {
                Ok(_) => tie.wake(),
                Err(failed) => {
                    log::info!("team server, news: {}", told(&failed));
                    break;
                }
            }
        }
        if began.elapsed() > STEADY {
            tries = 0;
        }
        // Whoever carries finds out whether the server can't be reached at all.
        tie.wake();
        if !tie.deaf(tries) {
            return;
        }
        tries += 1;
    }
}

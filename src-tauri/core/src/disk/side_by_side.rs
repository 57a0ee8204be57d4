//! Many things done by a few threads, and told in their order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread::{self, Scope, ScopedJoinHandle};

use crate::document::mutant;

/// How many are done at a time: a disk syncs several files in little more time than one, and a thread that waits for it
/// leaves the processor to the others.
pub const AT_A_TIME: usize = 8;

/// Does what has a number, from 0 on, [`AT_A_TIME`] at a time, and tells of each in their order, in the caller's thread. No
/// more is begun once it does not go on, or one of them or telling of it failed; what was begun by then is done, and told.
/// Nor does it run ahead of whoever is slow to be told.
///
/// # Errors
/// The first failure, in that order.
pub fn side_by_side<T: Send, E: Send>(
    count: usize,
    goes_on: impl Fn() -> bool + Sync,
    act: impl Fn(usize) -> Result<T, E> + Sync,
    mut tell: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let (next, has_failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let begin = || {
        let begins = goes_on() && !has_failed.load(Ordering::Relaxed);
        let number = begins.then(|| next.fetch_add(1, Ordering::Relaxed));
        number.filter(|number| *number < count)
    };
    let (done, all_done) = sync_channel(1);
    thread::scope(|scope| {
        let work = || {
            let (begin, act, has_failed, done) = (&begin, &act, &has_failed, done.clone());
            scope.spawn(move || {
                while let Some(number) = begin() {
                    let result = act(number);
                    has_failed.fetch_or(result.is_err(), Ordering::Relaxed);
                    if done.send((number, result)).is_err() {
                        return;
                    }
                }
            })
        };
        let workers: Vec<_> = (0..AT_A_TIME.min(count)).map(|_| work()).collect();
        drop(done);
        let (mut ended, mut told) = (Ok(()), 0);
        let mut waiting = BTreeMap::new();
        for (number, result) in all_done {
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&told) {
                told += 1;
                ended = ended.and(result.and_then(&mut tell));
                has_failed.fetch_or(ended.is_err(), Ordering::Relaxed);
            }
        }
        workers.into_iter().for_each(joined);
        ended
    })
}

/// Of fewer than these a thread is not worth it.
const FEW: usize = 64;

/// Makes something of each of many, by as many threads as there are processors, in their order.
pub fn of_each<T: Send, R: Send>(
    all: impl IntoIterator<Item = T>,
    make: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let mut first = Vec::from_iter(all);
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let part = first.len().div_ceil(threads).max(FEW);
    let mut others = Vec::new();
    while first.len() > part {
        let from = (first.len() - 1) / part * part;
        others.push(first.split_off(from));
    }
    let make = |part: Vec<T>| part.into_iter().map(&make).collect::<Vec<R>>();
    thread::scope(|scope| {
        let make = &make;
        let work = |part| scope.spawn(mutant::handed_on(move || make(part)));
        let others: Vec<_> = others.into_iter().rev().map(work).collect();
        let mut made = make(first);
        for other in others {
            made.extend(joined(other));
        }
        made
    })
}

/// Does something in another thread where it is about many, while whoever asked goes on. What it answers is waited for where it is
/// asked for; of few it is done only then.
pub fn meanwhile<'s, T: Send + 's>(
    scope: &'s Scope<'s, '_>,
    count: usize,
    work: impl FnOnce() -> T + Send + 's,
) -> Box<dyn FnOnce() -> T + 's> {
    match count < FEW {
        true => Box::new(work),
        false => {
            let thread = scope.spawn(mutant::handed_on(work));
            Box::new(move || joined(thread))
        }
    }
}

/// What a thread made; if it panicked, so does this one.
pub fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use super::*;

    /// Far more than are begun while a machine is looking elsewhere.
    const COUNT: usize = 2_000;

    /// What was begun and what was told, where one fails to be done, one to be told, or somebody stops it.
    fn run(
        fails: Option<usize>,
        not_told: Option<usize>,
        stops: Option<usize>,
    ) -> (Vec<usize>, Vec<usize>, Result<(), usize>) {
        let (begun, stopped) = (Mutex::new(Vec::new()), AtomicBool::new(false));
        let mut told = Vec::new();
        let ended = side_by_side(
            COUNT,
            || !stopped.load(Ordering::Relaxed),
            |number| {
                begun.lock().unwrap().push(number);
                // The earlier of two is done later.
                thread::sleep(Duration::from_micros(200 * (1 + number as u64 % 2)));
                match Some(number) == fails {
                    true => Err(number),
                    false => Ok(number),
                }
            },
            |number| {
                told.push(number);
                stopped.fetch_or(Some(number) == stops, Ordering::Relaxed);
                match Some(number) == not_told {
                    true => Err(number),
                    false => Ok(()),
                }
            },
        );
        let mut begun = begun.into_inner().unwrap();
        begun.sort_unstable();
        (begun, told, ended)
    }

    fn first(count: usize) -> Vec<usize> {
        (0..count).collect()
    }

    #[test]
    fn all_are_done_and_told_in_their_order() {
        assert_eq!(run(None, None, None), (first(COUNT), first(COUNT), Ok(())));
        let nothing = side_by_side(0, || true, Ok::<_, ()>, |_| Err(()));
        assert_eq!(nothing, Ok(()));
    }

    #[test]
    fn what_was_begun_is_done_and_told_when_it_ends_early_and_no_more_is_begun() {
        for (not_told, stops, expected) in [(Some(20), None, Err(20)), (None, Some(20), Ok(()))] {
            let (begun, told, ended) = run(None, not_told, stops);
            assert_eq!((&begun, ended), (&told, expected));
            assert_eq!(begun, first(begun.len()));
            assert!((21..COUNT).contains(&begun.len()), "{begun:?}");
        }
        let (begun, told, ended) = run(Some(20), None, None);
        let others: Vec<usize> = begun.iter().copied().filter(|one| *one != 20).collect();
        assert_eq!((told, ended), (others, Err(20)));
        assert!((21..COUNT).contains(&begun.len()), "{begun:?}");
    }

    #[test]
    fn of_each_something_is_made_in_order() {
        for count in [0, 1, FEW, FEW + 1, 5 * FEW + 3] {
            let all = first(count);
            let made = of_each(&all, |number| number * 2);
            assert_eq!(made, Vec::from_iter(all.iter().map(|number| number * 2)));
            let told = thread::scope(|scope| meanwhile(scope, count, || made)());
            assert_eq!(told.len(), count);
        }
        let rule = "a rule that a thread is to lack too";
        let lacks = mutant::without(rule, || of_each(&first(COUNT), |_| mutant::lacks(rule)));
        assert_eq!(lacks, [true; COUNT]);
        for count in [1, COUNT] {
            let lacks = || thread::scope(|scope| meanwhile(scope, count, || mutant::lacks(rule))());
            assert!(mutant::without(rule, lacks));
        }
    }

    #[test]
    fn a_panic_is_the_callers() {
        let act = |number: usize| match number {
            3 => panic!("nobody expects it"),
            _ => Ok::<_, ()>(()),
        };
        let run = || side_by_side(10, || true, act, |()| Ok(()));
        assert!(std::panic::catch_unwind(run).is_err());
    }

    #[test]
    fn it_waits_for_whoever_is_slow_to_be_told() {
        let (begun, is_telling) = (AtomicUsize::new(0), AtomicBool::new(false));
        let act = |number: usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            // What is done before the first is told waits for that.
            while number > 0 && !is_telling.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(1));
            }
            Ok::<_, ()>(number)
        };
        let told = side_by_side(
            COUNT,
            || true,
            act,
            |number| {
                is_telling.store(true, Ordering::Relaxed);
                if number == 0 {
                    thread::sleep(Duration::from_millis(100));
                    let begun = begun.load(Ordering::Relaxed);
                    assert!(begun <= 2 + AT_A_TIME, "{begun} were begun");
                }
                Ok(())
            },
        );
        assert_eq!(told, Ok(()));
    }
}

//! A line to a server that is cut, stands still or is slow, at any byte, as that of a train or a hotel.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::chance::Chance;

/// So many bytes go by before something happens, on average.
const CALM: usize = 60_000;

/// A line between laptops and a server. It ends with the process.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where laptops find the server.
    pub address: SocketAddr,
    weather: Arc<Weather>,
}

/// What happens on a line.
#[derive(Debug, Default)]
struct Weather {
    /// Something happens now and then.
    is_rough: AtomicBool,
    /// Nobody gets through.
    is_cut: AtomicBool,
    /// How many lines there were.
    seed: AtomicU64,
    cuts: AtomicUsize,
    stalls: AtomicUsize,
    delays: AtomicUsize,
}

/// What happens next to the bytes of one direction.
#[derive(Debug, Clone, Copy)]
enum Next {
    /// Both directions end at once; what was sent by then arrives, or not.
    Cut,
    /// Nothing goes on for a while, and then both end.
    Stall(Duration),
    /// It goes on later.
    Delay(Duration),
}

impl Line {
    /// Opens a line to a server.
    ///
    /// # Errors
    /// Where no port can be had.
    pub fn to(server: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let weather = Arc::new(Weather::default());
        let kept = weather.clone();
        thread::spawn(move || {
            for laptop in listener.incoming().flatten() {
                let weather = kept.clone();
                if weather.is_cut.load(Ordering::Relaxed) {
                    continue;
                }
                let carry = move || drop(carry(&laptop, server, &weather));
                let small = thread::Builder::new().stack_size(128 << 10);
                drop(small.spawn(carry));
            }
        });
        Ok(Self { address, weather })
    }

    /// Whether something happens now and then.
    pub fn be_rough(&self, is_rough: bool) {
        self.weather.is_rough.store(is_rough, Ordering::Relaxed);
    }

    /// Whether nobody gets through. Those that talk are cut off at their next byte.
    pub fn be_cut(&self, is_cut: bool) {
        self.weather.is_cut.store(is_cut, Ordering::Relaxed);
    }

    /// How often a line was cut, stood still, and was slow.
    #[must_use]
    pub fn happened(&self) -> (usize, usize, usize) {
        let of = |count: &AtomicUsize| count.load(Ordering::Relaxed);
        let Weather {
            cuts,
            stalls,
            delays,
            ..
        } = &*self.weather;
        (of(cuts), of(stalls), of(delays))
    }
}

/// Carries both directions until one ends.
fn carry(laptop: &TcpStream, server: SocketAddr, weather: &Arc<Weather>) -> std::io::Result<()> {
    let server = TcpStream::connect_timeout(&server, Duration::from_secs(5))?;
    for end in [laptop, &server] {
        end.set_nodelay(true)?;
    }
    let seed = weather.seed.fetch_add(2, Ordering::Relaxed);
    let (back, to_laptop) = (server.try_clone()?, laptop.try_clone()?);
    let other = weather.clone();
    let small = thread::Builder::new().stack_size(128 << 10);
    let answers = small.spawn(move || one_way(&back, &to_laptop, &other, Chance::of(seed)))?;
    one_way(laptop, &server, weather, Chance::of(seed + 1));
    let _ = answers.join();
    Ok(())
}

/// Carries one direction, until it ends or something ends it.
fn one_way(mut from: &TcpStream, mut to: &TcpStream, weather: &Weather, mut chance: Chance) {
    let mut piece = [0; 8 << 10];
    let mut left = chance.below(2 * CALM);
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(read) => read,
        };
        if weather.is_cut.load(Ordering::Relaxed) {
            break;
        }
        if read < left || !weather.is_rough.load(Ordering::Relaxed) {
            left = left.saturating_sub(read).max(1);
            if to.write_all(&piece[..read]).is_err() {
                break;
            }
            continue;
        }
        // In the midst of a piece, so that halves of bodies arrive.
        let (before, after) = piece[..read].split_at(left.min(read));
        if to.write_all(before).is_err() {
            break;
        }
        match Next::by(&mut chance) {
            Next::Cut => {
                weather.cuts.fetch_add(1, Ordering::Relaxed);
                break;
            }
            Next::Stall(time) => {
                weather.stalls.fetch_add(1, Ordering::Relaxed);
                thread::sleep(time);
                break;
            }
            Next::Delay(time) => {
                weather.delays.fetch_add(1, Ordering::Relaxed);
                thread::sleep(time);
                if to.write_all(after).is_err() {
                    break;
                }
            }
        }
        left = chance.below(2 * CALM);
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

impl Next {
    fn by(chance: &mut Chance) -> Self {
        let some = |chance: &mut Chance, most: usize| {
            Duration::from_millis(u64::try_from(chance.below(most)).unwrap_or(0))
        };
        match chance.below(10) {
            0..5 => Self::Cut,
            5..7 => Self::Stall(some(chance, 3_000)),
            _ => Self::Delay(some(chance, 300)),
        }
    }
}

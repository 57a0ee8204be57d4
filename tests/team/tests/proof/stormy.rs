//! Many who write and many who read, by a line that is cut at random, and with whatever works for them killed at random: all come
//! to the same in the end, and nothing that anybody was told is saved has gone without somebody having seen it go.

use std::thread;
use std::time::{Duration, Instant};

use ninefold_team_proof::chance::Chance;
use ninefold_team_proof::figures::{figure, ms, quantile, times};

use super::team::Team;

/// So much goes on at once, with limits that are no part of what is shown here: all laptops have one address.
const SETTINGS: [(&str, &str); 3] = [
    ("LIMITS_ADDRESS_RATE", "100000"),
    ("LIMITS_ADDRESS_BURST", "100000"),
    ("LIMITS_WRONG_A_MINUTE", "100000"),
];

#[test]
fn writers_and_readers_on_a_line_that_is_cut_come_to_the_same_and_nothing_goes_unseen() {
    let (writers, readers) = (times(6, 50), times(8, 200));
    let time = Duration::from_secs(times(8, 600) as u64);
    let mut team = Team::of(writers, readers, &SETTINGS);
    team.line.be_rough(true);
    team.types(if writers > 10 { 2_000 } else { 150 });
    thread::sleep(time);
    let (cuts, stalls, delays) = team.line.happened();
    team.comes_together();
    let mut came = team.is_right();
    assert!(cuts > 0 && came.told.len() > writers);
    let (well, broken) = came.exchanges;
    figure(
        "stormy line",
        &format!(
            "{writers} writers and {readers} readers for {} s, {cuts} cuts, {stalls} stalls, {delays} delays; {} exchanges, {broken} of them \
             broken off: all copies, readers and the database equal, 0 of {} acknowledged texts missing, 0 overwritten unseen, {} versions \
             stand to be settled; {} changes; saving took {} at the median, {} at p99",
            time.as_secs(),
            well + broken,
            came.told.len(),
            came.open,
            came.changes,
            ms(quantile(&mut came.took, 50)),
            ms(quantile(&mut came.took, 99)),
        ),
    );
}

#[test]
fn whatever_is_killed_all_come_to_the_same_and_typing_goes_on() {
    let (writers, readers) = (times(6, 50), times(4, 50));
    let time = Duration::from_secs(times(12, 600) as u64);
    let mut team = Team::of(writers, readers, &SETTINGS);
    team.types(if writers > 10 { 2_000 } else { 150 });
    let mut chance = Chance::of(9);
    let (mut servers, mut backends, mut crashes, mut laptops) = (0, 0, 0, 0);
    let start = Instant::now();
    while start.elapsed() < time {
        thread::sleep(Duration::from_millis(300 + chance.below(1_500) as u64));
        match chance.below(10) {
            0..3 => {
                team.served.kill();
                thread::sleep(Duration::from_millis(chance.below(1_000) as u64));
                team.served.run().unwrap();
                servers += 1;
            }
            3..5 => backends += team.served.cluster.kill_backends("team").unwrap_or(0),
            5 => backends += team.served.cluster.end_backends("team").unwrap_or(0),
            6 => {
                team.served.cluster.crash().unwrap();
                thread::sleep(Duration::from_millis(chance.below(1_000) as u64));
                team.served.cluster.restart().unwrap();
                crashes += 1;
            }
            _ => {
                let which = chance.below(writers);
                let laptop = &mut team.laptops[which];
                laptop.kill();
                laptop.start().unwrap();
                laptop
                    .tell(&format!("type {}", if writers > 10 { 2_000 } else { 150 }))
                    .unwrap();
                laptops += 1;
            }
        }
    }
    team.comes_together();
    let mut came = team.is_right();
    let (well, broken) = came.exchanges;
    let slowest = came.took.iter().max().copied().unwrap_or_default();
    // Nobody who types ever waits for a server.
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    figure(
        "kills",
        &format!(
            "{writers} writers and {readers} readers for {} s; the server killed {servers} times, PostgreSQL {crashes}, {backends} of its backends, \
             laptops {laptops}; {} exchanges, {broken} of them broken off: all equal, 0 of {} acknowledged texts missing, 0 overwritten unseen; \
             saving took {} at the median, {} at p99, {} at most",
            time.as_secs(),
            well + broken,
            came.told.len(),
            ms(quantile(&mut came.took, 50)),
            ms(quantile(&mut came.took, 99)),
            ms(slowest),
        ),
    );
}

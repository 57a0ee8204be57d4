//! The database is brought back from yesterday's backup: laptops that know more send it again.

use std::thread;
use std::time::Duration;

use ninefold_team_proof::figures::{figure, times};

use super::team::Team;

#[test]
fn a_database_brought_back_from_yesterday_and_newer_laptops_end_equal() {
    let rounds = times(1, 10);
    let mut team = Team::of(
        times(4, 20),
        times(3, 20),
        &[("LIMITS_ADDRESS_RATE", "100000")],
    );
    let (mut lost, mut told) = (0, 0);
    for round in 0..rounds {
        let count = |team: &Team| -> usize {
            let count = team.served.sql("SELECT count(*) FROM change").unwrap();
            count.trim().parse().unwrap()
        };
        team.types(100);
        thread::sleep(Duration::from_secs(2));
        let backup = std::env::temp_dir().join(format!(
            "ninefold-proof-{}-{round}.dump",
            std::process::id()
        ));
        let cluster = team.served.cluster.clone();
        // While everybody is at work, as backups are made.
        cluster.dump("team", &backup).unwrap();
        thread::sleep(Duration::from_secs(2));
        let before = count(&team);
        // As docs/OPERATING.md says: the server is stopped, the database brought back, the server started.
        team.served.kill();
        cluster.restore("team", &backup).unwrap();
        std::fs::remove_file(&backup).unwrap();
        lost += before - count(&team);
        team.served.run().unwrap();
        thread::sleep(Duration::from_secs(1));
        team.comes_together();
        told = team.is_right().told.len();
    }
    assert!(lost > 0, "the backup lacked nothing");
    figure(
        "restored database",
        &format!(
            "{rounds} backups brought back, which lacked {lost} changes that laptops had sent: all copies and the database equal, 0 of {told} \
             acknowledged texts missing, 0 overwritten unseen"
        ),
    );
}

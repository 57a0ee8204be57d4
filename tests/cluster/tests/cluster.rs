//! A cluster of one's own works, breaks as it is asked to, and leaves nothing.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use ninefold_cluster::{Cluster, Settings};

/// Says that this process is the one that is to be killed.
const KILLED: &str = "NINEFOLD_CLUSTER_KILLED";

#[test]
fn tests_of_a_process_share_a_cluster_and_have_databases_of_their_own() {
    let (one, other) = (Cluster::shared().unwrap(), Cluster::shared().unwrap());
    assert_eq!(one.port(), other.port());
    let url = one.database("one").unwrap();
    assert!(url.ends_with(&format!("@127.0.0.1:{}/one", one.port())));
    other.database("other").unwrap();
    one.sql("one", "CREATE TABLE a (b int); INSERT INTO a VALUES (7)")
        .unwrap();
    assert_eq!(one.sql("one", "SELECT b, b + 1 FROM a").unwrap(), "7|8\n");
    assert!(other.sql("other", "SELECT b FROM a").is_err());
    one.database("one").unwrap();
    assert!(one.sql("one", "SELECT b FROM a").is_err(), "it is fresh");
}

#[test]
fn what_is_committed_survives_killed_backends_and_a_crash_and_comes_back_from_a_copy() {
    let cluster = Cluster::start(&Settings::default()).unwrap();
    cluster.database("kept").unwrap();
    cluster.sql("kept", "CREATE TABLE a (b int)").unwrap();
    let copy = cluster.folder().with_extension("dump");
    cluster.dump("kept", &copy).unwrap();
    cluster.sql("kept", "INSERT INTO a VALUES (1)").unwrap();
    thread::scope(|scope| {
        let sleeper = scope.spawn(|| cluster.sql("kept", "SELECT pg_sleep(60)"));
        let mut killed = 0;
        while killed == 0 {
            thread::sleep(Duration::from_millis(20));
            killed = cluster.kill_backends("kept").unwrap();
        }
        assert!(sleeper.join().unwrap().is_err(), "it was cut off");
    });
    // It recovers by itself.
    let ask = || cluster.sql("kept", "SELECT b FROM a").ok();
    let mut answer = None;
    for _ in 0..200 {
        answer = answer.or_else(ask);
        thread::sleep(Duration::from_millis(20 * u64::from(answer.is_none())));
    }
    assert_eq!(answer.unwrap(), "1\n");
    cluster.crash().unwrap();
    assert!(ask().is_none(), "it is gone");
    cluster.restart().unwrap();
    assert_eq!(ask().unwrap(), "1\n");
    cluster.restore("kept", &copy).unwrap();
    assert_eq!(ask().unwrap(), "", "as it was before");
    std::fs::remove_file(copy).unwrap();
    let folder = cluster.folder().to_path_buf();
    drop(cluster);
    assert!(!folder.exists());
}

/// Run by the next test in a process of its own.
#[test]
#[ignore = "it waits to be killed"]
fn waits_to_be_killed() {
    if std::env::var_os(KILLED).is_none() {
        return;
    }
    let cluster = Cluster::start(&Settings::default()).unwrap();
    println!("folder={}", cluster.folder().display());
    thread::sleep(Duration::from_secs(60));
}

#[test]
fn a_cluster_ends_with_its_program_even_where_that_is_killed() {
    use std::io::{BufRead, BufReader};
    let mut other = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture", "waits_to_be_killed"])
        .env(KILLED, "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(other.stdout.take().unwrap()).lines();
    let folder = lines
        .map_while(Result::ok)
        .find_map(|line| line.split_once("folder=").map(|(_, path)| path.to_owned()))
        .unwrap();
    let folder = std::path::Path::new(&folder);
    assert!(folder.join("data/postmaster.pid").exists());
    other.kill().unwrap();
    other.wait().unwrap();
    for _ in 0..500 {
        if !folder.exists() {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("PostgreSQL still runs");
}

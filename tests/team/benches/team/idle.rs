//! What somebody costs who only listens.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ninefold_cluster::Cluster;
use ninefold_core::team::{Joined, Server};
use ninefold_team::Client;
use ninefold_team_proof::served::Served;

use crate::{SETTINGS, join};

/// Memory of the server for somebody who only listens.
pub fn idle(cluster: &Arc<Cluster>) {
    let served = Served::start(cluster, "idle", &SETTINGS).unwrap();
    let (joined, connection) = join(&served, "Mara");
    Client::new(&connection).standing().unwrap();
    let mut streams = Vec::new();
    let mut before = (0, resident(&served));
    println!("resident with nobody: {} KiB", before.1);
    for count in [200, 1_000, 2_000] {
        while streams.len() < count {
            streams.push(listen(&served, &joined));
        }
        thread::sleep(Duration::from_secs(3));
        let now = resident(&served);
        let more = now.saturating_sub(before.1) as f64 / (count - before.0) as f64;
        println!("resident with {count} who listen: {now} KiB, {more:.1} KiB for each one more");
        before = (count, now);
    }
}

fn resident(served: &Served) -> u64 {
    let process = served.process().unwrap();
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.unwrap()
        .trim()
        .split(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap()
}

fn listen(served: &Served, joined: &Joined) -> BufReader<TcpStream> {
    let mut stream = TcpStream::connect(served.address).unwrap();
    write!(
        stream,
        "GET /v1/workspaces/{}/news HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n",
        joined.workspace, joined.token
    )
    .unwrap();
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    stream.read_line(&mut line).unwrap();
    assert!(line.contains("200"), "{line}");
    while !line.starts_with("data:") {
        line.clear();
        stream.read_line(&mut line).unwrap();
    }
    stream
}

//! What `--help` and the README say can be copied.

use std::fs;

use crate::server::Server;
use crate::stage::{FILE, Stage};
use crate::{CLIENT, join, team};

#[test]
fn examples_can_be_copied_where_there_is_a_server() {
    let server = Server::start();
    let stage = Stage::sample();
    join(&stage, &server, FILE, "owner");
    team(&stage, "push", FILE).done();
    let folder = env!("CARGO_MANIFEST_DIR");
    let help = stage.run(&["team", "--help"]).done();
    let readme = fs::read_to_string(format!("{folder}/../../README.md")).unwrap();
    for (text, least) in [(help, 5), (readme, 3)] {
        let place = Stage::empty();
        let examples = text.lines().map(str::trim);
        let examples: Vec<&str> = examples
            .filter(|line| line.starts_with("ninefold-cli team "))
            .collect();
        assert!(examples.len() >= least, "{examples:?}");
        for example in examples {
            let invitation = server.invite(CLIENT, "editor");
            let words = example.split_whitespace().skip(1);
            let words = words.take_while(|word| *word != "#");
            let words: Vec<&str> = words
                .map(|word| match word.starts_with("https://") {
                    true => &invitation,
                    false => word,
                })
                .collect();
            let run = place.run(&words);
            assert_eq!(run.code, 0, "{example}: {}", run.said);
        }
    }
}

//! What is shipped for services and containers, and what docs/OPERATING.md shows of the configuration, fits the program.

use std::process::Command;

use ninefold_server::config::Config;

const COMPOSE: &str = include_str!("../../operating/compose.yaml");
const CONTAINER: &str = include_str!("../../operating/Containerfile");
const UNIT: &str = include_str!("../../operating/ninefold-server.service");
const OPERATING: &str = include_str!("../../../../docs/OPERATING.md");

/// The version of PostgreSQL's client programs in each release of Debian.
const CLIENTS: [(&str, &str); 2] = [("bookworm", "15"), ("trixie", "17")];

/// What an environment sets, by name: `NINEFOLD_LISTEN: …` or `NINEFOLD_LISTEN=…`.
fn set(text: &str) -> Vec<(String, String)> {
    let said = text.lines().filter(|line| !line.starts_with('#'));
    let words = said.flat_map(|line| match line.trim() {
        line if line.starts_with("NINEFOLD_") => vec![line],
        line => line.split_whitespace().collect(),
    });
    let pairs = words.filter_map(|word| {
        let named = word.starts_with("NINEFOLD_");
        word.split_once(": ")
            .or_else(|| word.split_once('='))
            .filter(|_| named)
    });
    let value = |value: &str| {
        let value = value.replace("${POSTGRES_PASSWORD:?}", "secret");
        let value = value.replace("${NINEFOLD_NAME:?}", "team.example.com");
        value.trim_matches('\'').to_owned()
    };
    pairs
        .map(|(name, said)| (name.to_owned(), value(said)))
        .collect()
}

/// What follows a mark in a line, up to white space.
fn after<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let found = text.lines().filter_map(|line| line.split_once(mark));
    found
        .filter_map(|(_, rest)| rest.split_whitespace().next())
        .collect()
}

#[test]
fn what_containers_set_is_what_the_program_knows() {
    let all: Vec<_> = set(COMPOSE).into_iter().chain(set(CONTAINER)).collect();
    assert_eq!(all.len(), 5, "{all:?}");
    for one in &all {
        let read = Config::read(None, [one.clone()].into_iter()).unwrap();
        assert_ne!(read, Config::default(), "{one:?} is not known");
    }
    let config = Config::read(None, all.into_iter()).unwrap();
    assert_eq!(config.public, "https://team.example.com");
    // Whom it believes is the proxy.
    let proxy = after(COMPOSE, "ipv4_address: ");
    let believed = config.trusted_proxies.iter().map(ToString::to_string);
    assert_eq!(believed.collect::<Vec<_>>(), proxy);
    let served = after(COMPOSE, "\"server:");
    assert_eq!(served, [format!("{}\"]", config.listen.port())]);
}

#[test]
fn backups_in_containers_are_made_by_programs_of_the_version_of_the_database() {
    let database = after(COMPOSE, "library/postgres:");
    let built = after(CONTAINER, "library/rust:1-");
    let run = after(CONTAINER, "library/debian:");
    let release = run[0].strip_suffix("-slim").unwrap();
    assert_eq!(built, [release], "it is built where its C library is");
    let client = CLIENTS.iter().find(|(name, _)| *name == release).unwrap().1;
    assert_eq!(database, [client]);
    let folder = after(COMPOSE, "- backups:");
    assert!(CONTAINER.contains(&format!("install -d -o ninefold -m 700 {}", folder[0])));
    assert!(OPERATING.contains(&format!("ninefold-server backup {}", folder[0])));
}

#[test]
fn the_service_is_started_by_words_that_the_program_knows() {
    let line = UNIT
        .lines()
        .find_map(|line| line.strip_prefix("ExecStart="));
    let words: Vec<&str> = line.unwrap().split(' ').collect();
    assert_eq!(words[0], "/usr/local/bin/ninefold-server");
    // Where the file that it names is not there, it says so.
    let path = "/nowhere/ninefold-server.toml";
    let words = words[1..].iter().map(|word| match word.ends_with(".toml") {
        true => path,
        false => word,
    });
    let mut program = Command::new(env!("CARGO_BIN_EXE_ninefold-server"));
    let said = program.args(words).output().unwrap();
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(
        said.contains(path) && said.contains("can't be read"),
        "{said}"
    );
}

#[test]
fn what_the_page_for_operators_shows_of_the_configuration_is_read() {
    let shown = OPERATING.split("```toml\n").skip(1);
    let mut shown: Vec<String> = shown
        .filter_map(|block| block.split("```").next())
        .map(|block| block.lines().map(str::trim).collect::<Vec<_>>().join("\n"))
        .collect();
    let file = OPERATING.split("<<'END'\n").nth(1);
    shown.push(file.unwrap().split("\nEND").next().unwrap().to_owned());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shown.toml");
    assert!(shown.len() >= 3, "{shown:?}");
    for one in &shown {
        std::fs::write(&path, one).unwrap();
        let read = Config::read(Some(&path), std::iter::empty());
        let read = read.unwrap_or_else(|error| panic!("{one}: {error}"));
        assert_ne!(read, Config::default(), "{one}");
    }
}

//! Which certificates are trusted: those of the computer, a company's own too, and no others.

use std::io::Write;
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::{env, thread};

use ninefold_core::document::id::Id;
use ninefold_core::document::log::Standing;
use ninefold_core::team::Server;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use tempfile::NamedTempFile;

use super::tiny::{Tiny, hear, json};
use super::{away, client, garbled};
use crate::{Client, Connection};

/// Where the one that is asked by a test is told which server to ask.
const ASKED: &str = "NINEFOLD_TEST_SERVER";

/// An authority, and what is needed to trust it.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: pem(certificate.der()),
            issuer: Issuer::new(params, key),
        }
    }

    /// A server with a certificate of this authority for a name. It answers how it stands.
    fn serve(&self, name: &str, until: Option<i32>) -> String {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        if let Some(year) = until {
            params.not_after = date_time_ymd(year, 1, 1);
        }
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("https://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
                let mut stream = StreamOwned::new(connection, stream.unwrap());
                if hear(&mut stream).is_ok() {
                    let _ = stream.write_all(&json(&Standing::default()));
                    stream.conn.send_close_notify();
                    let _ = stream.flush();
                }
            }
        });
        address
    }

    /// What a program that trusts this authority hears of a server.
    fn heard(&self, address: &str) -> String {
        let mut file = NamedTempFile::new().unwrap();
        file.write_all(self.pem.as_bytes()).unwrap();
        let asked = Command::new(env::current_exe().unwrap())
            .args(["--exact", "tests::trust::asks", "--ignored", "--nocapture"])
            .env("SSL_CERT_FILE", file.path())
            .env_remove("SSL_CERT_DIR")
            .env(ASKED, address)
            .output()
            .unwrap();
        let text = String::from_utf8(asked.stdout).unwrap();
        let said = text.lines().find_map(|line| line.split_once("heard: "));
        said.unwrap_or_else(|| panic!("{text}")).1.to_owned()
    }
}

fn pem(der: &[u8]) -> String {
    use std::fmt::Write;
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = "-----BEGIN CERTIFICATE-----".to_owned();
    for (n, three) in der.chunks(3).enumerate() {
        if n % 16 == 0 {
            text.push('\n');
        }
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        for sign in 0..4 {
            match sign <= three.len() {
                true => text.push(SIGNS[(bits >> (18 - 6 * sign) & 63) as usize].into()),
                false => text.push('='),
            }
        }
    }
    writeln!(text, "\n-----END CERTIFICATE-----").unwrap();
    text
}

fn asking(address: &str) -> Client {
    Client::new(&Connection {
        address: address.parse().unwrap(),
        token: "t".into(),
        workspace: Id::from_bytes([7; 16]),
    })
}

#[test]
#[ignore = "is run by the others, with an authority of theirs"]
fn asks() {
    let Ok(address) = env::var(ASKED) else {
        return;
    };
    match asking(&address).standing() {
        Ok(_) => println!("heard: an answer"),
        Err(error) => println!("heard: {error}"),
    }
}

#[test]
fn a_certificate_of_an_authority_that_nobody_knows_is_not_trusted() {
    let address = Authority::new().serve("127.0.0.1", None);
    let told = away(asking(&address).standing());
    assert_eq!(told, "its certificate is not trusted");
}

#[test]
fn a_company_s_own_authority_is_trusted_where_the_computer_trusts_it() {
    let authority = Authority::new();
    let address = authority.serve("127.0.0.1", None);
    assert_eq!(authority.heard(&address), "an answer");
    let other = Authority::new();
    let told = "The team server can't be reached: its certificate is not trusted.";
    assert_eq!(other.heard(&address), told);
}

#[test]
fn a_certificate_for_another_name_or_of_another_year_is_told_as_such() {
    let authority = Authority::new();
    let other = authority.serve("team.example.com", None);
    let told = "The team server can't be reached: its certificate is for another address.";
    assert_eq!(authority.heard(&other), told);
    let old = authority.serve("127.0.0.1", Some(2001));
    let told = authority.heard(&old);
    assert!(told.contains("its certificate has run out"), "{told}");
}

#[test]
fn a_server_without_https_at_an_address_with_it_is_told() {
    let tiny = Tiny::saying(json(&Standing::default()));
    assert!(client(&tiny).standing().is_ok());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = stream
                .unwrap()
                .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    assert_eq!(
        garbled(asking(&address).standing()),
        "it does not speak HTTPS"
    );
}

//! TLS, with laptops and with the database.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use hyper::Method;
use ninefold_cluster::{Cluster, Settings};
use ninefold_core::team::Role;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::stage::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn it_speaks_tls_with_a_certificate_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (certificate, key) = (
        folder.path().join("certificate.pem"),
        folder.path().join("key.pem"),
    );
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let tls = ninefold_server::config::Tls {
        certificate: certificate.clone(),
        key: key.clone(),
    };
    let stage = Stage::with("tls", |config| config.tls = Some(tls.clone())).await;
    let spoken = crate::stage::ask_by_tls(stage.address, made.cert.der(), "/v1/sign-in").await;
    assert!(spoken.starts_with("HTTP/1.1 200"), "{spoken}");
    assert!(spoken.ends_with("{\"provider\":null}"), "{spoken}");
    // Who speaks no TLS is not answered, and disturbs nobody.
    let mut plain = TcpStream::connect(stage.address).await.unwrap();
    plain
        .write_all(b"GET /v1/sign-in HTTP/1.1\r\n\r\n")
        .await
        .unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP"));
    let spoken = crate::stage::ask_by_tls(stage.address, made.cert.der(), "/v1/sign-in").await;
    assert!(spoken.starts_with("HTTP/1.1 200"), "{spoken}");
    // A key without its certificate changes nothing; with it, they count from the next line on.
    let next = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    std::fs::write(&key, next.signing_key.serialize_pem()).unwrap();
    hang_up();
    let spoken = crate::stage::ask_by_tls(stage.address, made.cert.der(), "/v1/sign-in").await;
    assert!(spoken.starts_with("HTTP/1.1 200"), "{spoken}");
    std::fs::write(&certificate, next.cert.pem()).unwrap();
    hang_up();
    let mut spoken = Err("nothing".to_owned());
    for _ in 0..200 {
        spoken = crate::stage::try_by_tls(stage.address, next.cert.der(), "/v1/sign-in").await;
        if spoken.is_ok() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let spoken = spoken.unwrap();
    assert!(spoken.starts_with("HTTP/1.1 200"), "{spoken}");
    std::fs::write(&key, "no key").unwrap();
    let refused = ninefold_server::web::tls::acceptor(&tls)
        .err()
        .unwrap()
        .to_string();
    assert!(
        refused.contains("key.pem can't be read as a key in PEM"),
        "{refused}"
    );
}

/// Signals this process, as `systemctl reload` does.
fn hang_up() {
    let own = std::process::id().to_string();
    let said = Command::new("sh")
        .args(["-c", &format!("kill -s HUP {own}")])
        .status();
    assert!(said.unwrap().success());
}

/// A file that whoever PostgreSQL runs as can read, and nobody else.
fn given(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    // Where root runs this, PostgreSQL is somebody else.
    let _ = Command::new("chown").arg("postgres").arg(&path).output();
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn it_speaks_tls_to_a_database_whose_authority_it_believes() {
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(folder.path(), open).unwrap();
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let pem = made.cert.pem();
    let certificate = given(folder.path(), "certificate.pem", &pem);
    let key = given(folder.path(), "key.pem", &made.signing_key.serialize_pem());
    let authority = folder.path().join("authority.pem");
    std::fs::write(&authority, pem).unwrap();
    let lines = [
        "ssl = on".to_owned(),
        format!("ssl_cert_file = '{}'", certificate.display()),
        format!("ssl_key_file = '{}'", key.display()),
    ];
    let cluster = Cluster::start(&Settings {
        lines: lines.to_vec(),
        ..Settings::default()
    });
    let stage = Stage::on(cluster.unwrap().into(), "by_tls", |config| {
        config.database.url.push_str("?sslmode=require");
        config.database.authority = Some(authority);
    })
    .await;
    let anna = stage.join("Client", "Anna", Role::Reader).await;
    assert_eq!(anna.ask(Method::GET, "", "").await.status, 200);
    let sql = "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'ninefold-server'";
    assert!(stage.number(&format!("{sql} AND ssl")) >= 2);
    assert_eq!(stage.number(&format!("{sql} AND NOT ssl")), 0);
    let mut other = stage.server.config.database.clone();
    other.authority = None;
    let stranger = ninefold_server::database::Database::of(&other).unwrap();
    let refused = stranger.get().await.unwrap_err().to_string();
    assert!(refused.contains("can't be reached"), "{refused}");
}

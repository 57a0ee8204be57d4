//! HTTPS without a proxy.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::config::Tls;

/// Why there is no HTTPS.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file can't be read as what it should be.
    #[error("{0} can't be read as {1}: {2}.")]
    Unread(String, &'static str, String),
    /// They don't go together.
    #[error("The certificate and its key can't be used: {0}.")]
    Unfit(#[from] tokio_rustls::rustls::Error),
}

/// How often is looked whether the certificate was renewed.
const LOOK: Duration = Duration::from_secs(60);

/// What speaks TLS with a certificate, and with the one that comes after it: when a hangup is signaled, and within a minute of its
/// being there. Where the two files do not go together (yet), it stays the one before.
///
/// # Errors
/// [`Error`].
pub fn renewed(tls: Tls) -> Result<watch::Receiver<TlsAcceptor>, Error> {
    let mut read = contents(&tls);
    let (sender, receiver) = watch::channel(acceptor(&tls)?);
    let mut hangup = signal(SignalKind::hangup()).ok();
    tokio::spawn(async move {
        while !sender.is_closed() {
            let signaled = async {
                match &mut hangup {
                    Some(hangup) => hangup.recv().await,
                    None => std::future::pending().await,
                }
            };
            let _ = tokio::time::timeout(LOOK, signaled).await;
            let now = contents(&tls);
            if now == read {
                continue;
            }
            match acceptor(&tls) {
                Ok(acceptor) => {
                    sender.send_replace(acceptor);
                    read = now;
                    tracing::info!("the certificate was renewed");
                }
                Err(error) => tracing::warn!(%error, "the certificate was not renewed"),
            }
        }
    });
    Ok(receiver)
}

fn contents(tls: &Tls) -> [Option<Vec<u8>>; 2] {
    [&tls.certificate, &tls.key].map(|file| std::fs::read(file).ok())
}

/// What speaks TLS with a certificate.
///
/// # Errors
/// [`Error`].
pub fn acceptor(tls: &Tls) -> Result<TlsAcceptor, Error> {
    let chain = CertificateDer::pem_file_iter(&tls.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unread(&tls.certificate, "a certificate in PEM", &error))?;
    let key = PrivateKeyDer::from_pem_file(&tls.key)
        .map_err(|error| unread(&tls.key, "a key in PEM", &error))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn unread(path: &Path, what: &'static str, error: &impl ToString) -> Error {
    Error::Unread(path.display().to_string(), what, error.to_string())
}

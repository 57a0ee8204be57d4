//! HTTPS without a proxy.

use std::path::Path;
use std::sync::Arc;

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

//! TLS to the database, where its address asks for it.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use tokio_postgres_rustls::MakeRustlsConnect;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// What speaks TLS to a database whose certificate comes from an authority that is believed.
pub(super) fn connector(authority: Option<&Path>) -> Result<MakeRustlsConnect, Error> {
    let invalid = |error: String| Error::new(ErrorKind::InvalidData, error);
    let mut roots = RootCertStore::empty();
    match authority {
        Some(path) => {
            let read = CertificateDer::pem_file_iter(path);
            let read = read.and_then(Iterator::collect::<Result<Vec<_>, _>>);
            for certificate in read.map_err(|error| invalid(error.to_string()))? {
                let added = roots.add(certificate);
                added.map_err(|error| invalid(error.to_string()))?;
            }
        }
        None => {
            // Where the system believes nobody, nobody is believed: that shows when TLS is asked for.
            let believed = rustls_native_certs::load_native_certs();
            roots.add_parsable_certificates(believed.certs);
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| invalid(error.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

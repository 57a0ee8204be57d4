//! Why a server could not be asked, in words that fit behind “The team server can't be reached:”.

use std::io::{self, ErrorKind};

use ninefold_core::team::{Code, Failed, Refused};
use rustls::CertificateError;
use ureq::{Error, Timeout};

use crate::address::Address;

/// What a failure of the connection comes to.
pub fn of(error: Error, address: &Address) -> Failed {
    match error {
        Error::Io(error) => of_io(&error, address),
        Error::Rustls(error) => of_tls(&error),
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => Failed::Away(nobody(address)),
        Error::Timeout(_) => Failed::Away("it took too long".into()),
        Error::HostNotFound => Failed::Away(unknown(address)),
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => {
            Failed::Away("the proxy of this network does not let Ninefold through".into())
        }
        Error::Http(_) => Failed::Refused(Refused::new(
            Code::SignedOut,
            "What this computer says who it is by can't be read any more. Everything is here, and whole. Connect anew, by an \
             invitation.",
        )),
        Error::LargeResponseHeader(..) => Failed::Garbled("its answer has no end".into()),
        Error::Protocol(_) => Failed::Garbled("it is not HTTP".into()),
        _ => Failed::Away("the connection failed".into()),
    }
}

/// What a failure comes to while an answer is read.
pub fn of_reading(error: io::Error, address: &Address) -> Failed {
    of(Error::from(error), address)
}

fn of_io(error: &io::Error, address: &Address) -> Failed {
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return of_tls(error);
    }
    Failed::Away(match error.kind() {
        ErrorKind::ConnectionRefused => nobody(address),
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable | ErrorKind::NetworkDown => {
            "there is no network".into()
        }
        ErrorKind::AddrNotAvailable => "there is no network".into(),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => "it took too long".into(),
        ErrorKind::PermissionDenied => "this computer does not let Ninefold use the network".into(),
        ErrorKind::UnexpectedEof
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::BrokenPipe
        | ErrorKind::NotConnected => "the connection was cut".into(),
        // The system has no kind for a name that it can't look up.
        _ => unknown(address),
    })
}

fn of_tls(error: &rustls::Error) -> Failed {
    const CLOCK: &str = "or the clock of this computer is wrong";
    let certificate = match error {
        rustls::Error::InvalidCertificate(certificate) => certificate,
        rustls::Error::InvalidMessage(_) => {
            return Failed::Garbled("it does not speak HTTPS".into());
        }
        rustls::Error::General(_) => {
            return Failed::Away(
                "this computer has no list of whom to trust for certificates".into(),
            );
        }
        _ => return Failed::Away("no encrypted connection could be made".into()),
    };
    Failed::Away(match certificate {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            format!("its certificate has run out, {CLOCK}")
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            format!("its certificate is not valid yet, {CLOCK}")
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another address".into()
        }
        CertificateError::Revoked => "its certificate was taken back".into(),
        _ => "its certificate is not trusted".into(),
    })
}

fn nobody(address: &Address) -> String {
    format!("nobody answers at {}", address.told())
}

fn unknown(address: &Address) -> String {
    format!("there is no network, or no {}", address.told())
}

//! Whose signature under a portal's TLS certificate counts.
use std::{fs::File, io::Read as _, path::Path};

use rustls::{RootCertStore, pki_types::CertificateDer};
use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

use super::error::AuthoritiesFlaw;

/// A file with the authorities of a company has a few KiB, one with all of the world 300.
const LARGEST_FILE: u64 = 4 << 20;

/// The authorities in a file, or without one those that this machine trusts.
///
/// A file replaces the machine's authorities: who names his own means nobody else.
pub(super) fn authorities(file: Option<&Path>) -> Result<RootCerts, AuthoritiesFlaw> {
    let found = match file {
        Some(file) => of_file(file)?,
        None => rustls_native_certs::load_native_certs().certs.iter().map(|der| owned(der)).collect(),
    };
    let usable: Vec<_> = found.into_iter().filter(is_usable).collect();
    match (usable.is_empty(), file) {
        (false, _) => Ok(RootCerts::from(usable)),
        (true, Some(file)) => Err(AuthoritiesFlaw::NoneInFile(file.to_owned())),
        (true, None) => Err(AuthoritiesFlaw::NoneOnMachine),
    }
}

fn of_file(file: &Path) -> Result<Vec<Certificate<'static>>, AuthoritiesFlaw> {
    let at = |source| AuthoritiesFlaw::File { file: file.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(file).and_then(|source| source.take(LARGEST_FILE).read_to_end(&mut bytes)).map_err(at)?;
    // DER begins with the mark of a sequence, PEM with a dash or a remark.
    if bytes.first() == Some(&0x30) {
        return Ok(vec![owned(&bytes)]);
    }
    let certificate = |item| if let Ok(PemItem::Certificate(certificate)) = item { Some(certificate) } else { None };
    Ok(parse_pem(&bytes).filter_map(certificate).collect())
}

fn owned(der: &[u8]) -> Certificate<'static> {
    Certificate::from_der(der).to_owned()
}

fn is_usable(certificate: &Certificate<'static>) -> bool {
    RootCertStore::empty().add(CertificateDer::from(certificate.der().to_vec())).is_ok()
}

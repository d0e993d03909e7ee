//! TLS with the operator's certificate.
use std::{io, path::Path, sync::Arc};

use axum_server::tls_rustls::RustlsConfig;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};

use super::{ServeError, TlsFiles};

/// Reads certificate and key.
pub(super) fn configuration(files: &TlsFiles) -> Result<RustlsConfig, ServeError> {
    let failed = |file: &Path, reason: String| ServeError::Tls { file: file.to_path_buf(), reason };
    let TlsFiles { certificate, key } = files;
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| failed(certificate, error.to_string()))?;
    if chain.is_empty() {
        return Err(failed(certificate, io::Error::from(io::ErrorKind::UnexpectedEof).to_string()));
    }
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| failed(key, error.to_string()))?;
    let mut configuration = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, secret))
        .map_err(|error| failed(certificate, error.to_string()))?;
    configuration.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(RustlsConfig::from_config(Arc::new(configuration)))
}

//! Any bytes as a certificate, through everything that the reading child does below the guard: no panic, no endless
//! loop, and no code of our own form that has no valid checksum.
#![no_main]

use libfuzzer_sys::fuzz_target;

/// The modules below the guard, without the child process, so that little has to be built.
#[allow(dead_code, reason = "the guard uses the rest")]
mod certificate {
    #[path = "../../../src/certificate/attachments.rs"]
    mod attachments;
    #[path = "../../../src/certificate/engine.rs"]
    mod engine;
    #[path = "../../../src/certificate/error.rs"]
    mod error;
    #[path = "../../../src/certificate/find/mod.rs"]
    mod find;
    #[path = "../../../src/certificate/glyph.rs"]
    mod glyph;
    #[path = "../../../src/certificate/lines/mod.rs"]
    mod lines;
    #[path = "../../../src/certificate/options.rs"]
    mod options;
    #[path = "../../../src/certificate/picture.rs"]
    mod picture;
    #[path = "../../../src/certificate/reading.rs"]
    pub mod reading;

    pub use self::{error::CertificateError, options::ReadingOptions};
    pub use xlm_core::license::{Certificate, CertificateLicense, FoundCode};
}

use certificate::{
    FoundCode, ReadingOptions,
    reading::{Reading, read},
};

fuzz_target!(|file: &[u8]| {
    let options = ReadingOptions { password: Some("secret".to_owned()), pictures: false };
    if let Ok(Reading::Certificate(certificate)) = read(file.to_vec(), &options) {
        assert!(!certificate.codes.is_empty());
        for code in certificate.codes {
            if let FoundCode::Own(code) = code {
                assert!(code.to_string().parse::<xlm_core::code::RequestCode>().is_ok());
            }
        }
    }
});

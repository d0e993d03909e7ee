//! Any bytes as a certificate, through everything that the reading child does below the guard: no panic, no endless
//! loop, and no code of our own form that has no valid checksum.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "modules.rs"]
#[allow(dead_code, unused_imports, reason = "the guard uses the rest")]
mod certificate;

use certificate::{
    FoundCode, Pictures, ReadingOptions,
    reading::{Reading, read},
};

fuzz_target!(|file: &[u8]| {
    let options = ReadingOptions { password: Some("secret".to_owned()), pictures: Pictures::Never };
    if let Ok(Reading::Certificate(certificate)) = read(file.to_vec(), &options, &mut |_| {}) {
        assert!(!certificate.codes.is_empty());
        for code in certificate.codes {
            if let FoundCode::Own(code) = code {
                assert!(code.to_string().parse::<xlm_core::code::RequestCode>().is_ok());
            }
        }
    }
});

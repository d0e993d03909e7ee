//! Any bytes as a mail or an archive: no panic, and nothing beyond the limits of number and size.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../src/certificate/containers.rs"]
#[allow(dead_code, reason = "the program uses the rest")]
mod containers;

use xlm_core::license::CertificateFault;

/// As the guard has it.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

fuzz_target!(|file: &[u8]| {
    for password in [None, Some("secret")] {
        let Some(Ok(inside)) = containers::unpack(file, password) else { continue };
        assert!(!inside.is_empty() && inside.len() <= 257);
        let bytes: usize = inside.iter().map(|inside| inside.bytes.len()).sum();
        assert!(bytes as u64 <= LARGEST_FILE);
        assert!(inside.iter().all(|inside| inside.error.is_none() || inside.bytes.is_empty()));
        assert!(inside.iter().all(|inside| !inside.name.contains(char::is_control)));
    }
});

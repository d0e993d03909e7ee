//! Any bytes as a signed document: no panic; what one place opens, no other does; and what is opened has one meaning,
//! so that a careless reader of JSON sees the same payload.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use xlm_core::document::{
    DocumentError, DocumentKind, LicensePackage, Receipt, Release, Request, Trust, kind_of, open_issued, open_own,
};

fuzz_target!(|file: &[u8]| {
    let nobody = Trust::default();
    let answers = [
        (DocumentKind::Request, open_own::<Request>(file).map(|_| ())),
        (DocumentKind::LicensePackage, open_issued::<LicensePackage>(file, &nobody).map(|_| ())),
        (DocumentKind::Release, open_own::<Release>(file).map(|_| ())),
        (DocumentKind::Receipt, open_issued::<Receipt>(file, &nobody).map(|_| ())),
    ];
    match kind_of(file) {
        Err(error) => {
            for (_, answer) in answers {
                assert_eq!(answer, Err(error.clone()));
            }
        }
        Ok(found) => {
            for (expected, answer) in answers {
                if expected != found {
                    assert_eq!(answer, Err(DocumentError::WrongKind { expected, found }));
                } else if matches!(found, DocumentKind::LicensePackage | DocumentKind::Receipt) {
                    assert!(matches!(answer, Err(DocumentError::UntrustedIssuer(_))), "{answer:?}");
                }
            }
            let read: Value = serde_json::from_slice(file).expect("any reader of JSON reads it");
            assert_eq!(read["payloadType"], found.payload_type());
            assert_eq!(read["signatures"].as_array().map(Vec::len), Some(1));
        }
    }
});

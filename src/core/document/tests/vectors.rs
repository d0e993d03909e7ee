//! Files that another program made: `tests/vectors/README.md` says how.
use super::*;

macro_rules! vector {
    ($name:literal) => {
        include_bytes!(concat!("../../../../tests/vectors/", $name)).as_slice()
    };
}

fn text(vector: &[u8]) -> &str {
    core::str::from_utf8(vector).unwrap()
}

#[test]
fn another_program_makes_the_same_documents() {
    assert_eq!(seal(&request(), &installation_key()).as_deref(), Ok(text(vector!("request.xlreq"))));
    assert_eq!(seal(&package(), &issuer_key()).as_deref(), Ok(text(vector!("package.xlp"))));
    assert_eq!(seal(&release(), &installation_key()).as_deref(), Ok(text(vector!("release.xlrel"))));
    assert_eq!(seal(&receipt(), &issuer_key()).as_deref(), Ok(text(vector!("receipt.xlack"))));
}

#[test]
fn documents_of_another_program_open() {
    assert_eq!(open_own(vector!("request.xlreq")).map(|opened| opened.payload), Ok(request()));
    assert_eq!(open_issued(vector!("package.xlp"), &trust()).map(|opened| opened.payload), Ok(package()));
    assert_eq!(open_own(vector!("release.xlrel")).map(|opened| opened.payload), Ok(release()));
    assert_eq!(open_issued(vector!("receipt.xlack"), &trust()).map(|opened| opened.payload), Ok(receipt()));
    assert_eq!(open_issued(vector!("package-laid-out.xlp"), &trust()).map(|opened| opened.payload), Ok(package()));
}

#[test]
fn refused_documents_of_another_program_say_why() {
    let check = |vector: &[u8], expected: DocumentError| {
        assert_eq!(open_issued::<LicensePackage>(vector, &trust()), Err(expected));
    };
    let stranger = PublicKey::of(&installation_key());
    check(vector!("refused-untrusted-issuer.xlp"), DocumentError::UntrustedIssuer(stranger));
    check(vector!("refused-altered-quantity.xlp"), DocumentError::Signature);
    check(vector!("refused-two-signatures.xlp"), DocumentError::SignatureCount(2));
    check(vector!("refused-url-base64.xlp"), DocumentError::Encoding(Member::Payload));
    check(vector!("refused-wrapped-base64.xlp"), DocumentError::Encoding(Member::Payload));
    check(vector!("refused-trailing-newline.xlp"), DocumentError::NotAnEnvelope(JsonFlaw::NotOneObject));
    check(vector!("refused-weak-key.xlp"), DocumentError::KeyId(KeyFlaw::Weak));
    check(vector!("refused-generation-0.xlp"), DocumentError::Payload(PayloadFlaw::Generation));
    check(vector!("refused-float.xlp"), DocumentError::PayloadForm(JsonFlaw::Float));
    check(
        vector!("refused-duplicate-member.xlp"),
        DocumentError::PayloadForm(JsonFlaw::Duplicate("generation".into())),
    );
    check(
        vector!("refused-later-version.xlp"),
        DocumentError::UnknownType("application/vnd.xlm.license-package.v2+json".into()),
    );
    check(
        vector!("refused-request-as-package.xlp"),
        DocumentError::WrongKind { expected: DocumentKind::LicensePackage, found: DocumentKind::Request },
    );
    assert!(matches!(
        open_issued::<LicensePackage>(vector!("refused-unknown-member.xlp"), &trust()),
        Err(DocumentError::PayloadForm(JsonFlaw::Shape(_)))
    ));
}

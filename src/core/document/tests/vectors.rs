//! Files that another program made: `tests/vectors/README.md` says how. `src/core/tests/vectors` has the refused ones.
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

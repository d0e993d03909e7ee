//! What the child does with the file, without the guard around it.
use super::{
    Certificate, CertificateError, engine, find,
    glyph::{Glyphs, UNKNOWN},
    lines,
};

/// Reads a certificate.
///
/// # Errors
/// All of [`CertificateError`] that concern the content of a file.
pub fn read(file: Vec<u8>) -> Result<Certificate, CertificateError> {
    const MARK: &[u8] = b"%PDF-";
    if !file.windows(MARK.len()).any(|window| window == MARK) {
        return Err(CertificateError::NotPdf);
    }
    let glyphs = engine::glyphs(file)?;
    let certificate = find::find(&lines::lines(&glyphs));
    if certificate.codes.is_empty() { Err(why_no_code(&glyphs)) } else { Ok(certificate) }
}

fn why_no_code(glyphs: &Glyphs) -> CertificateError {
    if glyphs.damaged {
        CertificateError::Damaged
    } else if is_legible(glyphs) {
        CertificateError::NoCode
    } else {
        CertificateError::NoText
    }
}

/// Text is mostly letters and digits. Fonts that do not tell their characters yield none or a wild mixture.
fn is_legible(glyphs: &Glyphs) -> bool {
    let shown =
        || glyphs.pages.iter().flatten().map(|glyph| glyph.character).filter(|character| !character.is_whitespace());
    let known = shown().filter(|character| *character != UNKNOWN).count();
    let alphanumeric = shown().filter(|character| character.is_alphanumeric()).count();
    alphanumeric * 10 > known * 6
}

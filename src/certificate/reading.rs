//! What the child does with the file, without the guard around it.
use serde::{Deserialize, Serialize};
use xlm_core::code::CodeKind;

use super::{
    Certificate, CertificateError, ReadingOptions, engine,
    find::{self, names},
    glyph::{Glyphs, UNKNOWN},
    lines::{self, Line},
};

/// What the child answers about a file that it could read.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reading {
    /// Codes were found.
    Certificate(Certificate),
    /// There are only pictures: the parent has their text recognised, which the child may not, because that is another
    /// program.
    Pictures {
        /// The pages.
        pages: Vec<PagePicture>,
        /// What to say if nothing is recognised.
        otherwise: CertificateError,
    },
}

/// A page as a picture.
#[derive(Debug, Serialize, Deserialize)]
pub struct PagePicture {
    /// A grey PNG.
    pub png: Vec<u8>,
}

/// Reads a certificate.
///
/// # Errors
/// All of [`CertificateError`] that concern the content of a file.
pub fn read(file: Vec<u8>, options: &ReadingOptions) -> Result<Reading, CertificateError> {
    const MARK: &[u8] = b"%PDF-";
    if !file.windows(MARK.len()).any(|window| window == MARK) {
        return Err(CertificateError::NotPdf);
    }
    let glyphs = engine::glyphs(file, options.password.as_deref())?;
    let lines = lines::lines(&glyphs);
    let certificate = find::find(&lines);
    if certificate.codes.is_empty() { Err(why_no_code(&glyphs, &lines)) } else { Ok(Reading::Certificate(certificate)) }
}

fn why_no_code(glyphs: &Glyphs, lines: &[Line]) -> CertificateError {
    if glyphs.damaged {
        CertificateError::Damaged
    } else if !is_legible(glyphs) {
        CertificateError::NoText
    } else if is_invoice(lines) {
        CertificateError::Invoice
    } else if has_other_id(lines) {
        CertificateError::OtherId
    } else {
        CertificateError::NoCode
    }
}

/// Its heading says so, before any request code is spoken of.
fn is_invoice(lines: &[Line]) -> bool {
    const HEADINGS: [&str; 4] = ["invoice", "rechnung", "gutschrift", "creditnote"];
    let cells = lines.iter().flat_map(|line| line.cells.iter().map(|cell| names::folded(&line.text(cell.clone()))));
    cells.take(40).any(|cell| HEADINGS.iter().any(|heading| cell.strip_prefix(heading).is_some_and(is_number)))
}

/// Nothing, or a number with its name.
fn is_number(rest: &str) -> bool {
    let rest = ["number", "nummer", "no", "nr"].iter().find_map(|name| rest.strip_prefix(name)).unwrap_or(rest);
    rest.chars().all(|character| !character.is_alphabetic()) || rest.chars().any(|character| character.is_ascii_digit())
}

/// A system ID or hardware ID of our form.
fn has_other_id(lines: &[Line]) -> bool {
    let kinds = [CodeKind::SystemId, CodeKind::HardwareId];
    lines.iter().any(|line| {
        let text = names::folded(&line.text(0..line.letters.len()));
        kinds.iter().any(|kind| text.contains(&names::folded(kind.prefix())))
    })
}

/// Text is mostly letters and digits. Fonts that do not tell their characters yield none or a wild mixture.
fn is_legible(glyphs: &Glyphs) -> bool {
    let shown =
        || glyphs.pages.iter().flatten().map(|glyph| glyph.character).filter(|character| !character.is_whitespace());
    let known = shown().filter(|character| *character != UNKNOWN).count();
    let alphanumeric = shown().filter(|character| character.is_alphanumeric()).count();
    alphanumeric * 10 > known * 6
}

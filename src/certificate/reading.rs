//! What the child does with the file, without the guard around it.
use serde::{Deserialize, Serialize};
use xlm_core::code::CodeKind;

use hayro_interpret::hayro_syntax::Pdf;

use super::{
    Certificate, CertificateFault, Pictures, ReadingOptions, attachments,
    engine::{self, PICTURE},
    find::{self, names},
    glyph::Glyphs,
    legibility,
    lines::{self, Line},
    picture::{self, FOR_BARCODES, FOR_TEXT},
    scan,
};

/// What the child answers about a file that it could read.
#[derive(Debug, Serialize, Deserialize)]
pub enum Reading {
    /// Codes were found.
    Certificate(Certificate),
    /// No code was found, but there are pictures: the parent has their text recognised, which the child may not, because
    /// that is another program.
    Pictures {
        /// The pages.
        pages: Vec<PagePicture>,
        /// What the document's own text says.
        text: Certificate,
        /// What to say if nothing is recognised.
        otherwise: CertificateFault,
    },
}

/// A page as a picture.
#[derive(Debug, Serialize, Deserialize)]
pub struct PagePicture {
    /// A grey PNG.
    #[serde(with = "as_base64")]
    pub png: Vec<u8>,
}

/// Bytes are four thirds as long in the answer, instead of up to four times.
mod as_base64 {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        STANDARD.encode(bytes).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(from)?).map_err(D::Error::custom)
    }
}

/// Bytes of all pictures together.
const MOST_BYTES: usize = 20 * 1024 * 1024;

/// Documents within documents are read down to this depth.
const DEEPEST: usize = 2;

/// Documents that are read for one file.
const MOST_DOCUMENTS: usize = 20;

/// Reads a certificate. Before its pictures are drawn, which may take long, `so_far` is told what the text says.
///
/// # Errors
/// All of [`CertificateFault`] that concern the content of a file.
pub fn read(
    file: Vec<u8>,
    options: &ReadingOptions,
    so_far: &mut dyn FnMut(CertificateFault),
) -> Result<Reading, CertificateFault> {
    const MARK: &[u8] = b"%PDF-";
    if !file.windows(MARK.len()).any(|window| window == MARK) {
        return Err(CertificateFault::NotPdf);
    }
    let pdf = engine::open(file, options.password.as_deref())?;
    let mut documents = MOST_DOCUMENTS;
    let (text, missing) = read_document(&pdf, options, 0, &mut documents, so_far);
    let Some(Missing { reason: otherwise, spoken }) = missing else { return Ok(Reading::Certificate(text)) };
    let pages = match options.pictures {
        Pictures::OfMissedCodes | Pictures::OfMissedText if !spoken.is_empty() => drawn(&pdf, &spoken),
        Pictures::OfMissedText if otherwise == CertificateFault::NoText => drawn(&pdf, &[0, 1, 2]),
        _ => return Err(otherwise),
    };
    Ok(Reading::Pictures { pages, text, otherwise })
}

/// Why a document has no code.
struct Missing {
    reason: CertificateFault,
    /// Pages, from 0, whose text speaks of a request code, and on which a picture may show it.
    spoken: Vec<usize>,
}

/// Reads a document and those attached to it. With the certificate comes the reason if it has no code.
fn read_document(
    pdf: &Pdf,
    options: &ReadingOptions,
    depth: usize,
    documents: &mut usize,
    so_far: &mut dyn FnMut(CertificateFault),
) -> (Certificate, Option<Missing>) {
    *documents = documents.saturating_sub(1);
    let glyphs = engine::glyphs(pdf);
    let lines = lines::lines(&glyphs);
    let mut certificate = find::find(&lines);
    let doubtful = scan::doubtful(&glyphs, &lines);
    certificate.codes.retain(|code| doubtful.iter().all(|(_, other)| other != code));
    if options.pictures != Pictures::Never {
        certificate.guesses = scan::guesses(pdf, &lines, doubtful);
    }
    if depth < DEEPEST {
        for attachment in attachments::pdfs(pdf) {
            if *documents == 0 {
                break;
            }
            let Ok(attached) = engine::open(attachment, options.password.as_deref()) else { continue };
            let (inner, _) = read_document(&attached, options, depth + 1, documents, &mut |_| {});
            certificate = merge(certificate, inner);
        }
    }
    if !certificate.codes.is_empty() {
        return (certificate, None);
    }
    let drawings = |page: &usize| glyphs.drawings.get(*page).copied().unwrap_or(0);
    let mut spoken = scan::pages_that_speak_of_code(&lines);
    spoken.retain(|page| drawings(page) >= PICTURE);
    let reason = why_no_code(&glyphs, &lines, &spoken);
    let drawings = glyphs.drawings.iter().fold(0_usize, |sum, of_page| sum.saturating_add(*of_page));
    // Text that is not there, or a picture beside the text, may hold a code for machines.
    let worth_drawing = match reason {
        CertificateFault::NoText => drawings > 0 || glyphs.pages.iter().any(|page| !page.is_empty()),
        CertificateFault::Damaged => false,
        _ => drawings >= PICTURE,
    };
    if worth_drawing {
        so_far(reason);
        for text in picture::pages(pdf, FOR_BARCODES).iter().flat_map(picture::barcodes) {
            certificate = merge(certificate, find::find(&lines::typed(&text)));
        }
    }
    let has_nothing = certificate.codes.is_empty() && certificate.guesses.is_empty();
    (certificate, has_nothing.then_some(Missing { reason, spoken }))
}

/// Adds what another document says; the first one's order and customer stay.
pub fn merge(mut certificate: Certificate, other: Certificate) -> Certificate {
    for code in other.codes {
        if !certificate.codes.contains(&code) {
            certificate.codes.push(code);
        }
    }
    for guess in other.guesses {
        if certificate.guesses.iter().all(|known| known.code != guess.code) {
            certificate.guesses.push(guess);
        }
    }
    if certificate.licenses.is_empty() {
        certificate.licenses = other.licenses;
    }
    certificate.order_number = certificate.order_number.or(other.order_number);
    certificate.customer = certificate.customer.or(other.customer);
    certificate
}

/// Pages for recognition, as many as there is room for.
fn drawn(pdf: &Pdf, numbers: &[usize]) -> Vec<PagePicture> {
    let mut room = MOST_BYTES;
    let mut pages = Vec::new();
    for picture in picture::pages_of(pdf, numbers, FOR_TEXT) {
        let Ok(png) = picture.to_png() else { continue };
        let Some(left) = room.checked_sub(png.len()) else { break };
        room = left;
        pages.push(PagePicture { png });
    }
    pages
}

fn why_no_code(glyphs: &Glyphs, lines: &[Line], spoken: &[usize]) -> CertificateFault {
    if glyphs.damaged {
        CertificateFault::Damaged
    } else if !legibility::is_legible(glyphs) || !legibility::spells_words(lines) {
        CertificateFault::NoText
    } else if spoken.iter().any(|page| glyphs.scans.contains(page)) {
        // Another recognition may read it better.
        CertificateFault::NoText
    } else if is_invoice(lines) {
        CertificateFault::Invoice
    } else if has_other_id(lines) {
        CertificateFault::OtherId
    } else {
        CertificateFault::NoCode
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

#[cfg(test)]
mod tests {
    use super::*;

    const INNER: &[u8] = include_bytes!("../../tests/fixtures/certificates/raw-font_std14-de.pdf");

    fn codes(file: &[u8], options: &ReadingOptions) -> Result<usize, String> {
        match read(file.to_vec(), options, &mut |_| {}) {
            Ok(Reading::Certificate(certificate)) => Ok(certificate.codes.len()),
            Ok(Reading::Pictures { .. }) => Err("pictures".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// A document with one page that says something, and another file attached to it.
    fn with_attachment(attached: &[u8], text: &str) -> Vec<u8> {
        let content = format!("BT /F 12 Tf 50 700 Td ({text}) Tj ET");
        let mut file = format!(
            "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 6 0 R>>>>\nendobj\n\
             2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n\
             3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n\
             4 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n\
             5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n\
             6 0 obj\n<</Kids[6 0 R 9 0 R]>>\nendobj\n\
             7 0 obj\n<</Type/Filespec/F(certificate.pdf)/EF<</F 8 0 R>>>>\nendobj\n\
             9 0 obj\n<</Names[(certificate.pdf) 7 0 R (again.pdf) 7 0 R]>>\nendobj\n\
             8 0 obj\n<</Type/EmbeddedFile/Length {}>>\nstream\n",
            content.len(),
            attached.len()
        )
        .into_bytes();
        file.extend_from_slice(attached);
        file.extend_from_slice(b"\nendstream\nendobj\n");
        with_xref(file, attached)
    }

    /// A repair would find the objects of the attached file as well; so there is a table.
    fn with_xref(mut file: Vec<u8>, attached: &[u8]) -> Vec<u8> {
        let start = file.len();
        let outer = start - attached.len();
        let find = |number: usize| {
            let mark = format!("\n{number} 0 obj\n").into_bytes();
            file.windows(mark.len()).take(outer).position(|window| window == mark).map_or(0, |at| at + 1)
        };
        let rows: String = (1..=9).map(|number| format!("{:010} 00000 n \n", find(number))).collect();
        let end = format!(
            "xref\n0 10\n0000000000 65535 f \n{rows}trailer\n<</Size 10/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        );
        file.extend_from_slice(end.as_bytes());
        file
    }

    #[test]
    fn attached_documents_are_read_down_to_a_depth() {
        let options = ReadingOptions::default();
        let once = with_attachment(INNER, "Please find the certificate attached");
        let twice = with_attachment(&once, "Forwarded");
        let thrice = with_attachment(&twice, "Forwarded again");
        assert_eq!(codes(&once, &options), Ok(1));
        assert_eq!(codes(&twice, &options), Ok(1));
        assert_eq!(codes(&thrice, &options), Err("no_code".to_owned()));
        assert_eq!(codes(&with_attachment(b"%PDF-1.4 broken", "Nothing else"), &options), Err("no_code".to_owned()));
        assert_eq!(codes(&with_attachment(b"License request code", "No PDF"), &options), Err("no_code".to_owned()));
    }

    #[test]
    fn why_there_is_no_code_is_said_precisely() {
        let reason = |text: &str| match read(with_attachment(b"", text), &ReadingOptions::default(), &mut |_| {}) {
            Err(error) => format!("{error:?}"),
            Ok(read) => format!("{read:?}"),
        };
        assert_eq!(reason("Rechnung Nr. 4711"), "Invoice");
        assert_eq!(reason("INVOICE"), "Invoice");
        assert_eq!(reason("Invoice address and more"), "NoCode");
        assert_eq!(reason("X-ID: XID1-PNJFF-ZYF2J-P6NW5-VMKFE"), "OtherId");
        assert_eq!(reason("Serial number 4711"), "NoCode");
    }

    #[test]
    fn pictures_are_looked_at_where_a_text_speaks_of_a_code_or_where_that_is_asked_for() {
        const PICTURE: &str = ") Tj ET q 90 0 0 90 50 600 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q BT (";
        let label = format!("License request code: see below{PICTURE}");
        let without_picture = with_attachment(b"", "License request code: see below");
        let spoken = with_attachment(b"", &label);
        let silent = with_attachment(b"", &format!("A picture of our company{PICTURE}"));
        let scan = include_bytes!("../../tests/fixtures/certificates/scan-image_only-en.pdf").to_vec();
        let found = with_attachment(INNER, &label);
        let outcome = |file: &[u8], pictures| {
            let options = ReadingOptions { password: None, pictures };
            match read(file.to_vec(), &options, &mut |_| {}) {
                Ok(Reading::Pictures { pages, .. }) => format!("{} pictures", pages.len()),
                Ok(Reading::Certificate(certificate)) => format!("{} codes", certificate.codes.len()),
                Err(error) => error.to_string(),
            }
        };
        for (file, never, of_missed_codes, of_missed_text) in [
            (&without_picture, "no_code", "no_code", "no_code"),
            (&spoken, "no_code", "1 pictures", "1 pictures"),
            (&silent, "no_code", "no_code", "no_code"),
            (&scan, "no_text", "no_text", "1 pictures"),
            (&found, "1 codes", "1 codes", "1 codes"),
        ] {
            assert_eq!(outcome(file, Pictures::Never), never);
            assert_eq!(outcome(file, Pictures::OfMissedCodes), of_missed_codes);
            assert_eq!(outcome(file, Pictures::OfMissedText), of_missed_text);
        }
    }

    #[test]
    fn what_the_text_says_is_told_before_pictures_are_drawn() {
        let told = |file: &[u8]| {
            let mut told = Vec::new();
            let _read = read(file.to_vec(), &ReadingOptions::default(), &mut |fault| told.push(fault)).is_ok();
            told
        };
        let scan = include_bytes!("../../tests/fixtures/certificates/scan-image_only-en.pdf");
        assert_eq!(told(scan), [CertificateFault::NoText]);
        assert!(told(INNER).is_empty());
        assert!(told(&with_attachment(b"", "No picture")).is_empty());
    }

    #[test]
    fn a_password_opens_what_needs_it_and_does_not_disturb_elsewhere() {
        let [locked, weakly] = [
            &include_bytes!("../../tests/fixtures/certificates/qpdf-user_256-en.pdf")[..],
            include_bytes!("../../tests/fixtures/certificates/qpdf-user_40-de.pdf"),
        ];
        let with = |password: &str| ReadingOptions { password: Some(password.to_owned()), pictures: Pictures::Never };
        let outcome =
            |options: &ReadingOptions| format!("{:?}", read(locked.to_vec(), options, &mut |_| {}).map(|_| ()));
        assert_eq!(outcome(&ReadingOptions::default()), "Err(Encrypted)");
        assert_eq!(outcome(&with("certainly not this")), "Err(WrongPassword)");
        assert_eq!(outcome(&with("secret")), "Ok(())");
        assert_eq!(codes(weakly, &with("secret")), Ok(1));
        assert_eq!(codes(INNER, &with("needless")), Ok(1));
    }
}

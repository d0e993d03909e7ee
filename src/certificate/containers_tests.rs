use std::io::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

const PDF: &[u8] = b"%PDF-1.7\nx";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn mail(attachments: &[(&str, &str, &[u8])]) -> Vec<u8> {
    let head = "From: orders@example.com\r\nSubject: =?utf-8?q?Ihre_Lizenzen?=\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\nYour order\r\n";
    let mut text = head.to_owned();
    for (name, kind, bytes) in attachments {
        let disposition = format!("Content-Disposition: attachment; filename=\"{name}\"");
        let content = STANDARD.encode(bytes);
        text += &format!(
            "--cut\r\nContent-Type: {kind}\r\n{disposition}\r\nContent-Transfer-Encoding: base64\r\n\r\n{content}\r\n"
        );
    }
    (text + "--cut--\r\n").into_bytes()
}

fn outlook(attachments: &[(&str, &[u8])]) -> Vec<u8> {
    let mut compound = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (index, (name, bytes)) in attachments.iter().enumerate() {
        let storage = format!("/__attach_version1.0_#{index:08X}");
        compound.create_storage(&storage).unwrap();
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (stream, bytes) in [("__substg1.0_3707001F", name.as_slice()), ("__substg1.0_37010102", bytes)] {
            compound.create_stream(format!("{storage}/{stream}")).unwrap().write_all(bytes).unwrap();
        }
    }
    compound.flush().unwrap();
    compound.into_inner().into_inner()
}

/// Names of what is in it, and the errors of those that cannot be had.
fn names(file: &[u8], password: Option<&str>) -> Result<Vec<(String, Option<CertificateFault>)>, CertificateFault> {
    let files = unpack(file, password).unwrap()?;
    Ok(files.into_iter().map(|inside| (inside.name, inside.error)).collect())
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with what `names` gives")]
fn all_right(names: &[&str]) -> Result<Vec<(String, Option<CertificateFault>)>, CertificateFault> {
    Ok(names.iter().map(|name| ((*name).to_owned(), None)).collect())
}

#[test]
fn a_mail_gives_its_pdfs_whatever_they_call_themselves() {
    let file = mail(&[
        ("certificate.pdf", "application/pdf", PDF),
        ("no ending", "application/octet-stream", PDF),
        ("logo.png", "image/png", b"\x89PNG"),
        ("named.pdf", "application/octet-stream", b"something"),
    ]);
    assert_eq!(names(&file, None), all_right(&["certificate.pdf", "no ending", "named.pdf"]));
    assert_eq!(unpack(&file, None).unwrap().unwrap()[0].bytes, PDF);
}

#[test]
fn a_mail_attached_to_a_mail_is_looked_through() {
    let inner = mail(&[("inner.pdf", "application/pdf", PDF)]);
    let forwarded = [
        b"From: a@example.com\nDate: Tue, 24 Nov 2026 09:00:00 +0000\nContent-Type: message/rfc822\n\n".as_slice(),
        &inner,
    ];
    assert_eq!(names(&forwarded.concat(), None), all_right(&["inner.pdf"]));
    let as_file = mail(&[("mail.eml", "application/octet-stream", &inner)]);
    assert_eq!(names(&as_file, None), all_right(&["mail.eml"]));
}

#[test]
fn an_outlook_message_gives_its_attachments() {
    let file = outlook(&[("Lizenzzertifikat für Sie.pdf", PDF), ("image001.png", b"\x89PNG")]);
    assert_eq!(names(&file, None), all_right(&["Lizenzzertifikat für Sie.pdf"]));
    assert_eq!(unpack(&file, None).unwrap().unwrap()[0].bytes, PDF);
}

#[test]
fn an_archive_gives_its_pdfs_and_its_names_reach_nowhere() {
    let file = zip(&[
        ("folder/a.pdf", PDF),
        ("../../etc/b.pdf", PDF),
        ("\\windows\\c.pdf", PDF),
        ("line\nbreak\u{202E}.pdf", PDF),
        (".hidden.pdf", b"x"),
        ("readme.txt", b"x"),
    ]);
    assert_eq!(names(&file, None), all_right(&["folder/a.pdf", "etc/b.pdf", "windows/c.pdf", "linebreak.pdf"]));
}

#[test]
fn what_holds_no_pdf_says_so() {
    for file in [zip(&[("readme.txt", b"x")]), zip(&[]), mail(&[]), outlook(&[("a.png", b"x")])] {
        assert_eq!(names(&file, None), Err(CertificateFault::NothingInside));
    }
}

#[test]
fn what_is_no_container_is_left_to_the_reader_of_pdfs() {
    for file in [PDF, b"", b"Dear customer,\nsee below", b"HTTP/1.1 200 OK\nContent-Type: application/pdf\nDate: x\n\n"]
    {
        assert!(unpack(file, None).is_none(), "{}", String::from_utf8_lossy(file));
    }
}

#[test]
fn bombs_and_crowds_end_at_their_limits() {
    let zeros = vec![0; LARGEST_FILE as usize + 1];
    let bomb = zip(&[("small.pdf", PDF), ("bomb.pdf", &zeros), ("behind.pdf", PDF)]);
    assert!(bomb.len() < 200_000);
    let expected = [("small.pdf", None), ("bomb.pdf", Some(CertificateFault::TooLarge)), ("behind.pdf", None)];
    assert_eq!(names(&bomb, None), Ok(expected.map(|(name, error)| (name.to_owned(), error)).to_vec()));

    let crowd: Vec<String> = (0..MOST_FILES + 10).map(|number| format!("{number}.pdf")).collect();
    let crowd: Vec<(&str, &[u8])> = crowd.iter().map(|name| (name.as_str(), PDF)).collect();
    let found = names(&zip(&crowd), None).unwrap();
    assert_eq!(found.len(), MOST_FILES + 1);
    assert_eq!(found.last().unwrap(), &("…".to_owned(), Some(CertificateFault::TooLarge)));
}

#[test]
fn a_protected_archive_is_opened_with_its_password_only() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let locked =
        zip::unstable::write::FileOptionsExt::with_deprecated_encryption(SimpleFileOptions::default(), b"secret");
    writer.start_file("locked.pdf", locked.unwrap()).unwrap();
    writer.write_all(PDF).unwrap();
    let file = writer.finish().unwrap().into_inner();
    let one = |error| Ok(vec![("locked.pdf".to_owned(), error)]);
    assert_eq!(names(&file, None), one(Some(CertificateFault::Encrypted)));
    assert_eq!(names(&file, Some("secret")), one(None));
}

proptest! {
    #[test]
    fn damage_anywhere_is_an_error_or_nothing_but_no_panic(place: prop::sample::Index, byte: u8, kind in 0..3) {
        let mut file = match kind {
            0 => zip(&[("a.pdf", PDF), ("b.pdf", PDF)]),
            1 => mail(&[("a.pdf", "application/pdf", PDF)]),
            _ => outlook(&[("a.pdf", PDF)]),
        };
        let place = place.index(file.len());
        file[place] = byte;
        let _ = unpack(&file, None);
        file.truncate(place);
        let _ = unpack(&file, None);
    }
}

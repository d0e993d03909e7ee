//! Files of every kind, and what each place says to them.
use std::{format, string::String, vec, vec::Vec};

use proptest::prelude::*;

use super::*;

fn of(text: &str) -> FileKind {
    FileKind::of(text.as_bytes())
}

#[test]
fn documents_are_told_by_their_type() {
    let text =
        |name: &str| std::fs::read(format!("{}/../../tests/vectors/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    for (file, kind) in [
        ("request.xlreq", DocumentKind::Request),
        ("package.xlp", DocumentKind::LicensePackage),
        ("package-laid-out.xlp", DocumentKind::LicensePackage),
        ("release.xlrel", DocumentKind::Release),
        ("receipt.xlack", DocumentKind::Receipt),
    ] {
        let whole = text(file);
        assert_eq!(FileKind::of(&whole), FileKind::Document(kind));
        // Cut off, with a mark or a line break, and with a signature that no longer fits.
        assert_eq!(FileKind::of(&whole[..whole.len() / 2]), FileKind::Document(kind));
        let around = [b"\xef\xbb\xbf", whole.as_slice(), b"\r\n"].concat();
        assert_eq!(FileKind::of(&around), FileKind::Document(kind));
        let altered = String::from_utf8(whole).unwrap().replacen("\"payload\": \"e", "\"payload\": \"f", 1);
        assert_eq!(of(&altered), FileKind::Document(kind));
    }
    assert_eq!(of(r#"{"payloadType":"application/vnd.in-toto+json","payload":""}"#), FileKind::OtherDocument);
    assert_eq!(of(r#"{"orders":[]}"#), FileKind::Text);
}

#[test]
fn files_with_a_signature_are_told_by_it() {
    for (bytes, kind) in [
        (&b"XLM-BACKUP\r\n\x1a\n\0\x01"[..], FileKind::Backup),
        (b"SQLite format 3\0\x10\0", FileKind::ChangeLog),
        (b"%PDF-1.7\n", FileKind::Pdf),
        (b"mail header before it\r\n%PDF-1.4", FileKind::Pdf),
        (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
        (b"\xff\xd8\xff\xe0", FileKind::Picture),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", FileKind::Picture),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileKind::Picture),
        (b"PK\x03\x04\x14\0", FileKind::Archive),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", FileKind::Mail),
        (b"\x7fELF\x02\x01\x01\0", FileKind::Unknown),
        (b"\0\0\0\0", FileKind::Unknown),
    ] {
        assert_eq!(FileKind::of(bytes), kind, "{bytes:?}");
    }
    assert_eq!(of("BMW drivers of the company"), FileKind::Text);
}

#[test]
fn texts_are_told_by_what_they_say_first() {
    for (text, kind) in [
        ("", FileKind::Empty),
        (" \r\n\t", FileKind::Empty),
        ("\u{feff}", FileKind::Empty),
        ("ID;firstname;name;account\nU1;A;B;c\n", FileKind::Users),
        ("# from AD\r\nsep=,\r\nKennung,Vorname,Nachname,Konto", FileKind::Users),
        ("\"Login-Name\"\t\"First name\"\tPhone", FileKind::Users),
        ("id firstname name account", FileKind::Users),
        ("Please give your name and login", FileKind::Text),
        ("[\n  // who left\n  RemoveUsers(users: [\"U1\"]),\n]", FileKind::Commands),
        ("/* none */ []", FileKind::Commands),
        ("[1, 2]", FileKind::Text),
        ("[section]\nkey = 1", FileKind::Text),
        ("(\n    language: German,\n    look: Dark,\n)", FileKind::Settings),
        ("(1, 2)", FileKind::Text),
        ("<?xml version='1.0'?>\n<!-- a --><Signature xmlns=\"x\">", FileKind::LicenseXml),
        ("<ds:Signature>", FileKind::LicenseXml),
        ("<!DOCTYPE html><html lang=\"en\">", FileKind::Markup),
        ("<html", FileKind::Markup),
        ("<", FileKind::Markup),
        ("Received: from a\r\n by b\r\nFrom: a@example.com\r\nSubject: x\r\n\r\nHello", FileKind::Mail),
        ("Subject: only one header", FileKind::Text),
        ("To: do\nmilk, bread", FileKind::Text),
        ("Hello", FileKind::Text),
    ] {
        assert_eq!(of(text), kind, "{text:?}");
    }
}

#[test]
fn the_alphabet_of_a_text_does_not_matter() {
    let users = "ID;Vorname;Name;Konto\nU1;Jörg;Müller;jm\n";
    let low: Vec<u8> = users.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let high: Vec<u8> = users.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let windows: Vec<u8> = users.chars().map(|letter| letter as u8).collect();
    for bytes in
        [low.clone(), [vec![0xff, 0xfe], low].concat(), [vec![0xfe, 0xff], high.clone()].concat(), high, windows]
    {
        assert_eq!(FileKind::of(&bytes), FileKind::Users);
    }
}

#[test]
fn every_place_takes_something_and_names_what_it_does_not_take() {
    for need in FileNeed::ALL {
        assert!(FileKind::ALL.into_iter().any(|kind| need.takes(kind)), "{need:?}");
        assert!(!need.takes(FileKind::Text) && !need.takes(FileKind::Unknown) && !need.takes(FileKind::Empty));
    }
    assert_eq!(FileNeed::License.mistaken(b"%PDF-1.7"), Some(FileKind::Pdf));
    assert_eq!(FileNeed::License.mistaken(b""), Some(FileKind::Empty));
    assert_eq!(FileNeed::Certificate.mistaken(b"%PDF-1.7"), None);
    // A text may be what is needed, with a mistake: its reader knows more.
    assert_eq!(FileNeed::Users.mistaken(b"U1;Anna;Beispiel;anna"), None);
}

proptest! {
    #[test]
    fn any_bytes_are_something(bytes: Vec<u8>) {
        let kind = FileKind::of(&bytes);
        prop_assert!(FileKind::ALL.contains(&kind));
    }

    #[test]
    fn nearly_right_texts_are_something(text in "[\\[{(</*! \\n\u{feff}A-Za-z:;,=\"-]{0,60}") {
        prop_assert!(FileKind::ALL.contains(&of(&text)));
    }
}

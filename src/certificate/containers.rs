//! Mails and archives with certificates in them. They are as hostile as the certificates, so this runs in the guarded
//! child; whatever is found goes back to it as a file of its own.
use std::io::{Cursor, Read};

use cfb::CompoundFile;
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::{CertificateFault, LARGEST_FILE};

/// Files of one container that are looked into. An order has a few certificates.
pub const MOST_FILES: usize = 256;

/// Entries of one container that are looked at, files of other kinds among them.
const MOST_ENTRIES: usize = 20_000;

/// Longest name of a file, in characters.
const LONGEST_NAME: usize = 200;

/// A file in a container.
#[derive(Debug, Serialize, Deserialize)]
pub struct Inside {
    /// Its name, for people: it is never opened by it.
    pub name: String,
    /// What is in it, or why that cannot be had. Contents travel in frames of their own.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// Why its contents cannot be had.
    pub error: Option<CertificateFault>,
}

/// The files in a container that may hold certificates; `None` if the file is no container.
///
/// # Errors
/// Of a container: it is damaged, or nothing in it may be a certificate.
pub fn unpack(file: &[u8], password: Option<&str>) -> Option<Result<Vec<Inside>, CertificateFault>> {
    let found = match kind(file)? {
        Kind::Archive => archive(file, password),
        Kind::Outlook => outlook(file),
        Kind::Mail => mail(file),
    };
    Some(
        found.and_then(
            |found| if found.files.is_empty() { Err(CertificateFault::NothingInside) } else { Ok(found.files) },
        ),
    )
}

enum Kind {
    Archive,
    Outlook,
    Mail,
}

fn kind(file: &[u8]) -> Option<Kind> {
    if file.starts_with(b"PK\x03\x04") || file.starts_with(b"PK\x05\x06") {
        return Some(Kind::Archive);
    }
    if file.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Some(Kind::Outlook);
    }
    is_mail(file).then_some(Kind::Mail)
}

/// A mail has no mark. It begins with headers, of which at least one is found in every mail.
fn is_mail(file: &[u8]) -> bool {
    const LONGEST_HEAD: usize = 128 * 1024;
    const COMMON: [&str; 7] = ["content-type", "date", "from", "message-id", "mime-version", "received", "subject"];
    let head = &file[..file.len().min(LONGEST_HEAD)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut common = 0;
    for line in head.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)) {
        if line.is_empty() {
            break;
        }
        // Folded lines, and the first line of a mailbox.
        if line[0] == b' ' || line[0] == b'\t' || line.starts_with(b"From ") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { return false };
        let name = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return false;
        }
        common += usize::from(COMMON.contains(&name.as_str()));
    }
    common >= 2
}

/// What was taken out so far, within limits.
struct Found {
    files: Vec<Inside>,
    room: u64,
}

impl Found {
    const fn new() -> Self {
        Self { files: Vec::new(), room: LARGEST_FILE }
    }

    /// Whether there is room for another file; what is beyond is named once.
    fn has_room(&mut self) -> bool {
        match self.files.len() {
            ..MOST_FILES => true,
            MOST_FILES => {
                self.push("…", Err(CertificateFault::TooLarge));
                false
            }
            _ => false,
        }
    }

    fn push(&mut self, name: &str, content: Result<Vec<u8>, CertificateFault>) {
        let name = clean(name).unwrap_or_else(|| format!("{}.pdf", self.files.len() + 1));
        let (bytes, error) = match content {
            Ok(bytes) => (bytes, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        self.room = self.room.saturating_sub(bytes.len() as u64);
        self.files.push(Inside { name, bytes, error });
    }

    /// Takes what is at hand already.
    fn push_bytes(&mut self, name: &str, bytes: &[u8]) {
        let fits = bytes.len() as u64 <= self.room;
        self.push(name, if fits { Ok(bytes.to_vec()) } else { Err(CertificateFault::TooLarge) });
    }

    /// Takes what a reader gives, which may be far more than was announced.
    fn push_read(&mut self, name: &str, first: Vec<u8>, from: &mut impl Read) {
        let mut bytes = first;
        let content = match from.take(self.room + 1).read_to_end(&mut bytes) {
            Err(_) => Err(CertificateFault::Damaged),
            Ok(_) if bytes.len() as u64 > self.room => Err(CertificateFault::TooLarge),
            Ok(_) => Ok(bytes),
        };
        self.push(name, content);
    }
}

/// A name that can be shown: no controls, no marks that turn the direction of writing.
fn clean(name: &str) -> Option<String> {
    let turns = |character: char| matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let kept = name.chars().filter(|character| !character.is_control() && !turns(*character));
    let name: String =
        kept.take(LONGEST_NAME).map(|character| if character == '\\' { '/' } else { character }).collect();
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(part.trim(), "" | "." | "..")).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Whether a file of this name or with this beginning may be a certificate or hold one.
fn is_wanted(name: &str, head: &[u8]) -> bool {
    is_wanted_by_name(name) || head.starts_with(b"%PDF-")
}

fn is_wanted_by_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_hidden = name.rsplit(['/', '\\']).next().is_some_and(|last| last.starts_with('.'));
    !is_hidden && ending.is_some_and(|ending| ["pdf", "eml", "msg", "zip"].contains(&ending.as_str()))
}

fn archive(file: &[u8], password: Option<&str>) -> Result<Found, CertificateFault> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_damage| CertificateFault::Damaged)?;
    let mut found = Found::new();
    for index in 0..archive.len().min(MOST_ENTRIES) {
        // A name can be read without the password.
        let Ok(named) = archive.by_index_raw(index) else { continue };
        let (name, is_encrypted) = (String::from_utf8_lossy(named.name_raw()).into_owned(), named.encrypted());
        let is_file = named.is_file();
        drop(named);
        if !is_file {
            continue;
        }
        let entry = match password.filter(|_| is_encrypted) {
            Some(password) => archive.by_index_decrypt(index, password.as_bytes()),
            None => archive.by_index(index),
        };
        let mut entry = match entry {
            Ok(entry) => entry,
            Err(_) if !is_wanted_by_name(&name) => continue,
            Err(_) if !found.has_room() => break,
            Err(error) => {
                found.push(&name, Err(locked_or_damaged(is_encrypted, password, &error)));
                continue;
            }
        };
        let mut head = Vec::new();
        let read = entry.by_ref().take(5).read_to_end(&mut head);
        if !is_wanted(&name, &head) {
            continue;
        }
        if !found.has_room() {
            break;
        }
        match read {
            Ok(_) => found.push_read(&name, head, &mut entry),
            Err(_) => found.push(&name, Err(CertificateFault::Damaged)),
        }
    }
    Ok(found)
}

fn locked_or_damaged(is_encrypted: bool, password: Option<&str>, error: &zip::result::ZipError) -> CertificateFault {
    let is_wrong = matches!(error, zip::result::ZipError::InvalidPassword);
    match (is_encrypted, password) {
        (true, Some(_)) if is_wrong => CertificateFault::WrongPassword,
        (true, _) => CertificateFault::Encrypted,
        (false, _) => CertificateFault::Damaged,
    }
}

fn mail(file: &[u8]) -> Result<Found, CertificateFault> {
    let message = MessageParser::default().parse(file).ok_or(CertificateFault::Damaged)?;
    let mut found = Found::new();
    attachments(&message, &mut found);
    Ok(found)
}

/// The parser has a limit for messages in messages of its own.
fn attachments(message: &Message<'_>, found: &mut Found) {
    for part in message.parts.iter().take(MOST_ENTRIES) {
        let name = part.attachment_name().unwrap_or_default();
        match &part.body {
            PartType::Message(inner) => attachments(inner, found),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                let is_pdf = part.content_type().is_some_and(|kind| kind.subtype().is_some_and(|kind| kind == "pdf"));
                if (is_pdf || is_wanted(name, bytes)) && found.has_room() {
                    found.push_bytes(name, bytes);
                }
            }
            PartType::Text(text) | PartType::Html(text) => {
                // A mail that was attached as a file, or a certificate that claims to be text.
                if is_wanted(name, text.as_bytes()) && found.has_room() {
                    found.push_bytes(name, text.as_bytes());
                }
            }
            PartType::Multipart(_) => {}
        }
    }
}

/// The attachments of an Outlook message and of messages in it (MS-OXMSG): each is a storage with its contents in one
/// stream and its names in others.
fn outlook(file: &[u8]) -> Result<Found, CertificateFault> {
    const CONTENTS: &str = "__substg1.0_37010102";
    const NAMES: [&str; 4] =
        ["__substg1.0_3707001F", "__substg1.0_3707001E", "__substg1.0_3704001F", "__substg1.0_3704001E"];
    let mut compound = CompoundFile::open(Cursor::new(file)).map_err(|_damage| CertificateFault::Damaged)?;
    let contents = compound.walk().take(MOST_ENTRIES).filter(|entry| entry.is_stream() && entry.name() == CONTENTS);
    let contents: Vec<_> = contents.filter_map(|entry| Some(entry.path().parent()?.to_path_buf())).collect();
    let mut found = Found::new();
    for storage in contents {
        let name = NAMES.iter().find_map(|name| {
            let mut text = Vec::new();
            compound.open_stream(storage.join(name)).ok()?.take(4 * LONGEST_NAME as u64).read_to_end(&mut text).ok()?;
            Some(if name.ends_with('F') {
                utf16(&text)
            } else {
                encoding_rs::WINDOWS_1252.decode(&text).0.into_owned()
            })
        });
        let name = name.unwrap_or_default();
        let Ok(mut stream) = compound.open_stream(storage.join(CONTENTS)) else { continue };
        let mut head = Vec::new();
        let read = stream.by_ref().take(5).read_to_end(&mut head);
        if !is_wanted(&name, &head) {
            continue;
        }
        if !found.has_room() {
            break;
        }
        match read {
            Ok(_) => found.push_read(&name, head, &mut stream),
            Err(_) => found.push(&name, Err(CertificateFault::Damaged)),
        }
    }
    Ok(found)
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
#[path = "containers_tests.rs"]
mod tests;

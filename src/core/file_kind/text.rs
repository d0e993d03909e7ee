//! Kinds of files that are text.
use alloc::{borrow::Cow, string::String, vec::Vec};

use super::{FileKind, document};

/// Names of the columns that a list of users must have, in every spelling that its reader knows, in small letters.
const COLUMNS: [&[&str]; 4] = [
    &["id", "kennung"],
    &["firstname", "givenname", "vorname"],
    &["name", "lastname", "surname", "nachname"],
    &["account", "login", "loginname", "konto", "anmeldename"],
];
/// So many of them make a list of users, if perhaps an incomplete one.
const COLUMNS_ENOUGH: usize = 2;
/// Headers with which mail programs begin a message.
const MAIL_HEADERS: [&str; 14] = [
    "bcc",
    "cc",
    "content-type",
    "date",
    "delivered-to",
    "dkim-signature",
    "from",
    "message-id",
    "mime-version",
    "received",
    "reply-to",
    "return-path",
    "subject",
    "to",
];
/// Members of the settings.
const SETTINGS: [&str; 4] = ["language:", "look:", "zoom:", "renderer:"];

/// The kind of a file that has no signature of its own.
pub(super) fn kind(beginning: &[u8]) -> FileKind {
    let Some(text) = decoded(beginning) else { return FileKind::Unknown };
    let text = text.trim_start_matches('\u{feff}').trim();
    let body = without_comments(text);
    match body.chars().next() {
        None if text.is_empty() => FileKind::Empty,
        Some('{') => document(text).unwrap_or(FileKind::Text),
        Some('<') => markup(body),
        Some('[') if is_list_of_commands(body) => FileKind::Commands,
        Some('(') if SETTINGS.iter().filter(|member| body.contains(**member)).count() > 1 => FileKind::Settings,
        _ if is_list_of_users(text) => FileKind::Users,
        _ if is_mail(text) => FileKind::Mail,
        _ => FileKind::Text,
    }
}

/// The text, if it is one: UTF-8, UTF-16 or an older alphabet of one byte a letter. Letters beyond ASCII do not matter
/// here. The end may be in the middle of a letter.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let utf_16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: String = char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect();
        is_readable(&text).then_some(Cow::Owned(text))
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return utf_16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return utf_16(rest, u16::from_be_bytes),
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => return utf_16(bytes, u16::from_le_bytes),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => return utf_16(bytes, u16::from_be_bytes),
        _ => {}
    }
    let text = String::from_utf8_lossy(bytes);
    is_readable(&text).then_some(text)
}

/// No control characters but those of texts, and not mostly what could not be decoded.
fn is_readable(text: &str) -> bool {
    let is_odd = |letter: &char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{c}');
    let unknown = text.chars().filter(|letter| *letter == '\u{fffd}').count();
    !text.chars().any(|letter| is_odd(&letter)) && unknown * 4 <= text.len()
}

/// Comments of RON.
fn without_comments(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        text = match (text.strip_prefix("//"), text.strip_prefix("/*")) {
            (Some(comment), _) => comment.split_once('\n').map_or("", |(_, rest)| rest),
            (None, Some(comment)) => comment.split_once("*/").map_or("", |(_, rest)| rest),
            (None, None) => return text,
        };
    }
}

/// `[` and then the name of a command, which begins with a capital letter; an empty list is one, too.
fn is_list_of_commands(text: &str) -> bool {
    let rest = without_comments(text.strip_prefix('[').unwrap_or_default());
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let after = rest.get(name.len()..).unwrap_or_default().trim_start();
    let is_name = name.starts_with(|letter: char| letter.is_ascii_uppercase()) && name.len() > 2;
    rest == "]" || is_name && after.starts_with(['(', ',', ']'])
}

/// The vendor's file has a root of that name, behind a declaration and comments.
fn markup(mut text: &str) -> FileKind {
    loop {
        text = text.trim_start();
        let end = match text.get(..2) {
            Some("<?") => "?>",
            Some("<!") if text.starts_with("<!--") => "-->",
            Some("<!") => ">",
            _ => break,
        };
        let Some((_, rest)) = text.split_once(end) else { break };
        text = rest;
    }
    let name: String = text.chars().skip(1).take_while(|letter| letter.is_alphanumeric() || *letter == ':').collect();
    let name = name.rsplit(':').next().unwrap_or_default();
    if ROOTS.contains(&name) { FileKind::LicenseXml } else { FileKind::Markup }
}

/// Names of the root of license.xml: it is a signature around the license.
const ROOTS: [&str; 2] = ["License", "Signature"];

/// The first line that says something names columns.
fn is_list_of_users(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let first = lines.next().unwrap_or_default();
    let header = if first.starts_with("sep=") { lines.next().unwrap_or_default() } else { first };
    let plain = |name: &str| -> String {
        name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let has_enough = |separator: char| {
        let names: Vec<String> = header.split(separator).map(plain).collect();
        let has = |column: &&&[&str]| column.iter().any(|name| names.iter().any(|found| found == name));
        // Words of a sentence are separated by spaces as well.
        let enough = if separator == ' ' { COLUMNS.len() } else { COLUMNS_ENOUGH };
        COLUMNS.iter().filter(has).count() >= enough
    };
    ['\t', ';', ',', ' '].into_iter().any(has_enough)
}

/// At least two lines of headers, the first of which is one of the usual.
fn is_mail(text: &str) -> bool {
    let header = |line: &str| {
        let (name, _) = line.split_once(':')?;
        let well_formed = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        well_formed.then(|| name.to_ascii_lowercase())
    };
    let mut names = text.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with([' ', '\t']));
    let names: Vec<Option<String>> = names.by_ref().take(8).map(header).collect();
    let usual = names.iter().flatten().filter(|name| MAIL_HEADERS.contains(&name.as_str())).count();
    names.len() >= 2 && usual >= 2 && names.iter().all(Option::is_some)
}

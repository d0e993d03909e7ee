//! Bytes of a text file to text.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};

/// How many bytes are looked at for the zeros of UTF-16 without a mark.
const SAMPLE_BYTES: usize = 512;

/// The encoding that the file was read in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum TextEncoding {
    /// UTF-8 without byte order mark.
    Utf8,
    /// UTF-8 with byte order mark: "CSV UTF-8" of Excel.
    Utf8WithMark,
    /// UTF-16, low byte first: "Unicode text" of Excel.
    Utf16LowFirst,
    /// UTF-16, high byte first.
    Utf16HighFirst,
    /// Windows-1252: what is not valid UTF-8, the plain "CSV" of Excel in western Europe.
    Windows1252,
}

/// The text and the encoding it was in. Lone carriage returns end a line in a file that has no line feed at all.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, TextEncoding) {
    let (text, encoding) = decode_bytes(bytes);
    if text.contains('\r') && !text.contains('\n') {
        return (Cow::Owned(text.replace('\r', "\n")), encoding);
    }
    (text, encoding)
}

/// Any text file as text, whatever program on Windows saved it.
pub fn text_of(bytes: &[u8]) -> String {
    decode(bytes).0.into_owned()
}

fn decode_bytes(bytes: &[u8]) -> (Cow<'_, str>, TextEncoding) {
    if let Some((encoding, mark_length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark_length..).unwrap_or_default();
        let named = if encoding == UTF_8 {
            TextEncoding::Utf8WithMark
        } else if encoding == UTF_16LE {
            TextEncoding::Utf16LowFirst
        } else {
            TextEncoding::Utf16HighFirst
        };
        return (encoding.decode_without_bom_handling(rest).0, named);
    }
    if let Some((encoding, named)) = utf16_without_mark(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0, named);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), TextEncoding::Utf8),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0, TextEncoding::Windows1252),
    }
}

/// Latin text in UTF-16 has a zero in every other byte, other text files have none.
fn utf16_without_mark(bytes: &[u8]) -> Option<(&'static Encoding, TextEncoding)> {
    let sample = bytes.get(..SAMPLE_BYTES.min(bytes.len()) & !1)?;
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    if pairs >= 4 && even == 0 && odd * 2 > pairs {
        Some((UTF_16LE, TextEncoding::Utf16LowFirst))
    } else if pairs >= 4 && odd == 0 && even * 2 > pairs {
        Some((UTF_16BE, TextEncoding::Utf16HighFirst))
    } else {
        None
    }
}

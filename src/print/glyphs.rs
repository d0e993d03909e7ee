//! What the fonts that every PDF reader has can show: the characters of `WinAnsi`, and how wide they are.
use unicode_normalization::UnicodeNormalization as _;

/// A font of every PDF reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Font {
    /// Helvetica.
    Regular,
    /// Helvetica-Bold.
    Bold,
    /// Courier-Bold.
    Mono,
}

/// Text in `WinAnsi`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Printable(pub Vec<u8>);

/// A character that no font of every PDF reader has, and that has no base letter either.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotPrintable(pub char);

/// `WinAnsi` 0x80 to 0x9F; the rest is ASCII and Latin-1.
const UPPER_CONTROLS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”', '•',
    '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

impl Printable {
    /// Puts text into `WinAnsi`. A letter whose accent is missing there loses it (`ő` becomes `o`); line breaks and tabs
    /// become spaces, soft hyphens go.
    ///
    /// # Errors
    /// The first character that the fonts do not have.
    pub fn new(text: &str) -> Result<Self, NotPrintable> {
        let mut bytes = Vec::with_capacity(text.len());
        for character in text.nfc() {
            match character {
                '\u{ad}' => {}
                _ if character.is_whitespace() => bytes.push(b' '),
                _ => bytes.push(byte_of(character).or_else(|| base_letter(character)).ok_or(NotPrintable(character))?),
            }
        }
        Ok(Self(bytes))
    }
}

impl Printable {
    /// The same where a text must be printed whatever it is: what the fonts do not have becomes a question mark.
    pub fn lossy(text: &str) -> Self {
        let printable =
            |character: char| Self::new(character.encode_utf8(&mut [0; 4])).map_or(b"?".to_vec(), |one| one.0);
        Self(text.nfc().flat_map(printable).collect())
    }
}

fn byte_of(character: char) -> Option<u8> {
    match character {
        ' '..='~' | '\u{a1}'..='\u{ff}' => u8::try_from(u32::from(character)).ok(),
        '\0' => None,
        _ => UPPER_CONTROLS.iter().position(|upper| *upper == character).map(|position| 0x80 + position as u8),
    }
}

fn base_letter(character: char) -> Option<u8> {
    core::iter::once(character).nfkd().next().filter(char::is_ascii_alphanumeric).and_then(byte_of)
}

impl Font {
    /// Width of text in points at this size.
    pub fn width(self, text: &Printable, size: f32) -> f32 {
        let thousandths: u32 = text.0.iter().map(|byte| u32::from(self.advance(*byte))).sum();
        thousandths as f32 * size / 1000.0
    }

    fn advance(self, byte: u8) -> u16 {
        let position = usize::from(byte).saturating_sub(0x20);
        match self {
            Self::Regular => HELVETICA[position],
            Self::Bold => HELVETICA_BOLD[position],
            Self::Mono => 600,
        }
    }

    /// Breaks text at spaces into lines no wider than this. A single longer word stands alone and stays whole.
    pub fn lines(self, text: &Printable, size: f32, width: f32) -> Vec<Printable> {
        let mut lines: Vec<Printable> = Vec::new();
        for word in text.0.split(|byte| *byte == b' ').filter(|word| !word.is_empty()) {
            if let Some(line) = lines.last_mut() {
                let longer = Printable([&line.0, word].join(&b' '));
                if self.width(&longer, size) <= width {
                    *line = longer;
                    continue;
                }
            }
            lines.push(Printable(word.to_vec()));
        }
        lines
    }
}

/// Widths of `WinAnsi` 0x20 to 0xFF in thousandths of the size, as in the metrics that Adobe publishes for the font.
#[rustfmt::skip]
const HELVETICA: [u16; 224] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 0,
    556, 0, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 0, 611, 0,
    0, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 0, 500, 667,
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 0, 737, 333,
    400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500,
];

/// Like [`HELVETICA`].
#[rustfmt::skip]
const HELVETICA_BOLD: [u16; 224] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 0,
    556, 0, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 0, 611, 0,
    0, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 0, 500, 667,
    278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 0, 737, 333,
    400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
    611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        Printable::new(text).unwrap().0
    }

    #[test]
    fn german_and_typographic_characters_are_printable() {
        assert_eq!(bytes("Größe – „€“"), b"Gr\xf6\xdfe \x96 \x84\x80\x93");
        assert_eq!(bytes("u\u{308}"), b"\xfc");
    }

    #[test]
    fn missing_accents_are_left_out_and_other_scripts_refused() {
        assert_eq!(bytes("Győr, Ústí"), b"Gyor, \xdast\xed");
        assert_eq!(Printable::new("Łódź"), Err(NotPrintable('Ł')));
        assert_eq!(Printable::new("東"), Err(NotPrintable('東')));
        assert_eq!(Printable::new("a\0b"), Err(NotPrintable('\0')));
    }

    #[test]
    fn what_must_be_printed_has_question_marks_for_other_scripts() {
        assert_eq!(Printable::lossy("Łódź, Größe").0, b"?\xf3dz, Gr\xf6\xdfe");
    }

    #[test]
    fn line_breaks_of_the_input_end_up_as_spaces() {
        assert_eq!(bytes("a\nb\tc\u{a0}d\u{ad}e"), b"a b c de");
    }

    #[test]
    fn lines_break_at_spaces() {
        let text = Printable::new("one two  three fourteen").unwrap();
        let lines = Font::Mono.lines(&text, 10.0, 60.0);
        assert_eq!(
            lines.iter().map(|line| line.0.as_slice()).collect::<Vec<_>>(),
            [&b"one two"[..], b"three", b"fourteen"]
        );
        assert!(Font::Regular.lines(&Printable(vec![b' ']), 10.0, 60.0).is_empty());
    }

    #[test]
    fn widths_are_those_of_the_font() {
        assert!((Font::Regular.width(&Printable::new("Ämter").unwrap(), 10.0) - 26.67).abs() < 1.0);
        assert!((Font::Mono.width(&Printable::new("XRC1-").unwrap(), 20.0) - 60.0).abs() < 0.001);
    }
}

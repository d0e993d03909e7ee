//! Whether the characters of a document are a text. Fonts that do not tell their characters give none, a wild mixture, or
//! letters by the hundred that spell nothing: then it is no document without a code, but one that cannot be read.
use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::{
    glyph::{Glyphs, UNKNOWN},
    lines::Line,
};

/// Different words of fewer letters say nothing about how often each letter comes.
const FEW: u64 = 110;

/// Mean frequency of `a` to `z`, of a thousand, in the European languages that are written with them.
const USUAL: [u64; 26] =
    [85, 15, 33, 43, 140, 12, 19, 24, 77, 5, 14, 45, 29, 77, 65, 24, 5, 66, 63, 65, 45, 17, 10, 3, 8, 9];

/// Letters of the words of texts are this much (of 1) alike to [`USUAL`], as vectors: of texts in 28 languages whose
/// different words have 110 to 160 letters 98 of a hundred are, and of the same ones with their letters exchanged one is.
const ALIKE: f64 = 0.76;

/// The letters of other scripts; a text keeps to one of them.
const OTHER_SCRIPTS: [(char, char); 8] = [
    ('\u{0370}', '\u{03FF}'),
    ('\u{0400}', '\u{052F}'),
    ('\u{0530}', '\u{058F}'),
    ('\u{0590}', '\u{08FF}'),
    ('\u{0900}', '\u{0DFF}'),
    ('\u{0E00}', '\u{0FFF}'),
    ('\u{3040}', '\u{9FFF}'),
    ('\u{AC00}', '\u{D7AF}'),
];

/// Text is mostly letters and digits, besides signs that draw lines: dots that lead to a value, strokes, frames of tables.
pub fn is_legible(glyphs: &Glyphs) -> bool {
    let (mut known, mut alphanumeric, mut before) = (0_usize, 0_usize, None);
    for character in glyphs.pages.iter().flatten().map(|glyph| glyph.character) {
        if character.is_alphanumeric() {
            known += 1;
            alphanumeric += 1;
        } else if !character.is_whitespace() && character != UNKNOWN && !draws_lines(character) {
            known += usize::from(before != Some(character));
        }
        before = Some(character);
    }
    alphanumeric * 10 > known * 6
}

/// A piece of a frame.
const fn draws_lines(character: char) -> bool {
    matches!(character, '\u{2500}'..='\u{259F}')
}

/// Whether the letters are those of a language, going by how often each comes, or too few to tell. A word that comes often
/// says no more than one that comes once: lists of the same names are texts as well.
pub fn spells_words(lines: &[Line]) -> bool {
    let mut latin = [0_u64; 26];
    let mut others = [0_u64; OTHER_SCRIPTS.len()];
    let mut strange = 0;
    let words: BTreeSet<String> = lines.iter().flat_map(words_of).collect();
    for letter in words.iter().flat_map(|word| word.chars()) {
        match letter {
            letter @ 'a'..='z' => latin[usize::from(letter as u8 - b'a')] += 1,
            letter => match OTHER_SCRIPTS.iter().position(|(first, last)| (*first..=*last).contains(&letter)) {
                Some(script) => others[script] += 1,
                None => strange += 1,
            },
        }
    }
    let (in_latin, in_others) = (latin.iter().sum::<u64>(), others.iter().sum::<u64>());
    if in_latin + in_others + strange < FEW {
        true
    } else if in_latin >= in_others + strange {
        likeness(&latin, &USUAL) >= ALIKE
    } else {
        let most = others.into_iter().max().unwrap_or(0);
        most * 4 >= (in_others + strange) * 3
    }
}

/// The words without a digit, in lower case, without their accents, and with letters that are shaped for their place as
/// plain ones: codes and article numbers spell nothing anyway.
fn words_of(line: &Line) -> Vec<String> {
    let text = line.text(0..line.letters.len());
    let words = text.split(|character: char| !character.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !word.contains(char::is_numeric));
    let letters = |word: &str| word.nfkd().filter(|character| character.is_alphabetic()).collect::<String>();
    words.map(|word| letters(word).to_lowercase()).collect()
}

/// Cosine of the angle between two vectors.
fn likeness(one: &[u64; 26], other: &[u64; 26]) -> f64 {
    let product =
        |one: &[u64; 26], other: &[u64; 26]| one.iter().zip(other).map(|(one, other)| one * other).sum::<u64>() as f64;
    product(one, other) / (product(one, one) * product(other, other)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::{glyph::Glyph, lines};

    fn spells(text: &str) -> bool {
        spells_words(&lines::typed(text))
    }

    /// Some letters exchanged for those so many places on, as a font without a table of its characters does.
    fn shifted(text: &str, places: u8) -> String {
        let shifted = |character: char| match character {
            'a'..='z' => char::from((character as u8 - b'a' + places) % 26 + b'a'),
            'A'..='Z' => char::from((character as u8 - b'A' + places) % 26 + b'A'),
            other => other,
        };
        text.chars().map(shifted).collect()
    }

    const TEXTS: [&str; 5] = [
        "This certificate confirms that the customer named above has acquired the right to use the\nlicenses listed. \
         Please keep it in a safe place.\nTo activate the licenses, enter the code in the administration of your server.",
        "Dieses Zertifikat bestätigt, dass der oben genannte Kunde das Recht zur Nutzung der\naufgeführten Lizenzen \
         erworben hat. Bitte bewahren Sie es sorgfältig auf.\nDie Software darf nur wie beschrieben genutzt werden.",
        "Niniejszy certyfikat potwierdza, że wymieniony powyżej klient nabył prawo do korzystania\nz wymienionych \
         licencji. Prosimy o przechowywanie go w bezpiecznym miejscu i nieudostępnianie osobom trzecim.",
        "Tämä todistus vahvistaa, että yllä mainittu asiakas on hankkinut oikeuden käyttää lueteltuja\nlisenssejä. \
         Säilytä todistus turvallisessa paikassa. Ohjelmistoa saa käyttää vain kuvatussa kokoonpanossa.",
        "Bu sertifika, yukarıda adı geçen müşterinin listelenen lisansları kullanma hakkını edindiğini\ndoğrular. \
         Lütfen güvenli bir yerde saklayın. Yazılım yalnızca açıklanan yapılandırmada kullanılabilir.",
    ];

    #[test]
    fn languages_spell_and_exchanged_letters_do_not() {
        for text in TEXTS {
            assert!(spells(text), "{text}");
            for places in [1, 3, 7, 13, 21] {
                assert!(!spells(&shifted(text, places)), "{places}: {text}");
            }
        }
    }

    #[test]
    fn other_scripts_are_texts_if_they_keep_to_one() {
        let greek =
            "Το παρόν πιστοποιητικό βεβαιώνει ότι ο πελάτης που κατονομάζεται ανωτέρω έχει αποκτήσει το δικαίωμα\n"
                .repeat(3);
        assert!(spells(&greek));
        let scattered = (0x0250..0x3000).step_by(17).filter_map(char::from_u32).filter(|it| it.is_alphabetic());
        assert!(!spells(&scattered.map(|it| format!("{it} ")).collect::<String>()));
    }

    #[test]
    fn repeated_words_are_words_and_shaped_letters_are_letters() {
        assert!(spells(&"Test text of a long table, row and column\n".repeat(30)));
        // The forms that Arabic letters have at the beginning, in the middle and at the end of words.
        let shaped = (0xFE8D..0xFEF4).filter_map(char::from_u32).collect::<Vec<char>>();
        assert!(spells(
            &shaped.chunks(5).map(|word| word.iter().chain(&[' ']).collect::<String>()).collect::<String>()
        ));
        // What is exchanged stays so, however often it comes.
        for places in [1, 3, 7, 13, 21] {
            assert!(!spells(&format!("{}\n", shifted(TEXTS[0], places)).repeat(5)));
        }
    }

    #[test]
    fn what_leads_and_frames_is_no_lack_of_letters() {
        let legible = |text: &str| {
            let glyph = |character| Glyph::new(character, [9.0, 0.0, 0.0, 9.0, 0.0, 0.0], 0.5);
            is_legible(&Glyphs { pages: vec![text.chars().filter_map(glyph).collect()], ..Glyphs::default() })
        };
        assert!(legible("Contents ............................................................ 1"));
        assert!(legible("┌──────┬──────┐ │ Code │ Name │ └──────┴──────┘ ================="));
        assert!(!legible("#$%!&§ (=)?+*~ Ab1"));
        assert!(!legible("............"));
    }

    #[test]
    fn a_few_letters_need_spell_nothing() {
        assert!(spells("xqz kwj"));
        assert!(spells(&"T11ES-VFJNV-K0QFN-AY0R3-QV6H8\n".repeat(20)));
    }
}

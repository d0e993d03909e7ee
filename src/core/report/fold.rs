//! Texts as people compare them: without case, accents and the two ways to write an umlaut.

use alloc::string::String;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Appends a text in small letters without accents: `Müller` and `MULLER` become `muller`, `Groß` becomes `gross`.
pub fn fold_into(folded: &mut String, text: &str) {
    if text.is_ascii() {
        let begin = folded.len();
        folded.push_str(text);
        folded[begin..].make_ascii_lowercase();
        return;
    }
    // Marks are left out, and only marks change places in the decomposed form: so letters can be taken apart one by one.
    for letter in text.chars() {
        decompose_canonical(letter, |part| {
            if !is_combining_mark(part) {
                push_folded(folded, part);
            }
        });
    }
}

fn push_folded(folded: &mut String, letter: char) {
    match letter {
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        // Turkish: dotless.
        'ı' => folded.push('i'),
        _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
        _ => folded.extend(letter.to_lowercase()),
    }
}

/// The same as a text of its own.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Takes the `e` of ae, oe and ue out of a folded text, so that `mueller` is `muller` too.
fn without_umlaut_e(folded: &str) -> String {
    let mut shorter = String::with_capacity(folded.len());
    without_umlaut_e_into(&mut shorter, folded);
    shorter
}

/// The same, appended.
pub(super) fn without_umlaut_e_into(shorter: &mut String, folded: &str) {
    let mut before = ' ';
    for letter in folded.chars() {
        if letter != 'e' || !matches!(before, 'a' | 'o' | 'u') {
            shorter.push(letter);
        }
        before = letter;
    }
}

/// Whether [`without_umlaut_e_into`] makes a folded text shorter.
pub(super) fn has_umlaut_e(folded: &[u8]) -> bool {
    folded.windows(2).any(|pair| pair[1] == b'e' && matches!(pair[0], b'a' | b'o' | b'u'))
}

/// Appends the digits of a phone number. A `(0)` is left out: it is not dialled from abroad.
pub(super) fn digits_into(digits: &mut String, number: &str) {
    let mut push = |part: &str| digits.extend(part.chars().filter(char::is_ascii_digit));
    if number.contains('(') {
        number.split("(0)").for_each(&mut push);
    } else {
        push(number);
    }
}

/// Something to look for, prepared once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Needle {
    /// Words, all of which must be found: folded, and folded without the `e` of umlauts.
    words: alloc::vec::Vec<(String, String)>,
    /// Digits of a phone number without its leading zeros, if the text is one.
    digits: Option<String>,
}

impl Needle {
    /// Prepares what somebody typed.
    pub fn new(typed: &str) -> Self {
        let word = |word: &str| {
            let folded = fold(word);
            let shorter = without_umlaut_e(&folded);
            (folded, shorter)
        };
        let separator = |letter: char| letter.is_whitespace() || matches!(letter, '+' | '-' | '/' | '(' | ')' | '.');
        let is_number = typed.chars().all(|letter| letter.is_ascii_digit() || separator(letter));
        let digits = is_number.then(|| {
            let mut digits = String::new();
            digits_into(&mut digits, typed);
            String::from(digits.trim_start_matches('0'))
        });
        Self { words: typed.split_whitespace().map(word).collect(), digits: digits.filter(|digits| digits.len() > 1) }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Words, all of which must be found: folded, and folded without the `e` of umlauts.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.words.iter().map(|(folded, shorter)| (folded.as_str(), shorter.as_str()))
    }

    /// Digits of a phone number, if it is one.
    pub(super) fn digits(&self) -> Option<&str> {
        self.digits.as_deref()
    }

    /// Whether it is found: each word in one of the texts, or the digits in one of the numbers.
    pub fn is_in<'a>(
        &self,
        texts: &(impl Iterator<Item = &'a str> + Clone),
        numbers: impl Iterator<Item = &'a str>,
    ) -> bool {
        let mut scratch = String::new();
        if let Some(wanted) = &self.digits {
            for number in numbers {
                scratch.clear();
                digits_into(&mut scratch, number);
                if scratch.contains(wanted.as_str()) {
                    return true;
                }
            }
        }
        self.words.iter().all(|(folded, shorter)| {
            texts.clone().any(|text| {
                scratch.clear();
                fold_into(&mut scratch, text);
                scratch.contains(folded.as_str()) || without_umlaut_e(&scratch).contains(shorter.as_str())
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    proptest! {
        #[test]
        fn letters_one_by_one_are_what_the_decomposed_text_is(text in "\\PC{0,12}|[äöüÄéŁßı\u{300}-\u{345}a-z가]{0,12}") {
            let mut decomposed = String::new();
            let letters = text.nfd().filter(|letter| !is_combining_mark(*letter));
            letters.for_each(|letter| push_folded(&mut decomposed, letter));
            prop_assert_eq!(fold(&text), decomposed);
        }
    }

    #[test]
    fn umlauts_are_found_in_each_way_of_writing_them() {
        for (typed, text, found) in [
            ("mueller", "Müller", true),
            ("muller", "Müller", true),
            ("MÜLLER", "Mueller", true),
            ("mül", "Mueller", true),
            ("groß", "Gross", true),
            ("gross", "GROẞ", true),
            ("el", "Joel", true),
            ("joe", "Joel", true),
            ("ayse", "Ayşe", true),
            ("rené", "Rene", true),
            ("anna berlin", "Anna", false),
            ("miller", "Müller", false),
        ] {
            assert_eq!(Needle::new(typed).is_in(&[text].into_iter(), [].into_iter()), found, "{typed} in {text}");
        }
    }

    #[test]
    fn each_word_may_be_in_another_text() {
        assert!(Needle::new("berlin ann").is_in(&["Anna", "Berlin"].into_iter(), [].into_iter()));
        assert!(!Needle::new("berlin ann").is_in(&["Anna", "Bonn"].into_iter(), [].into_iter()));
    }

    #[test]
    fn numbers_are_found_whatever_separates_their_digits() {
        for (typed, number, found) in [
            ("089/4711", "+49 89 4711", true),
            ("0894711", "+49 (0)89 47-11", true),
            ("+49 89 4711", "+49 (0) 89 4711".replace("(0) ", "(0)").as_str(), true),
            ("0049 89", "+49 89 4711", true),
            ("4711", "+49 89 4 7 1 1", true),
            ("089/4712", "+49 89 4711", false),
            ("0", "+49 89 4711", false),
        ] {
            assert_eq!(Needle::new(typed).is_in(&[].into_iter(), [number].into_iter()), found, "{typed} in {number}");
        }
    }

    #[test]
    fn folding_is_what_sorting_needs() {
        assert_eq!([fold("Ärger"), fold("ÖL"), fold("straße"), fold("Çelik")], ["arger", "ol", "strasse", "celik"]);
    }
}

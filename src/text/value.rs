//! What a message's variable can be, and how each language writes numbers and days.
use std::borrow::Cow;

use fluent_bundle::FluentValue;
use xlm_core::calendar::{Day, UtcMicros};

use super::Language;

/// The value of a variable of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A whole number below 2⁵³; selects plural forms.
    Number(i64),
    /// Text, taken as it is.
    Text(Cow<'a, str>),
    /// A calendar day.
    Day(Day),
    /// A moment, written to the minute.
    Moment(UtcMicros),
}

impl<'a> Value<'a> {
    pub(super) fn in_language(self, language: Language) -> FluentValue<'a> {
        match self {
            Self::Number(number) => FluentValue::from(number),
            Self::Text(text) => FluentValue::String(text),
            Self::Day(date) => FluentValue::from(day(date, language)),
            Self::Moment(time) => FluentValue::from(moment(time, language)),
        }
    }
}

macro_rules! from_whole_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                // A count beyond i64 does not arise; better a wrong display than a crash.
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
from_whole_number!(i32, u8, u16, u32, u64, usize);

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<Day> for Value<'_> {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<UtcMicros> for Value<'_> {
    fn from(moment: UtcMicros) -> Self {
        Self::Moment(moment)
    }
}

pub(super) fn format_english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format_number(value, Language::English)
}

pub(super) fn format_german<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    format_number(value, Language::German)
}

fn format_number(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(given) => Some(number(given.value, language)),
        _ => None,
    }
}

/// A whole number in groups of three digits, with a true minus sign.
pub(super) fn number(number: f64, language: Language) -> String {
    let separator = match language {
        Language::English => ',',
        Language::German => '.',
    };
    let digits = format!("{:.0}", number.abs());
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 3);
    if number < 0.0 {
        text.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

pub(super) fn day(day: Day, language: Language) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (year, month, day) = day.to_date();
    match language {
        // The month as a word: 04/05/2026 would be read as April by some and as May by others.
        Language::English => {
            let month = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
            format!("{day} {month} {year}")
        }
        Language::German => format!("{day:02}.{month:02}.{year}"),
    }
}

pub(super) fn moment(moment: UtcMicros, language: Language) -> String {
    let minutes = moment.0.div_euclid(60_000_000).rem_euclid(24 * 60);
    format!("{}, {:02}:{:02} UTC", day(moment.day(), language), minutes / 60, minutes % 60)
}

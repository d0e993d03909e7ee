//! What people type, in the ways in which they write it.
use xlm_core::calendar::Day;

/// What was typed is no day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a day of the form 2026-11-24 or 24.11.2026")]
pub struct UnreadableDay;

/// A day as 2026-11-24 or 24.11.2026, in either language; blank is none.
///
/// # Errors
/// If it is neither, or there is no such day.
pub fn read_day(text: &str) -> Result<Option<Day>, UnreadableDay> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Ok(day) = text.parse() {
        return Ok(Some(day));
    }
    let mut parts = text.splitn(3, '.').map(|part| part.trim().parse::<i16>());
    let (Some(Ok(day)), Some(Ok(month)), Some(Ok(year))) = (parts.next(), parts.next(), parts.next()) else {
        return Err(UnreadableDay);
    };
    let narrow = |number: i16| i8::try_from(number).map_err(|_too_large| UnreadableDay);
    Day::from_date(year, narrow(month)?, narrow(day)?).map(Some).ok_or(UnreadableDay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_both_ways_of_writing_it() {
        let day = Day::from_date(2026, 11, 4);
        for (text, expected) in [
            ("", Ok(None)),
            ("2026-11-04", Ok(day)),
            ("4.11.2026", Ok(day)),
            ("04. 11. 2026", Ok(day)),
            ("31.02.2026", Err(UnreadableDay)),
            ("4.1111.2026", Err(UnreadableDay)),
            ("yesterday", Err(UnreadableDay)),
        ] {
            assert_eq!(read_day(text), expected, "{text}");
        }
    }
}

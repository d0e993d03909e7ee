//! Days and moments. License dates are whole days, both ends inclusive, ending at 24:00 UTC; entries of the change log
//! carry microseconds.
use alloc::string::String;
use core::{fmt, str::FromStr};

use jiff::{SignedDuration, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Microseconds in a day.
const MICROS_PER_DAY: i64 = 86_400_000_000;
/// The day that others are counted from.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// A calendar day in UTC, counted from 1970-01-01; text form `2026-11-24`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i32);

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Self = Self(0);

    /// The day that many days after 1970-01-01 (before it, if negative).
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub const fn days(self) -> i32 {
        self.0
    }

    /// From a Gregorian date, if there is such a day.
    pub fn from_date(year: i16, month: i8, day: i8) -> Option<Self> {
        let date = Date::new(year, month, day).ok()?;
        i32::try_from(date.duration_since(EPOCH).as_hours() / 24).ok().map(Self)
    }

    /// Year, month (1 to 12) and day (1 to 31). Days beyond the year 9999 are taken for the last one before it.
    pub fn to_date(self) -> (i16, i8, i8) {
        let date = EPOCH.saturating_add(SignedDuration::from_hours(i64::from(self.0) * 24));
        (date.year(), date.month(), date.day())
    }

    /// That many days later (earlier, if negative).
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this day; negative if `earlier` is later.
    pub const fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.to_date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The text is not a day of the form `2026-11-24`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD")]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.trim().splitn(3, '-');
        let mut next = |digits: usize| {
            let part = parts.next().ok_or(NotADay)?;
            let well_formed = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if well_formed { part.parse::<i16>().or(Err(NotADay)) } else { Err(NotADay) }
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        Self::from_date(year, month as i8, day as i8).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A moment in UTC, in microseconds since 1970-01-01T00:00:00.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UtcMicros(pub i64);

impl UtcMicros {
    /// The UTC day that this moment lies in.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(MICROS_PER_DAY).clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32)
    }

    /// The first moment of a day.
    pub fn start_of(day: Day) -> Self {
        Self(i64::from(day.0) * MICROS_PER_DAY)
    }
}

impl fmt::Display for UtcMicros {
    /// ISO 8601 to the second, e.g. `2026-11-24T06:35:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.rem_euclid(MICROS_PER_DAY) / 1_000_000;
        write!(f, "{}T{:02}:{:02}:{:02}Z", self.day(), seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString as _;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_day_survives_its_text_form(days in -719_162..2_932_896) {
            let day = Day::from_days(days);
            prop_assert_eq!(day.to_string().parse(), Ok(day));
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-01x", "", "2026-00-10"] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
    }

    #[test]
    fn a_moment_belongs_to_its_utc_day() {
        let day: Day = "2026-11-24".parse().unwrap();
        assert_eq!(UtcMicros::start_of(day).day(), day);
        assert_eq!(UtcMicros(UtcMicros::start_of(day).0 - 1).day(), day.plus(-1));
        assert_eq!(UtcMicros(1_795_502_100_000_000).to_string(), "2026-11-24T06:35:00Z");
    }
}

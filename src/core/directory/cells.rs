//! A row of a file with users, borrowed.

use alloc::{borrow::ToOwned as _, string::String, vec::Vec};

use super::{
    record::{Roles, UserField, UserKey, UserRow},
    text::LONGEST_TEXT,
};
use crate::calendar::Day;

/// What [`UserRow`] says, borrowed. `None` says that the file has no such column.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UserCells<'a> {
    /// Permanent ID.
    pub key: &'a str,
    /// Text fields in the order of [`UserField::ALL`]; first name, name and account are in every file.
    pub texts: [Option<&'a str>; UserField::ALL.len()],
    /// Name of the location.
    pub location: Option<&'a str>,
    /// Name of the group; an empty cell is the location itself.
    pub group: Option<&'a str>,
    /// Line numbers.
    pub lines: Option<Vec<&'a str>>,
    /// Roles in a hotline.
    pub roles: Option<Roles>,
    /// Day of joining; the inner `None` is an empty cell.
    pub joined: Option<Option<Day>>,
    /// Reason of protection; the inner `None` is an empty cell.
    pub protected: Option<Option<&'a str>>,
}

impl UserCells<'_> {
    /// As users keep them: texts trimmed, lines without empty ones and doubles, no blank reason.
    pub(super) fn clean(&mut self) {
        self.texts.iter_mut().flatten().for_each(|text| *text = text.trim());
        self.lines.iter_mut().for_each(clean_lines);
        if let Some(reason) = &mut self.protected {
            *reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
        }
    }

    /// Whether all texts can be kept.
    pub(super) fn can_be_kept(&self) -> bool {
        let fits = |text: &&str| text.len() <= LONGEST_TEXT;
        self.texts.iter().flatten().all(fits) && self.lines_and_reason_can_be_kept()
    }

    /// The same of lines and the reason of protection alone.
    pub(crate) fn lines_and_reason_can_be_kept(&self) -> bool {
        self.lines.iter().flatten().chain(self.protected.iter().flatten()).all(|text| text.len() <= LONGEST_TEXT)
    }

    /// The row as a value.
    pub(super) fn to_row(&self) -> UserRow {
        let optional = |field: UserField| self.texts[field as usize].map(str::to_owned);
        let mandatory = |field| optional(field).unwrap_or_default();
        UserRow {
            key: UserKey::stored(self.key),
            first_name: mandatory(UserField::FirstName),
            name: mandatory(UserField::Name),
            account: mandatory(UserField::Account),
            phone: optional(UserField::Phone),
            fax: optional(UserField::Fax),
            mobile: optional(UserField::Mobile),
            email: optional(UserField::Email),
            description: optional(UserField::Description),
            location: self.location.map(str::to_owned),
            group: self.group.map(str::to_owned),
            lines: self.lines.as_ref().map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()),
            roles: self.roles,
            joined: self.joined,
            protected: self.protected.map(|reason| reason.map(str::to_owned)),
        }
    }
}

impl UserRow {
    /// The row, borrowed.
    pub(super) fn cells(&self) -> UserCells<'_> {
        UserCells {
            key: self.key.as_str(),
            texts: [
                Some(&self.first_name),
                Some(&self.name),
                Some(&self.account),
                self.phone.as_deref(),
                self.fax.as_deref(),
                self.mobile.as_deref(),
                self.email.as_deref(),
                self.description.as_deref(),
            ],
            location: self.location.as_deref(),
            group: self.group.as_deref(),
            lines: self.lines.as_ref().map(|lines| lines.iter().map(String::as_str).collect()),
            roles: self.roles,
            joined: self.joined,
            protected: self.protected.as_ref().map(Option::as_deref),
        }
    }
}

/// A set of columns: a bit for each text field, then four more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Given(u16);

impl Given {
    pub(super) const LINES: Self = Self(1 << UserField::ALL.len());
    pub(super) const ROLES: Self = Self(Self::LINES.0 << 1);
    pub(super) const JOINED: Self = Self(Self::LINES.0 << 2);
    pub(super) const PROTECTED: Self = Self(Self::LINES.0 << 3);

    pub(super) const fn text(field: UserField) -> Self {
        Self(1 << field as u16)
    }

    pub(super) fn of(cells: &UserCells<'_>) -> Self {
        let texts = UserField::ALL.into_iter().filter(|field| cells.texts[*field as usize].is_some()).map(Self::text);
        let others = [
            (cells.lines.is_some(), Self::LINES),
            (cells.roles.is_some(), Self::ROLES),
            (cells.joined.is_some(), Self::JOINED),
            (cells.protected.is_some(), Self::PROTECTED),
        ];
        let others = others.into_iter().filter(|(is_there, _)| *is_there).map(|(_, column)| column);
        texts.chain(others).fold(Self::default(), |all, column| Self(all.0 | column.0))
    }

    pub(super) const fn has(self, column: Self) -> bool {
        self.0 & column.0 != 0
    }
}

/// Line numbers trimmed, without empty ones; the same number twice is one line.
pub(crate) fn clean_lines(lines: &mut Vec<&str>) {
    let mut kept = 0;
    for index in 0..lines.len() {
        let line = lines[index].trim();
        if !line.is_empty() && !lines[..kept].contains(&line) {
            lines[kept] = line;
            kept += 1;
        }
    }
    lines.truncate(kept);
}

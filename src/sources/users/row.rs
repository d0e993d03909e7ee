//! One user as the file says it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use xlm_core::calendar::Day;

use super::Column;

/// A row of the file. All texts are trimmed and in Unicode normalisation form C. `None` means that the column is not in the file:
/// what is known of the user stays as it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct UserRow {
    /// Permanent ID: not empty, at most 64 bytes, case-sensitive, once per file.
    pub key: String,
    /// First name, not empty.
    pub first_name: String,
    /// Last name, not empty.
    pub name: String,
    /// Login name, not empty.
    pub account: String,
    /// Work phone; empty if the column is absent, too (`UserFile::columns` tells).
    pub phone: String,
    /// Work fax; see `phone`.
    pub fax: String,
    /// Mobile; see `phone`.
    pub mobile: String,
    /// E-mail; see `phone`.
    pub email: String,
    /// Description, line breaks replaced by spaces; see `phone`.
    pub description: String,
    /// Name of the location; an empty cell is an empty text.
    pub location: Option<String>,
    /// Name of the configuration group; an empty cell is an empty text: directly in the location.
    pub group: Option<String>,
    /// Numbers of the TAPI lines, in the order of the file, none twice.
    pub lines: Option<Vec<String>>,
    /// Roles in the hotline.
    pub teamdesk: Option<Roles>,
    /// When the user joined; `None` for an empty cell, too.
    pub joined: Option<Day>,
    /// Why the user is protected. Empty: not protected. A plain "yes" stands as it was written.
    pub protected: Option<String>,
}

/// The same as it is read, with the texts of the file where nothing had to be changed in them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowCells<'t> {
    /// Permanent ID.
    pub key: Cow<'t, str>,
    /// First name.
    pub first_name: Cow<'t, str>,
    /// Last name.
    pub name: Cow<'t, str>,
    /// Login name.
    pub account: Cow<'t, str>,
    /// Work phone.
    pub phone: Cow<'t, str>,
    /// Work fax.
    pub fax: Cow<'t, str>,
    /// Mobile.
    pub mobile: Cow<'t, str>,
    /// E-mail.
    pub email: Cow<'t, str>,
    /// Description.
    pub description: Cow<'t, str>,
    /// Name of the location.
    pub location: Option<Cow<'t, str>>,
    /// Name of the configuration group.
    pub group: Option<Cow<'t, str>>,
    /// Numbers of the TAPI lines.
    pub lines: Option<Vec<Cow<'t, str>>>,
    /// Roles in the hotline.
    pub teamdesk: Option<Roles>,
    /// When the user joined.
    pub joined: Option<Day>,
    /// Why the user is protected.
    pub protected: Option<Cow<'t, str>>,
}

/// What takes the rows of a file, each as soon as it is read, so that a large file is not there twice.
pub trait Rows: Default {
    /// Takes a row, given the columns of its file, or leaves it out. Says whether it was taken.
    fn take(&mut self, row: RowCells<'_>, columns: &[Column]) -> bool;

    /// Keeps those of the rows that are marked.
    fn keep(&mut self, is_kept: &[bool]);
}

impl Rows for Vec<UserRow> {
    fn take(&mut self, row: RowCells<'_>, _: &[Column]) -> bool {
        self.push(UserRow {
            key: row.key.into_owned(),
            first_name: row.first_name.into_owned(),
            name: row.name.into_owned(),
            account: row.account.into_owned(),
            phone: row.phone.into_owned(),
            fax: row.fax.into_owned(),
            mobile: row.mobile.into_owned(),
            email: row.email.into_owned(),
            description: row.description.into_owned(),
            location: row.location.map(Cow::into_owned),
            group: row.group.map(Cow::into_owned),
            lines: row.lines.map(|lines| lines.into_iter().map(Cow::into_owned).collect()),
            teamdesk: row.teamdesk,
            joined: row.joined,
            protected: row.protected.map(Cow::into_owned),
        });
        true
    }

    fn keep(&mut self, is_kept: &[bool]) {
        let mut of_rows = is_kept.iter();
        self.retain(|_| of_rows.next() == Some(&true));
    }
}

/// Roles in a hotline: independent of each other, one person may hold several (the vendor's team configuration).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Roles {
    /// Takes calls of the hotline; the only role that requires a license.
    pub member: bool,
    /// Leads the team.
    pub leader: bool,
    /// Sees the evaluations.
    pub analyst: bool,
}

//! One user as the file says it.

use serde::{Deserialize, Serialize};
use xlm_core::calendar::Day;

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

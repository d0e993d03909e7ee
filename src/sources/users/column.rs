//! Columns and the names that a first line may call them by.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

/// A column that we read. The order is that of an exported file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Column {
    /// Permanent ID of the user.
    Key,
    /// First name.
    FirstName,
    /// Last name.
    Name,
    /// Login name.
    Account,
    /// Work phone.
    Phone,
    /// Work fax.
    Fax,
    /// Mobile phone.
    Mobile,
    /// E-mail address.
    Email,
    /// Free text.
    Description,
    /// Name of the location.
    Location,
    /// Name of the configuration group.
    Group,
    /// Numbers of TAPI lines, separated by commas.
    Lines,
    /// Roles in the hotline, separated by commas.
    Teamdesk,
    /// Date of joining.
    Joined,
    /// Reason why the user is protected, or yes or no.
    Protected,
}

impl Column {
    /// All columns, in the order of an exported file.
    pub const ALL: [Self; 15] = [
        Self::Key,
        Self::FirstName,
        Self::Name,
        Self::Account,
        Self::Phone,
        Self::Fax,
        Self::Mobile,
        Self::Email,
        Self::Description,
        Self::Location,
        Self::Group,
        Self::Lines,
        Self::Teamdesk,
        Self::Joined,
        Self::Protected,
    ];

    /// The columns that must be there and filled (the vendor's text connector).
    pub const MANDATORY: [Self; 4] = [Self::Key, Self::FirstName, Self::Name, Self::Account];

    /// The name in an exported file.
    pub const fn header(self) -> &'static str {
        match self {
            Self::Key => "ID",
            Self::FirstName => "firstname",
            Self::Name => "name",
            Self::Account => "account",
            Self::Phone => "phone",
            Self::Fax => "fax",
            Self::Mobile => "mobile",
            Self::Email => "email",
            Self::Description => "description",
            Self::Location => "location",
            Self::Group => "group",
            Self::Lines => "lines",
            Self::Teamdesk => "teamdesk",
            Self::Joined => "joined",
            Self::Protected => "protected",
        }
    }

    /// The column that a first line means by that name, English or German, in any case and with any spaces, dots and hyphens.
    pub fn named(header: &str) -> Option<Self> {
        let plain: String =
            header.nfc().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(match plain.as_str() {
            "id" | "kennung" => Self::Key,
            "firstname" | "givenname" | "vorname" => Self::FirstName,
            "name" | "lastname" | "surname" | "nachname" => Self::Name,
            "account" | "login" | "loginname" | "konto" | "anmeldename" => Self::Account,
            "phone" | "workphone" | "telfirma" | "telefon" => Self::Phone,
            "fax" | "workfax" | "faxfirma" => Self::Fax,
            "mobile" | "mobilephone" | "telmobil" | "mobil" => Self::Mobile,
            "email" | "mail" => Self::Email,
            "description" | "beschreibung" => Self::Description,
            "location" | "standort" => Self::Location,
            "group" | "configurationgroup" | "konfigurationsgruppe" | "gruppe" => Self::Group,
            "lines" | "tapilines" | "leitungen" | "tapileitungen" => Self::Lines,
            "teamdesk" => Self::Teamdesk,
            "joined" | "eintritt" | "eintrittsdatum" => Self::Joined,
            "protected" | "geschützt" | "geschuetzt" => Self::Protected,
            _ => return None,
        })
    }
}

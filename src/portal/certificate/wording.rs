use serde::Deserialize;

use crate::portal::Language;

/// The words and colours of certificates, from `assets/certificate.ron`.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wording {
    /// Colours as red, green, blue from 0 to 255.
    pub colours: Colours,
    /// English.
    pub en: Texts,
    /// German.
    pub de: Texts,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Colours {
    /// Headings, rules and the frame of the code.
    pub accent: Colour,
    /// Text.
    pub text: Colour,
    /// Labels and small print.
    pub muted: Colour,
    /// Behind the code.
    pub panel: Colour,
    /// Between rows.
    pub rule: Colour,
}

/// Red, green, blue.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
pub(super) struct Colour(pub u8, pub u8, pub u8);

/// The words of one language.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Texts {
    /// Who issues, unless the order says otherwise.
    pub issuer: String,
    pub title: String,
    pub subtitle: String,
    pub customer: String,
    pub contact: String,
    pub order_number: String,
    pub date: String,
    pub code_label: String,
    pub code_note: String,
    pub steps_title: String,
    pub steps: Vec<String>,
    pub scan: String,
    pub licenses_title: String,
    pub quantity: String,
    pub license: String,
    pub kind: String,
    pub valid: String,
    pub purchase: String,
    pub subscription: String,
    pub test: String,
    pub unlimited: String,
    pub from: String,
    pub until: String,
    pub range: String,
    pub page: String,
    pub footer: String,
}

impl Wording {
    /// The wording that is compiled in.
    pub(super) fn built_in() -> Result<Self, ron::error::SpannedError> {
        ron::from_str(include_str!("../../../assets/certificate.ron"))
    }

    /// The words of a language.
    pub(super) const fn texts(&self, language: Language) -> &Texts {
        match language {
            Language::English => &self.en,
            Language::German => &self.de,
        }
    }
}

use serde::Deserialize;

use crate::print::Colour;

/// How certificates look, from `assets/certificate.ron`.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Appearance {
    /// Who issues, unless the order says otherwise.
    pub issuer: String,
    /// Headings, rules and the edge of the code.
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

impl Appearance {
    /// The appearance that is compiled in.
    pub(super) fn built_in() -> Result<Self, ron::error::SpannedError> {
        ron::from_str(include_str!("../../../assets/certificate.ron"))
    }
}

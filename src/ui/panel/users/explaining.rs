//! What the panel says about a missing unit beyond the sentences that it shares with the console.

use xlm_core::{
    assignment::{Explanation, MissingReason},
    installation::Installation,
};

use crate::text::{
    Texts,
    sentences::{ExplanationText, explanation},
};

/// License, reason and what would help. Where a bar shows the user's place, the reason need not say it again.
pub fn beside_bar(texts: &Texts, installation: &Installation, missing: &Explanation) -> ExplanationText {
    let text = explanation(texts, installation, missing);
    if missing.reason != MissingReason::TooFew {
        return text;
    }
    let license = &installation.catalog.license_type(missing.license_type).name;
    let values = [("available", missing.available.into()), ("license", license.into())];
    ExplanationText { reason: texts.format("users-reason-too-few", &values), ..text }
}

/// Where the user stands: "Anna is 15th of 24; 10 available".
pub fn place(texts: &Texts, installation: &Installation, explanation: &Explanation) -> String {
    let users = &installation.directory.users;
    texts.format(
        "users-place",
        &[
            ("available", explanation.available.into()),
            ("ending", ending(explanation.place).into()),
            ("name", users.full_name(explanation.unit.user).into()),
            ("place", explanation.place.into()),
            ("required", explanation.required.into()),
        ],
    )
}

/// Which ending an English ordinal number has: 1st, 2nd, 3rd, 4th, 11th.
fn ending(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_end_as_the_english_say_them() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 112].map(ending);
        assert_eq!(said, ["st", "nd", "rd", "th", "th", "th", "th", "st", "nd", "rd", "th"]);
    }
}

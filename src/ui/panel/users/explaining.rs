//! Why a unit is missing, in words.

use xlm_core::{
    assignment::{Explanation, MissingReason},
    catalog::Counted,
    installation::Installation,
    license::PoolBlock,
};

use crate::text::Texts;

/// The license type of an explanation, with the line if it is about one.
pub fn license(texts: &Texts, installation: &Installation, explanation: &Explanation) -> String {
    let entry = installation.catalog.license_type(explanation.license_type);
    let users = &installation.directory.users;
    let line = match entry.counted {
        Counted::PerLine => users.line(explanation.unit.user, usize::from(explanation.unit.index)),
        Counted::PerUser | Counted::PerTeamMember | Counted::PerSystem => None,
    };
    match line {
        Some(line) => {
            texts.format("users-license-of-line", &[("license", (&entry.name).into()), ("line", line.into())])
        }
        None => entry.name.clone(),
    }
}

/// The reason in one sentence.
pub fn reason(texts: &Texts, installation: &Installation, explanation: &Explanation) -> String {
    let name = ("license", (&installation.catalog.license_type(explanation.license_type).name).into());
    let id = match explanation.reason {
        MissingReason::NoLicense => "users-reason-none",
        MissingReason::TooFew => "users-reason-too-few",
        MissingReason::Blocked(PoolBlock::NoServer) => "users-reason-no-server",
        MissingReason::Blocked(PoolBlock::BindingEnded) => "users-reason-binding-ended",
        MissingReason::Blocked(PoolBlock::NotTrusted) => "users-reason-not-trusted",
    };
    texts.format(id, &[name, ("available", explanation.available.into())])
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

/// What would help: "5 more reach this user, 14 more everybody".
pub fn reach(texts: &Texts, explanation: &Explanation) -> String {
    let reach = explanation.reach;
    texts.format("users-reach", &[("everybody", reach.everybody.into()), ("this", reach.this.into())])
}

/// All of it in one line, for the list behind the warning symbol.
pub fn line(texts: &Texts, installation: &Installation, explanation: &Explanation) -> String {
    let license = license(texts, installation, explanation);
    let reason = match explanation.reason {
        MissingReason::TooFew => place(texts, installation, explanation),
        MissingReason::NoLicense | MissingReason::Blocked(_) => reason(texts, installation, explanation),
    };
    format!("{license}: {reason}. {}", reach(texts, explanation))
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

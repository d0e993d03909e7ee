//! Why a user lacks a license, and what would help.

use xlm_core::{
    assignment::{Assignment, Explanation, MissingReason},
    catalog::Counted,
    directory::UserHandle,
    installation::Installation,
    license::PoolBlock,
};

use crate::text::Texts;

/// The explanation of a missing unit in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExplanationText {
    /// License type; with the line for one that is counted per line.
    pub license: String,
    /// Why it is missing, a sentence.
    pub reason: String,
    /// What would help, a sentence.
    pub reach: String,
}

/// Explains one missing unit.
pub fn explanation(texts: &Texts, installation: &Installation, missing: &Explanation) -> ExplanationText {
    let (catalog, users) = (&installation.catalog, &installation.directory.users);
    let entry = catalog.license_type(missing.license_type);
    let user = users.full_name(missing.unit.user);
    let line = if entry.counted == Counted::PerLine {
        users.line(missing.unit.user, usize::from(missing.unit.index))
    } else {
        None
    };
    let license = match line {
        Some(line) => {
            texts.format("errors-missing-with-line", &[("license", (&entry.name).into()), ("line", line.into())])
        }
        None => entry.name.clone(),
    };
    let values = [
        ("license", (&entry.name).into()),
        ("user", user.into()),
        ("place", missing.place.into()),
        ("required", missing.required.into()),
        ("available", missing.available.into()),
    ];
    ExplanationText { license, reason: texts.format(reason_id(missing.reason), &values), reach: reach(texts, missing) }
}

const fn reason_id(reason: MissingReason) -> &'static str {
    match reason {
        MissingReason::NoLicense => "errors-missing-none",
        MissingReason::TooFew => "errors-missing-too-few",
        MissingReason::Blocked(PoolBlock::NoServer) => "errors-missing-no-server",
        MissingReason::Blocked(PoolBlock::BindingEnded) => "errors-missing-grace-over",
        MissingReason::Blocked(PoolBlock::Released) => "errors-missing-released",
        MissingReason::Blocked(PoolBlock::NotTrusted) => "errors-missing-not-trusted",
    }
}

fn reach(texts: &Texts, missing: &Explanation) -> String {
    if let MissingReason::Blocked(block) = missing.reason {
        let id = match block {
            PoolBlock::NoServer => "errors-missing-help-server",
            PoolBlock::BindingEnded => "errors-missing-help-binding",
            PoolBlock::Released => "errors-missing-help-released",
            PoolBlock::NotTrusted => "errors-missing-help-issuer",
        };
        return texts.get(id).into_owned();
    }
    let id = if missing.reach.this == missing.reach.everybody {
        "errors-missing-reach-both"
    } else {
        "errors-missing-reach"
    };
    texts.format(id, &[("count", missing.reach.this.into()), ("everybody", missing.reach.everybody.into())])
}

/// Explanations of all that a user lacks, one line each.
pub fn user_explanations(
    texts: &Texts,
    installation: &Installation,
    assignment: &Assignment,
    user: UserHandle,
) -> Vec<String> {
    let one = |missing: &Explanation| {
        let text = explanation(texts, installation, missing);
        format!("{}: {} {}", text.license, text.reason, text.reach)
    };
    assignment.explain(user).iter().map(one).collect()
}

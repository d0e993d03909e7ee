//! How it stands, and what to do next.
use xlm_core::{
    document::SystemKind,
    installation::Installation,
    license::PoolBlock,
    report::{NextStep, Overview},
};

use super::rehosting::step_text;
use crate::text::Texts;

/// A step in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NextStepText {
    /// What to do and why, one sentence.
    pub text: String,
    /// The verb that leads there.
    pub action: String,
}

/// What to do next.
pub fn next_step(texts: &Texts, installation: &Installation, overview: &Overview, step: &NextStep) -> NextStepText {
    let id = match step {
        NextStep::RenewServer => "overview-step-renew-server",
        NextStep::CheckIssuer => "overview-step-check-issuer",
        NextStep::Rehost(step) => {
            let text = step_text(texts, installation, *step).title;
            return NextStepText { text, action: texts.get("overview-step-rehost.action").into_owned() };
        }
        NextStep::ImportPackage => "overview-step-import-package",
        NextStep::ImportLicenses if installation.kind() == SystemKind::Planning => "overview-step-load-license-file",
        NextStep::ImportLicenses => "overview-step-import-licenses",
        NextStep::ReplaceAlteredFile => "overview-step-replace-altered-file",
        NextStep::ImportUsers => "overview-step-import-users",
        NextStep::BuyLicenses => "overview-step-buy-licenses",
        NextStep::EnterMediaChannels => "overview-step-enter-media-channels",
        NextStep::RenewItem(_) => "overview-step-renew-item",
        NextStep::MakeMacStatic => "overview-step-make-mac-static",
    };
    let text = match step {
        NextStep::BuyLicenses => {
            let values = [("users", overview.users_missing.into()), ("count", overview.units_missing.into())];
            texts.format(id, &values)
        }
        NextStep::RenewItem(item) => texts.format(id, &[("name", (&item.name).into()), ("until", item.until.into())]),
        _ => texts.get(id).into_owned(),
    };
    NextStepText { text, action: texts.get(&format!("{id}.action")).into_owned() }
}

/// Why units that are there do not count.
pub fn pool_block(texts: &Texts, block: PoolBlock) -> String {
    texts
        .get(match block {
            PoolBlock::NoServer => "overview-block-no-server",
            PoolBlock::BindingEnded => "overview-block-binding-ended",
            PoolBlock::Released => "overview-block-released",
            PoolBlock::NotTrusted => "overview-block-not-trusted",
        })
        .into_owned()
}

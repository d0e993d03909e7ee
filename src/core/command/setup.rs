//! Setting up, policy, resources and settings of the system.

use alloc::{borrow::ToOwned as _, collections::BTreeMap, string::String, vec, vec::Vec};

use super::{Refusal, licenses};
use crate::{
    assignment::{Policy, included_key},
    code::SystemId,
    document::{ChangeLogHead, PublicKey, SystemKind},
    event::Event,
    installation::{Installation, Settings},
};

pub(super) fn set_up(
    installation: &Installation,
    kind: SystemKind,
    edition: &str,
    system_id: &SystemId,
    installation_key: Option<PublicKey>,
) -> Result<Vec<Event>, Refusal> {
    if installation.setup.is_some() {
        return Err(Refusal::AlreadySetUp);
    }
    if installation.catalogs.edition(edition).is_none() {
        return Err(Refusal::UnknownEdition(edition.to_owned()));
    }
    // A planning system has the vendor's X-ID; the others are ours, so that packages can be made for them.
    let own = matches!(system_id, SystemId::Own(_));
    if own == (kind == SystemKind::Planning) {
        return Err(Refusal::SystemIdForm { kind });
    }
    let (edition, system_id) = (edition.to_owned(), system_id.clone());
    Ok(vec![Event::SystemSetUp { kind, edition, system_id, installation_key }])
}

/// The issuer knows the system by its key: his next package has to be asked for as that of another server.
pub(super) fn replace_key(installation: &Installation, key: PublicKey) -> Result<Vec<Event>, Refusal> {
    licenses::refuse_planning(installation)?;
    if installation.setup.as_ref().is_some_and(|setup| setup.installation_key == Some(key)) {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::KeyReplaced { installation_key: key }])
}

/// Days that are used up would be there again in a copy from before.
pub(super) fn note_restored(installation: &Installation, lost: ChangeLogHead) -> Result<Vec<Event>, Refusal> {
    if installation.release.is_some() || installation.binding.broken.is_some() {
        return Err(Refusal::CopyGivesDaysBack);
    }
    Ok(vec![Event::CopyRestored { lost }])
}

/// There is no way back but undo: what a unit of the newer edition stands for can't be told apart again.
pub(super) fn change_edition(installation: &Installation, edition: &str) -> Result<Vec<Event>, Refusal> {
    let catalog = installation.catalogs.edition(edition).ok_or_else(|| Refusal::UnknownEdition(edition.to_owned()))?;
    if catalog.edition == installation.catalog.edition {
        return Err(Refusal::NothingToDo);
    }
    if catalog.product_version <= installation.catalog.product_version {
        return Err(Refusal::OlderEdition { edition: edition.to_owned() });
    }
    Ok(vec![Event::EditionChanged { edition: edition.to_owned() }])
}

pub(super) fn enter_resources(
    installation: &Installation,
    entered: &BTreeMap<String, u32>,
) -> Result<Vec<Event>, Refusal> {
    let known = |id: &str| {
        let resources = &installation.catalog.resources;
        resources.iter().any(|resource| resource.id == id || included_key(&resource.id) == id)
    };
    if let Some(unknown) = entered.keys().find(|id| !known(id)) {
        return Err(Refusal::UnknownResource(unknown.clone()));
    }
    let mut resources = installation.resources.clone();
    resources.extend(entered.iter().map(|(id, number)| (id.clone(), *number)));
    if resources == installation.resources {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::ResourcesEntered(resources)])
}

pub(super) fn choose_policy(installation: &Installation, policy: Policy) -> Result<Vec<Event>, Refusal> {
    if installation.policy == policy { Err(Refusal::NothingToDo) } else { Ok(vec![Event::PolicyChosen(policy)]) }
}

pub(super) fn change_settings(installation: &Installation, settings: &Settings) -> Result<Vec<Event>, Refusal> {
    if *settings == installation.settings {
        return Err(Refusal::NothingToDo);
    }
    if !settings.display_name.is_empty() {
        super::checked_name(&settings.display_name)?;
    }
    Ok(vec![Event::SettingsChanged(settings.clone())])
}

//! What entries of the change log say.
use std::mem::{Discriminant, discriminant};

use xlm_core::{
    assignment::Policy,
    binding::Machine,
    catalog::Bilingual,
    code::RequestCode,
    directory::{FunctionSetting, PlaceName, UserKey, UserRecord},
    document::{Reason, SystemKind},
    event::{BreakCause, Entry, Event, FunctionValue},
    installation::{Installation, Settings},
    license::Order,
};

use crate::text::{Language, Texts};

/// An event in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventText {
    /// What happened.
    pub sentence: String,
    /// More about it, such as the users concerned; may be empty.
    pub details: Vec<String>,
}

/// What an entry did, in one line: events of a kind are counted together. Names of users are those that they have now.
pub fn entry_sentence(texts: &Texts, now: &Installation, entry: &Entry) -> String {
    if let Some(number) = entry.undoes() {
        return undone(texts, number);
    }
    let mut groups: Vec<(Discriminant<Event>, Vec<&Event>)> = Vec::new();
    let telling = entry.events.iter().filter(|event| !is_consequence(event) || entry.events.len() == 1);
    for event in telling {
        let kind = discriminant(event);
        match groups.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, events)) => events.push(event),
            None => groups.push((kind, vec![event])),
        }
    }
    let sentences: Vec<String> = groups.iter().map(|(_, events)| group_sentence(texts, now, events)).collect();
    sentences.join("; ")
}

/// The events of an entry, each in words.
pub fn event_texts(texts: &Texts, now: &Installation, entry: &Entry) -> Vec<EventText> {
    let details = |event| EventText { sentence: sentence(texts, now, event), details: details(texts, now, event) };
    entry.events.iter().map(details).collect()
}

/// What events say about the home server, and whether the licenses belong to its hardware.
pub fn binding_sentences(texts: &Texts, now: &Installation, events: &[Event]) -> Vec<String> {
    let is_told = |event: &&Event| {
        matches!(event, Event::MachineChosen(_) | Event::BindingBroken { .. } | Event::BindingRestored)
    };
    events.iter().filter(is_told).map(|event| sentence(texts, now, event)).collect()
}

/// What follows from another event of the same entry and is not worth a place in its line.
fn is_consequence(event: &Event) -> bool {
    matches!(event, Event::BaselineTaken | Event::SinceRestored(_))
}

fn group_sentence(texts: &Texts, now: &Installation, events: &[&Event]) -> String {
    let (id, count) = match events {
        [] => return String::new(),
        [only] => return sentence(texts, now, only),
        [first, ..] => match first {
            Event::PlaceCreated { .. } => ("changes-event-places-created", events.len()),
            Event::PlaceEdited { .. } => ("changes-event-places-edited", events.len()),
            Event::PlaceDeleted { .. } => ("changes-event-places-deleted", events.len()),
            Event::FunctionsSet { .. } => ("changes-event-functions-set-many", events.len()),
            Event::RankSet { .. } => ("changes-event-ranks-set", events.len()),
            Event::UsersPut(_) => ("changes-event-users-put", users_of(events)),
            Event::UsersMoved { .. } => ("changes-event-users-moved", users_of(events)),
            Event::UsersDeleted { .. } => ("changes-event-users-deleted", users_of(events)),
            Event::UsersProtected { .. } => ("changes-event-users-protection", users_of(events)),
            // All others do not come twice in an entry, or the last one is what counts.
            _ => return events.last().map(|last| sentence(texts, now, last)).unwrap_or_default(),
        },
    };
    texts.format(id, &[("count", count.into())])
}

fn users_of(events: &[&Event]) -> usize {
    let count = |event: &&Event| match event {
        Event::UsersPut(batch) => batch.len(),
        Event::UsersMoved { users, .. } | Event::UsersDeleted { users } | Event::UsersProtected { users, .. } => {
            users.len()
        }
        _ => 0,
    };
    events.iter().map(count).sum()
}

fn undone(texts: &Texts, number: u64) -> String {
    texts.format("changes-event-entry-undone", &[("number", number.to_string().into())])
}

fn sentence(texts: &Texts, now: &Installation, event: &Event) -> String {
    let plain = |id| texts.get(id).into_owned();
    let about = |id, place: &PlaceName| texts.format(id, &[("place", place.to_string().into())]);
    match event {
        Event::SystemSetUp { kind, .. } => plain(match kind {
            SystemKind::Licensed => "changes-event-system-set-up-licensed",
            SystemKind::Planning => "changes-event-system-set-up-planning",
            SystemKind::Sample => "changes-event-system-set-up-sample",
        }),
        Event::PlaceCreated { place, .. } => match place.group {
            Some(_) => about("changes-event-group-created", place),
            None => about("changes-event-location-created", place),
        },
        Event::PlaceEdited { place, name, .. } => {
            let old = place.group.as_ref().unwrap_or(&place.location);
            if old == name {
                about("changes-event-place-edited", place)
            } else {
                let values = [("place", place.to_string().into()), ("name", name.into())];
                texts.format("changes-event-place-renamed", &values)
            }
        }
        Event::PlaceDeleted { place } => match place.group {
            Some(_) => about("changes-event-group-deleted", place),
            None => about("changes-event-location-deleted", place),
        },
        Event::EntryUndone { number } => undone(texts, *number),
        Event::FunctionsSet { place, .. } => about("changes-event-functions-set", place),
        Event::RankSet { place, rank: None } => about("changes-event-rank-removed", place),
        Event::RankSet { place, rank: Some(rank) } => {
            texts.format("changes-event-rank-set", &[("place", place.to_string().into()), ("rank", (*rank).into())])
        }
        Event::UsersPut(batch) => match batch.records().next() {
            Some(only) if batch.len() == 1 => {
                texts.format("changes-event-user-put", &[("user", record_name(&only).into())])
            }
            _ => texts.format("changes-event-users-put", &[("count", batch.len().into())]),
        },
        Event::UsersMoved { to, users } => {
            let ids = ["changes-event-user-moved", "changes-event-users-moved-to"];
            about_users(texts, now, users, ids, ("place", to.to_string()))
        }
        Event::UsersDeleted { users } => {
            let ids = ["changes-event-user-deleted", "changes-event-users-deleted"];
            about_users(texts, now, users, ids, ("place", String::new()))
        }
        Event::UsersProtected { users, reason } => {
            let ids = match reason {
                Some(_) => ["changes-event-user-protected", "changes-event-users-protected"],
                None => ["changes-event-user-unprotected", "changes-event-users-unprotected"],
            };
            about_users(texts, now, users, ids, ("reason", reason.clone().unwrap_or_default()))
        }
        Event::SinceRestored(units) => {
            let mut users: Vec<&UserKey> = units.iter().map(|units| &units.key).collect();
            users.sort_unstable();
            users.dedup();
            texts.format("changes-event-since-restored", &[("count", users.len().into())])
        }
        Event::PolicyChosen(Policy::Seniority) => plain("changes-event-policy-seniority"),
        Event::PolicyChosen(Policy::Priority) => plain("changes-event-policy-priority"),
        Event::ResourcesEntered(_) => plain("changes-event-resources-entered"),
        Event::RequestMade(request) => match request.reason {
            Reason::Activation => {
                texts.format("changes-event-request-activation", &[("count", request.codes.len().into())])
            }
            Reason::Drift => plain("changes-event-request-drift"),
            Reason::Move => plain("changes-event-request-move"),
            Reason::Failed => plain("changes-event-request-failed"),
        },
        Event::PackageInstalled { generation, .. } => {
            texts.format("changes-event-package-installed", &[("number", (*generation).into())])
        }
        Event::VendorLicenseLoaded(license) => {
            let number = license.license_number.as_str();
            texts.format("changes-event-vendor-license-loaded", &[("number", number.into())])
        }
        Event::HardwareObserved(_) => plain("changes-event-hardware-observed"),
        Event::BaselineTaken => plain("changes-event-baseline-taken"),
        Event::BindingBroken { cause, generation } => {
            let id = match cause {
                BreakCause::HardwareChanged => "changes-event-binding-broken-hardware",
                BreakCause::OtherHardware => "changes-event-binding-broken-other",
            };
            texts.format(id, &[("number", (*generation).into())])
        }
        Event::BindingRestored => plain("changes-event-binding-restored"),
        Event::MacConfirmed => plain("changes-event-mac-confirmed"),
        Event::MachineChosen(machine) => plain(match machine {
            Machine::HomeServer => "changes-event-home-server-chosen",
            Machine::Workstation => "changes-event-workstation-chosen",
        }),
        Event::LicensesReleased { package, tail_days } => {
            let values = [("number", package.generation.into()), ("count", (*tail_days).into())];
            texts.format("changes-event-licenses-released", &values)
        }
        Event::ReceiptImported { .. } => plain("changes-event-receipt-imported"),
        Event::ReleaseCalledOff => plain("changes-event-release-called-off"),
        Event::TailEnded => plain("changes-event-tail-ended"),
        Event::ClockRead { clock } => {
            texts.format("changes-event-clock-read", &[("moment", texts.moment(*clock).into())])
        }
        Event::KeyReplaced { .. } => plain("changes-event-key-replaced"),
        Event::CopyRestored { lost } => {
            texts.format("changes-event-copy-restored", &[("number", lost.number.to_string().into())])
        }
        Event::LicensesReturned => plain("changes-event-licenses-returned"),
        Event::SettingsChanged(_) => plain("changes-event-settings-changed"),
        Event::OrdersNoted(orders) => texts.format("changes-event-orders-noted", &[("count", orders.len().into())]),
        Event::OrderNumbered { your_number, .. } => {
            texts.format("changes-event-order-numbered", &[("number", your_number.into())])
        }
        Event::OrderRemoved { .. } => plain("changes-event-order-removed"),
        Event::OldSystemNoted(None) => plain("changes-event-old-system-none"),
        Event::OldSystemNoted(Some(old)) => {
            texts.format("changes-event-old-system", &[("product", old.product.name().into())])
        }
        Event::EditionChanged { edition } => {
            let version = edition.trim_start_matches('v').to_owned();
            texts.format("changes-event-edition-changed", &[("version", version.into())])
        }
        Event::PlanBegun => plain("changes-event-plan-begun"),
        Event::PlanTicked { done, open } if open.is_empty() => {
            texts.format("changes-event-plan-done", &[("count", done.len().into())])
        }
        Event::PlanTicked { open, .. } => texts.format("changes-event-plan-open", &[("count", open.len().into())]),
    }
}

/// A sentence about one user by name, or about several by their number.
fn about_users(
    texts: &Texts,
    now: &Installation,
    users: &[UserKey],
    [one, many]: [&str; 2],
    (name, value): (&str, String),
) -> String {
    match users {
        [only] => texts.format(one, &[("user", user_name(now, only).into()), (name, value.into())]),
        all => texts.format(many, &[("count", all.len().into()), (name, value.into())]),
    }
}

fn details(texts: &Texts, now: &Installation, event: &Event) -> Vec<String> {
    let code = |id, code: String| texts.format(id, &[("code", code.into())]);
    match event {
        Event::SystemSetUp { edition, system_id, .. } => {
            let version = edition.trim_start_matches('v').to_owned();
            vec![
                texts.format("changes-detail-edition", &[("version", version.into())]),
                code("changes-detail-system-id", system_id.to_string()),
            ]
        }
        Event::PlaceCreated { description, .. } | Event::PlaceEdited { description, .. } => {
            if description.is_empty() {
                vec![]
            } else {
                vec![description.clone()]
            }
        }
        Event::FunctionsSet { settings, .. } => {
            settings.iter().map(|value| function_setting(texts, now, value)).collect()
        }
        Event::UsersPut(batch) if batch.len() > 1 => batch.records().map(|record| record_name(&record)).collect(),
        Event::UsersMoved { users, .. } | Event::UsersDeleted { users } | Event::UsersProtected { users, .. }
            if users.len() > 1 =>
        {
            users.iter().map(|key| user_name(now, key)).collect()
        }
        Event::SinceRestored(units) => {
            units.iter().map(|units| format!("{}: {}", user_name(now, &units.key), units.license_type)).collect()
        }
        Event::ResourcesEntered(resources) => {
            let row = |(id, count): (&String, &u32)| {
                let entry = now.catalog.resources.iter().find(|resource| resource.id == *id);
                let name = entry.map_or(id.as_str(), |resource| in_language(texts, &resource.name));
                texts.format("changes-detail-resource", &[("resource", name.into()), ("count", (*count).into())])
            };
            resources.iter().map(row).collect()
        }
        Event::RequestMade(request) => request.codes.iter().map(RequestCode::to_string).collect(),
        Event::HardwareObserved(observation) => {
            vec![code("changes-detail-hardware-id", observation.hardware_id.to_string())]
        }
        Event::OrdersNoted(orders) => orders.iter().map(|order| order_name(texts, order)).collect(),
        Event::OldSystemNoted(Some(old)) => {
            vec![texts.format("changes-detail-old-mac", &[("mac", (&old.mac).into())])]
        }
        Event::SettingsChanged(settings) => settings_details(texts, settings),
        Event::PlanTicked { done, open } => {
            done.iter().chain(open).map(|task| super::plan_task(texts, now, task).what).collect()
        }
        _ => vec![],
    }
}

/// An order by its number, else by its file.
pub fn order_name(texts: &Texts, order: &Order) -> String {
    match &order.number {
        Some(number) => texts.format("common-order", &[("number", number.into())]),
        None => order.file_name.clone(),
    }
}

fn settings_details(texts: &Texts, settings: &Settings) -> Vec<String> {
    let name = (!settings.display_name.is_empty())
        .then(|| texts.format("changes-detail-name", &[("name", (&settings.display_name).into())]));
    let notice = texts.format("changes-detail-notice-days", &[("count", settings.notice_days.into())]);
    let backup = texts.format("changes-detail-backup-days", &[("count", settings.backup_days.into())]);
    name.into_iter().chain([notice, backup]).collect()
}

fn function_setting(texts: &Texts, now: &Installation, value: &FunctionValue) -> String {
    let id = match value.setting {
        FunctionSetting::Default => "changes-detail-function-default",
        FunctionSetting::On => "changes-detail-function-on",
        FunctionSetting::Off => "changes-detail-function-off",
    };
    let entry = now.catalog.functions.iter().find(|function| function.id == value.function);
    let name = entry.map_or(value.function.as_str(), |function| in_language(texts, &function.name));
    texts.format(id, &[("function", name.into())])
}

/// Name and ID as a user has them now; the ID alone of one who is gone.
pub(super) fn user_name(now: &Installation, key: &UserKey) -> String {
    let directory = &now.directory;
    let record = directory.users.find(key.as_str()).and_then(|user| directory.record(user));
    record.as_ref().map_or_else(|| key.to_string(), record_name)
}

fn record_name(record: &UserRecord) -> String {
    if record.first_name.is_empty() {
        format!("{} ({})", record.name, record.key)
    } else {
        format!("{}, {} ({})", record.name, record.first_name, record.key)
    }
}

pub(super) fn in_language<'a>(texts: &Texts, text: &'a Bilingual) -> &'a str {
    match texts.language {
        Language::English => &text.en,
        Language::German => &text.de,
    }
}

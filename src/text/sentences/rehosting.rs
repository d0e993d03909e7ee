//! How the binding stands, what changed, and what to do about it.
use std::borrow::Cow;

use xlm_core::{
    binding::BindingState,
    document::{Reason, RehostingBudget, SystemKind},
    event::BreakCause,
    identity::{ComponentId, Status},
    installation::Installation,
    rehosting::{MoveState, RehostingStep},
};

use crate::text::Texts;

/// How a planned move stands, in one sentence; `None` without one.
pub fn move_sentence(texts: &Texts, state: MoveState) -> Option<String> {
    match state {
        MoveState::None => None,
        MoveState::Running { last_day, days_left } => {
            let values = [("count", days_left.into()), ("day", last_day.into())];
            Some(texts.format("rehosting-state-move-running", &values))
        }
        MoveState::Over { since } => Some(texts.format("rehosting-state-move-over", &[("day", since.into())])),
    }
}

/// The same in two or three words, for a pill.
pub fn move_pill(texts: &Texts, state: MoveState) -> Option<String> {
    match state {
        MoveState::None => None,
        MoveState::Running { days_left, .. } => {
            Some(texts.format("rehosting-pill-move-running", &[("count", days_left.into())]))
        }
        MoveState::Over { .. } => Some(texts.get("rehosting-pill-move-over").into_owned()),
    }
}

/// The state of the binding in one sentence.
pub fn binding_sentence(texts: &Texts, kind: SystemKind, state: BindingState) -> String {
    let plain = |id| texts.get(id).into_owned();
    match state {
        BindingState::NotBound if kind == SystemKind::Planning => plain("rehosting-state-planning"),
        BindingState::NotBound => plain("rehosting-state-not-bound"),
        BindingState::NotObserved => plain("rehosting-state-not-observed"),
        BindingState::Bound => plain("rehosting-state-bound"),
        BindingState::Grace { cause, last_day, days_left, .. } => {
            let id = match cause {
                BreakCause::HardwareChanged => "rehosting-state-grace-hardware",
                BreakCause::OtherHardware => "rehosting-state-grace-other",
            };
            texts.format(id, &[("count", days_left.into()), ("day", last_day.into())])
        }
        BindingState::Ended { cause, since } => {
            let id = match cause {
                BreakCause::HardwareChanged => "rehosting-state-ended-hardware",
                BreakCause::OtherHardware => "rehosting-state-ended-other",
            };
            texts.format(id, &[("day", since.into())])
        }
    }
}

/// The same in two or three words, for a pill.
pub fn binding_pill(texts: &Texts, state: BindingState) -> String {
    match state {
        BindingState::NotBound => texts.get("rehosting-pill-not-bound").into_owned(),
        BindingState::NotObserved => texts.get("rehosting-pill-not-observed").into_owned(),
        BindingState::Bound => texts.get("rehosting-pill-bound").into_owned(),
        BindingState::Grace { days_left, .. } => texts.format("rehosting-pill-grace", &[("count", days_left.into())]),
        BindingState::Ended { .. } => texts.get("rehosting-pill-ended").into_owned(),
    }
}

/// A step of rehosting in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepText {
    /// What to do, in a few words.
    pub title: String,
    /// Why, and how.
    pub text: String,
}

/// The next step in words.
pub fn step_text(texts: &Texts, installation: &Installation, step: RehostingStep) -> StepText {
    let of = |title, text| StepText { title: texts.get(title).into_owned(), text: texts.get(text).into_owned() };
    match step {
        RehostingStep::NothingBound if installation.kind() == SystemKind::Planning => {
            of("rehosting-step-planning", "rehosting-step-planning-text")
        }
        RehostingStep::NothingBound => of("rehosting-step-not-bound", "rehosting-step-not-bound-text"),
        RehostingStep::Nothing => of("rehosting-step-nothing", "rehosting-step-nothing-text"),
        RehostingStep::ImportPackage { reason } => {
            let open = installation.licenses.open_requests.iter().rev().find(|open| open.reason == reason);
            let moment = open.map(|open| texts.moment(open.made_at)).unwrap_or_default();
            let values = [("reason", reason_text(texts, reason).into()), ("moment", moment.into())];
            StepText {
                title: texts.get("rehosting-step-import").into_owned(),
                text: texts.format("rehosting-step-import-text", &values),
            }
        }
        RehostingStep::SetOldMac(change) => {
            let title = texts.get("rehosting-step-set-old-mac").into_owned();
            let text = match change.and_then(|change| change.old_last_octet) {
                Some(octet) => {
                    texts.format("rehosting-step-set-old-mac-text", &[("octet", last_octet(Some(octet)).into())])
                }
                None => texts.get("rehosting-step-set-old-mac-unknown-text").into_owned(),
            };
            StepText { title, text }
        }
        RehostingStep::SendReturn => of("rehosting-step-send-return", "rehosting-step-send-return-text"),
        RehostingStep::ConfirmCallOff => of("rehosting-step-confirm-call-off", "rehosting-step-confirm-call-off-text"),
        RehostingStep::AskOnNewServer => {
            of("rehosting-step-ask-on-new-server", "rehosting-step-ask-on-new-server-text")
        }
        RehostingStep::RequestMove => of("rehosting-step-request-move", "rehosting-step-request-move-text"),
        RehostingStep::Moved => of("rehosting-step-moved", "rehosting-step-moved-text"),
        RehostingStep::RequestDrift => of("rehosting-step-drift", "rehosting-step-drift-text"),
        RehostingStep::ConfirmDrift => of("rehosting-step-confirm-drift", "rehosting-step-confirm-drift-text"),
        RehostingStep::MovedOrCopied => of("rehosting-step-moved-or-copied", "rehosting-step-moved-or-copied-text"),
        RehostingStep::RequestFailed => of("rehosting-step-failed", "rehosting-step-failed-text"),
        RehostingStep::ReadHardware => of("rehosting-step-read-hardware", "rehosting-step-read-hardware-text"),
    }
}

/// How many moves from failed servers are used, of how many.
pub fn budget_used(texts: &Texts, budget: RehostingBudget) -> String {
    let values =
        [("used", budget.used.into()), ("allowed", budget.allowed.into()), ("days", budget.period_days.into())];
    texts.format("rehosting-budget-used-of", &values)
}

/// When the next one comes back.
pub fn budget_next_free(texts: &Texts, budget: RehostingBudget) -> String {
    match budget.next_free {
        Some(day) => texts.day(day),
        None if budget.used == 0 => texts.get("rehosting-budget-none-used").into_owned(),
        None => texts.format("rehosting-budget-within", &[("days", budget.period_days.into())]),
    }
}

/// Why a request is or was made.
pub fn reason_text(texts: &Texts, reason: Reason) -> Cow<'_, str> {
    texts.get(match reason {
        Reason::Activation => "rehosting-reason-activation",
        Reason::Drift => "rehosting-reason-drift",
        Reason::Move => "rehosting-reason-move",
        Reason::Failed => "rehosting-reason-failed",
    })
}

/// The name of a part of the hardware.
pub fn component_name(texts: &Texts, component: ComponentId) -> Cow<'_, str> {
    texts.get(match component {
        ComponentId::SystemUuid => "rehosting-component-system-uuid",
        ComponentId::MacAddress => "rehosting-component-mac-address",
        ComponentId::BoardSerial => "rehosting-component-board-serial",
        ComponentId::DiskSerial => "rehosting-component-disk-serial",
        ComponentId::OsInstallation => "rehosting-component-os-installation",
        ComponentId::Processor => "rehosting-component-processor",
        ComponentId::Model => "rehosting-component-model",
    })
}

/// How a part of the hardware compares with what the licenses are bound to.
pub fn status_word(texts: &Texts, status: Status) -> Cow<'_, str> {
    texts.get(match status {
        Status::Same => "rehosting-status-same",
        Status::Changed => "rehosting-status-changed",
        Status::Replaced => "rehosting-status-replaced",
        Status::Appeared => "rehosting-status-appeared",
        Status::Gone => "rehosting-status-gone",
        Status::NotReadable => "rehosting-status-not-readable",
        Status::Absent => "rehosting-status-absent",
    })
}

/// The end of a MAC address, such as `…:3F`; nothing more of it is ever stored.
pub fn last_octet(octet: Option<u8>) -> String {
    octet.map_or_else(|| "–".to_owned(), |octet| format!("…:{octet:02X}"))
}

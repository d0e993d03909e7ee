//! Sentences about the hardware: components, what changed, what was found, and how the binding stands.

use xlm_core::{
    binding::BindingState,
    event::BreakCause,
    identity::{
        ComponentComparison, ComponentId, ComponentState, Finding, Judgement, MacChange, Status, UnreadableReason,
    },
};

use crate::text::Texts;

/// The name of a component, e.g. "System UUID".
pub fn component(texts: &Texts, component: ComponentId) -> String {
    let id = match component {
        ComponentId::SystemUuid => "identity-component-system-uuid",
        ComponentId::MacAddress => "identity-component-mac-address",
        ComponentId::BoardSerial => "identity-component-board-serial",
        ComponentId::DiskSerial => "identity-component-disk-serial",
        ComponentId::OsInstallation => "identity-component-os",
        ComponentId::Processor => "identity-component-processor",
        ComponentId::Model => "identity-component-model",
    };
    texts.get(id).into_owned()
}

/// The same at the start of a sentence, with its article.
fn the_component(texts: &Texts, component: ComponentId) -> String {
    let id = match component {
        ComponentId::SystemUuid => "identity-the-system-uuid",
        ComponentId::MacAddress => "identity-the-mac-address",
        ComponentId::BoardSerial => "identity-the-board-serial",
        ComponentId::DiskSerial => "identity-the-disk-serial",
        ComponentId::OsInstallation => "identity-the-os",
        ComponentId::Processor => "identity-the-processor",
        ComponentId::Model => "identity-the-model",
    };
    texts.get(id).into_owned()
}

/// Whether a component is there, in a word or two.
pub fn state(texts: &Texts, state: ComponentState) -> String {
    let id = match state {
        ComponentState::Present(_) => "identity-state-present",
        ComponentState::Absent => "identity-state-absent",
        ComponentState::Unreadable(UnreadableReason::Permission) => "identity-state-unreadable-permission",
        ComponentState::Unreadable(UnreadableReason::NotSupported) => "identity-state-unreadable-not-supported",
        ComponentState::Unreadable(UnreadableReason::Failed) => "identity-state-unreadable-failed",
    };
    texts.get(id).into_owned()
}

/// How a component compares with the activation, in a word or two.
pub fn status(texts: &Texts, status: Status) -> String {
    let id = match status {
        Status::Same => "identity-status-same",
        Status::Changed => "identity-status-changed",
        Status::Replaced => "identity-status-replaced",
        Status::Appeared => "identity-status-appeared",
        Status::Gone => "identity-status-gone",
        Status::NotReadable => "identity-status-not-readable",
        Status::Absent => "identity-status-absent",
    };
    texts.get(id).into_owned()
}

/// The last byte of a MAC address, as it stands at the address's end: ":3F".
pub fn last_octet(octet: u8) -> String {
    format!(":{octet:02X}")
}

/// What changed about a component, in a sentence that names it; `None` if nothing did.
pub fn change(texts: &Texts, comparison: ComponentComparison, mac: Option<MacChange>) -> Option<String> {
    let id = match comparison.status {
        Status::Changed => match mac_change(texts, comparison.component, mac) {
            Some(sentence) => return Some(sentence),
            None => "identity-change-changed",
        },
        Status::Replaced => return Some(texts.get("identity-change-replaced").into_owned()),
        Status::Appeared => "identity-change-appeared",
        Status::Gone => "identity-change-gone",
        Status::Same | Status::NotReadable | Status::Absent => return None,
    };
    Some(texts.format(id, &[("component", the_component(texts, comparison.component).into())]))
}

/// The MAC address's change with the ends of both addresses, as far as they are known.
fn mac_change(texts: &Texts, component: ComponentId, mac: Option<MacChange>) -> Option<String> {
    let mac = mac.filter(|_| component == ComponentId::MacAddress)?;
    let new = ("new", last_octet(mac.new_last_octet?).into());
    Some(match mac.old_last_octet {
        Some(old) => texts.format("identity-change-mac", &[("old", last_octet(old).into()), new]),
        None => texts.format("identity-change-mac-old-unknown", &[new]),
    })
}

/// What a judgement means, and the way out where there is one.
pub fn finding(texts: &Texts, judgement: &Judgement) -> String {
    let id = match judgement.finding {
        Finding::Fine => "identity-finding-fine",
        Finding::SetOldMac => return set_old_mac(texts, judgement.comparison.mac),
        Finding::ConfirmDrift => "identity-finding-confirm",
        Finding::Drift => "identity-finding-same-server",
        Finding::MovedOrCopied => "identity-finding-moved-or-copied",
        Finding::OtherHardware => "identity-finding-other",
        Finding::Undecidable => "identity-finding-undecidable",
    };
    texts.get(id).into_owned()
}

/// The remedy for a virtual machine whose MAC address is another one.
pub fn set_old_mac(texts: &Texts, mac: Option<MacChange>) -> String {
    match mac.and_then(|mac| mac.old_last_octet) {
        Some(old) => texts.format("identity-finding-set-old-mac-octet", &[("old", last_octet(old).into())]),
        None => texts.get("identity-finding-set-old-mac").into_owned(),
    }
}

/// How the binding stands, in a sentence.
pub fn binding(texts: &Texts, state: BindingState) -> String {
    match state {
        BindingState::NotBound => texts.get("identity-binding-not-bound").into_owned(),
        BindingState::NotObserved => texts.get("identity-binding-not-observed").into_owned(),
        BindingState::Bound => texts.get("identity-binding-bound").into_owned(),
        BindingState::Grace { cause, since, last_day, .. } => {
            let id = match cause {
                BreakCause::HardwareChanged => "identity-binding-grace-changed",
                BreakCause::OtherHardware => "identity-binding-grace-other",
            };
            texts.format(id, &[("since", since.into()), ("until", last_day.into())])
        }
        BindingState::Ended { since, .. } => texts.format("identity-binding-ended", &[("date", since.into())]),
    }
}

/// How the binding stands, in a word or two.
pub fn binding_in_short(texts: &Texts, state: BindingState) -> String {
    match state {
        BindingState::NotBound => texts.get("identity-pill-not-bound").into_owned(),
        BindingState::NotObserved => texts.get("identity-pill-not-observed").into_owned(),
        BindingState::Bound => texts.get("identity-pill-bound").into_owned(),
        BindingState::Grace { cause: BreakCause::HardwareChanged, days_left, .. } => {
            texts.format("identity-pill-grace", &[("days", days_left.into())])
        }
        BindingState::Grace { cause: BreakCause::OtherHardware, days_left, .. } => {
            texts.format("identity-pill-emergency", &[("days", days_left.into())])
        }
        BindingState::Ended { .. } => texts.get("identity-pill-ended").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use xlm_core::{
        calendar::Day,
        identity::{Checked, Comparison, Outcome, Score},
    };

    use super::*;
    use crate::text::Language;

    fn both() -> [Texts; 2] {
        [Texts::new(Language::English), Texts::new(Language::German)]
    }

    fn changed(component: ComponentId) -> ComponentComparison {
        ComponentComparison { component, status: Status::Changed }
    }

    #[test]
    fn a_change_names_its_component_in_a_sentence() {
        let [english, german] = both();
        assert_eq!(change(&english, changed(ComponentId::Processor), None).unwrap(), "The processor has changed");
        assert_eq!(
            change(&german, changed(ComponentId::SystemUuid), None).unwrap(),
            "Die System-UUID hat sich geändert"
        );
        let same = ComponentComparison { component: ComponentId::Model, status: Status::Same };
        assert_eq!(change(&english, same, None), None);
    }

    #[test]
    fn a_new_mac_address_is_told_by_its_end_only() {
        let [english, german] = both();
        let mac = MacChange { old_last_octet: Some(0x3F), new_last_octet: Some(0xA1) };
        assert_eq!(
            change(&english, changed(ComponentId::MacAddress), Some(mac)).unwrap(),
            "The MAC address has changed: it ended in :3F and ends in :A1 now"
        );
        let unknown = MacChange { old_last_octet: None, new_last_octet: Some(0x0A) };
        assert_eq!(
            change(&german, changed(ComponentId::MacAddress), Some(unknown)).unwrap(),
            "Die MAC-Adresse hat sich geändert: Sie endet jetzt auf :0A"
        );
    }

    #[test]
    fn every_component_status_and_finding_has_words_of_its_own_in_both_languages() {
        use std::collections::BTreeSet;

        use xlm_core::identity::ComponentDigest;
        for texts in both() {
            let names: BTreeSet<_> = ComponentId::ALL.into_iter().map(|id| component(&texts, id)).collect();
            assert_eq!(names.len(), ComponentId::ALL.len());
            let statuses = [
                Status::Same,
                Status::Changed,
                Status::Replaced,
                Status::Appeared,
                Status::Gone,
                Status::NotReadable,
                Status::Absent,
            ];
            assert_eq!(statuses.map(|it| status(&texts, it)).into_iter().collect::<BTreeSet<_>>().len(), 7);
            let states = [
                ComponentState::Present(ComponentDigest([0; 32])),
                ComponentState::Absent,
                ComponentState::Unreadable(UnreadableReason::Permission),
                ComponentState::Unreadable(UnreadableReason::NotSupported),
                ComponentState::Unreadable(UnreadableReason::Failed),
            ];
            assert_eq!(states.map(|it| state(&texts, it)).into_iter().collect::<BTreeSet<_>>().len(), 5);
            let findings = [
                Finding::Fine,
                Finding::SetOldMac,
                Finding::ConfirmDrift,
                Finding::Drift,
                Finding::MovedOrCopied,
                Finding::OtherHardware,
                Finding::Undecidable,
            ];
            let judged = |finding| Judgement {
                finding,
                comparison: Comparison { components: vec![], mac: None },
                score: Score { matched: 0, readable: 0, total: 0, outcome: Outcome::NotMet },
                checked: Checked::Fully,
            };
            let said: BTreeSet<_> = findings.map(|it| finding(&texts, &judged(it))).into_iter().collect();
            assert_eq!(said.len(), findings.len());
        }
    }

    #[test]
    fn a_grace_period_says_until_when_the_licenses_count() {
        let [english, german] = both();
        let day = |day| Day::from_date(2026, 11, day).unwrap();
        let grace = |cause| BindingState::Grace { cause, since: day(1), last_day: day(30), days_left: 7 };
        let changed = grace(BreakCause::HardwareChanged);
        assert!(binding(&english, changed).contains("until 30 Nov 2026"));
        assert_eq!(binding_in_short(&english, changed), "Grace period: 7 days left");
        let other = grace(BreakCause::OtherHardware);
        assert!(binding(&german, other).starts_with("Notbetrieb seit 01.11.2026"));
        assert_eq!(binding_in_short(&german, other), "Notbetrieb: noch 7 Tage");
        let ended = BindingState::Ended { cause: BreakCause::HardwareChanged, since: day(30) };
        assert!(binding(&german, ended).contains("30.11.2026"));
    }
}

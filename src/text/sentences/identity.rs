//! Sentences about the hardware: which components are there, what changed, and what was found.

use xlm_core::identity::{
    ComponentComparison, ComponentId, ComponentState, Finding, Judgement, MacChange, Status, UnreadableReason,
};

use super::rehosting::last_octet;
use crate::text::Texts;

/// The name of a component at the start of a sentence, with its article.
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
    let new = ("new", last_octet(Some(mac.new_last_octet?)).into());
    Some(match mac.old_last_octet {
        Some(_) => texts.format("identity-change-mac", &[("old", last_octet(mac.old_last_octet).into()), new]),
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
        Some(old) => texts.format("identity-finding-set-old-mac-octet", &[("old", last_octet(Some(old)).into())]),
        None => texts.get("identity-finding-set-old-mac").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use xlm_core::identity::{Checked, Comparison, Outcome, Score};

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
            "The MAC address has changed: it ended in …:3F and ends in …:A1 now"
        );
        let unknown = MacChange { old_last_octet: None, new_last_octet: Some(0x0A) };
        assert_eq!(
            change(&german, changed(ComponentId::MacAddress), Some(unknown)).unwrap(),
            "Die MAC-Adresse hat sich geändert: Sie endet jetzt auf …:0A"
        );
    }

    #[test]
    fn every_state_and_finding_has_words_of_its_own_in_both_languages() {
        use std::collections::BTreeSet;

        use xlm_core::identity::ComponentDigest;
        for texts in both() {
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
}

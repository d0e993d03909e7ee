//! What is sent to an issuer, in words: nothing goes out that was not shown.

use xlm_core::{
    document::{ComponentState, ComponentTag, MachineKind, ProductEdition, Reason, Release, Request},
    identity::ComponentId,
};

use super::rehosting::{component_name, reason_text};
use crate::text::Texts;

/// A fact that is sent: its name, and its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SentFact {
    /// What it is.
    pub name: String,
    /// What is sent of it.
    pub value: String,
    /// Whether the value is a code, an ID or a number to compare.
    pub is_code: bool,
}

/// All facts of a request.
pub fn request_facts(texts: &Texts, request: &Request) -> Vec<SentFact> {
    let Request {
        request_codes,
        system_id,
        hardware_id,
        components,
        machine,
        reason,
        nonce,
        last_package,
        change_log_head,
        old_mac,
        old_product,
        made_at,
        edition,
        emergency_since,
    } = request;
    let word = |id: &str, value: String| fact(texts, id, value, false);
    let code = |id: &str, value: String| fact(texts, id, value, true);
    let mut facts = Vec::new();
    if !request_codes.is_empty() {
        let codes: Vec<String> = request_codes.iter().map(|code| last_group(&code.to_string())).collect();
        facts.push(code("network-fact-codes", codes.join(", ")));
    }
    facts.push(code("network-fact-system-id", system_id.to_string()));
    facts.push(code("network-fact-hardware-id", hardware_id.to_string()));
    facts.push(word("network-fact-reason", reason_text(texts, *reason).into_owned()));
    let machine = match machine {
        MachineKind::Physical => "network-fact-machine-physical",
        MachineKind::Virtual => "network-fact-machine-virtual",
    };
    facts.push(word("network-fact-machine", texts.get(machine).into_owned()));
    facts.extend(components.iter().map(|component| SentFact {
        name: name_of(texts, &component.component),
        value: value_of(texts, component),
        is_code: false,
    }));
    facts.extend(last_package.map(|package| word("network-fact-package", package.generation.to_string())));
    facts.extend(change_log_head.map(|head| {
        let digest: String = head.digest.to_string().chars().take(DIGEST_SHOWN).collect();
        code("network-fact-change-log", format!("{} · {digest}…", head.number))
    }));
    facts.extend(old_mac.clone().map(|mac| code("network-fact-old-mac", mac)));
    facts.extend(old_product.clone().map(|product| word("network-fact-old-product", product)));
    facts.extend(emergency_since.map(|since| word("network-fact-emergency", texts.moment(since))));
    let edition = match edition {
        ProductEdition::V8 => "v8",
        ProductEdition::V10 => "v10",
    };
    facts.push(word("network-fact-edition", edition.to_owned()));
    facts.push(word("network-fact-made", texts.moment(*made_at)));
    facts.push(code("network-fact-nonce", nonce.to_string()));
    facts
}

/// All facts of a return.
pub fn release_facts(texts: &Texts, release: &Release) -> Vec<SentFact> {
    let Release { system_id, package, tail_days, made_at, .. } = release;
    let days = texts.format("network-fact-days", &[("count", (*tail_days).into())]);
    vec![
        fact(texts, "network-fact-system-id", system_id.to_string(), true),
        fact(texts, "network-fact-reason", reason_text(texts, Reason::Move).into_owned(), false),
        fact(texts, "network-fact-package", package.generation.to_string(), false),
        fact(texts, "network-fact-tail", days, false),
        fact(texts, "network-fact-made", texts.moment(*made_at), false),
    ]
}

fn fact(texts: &Texts, id: &str, value: String, is_code: bool) -> SentFact {
    SentFact { name: texts.get(id).into_owned(), value, is_code }
}

/// Symbols of a digest that tell it from others on screen; all of it stands in the text that can be copied.
const DIGEST_SHOWN: usize = 12;

/// A code as it may be shown where others look on: only its last group.
fn last_group(code: &str) -> String {
    let group = code.rsplit('-').next().unwrap_or(code);
    format!("…-{group}")
}

/// A component that this program does not know keeps its own name.
fn name_of(texts: &Texts, component: &str) -> String {
    match ComponentId::from_name(component) {
        Some(known) => component_name(texts, known).into_owned(),
        None => component.to_owned(),
    }
}

/// Twelve bits of the component's digest, from which nobody learns what it is.
fn value_of(texts: &Texts, component: &ComponentTag) -> String {
    match (component.state, component.tag) {
        (ComponentState::Present, tag) => {
            texts.format("network-fact-tag", &[("tag", format!("{:03x}", tag.unwrap_or_default()).into())])
        }
        (ComponentState::Absent, _) => texts.get("network-fact-absent").into_owned(),
        (ComponentState::Unreadable, _) => texts.get("network-fact-unreadable").into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_code_only_the_last_group_is_shown() {
        assert_eq!(last_group("XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP"), "…-TM3LP");
    }
}

use crate::{
    portal::protocol::{Event, HostChange, Note},
    text::{Texts, Value},
};

/// What happened, in one sentence; without codes, which are as good as licenses.
pub fn happened(texts: &Texts, event: &Event) -> String {
    let system = |id: &xlm_core::code::SystemCode| ("system", Value::from(id.to_string()));
    let noted = |message: &str, id: &xlm_core::code::SystemCode, note: &Note| {
        let Note { by, reason, .. } = note;
        texts.format(message, &[system(id), ("by", by.as_str().into()), ("reason", reason.as_str().into())])
    };
    match event {
        Event::OrderAdded { order, .. } => {
            let values = [("order", order.order_number.as_str().into()), ("customer", order.customer.as_str().into())];
            texts.format("portal-happened-order", &values)
        }
        Event::RequestAnswered { system_id, package, change, codes, .. } => {
            let change = texts.get(match change {
                HostChange::First => "portal-happened-first",
                HostChange::Same => "portal-happened-same",
                HostChange::CalledOff => "portal-happened-called-off",
                HostChange::Moved => "portal-happened-moved",
                HostChange::Failed => "portal-happened-failed",
                HostChange::Exception => "portal-happened-with-exception",
            });
            let values = [
                system(system_id),
                ("number", package.generation.to_string().into()),
                ("change", change.into()),
                ("codes", codes.len().into()),
            ];
            texts.format("portal-happened-package", &values)
        }
        Event::ReleaseCredited { system_id, package, runs_until, late, .. } => {
            let values =
                [system(system_id), ("number", package.generation.to_string().into()), ("date", (*runs_until).into())];
            texts.format(if *late { "portal-happened-late-return" } else { "portal-happened-return" }, &values)
        }
        Event::Suspended { system_id, note } => noted("portal-happened-suspended", system_id, note),
        Event::Resumed { system_id, note } => noted("portal-happened-resumed", system_id, note),
        Event::ExceptionGranted { system_id, note } => noted("portal-happened-exception", system_id, note),
        Event::BudgetAgreed { system_id, allowed, note: Note { by, reason, .. } } => {
            let values = [
                system(system_id),
                ("allowed", (*allowed).into()),
                ("by", by.as_str().into()),
                ("reason", reason.as_str().into()),
            ];
            texts.format("portal-happened-budget", &values)
        }
        Event::SystemTakenOver { system_id, .. } => texts.format("portal-happened-taken-over", &[system(system_id)]),
    }
}

//! What went wrong on the way to the license portal. Each says the way out: by file.

use std::{path::Path, time::Duration};

use xlm_core::calendar::UtcMicros;

use super::{io_reason, shown};
use crate::{
    portal::{
        self,
        client::{AddressFlaw, AuthoritiesFlaw, ClientError, ProxyFlaw, Stage},
    },
    text::{
        Texts,
        sentences::{Message, Values},
    },
};

/// An address that can't be used.
pub(super) fn address(texts: &Texts, address: &str, flaw: AddressFlaw) -> Message {
    let id = match flaw {
        AddressFlaw::Form => "network-address-form",
        AddressFlaw::NotEncrypted => "network-address-not-encrypted",
        AddressFlaw::TooMuch => "network-address-too-much",
    };
    Message::new(texts, id, &[("address", address.into())])
}

/// How far a call is.
pub(super) fn stage(texts: &Texts, step: u64) -> String {
    let stage = Stage::ALL.get(step as usize).copied().unwrap_or(Stage::Checking);
    texts
        .get(match stage {
            Stage::Connecting => "network-stage-connecting",
            Stage::Sending => "network-stage-sending",
            Stage::Waiting => "network-stage-waiting",
            Stage::Checking => "network-stage-checking",
        })
        .into_owned()
}

/// Nothing came back.
pub(super) fn failed(texts: &Texts, error: &ClientError) -> Message {
    let mut message = happened(texts, error);
    let by_file = texts.get("network-by-file");
    message.to_do = Some(match message.to_do {
        Some(to_do) => format!("{to_do} {by_file}"),
        None => by_file.into_owned(),
    });
    message
}

fn happened(texts: &Texts, error: &ClientError) -> Message {
    let message = |id: &str, values: &Values<'_>| Message::new(texts, id, values);
    match error {
        ClientError::Cancelled => message("errors-other-cancelled", &[]),
        ClientError::Authorities(flaw) => authorities(texts, flaw),
        ClientError::Proxy { proxy, flaw } => {
            let proxy = ("proxy", proxy.into());
            match flaw {
                ProxyFlaw::Address => message("network-proxy-address", &[proxy]),
                ProxyFlaw::Unreachable => message("network-proxy-unreachable", &[proxy]),
                ProxyFlaw::Refused(reason) => message("network-proxy-refused", &[proxy, ("reason", reason.into())]),
            }
        }
        ClientError::NameNotFound(host) => message("network-failed-name", &[("host", host.into())]),
        ClientError::ConnectionRefused(host) => message("network-failed-refused", &[("host", host.into())]),
        ClientError::Unreachable { host, reason } => {
            message("network-failed-unreachable", &[("host", host.into()), ("reason", reason.into())])
        }
        ClientError::TimedOut(Stage::Connecting) => message("network-failed-no-connection", &[]),
        ClientError::TimedOut(_) => message("network-failed-timed-out", &[]),
        ClientError::CutOff => message("network-failed-cut-off", &[]),
        ClientError::UnknownIssuer(host) => message("network-tls-unknown-issuer", &[("host", host.into())]),
        ClientError::WrongName { host, presented } => {
            let values = [("host", host.into()), ("names", presented.join(", ").into())];
            message("network-tls-wrong-name", &values)
        }
        ClientError::Expired { host, until, now } => dated(texts, "network-tls-expired", host, *until, *now),
        ClientError::NotYetValid { host, from, now } => dated(texts, "network-tls-not-yet", host, *from, *now),
        ClientError::Tls { host, reason } => {
            message("network-tls-other", &[("host", host.into()), ("reason", reason.into())])
        }
        ClientError::SentOn(to) => message("network-answer-sent-on", &[("address", to.into())]),
        ClientError::TooLarge(_) | ClientError::NotTheDocument => message("network-answer-no-document", &[]),
        ClientError::NotAPortal(status) => {
            message("network-answer-no-portal", &[("status", status.to_string().into())])
        }
        ClientError::Refused(refusal) => {
            let reason =
                portal::messages::refused(texts, Path::new(&*texts.get("network-answer-what-was-sent")), refusal);
            message("network-answer-refused", &[]).with_details(vec![reason])
        }
        ClientError::RefusedInWords { title, detail } => {
            let words = [title, detail].into_iter().filter(|words| !words.is_empty()).cloned().collect();
            message("network-answer-refused", &[]).with_details(words)
        }
        ClientError::UnknownSystem => message("network-answer-unknown-system", &[]),
        ClientError::Busy { after } => waiting(texts, "network-answer-busy", *after),
        ClientError::TooOften { after } => waiting(texts, "network-answer-too-often", *after),
        ClientError::Failed(reason) => message("network-failed-other", &[("reason", reason.into())]),
    }
}

fn authorities(texts: &Texts, flaw: &AuthoritiesFlaw) -> Message {
    match flaw {
        AuthoritiesFlaw::File { file, source } => {
            let values = [("file", shown(file)), ("reason", io_reason(texts, source).into())];
            Message::new(texts, "network-authorities-file", &values)
        }
        AuthoritiesFlaw::NoneInFile(file) => {
            Message::new(texts, "network-authorities-none-in-file", &[("file", shown(file))])
        }
        AuthoritiesFlaw::NoneOnMachine => Message::new(texts, "network-authorities-none", &[]),
    }
}

/// A certificate that does not count today, with the day that its clock shows.
fn dated(texts: &Texts, id: &str, host: &str, limit: UtcMicros, now: UtcMicros) -> Message {
    let values = [("host", host.into()), ("day", limit.day().into()), ("now", now.day().into())];
    Message::new(texts, id, &values)
}

fn waiting(texts: &Texts, id: &str, after: Option<Duration>) -> Message {
    // Whole minutes, rounded up: nobody comes back to the second.
    let minutes = after.map(|after| after.as_secs().div_ceil(60).max(1));
    let message = Message::new(texts, id, &[]);
    let to_do = match minutes {
        Some(minutes) => texts.format("network-answer-again-after", &[("count", minutes.into())]),
        None => texts.get("network-answer-again-later").into_owned(),
    };
    Message { to_do: Some(to_do), ..message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_fault_says_what_to_do_and_the_way_by_file() {
        for texts in Language::ALL.map(Texts::new) {
            let by_file = texts.get("network-by-file").into_owned();
            let host = || "portal.example".to_owned();
            let (day, now) = (UtcMicros(1_600_000_000_000_000), UtcMicros(1_795_502_100_000_000));
            let faults = [
                ClientError::Authorities(AuthoritiesFlaw::NoneInFile("ca.pem".into())),
                ClientError::Authorities(AuthoritiesFlaw::NoneOnMachine),
                ClientError::Proxy { proxy: host(), flaw: ProxyFlaw::Address },
                ClientError::Proxy { proxy: host(), flaw: ProxyFlaw::Unreachable },
                ClientError::Proxy { proxy: host(), flaw: ProxyFlaw::Refused("403".to_owned()) },
                ClientError::NameNotFound(host()),
                ClientError::ConnectionRefused(host()),
                ClientError::Unreachable { host: host(), reason: "no route".to_owned() },
                ClientError::TimedOut(Stage::Connecting),
                ClientError::TimedOut(Stage::Waiting),
                ClientError::CutOff,
                ClientError::UnknownIssuer(host()),
                ClientError::WrongName { host: host(), presented: vec!["other.example".to_owned()] },
                ClientError::Expired { host: host(), until: day, now },
                ClientError::NotYetValid { host: host(), from: now, now: day },
                ClientError::Tls { host: host(), reason: "handshake".to_owned() },
                ClientError::SentOn("https://elsewhere.example".to_owned()),
                ClientError::TooLarge(1),
                ClientError::NotAPortal(404),
                ClientError::NotTheDocument,
                ClientError::UnknownSystem,
                ClientError::Busy { after: Some(Duration::from_secs(61)) },
                ClientError::TooOften { after: None },
                ClientError::Failed("?".to_owned()),
            ];
            for fault in faults {
                let message = failed(&texts, &fault);
                assert!(message.happened.len() > 10, "{fault}");
                assert!(message.to_do.is_some_and(|to_do| to_do.ends_with(&by_file)), "{fault}");
            }
            let expired = happened(&texts, &ClientError::Expired { host: host(), until: day, now });
            assert!(expired.happened.contains("2020"), "{}", expired.happened);
            let busy = waiting(&texts, "network-answer-busy", Some(Duration::from_secs(61)));
            assert!(busy.to_do.is_some_and(|to_do| to_do.contains('2')));
        }
    }

    #[test]
    fn a_refusal_keeps_the_issuers_reason() {
        let texts = Texts::new(Language::English);
        let system = xlm_core::code::SystemCode::from_random([7; 9]);
        let refusal = portal::protocol::Refusal::Suspended(system);
        let message = failed(&texts, &ClientError::Refused(Box::new(refusal)));
        assert!(message.details[0].contains(&system.to_string()));
        let words = ClientError::RefusedInWords { title: String::new(), detail: "Full moon.".to_owned() };
        assert_eq!(failed(&texts, &words).details, ["Full moon."]);
    }
}

//! The issuing side as a service.
use std::{
    io::{self, Write as _},
    net::SocketAddr,
};

use serde_json::json;
use xphone_license_manager::{
    portal::server::{Capacity, Options, ServeError, TlsFiles, serve as run},
    text::Texts,
};

use crate::{Failure, Report, arguments::ServeArguments, book, complain, keys, now};

/// `xlm-portal serve`
pub fn serve(texts: &Texts, arguments: ServeArguments, as_json: bool) -> Result<Report, Failure> {
    let key = keys::issuer_key(texts, &arguments.key)?;
    let store = book::open_or_begin(texts, &arguments.book)?;
    let scheme = if arguments.tls_cert.is_some() { "https" } else { "http" };
    let options = Options {
        store,
        key,
        listen: arguments.listen,
        tls: arguments.tls_cert.zip(arguments.tls_key).map(|(certificate, key)| TlsFiles { certificate, key }),
        plain_behind_proxy: arguments.plain_behind_proxy,
        trusted_proxies: arguments.trusted_proxies,
        capacity: Capacity {
            connections: arguments.connections,
            queue: arguments.queue,
            per_address: arguments.per_address,
            per_code: arguments.per_code,
        },
        log,
        now,
    };
    let ready = |address: SocketAddr| {
        let address = format!("{scheme}://{address}");
        let line = if as_json {
            json!({ "address": address }).to_string()
        } else {
            texts.format("service-run-listening", &[("address", address.into())])
        };
        // Whoever waits for it reads stdout; when nobody does, there is nobody to be told.
        drop(writeln!(io::stdout(), "{line}").and_then(|()| io::stdout().flush()));
    };
    run(options, ready).map_err(|error| Failure(failed(texts, &error)))?;
    Ok(Report {
        json: serde_json::Value::Null,
        result: None,
        messages: vec![texts.get("service-run-stopped").into_owned()],
    })
}

/// A line of the log, with its time.
fn log(line: &str) {
    complain(&format!("{:.3} {line}", jiff::Timestamp::now()));
}

fn failed(texts: &Texts, error: &ServeError) -> String {
    match error {
        ServeError::Listen { address, source } => {
            let values = [("address", address.to_string().into()), ("reason", source.to_string().into())];
            texts.format("service-run-listen", &values)
        }
        ServeError::PlainAndPublic(address) => {
            texts.format("service-run-plain", &[("address", address.to_string().into())])
        }
        ServeError::Tls { file, reason } => {
            let values = [("file", file.to_string_lossy().into()), ("reason", reason.as_str().into())];
            texts.format("service-run-tls", &values)
        }
        ServeError::Io(error) => texts.format("service-run-io", &[("reason", error.to_string().into())]),
    }
}

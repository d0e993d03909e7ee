//! Orders and their certificates.
use std::{fs::File, io::Write as _, path::Path};

use serde_json::json;
use xlm_core::{code::RequestCode, document::ItemKind};
use xphone_license_manager::{
    portal::{
        certificate::{Certificate, CertificateLine, draw},
        messages,
        protocol::{Command, Context, Order, OrderItem},
        sample_issuer_key,
    },
    text::Texts,
};

use crate::{
    Failure, Report,
    arguments::{OrderArguments, Quantity},
    book, now,
};

/// `xlm-portal order`
pub fn order(texts: &Texts, arguments: &OrderArguments) -> Result<Report, Failure> {
    let file_failed = |error: &_| Failure(messages::file_failed(texts, &arguments.out, error));
    let mut store = book::open_or_begin(texts, &arguments.book)?;

    let mut random = [0; 15];
    getrandom::fill(&mut random)
        .map_err(|error| Failure(texts.format("portal-key-no-random", &[("reason", error.to_string().into())])))?;
    let code = RequestCode::from_random(random);
    let order = noted(arguments);
    let pdf = draw(&drawing(&order, code, arguments.issuer.clone()), texts)
        .map_err(|error| Failure(messages::certificate_failed(texts, &error)))?;
    let items: Vec<_> = order
        .items
        .iter()
        .map(|item| json!({ "license_type": item.license_type, "quantity": item.quantity }))
        .collect();
    let customer = order.customer.clone();
    // Taking an order signs nothing.
    let context = Context { now: order.drawn_at, key: &sample_issuer_key() };
    // Opened before the order is noted: a code whose certificate cannot be written should not be in the book.
    let mut out = File::create(&arguments.out).map_err(|error| file_failed(&error))?;
    store
        .execute(&Command::AddOrder { code, order }, &context)
        .map_err(|error| Failure(messages::store_failed(texts, &arguments.book, Path::new(""), &error)))?;
    out.write_all(&pdf).and_then(|()| out.sync_all()).map_err(|error| file_failed(&error))?;

    let said = [("file", arguments.out.to_string_lossy().into()), ("order", arguments.order.as_str().into())];
    Ok(Report {
        json: json!({
            "file": arguments.out,
            "code": code,
            "order_number": arguments.order,
            "customer": customer,
            "items": items,
        }),
        result: Some(code.to_string()),
        messages: vec![texts.format("portal-result-certificate", &said)],
    })
}

fn noted(arguments: &OrderArguments) -> Order {
    let kind = match arguments.kind {
        Some(kind) => kind.into(),
        None if arguments.until.is_some() => ItemKind::Subscription,
        None => ItemKind::Purchase,
    };
    let item = |ordered: &Quantity| OrderItem {
        id: String::new(),
        license_type: ordered.license_type.clone(),
        quantity: ordered.quantity,
        kind,
        from: arguments.from,
        until: arguments.until,
        grace_days: arguments.grace_days,
        product_version: arguments.product_version.clone(),
    };
    Order {
        order_number: arguments.order.clone(),
        customer: arguments.customer.clone(),
        contact: arguments.contact.clone(),
        drawn_at: now(),
        items: arguments.items.iter().map(item).collect(),
        redeemed: None,
    }
}

fn drawing(order: &Order, code: RequestCode, issuer: Option<String>) -> Certificate {
    let line = |item: &OrderItem| CertificateLine {
        quantity: item.quantity,
        license_type: item.license_type.clone(),
        kind: item.kind,
        from: item.from,
        until: item.until,
    };
    Certificate {
        issuer,
        customer: order.customer.clone(),
        contact: order.contact.clone(),
        order_number: order.order_number.clone(),
        date: order.drawn_at.day(),
        code,
        lines: order.items.iter().map(line).collect(),
    }
}

//! What a person decides about a system, with name and reason.
use std::path::Path;

use serde_json::json;
use xphone_license_manager::{
    portal::{
        messages,
        protocol::{Command, Context},
        sample_issuer_key,
    },
    text::Texts,
};

use crate::{
    Failure, Report,
    arguments::{BudgetArguments, PersonArguments},
    book, now,
};

/// `xlm-portal suspend`
pub fn suspend(texts: &Texts, person: &PersonArguments) -> Result<Report, Failure> {
    decide(texts, person, |PersonArguments { system, by, reason, .. }| Command::Suspend {
        system_id: *system,
        by: by.clone(),
        reason: reason.clone(),
    })
}

/// `xlm-portal resume`
pub fn resume(texts: &Texts, person: &PersonArguments) -> Result<Report, Failure> {
    decide(texts, person, |PersonArguments { system, by, reason, .. }| Command::Resume {
        system_id: *system,
        by: by.clone(),
        reason: reason.clone(),
    })
}

/// `xlm-portal override`
pub fn grant_exception(texts: &Texts, person: &PersonArguments) -> Result<Report, Failure> {
    decide(texts, person, |PersonArguments { system, by, reason, .. }| Command::Override {
        system_id: *system,
        by: by.clone(),
        reason: reason.clone(),
    })
}

/// `xlm-portal budget`
pub fn agree_budget(texts: &Texts, budget: &BudgetArguments) -> Result<Report, Failure> {
    decide(texts, &budget.person, |PersonArguments { system, by, reason, .. }| Command::AgreeBudget {
        system_id: *system,
        allowed: budget.allowed,
        by: by.clone(),
        reason: reason.clone(),
    })
}

fn decide(
    texts: &Texts,
    person: &PersonArguments,
    command: impl Fn(&PersonArguments) -> Command,
) -> Result<Report, Failure> {
    let file = &person.book.book;
    let mut store = book::open(texts, file)?;
    // Nothing is signed here.
    let context = Context { now: now(), key: &sample_issuer_key() };
    let events = store
        .execute(&command(person), &context)
        .map_err(|error| Failure(messages::store_failed(texts, file, Path::new(""), &error)))?;
    Ok(Report {
        json: json!({ "system_id": person.system, "by": person.by, "reason": person.reason }),
        result: None,
        messages: events.iter().map(|event| messages::happened(texts, event)).collect(),
    })
}

//! The contract of a change log, run on both stores, and what only a file can do.
mod contract;
mod file;
mod processes;
mod stores;
mod vectors;

use std::ops::ControlFlow;

use xlm_core::calendar::UtcMicros;

use super::*;

/// 2026-11-24T06:35:00Z.
const NOW: i64 = 1_795_502_100_000_000;

fn draft(content: &str) -> Draft {
    Draft {
        at: UtcMicros(NOW),
        actor: "admin@server".to_owned(),
        reason: "because".to_owned(),
        payload: content.as_bytes().to_vec().into(),
    }
}

/// Appends at the head, whatever it is.
fn append(log: &mut impl Journal, content: &str) -> StoredEntry {
    let head = log.head().unwrap();
    append_after(log, head, draft(content)).unwrap()
}

/// Appends, and reads the entry back that was promised.
fn append_after(log: &mut impl Journal, head: Head, draft: Draft) -> Result<StoredEntry, AppendError> {
    let appended = log.append(head, draft)?;
    let entry = log.read(appended.head.number).unwrap().unwrap();
    assert_eq!((entry.head(), entry.at), (appended.head, appended.at));
    Ok(entry)
}

fn verify_all(log: &impl Journal) -> Result<Verified, VerifyError> {
    verify(log, &[], &mut |_| ControlFlow::Continue(()))
}

/// The first fault of a change log that has one.
fn fault(log: &impl Journal, anchors: &[Head]) -> ChainFault {
    match verify(log, anchors, &mut |_| ControlFlow::Continue(())) {
        Err(VerifyError::Fault(fault)) => fault,
        other => panic!("no fault: {other:?}"),
    }
}

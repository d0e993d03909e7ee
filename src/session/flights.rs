//! Calls to the license portal that are under way: the session goes on meanwhile, and looks after them.

use std::{sync::Arc, time::Duration};

use super::{Cancel, Engine, JobId, Outcome, PortalTask, Preview, SessionError, portal::nothing_came};
use crate::portal::client::{Call, Stage};

/// How often it is looked whether something has come back.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Whether a document must come back.
#[derive(Clone, Copy)]
enum Waiting {
    /// Something was sent: its answer.
    Answer,
    /// It was asked whether there is something new.
    News,
}

struct Flight {
    job: JobId,
    cancel: Cancel,
    call: Call,
    waiting: Waiting,
    told: Option<Stage>,
}

/// All that are under way.
#[derive(Default)]
pub(super) struct Flights(Vec<Flight>);

impl Flights {
    /// Sends what a task wants sent; gives an outcome only if that does not work.
    pub fn start(&mut self, engine: &mut Engine, task: PortalTask, job: JobId, cancel: &Cancel) -> Option<Outcome> {
        let (call, waiting) = match task {
            PortalTask::SendRequest(draft) => (engine.send_request(&draft.request), Waiting::Answer),
            PortalTask::SendRelease { tail_days } => (engine.send_release(tail_days), Waiting::Answer),
            PortalTask::Look => (engine.look_for_package(), Waiting::News),
        };
        match call {
            Ok(call) => {
                self.0.push(Flight { job, cancel: cancel.clone(), call, waiting, told: None });
                None
            }
            Err(error) => Some(waiting.outcome(Err(error))),
        }
    }

    /// How long to wait for other work before looking again; `idle` while nothing is under way.
    pub fn patience(&self, idle: Duration) -> Duration {
        if self.0.is_empty() { idle } else { LOOK_EVERY }
    }

    /// Has what was told told again: other work has had the word meanwhile.
    pub fn tell_again(&mut self) {
        self.0.iter_mut().for_each(|flight| flight.told = None);
    }

    /// Tells how far they are, and hands over what came of those that have ended.
    pub fn look(
        &mut self,
        engine: &mut Engine,
        mut tell: impl FnMut(JobId, u64, u64),
        mut ended: impl FnMut(&Engine, JobId, Outcome),
    ) {
        self.0.retain_mut(|flight| {
            let answer = if flight.cancel.is_cancelled() {
                Err(SessionError::Cancelled)
            } else if let Some(answer) = flight.call.answer() {
                answer.map_err(SessionError::from).and_then(|envelope| landed(engine, envelope))
            } else {
                let stage = flight.call.stage();
                if flight.told != Some(stage) {
                    flight.told = Some(stage);
                    tell(flight.job, stage as u64, Stage::ALL.len() as u64);
                }
                return true;
            };
            ended(engine, flight.job, flight.waiting.outcome(answer));
            false
        });
    }
}

impl Waiting {
    fn outcome(self, answer: Result<Option<Arc<Preview>>, SessionError>) -> Outcome {
        match self {
            Self::News => Outcome::Looked(answer),
            Self::Answer => Outcome::Answered(answer.and_then(|preview| preview.ok_or_else(nothing_came))),
        }
    }
}

fn landed(engine: &mut Engine, envelope: Option<String>) -> Result<Option<Arc<Preview>>, SessionError> {
    engine.refresh()?;
    Ok(envelope.map(|envelope| engine.preview_answer(envelope)).transpose()?.map(Arc::new))
}

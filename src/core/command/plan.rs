//! Beginning a plan, and ticking what of it was done on the XPhone server.

use alloc::{vec, vec::Vec};

use super::Refusal;
use crate::{
    document::SystemKind,
    event::Event,
    installation::Installation,
    plan::{PlanTask, plan_tasks},
};

pub(super) fn begin(installation: &Installation) -> Result<Vec<Event>, Refusal> {
    needs_planning(installation)?;
    let is_new = installation.plan.start.is_none() || !plan_tasks(installation).is_empty();
    if is_new { Ok(vec![Event::PlanBegun]) } else { Err(Refusal::NothingToDo) }
}

/// Only tasks of the plan as it is now are ticked: one that somebody has changed meanwhile stays open.
pub(super) fn tick(installation: &Installation, done: &[PlanTask], open: &[PlanTask]) -> Result<Vec<Event>, Refusal> {
    needs_planning(installation)?;
    let (tasks, ticked) = (plan_tasks(installation), &installation.plan.done);
    let done: Vec<PlanTask> = tasks
        .into_iter()
        .filter(|task| done.contains(task) && !ticked.contains(task) && !open.contains(task))
        .collect();
    let open: Vec<PlanTask> = ticked.iter().filter(|task| open.contains(task)).cloned().collect();
    if done.is_empty() && open.is_empty() {
        Err(Refusal::NothingToDo)
    } else {
        Ok(vec![Event::PlanTicked { done, open }])
    }
}

fn needs_planning(installation: &Installation) -> Result<(), Refusal> {
    match installation.kind() {
        SystemKind::Planning => Ok(()),
        kind => Err(Refusal::WrongKind { kind }),
    }
}

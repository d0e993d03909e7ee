//! Which panel waits for which job, so that an outcome reaches whoever asked, whatever is on screen meanwhile.
use crate::{
    session::{Cancel, JobId, Progress, Task, Worker},
    ui::panel::PanelId,
};

/// Who wants something done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Owner {
    /// A panel of the rail.
    Panel(PanelId),
    /// The set-up, which stands in the place of all panels.
    SetUp,
    /// The window itself.
    Shell,
}

/// What is to be done with an outcome.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// Its owner takes it.
    Owner,
    /// It is the change that was confirmed in the dialog.
    Commit,
    /// It is the same change, previewed again because the change log went on meanwhile.
    PreviewAgain,
    /// It looks for a newer package by itself.
    Look,
}

#[derive(Debug)]
struct Running {
    job: JobId,
    owner: Owner,
    purpose: Purpose,
    cancel: Cancel,
}

/// The jobs that are queued or run.
#[derive(Debug, Default)]
pub(super) struct Jobs(Vec<Running>);

impl Jobs {
    pub(super) fn submit(&mut self, worker: &mut Worker, task: Task, owner: Owner, purpose: Purpose) {
        let (job, cancel) = worker.submit(task);
        self.0.push(Running { job, owner, purpose, cancel });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whose outcome it is.
    pub(super) fn finished(&mut self, job: JobId) -> Option<(Owner, Purpose)> {
        let place = self.0.iter().position(|running| running.job == job)?;
        let running = self.0.remove(place);
        Some((running.owner, running.purpose))
    }

    /// Who waits for a job that goes on.
    pub(super) fn owner(&self, job: JobId) -> Option<Owner> {
        self.0.iter().find(|running| running.job == job).map(|running| running.owner)
    }

    pub(super) fn cancel(&self, owner: Owner) {
        self.0.iter().filter(|running| running.owner == owner).for_each(|running| running.cancel.cancel());
    }

    pub(super) fn is_busy(&self, owner: Owner) -> bool {
        self.0.iter().any(|running| running.owner == owner)
    }

    /// The progress, if it is that of the owner's job.
    pub(super) fn progress(&self, owner: Owner, progress: Option<Progress>) -> Option<(u64, Option<u64>)> {
        let progress = progress?;
        let is_its = self.0.iter().any(|running| running.owner == owner && running.job == progress.job);
        is_its.then_some((progress.done, progress.total))
    }
}

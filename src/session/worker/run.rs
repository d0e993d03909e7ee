//! How each task is done.

use std::{
    cell::{Cell, RefCell},
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{Cancel, JobId, Outcome, Passphrase, Progress, Shared, Task};
use crate::{
    session::{
        CertificateRead, CertificateReaders, Door, Engine, SessionError, export::save_holdings,
        files::read_users_file_while, flights::Flights, plan::save_plan, read_commands, scripts::save_commands,
    },
    text::Texts,
};

/// Reads certificates and hands them over several at a time, so that thousands do not wake the window one by one. Gives
/// back the last of them.
fn read_certificates(
    readers: &mut CertificateReaders,
    files: &[PathBuf],
    password: Option<&Passphrase>,
    goes_on: &dyn Fn(u64, Option<u64>) -> bool,
    mut hand_over: impl FnMut(Vec<CertificateRead>),
) -> Vec<CertificateRead> {
    const HAND_OVER_EVERY: Duration = Duration::from_millis(100);
    let waiting = RefCell::new(Vec::new());
    let last = Cell::new(Instant::now());
    let is_due = || last.get().elapsed() >= HAND_OVER_EVERY;
    let first = Cell::new(true);
    let go_on = |done: usize, total: usize| {
        if !first.take() && !is_due() {
            return true;
        }
        last.set(Instant::now());
        let read = waiting.take();
        if !read.is_empty() {
            hand_over(read);
        }
        goes_on(done as u64, Some(total as u64))
    };
    readers.read(files, password, go_on, |read| waiting.borrow_mut().extend(read));
    waiting.into_inner()
}

/// The window is woken with each report: a hundred thousand entries need not wake it as often.
const fn is_between_reports(number: u64) -> bool {
    !number.is_multiple_of(256)
}

/// Does a job, or begins it: without an outcome it goes on by itself.
pub(super) fn run(
    engine: &mut Engine,
    readers: &mut Option<CertificateReaders>,
    flights: &mut Flights,
    job: JobId,
    task: Task,
    cancel: &Cancel,
    shared: &Shared,
) -> Result<Option<Outcome>, SessionError> {
    let goes_on = |done: u64, total: Option<u64>| {
        shared.report(Progress { job, done, total });
        !cancel.is_cancelled()
    };
    engine.refresh()?;
    let outcome = match task {
        Task::Portal(task) => return Ok(flights.start(engine, task, job, cancel)),
        Task::SetUp { door: Door::Sample, .. } => {
            *engine = Engine::open_sample(&engine.surroundings, &|done, total| goes_on(done, Some(total)))?;
            Ok(Outcome::Done)
        }
        Task::SetUp { door, edition } => engine.set_up(&door, &edition).map(|()| Outcome::Done),
        Task::LeaveSample => {
            *engine = engine.leave_sample()?;
            Ok(Outcome::Done)
        }
        Task::Backup { file, passphrase } => engine.backup(&file, &passphrase.0).map(|()| Outcome::Done),
        Task::Restore { file, passphrase } => engine.restore(&file, &passphrase.0).map(|()| Outcome::Done),
        Task::RestoreKey { file, passphrase } => {
            engine.restore_key(&file, &passphrase.0).map(|()| Outcome::KeyRestored)
        }
        Task::PreviewNewKey => Ok(Outcome::Preview(Arc::new(engine.preview_new_key()?))),
        Task::PreviewCopy(copy) => Ok(Outcome::Preview(Arc::new(engine.preview_copy(&copy)?))),
        Task::ReadCertificates { files, password } => {
            let readers = readers.get_or_insert_with(|| CertificateReaders::new(engine.surroundings.reader.as_deref()));
            let rest = read_certificates(readers, &files, password.as_ref(), &goes_on, |read| {
                shared.deliver(job, Ok(Outcome::CertificatesSoFar(read)));
            });
            if cancel.is_cancelled() {
                // What was read stays.
                shared.deliver(job, Ok(Outcome::CertificatesSoFar(rest)));
                return Err(SessionError::Cancelled);
            }
            Ok(Outcome::Certificates(rest))
        }
        Task::KeepOrders(read) => engine.keep_orders(&read).map(|()| Outcome::Done),
        Task::SaveRequest { codes, reason, file } => {
            engine.save_request(&codes, reason, &file).map(Outcome::RequestSaved)
        }
        Task::DraftRequest { codes, reason } => {
            engine.draft_request(&codes, reason).map(|draft| Outcome::RequestDraft(Arc::new(draft)))
        }
        Task::DraftRelease { tail_days } => {
            engine.draft_release(tail_days).map(|draft| Outcome::ReleaseDraft(Arc::new(draft)))
        }
        Task::SaveDraft { draft, file } => engine.save_draft(&draft, &file).map(Outcome::RequestSaved),
        Task::UsePortal(settings) => {
            engine.surroundings.portal = settings;
            Ok(Outcome::Done)
        }
        Task::SaveRelease { tail_days, file } => engine.save_release(tail_days, &file).map(Outcome::ReleaseSaved),
        Task::IssueSample { request, package } => {
            engine.issue_sample(&request, &package)?;
            Ok(Outcome::PackageIssued(package))
        }
        Task::OpenLicenseFile(file) => {
            let command = engine.read_license_file(&file)?.command();
            Ok(Outcome::Preview(Arc::new(engine.preview(command)?)))
        }
        Task::ReadUsers { file, options } => {
            let file = read_users_file_while(&file, &|done, total| goes_on(done, Some(total)))?;
            let preview = engine.preview(file.command(options)).map(Arc::new);
            if cancel.is_cancelled() {
                return Err(SessionError::Cancelled);
            }
            Ok(Outcome::Users { file, preview })
        }
        Task::Preview(command) => Ok(Outcome::Preview(Arc::new(engine.preview_again(command)?))),
        Task::SaveCommands { commands, file } => {
            save_commands(&commands, &file)?;
            Ok(Outcome::Saved(file))
        }
        Task::ReadCommands(file) => read_commands(&file).map(Outcome::Commands),
        Task::Forecast(day) => Ok(Outcome::Forecast(Arc::new(engine.forecast(day)))),
        Task::PreviewUndo(number) => {
            let command = engine.undo_command(number)?;
            Ok(Outcome::Preview(Arc::new(engine.preview(command)?)))
        }
        Task::Commit { preview, reason } => {
            if cancel.is_cancelled() {
                return Err(SessionError::Cancelled);
            }
            engine.commit(&preview, &reason).map(Outcome::Committed)
        }
        Task::ChooseMachine(machine) => Ok(Outcome::Preview(Arc::new(engine.preview_machine(machine)?))),
        Task::ObserveHardware => engine.observe_hardware().map(|()| Outcome::Done),
        Task::ListChanges { after, language } => {
            let total = engine.head().number;
            let goes_on = |number| is_between_reports(number) || goes_on(number, Some(total));
            engine.list_changes(&Texts::new(language), after, goes_on).map(Outcome::Changes)
        }
        Task::LookBack(past) => {
            let total = engine.head().number;
            let goes_on = |number| is_between_reports(number) || goes_on(number, Some(total));
            Ok(Outcome::Past(Arc::new(engine.look_back(past, goes_on)?)))
        }
        Task::VerifyChanges { against } => {
            let total = engine.head().number;
            let known = engine.anchors(&against)?;
            let verified = engine.verify_changes_against(&known, |done| goes_on(done, Some(total)))?;
            Ok(Outcome::Verified { verified, anchors: known.len() })
        }
        Task::CallActor(name) => {
            engine.call_actor(&name);
            Ok(Outcome::Done)
        }
        Task::SavePlan { language, file } => {
            save_plan(&Texts::new(language), engine.installation(), &file)?;
            Ok(Outcome::Saved(file))
        }
        Task::SaveHoldings { first, last, form, file } => {
            let total = engine.head().number;
            save_holdings(engine, (first, last), form, &file, |number| goes_on(number, Some(total)))?;
            Ok(Outcome::Saved(file))
        }
    };
    outcome.map(Some)
}

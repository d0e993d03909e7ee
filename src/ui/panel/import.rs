//! License import: from the certificate of an order to licenses that count.
//!
//! Certificates are read, or their codes typed; own codes go into a request; the license package that answers it, or in a
//! planning system the vendor's license.xml, is imported after its difference was shown. Bad input loses nothing: what was
//! read and typed stays until it is redeemed or removed.

mod installed;
mod list;
mod orders;
mod package;
mod problem;
mod read_ui;
mod request;

use std::{collections::VecDeque, path::PathBuf, sync::Arc};

use eframe::egui::{Event, Ui};
use xlm_core::{
    code::{CodeError, CodeKind, RequestCode},
    document::SystemKind,
    license::FoundCode,
};

use self::{
    list::ReadList,
    orders::OrdersDraft,
    package::Imported,
    problem::{Part, Problem},
    read_ui::{Act, ReadDraft},
};
use super::{
    FileQuestion, FileQuestionKind, Panel, PanelContext, Wish,
    identity::ids_ui,
    page::{InputButton, columns_ui, field_and_button_ui, with_button_ui},
    page_ui,
    retrieval::{Next, Retrieval},
};
use crate::{
    session::{CertificateRead, JobId, Outcome, Preview, SavedRequest, SessionError, Task, View},
    text::Texts,
    ui::{
        theme::{secondary, section},
        widget::{
            CodeField, CodeState, DropArea, Field, FieldState, PanelHeader, Progress, Severity, StatusPill, card_ui,
            check_code, code_field_ui, drop_area_ui, panel_header_ui, progress_ui, secondary_button_ui,
        },
    },
};

/// The file dialog that asks for certificates.
const CHOOSE_CERTIFICATES: &str = "certificates";

/// A task that this panel waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    Certificates,
    Draft,
    Request,
    Sample,
    License,
    Keep,
    Order,
}

impl Asked {
    /// The part of the panel that shows what goes wrong.
    const fn part(self) -> Part {
        match self {
            Self::Certificates => Part::Certificates,
            Self::Draft | Self::Request | Self::Sample => Part::Request,
            Self::License => Part::License,
            Self::Keep | Self::Order => Part::Orders,
        }
    }
}

/// The panel.
#[derive(Default)]
pub struct ImportPanel {
    list: ReadList,
    read_draft: ReadDraft,
    typed_path: String,
    typed_code: String,
    request_path: String,
    license_path: String,
    /// Tasks without an outcome, in the order in which they were asked for; outcomes come in the same order.
    asked: VecDeque<Asked>,
    problem: Option<Problem>,
    saved: Option<SavedRequest>,
    /// Codes that the package in the dialog answers.
    answered: Vec<RequestCode>,
    imported: Option<Imported>,
    /// What is on its way to the license portal.
    retrieval: Retrieval,
    orders: OrdersDraft,
    /// Certificates of a job that goes on: their orders are kept when it ends.
    to_keep: Vec<CertificateRead>,
    /// Where a request is to be saved, while a question about another system stands before it.
    other_system: Option<request::Way>,
}

impl ImportPanel {
    /// Wants a task run and remembers it. What went wrong before in that part is over.
    fn ask(&mut self, asked: Asked, task: Task, context: &mut PanelContext<'_>) {
        self.problem = None;
        if asked != Asked::Certificates {
            self.imported = None;
        }
        self.asked.push_back(asked);
        context.run(task);
    }

    fn read_certificates(&mut self, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        if !files.is_empty() {
            self.ask(Asked::Certificates, Task::ReadCertificates { files, password: None }, context);
        }
    }

    /// Files of either sort: certificates are read; of license files one is opened, since each shows its own difference.
    fn take_files(&mut self, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        let (licenses, certificates): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| list::is_license_file(file));
        self.read_certificates(certificates, context);
        if let Some(file) = licenses.into_iter().next() {
            self.ask(Asked::License, Task::OpenLicenseFile(file), context);
        }
    }

    /// Has the orders of certificates kept that gave a code.
    fn keep_orders(&mut self, context: &mut PanelContext<'_>) {
        let read = std::mem::take(&mut self.to_keep);
        let gives_code = |read: &CertificateRead| read.outcome.as_ref().is_ok_and(|it| !it.codes.is_empty());
        let orders: Vec<CertificateRead> = read.into_iter().filter(gives_code).collect();
        let may_write = !context.view.is_read_only && context.view.installation.setup.is_some();
        if !orders.is_empty() && may_write {
            self.asked.push_back(Asked::Keep);
            context.run(Task::KeepOrders(orders));
        }
    }

    /// Paths or codes that are pasted while no input has the focus.
    fn take_pasted(&mut self, ui: &Ui, context: &mut PanelContext<'_>) {
        if ui.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| if let Event::Paste(text) = event { Some(text.clone()) } else { None })
        });
        let Some(text) = pasted else { return };
        match list::pasted_codes(&text).as_slice() {
            [] => self.take_files(list::pasted_paths(&text), context),
            codes => codes.iter().for_each(|code| self.list.add_typed(code.clone())),
        }
    }

    fn main_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        self.progress_ui(ui, context);
        self.sources_ui(ui, context);
        if !self.list.sources().is_empty() {
            ui.label(section(context.texts.get("import-list")));
        }
        let (texts, view, is_busy) = (context.texts, context.view, context.is_busy);
        match read_ui::list_ui(ui, texts, view, &self.list, &mut self.read_draft, is_busy) {
            Some(Act::Remove(index)) => self.list.remove(index),
            Some(Act::RemoveFaulty) => self.list.remove_faulty(),
            Some(Act::Confirm(code)) => self.list.confirm(code),
            Some(Act::Open(file, password)) => {
                let task = Task::ReadCertificates { files: vec![file], password: Some(password) };
                self.ask(Asked::Certificates, task, context);
            }
            None => {}
        }
        self.request_ui(ui, context);
        self.license_ui(ui, context);
    }

    fn progress_ui(&self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        if self.retrieval.is_sending() {
            return;
        }
        let Some(asked) = self.asked.front().filter(|_| context.is_busy) else { return };
        let texts = context.texts;
        let (done, total) = context.progress.map_or((0, None), |(done, total)| (done, total));
        let how_many =
            total.map(|total| texts.format("import-reading-count", &[("done", done.into()), ("total", total.into())]));
        let what = match asked {
            Asked::Certificates => "import-reading",
            Asked::Draft | Asked::Request | Asked::Sample | Asked::License | Asked::Keep | Asked::Order => {
                "import-working"
            }
        };
        let progress = Progress {
            what: texts.get(what).into_owned(),
            how_many: how_many.unwrap_or_default(),
            fraction: total.filter(|total| *total > 0).map(|total| done as f32 / total as f32),
            can_cancel: *asked == Asked::Certificates,
        };
        if progress_ui(ui, texts, &progress).is_some_and(|cancel| cancel.clicked()) {
            context.wishes.push(Wish::Cancel);
        }
    }

    /// Where certificates and codes come from: dropped, chosen, or typed.
    fn sources_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let is_hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
        let is_big = self.list.sources().is_empty() || is_hovering;
        if is_big {
            let area = DropArea {
                title: texts.get("import-drop-title").into_owned(),
                hint: texts.get("import-drop-hint").into_owned(),
                title_while_hovering: texts.get("import-drop-hovering").into_owned(),
                button: texts.get("import-choose").into_owned(),
            };
            if drop_area_ui(ui, &area).clicked() {
                ask_for_certificates(context);
            }
            problem::problem_ui(ui, texts, self.problem.as_ref(), Part::Certificates);
        }
        let title = if is_big { "import-type-in" } else { "import-add-more" };
        card_ui(ui, &texts.get(title), |ui| {
            if !is_big {
                ui.horizontal_wrapped(|ui| {
                    if secondary_button_ui(ui, &texts.get("import-choose")).clicked() {
                        ask_for_certificates(context);
                    }
                    ui.label(secondary(ui, texts.get("import-drop-more")));
                });
                problem::problem_ui(ui, texts, self.problem.as_ref(), Part::Certificates);
            }
            self.path_ui(ui, context);
            self.code_ui(ui, context);
        });
    }

    fn path_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let field = Field {
            label: texts.get("import-path").into_owned(),
            state: FieldState::Fine(texts.get("import-path-hint").into_owned()),
        };
        let path = list::typed_path(&self.typed_path);
        let button = InputButton { text: &texts.get("import-read"), is_ready: path.is_some() && !context.is_busy };
        let read = field_and_button_ui(ui, "certificate_path", &field, &mut self.typed_path, &button);
        if let Some(file) = path.filter(|_| read) {
            self.take_files(vec![file], context);
        }
    }

    fn code_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>) {
        let texts = context.texts;
        let field = CodeField {
            label: texts.get("import-code").into_owned(),
            hint: texts.get("import-code-hint").into_owned(),
        };
        let code = list::typed_code(&self.typed_code);
        let button = InputButton { text: &texts.get("import-add"), is_ready: code.is_some() };
        let typed = &mut self.typed_code;
        let add =
            with_button_ui(ui, &button, |ui| code_field_ui(ui, "typed_code", &field, typed, |text| check(texts, text)));
        if let Some(code) = code.filter(|_| add) {
            self.list.add_typed(code);
            self.typed_code.clear();
        }
    }

    /// Shows what a package or license.xml would change, wherever it came from.
    fn confirm(&mut self, preview: Arc<Preview>, context: &mut PanelContext<'_>) {
        self.answered = package::answered_codes(&preview.events, &preview.before.licenses.open_requests);
        context.wishes.push(Wish::Confirm(preview));
    }

    /// The outcome of a task that went well.
    fn take(&mut self, outcome: Outcome, context: &mut PanelContext<'_>) {
        match outcome {
            Outcome::CertificatesSoFar(read) => {
                self.to_keep.extend_from_slice(&read);
                self.list.add_certificates(read);
            }
            Outcome::Certificates(read) => {
                self.to_keep.extend_from_slice(&read);
                self.keep_orders(context);
                let all_read = read.iter().all(|certificate| certificate.outcome.is_ok());
                self.list.add_certificates(read);
                if all_read {
                    self.typed_path.clear();
                }
            }
            Outcome::RequestDraft(draft) => self.retrieval.show_request(draft),
            Outcome::RequestSaved(saved) => {
                self.retrieval.clear();
                self.request_path.clear();
                self.saved = Some(saved);
            }
            Outcome::Answered(answer) => match self.retrieval.answered(answer) {
                Next::Confirm(preview) => self.confirm(preview, context),
                Next::DraftAgain(task) => self.ask(Asked::Draft, *task, context),
                Next::Nothing => {}
            },
            Outcome::Looked(Ok(None)) => {
                let text = context.texts.get("network-look-none").into_owned();
                context.wishes.push(Wish::Tell { severity: Severity::Ok, text });
            }
            Outcome::Looked(Err(error)) => self.problem = Some(Problem { part: Part::License, error }),
            Outcome::PackageIssued(package) => self.ask(Asked::License, Task::OpenLicenseFile(package), context),
            Outcome::Preview(preview) | Outcome::Looked(Ok(Some(preview))) => self.confirm(preview, context),
            Outcome::Committed(committed) => {
                self.imported = Imported::by(&committed.entry, &self.answered);
                if self.imported.is_some() {
                    self.list.redeem(&self.answered, committed.entry.at);
                    self.answered.clear();
                    self.license_path.clear();
                    self.saved = None;
                    self.problem = None;
                    self.retrieval.clear();
                }
            }
            Outcome::Done
            | Outcome::KeyRestored
            | Outcome::Forecast(_)
            | Outcome::ReleaseDraft(_)
            | Outcome::ReleaseSaved(_)
            | Outcome::Users { .. }
            | Outcome::Changes(_)
            | Outcome::Commands(_)
            | Outcome::Past(_)
            | Outcome::Verified { .. }
            | Outcome::Saved(_) => {}
        }
    }
}

impl Panel for ImportPanel {
    fn panel_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        self.list.know_redeemed(&context.view.installation.licenses.orders.redeemed);
        self.take_pasted(ui, context);
        page_ui(ui, "import", |ui| {
            panel_header_ui(ui, &header(context.texts, context.view));
            let mut both = (&mut *self, &mut *context);
            columns_ui(
                ui,
                &mut both,
                |ui, (panel, context)| panel.main_ui(ui, context),
                |ui, (_, context)| {
                    ids_ui(ui, context.texts, context.view);
                    request::open_requests_ui(ui, context.texts, &context.view.installation.licenses.open_requests);
                },
            );
            self.orders_ui(ui, context);
            installed::installed_ui(ui, context.texts, context.view);
            self.other_system_ui(ui, context);
        });
        self.retrieval.dialog_ui(ui, context);
    }

    fn outcome(
        &mut self,
        _job: JobId,
        outcome: Result<Outcome, SessionError>,
        context: &mut PanelContext<'_>,
    ) -> Result<(), SessionError> {
        // A change that was confirmed in the dialog was not asked for here: it is the import of what was opened.
        // Files that came so far do not end their task, and what the portal says comes when it comes.
        let is_other = matches!(
            outcome,
            Ok(Outcome::Committed(_) | Outcome::CertificatesSoFar(_) | Outcome::Answered(_) | Outcome::Looked(_))
        );
        let asked = if is_other { None } else { self.asked.pop_front() };
        match outcome {
            Ok(outcome) => self.take(outcome, context),
            Err(SessionError::Cancelled) => self.keep_orders(context),
            Err(error) => self.problem = Some(Problem { part: asked.map_or(Part::License, Asked::part), error }),
        }
        Ok(())
    }

    fn files_chosen(&mut self, purpose: &'static str, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        match purpose {
            CHOOSE_CERTIFICATES => self.take_files(files, context),
            package::OPEN_LICENSE => {
                if let Some(file) = files.into_iter().next() {
                    self.ask(Asked::License, Task::OpenLicenseFile(file), context);
                }
            }
            request::SAVE_REQUEST => {
                if let Some(file) = files.into_iter().next() {
                    self.request(request::Way::File(file), context);
                }
            }
            _ => {}
        }
    }

    fn files_dropped(&mut self, files: Vec<PathBuf>, context: &mut PanelContext<'_>) {
        self.take_files(files, context);
    }
}

fn ask_for_certificates(context: &mut PanelContext<'_>) {
    let texts = context.texts;
    context.wishes.push(Wish::AskForFiles(FileQuestion {
        purpose: CHOOSE_CERTIFICATES,
        title: texts.get("import-dialog-certificates").into_owned(),
        kind: FileQuestionKind::OpenSeveral,
        filter: Some((texts.get("import-filter-all").into_owned(), vec!["pdf", "eml", "msg", "zip"])),
    }));
}

/// What the code field says about a text: ours are checked, the vendor's form is told from a mistyped one.
fn check(texts: &Texts, text: &str) -> CodeState {
    let is_ours = !matches!(text.parse::<RequestCode>(), Err(CodeError::UnknownPrefix));
    match list::typed_code(text) {
        Some(FoundCode::Foreign(_)) if !is_ours => {
            CodeState::Foreign { message: texts.get("import-code-foreign").into_owned() }
        }
        _ => check_code(texts, CodeKind::LicenseRequest, text),
    }
}

fn header(texts: &Texts, view: &View) -> PanelHeader {
    let (sentence, pill) = state(texts, view);
    PanelHeader { title: texts.get("common-panel-import").into_owned(), sentence, pill: Some(pill) }
}

/// What matters now, and the state of the licenses in a word.
fn state(texts: &Texts, view: &View) -> (String, StatusPill) {
    let licenses = &view.installation.licenses;
    let sentence = |id: &str| texts.get(id).into_owned();
    let pill = |severity, id: &str| StatusPill::new(severity, texts.get(id));
    if view.installation.kind() == SystemKind::Planning {
        let pill = match &licenses.vendor {
            Some(_) => pill(Severity::Ok, "import-pill-license-xml"),
            None => pill(Severity::Information, "import-pill-none"),
        };
        return (sentence("import-sentence-planning"), pill);
    }
    let is_asked = !licenses.open_requests.is_empty();
    match &licenses.package {
        None if is_asked => (sentence("import-sentence-asked"), pill(Severity::Information, "import-pill-none")),
        None => (sentence("import-sentence-new"), pill(Severity::Information, "import-pill-none")),
        Some(package) => match &package.verified {
            None => (sentence("import-sentence-untrusted"), pill(Severity::Danger, "import-pill-not-verified")),
            Some(verified) => {
                let number = ("number", package.generation.into());
                let installed = || {
                    let (issuer, customer) = (verified.issuer.to_string(), &verified.package.customer);
                    let values = [number.clone(), ("issuer", issuer.into()), ("customer", customer.into())];
                    texts.format("import-sentence-installed", &values)
                };
                let sentence = if is_asked { sentence("import-sentence-asked") } else { installed() };
                let text = texts.format("import-pill-package", std::slice::from_ref(&number));
                (sentence, StatusPill::new(Severity::Ok, text))
            }
        },
    }
}

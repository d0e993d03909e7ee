//! From codes to a request: saving it, what to do with the file, and the requests without an answer.

use std::path::PathBuf;

use eframe::egui::Ui;
use xlm_core::{
    code::SystemId,
    document::{DocumentKind, Reason, SystemKind},
    license::OpenRequest,
};

use super::{
    Asked, ImportPanel,
    list::{self, Source},
    orders::other_system,
    problem::{Part, problem_ui},
};
use crate::{
    session::{SavedRequest, Task, View},
    text::{Texts, sentences::rehosting},
    ui::{
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, Wish,
            page::{InputButton, field_and_button_ui, strip_ui},
        },
        theme::{secondary, strong},
        widget::{
            Button, Dialog, DialogAnswer, DialogKind, Field, FieldState, Severity, card_ui, dialog_ui,
            primary_button_ui, secondary_button_ui,
        },
    },
};

/// The file dialog that asks where a request goes.
pub const SAVE_REQUEST: &str = "request";

/// Which way a request goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Way {
    /// Into a file.
    File(PathBuf),
    /// To the license portal, after it was shown.
    Portal,
}

/// A name for the file that says whose request it is and of which day.
pub fn suggested_name(view: &View) -> String {
    let system = match view.installation.system_id() {
        Some(SystemId::Own(code)) => code.to_string(),
        Some(SystemId::Vendor(_)) | None => "request".to_owned(),
    };
    format!("{system}-{}.{}", view.at.day(), DocumentKind::Request.file_extension())
}

impl ImportPanel {
    /// Draws the card, if there is a code to request or a request was saved.
    pub(super) fn request_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let codes = self.list.codes_to_request().to_vec();
        let is_planning = context.view.installation.kind() == SystemKind::Planning;
        if (codes.is_empty() && self.saved.is_none()) || is_planning {
            return;
        }
        let texts = context.texts;
        card_ui(ui, &texts.get("import-request"), |ui| {
            if !codes.is_empty() {
                ui.label(texts.format("import-request-codes", &[("count", codes.len().into())]));
                if let Some(old) = &context.view.installation.licenses.old_system {
                    let values = [("product", old.product.name().into()), ("octet", old.last_octet().into())];
                    strip_ui(ui, Severity::Information, &texts.format("identity-upgrade-noted", &values), |_ui| {});
                }
                self.save_ui(ui, context);
            }
            problem_ui(ui, texts, self.problem.as_ref(), Part::Request);
            if let Some(saved) = &self.saved {
                let answer = saved_ui(ui, saved, context);
                if let Some(task) = answer {
                    self.ask(Asked::Sample, task, context);
                }
            }
        });
    }

    /// The ways to save a request, or why there are none here.
    fn save_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let hindrance = if !context.view.is_home_server {
            Some("import-request-workstation")
        } else if context.view.is_read_only {
            Some("import-request-read-only")
        } else {
            None
        };
        if let Some(hindrance) = hindrance {
            strip_ui(ui, Severity::Warning, &texts.get(hindrance), |_ui| {});
            return;
        }
        let name = suggested_name(context.view);
        if self.retrieval.is_under_way() {
            if self.retrieval.progress_ui(ui, context) {
                ask_where_to(&name, context);
            }
        } else {
            self.ways_ui(ui, context, &name);
        }
        let hint = texts.format("import-request-path-hint", &[("name", name.into())]);
        let field = Field { label: texts.get("import-request-path").into_owned(), state: FieldState::Fine(hint) };
        let path = list::typed_path(&self.request_path);
        let button = InputButton { text: &texts.get("common-save"), is_ready: path.is_some() && !context.is_busy };
        let save = field_and_button_ui(ui, "request_path", &field, &mut self.request_path, &button);
        if let Some(file) = path.filter(|_| save) {
            self.request(Way::File(file), context);
        }
    }

    /// The buttons: over the network where a portal is known, and by file.
    fn ways_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, name: &str) {
        let texts = context.texts;
        // While a request waits for its answer, that is the next step, and not another request.
        let waits = !context.view.installation.licenses.open_requests.is_empty();
        let (retrieve, word) = (texts.get("network-retrieve"), texts.get("import-request-save"));
        let portal = context.view.portal.clone();
        let first = |word| if waits { Button::secondary(word) } else { Button::primary(word) };
        ui.horizontal_wrapped(|ui| {
            if portal.is_some() && ui.add_enabled(!context.is_busy, first(&retrieve)).clicked() {
                self.request(Way::Portal, context);
            }
            let save = if portal.is_some() { Button::secondary(&word) } else { first(&word) };
            if ui.add_enabled(!context.is_busy, save).clicked() {
                ask_where_to(name, context);
            }
        });
        if let Some(address) = portal {
            ui.label(secondary(ui, texts.format("network-retrieve-hint", &[("address", address.into())])));
        }
    }

    /// Has a request for all codes of the list made; asks first if a certificate was made for another system.
    pub(super) fn request(&mut self, way: Way, context: &mut PanelContext<'_>) {
        if self.list.sources().iter().any(|source| other_system(context.view, source.system_id()).is_some()) {
            self.other_system = Some(way);
        } else {
            self.request_anyway(way, context);
        }
    }

    /// The question that stands before the licenses of another system are requested.
    pub(super) fn other_system_ui(&mut self, ui: &Ui, context: &mut PanelContext<'_>) {
        let Some(way) = self.other_system.clone() else { return };
        let texts = context.texts;
        let named = |source: &Source| other_system(context.view, source.system_id());
        let mut others: Vec<(String, String)> = self.list.sources().iter().filter_map(named).collect();
        others.dedup();
        let dialog = Dialog {
            title: texts.get("import-other-system-ask").into_owned(),
            confirm: texts.get("import-other-system-ask.confirm").into_owned(),
            cancel: texts.get("common-cancel").into_owned(),
            kind: DialogKind::Danger,
            can_confirm: !context.is_busy,
        };
        let answer = dialog_ui(ui, "other_system", &dialog, |ui| {
            for (theirs, here) in others {
                let values = [("theirs", theirs.into()), ("here", here.into())];
                ui.label(texts.format("import-other-system", &values));
            }
        });
        match answer {
            DialogAnswer::Open => return,
            DialogAnswer::Cancelled => {}
            DialogAnswer::Confirmed => self.request_anyway(way, context),
        }
        self.other_system = None;
    }

    fn request_anyway(&mut self, way: Way, context: &mut PanelContext<'_>) {
        let (codes, reason) = (self.list.codes_to_request().to_vec(), Reason::Activation);
        let Way::File(file) = way else {
            return self.ask(Asked::Draft, Task::DraftRequest { codes, reason }, context);
        };
        let file = list::with_ending(file, DocumentKind::Request.file_extension());
        // What could not be sent is open already: that very request is saved.
        if let Some(draft) = self.retrieval.failed_request() {
            return self.ask(Asked::Request, Task::SaveDraft { draft, file }, context);
        }
        if codes.is_empty() {
            return;
        }
        self.ask(Asked::Request, Task::SaveRequest { codes, reason, file }, context);
    }
}

fn ask_where_to(name: &str, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    context.wishes.push(Wish::AskForFiles(FileQuestion {
        purpose: SAVE_REQUEST,
        title: texts.get("import-dialog-request").into_owned(),
        kind: FileQuestionKind::Save { name: name.to_owned() },
        filter: Some((texts.get("import-filter-request").into_owned(), vec![DocumentKind::Request.file_extension()])),
    }));
}

/// What to do with a saved request. Gives back the task of the sample issuer, if it is to answer.
fn saved_ui(ui: &mut Ui, saved: &SavedRequest, context: &PanelContext<'_>) -> Option<Task> {
    let texts = context.texts;
    let file = saved.file.display().to_string();
    let is_sample = context.view.installation.kind() == SystemKind::Sample;
    let title = texts.format("import-request-saved", &[("file", (&file).into())]);
    strip_ui(ui, Severity::Ok, &title, |ui| {
        if !is_sample {
            ui.label(texts.get("import-request-next"));
            if secondary_button_ui(ui, &texts.get("import-copy-path")).clicked() {
                ui.ctx().copy_text(file.clone());
            }
            return None;
        }
        ui.label(texts.get("import-request-sample"));
        let package = saved.file.with_extension(DocumentKind::LicensePackage.file_extension());
        let clicked = ui
            .add_enabled_ui(!context.is_busy, |ui| {
                primary_button_ui(ui, &texts.get("import-request-sample-button")).clicked()
            })
            .inner;
        clicked.then(|| Task::IssueSample { request: saved.file.clone(), package })
    })
}

/// Draws the requests without an answer, newest first.
pub fn open_requests_ui(ui: &mut Ui, texts: &Texts, open: &[OpenRequest]) {
    card_ui(ui, &texts.get("import-open"), |ui| {
        if open.is_empty() {
            ui.label(secondary(ui, texts.get("import-open-none")));
        }
        for request in open.iter().rev() {
            let codes = texts.format("import-open-codes", &[("count", request.codes.len().into())]);
            ui.label(strong(format!("{} · {codes}", rehosting::reason_text(texts, request.reason))));
            let made = texts.format("import-open-since", &[("date", request.made_at.into())]);
            ui.label(secondary(ui, made));
        }
    });
}

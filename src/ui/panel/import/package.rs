//! The license package or license.xml: opening it, and what came of it.

use eframe::egui::Ui;
use xlm_core::{
    code::RequestCode,
    document::SystemKind,
    event::{Entry, Event},
    license::OpenRequest,
};

use super::{
    Asked, ImportPanel, list,
    problem::{Part, problem_ui},
};
use crate::{
    session::{PortalTask, Task},
    text::Texts,
    ui::{
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, Wish,
            page::{InputButton, field_and_button_ui, strip_ui},
        },
        theme::secondary,
        widget::{Button, Field, FieldState, Severity, card_ui},
    },
};

/// The file dialog that asks for a license package or license.xml.
pub const OPEN_LICENSE: &str = "license";

/// What was imported last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Imported {
    /// A license package.
    Package {
        /// Its number.
        number: u64,
        /// Codes that it redeemed.
        codes: usize,
    },
    /// The vendor's file.
    VendorLicense {
        /// The vendor's number of it.
        number: String,
    },
}

impl Imported {
    /// What an entry imported, if anything.
    pub fn by(entry: &Entry, codes: &[RequestCode]) -> Option<Self> {
        entry.events.iter().find_map(|event| match event {
            Event::PackageInstalled { generation, .. } => {
                Some(Self::Package { number: *generation, codes: codes.len() })
            }
            Event::VendorLicenseLoaded(license) => Some(Self::VendorLicense { number: license.license_number.clone() }),
            _ => None,
        })
    }
}

/// The codes of the request that a package answers.
pub fn answered_codes(events: &[Event], open: &[OpenRequest]) -> Vec<RequestCode> {
    let nonce = events.iter().find_map(|event| match event {
        Event::PackageInstalled { nonce, .. } => *nonce,
        _ => None,
    });
    let request = nonce.and_then(|nonce| open.iter().find(|request| request.nonce == nonce));
    request.map(|request| request.codes.clone()).unwrap_or_default()
}

impl ImportPanel {
    /// Draws the card.
    pub(super) fn license_ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let texts = context.texts;
        let is_planning = context.view.installation.kind() == SystemKind::Planning;
        let title = if is_planning { "import-license-planning" } else { "import-license" };
        card_ui(ui, &texts.get(title), |ui| {
            if let Some(imported) = &self.imported {
                imported_ui(ui, texts, imported);
            }
            ui.label(secondary(ui, texts.get("import-license-note")));
            let word = texts.get("import-license-open");
            let is_next = is_planning || !context.view.installation.licenses.open_requests.is_empty();
            let button = if is_next { Button::primary(&word) } else { Button::secondary(&word) };
            let portal = context.view.portal.is_some() && context.view.is_home_server;
            let (opens, looks) = ui
                .horizontal_wrapped(|ui| {
                    let opens = ui.add_enabled(!context.is_busy, button).clicked();
                    let look = texts.get("network-look");
                    (opens, portal && ui.add_enabled(!context.is_busy, Button::secondary(&look)).clicked())
                })
                .inner;
            if looks {
                self.problem = None;
                context.run(Task::Portal(PortalTask::Look));
            }
            if opens {
                context.wishes.push(Wish::AskForFiles(FileQuestion {
                    purpose: OPEN_LICENSE,
                    title: texts.get("import-dialog-license").into_owned(),
                    kind: FileQuestionKind::Open,
                    filter: Some((texts.get("import-filter-license").into_owned(), vec!["xlp", "xml"])),
                }));
            }
            let hint = if is_planning { "import-license-hint-planning" } else { "import-license-hint" };
            let field = Field {
                label: texts.get("import-license-file").into_owned(),
                state: FieldState::Fine(texts.get(hint).into_owned()),
            };
            let path = list::typed_path(&self.license_path);
            let button = InputButton { text: &texts.get("common-open"), is_ready: path.is_some() && !context.is_busy };
            let open = field_and_button_ui(ui, "license_path", &field, &mut self.license_path, &button);
            if let Some(file) = path.filter(|_| open) {
                self.ask(Asked::License, Task::OpenLicenseFile(file), context);
            }
            problem_ui(ui, texts, self.problem.as_ref(), Part::License);
        });
    }
}

fn imported_ui(ui: &mut Ui, texts: &Texts, imported: &Imported) {
    match imported {
        Imported::Package { number, codes } => {
            let title = texts.format("import-done-package", &[("number", (*number).into())]);
            strip_ui(ui, Severity::Ok, &title, |ui| {
                if *codes > 0 {
                    ui.label(texts.format("import-done-redeemed", &[("count", (*codes).into())]));
                }
            });
        }
        Imported::VendorLicense { number } => {
            let title = texts.format("import-done-license-xml", &[("number", number.into())]);
            strip_ui(ui, Severity::Ok, &title, |_ui| {});
        }
    }
}

//! The cards of what was read: a certificate or a typed code each, with its codes, or with what is wrong and the way out.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use eframe::egui::{Align, Id, Label, Layout, RichText, Ui};
use xlm_core::{
    document::SystemKind,
    license::{Certificate, CertificateFault, FoundCode, GuessedCode},
};
use zeroize::Zeroizing;

use super::{
    list::{CodeStatus, ReadList, Source},
    orders::other_system,
};
use crate::{
    session::{CertificateProblem, CertificateRead, Passphrase, View, messages},
    text::Texts,
    ui::{
        panel::page::{InputButton, message_ui, strip_ui, with_button_ui},
        theme::{code, secondary, strong, theme},
        widget::{
            Button, CodeDisplay, CodeUse, Field, FieldState, Icon, KeyValue, Severity, TextSize, card_ui,
            code_display_ui, icon_button_ui, icon_text_ui, key_values_ui, passphrase_field_ui, picture_ui,
            quiet_button_ui, secondary_button_ui,
        },
    },
};

/// Cards on one page: more at once would be slow to draw and nobody would read them.
const PAGE: usize = 50;

/// What is typed and where one is, until the list is left.
#[derive(Default)]
pub struct ReadDraft {
    page: usize,
    /// Passwords that are being typed, by the file that they open. Wiped when they are used.
    passwords: BTreeMap<PathBuf, Zeroizing<String>>,
}

/// What is wanted of the list.
#[derive(Debug)]
pub enum Act {
    /// Take a source out.
    Remove(usize),
    /// Take all out that give no code.
    RemoveFaulty,
    /// Read a file again, with a password.
    Open(PathBuf, Passphrase),
    /// A guess is right.
    Confirm(FoundCode),
}

/// Draws a card for each source of the page.
pub fn list_ui(
    ui: &mut Ui,
    texts: &Texts,
    view: &View,
    list: &ReadList,
    draft: &mut ReadDraft,
    is_busy: bool,
) -> Option<Act> {
    let sources = list.sources();
    draft.page = draft.page.min(sources.len().saturating_sub(1) / PAGE);
    let mut act = summary_ui(ui, texts, list, draft);
    let first = draft.page * PAGE;
    let drawn = Drawn { texts, view, list, is_busy };
    for (index, source) in sources.iter().enumerate().skip(first).take(PAGE) {
        ui.push_id(("read", index), |ui| {
            if let Some(wanted) = source_ui(ui, &drawn, draft, index, source) {
                act = Some(wanted);
            }
        });
    }
    act
}

/// What all parts of the list see.
#[derive(Clone, Copy)]
struct Drawn<'a> {
    texts: &'a Texts,
    view: &'a View,
    list: &'a ReadList,
    is_busy: bool,
}

/// How many there are, and the way from page to page.
fn summary_ui(ui: &mut Ui, texts: &Texts, list: &ReadList, draft: &mut ReadDraft) -> Option<Act> {
    let (count, faulty) = (list.sources().len(), list.faulty());
    let pages = count.div_ceil(PAGE);
    let mut act = None;
    if count > 3 && faulty > 0 || pages > 1 {
        ui.horizontal_wrapped(|ui| {
            let values = [("count", (count as u64).into()), ("faulty", (faulty as u64).into())];
            ui.label(secondary(ui, texts.format("import-list-count", &values)));
            if faulty > 0 && quiet_button_ui(ui, &texts.get("import-remove-faulty")).clicked() {
                act = Some(Act::RemoveFaulty);
            }
        });
    }
    if pages > 1 {
        ui.horizontal_wrapped(|ui| {
            let step = |ui: &mut Ui, id: &str, can: bool| {
                let text = texts.get(id);
                ui.add_enabled(can, Button::secondary(&text)).clicked()
            };
            if step(ui, "import-page-back", draft.page > 0) {
                draft.page -= 1;
            }
            if step(ui, "import-page-on", draft.page + 1 < pages) {
                draft.page += 1;
            }
            let values = [("page", (draft.page as u64 + 1).into()), ("pages", (pages as u64).into())];
            ui.label(secondary(ui, texts.format("import-page", &values)));
        });
    }
    act
}

/// How a source is called in sentences.
fn name(texts: &Texts, source: &Source) -> String {
    source.file_name().unwrap_or_else(|| texts.get("import-source-typed").into_owned())
}

fn source_ui(ui: &mut Ui, drawn: &Drawn<'_>, draft: &mut ReadDraft, index: usize, source: &Source) -> Option<Act> {
    let (texts, list) = (drawn.texts, drawn.list);
    card_ui(ui, "", |ui| {
        let mut act = head_ui(ui, texts, source).then_some(Act::Remove(index));
        let same = list.same_file(index).and_then(|first| list.sources().get(first));
        if let Some(first) = same {
            let text = texts.format("import-same-file", &[("source", name(texts, first).into())]);
            let colour = Severity::Information.colour(ui);
            icon_text_ui(ui, Severity::Information.icon(), colour, RichText::new(text), TextSize::Small);
            return act;
        }
        if let Source::Certificate(read) = source {
            match &read.outcome {
                Ok(certificate) => {
                    facts_ui(ui, texts, certificate);
                    if let Some((theirs, here)) = other_system(drawn.view, source.system_id()) {
                        let values = [("theirs", theirs.into()), ("here", here.into())];
                        strip_ui(ui, Severity::Warning, &texts.format("import-other-system", &values), |_ui| {});
                    }
                }
                Err(problem) => {
                    let message = messages::certificate_problem(texts, Path::new(&name(texts, source)), problem);
                    message_ui(ui, Severity::Warning, &message);
                    if is_locked(problem) {
                        act = password_ui(ui, drawn, draft, read).or(act);
                    }
                }
            }
        }
        for (place, found) in source.codes().into_iter().enumerate() {
            ui.push_id(place, |ui| {
                let status = list.status(index, found, open(drawn.view));
                match source.guess(found).filter(|_| status == CodeStatus::Guessed) {
                    Some(guess) => act = guess_ui(ui, texts, source, guess).or(act.take()),
                    None => code_ui(ui, texts, drawn.view, list, found, status),
                }
            });
        }
        act
    })
    .inner
}

fn is_locked(problem: &CertificateProblem) -> bool {
    matches!(problem, CertificateProblem::Fault(CertificateFault::Encrypted | CertificateFault::WrongPassword))
}

/// Asks for the password of a protected file. It is used once and kept nowhere.
fn password_ui(ui: &mut Ui, drawn: &Drawn<'_>, draft: &mut ReadDraft, read: &CertificateRead) -> Option<Act> {
    let texts = drawn.texts;
    let typed = draft.passwords.entry(read.source.clone()).or_default();
    let field = Field {
        label: texts.get("import-password").into_owned(),
        state: FieldState::Fine(texts.get("import-password-hint").into_owned()),
    };
    let text = texts.get("import-password-open");
    let button = InputButton { text: &text, is_ready: !typed.is_empty() && !drawn.is_busy };
    let opens = with_button_ui(ui, &button, |ui| passphrase_field_ui(ui, "password", &field, typed));
    opens.then(|| Act::Open(read.source.clone(), Passphrase(std::mem::take(typed))))
}

/// A guess beside what it was recognised in, to be compared by a person.
fn guess_ui(ui: &mut Ui, texts: &Texts, source: &Source, guess: &GuessedCode) -> Option<Act> {
    let mut act = None;
    let text = guess.code.to_string();
    strip_ui(ui, Severity::Warning, &texts.get("import-guess"), |ui| {
        let id = Id::unique(("guess", name(texts, source), &text, guess.picture.len()));
        picture_ui(ui, id, &texts.get("import-guess-picture"), &guess.picture);
        ui.label(code(text.clone()));
        ui.label(secondary(ui, texts.get("import-guess-compare")));
        let confirm = texts.format("import-guess-confirm", &[("code", text.into())]);
        if secondary_button_ui(ui, &confirm).clicked() {
            act = Some(Act::Confirm(guess.code.clone()));
        }
    });
    act
}

fn open(view: &View) -> &[xlm_core::license::OpenRequest] {
    &view.installation.licenses.open_requests
}

/// The name, and at the right the button that takes the source off the list.
fn head_ui(ui: &mut Ui, texts: &Texts, source: &Source) -> bool {
    let name = name(texts, source);
    let remove = texts.format("import-remove", &[("source", (&name).into())]);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let clicked = icon_button_ui(ui, Icon::Close, &remove).clicked();
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add_space(theme().spacing.tiny);
                ui.add(Label::new(strong(name)).truncate());
            });
            clicked
        })
        .inner
    })
    .inner
}

fn facts_ui(ui: &mut Ui, texts: &Texts, certificate: &Certificate) {
    let unknown = || texts.get("common-unknown").into_owned();
    let item = |item: &xlm_core::license::CertificateLicense| {
        let values = [("quantity", item.quantity.into()), ("name", (&item.name).into())];
        texts.format("import-licenses-item", &values)
    };
    let licenses = match certificate.licenses.as_slice() {
        [] => texts.get("import-licenses-unknown").into_owned(),
        items => items.iter().map(item).collect::<Vec<_>>().join(", "),
    };
    let rows = [
        KeyValue::new(texts.get("import-order-number"), certificate.order_number.clone().unwrap_or_else(unknown)),
        KeyValue::new(texts.get("import-customer"), certificate.customer.clone().unwrap_or_else(unknown)),
        KeyValue::new(texts.get("import-licenses"), licenses),
    ];
    key_values_ui(ui, &rows);
}

fn code_ui(ui: &mut Ui, texts: &Texts, view: &View, list: &ReadList, found: &FoundCode, status: CodeStatus) {
    let kind = view.installation.kind();
    if status == CodeStatus::Foreign {
        foreign_ui(ui, texts, kind, found);
        return;
    }
    let (severity, text) = match status {
        CodeStatus::Valid if kind == SystemKind::Planning => {
            (Severity::Information, texts.get("import-code-valid-elsewhere").into_owned())
        }
        CodeStatus::Valid | CodeStatus::Guessed | CodeStatus::Foreign => {
            (Severity::Ok, texts.get("import-code-valid").into_owned())
        }
        CodeStatus::Requested { at } => {
            (Severity::Information, texts.format("import-code-requested", &[("date", at.day().into())]))
        }
        CodeStatus::Redeemed { at } => {
            (Severity::Ok, texts.format("import-code-redeemed", &[("date", at.day().into())]))
        }
        CodeStatus::Repeated { source } => {
            let earlier = list.sources().get(source).map(|it| name(texts, it)).unwrap_or_default();
            (Severity::Information, texts.format("import-code-repeated", &[("source", earlier.into())]))
        }
    };
    ui.add_space(theme().spacing.tiny);
    ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
    ui.label(code(found.to_string()));
    let colour = severity.colour(ui);
    icon_text_ui(ui, severity.icon(), colour, RichText::new(text).color(colour), TextSize::Small);
}

/// A code of the vendor's form: it can be copied, and the way to redeem it in XPhone stands below.
fn foreign_ui(ui: &mut Ui, texts: &Texts, kind: SystemKind, found: &FoundCode) {
    let display = CodeDisplay {
        name: texts.get("import-code-of-vendor").into_owned(),
        code: found.to_string(),
        note: String::new(),
        code_use: CodeUse::Copy,
    };
    code_display_ui(ui, texts, &display);
    strip_ui(ui, Severity::Information, &texts.get("import-foreign-title"), |ui| {
        ui.label(texts.get("import-foreign-redeem"));
        let then = match kind {
            SystemKind::Planning => "import-foreign-load",
            SystemKind::Licensed | SystemKind::Sample => "import-foreign-other-system",
        };
        ui.label(secondary(ui, texts.get(then)));
    });
}

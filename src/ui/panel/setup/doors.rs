//! The doors, a card each.
use std::{path::PathBuf, sync::Arc};

use eframe::egui::{RichText, Ui};
use xlm_core::{
    catalog::Catalog,
    code::{CodeKind, SystemCode},
};

use super::{BACKUP_FILE, LICENSE_FILE, SetupPanel, Way};
use crate::{
    session::{Door, Passphrase, Task},
    ui::{
        panel::{
            FileQuestion, FileQuestionKind, PanelContext, Wish,
            page::{InputButton, field_and_button_ui},
        },
        theme::{medium, secondary, strong, theme},
        widget::{
            Button, CodeField, Field, FieldState, Icon, Radio, card_ui, check_code, code_field_ui, passphrase_field_ui,
            radio_group_ui,
        },
    },
};

fn text_ui(ui: &mut Ui, context: &PanelContext<'_>, id: &str) {
    ui.label(secondary(ui, context.texts.get(id)));
    ui.add_space(theme().spacing.tiny);
}

/// A new system. It is what most come for, so it has the primary button.
pub(super) fn new_ui(ui: &mut Ui, panel: &mut SetupPanel, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("setup-new"), |ui| {
        text_ui(ui, context, "setup-new.text");
        edition_ui(ui, panel, context);
        ui.add_space(theme().spacing.tiny);
        if ui.add(Button::primary(&texts.get("setup-new.action")).icon(Icon::Server)).clicked() {
            panel.set_up(context, Door::New);
        }
    });
}

fn edition_ui(ui: &mut Ui, panel: &mut SetupPanel, context: &PanelContext<'_>) {
    let texts = context.texts;
    ui.horizontal_wrapped(|ui| {
        let name = texts.get("setup-edition");
        ui.label(RichText::new(name.as_ref()).font(medium(theme().text.body)));
        let radio = |catalog: &Arc<Catalog>| {
            let text = texts.format("setup-edition-name", &[("version", catalog.product_version.into())]);
            Radio::new(catalog.edition.clone(), text)
        };
        let radios = context.view.installation.catalogs.0.iter().map(radio).collect();
        radio_group_ui(ui, &name, &mut panel.edition, radios);
    });
}

/// The server was replaced: the X-ID again, or a backup.
pub(super) fn replaced_ui(ui: &mut Ui, panel: &mut SetupPanel, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("setup-replaced"), |ui| {
        text_ui(ui, context, "setup-replaced.text");
        ui.label(strong(texts.get("setup-backup")));
        let question = FileQuestion {
            purpose: BACKUP_FILE,
            title: texts.get("setup-backup-file").into_owned(),
            kind: FileQuestionKind::Open,
            filter: None,
        };
        file_ui(ui, context, question, &mut panel.backup);
        let field = Field { label: texts.get("setup-passphrase").into_owned(), state: FieldState::Fine(String::new()) };
        passphrase_field_ui(ui, "passphrase", &field, &mut panel.passphrase);
        let is_ready = !panel.backup.trim().is_empty() && !panel.passphrase.is_empty();
        if ui.add_enabled(is_ready, Button::secondary(&texts.get("setup-backup.action"))).clicked() {
            panel.failure = None;
            panel.way = Some(Way::Own);
            context.run(Task::Restore {
                file: PathBuf::from(panel.backup.trim()),
                passphrase: Passphrase(std::mem::take(&mut panel.passphrase).into()),
            });
        }
        ui.add_space(theme().spacing.medium);
        ui.label(strong(texts.get("setup-x-id")));
        let field = CodeField {
            label: texts.get("common-system-id").into_owned(),
            hint: texts.get("setup-x-id.hint").into_owned(),
        };
        code_field_ui(ui, "x_id", &field, &mut panel.system_id, |text| check_code(texts, CodeKind::SystemId, text));
        let code = panel.system_id.parse::<SystemCode>();
        if ui.add_enabled(code.is_ok(), Button::secondary(&texts.get("setup-x-id.action"))).clicked()
            && let Ok(code) = code
        {
            panel.set_up(context, Door::Replaced(code));
        }
    });
}

/// Planning with the license file of a running XPhone server.
pub(super) fn planning_ui(ui: &mut Ui, panel: &mut SetupPanel, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("setup-planning"), |ui| {
        text_ui(ui, context, "setup-planning.text");
        let question = FileQuestion {
            purpose: LICENSE_FILE,
            title: texts.get("setup-license-file").into_owned(),
            kind: FileQuestionKind::Open,
            filter: Some((texts.get("setup-license-file").into_owned(), vec!["xml"])),
        };
        file_ui(ui, context, question, &mut panel.license_file);
        let is_ready = !panel.license_file.trim().is_empty();
        if ui.add_enabled(is_ready, Button::secondary(&texts.get("setup-planning.action"))).clicked() {
            let file = PathBuf::from(panel.license_file.trim());
            panel.set_up(context, Door::Planning(file));
        }
    });
}

/// The sample company.
pub(super) fn sample_ui(ui: &mut Ui, panel: &mut SetupPanel, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    card_ui(ui, &texts.get("setup-sample"), |ui| {
        text_ui(ui, context, "setup-sample.text");
        if ui.add(Button::secondary(&texts.get("setup-sample.action")).icon(Icon::Users)).clicked() {
            panel.set_up(context, Door::Sample);
        }
    });
}

/// A path that can be typed, for where there are no file dialogs, and a button that opens one.
fn file_ui(ui: &mut Ui, context: &mut PanelContext<'_>, question: FileQuestion, path: &mut String) {
    let field = Field { label: question.title.clone(), state: FieldState::Fine(String::new()) };
    let browse = context.texts.get("common-browse");
    let button = InputButton { text: &browse, is_ready: true };
    if field_and_button_ui(ui, question.purpose, &field, path, &button) {
        context.wishes.push(Wish::AskForFiles(question));
    }
}

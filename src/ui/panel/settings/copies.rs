//! The copies of the change log that the program makes by itself, and the way back to one of them.
use eframe::egui::{Align, Layout, Ui, vec2};

use crate::{
    session::{CopyCause, SavedCopy, Task},
    text::Texts,
    ui::{
        panel::PanelContext,
        theme::{secondary, small, theme},
        widget::{Button, card_ui},
    },
};

/// Draws the card.
pub(super) fn ui(ui: &mut Ui, context: &mut PanelContext<'_>) {
    let (texts, copies) = (context.texts, &context.view.copies);
    card_ui(ui, &texts.get("settings-copies"), |ui| {
        ui.label(secondary(ui, texts.get("settings-copies.text")));
        if copies.saved.is_empty() {
            ui.label(texts.get("settings-copies-none"));
            return;
        }
        for copy in copies.saved.iter().rev() {
            copy_ui(ui, copy, context);
        }
        let folder = copies.folder.display().to_string();
        ui.label(small(ui, texts.format("settings-copies-folder", &[("folder", folder.into())])));
    });
}

/// When and why a copy was made: "24 Nov 2026, 06:35 UTC, before an import".
fn name(texts: &Texts, copy: &SavedCopy) -> String {
    let id = match copy.cause {
        CopyCause::Import => "settings-copies-before-import",
        CopyCause::Update => "settings-copies-before-update",
        CopyCause::Restore => "settings-copies-before-restore",
    };
    texts.format(id, &[("moment", texts.moment(copy.made_at).into())])
}

fn copy_ui(ui: &mut Ui, copy: &SavedCopy, context: &mut PanelContext<'_>) {
    let texts = context.texts;
    let name = name(texts, copy);
    let may_restore = !context.view.is_read_only && !context.is_busy;
    let size = vec2(ui.available_width(), theme().height.control);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let restore = ui.add_enabled(may_restore, Button::quiet(&texts.get("settings-copies-restore")));
        let restore =
            restore.accessible_name(texts.format("settings-copies-restore-name", &[("copy", (&name).into())]));
        if restore.clicked() {
            context.run(Task::PreviewCopy(copy.file.clone()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
            ui.label(&name);
            let kilobytes = copy.size.div_ceil(1 << 10);
            let values = [("entry", copy.entry.to_string().into()), ("size", kilobytes.into())];
            ui.label(small(ui, texts.format("settings-copies-detail", &values)));
        });
    });
}

//! A code to read out or to copy.
use eframe::egui::{Response, RichText, Ui, WidgetInfo, accesskit::Role};

use super::{Button, Icon};
use crate::{
    text::Texts,
    ui::theme::{code, medium, palette, small, theme},
};

/// Whether a code may be taken elsewhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeUse {
    /// It can be copied.
    Copy,
    /// It is shown, and copying it would mislead.
    ShowOnly,
}

/// What a code display shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CodeDisplay {
    /// What the code is.
    pub name: String,
    /// The code in groups.
    pub code: String,
    /// More about it, below; may be empty.
    pub note: String,
    /// Whether there is a copy button.
    pub code_use: CodeUse,
}

/// Draws a code. The copy button puts the code on the clipboard and shows a tick until the pointer and the focus leave
/// it.
pub fn code_display_ui(ui: &mut Ui, texts: &Texts, display: &CodeDisplay) -> Response {
    let theme = theme();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        ui.label(RichText::new(&display.name).font(medium(theme.text.body)).color(palette(ui).secondary));
        ui.spacing_mut().interact_size.y = theme.height.target;
        ui.horizontal(|ui| {
            let label = ui.label(code(&display.code));
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} {}", display.name, display.code)));
            if display.code_use == CodeUse::Copy {
                copy_button_ui(ui, texts, display);
            }
        });
        if !display.note.is_empty() {
            ui.label(small(ui, &display.note));
        }
        ui.add_space(theme.spacing.small);
    })
    .response
}

fn copy_button_ui(ui: &mut Ui, texts: &Texts, display: &CodeDisplay) {
    let memory = ui.make_persistent_id(("copied", &display.name));
    let was_copied = ui.data(|data| data.get_temp::<String>(memory)).is_some_and(|copied| copied == display.code);
    let name = texts.format("common-copy-named", &[("name", (&display.name).into())]);
    let icon = if was_copied { Icon::Done } else { Icon::Copy };
    let button = ui.add(Button::icon_only(icon, &name));
    if was_copied {
        ui.label(RichText::new(texts.get("common-copied")).color(palette(ui).ok));
    }
    if button.clicked() {
        ui.ctx().copy_text(display.code.clone());
        ui.data_mut(|data| data.insert_temp(memory, display.code.clone()));
        ui.ctx().request_repaint();
    } else if was_copied && !button.hovered() && !button.has_focus() {
        ui.data_mut(|data| data.remove::<String>(memory));
        ui.ctx().request_repaint();
    }
}

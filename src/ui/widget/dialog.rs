//! A dialog over the window: title, body, buttons. Esc cancels, Enter confirms.
use eframe::egui::{
    Align, Frame, Id, Key, Layout, Margin, Modal, ScrollArea, Stroke, TextEdit, Ui, UiKind, accesskit::Role, vec2,
};

use super::Button;
use crate::ui::theme::{palette, section, theme};

/// How much the main button of a dialog can do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DialogKind {
    /// Enter confirms.
    Ordinary,
    /// Something is taken away: the button is red, Cancel has the focus, and Enter alone does not confirm.
    Danger,
}

/// What a dialog shows around its body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dialog {
    /// Its title.
    pub title: String,
    /// The main button, as a verb.
    pub confirm: String,
    /// The other button; empty if there is only one.
    pub cancel: String,
    /// How much the main button can do.
    pub kind: DialogKind,
    /// Whether the main button can be pressed yet.
    pub can_confirm: bool,
}

/// What came of a dialog in this pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DialogAnswer {
    /// Nothing yet.
    Open,
    /// The main button, or Enter.
    Confirmed,
    /// The other button, Esc, or a click beside it.
    Cancelled,
}

/// Draws a dialog; `id_salt` keeps dialogs apart.
pub fn dialog_ui(ui: &Ui, id_salt: &str, dialog: &Dialog, add_body: impl FnOnce(&mut Ui)) -> DialogAnswer {
    let (theme, palette) = (theme(), palette(ui));
    let context = ui.ctx().clone();
    let id = Id::unique(("dialog", id_salt));
    let is_new = context.data_mut(|data| !std::mem::replace(data.get_temp_mut_or(id.with("open"), false), true));
    // What Enter means is decided by who had the focus when it was pressed.
    let focused_before = context.memory(eframe::egui::Memory::focused);
    let room = context.content_rect().shrink(theme.spacing.huge);
    let frame = Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(theme.border, palette.border))
        .corner_radius(theme.corner)
        .inner_margin(Margin::same(theme.spacing.huge as i8));
    let modal = Modal::new(id).frame(frame).backdrop_color(palette.scrim).show(&context, |ui| {
        name_ui(ui, &dialog.title);
        ui.set_width(theme.width.dialog.min(room.width()) - 2.0 * theme.spacing.huge);
        // Without it a long body would grow by a little in each pass, because the room is that of the pass before.
        ui.set_max_height(room.height() - 2.0 * theme.spacing.huge);
        // What is in the dialog must not touch the bar that scrolls it.
        ui.spacing_mut().scroll.floating_allocated_width = theme.spacing.medium;
        ui.label(section(&dialog.title));
        ui.add_space(theme.spacing.tiny);
        let buttons = theme.height.control + theme.spacing.large + theme.spacing.vast;
        ScrollArea::vertical()
            .max_height(room.height() - buttons - 2.0 * theme.spacing.huge)
            .auto_shrink([false, true])
            .show(ui, add_body);
        ui.add_space(theme.spacing.medium);
        buttons_ui(ui, dialog, is_new)
    });
    let enter = || {
        let in_a_field = focused_before.is_none_or(|id| TextEdit::load_state(&context, id).is_some());
        dialog.kind == DialogKind::Ordinary && in_a_field && context.input(|input| input.key_pressed(Key::Enter))
    };
    let answer = match modal.inner {
        DialogAnswer::Open if modal.should_close() => DialogAnswer::Cancelled,
        DialogAnswer::Open if dialog.can_confirm && enter() => DialogAnswer::Confirmed,
        answer => answer,
    };
    if answer != DialogAnswer::Open {
        context.data_mut(|data| data.remove::<bool>(id.with("open")));
    }
    answer
}

/// Names the dialog for screen readers: not by a node of its own, but by the one that holds all that is in it.
fn name_ui(ui: &Ui, title: &str) {
    let modal = ui.stack().iter().find(|level| level.kind() == Some(UiKind::Modal));
    let id = modal.map_or(ui.unique_id(), |level| level.unique_id);
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::Dialog);
        node.set_label(title);
        node.set_modal();
    });
}

/// The buttons at the right, the main one first as on Windows.
fn buttons_ui(ui: &mut Ui, dialog: &Dialog, is_new: bool) -> DialogAnswer {
    // As high as a button: a layout without a size would keep the height of a dialog that was higher before.
    let size = vec2(ui.available_width(), theme().height.control);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        let mut answer = DialogAnswer::Open;
        if !dialog.cancel.is_empty() {
            let cancel = ui.add(Button::secondary(&dialog.cancel));
            if is_new && dialog.kind == DialogKind::Danger {
                cancel.request_focus();
            }
            if cancel.clicked() {
                answer = DialogAnswer::Cancelled;
            }
        }
        let button = match dialog.kind {
            DialogKind::Ordinary => Button::primary(&dialog.confirm),
            DialogKind::Danger => Button::danger(&dialog.confirm),
        };
        let confirm = ui.add_enabled(dialog.can_confirm, button);
        if is_new && dialog.kind == DialogKind::Ordinary && dialog.can_confirm {
            confirm.request_focus();
        }
        if confirm.clicked() { DialogAnswer::Confirmed } else { answer }
    })
    .inner
}

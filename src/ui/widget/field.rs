//! An input with its label above and a hint or what is wrong below.
use eframe::egui::{
    Color32, Frame, Id, Margin, Response, RichText, ScrollArea, Stroke, TextEdit, TextStyle, Ui, accesskit::Invalid,
    vec2,
};

use super::{Icon, Severity, TextSize, icon_text_ui};
use crate::ui::theme::{medium, palette, secondary, small, theme};

/// What stands below an input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldState {
    /// A hint; may be empty.
    Fine(String),
    /// What is wrong and how to make it right.
    Wrong(String),
}

/// What stands around an input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Its name, above it.
    pub label: String,
    /// What stands below it.
    pub state: FieldState,
}

/// Draws an input of one line as wide as the room, but not wider than a dialog.
pub fn field_ui(ui: &mut Ui, id_salt: &str, field: &Field, text: &mut String) -> Response {
    labelled_ui(ui, id_salt, field, TextEdit::singleline(text))
}

/// The same for a passphrase: what is typed is shown as dots.
pub fn passphrase_field_ui(ui: &mut Ui, id_salt: &str, field: &Field, text: &mut String) -> Response {
    labelled_ui(ui, id_salt, field, TextEdit::singleline(text).password(true))
}

/// The same for a text of several lines that is pasted, such as what another program says: as wide as the room, and
/// no more than these rows are seen at once.
pub fn text_area_ui(ui: &mut Ui, id_salt: &str, field: &Field, rows: usize, text: &mut String) -> Response {
    let theme = theme();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        let label = ui.label(RichText::new(&field.label).font(medium(theme.text.body)));
        let id = ui.make_persistent_id(id_salt);
        let height = rows as f32 * ui.text_style_height(&TextStyle::Monospace);
        // The frame stays where it is while the text in it moves.
        let response = frame(ui, id, border(ui, field)).show(ui, |ui| {
            let scroll = ScrollArea::vertical().id_salt(id_salt).max_height(height).auto_shrink([false, true]);
            scroll.show(ui, |ui| {
                let edit = TextEdit::multiline(text).font(TextStyle::Monospace).desired_rows(rows);
                ui.add(edit.id(id).frame(Frame::NONE).desired_width(f32::INFINITY)).labelled_by(label.id)
            })
        });
        let response = response.inner;
        message_ui(ui, field, &response.inner);
        response.inner
    })
    .inner
}

fn labelled_ui(ui: &mut Ui, id_salt: &str, field: &Field, edit: TextEdit<'_>) -> Response {
    let theme = theme();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        let label = ui.label(RichText::new(&field.label).font(medium(theme.text.body)));
        let border = border(ui, field);
        let id = ui.make_persistent_id(id_salt);
        let width = ui.available_width().min(theme.width.dialog);
        let response = framed(ui, id, edit.desired_width(width), border, 0.0).labelled_by(label.id);
        message_ui(ui, field, &response);
        response
    })
    .inner
}

/// The line around an input: it says as well whether something is wrong.
fn border(ui: &Ui, field: &Field) -> Color32 {
    match field.state {
        FieldState::Fine(_) => palette(ui).outline,
        FieldState::Wrong(_) => palette(ui).danger,
    }
}

/// What stands below an input.
fn message_ui(ui: &mut Ui, field: &Field, response: &Response) {
    let palette = palette(ui);
    let (message, is_wrong) = match &field.state {
        FieldState::Fine(hint) => (hint, false),
        FieldState::Wrong(problem) => (problem, true),
    };
    if is_wrong {
        let text = RichText::new(message).color(palette.danger);
        icon_text_ui(ui, Severity::Danger.icon(), palette.danger, text, TextSize::Small);
    } else if !message.is_empty() {
        ui.label(small(ui, message));
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(message.as_str());
        if is_wrong {
            node.set_invalid(Invalid::True);
        }
    });
}

/// Asks the search input of what is shown to take the focus.
pub fn go_to_search(ui: &Ui) {
    ui.data_mut(|data| data.insert_temp(Id::unique("go to search"), true));
}

/// Draws a search input; its name stands in it as long as it is empty.
pub fn search_field_ui(ui: &mut Ui, id_salt: &str, name: &str, text: &mut String) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let id = ui.make_persistent_id(id_salt);
    let width = ui.available_width().min(theme.width.tree);
    let icon_room = theme.text.icon + theme.spacing.small;
    let edit = TextEdit::singleline(text).hint_text(secondary(ui, name)).desired_width(width);
    let response = framed(ui, id, edit, palette.outline, icon_room);
    if ui.data_mut(|data| data.remove_temp::<bool>(Id::unique("go to search"))).is_some() {
        response.request_focus();
    }
    let centre = response.rect.left_center() + vec2(theme.spacing.small + theme.text.icon / 2.0, 0.0);
    Icon::Search.paint(ui.painter(), centre, theme.text.icon, palette.secondary);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// The frame of an input: 32 points high around a line, with a ring while it has the focus.
fn frame(ui: &Ui, id: Id, border: Color32) -> Frame {
    let (theme, palette) = (theme(), palette(ui));
    let is_focused = ui.memory(|memory| memory.has_focus(id));
    let stroke = if is_focused { Stroke::new(theme.focus, palette.accent) } else { Stroke::new(theme.border, border) };
    // A thicker border takes its room from the margin, so that nothing moves.
    let margin = theme.spacing.small - stroke.width;
    Frame::new()
        .fill(palette.surface)
        .corner_radius(theme.corner)
        .stroke(stroke)
        .inner_margin(Margin::same(margin as i8))
}

/// An input of one line in its frame, with room before its text.
fn framed(ui: &mut Ui, id: Id, edit: TextEdit<'_>, border: Color32, room_before: f32) -> Response {
    let mut frame = frame(ui, id, border);
    frame.inner_margin.left += room_before as i8;
    ui.add(edit.id(id).frame(frame))
}

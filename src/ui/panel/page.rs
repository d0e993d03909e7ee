//! What panels of cards share: a page that scrolls, two columns that fold, and an input with its button.

use eframe::egui::{Frame, Key, Margin, Response, ScrollArea, TextStyle, Ui};

use crate::{
    text::sentences::Message,
    ui::{
        theme::{secondary, small, theme},
        widget::{Button, Field, Severity, callout_ui, field_ui},
    },
};

/// Room that the main column keeps at least beside the side column.
const MAIN_TO_SIDE: f32 = 1.5;

/// A page with a margin that scrolls when it is too long.
pub fn page_ui<R>(ui: &mut Ui, id_salt: &str, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    let spacing = &theme().spacing;
    let scroll = ScrollArea::vertical().id_salt(id_salt).auto_shrink(false);
    scroll
        .show(ui, |ui| {
            let frame = Frame::new().inner_margin(Margin::same(spacing.huge as i8));
            frame
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = spacing.medium;
                    add_contents(ui)
                })
                .inner
        })
        .inner
}

/// Two columns, of which the second goes below the first where there is no room for it.
pub fn columns_ui<State>(
    ui: &mut Ui,
    state: &mut State,
    main_ui: impl FnOnce(&mut Ui, &mut State),
    side_ui: impl FnOnce(&mut Ui, &mut State),
) {
    columns_of_ui(ui, theme().width.code_field, state, main_ui, side_ui);
}

/// The same with another width of the second column.
pub fn columns_of_ui<State>(
    ui: &mut Ui,
    side: f32,
    state: &mut State,
    main_ui: impl FnOnce(&mut Ui, &mut State),
    side_ui: impl FnOnce(&mut Ui, &mut State),
) {
    let (room, gap) = (ui.available_width(), theme().spacing.medium);
    if room < side * (1.0 + MAIN_TO_SIDE) {
        main_ui(ui, state);
        side_ui(ui, state);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        column_ui(ui, room - side - gap, |ui| main_ui(ui, state));
        column_ui(ui, side, |ui| side_ui(ui, state));
    });
}

fn column_ui(ui: &mut Ui, width: f32, add_contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = theme().spacing.small;
        add_contents(ui);
    });
}

/// An input with the button that takes what is in it. Tells whether it was clicked, or Enter was pressed in the input;
/// never while it is not ready.
pub fn field_and_button_ui(
    ui: &mut Ui,
    id_salt: &str,
    field: &Field,
    text: &mut String,
    button: &InputButton<'_>,
) -> bool {
    with_button_ui(ui, button, |ui| field_ui(ui, id_salt, field, text))
}

/// The button beside an input.
#[derive(Clone, Copy, Debug)]
pub struct InputButton<'a> {
    /// Its word.
    pub text: &'a str,
    /// Whether what stands in the input can be taken.
    pub is_ready: bool,
}

/// The same for any input that has its label above it.
pub fn with_button_ui(ui: &mut Ui, button: &InputButton<'_>, input_ui: impl FnOnce(&mut Ui) -> Response) -> bool {
    let spacing = &theme().spacing;
    // Room for the button, whatever its word: it stands beside the input, or it would be looked for. All inputs of a card
    // end where that of a code does.
    let room = (ui.available_width() - theme().width.tree * 0.6).min(theme().width.code_field);
    ui.horizontal_top(|ui| {
        let input = ui.scope(|ui| {
            ui.set_max_width(room);
            input_ui(ui)
        });
        let label_height = ui.text_style_height(&TextStyle::Body) + spacing.tiny;
        let clicked = ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(label_height);
            ui.add_enabled(button.is_ready, Button::secondary(button.text)).clicked()
        });
        let entered = input.inner.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        button.is_ready && (clicked.inner || entered)
    })
    .inner
}

/// A strip whose contents stand as close below its text outside a card as in one.
pub fn strip_ui<R>(ui: &mut Ui, severity: Severity, text: &str, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
        callout_ui(ui, severity, text, add_contents).inner
    })
    .inner
}

/// A message where it belongs: what happened, what it means and what to do, and the rows that it is about.
pub fn message_ui(ui: &mut Ui, severity: Severity, message: &Message) {
    strip_ui(ui, severity, &message.happened, |ui| {
        let advice = message.advice();
        if !advice.is_empty() {
            ui.label(secondary(ui, advice));
        }
        for detail in &message.details {
            ui.label(small(ui, detail));
        }
    });
}

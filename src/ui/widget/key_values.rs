//! Facts: names at the left, values at the right of them, each with a note if it needs one.
use eframe::egui::{Align, Layout, Response, Ui, vec2};

use super::{Severity, icon_ui, paint};
use crate::ui::theme::{code, monospace, palette, regular, secondary, small, theme};

/// A fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyValue {
    /// Its name.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Whether the value is a code or an ID.
    pub is_code: bool,
    /// An icon before the value.
    pub severity: Option<Severity>,
    /// More, below the value; may be empty.
    pub note: String,
}

impl KeyValue {
    /// A fact in words.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), value: value.into(), is_code: false, severity: None, note: String::new() }
    }

    /// A fact that is a code or an ID.
    pub fn code(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { is_code: true, ..Self::new(key, value) }
    }
}

/// Draws facts in two columns, of which the first is as wide as its widest name.
pub fn key_values_ui(ui: &mut Ui, rows: &[KeyValue]) -> Response {
    let theme = theme();
    let widest = rows.iter().map(|row| paint::width_of(ui, &row.key, regular(theme.text.body))).fold(0.0, f32::max);
    let key_width = (widest + theme.spacing.large).min(ui.available_width() / 2.0);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
        ui.spacing_mut().interact_size.y = theme.height.row;
        for row in rows {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                let size = vec2(key_width, theme.height.row);
                let key = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_size(size);
                    ui.label(secondary(ui, &row.key))
                });
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing = vec2(theme.spacing.tiny, 0.0);
                    let value = value_ui(ui, row);
                    value.labelled_by(key.inner.id);
                    if !row.note.is_empty() {
                        ui.label(small(ui, &row.note));
                    }
                });
            });
        }
    })
    .response
}

fn value_ui(ui: &mut Ui, row: &KeyValue) -> Response {
    let theme = theme();
    let add_value = |ui: &mut Ui| {
        ui.set_min_height(theme.height.row);
        if let Some(severity) = row.severity {
            icon_ui(ui, severity.icon(), severity.colour(ui));
        }
        if row.is_code { ui.label(code(&row.value).color(palette(ui).text)) } else { ui.label(&row.value) }
    };
    let font = if row.is_code { monospace(theme.text.code) } else { regular(theme.text.body) };
    let icon = row.severity.map_or(0.0, |_| theme.text.icon + theme.spacing.tiny);
    if paint::width_of(ui, &row.value, font) + icon <= ui.available_width() {
        ui.horizontal(add_value).inner
    } else {
        // A long value goes on in further lines.
        ui.horizontal_wrapped(add_value).inner
    }
}

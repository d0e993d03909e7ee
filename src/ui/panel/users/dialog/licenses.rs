//! The license overview of a location or group: what its users need, hold and lack, and who lacks it.

use std::ops::ControlFlow;

use eframe::egui::Ui;
use xlm_core::{directory::PlaceHandle, report::place_licenses};

use super::parts::text_ui;
use crate::{
    session::View,
    ui::{
        panel::PanelContext,
        theme::{small, strong, theme},
        widget::{Cell, Column, Dialog, DialogAnswer, DialogKind, dialog_ui, small_table_ui},
    },
};

/// Names that are listed for a license type; the table of users shows all of them.
const MOST_NAMES: usize = 100;

/// One license type.
struct Line {
    license: String,
    required: u32,
    assigned: u32,
    missing: u32,
    /// Who lacks it, as many as are listed.
    lacking: Vec<String>,
    lacking_in_all: usize,
}

/// The overview, put together once.
pub struct LicensesView {
    place: String,
    users: usize,
    lines: Vec<Line>,
}

impl LicensesView {
    /// The overview of a place; nothing if it is gone.
    pub fn new(place: PlaceHandle, view: &View) -> Option<Self> {
        let (installation, directory) = (&view.installation, &view.installation.directory);
        let line = |part: xlm_core::report::PlaceLicenses| Line {
            license: installation.catalog.license_type(part.license_type).name.clone(),
            required: part.required,
            assigned: part.assigned,
            missing: part.missing(),
            lacking: part.lacking.iter().take(MOST_NAMES).map(|user| directory.users.full_name(*user)).collect(),
            lacking_in_all: part.lacking.len(),
        };
        Some(Self {
            place: directory.places.name(place)?.to_string(),
            users: directory.users_below(place).len(),
            lines: place_licenses(installation, &view.assignment, place).into_iter().map(line).collect(),
        })
    }

    /// Draws the overview; breaks when it was read.
    pub fn licenses_ui(&self, ui: &Ui, context: &PanelContext<'_>) -> ControlFlow<()> {
        let texts = context.texts;
        let dialog = Dialog {
            title: texts.format("users-licenses-title", &[("place", (&self.place).into())]),
            confirm: texts.get("common-close").into_owned(),
            cancel: String::new(),
            kind: DialogKind::Ordinary,
            can_confirm: true,
        };
        match dialog_ui(ui, "place_licenses", &dialog, |ui| self.body_ui(ui, context)) {
            DialogAnswer::Open => ControlFlow::Continue(()),
            DialogAnswer::Confirmed | DialogAnswer::Cancelled => ControlFlow::Break(()),
        }
    }

    fn body_ui(&self, ui: &mut Ui, context: &PanelContext<'_>) {
        let texts = context.texts;
        if self.lines.is_empty() {
            ui.label(texts.get("users-licenses-none"));
            return;
        }
        text_ui(ui, &texts.format("users-licenses-text", &[("count", self.users.into())]));
        let columns = [
            Column::words(texts.get("common-license-type")),
            Column::numbers(texts.get("users-licenses-required")),
            Column::numbers(texts.get("users-licenses-assigned")),
            Column::numbers(texts.get("users-licenses-missing")),
        ];
        let number = |number: u32| texts.number(i64::from(number));
        let rows: Vec<Vec<Cell>> = self
            .lines
            .iter()
            .map(|line| {
                vec![
                    Cell::text(&line.license),
                    Cell::text(number(line.required)),
                    Cell::text(number(line.assigned)),
                    Cell::text(number(line.missing)),
                ]
            })
            .collect();
        small_table_ui(ui, &columns, &rows);
        for line in self.lines.iter().filter(|line| line.lacking_in_all > 0) {
            ui.add_space(theme().spacing.medium);
            ui.label(strong(texts.format("users-licenses-lacking", &[("license", (&line.license).into())])));
            ui.label(line.lacking.join(", "));
            let more = line.lacking_in_all - line.lacking.len();
            if more > 0 {
                let text = texts.format("users-import-more", &[("count", more.into())]);
                let text = small(ui, text);
                ui.label(text);
            }
        }
    }
}

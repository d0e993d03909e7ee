//! Pictures of all widgets in both looks: a few to a picture, as they stand together in panels.
use eframe::egui::{Frame, Margin, Theme, Ui};
use egui_kittest::{Harness, SnapshotResults};
use xphone_license_manager::{
    text::{Language, Texts},
    ui::{
        theme::theme,
        widget::{
            Button, CodeDisplay, CodeField, CodeMark, CodeState, CodeUse, EmptyState, Field, FieldState, Icon,
            KeyValue, PanelHeader, Pool, Severity, StatusPill, callout_ui, card_ui, code_display_ui, code_field_ui,
            empty_state_ui, field_ui, icon_button_ui, key_values_ui, panel_header_ui, pool_bars_ui, search_field_ui,
            status_pill_ui,
        },
    },
};

use crate::support::{harness, suffix};

pub fn pictures(name: &str, size: [f32; 2], draw: fn(&mut Ui), prepare: fn(&mut Harness<'_, ()>)) {
    let mut results = SnapshotResults::new();
    for look in [Theme::Light, Theme::Dark] {
        let mut harness = harness(look, size, (), move |ui, ()| draw(ui));
        harness.run();
        prepare(&mut harness);
        harness.run();
        harness.snapshot(format!("{name}_{}", suffix(look)));
        results.extend_harness(&mut harness);
    }
    results.unwrap();
}

/// The margin and the distances of a panel.
pub fn panel(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    let step = &theme().spacing;
    Frame::new().inner_margin(Margin::same(step.large as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = step.medium;
        add_contents(ui);
    });
}

pub fn german() -> Texts {
    Texts::new(Language::German)
}

pub fn english() -> Texts {
    Texts::new(Language::English)
}

#[test]
fn buttons_pills_and_fields() {
    pictures(
        "controls",
        [720.0, 600.0],
        |ui| panel(ui, controls),
        |harness| {
            use egui_kittest::kittest::Queryable as _;
            harness.get_by_label("Importieren").focus();
        },
    );
}

fn controls(ui: &mut Ui) {
    ui.horizontal(|ui| {
        ui.add(Button::primary("Importieren"));
        ui.add(Button::secondary("Vorschau der Änderungen"));
        ui.add(Button::danger("Entfernen"));
        ui.add(Button::quiet("Alle anzeigen"));
        icon_button_ui(ui, Icon::Copy, "Kopieren");
    });
    ui.horizontal(|ui| {
        ui.add_enabled(false, Button::primary("Importieren "));
        ui.add_enabled(false, Button::secondary("Vorschau der Änderungen "));
        ui.add(Button::secondary("Drucken").icon(Icon::Print));
        ui.add(Button::quiet("Rückgängig").icon(Icon::Undo));
    });
    ui.horizontal_wrapped(|ui| {
        for (severity, text) in [
            (Severity::Ok, "Lizenziert"),
            (Severity::Information, "Planung"),
            (Severity::Warning, "24 Benutzern fehlen 31 Lizenzen"),
            (Severity::Danger, "Notbetrieb: noch 3 Tage"),
        ] {
            status_pill_ui(ui, &StatusPill::new(severity, text));
        }
    });
    let fine =
        Field { label: "Anzeigename".to_owned(), state: FieldState::Fine("Steht im Änderungsprotokoll".to_owned()) };
    field_ui(ui, "fine", &fine, &mut "Anna Beispiel".to_owned());
    let wrong = Field {
        label: "Reihenfolge".to_owned(),
        state: FieldState::Wrong("Geben Sie eine Zahl zwischen 1 und 99 ein".to_owned()),
    };
    field_ui(ui, "wrong", &wrong, &mut "hundert".to_owned());
    search_field_ui(ui, "search", "Benutzer suchen", &mut String::new());
    ui.horizontal(|ui| {
        ui.checkbox(&mut true, "Geschützter Benutzer");
        let _ = ui.radio(true, "Nach Dauer des Bedarfs");
        let _ = ui.radio(false, "Nach Rang");
    });
    empty_state_ui(
        ui,
        &EmptyState {
            icon: Icon::ChangeLog,
            title: "Noch keine Änderungen".to_owned(),
            text: "Hier steht, wer wann was geändert hat, und was sich rückgängig machen lässt.".to_owned(),
            action: "Benutzer importieren…".to_owned(),
        },
    );
}

#[test]
fn header_pools_and_facts() {
    pictures("overview", [760.0, 600.0], |ui| panel(ui, overview), |_| {});
}

fn overview(ui: &mut Ui) {
    let texts = english();
    panel_header_ui(
        ui,
        &PanelHeader {
            title: "Overview".to_owned(),
            sentence: "24 users lack licenses of two types; nothing ends within 30 days".to_owned(),
            pill: Some(StatusPill::new(Severity::Warning, "24 users lack 31 licenses")),
        },
    );
    let pool = |name: &str, required, available, missing| Pool {
        name: name.to_owned(),
        required,
        available,
        missing,
        note: String::new(),
    };
    card_ui(ui, "Pools", |ui| {
        pool_bars_ui(
            ui,
            &texts,
            &[
                pool("OFFICE PLUS", 1_184, 1_200, 0),
                pool("TEAMDESK", 84, 60, 24),
                pool("ADDITIONAL DATABASES", 1, 0, 1),
                pool("FAX", 0, 25, 0),
                pool("VOICEMAIL", 1_000, 993, 7),
            ],
        );
    });
    callout_ui(ui, Severity::Danger, "SERVER ends on 30 Nov 2026: then no other license counts", |ui| {
        ui.add(Button::secondary("Show what ends"));
    });
    card_ui(ui, "Binding", |ui| {
        key_values_ui(
            ui,
            &[
                KeyValue::code("MAC address", "02:00:5e:10:00:3f"),
                KeyValue {
                    severity: Some(Severity::Warning),
                    note: "Set the old address in the virtual machine and nothing else is needed".to_owned(),
                    ..KeyValue::new("Adapter", "dynamic")
                },
                KeyValue::new("Package number", "7"),
            ],
        );
    });
}

#[test]
fn codes() {
    pictures("codes", [520.0, 600.0], |ui| panel(ui, codes_ui), |_| {});
}

fn codes_ui(ui: &mut Ui) {
    let texts = german();
    card_ui(ui, "", |ui| {
        code_display_ui(
            ui,
            &texts,
            &CodeDisplay {
                name: "Hardware-ID".to_owned(),
                code: "XHW1-PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ".to_owned(),
                note: "gebunden an diesen Server seit 24.11.2026".to_owned(),
                code_use: CodeUse::Copy,
            },
        );
        code_display_ui(
            ui,
            &texts,
            &CodeDisplay {
                name: "Fingerabdruck dieses Rechners".to_owned(),
                code: "XHW1-PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ".to_owned(),
                note: String::new(),
                code_use: CodeUse::ShowOnly,
            },
        );
    });
    let valid = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";
    for (salt, text, state) in [
        ("empty", "", CodeState::Empty),
        ("valid", valid, CodeState::Valid { kind: "Lizenzanforderungscode".to_owned(), canonical: valid.to_owned() }),
        (
            "wrong",
            "XRC1-PNJFF-ZYF2J-P6MWE-3UM4R-DY9VM-TM3LP",
            CodeState::Wrong {
                message: "Zeichen 3 in Gruppe 3 ist vermutlich „N“ statt „M“".to_owned(),
                mark: CodeMark::Character { group: 3, position: 3 },
            },
        ),
        (
            "foreign",
            "1A2B3-C4D5E-6F7G8",
            CodeState::Foreign {
                message: "Ein Code des Herstellers: kopieren Sie ihn in dessen Lizenzverwaltung".to_owned(),
            },
        ),
    ] {
        let field =
            CodeField { label: "Lizenzanforderungscode".to_owned(), hint: "Steht auf dem Lizenzzertifikat".to_owned() };
        code_field_ui(ui, salt, &field, &mut text.to_owned(), |_| state.clone());
    }
}

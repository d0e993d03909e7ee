//! Pictures of all widgets in both looks: a few to a picture, as they stand together in panels.
use eframe::egui::{Frame, Margin, Theme, Ui};
use egui_kittest::{Harness, SnapshotResults};
use xphone_license_manager::{
    text::{Language, Texts},
    ui::{
        theme::theme,
        widget::{
            Align, Button, Cell, Change, CodeDisplay, CodeField, CodeMark, CodeState, CodeUse, Column, ConfirmationRow,
            Dialog, DialogKind, DifferenceRow, DropArea, EmptyState, Explanation, Field, FieldState, Icon, KeyValue,
            Notice, PanelHeader, PastNotice, Pool, Progress, RailBadge, RailItem, RankBar, RowState, Severity, Sorting,
            StatusPill, WarningSymbol, callout_ui, card_ui, cell_ui, code_display_ui, code_field_ui,
            confirmation_list_ui, dialog_ui, difference_list_ui, drop_area_ui, empty_state_ui, explanation_card_ui,
            field_ui, header_cell_ui, icon_button_ui, key_values_ui, notice_history_ui, notices_ui, panel_header_ui,
            pool_bars_ui, progress_ui, rail_ui, row_ui, search_field_ui, small_table_ui, status_pill_ui,
            warning_symbol_ui,
        },
    },
};

use crate::support::{harness, suffix};

fn pictures(name: &str, size: [f32; 2], draw: fn(&mut Ui), prepare: fn(&mut Harness<'_, ()>)) {
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
fn panel(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui)) {
    let step = &theme().spacing;
    Frame::new().inner_margin(Margin::same(step.large as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = step.medium;
        add_contents(ui);
    });
}

fn german() -> Texts {
    Texts::new(Language::German)
}

fn english() -> Texts {
    Texts::new(Language::English)
}

#[test]
fn buttons_pills_and_fields() {
    pictures(
        "controls",
        [640.0, 600.0],
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

#[test]
fn import() {
    pictures(
        "import",
        [720.0, 600.0],
        |ui| panel(ui, import_ui),
        |harness| {
            use egui_kittest::kittest::Queryable as _;
            harness.get_by_label_contains("users lose").click();
            harness.run();
            harness.remove_cursor();
        },
    );
}

fn import_ui(ui: &mut Ui) {
    let texts = english();
    drop_area_ui(
        ui,
        &DropArea {
            title: "Drop license certificates or a license package here".to_owned(),
            hint: "PDF files of the reseller, .xlp files of the license portal, or license.xml".to_owned(),
            title_while_hovering: "Drop to read".to_owned(),
            button: "Choose files…".to_owned(),
        },
    );
    card_ui(ui, "", |ui| {
        progress_ui(
            ui,
            &texts,
            &Progress {
                what: "Reading certificates".to_owned(),
                how_many: "5 of 12 files".to_owned(),
                fraction: Some(5.0 / 12.0),
                can_cancel: true,
            },
        );
    });
    card_ui(ui, "Preview of changes", |ui| {
        let row = |change, count, text: &str, names: &[&str]| DifferenceRow {
            change,
            count,
            text: text.to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        };
        difference_list_ui(
            ui,
            &texts,
            &[
                row(Change::Added, 1_200, "licenses OFFICE PLUS", &[]),
                row(Change::Changed, 3, "licenses TEAMDESK now end on 31 Dec 2027", &["Item 4"]),
                row(
                    Change::Removed,
                    2,
                    "users lose VOICEMAIL",
                    &["Anna Beispiel, Berlin / Sales", "Ben Muster, Berlin"],
                ),
            ],
            "Nothing changes",
        );
    });
}

#[test]
fn users() {
    pictures(
        "users",
        [800.0, 360.0],
        |ui| panel(ui, users_ui),
        |harness| {
            use egui_kittest::kittest::Queryable as _;
            harness.get_by_label("2 licenses missing").click();
            harness.run();
            harness.remove_cursor();
        },
    );
}

fn users_ui(ui: &mut Ui) {
    let theme = theme();
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(400.0);
            table_ui(ui);
            ui.add_space(120.0);
            small_table_ui(
                ui,
                &[Column::words("Component"), Column::words("State"), Column::words("Since activation")],
                &[
                    vec![Cell::text("System UUID"), Cell::state(Severity::Ok, "present"), Cell::text("the same")],
                    vec![
                        Cell::text("MAC address"),
                        Cell::state(Severity::Warning, "present"),
                        Cell::code("…:3F → …:41"),
                    ],
                ],
            );
        });
        ui.vertical(|ui| {
            ui.set_width(theme.width.details);
            let _ = explanation_card_ui(
                ui,
                &Explanation {
                    license: "TEAMDESK".to_owned(),
                    severity: Severity::Warning,
                    reason:
                        "Anna is a team member of a hotline, and all licenses are with users who needed one earlier"
                            .to_owned(),
                    rank: Some(RankBar {
                        place: 15,
                        total: 24,
                        available: 10,
                        text: "Anna is 15th of 24; 10 available. 5 more reach her, 14 more everybody".to_owned(),
                    }),
                    action: "Add to the buy list".to_owned(),
                },
            );
        });
    });
}

fn table_ui(ui: &mut Ui) {
    let widths = [24.0, 140.0, 130.0, 80.0];
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = theme().height.row;
    let columns = |ui: &mut Ui, draw: &mut dyn FnMut(&mut Ui, usize)| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (index, width) in widths.into_iter().enumerate() {
                ui.allocate_ui([width, theme().height.row].into(), |ui| {
                    ui.set_width(width);
                    draw(ui, index);
                });
            }
        });
    };
    ui.spacing_mut().interact_size.y = theme().height.header;
    columns(ui, &mut |ui, index| {
        let (text, align, sorting) = [
            ("*", Align::Left, Sorting::Never),
            ("Name", Align::Left, Sorting::Ascending),
            ("Group", Align::Left, Sorting::Possible),
            ("Lines", Align::Right, Sorting::Possible),
        ][index];
        header_cell_ui(ui, text, align, sorting);
    });
    ui.spacing_mut().interact_size.y = theme().height.row;
    for (row, [name, group, lines]) in
        [["Beispiel, Anna", "Sales", "2"], ["Muster, Maximilian-Alexander", "Support", "11"]].into_iter().enumerate()
    {
        let state = if row == 0 { RowState::Selected } else { RowState::Plain };
        let mut place = ui.available_rect_before_wrap();
        place.set_width(widths.iter().sum());
        place.set_height(theme().height.row);
        row_ui(ui, ui.scope_id().with(row), place, name, state);
        columns(ui, &mut |ui, index| match index {
            0 if row == 0 => {
                let symbol = WarningSymbol {
                    name: "2 licenses missing".to_owned(),
                    lines: vec![
                        "TEAMDESK: 15th of 24; 10 available".to_owned(),
                        "TAPI: no license for line 4711".to_owned(),
                    ],
                };
                warning_symbol_ui(ui, &symbol);
            }
            0 => {}
            1 => drop(cell_ui(ui, name, Align::Left)),
            2 => drop(cell_ui(ui, group, Align::Left)),
            _ => drop(cell_ui(ui, lines, Align::Right)),
        });
    }
}

#[test]
fn window_frame() {
    pictures("frame", [900.0, 560.0], frame_ui, |_| {});
}

fn frame_ui(ui: &mut Ui) {
    let texts = german();
    let item = |icon, name: &str, badge: Option<&str>| RailItem {
        icon,
        name: name.to_owned(),
        badge: badge.map(|count| RailBadge { text: count.to_owned(), description: format!("{count} ohne Lizenz") }),
    };
    rail_ui(
        ui,
        "Bereiche",
        &[
            item(Icon::Overview, "Übersicht", None),
            item(Icon::Import, "Lizenzimport", None),
            item(Icon::Identity, "Identität", None),
            item(Icon::Users, "Benutzer", Some("24")),
            item(Icon::Rehosting, "Rehosting", None),
            item(Icon::ChangeLog, "Änderungsprotokoll", None),
            item(Icon::Settings, "Einstellungen", None),
        ],
        3,
    );
    panel(ui, history_ui);
    notices(ui, &texts);
}

fn history_ui(ui: &mut Ui) {
    card_ui(ui, "Hinweise", |ui| {
        let past = |severity, title: &str, text: &str, when: &str| PastNotice {
            severity,
            title: title.to_owned(),
            text: text.to_owned(),
            when: when.to_owned(),
        };
        notice_history_ui(
            ui,
            &[
                past(Severity::Ok, "Lizenzpaket 7 importiert", "", "24.11.2026, 06:35 UTC"),
                past(
                    Severity::Warning,
                    "Die MAC-Adresse hat sich geändert",
                    "Alt …:3F, neu …:41",
                    "23.11.2026, 17:02 UTC",
                ),
            ],
            "Noch keine Hinweise",
        );
    });
}

fn notices(ui: &Ui, texts: &Texts) {
    notices_ui(
        ui,
        texts,
        &[
            Notice {
                id: 1,
                severity: Severity::Ok,
                title: "Lizenzpaket 7 importiert".to_owned(),
                text: String::new(),
                action: String::new(),
            },
            Notice {
                id: 2,
                severity: Severity::Danger,
                title: "Das Lizenzzertifikat ist verschlüsselt".to_owned(),
                text:
                    "Es wurde nichts eingelesen. Öffnen Sie es, geben Sie den Code ein, oder bitten Sie um ein offenes."
                        .to_owned(),
                action: "Code eingeben".to_owned(),
            },
        ],
    );
}

#[test]
fn dialogs() {
    pictures("dialog", [640.0, 440.0], dialog_picture_ui, |_| {});
}

fn dialog_picture_ui(ui: &mut Ui) {
    ui.label("Dahinter");
    let dialog = Dialog {
        title: "3 Benutzer in „Empfang“ verschieben?".to_owned(),
        confirm: "Verschieben".to_owned(),
        cancel: "Abbrechen".to_owned(),
        kind: DialogKind::Danger,
        can_confirm: true,
    };
    dialog_ui(ui, "move", &dialog, |ui| {
        let row = |who: &str, loses: &[&str]| ConfirmationRow {
            who: who.to_owned(),
            loses: loses.iter().map(|loss| (*loss).to_owned()).collect(),
        };
        confirmation_list_ui(
            ui,
            "In dieser Gruppe sind Funktionen ausgeschaltet; 2 Benutzer verlieren etwas",
            &[
                row("Anna Beispiel", &["Faxempfang", "persönliche Einstellungen"]),
                row("Ben Muster", &["Sprachbox mit 14 Nachrichten"]),
            ],
        );
        let field =
            Field { label: "Grund".to_owned(), state: FieldState::Fine("Steht im Änderungsprotokoll".to_owned()) };
        field_ui(ui, "reason", &field, &mut String::new());
    });
}

//! Pictures of what stands in the panels for import and users, of the window's frame and of dialogs.
use eframe::egui::Ui;
use xphone_license_manager::{
    text::Texts,
    ui::{
        theme::theme,
        widget::{
            Align, Cell, Change, Column, ConfirmationRow, Dialog, DialogKind, DifferenceRow, DropArea, Explanation,
            Field, FieldState, Icon, Notice, PastNotice, Progress, Rail, RailBadge, RailItem, RankBar, RowState,
            Severity, Sorting, WarningSymbol, card_ui, cell_ui, confirmation_list_ui, dialog_ui, difference_list_ui,
            drop_area_ui, explanation_card_ui, field_ui, header_cell_ui, notice_history_ui, notices_ui, progress_ui,
            rail_ui, row_ui, small_table_ui, warning_symbol_ui,
        },
    },
};

use crate::gallery::{english, german, panel, pictures};

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
                    notes: vec!["TEAMDESK: For team member".to_owned()],
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
        hint: name.to_owned(),
        badge: badge.map(|count| RailBadge { text: count.to_owned(), description: format!("{count} ohne Lizenz") }),
    };
    rail_ui(
        ui,
        "Bereiche",
        &Rail {
            items: &[
                item(Icon::Overview, "Übersicht", None),
                item(Icon::Import, "Lizenzimport", None),
                item(Icon::Identity, "Identität", None),
                item(Icon::Users, "Benutzer", Some("24")),
                item(Icon::Rehosting, "Rehosting", None),
                item(Icon::ChangeLog, "Änderungsprotokoll", None),
                item(Icon::Settings, "Einstellungen", None),
            ],
            selected: 3,
            tools: &[item(Icon::Information, "Hinweise", None), item(Icon::Help, "Tasten", None)],
        },
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

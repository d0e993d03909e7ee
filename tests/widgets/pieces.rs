//! Each piece of the look by itself, so that a change of one is seen in its own picture.
use xphone_license_manager::ui::widget::{
    Change, CodeField, CodeMark, CodeState, DifferenceRow, DropArea, EmptyState, Explanation, Icon, Notice, PastNotice,
    Pool, Progress, RankBar, Severity, StatusPill, code_field_ui, difference_list_ui, drop_area_ui, empty_state_ui,
    explanation_card_ui, notice_history_ui, notices_ui, pool_bars_ui, progress_ui, status_pill_ui,
};

use crate::gallery::{german, panel, pictures};

#[test]
fn status_pills() {
    pictures(
        "piece_status_pill",
        [320.0, 160.0],
        |ui| {
            panel(ui, |ui| {
                for (severity, text) in [
                    (Severity::Ok, "Lizenziert"),
                    (Severity::Warning, "Übergangsfrist: noch 23 Tage"),
                    (Severity::Danger, "Übergangsfrist vorbei"),
                    (Severity::Information, "Signatur nicht geprüft"),
                ] {
                    status_pill_ui(ui, &StatusPill::new(severity, text));
                }
            });
        },
        |_| {},
    );
}

#[test]
fn pool_bars() {
    pictures(
        "piece_pool_bar",
        [520.0, 120.0],
        |ui| {
            panel(ui, |ui| {
                let pool = |name: &str, required, available, missing| Pool {
                    name: name.to_owned(),
                    required,
                    available,
                    missing,
                    note: String::new(),
                };
                pool_bars_ui(ui, &german(), &[pool("TEAMDESK", 84, 60, 24), pool("FAX", 20, 25, 0)]);
            });
        },
        |_| {},
    );
}

#[test]
fn code_fields() {
    pictures(
        "piece_code_field",
        [520.0, 210.0],
        |ui| {
            panel(ui, |ui| {
                let valid = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";
                let kind = "Lizenzanforderungscode".to_owned();
                let is_valid = CodeState::Valid { kind: kind.clone(), canonical: valid.to_owned() };
                let message = "Zeichen 3 in Gruppe 3 ist vermutlich „N“ statt „M“".to_owned();
                let mark = CodeMark::Character { group: 3, position: 3 };
                let field = CodeField { label: kind, hint: String::new() };
                code_field_ui(ui, "valid", &field, &mut valid.to_owned(), |_| is_valid.clone());
                let mut wrong = "XRC1-PNJFF-ZYF2J-P6MWE-3UM4R-DY9VM-TM3LP".to_owned();
                let is_wrong = CodeState::Wrong { message, mark };
                code_field_ui(ui, "wrong", &field, &mut wrong, |_| is_wrong.clone());
            });
        },
        |_| {},
    );
}

#[test]
fn drop_area() {
    pictures(
        "piece_drop_area",
        [560.0, 240.0],
        |ui| {
            panel(ui, |ui| {
                drop_area_ui(
                    ui,
                    &DropArea {
                        title: "Lizenzzertifikate hier ablegen".to_owned(),
                        hint: "PDF, E-Mail, Archiv oder Ordner".to_owned(),
                        title_while_hovering: "Loslassen zum Einlesen".to_owned(),
                        button: "Dateien auswählen…".to_owned(),
                    },
                );
            });
        },
        |_| {},
    );
}

#[test]
fn difference_list() {
    pictures(
        "piece_difference_list",
        [520.0, 150.0],
        |ui| {
            panel(ui, |ui| {
                let row = |change, count, text: &str| DifferenceRow {
                    change,
                    count,
                    text: text.to_owned(),
                    names: vec!["Anna Beispiel (anna)".to_owned()],
                };
                let rows = [
                    row(Change::Added, 12, "Benutzer sind neu"),
                    row(Change::Changed, 3, "Benutzer werden geändert"),
                    row(Change::Removed, 1, "Benutzer verliert VOICEMAIL und braucht es noch"),
                ];
                difference_list_ui(ui, &german(), &rows, "");
            });
        },
        |_| {},
    );
}

#[test]
fn explanation_card() {
    pictures(
        "piece_explanation_card",
        [360.0, 260.0],
        |ui| {
            panel(ui, |ui| {
                let _ = explanation_card_ui(
                    ui,
                    &Explanation {
                        license: "TEAMDESK".to_owned(),
                        severity: Severity::Warning,
                        reason: "Anna ist Team-Mitglied einer Hotline".to_owned(),
                        rank: Some(RankBar {
                            place: 15,
                            total: 24,
                            available: 10,
                            text: "Anna ist auf Platz 15 von 24; 10 sind vorhanden".to_owned(),
                        }),
                        action: "In den Bestellvorschlag".to_owned(),
                    },
                );
            });
        },
        |_| {},
    );
}

#[test]
fn empty_state() {
    pictures(
        "piece_empty_state",
        [480.0, 260.0],
        |ui| {
            panel(ui, |ui| {
                let state = EmptyState {
                    icon: Icon::ChangeLog,
                    title: "Noch keine Einträge".to_owned(),
                    text: "Jede Änderung wird hier festgehalten: wann, von wem, was und warum.".to_owned(),
                    action: "Benutzer importieren…".to_owned(),
                };
                empty_state_ui(ui, &state);
            });
        },
        |_| {},
    );
}

#[test]
fn progress() {
    pictures(
        "piece_progress",
        [480.0, 90.0],
        |ui| {
            panel(ui, |ui| {
                let progress = Progress {
                    what: "Das Änderungsprotokoll wird geprüft".to_owned(),
                    how_many: "3.000 von 100.000 Einträgen".to_owned(),
                    fraction: Some(0.03),
                    can_cancel: true,
                };
                progress_ui(ui, &german(), &progress);
            });
        },
        |_| {},
    );
}

#[test]
fn notices_and_their_history() {
    pictures(
        "piece_notices",
        [760.0, 220.0],
        |ui| {
            panel(ui, |ui| {
                let past = |severity, title: &str| PastNotice {
                    when: "24.11.2026, 06:35 UTC".to_owned(),
                    severity,
                    title: title.to_owned(),
                    text: String::new(),
                };
                let told = [
                    past(Severity::Ok, "Erledigt. Es ist Änderung 9 im Änderungsprotokoll."),
                    past(Severity::Danger, "Der Datenträger ist voll."),
                ];
                notice_history_ui(ui, &told, "");
            });
            let notice = Notice {
                id: 1,
                severity: Severity::Danger,
                title: "Der Datenträger ist voll.".to_owned(),
                text: "Es wurde nichts geändert. Schaffen Sie Platz, und versuchen Sie es noch einmal.".to_owned(),
                action: String::new(),
            };
            notices_ui(ui, &german(), &[notice]);
        },
        |_| {},
    );
}

//! How the larger widgets are named and operated, in both languages.
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use eframe::egui::{DroppedFile, HoveredFile, Id, Key, Rect, Theme, Ui, accesskit::Role, pos2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xphone_license_manager::{
    text::{Language, Texts},
    ui::widget::{
        Align, Change, ConfirmationRow, Dialog, DialogAnswer, DialogKind, DifferenceRow, DropArea, Explanation, Field,
        FieldState, Icon, Notice, NoticeEvent, PanelHeader, PastNotice, Rail, RailAnswer, RailBadge, RailItem, RankBar,
        RowState, Severity, Sorting, StatusPill, WarningSymbol, cell_ui, confirmation_list_ui, dialog_ui,
        difference_list_ui, drop_area_ui, dropped_files, explanation_card_ui, field_ui, header_cell_ui,
        notice_history_ui, notices_ui, panel_header_ui, rail_ui, row_ui, warning_symbol_ui,
    },
};

use crate::support::{harness, scaled_harness};

const SIZE: [f32; 2] = [640.0, 400.0];

fn warning_harness(name: &'static str) -> Harness<'static, ()> {
    harness(Theme::Light, SIZE, (), move |ui, ()| {
        let lines = vec!["TEAMDESK: 15 / 24".to_owned(), "TAPI: 4711".to_owned()];
        warning_symbol_ui(ui, &WarningSymbol { name: name.to_owned(), lines, notes: vec![] });
    })
}

#[test]
fn the_warning_symbol_counts_in_its_name_and_lists_in_its_description() {
    for name in ["2 licenses missing", "2 Lizenzen fehlen"] {
        let mut harness = warning_harness(name);
        harness.run();
        let node = harness.get_by_role_and_label(Role::Button, name);
        assert_eq!(node.accesskit_node().description().as_deref(), Some("TEAMDESK: 15 / 24\nTAPI: 4711"));
        assert!(node.rect().width() >= 24.0 && node.rect().height() >= 24.0);
        assert!(harness.query_by_label("TAPI: 4711").is_none());
    }
}

#[test]
fn hovering_the_warning_symbol_shows_the_list() {
    let mut harness = warning_harness("2 licenses missing");
    harness.get_by_label("2 licenses missing").hover();
    // The tooltip comes after 0.4 s; a step is 0.25 s.
    harness.run_steps(4);
    harness.get_by_label("TAPI: 4711");
}

#[test]
fn enter_space_and_click_open_the_same_list_and_esc_closes_it() {
    for key in [Some(Key::Enter), Some(Key::Space), None] {
        let mut harness = warning_harness("2 Lizenzen fehlen");
        match key {
            Some(key) => {
                harness.get_by_label("2 Lizenzen fehlen").focus();
                harness.run();
                harness.key_press(key);
            }
            None => harness.get_by_label("2 Lizenzen fehlen").click(),
        }
        harness.run();
        harness.remove_cursor();
        harness.run();
        harness.get_by_label("TAPI: 4711");
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.query_by_label("TAPI: 4711").is_none(), "{key:?}");
    }
}

/// A file as the window system hands it over.
#[derive(Debug)]
struct File(PathBuf);

impl DroppedFile for File {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("not read in this test".to_owned())
    }
}

#[test]
fn the_drop_area_reacts_to_a_file_over_it_and_takes_what_is_dropped() {
    let area = DropArea {
        title: "Zertifikate hier ablegen".to_owned(),
        hint: "PDF".to_owned(),
        title_while_hovering: "Loslassen".to_owned(),
        button: "Dateien auswählen…".to_owned(),
    };
    let mut harness =
        harness(Theme::Light, SIZE, (0, Vec::new()), move |ui, (clicks, files): &mut (u32, Vec<PathBuf>)| {
            *clicks += u32::from(drop_area_ui(ui, &area).clicked());
            files.extend(dropped_files(ui));
        });
    harness.get_by_label("Zertifikate hier ablegen");
    harness.input_mut().hovered_files.push(HoveredFile::default());
    harness.step();
    harness.get_by_label("Loslassen");
    harness.input_mut().hovered_files.clear();
    harness.input_mut().dropped_files.push(Arc::new(File("certificate.pdf".into())));
    harness.run();
    assert_eq!(harness.state().1, [PathBuf::from("certificate.pdf")]);
    harness.get_by_role_and_label(Role::Button, "Dateien auswählen…").click();
    harness.run();
    assert_eq!(harness.state().0, 1);
}

fn difference_harness(language: Language, names: usize) -> Harness<'static, ()> {
    let texts = Texts::new(language);
    let row = DifferenceRow {
        change: Change::Removed,
        count: names as u64,
        text: "VOICEMAIL".to_owned(),
        names: (0..names).map(|number| format!("Name {number}")).collect(),
    };
    harness(Theme::Light, SIZE, (), move |ui, ()| {
        difference_list_ui(ui, &texts, std::slice::from_ref(&row), "nothing");
    })
}

#[test]
fn a_difference_tells_sign_and_count_and_shows_names_on_demand() {
    for (language, name) in [(Language::English, "− 1,200 VOICEMAIL"), (Language::German, "− 1.200 VOICEMAIL")] {
        let mut harness = difference_harness(language, 1_200);
        harness.run();
        assert!(harness.query_by_label("Name 0").is_none());
        harness.get_by_label(name).focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        harness.get_by_label("Name 0");
        let drawn = harness.get_all_by_label_contains("Name ").count();
        assert!(drawn < 20, "only the names in sight are drawn, not {drawn}");
        harness.get_by_label(name).click();
        harness.run();
        assert!(harness.query_by_label("Name 0").is_none());
    }
}

#[test]
fn an_empty_difference_says_that_nothing_changes() {
    let texts = Texts::new(Language::English);
    let mut harness = harness(Theme::Light, SIZE, (), move |ui, ()| {
        difference_list_ui(ui, &texts, &[], "Nothing changes");
    });
    harness.run();
    harness.get_by_label("Nothing changes");
}

#[test]
fn an_explanation_tells_the_place_and_has_one_way_out() {
    let explanation = Explanation {
        license: "TEAMDESK".to_owned(),
        severity: Severity::Warning,
        reason: "Alle Lizenzen sind bei früheren Benutzern".to_owned(),
        rank: Some(RankBar {
            place: 15,
            total: 24,
            available: 10,
            text: "Anna ist 15. von 24; 10 vorhanden".to_owned(),
        }),
        action: "Auf den Bestellvorschlag setzen".to_owned(),
    };
    let mut harness = harness(Theme::Light, SIZE, false, move |ui, chosen: &mut bool| {
        *chosen |= explanation_card_ui(ui, &explanation).is_some_and(|button| button.clicked());
    });
    harness.get_by_role_and_label(Role::Meter, "Anna ist 15. von 24; 10 vorhanden");
    harness.get_by_role_and_label(Role::Button, "Auf den Bestellvorschlag setzen").click();
    harness.run();
    assert!(harness.state());
}

#[test]
fn a_notice_is_acted_on_and_closed_by_its_id() {
    for (language, close) in [(Language::English, "Close"), (Language::German, "Schließen")] {
        let texts = Texts::new(language);
        let notice = Notice {
            id: 7,
            severity: Severity::Danger,
            title: "Title".to_owned(),
            text: "Text".to_owned(),
            action: "Act".to_owned(),
        };
        let mut harness = harness(Theme::Light, SIZE, Vec::new(), move |ui, events: &mut Vec<NoticeEvent>| {
            events.extend(notices_ui(ui, &texts, std::slice::from_ref(&notice)));
        });
        harness.run();
        harness.get_by_role_and_label(Role::Alert, "Title Text");
        harness.get_by_role_and_label(Role::Button, "Act").click();
        harness.run();
        harness.get_by_role_and_label(Role::Button, close).click();
        harness.run();
        assert_eq!(*harness.state(), [NoticeEvent::Acted(7), NoticeEvent::Dismissed(7)]);
    }
}

#[test]
fn past_notices_stay_in_the_history() {
    let past = PastNotice {
        when: "24.11.2026".to_owned(),
        severity: Severity::Ok,
        title: "Lizenzpaket 7 importiert".to_owned(),
        text: String::new(),
    };
    let mut harness =
        harness(Theme::Light, SIZE, vec![past], |ui, notices| drop(notice_history_ui(ui, notices, "None")));
    harness.run();
    harness.get_by_label("Lizenzpaket 7 importiert");
    harness.state_mut().clear();
    harness.run();
    harness.get_by_label("None");
}

fn rail_harness(width: f32) -> Harness<'static, usize> {
    harness(Theme::Light, [width, 400.0], 0, |ui, selected: &mut usize| {
        let badge = RailBadge { text: "24".to_owned(), description: "24 Benutzern fehlen Lizenzen".to_owned() };
        let items = [
            RailItem { icon: Icon::Overview, name: "Übersicht".to_owned(), hint: String::new(), badge: None },
            RailItem { icon: Icon::Users, name: "Benutzer".to_owned(), hint: String::new(), badge: Some(badge) },
        ];
        let rail = Rail { items: &items, selected: *selected, tools: &[] };
        if let Some(RailAnswer::Item(chosen)) = rail_ui(ui, "Bereiche", &rail) {
            *selected = chosen;
        }
    })
}

#[test]
fn the_rail_keeps_its_names_when_it_shows_icons_only() {
    for (width, expected) in [(1_000.0, 200.0), (800.0, 56.0)] {
        let mut harness = rail_harness(width);
        harness.run();
        let users = "Benutzer, 24 Benutzern fehlen Lizenzen";
        let rect = harness.get_by_role_and_label(Role::Button, users).rect();
        assert!(rect.right() <= expected && rect.width() > expected - 20.0, "{rect:?}");
        harness.get_by_label(users).click();
        harness.run();
        assert_eq!(*harness.state(), 1);
        let toggled = harness.get_by_label(users).accesskit_node().toggled();
        assert_eq!(toggled, Some(eframe::egui::accesskit::Toggled::True));
    }
}

#[test]
fn the_status_of_a_header_goes_below_a_title_that_leaves_no_room() {
    for (width, beside) in [(640.0, true), (260.0, false)] {
        let header = PanelHeader {
            title: "Änderungsprotokoll".to_owned(),
            sentence: "Nichts".to_owned(),
            pill: Some(StatusPill::new(Severity::Ok, "vollständig geprüft")),
        };
        let mut harness = harness(Theme::Light, [width, 200.0], (), move |ui, ()| drop(panel_header_ui(ui, &header)));
        harness.run();
        let title = harness.get_by_label("Änderungsprotokoll").rect();
        let pill = harness.get_by_label("vollständig geprüft").rect();
        assert_eq!(pill.left() > title.right() && pill.top() < title.bottom(), beside, "{title:?} {pill:?}");
        assert!(pill.right() <= width);
    }
}

#[test]
fn a_heading_asks_for_another_order_and_a_row_is_chosen_as_a_whole() {
    let mut harness = harness(Theme::Light, SIZE, (0, 0), |ui, (sorted, chosen): &mut (u32, u32)| {
        *sorted += u32::from(header_cell_ui(ui, "Name", Align::Left, Sorting::Ascending).clicked());
        let place = Rect::from_min_max(pos2(0.0, 60.0), pos2(300.0, 84.0));
        let name = "Anna Beispiel, 2 Lizenzen fehlen";
        *chosen += u32::from(row_ui(ui, Id::unique("anna"), place, name, RowState::Plain).clicked());
        cell_ui(ui, "Anna Beispiel", Align::Left);
    });
    harness.get_by_role_and_label(Role::Button, "Name").click();
    harness.run();
    harness.get_by_role_and_label(Role::Row, "Anna Beispiel, 2 Lizenzen fehlen").click();
    harness.run();
    assert_eq!(*harness.state(), (1, 1));
}

#[test]
fn a_cut_cell_shows_its_whole_text_under_the_pointer() {
    let text = "Beispiel-Muster, Maximilian-Alexander";
    let mut harness = harness(Theme::Light, SIZE, (), move |ui, ()| {
        ui.set_max_width(90.0);
        cell_ui(ui, text, Align::Left);
    });
    harness.run();
    assert_eq!(harness.get_all_by_label(text).count(), 1);
    harness.get_by_label(text).hover();
    harness.run_steps(4);
    assert_eq!(harness.get_all_by_label(text).count(), 2);
}

fn dialog_harness(kind: DialogKind, can_confirm: bool) -> Harness<'static, (String, DialogAnswer)> {
    let dialog = Dialog {
        title: "Verschieben?".to_owned(),
        confirm: "Verschieben".to_owned(),
        cancel: "Abbrechen".to_owned(),
        kind,
        can_confirm,
    };
    let draw = move |ui: &mut Ui, (text, answer): &mut (String, DialogAnswer)| {
        if *answer == DialogAnswer::Open {
            let field = Field { label: "Grund".to_owned(), state: FieldState::Fine(String::new()) };
            *answer = dialog_ui(ui, "move", &dialog, |ui| {
                confirmation_list_ui(
                    ui,
                    "Ein Benutzer verliert etwas",
                    &[ConfirmationRow {
                        who: "Anna".to_owned(),
                        loses: vec!["Fax".to_owned(), "Sprachbox".to_owned()],
                    }],
                );
                field_ui(ui, "reason", &field, text);
            });
        }
    };
    let mut harness = harness(Theme::Light, SIZE, (String::new(), DialogAnswer::Open), draw);
    harness.run();
    harness
}

#[test]
fn a_dialog_says_what_it_is_and_who_loses_what() {
    let harness = dialog_harness(DialogKind::Danger, true);
    let dialog = harness.get_by_role_and_label(Role::Dialog, "Verschieben?");
    assert!(dialog.accesskit_node().is_modal());
    harness.get_by_label("Fax, Sprachbox");
}

#[test]
fn esc_cancels_a_dialog_and_enter_confirms_it() {
    for (key, kind, expected) in [
        (Key::Escape, DialogKind::Ordinary, DialogAnswer::Cancelled),
        (Key::Enter, DialogKind::Ordinary, DialogAnswer::Confirmed),
        (Key::Escape, DialogKind::Danger, DialogAnswer::Cancelled),
        // Cancel has the focus there.
        (Key::Enter, DialogKind::Danger, DialogAnswer::Cancelled),
    ] {
        let mut harness = dialog_harness(kind, true);
        harness.key_press(key);
        harness.run();
        assert_eq!(harness.state().1, expected, "{key:?} {kind:?}");
    }
}

#[test]
fn enter_in_a_field_confirms_an_ordinary_dialog_only() {
    for (kind, can_confirm, expected) in [
        (DialogKind::Ordinary, true, DialogAnswer::Confirmed),
        (DialogKind::Ordinary, false, DialogAnswer::Open),
        (DialogKind::Danger, true, DialogAnswer::Open),
    ] {
        let mut harness = dialog_harness(kind, can_confirm);
        harness.get_by_role_and_label(Role::TextInput, "Grund").focus();
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, "Grund").type_text("Umzug");
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), ("Umzug".to_owned(), expected), "{kind:?}");
    }
}

#[test]
fn the_buttons_of_a_dialog_do_what_they_say() {
    for (button, expected) in [("Verschieben", DialogAnswer::Confirmed), ("Abbrechen", DialogAnswer::Cancelled)] {
        let mut harness = dialog_harness(DialogKind::Danger, true);
        harness.get_by_role_and_label(Role::Button, button).click();
        harness.run();
        assert_eq!(harness.state().1, expected);
    }
}

#[test]
fn at_200_percent_everything_keeps_its_size_in_points() {
    let sizes = [1.0, 2.0].map(|scale| {
        let mut harness = scaled_harness(scale, Theme::Light, SIZE, (), |ui, ()| {
            let lines = vec!["TEAMDESK".to_owned()];
            warning_symbol_ui(ui, &WarningSymbol { name: "1 license missing".to_owned(), lines, notes: vec![] });
            header_cell_ui(ui, "Name", Align::Left, Sorting::Possible);
        });
        harness.run();
        ["1 license missing", "Name"].map(|name| harness.get_by_label(name).rect())
    });
    assert_eq!(sizes[0], sizes[1]);
}

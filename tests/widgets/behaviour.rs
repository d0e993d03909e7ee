//! How the small widgets are named and operated, in both languages.
use eframe::egui::{Key, OutputCommand, Theme, Ui, accesskit::Role};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xlm_core::code::CodeKind;
use xphone_license_manager::{
    text::{Language, Texts},
    ui::{
        theme::theme,
        widget::{
            Button, Cell, CodeDisplay, CodeField, CodeMark, CodeState, CodeUse, Column, EmptyState, Field, FieldState,
            Icon, KeyValue, Pool, Progress, Radio, Severity, StatusPill, check_code, code_display_ui, code_field_ui,
            empty_state_ui, field_ui, icon_button_ui, key_values_ui, pool_bars_ui, progress_ui, radio_group_ui,
            search_field_ui, small_table_ui, status_pill_ui,
        },
    },
};

use crate::support::harness;

const SIZE: [f32; 2] = [640.0, 400.0];
const CODE: &str = "XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP";

fn description(harness: &Harness<'_, impl Sized>, name: &str) -> Option<String> {
    harness.get_by_label(name).accesskit_node().description()
}

#[test]
fn a_button_is_pressed_by_pointer_enter_and_space() {
    let draw = |ui: &mut Ui, presses: &mut u32| *presses += u32::from(ui.add(Button::primary("Importieren")).clicked());
    let mut harness = harness(Theme::Light, SIZE, 0, draw);
    harness.get_by_role_and_label(Role::Button, "Importieren").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
    harness.get_by_label("Importieren").focus();
    harness.run();
    for (key, presses) in [(Key::Enter, 2), (Key::Space, 3)] {
        harness.key_press(key);
        harness.run();
        assert_eq!(*harness.state(), presses, "{key:?}");
    }
}

#[test]
fn a_disabled_button_does_nothing_and_says_so() {
    let draw = |ui: &mut Ui, presses: &mut u32| {
        *presses += u32::from(ui.add_enabled(false, Button::danger("Delete")).clicked());
    };
    let mut harness = harness(Theme::Light, SIZE, 0, draw);
    harness.get_by_label("Delete").click();
    harness.run();
    assert_eq!(*harness.state(), 0);
    assert!(harness.get_by_label("Delete").accesskit_node().is_disabled());
}

#[test]
fn arrows_choose_among_radio_buttons_and_go_round() {
    let draw = |ui: &mut Ui, chosen: &mut u32| {
        let radios = [(1, "Alle"), (2, "Geschützte"), (3, "Team")].map(|(value, text)| Radio::new(value, text));
        radio_group_ui(ui, "Welche Benutzer", chosen, radios.into());
    };
    let mut harness = harness(Theme::Light, SIZE, 1, draw);
    harness.get_by_role_and_label(Role::RadioGroup, "Welche Benutzer");
    harness.get_by_role_and_label(Role::RadioButton, "Alle").focus();
    harness.run();
    for (key, chosen) in [(Key::ArrowDown, 2), (Key::ArrowRight, 3), (Key::ArrowDown, 1), (Key::ArrowUp, 3)] {
        harness.key_press(key);
        harness.run();
        assert_eq!(*harness.state(), chosen, "{key:?}");
    }
    assert!(harness.get_by_role_and_label(Role::RadioButton, "Team").is_focused());
}

#[test]
fn an_icon_button_has_a_name_and_room_for_a_finger() {
    let mut harness = harness(Theme::Light, SIZE, (), |ui, ()| drop(icon_button_ui(ui, Icon::Copy, "Kopieren")));
    harness.run();
    let rect = harness.get_by_role_and_label(Role::Button, "Kopieren").rect();
    assert!(rect.width() >= 28.0 && rect.height() >= 28.0, "{rect:?}");
}

#[test]
fn a_status_pill_is_read_as_its_words_and_is_cut_before_it_leaves_the_window() {
    let text = "24 Benutzern fehlen 31 Lizenzen, und der Notbetrieb endet in drei Tagen";
    let mut harness = harness(Theme::Dark, [200.0, 100.0], (), move |ui, ()| {
        status_pill_ui(ui, &StatusPill::new(Severity::Warning, text));
    });
    harness.run();
    assert!(harness.get_by_label(text).rect().right() <= 200.0);
}

#[test]
fn a_pool_is_read_with_its_three_figures() {
    for (language, name) in [
        (Language::English, "TEAMDESK: required 1,084, available 1,060, missing 24"),
        (Language::German, "TEAMDESK: erforderlich 1.084, vorhanden 1.060, fehlend 24"),
    ] {
        let texts = Texts::new(language);
        let pool =
            Pool { name: "TEAMDESK".to_owned(), required: 1_084, available: 1_060, missing: 24, note: String::new() };
        let mut harness = harness(Theme::Light, SIZE, (), move |ui, ()| {
            pool_bars_ui(ui, &texts, std::slice::from_ref(&pool));
        });
        harness.run();
        harness.get_by_role_and_label(Role::Meter, name);
    }
}

fn code_harness(language: Language) -> Harness<'static, String> {
    let texts = Texts::new(language);
    let field = CodeField { label: texts.get("common-license-request-code").into_owned(), hint: "On it".to_owned() };
    harness(Theme::Light, SIZE, String::new(), move |ui, text: &mut String| {
        code_field_ui(ui, "code", &field, text, |text| check_code(&texts, CodeKind::LicenseRequest, text));
    })
}

#[test]
fn a_code_field_groups_a_valid_code_and_names_its_kind() {
    for (language, label) in [(Language::English, "License request code"), (Language::German, "Lizenzanforderungscode")]
    {
        let mut harness = code_harness(language);
        harness.run();
        assert_eq!(description(&harness, label).as_deref(), Some("On it"));
        harness.get_by_role_and_label(Role::TextInput, label).focus();
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, label).type_text(&CODE.to_lowercase().replace('-', " "));
        harness.run();
        assert_eq!(harness.state(), CODE);
        let field = harness.get_by_role_and_label(Role::TextInput, label);
        assert_eq!(field.accesskit_node().description().as_deref(), Some(label));
        assert!(field.accesskit_node().data().invalid().is_none());
    }
}

#[test]
fn a_code_field_says_what_is_wrong_and_corrects_nothing() {
    for (language, label, message) in [
        (Language::English, "License request code", "Character 3 of group 3 should probably be “N” instead of “M”"),
        (Language::German, "Lizenzanforderungscode", "Zeichen 3 in Gruppe 3 ist vermutlich „N“ statt „M“"),
    ] {
        let mut harness = code_harness(language);
        let wrong = CODE.replace("P6NWE", "P6MWE");
        wrong.clone_into(harness.state_mut());
        harness.run();
        assert_eq!(*harness.state(), wrong);
        let field = harness.get_by_role_and_label(Role::TextInput, label);
        assert_eq!(field.accesskit_node().description().as_deref(), Some(message));
        assert!(field.accesskit_node().data().invalid().is_some());
    }
}

#[test]
fn each_fault_of_a_code_is_told_and_marked_where_it_is() {
    let texts = Texts::new(Language::English);
    let check = |text: &str| check_code(&texts, CodeKind::LicenseRequest, text);
    assert_eq!(check(" - "), CodeState::Empty);
    for (text, part, expected) in [
        ("XHW1-PNJFF-ZYF2J-P6NWE-3UM49-DTFWQ", "another code: Hardware ID", CodeMark::Group { group: 0 }),
        ("ABCD-PNJFF", "does not begin", CodeMark::Nothing),
        ("XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3", "2 characters are missing", CodeMark::Nothing),
        ("XRC1-PNJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LPQ", "1 character too many", CodeMark::Nothing),
        ("XRC1-NPJFF-ZYF2J-P6NWE-3UM4R-DY9VM-TM3LP", "changed places", CodeMark::Neighbours { group: 1, position: 1 }),
        (
            "XRC1-PNJFF-ZYF2J-P6BWE-3UM4R-DY9VM-TM3LP",
            "“B” is in no code",
            CodeMark::Character { group: 3, position: 3 },
        ),
    ] {
        match check(text) {
            CodeState::Wrong { message, mark } => {
                assert!(message.contains(part), "{text}: {message}");
                assert_eq!(mark, expected, "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
}

#[test]
fn a_code_is_copied_and_the_button_shows_it() {
    for (language, button, copied) in
        [(Language::English, "Copy Hardware ID", "Copied"), (Language::German, "Hardware-ID kopieren", "Kopiert")]
    {
        let texts = Texts::new(language);
        let display = CodeDisplay {
            name: texts.get("common-hardware-id").into_owned(),
            code: "XHW1-PNJFF".to_owned(),
            note: String::new(),
            code_use: CodeUse::Copy,
        };
        let mut harness = harness(Theme::Light, SIZE, (), move |ui, ()| drop(code_display_ui(ui, &texts, &display)));
        harness.get_by_role_and_label(Role::Button, button).click();
        let mut clipboard = Vec::new();
        for _ in 0..4 {
            harness.step();
            clipboard.extend(harness.output().platform_output.commands.iter().filter_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            }));
        }
        assert_eq!(clipboard, ["XHW1-PNJFF"]);
        harness.get_by_label(copied);
    }
}

#[test]
fn a_code_that_would_mislead_elsewhere_has_no_copy_button() {
    let texts = Texts::new(Language::English);
    let display = CodeDisplay {
        name: "Fingerprint".to_owned(),
        code: "XHW1-PNJFF".to_owned(),
        note: String::new(),
        code_use: CodeUse::ShowOnly,
    };
    let mut harness = harness(Theme::Light, SIZE, (), move |ui, ()| drop(code_display_ui(ui, &texts, &display)));
    harness.run();
    harness.get_by_label("Fingerprint XHW1-PNJFF");
    assert!(harness.query_by_role(Role::Button).is_none());
}

#[test]
fn a_field_is_named_by_its_label_and_tells_what_is_wrong() {
    let field = Field { label: "Rang".to_owned(), state: FieldState::Wrong("Geben Sie eine Zahl ein".to_owned()) };
    let mut harness = harness(Theme::Light, SIZE, String::new(), move |ui, text: &mut String| {
        field_ui(ui, "rank", &field, text);
    });
    harness.get_by_role_and_label(Role::TextInput, "Rang").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Rang").type_text("3");
    harness.run();
    assert_eq!(harness.state(), "3");
    let node = harness.get_by_role_and_label(Role::TextInput, "Rang");
    assert_eq!(node.accesskit_node().description().as_deref(), Some("Geben Sie eine Zahl ein"));
    assert!(node.accesskit_node().data().invalid().is_some());
}

#[test]
fn a_search_field_keeps_its_name_when_it_is_filled() {
    let mut harness = harness(Theme::Light, SIZE, "anna".to_owned(), |ui, text: &mut String| {
        search_field_ui(ui, "search", "Benutzer suchen", text);
    });
    harness.run();
    let rect = harness.get_by_role_and_label(Role::TextInput, "Benutzer suchen").rect();
    assert!((rect.height() - theme().height.control).abs() <= 1.0, "{rect:?}");
}

#[test]
fn an_empty_place_offers_the_next_step() {
    let state = EmptyState {
        icon: Icon::Users,
        title: "Noch keine Benutzer".to_owned(),
        text: "Hier steht, wem welche Lizenz fehlt".to_owned(),
        action: "Benutzer importieren…".to_owned(),
    };
    let mut harness = harness(Theme::Light, SIZE, false, move |ui, chosen: &mut bool| {
        *chosen |= empty_state_ui(ui, &state).is_some_and(|button| button.clicked());
    });
    harness.get_by_label("Benutzer importieren…").click();
    harness.run();
    assert!(harness.state());
}

#[test]
fn progress_tells_how_far_it_is_and_can_be_cancelled() {
    for (language, cancel) in [(Language::English, "Cancel"), (Language::German, "Abbrechen")] {
        let texts = Texts::new(language);
        let progress = Progress {
            what: "users.csv".to_owned(),
            how_many: "5 / 20".to_owned(),
            fraction: Some(0.25),
            can_cancel: true,
        };
        let mut harness = harness(Theme::Light, SIZE, false, move |ui, cancelled: &mut bool| {
            *cancelled |= progress_ui(ui, &texts, &progress).is_some_and(|button| button.clicked());
        });
        let bar = harness.get_by_role_and_label(Role::ProgressIndicator, "users.csv 5 / 20");
        assert_eq!(bar.accesskit_node().numeric_value(), Some(25.0));
        harness.get_by_role_and_label(Role::Button, cancel).click();
        harness.run();
        assert!(harness.state());
    }
}

#[test]
fn progress_of_unknown_length_does_not_keep_the_window_busy() {
    let texts = Texts::new(Language::English);
    let progress =
        Progress { what: "Searching".to_owned(), how_many: String::new(), fraction: None, can_cancel: false };
    let mut harness = harness(Theme::Light, SIZE, (), move |ui, ()| {
        assert!(progress_ui(ui, &texts, &progress).is_none());
    });
    // Fails if the window never comes to rest.
    harness.run();
    harness.get_by_role_and_label(Role::ProgressIndicator, "Searching");
}

#[test]
fn facts_and_small_tables_are_read_with_their_names() {
    let mut harness = harness(Theme::Light, SIZE, (), |ui, ()| {
        key_values_ui(ui, &[KeyValue::code("MAC address", "02:00:5e:10:00:3f")]);
        small_table_ui(
            ui,
            &[Column::words("Component"), Column::words("State")],
            &[vec![Cell::text("System UUID"), Cell::state(Severity::Ok, "present")]],
        );
    });
    harness.run();
    harness.get_by_label("Component: System UUID");
    harness.get_by_label("State: present");
    let value = harness.get_by_label("02:00:5e:10:00:3f").rect();
    let key = harness.get_by_label("MAC address").rect();
    assert!((value.center().y - key.center().y).abs() <= 1.0, "{key:?} {value:?}");
}

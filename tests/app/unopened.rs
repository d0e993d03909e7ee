//! The window where the system can't be opened.
use std::{cell::RefCell, fs, rc::Rc};

use eframe::egui::accesskit::Role;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use xphone_license_manager::{
    preferences::{DataPlace, PlaceKind},
    session::{Engine, Surroundings, messages},
    text::{Language, Texts},
    ui::app::{Preferences, Unopened, WayOut},
};

/// The window after a file stood where the folder of the data should be.
fn window(language: Language) -> (Harness<'static, Unopened>, Rc<RefCell<WayOut>>) {
    let folder = tempfile::tempdir().unwrap();
    let place = DataPlace { folder: folder.path().join("data"), kind: PlaceKind::Given };
    fs::write(&place.folder, "in the way").unwrap();
    let error = Engine::open(Surroundings::of_this_process(place.clone()).unwrap()).map(|_| "opened").unwrap_err();
    let message = messages::error(&Texts::new(language), &error);
    let answer = Rc::new(RefCell::new(WayOut::Leave));
    let given = Rc::clone(&answer);
    let preferences = Preferences { language: Some(language), ..Preferences::default() };
    let mut harness = Harness::builder()
        .with_size([1024.0, 700.0])
        .build_eframe(move |context| Unopened::new(context, &preferences, message, &place.folder, &given));
    harness.run();
    (harness, answer)
}

fn press(harness: &mut Harness<'static, Unopened>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

#[test]
fn it_says_why_in_both_languages_and_can_be_tried_again() {
    for (language, why, again) in [
        (Language::English, "cannot be made", "Try again"),
        (Language::German, "lässt sich nicht anlegen", "Noch einmal versuchen"),
    ] {
        let (mut harness, answer) = window(language);
        assert!(harness.query_all_by_label_contains(why).next().is_some(), "{:?}", harness.root());
        assert_eq!(*answer.borrow(), WayOut::Leave, "who closes the window leaves");
        press(&mut harness, again);
        assert_eq!(*answer.borrow(), WayOut::TryAgain);
    }
}

#[test]
fn another_folder_has_to_be_a_whole_path() {
    let (mut harness, answer) = window(Language::English);
    let (field, open) = ("Another folder", "Open this folder");
    let absolute = std::env::current_dir().unwrap();
    for (typed, is_ready) in [("data", false), (absolute.to_str().unwrap(), true)] {
        harness.get_by_role_and_label(Role::TextInput, field).focus();
        harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::A);
        harness.get_by_role_and_label(Role::TextInput, field).type_text(typed);
        harness.run();
        let is_disabled = harness.get_by_role_and_label(Role::Button, open).accesskit_node().is_disabled();
        assert_eq!(is_disabled, !is_ready, "{typed}");
    }
    press(&mut harness, open);
    assert_eq!(*answer.borrow(), WayOut::UseFolder(absolute));
}

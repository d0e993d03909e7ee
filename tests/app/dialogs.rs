//! Every dialog of the window in its least favourable size: nothing of it may fall off.
//!
//! `XLM_PICTURES=FOLDER` saves a picture of each, and of each panel as long as it is, to be looked at.
use eframe::egui::{Rect, Theme, pos2};
use xphone_license_manager::ui::panel::PanelId;

use super::*;
use crate::picture::picture;

/// A step to a dialog; texts by their ids.
#[derive(Clone, Copy)]
enum Step {
    /// A button that is there once.
    Press(&'static str),
    /// An entry of the menu behind the button of the first text.
    Menu(&'static str, &'static str),
    /// A row of the tree of locations, from 0.
    Tree(usize),
    /// The first row of a table.
    Row,
    /// Something that the session has to answer first.
    Await(&'static str),
}

use Step::{Await, Menu, Press, Row, Tree};

/// A dialog, the panel that opens it, and the way there.
type Way = (&'static str, PanelId, &'static [Step]);

const WAYS: &[Way] = &[
    ("resources", PanelId::Overview, &[Press("overview-enter-resources")]),
    (
        "workstation",
        PanelId::Identity,
        &[Press("identity-machine-workstation-make"), Await("notices-preview-choose-workstation")],
    ),
    ("new-user", PanelId::Users, &[Tree(0), Press("users-new-user")]),
    ("edit-user", PanelId::Users, &[Row, Press("common-edit")]),
    ("move-users", PanelId::Users, &[Row, Press("users-move")]),
    ("delete-users", PanelId::Users, &[Row, Press("users-delete"), Await("notices-preview-delete-users")]),
    ("protect-users", PanelId::Users, &[Row, Menu("users-more", "users-protect")]),
    ("license-free", PanelId::Users, &[Row, Menu("users-more", "users-license-free")]),
    ("joined", PanelId::Users, &[Row, Menu("users-more", "users-joined")]),
    ("import-users", PanelId::Users, &[Press("users-import")]),
    ("functions-location", PanelId::Users, &[Tree(1), Press("users-functions")]),
    ("functions-group", PanelId::Users, &[Tree(2), Press("users-functions")]),
    ("new-location", PanelId::Users, &[Menu("users-place-more", "users-new-location")]),
    ("new-group", PanelId::Users, &[Tree(1), Menu("users-place-more", "users-new-group")]),
    ("rename", PanelId::Users, &[Tree(2), Menu("users-place-more", "users-rename-place")]),
    ("rank", PanelId::Users, &[Tree(2), Menu("users-place-more", "users-rank")]),
    ("duplicate", PanelId::Users, &[Tree(1), Menu("users-place-more", "users-duplicate")]),
    ("move-group", PanelId::Users, &[Tree(2), Menu("users-place-more", "users-move-group")]),
    ("merge", PanelId::Users, &[Tree(2), Menu("users-place-more", "users-merge")]),
    ("delete-place", PanelId::Users, &[Tree(1), Menu("users-place-more", "users-delete-place")]),
    ("licenses", PanelId::Users, &[Tree(1), Menu("users-place-more", "users-licenses")]),
    ("policy", PanelId::Users, &[Press("users-policy-seniority")]),
    ("holdings", PanelId::Changes, &[Press("changes-holdings.action")]),
    ("state-of-a-day", PanelId::Changes, &[Menu("changes-more", "changes-past.action")]),
    ("undo", PanelId::Changes, &[Row, Press("changes-undo"), Await("notices-reason")]),
];

/// A window on the sample company.
fn sample(language: Language, look: Theme, size: [f32; 2], scale: f32) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let preferences = Preferences { look: Some(look), name: Some(String::new()), ..speaking(language) };
    let texts = Texts::new(language);
    let (shell, asked, kept) = shell(folder.path(), preferences, vec![]);
    let harness = Harness::builder()
        .with_size([1024.0, 900.0])
        .with_pixels_per_point(scale)
        .with_theme(look)
        .build_eframe(move |context| App::new(context, &shell, None));
    let mut window = Window { harness, texts, folder, asked, kept };
    window.harness.run();
    window.open_sample();
    window.harness.set_size(size.into());
    window.harness.run_steps(4);
    window
}

impl Window {
    fn show(&mut self, panel: PanelId) {
        let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7];
        let index = PanelId::ALL.iter().position(|other| *other == panel).unwrap();
        self.harness.key_press_modifiers(Modifiers::COMMAND, keys[index]);
        self.harness.run_steps(4);
        let reading = self.texts.get("changes-reading").into_owned();
        self.until("the change log", |harness| harness.query_by_label(&reading).is_none());
    }

    /// Presses a button as a screen reader does, also where it is scrolled out of sight.
    fn press_anywhere(&mut self, id: &str) {
        let name = self.texts.get(id).into_owned();
        self.harness.get_by_role_and_label(Role::Button, &name).click_accesskit();
        self.harness.run_steps(2);
    }

    fn go(&mut self, step: Step) {
        match step {
            Press(id) => self.press_anywhere(id),
            Menu(menu, id) => {
                self.press_anywhere(menu);
                self.harness.run_steps(3);
                let [menu, entry] = [menu, id].map(|id| self.texts.get(id).into_owned());
                let named = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() != Role::Button;
                let menu = self.harness.get_all_by_label(&menu).find(named).unwrap();
                menu.get_by_role_and_label(Role::Button, &entry).click_accesskit();
            }
            Tree(index) => self.harness.get_all_by_role(Role::TreeItem).nth(index).unwrap().click_accesskit(),
            Row => {
                self.until("a row", |harness| harness.query_all_by_role(Role::Row).next().is_some());
                self.harness.get_all_by_role(Role::Row).next().unwrap().click_accesskit();
            }
            Await(id) => {
                let text = self.texts.get(id).into_owned();
                self.until_label(&text);
            }
        }
        self.harness.run_steps(4);
    }
}

/// Everything that can be pressed or typed in lies in the window and in the dialog, unless the dialog scrolls it.
fn check_dialog(window: &Window, name: &str) {
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(window_size(window)[0], window_size(window)[1]));
    let dialog =
        window.harness.query_all_by_role(Role::Dialog).last().unwrap_or_else(|| panic!("{name} does not open"));
    let cancel = window.texts.get("common-cancel");
    let close = window.texts.get("common-close");
    let buttons: Vec<_> = dialog.query_all_by_role(Role::Button).collect();
    let last = buttons
        .iter()
        .rfind(|button| button.accesskit_node().label().is_some_and(|text| text == cancel || text == close))
        .unwrap_or_else(|| panic!("{name} has no way out"));
    assert!(whole.contains_rect(last.rect()), "{name}: its buttons fall off the window: {:?}", last.rect());
}

fn window_size(window: &Window) -> [f32; 2] {
    window.harness.ctx.content_rect().size().into()
}

fn every_dialog(language: Language, look: Theme, size: [f32; 2], scale: f32, suffix: &str) {
    let mut window = sample(language, look, size, scale);
    for (name, panel, steps) in WAYS {
        window.show(*panel);
        for step in *steps {
            window.go(*step);
        }
        picture(&mut window.harness, &format!("dialog-{name}-{suffix}"));
        check_dialog(&window, name);
        for _ in 0..2 {
            window.harness.key_press(Key::Escape);
            window.harness.run_steps(3);
        }
        assert!(window.harness.query_all_by_role(Role::Dialog).next().is_none(), "{name} does not close by Esc");
    }
}

#[test]
fn no_dialog_falls_off_a_small_screen() {
    every_dialog(Language::German, Theme::Dark, [1024.0, 700.0], 1.0, "de-dark");
}

#[test]
fn no_dialog_falls_off_the_smallest_window() {
    every_dialog(Language::German, Theme::Light, [640.0, 480.0], 2.0, "de-smallest-200");
}

#[test]
fn no_dialog_falls_off_in_english() {
    every_dialog(Language::English, Theme::Light, [1024.0, 700.0], 1.0, "en-light");
}

#[test]
fn every_panel_as_long_as_it_is() {
    let languages = [(Language::English, "en"), (Language::German, "de")];
    for (language, language_name) in languages {
        for look in [Theme::Light, Theme::Dark] {
            let mut window = sample(language, look, [1024.0, 2400.0], 1.0);
            for panel in PanelId::ALL {
                window.show(panel);
                let look_name = if look == Theme::Dark { "dark" } else { "light" };
                picture(&mut window.harness, &format!("long-{panel:?}-{language_name}-{look_name}"));
            }
        }
    }
}

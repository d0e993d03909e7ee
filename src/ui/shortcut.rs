//! The keys of the window, in one place: keys, tooltips and the list of keys come from the same lines.
//!
//! None has Ctrl and Alt together: that is `AltGr`, with which people type.
use eframe::egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::panel::PanelId;
use crate::text::Texts;

/// Something that keys do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shortcut {
    /// Go to a panel.
    Show(PanelId),
    /// List all keys.
    Help,
    /// Go to the search of the panel.
    Search,
    /// Read the hardware and what other consoles have written anew.
    ReadAgain,
    /// Show what was told since the start.
    Notices,
    /// Everything larger; done by the window itself.
    Larger,
    /// Everything smaller; done by the window itself.
    Smaller,
    /// Back to 100 %; done by the window itself.
    FullSize,
    /// In the list of users: select all.
    SelectAll,
    /// In the list of users: show the details.
    ShowDetails,
    /// In the list of users: delete who is selected.
    DeleteUsers,
}

impl Shortcut {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 17] = [
        Self::Show(PanelId::Overview),
        Self::Show(PanelId::Import),
        Self::Show(PanelId::Identity),
        Self::Show(PanelId::Users),
        Self::Show(PanelId::Rehosting),
        Self::Show(PanelId::Changes),
        Self::Show(PanelId::Settings),
        Self::Search,
        Self::ReadAgain,
        Self::Notices,
        Self::Help,
        Self::Larger,
        Self::Smaller,
        Self::FullSize,
        Self::SelectAll,
        Self::ShowDetails,
        Self::DeleteUsers,
    ];

    /// Its keys.
    pub const fn keys(self) -> KeyboardShortcut {
        let (modifiers, key) = match self {
            Self::Show(PanelId::Overview) => (Modifiers::COMMAND, Key::Num1),
            Self::Show(PanelId::Import) => (Modifiers::COMMAND, Key::Num2),
            Self::Show(PanelId::Identity) => (Modifiers::COMMAND, Key::Num3),
            Self::Show(PanelId::Users) => (Modifiers::COMMAND, Key::Num4),
            Self::Show(PanelId::Rehosting) => (Modifiers::COMMAND, Key::Num5),
            Self::Show(PanelId::Changes) => (Modifiers::COMMAND, Key::Num6),
            Self::Show(PanelId::Settings) => (Modifiers::COMMAND, Key::Num7),
            Self::Help => (Modifiers::NONE, Key::F1),
            Self::Search => (Modifiers::COMMAND, Key::F),
            Self::ReadAgain => (Modifiers::NONE, Key::F5),
            Self::Notices => (Modifiers::NONE, Key::F8),
            Self::Larger => (Modifiers::COMMAND, Key::Plus),
            Self::Smaller => (Modifiers::COMMAND, Key::Minus),
            Self::FullSize => (Modifiers::COMMAND, Key::Num0),
            Self::SelectAll => (Modifiers::COMMAND, Key::A),
            Self::ShowDetails => (Modifiers::NONE, Key::Enter),
            Self::DeleteUsers => (Modifiers::NONE, Key::Delete),
        };
        KeyboardShortcut::new(modifiers, key)
    }

    /// Whether its keys were pressed; then nobody else sees them.
    pub fn is_pressed(self, ui: &Ui) -> bool {
        let KeyboardShortcut { modifiers, logical_key } = self.keys();
        ui.input_mut(|input| !input.modifiers.alt && input.consume_key(modifiers, logical_key))
    }

    /// What it does, in words.
    pub fn name(self, texts: &Texts) -> String {
        let id = match self {
            Self::Show(panel) => panel.name_id(),
            Self::Help => "notices-keys",
            Self::Search => "notices-keys-search",
            Self::ReadAgain => "notices-keys-read-again",
            Self::Notices => "settings-notices",
            Self::Larger => "notices-keys-larger",
            Self::Smaller => "notices-keys-smaller",
            Self::FullSize => "settings-zoom-reset",
            Self::SelectAll => "notices-keys-select-all",
            Self::ShowDetails => "notices-keys-show-details",
            Self::DeleteUsers => "users-delete",
        };
        texts.get(id).into_owned()
    }

    /// Its keys as they stand on the keyboard: "Ctrl+4", "Strg+4".
    pub fn shown(self, texts: &Texts) -> String {
        let KeyboardShortcut { modifiers, logical_key } = self.keys();
        let key = match logical_key {
            Key::Enter => texts.get("notices-key-enter").into_owned(),
            Key::Delete => texts.get("notices-key-delete").into_owned(),
            key => key.symbol_or_name().to_owned(),
        };
        if modifiers.command { format!("{}+{key}", texts.get("notices-key-control")) } else { key }
    }

    /// A name with its keys, for a tooltip.
    pub fn with_keys(self, texts: &Texts, name: &str) -> String {
        format!("{name} ({})", self.shown(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn keys_are_distinct_and_none_types_a_character_on_a_german_keyboard() {
        for (index, shortcut) in Shortcut::ALL.into_iter().enumerate() {
            let keys = shortcut.keys();
            assert!(!keys.modifiers.alt, "{shortcut:?}: Ctrl+Alt is AltGr");
            assert!(Shortcut::ALL[..index].iter().all(|other| other.keys() != keys), "{shortcut:?} has keys twice");
        }
    }

    #[test]
    fn each_has_a_name_and_keys_in_both_languages() {
        for texts in Language::ALL.map(Texts::new) {
            for shortcut in Shortcut::ALL {
                let (name, keys) = (shortcut.name(&texts), shortcut.shown(&texts));
                assert!(!name.is_empty() && !keys.is_empty() && !name.contains("notices-"), "{name}: {keys}");
            }
        }
        assert_eq!(Shortcut::Show(PanelId::Users).shown(&Texts::new(Language::German)), "Strg+4");
    }

    #[test]
    fn every_panel_has_its_key() {
        for panel in PanelId::ALL {
            assert!(Shortcut::ALL.contains(&Shortcut::Show(panel)), "{panel:?}");
        }
    }
}

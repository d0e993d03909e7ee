//! How much attention something needs; colour, icon and order follow from it.
use eframe::egui::{Color32, Ui};

use super::Icon;
use crate::ui::theme::palette;

/// How much attention something needs. Never shown by colour alone: each has an icon of its own shape.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// As it should be.
    Ok,
    /// Worth knowing; nothing to do.
    Information,
    /// Someone should do something.
    Warning,
    /// Something has failed or stops working.
    Danger,
}

impl Severity {
    /// Its icon.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Ok => Icon::Ok,
            Self::Information => Icon::Information,
            Self::Warning => Icon::Warning,
            Self::Danger => Icon::Error,
        }
    }

    /// Colour of its text and icon, on its tint or on a surface.
    pub fn colour(self, ui: &Ui) -> Color32 {
        let palette = palette(ui);
        match self {
            Self::Ok => palette.ok,
            Self::Information => palette.accent,
            Self::Warning => palette.warning,
            Self::Danger => palette.danger,
        }
    }

    /// Its ground.
    pub fn tint(self, ui: &Ui) -> Color32 {
        let palette = palette(ui);
        match self {
            Self::Ok => palette.ok_tint,
            Self::Information => palette.accent_tint,
            Self::Warning => palette.warning_tint,
            Self::Danger => palette.danger_tint,
        }
    }
}

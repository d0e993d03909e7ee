//! What the tour shows, step by step.
use eframe::egui::{Theme, accesskit::Role};

use crate::{text::Language, ui::panel::PanelId};

/// A step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Say what comes now.
    Note(&'static str),
    /// Go to a panel.
    Show(PanelId),
    /// Press the button with this text.
    Press(&'static str),
    /// Press the button with this text, which counts the users with missing licenses.
    PressCounted(&'static str),
    /// Press the first of a role.
    PressFirst(Role),
    /// Press the row of this name.
    PressRow(&'static str),
    /// Press the button that confirms the dialog of a change.
    Confirm,
    /// Drop this file of the sample company on the window.
    Drop(&'static str),
    /// Speak another language.
    Speak(Language),
    /// Wear another look.
    Wear(Theme),
    /// Close the notices that are still shown.
    Tidy,
    /// Save a picture under this name.
    Picture(&'static str),
    /// Save a picture that is named after panel, language and look.
    PanelPicture,
}

/// What a tour shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TourKind {
    /// The whole way, from the first start on.
    #[default]
    Walk,
    /// Every panel in both languages and both looks.
    Panels,
    /// Every panel once, for a window of twice the size.
    PanelsOnce,
}

impl TourKind {
    /// Its steps.
    pub(super) fn steps(self) -> Vec<Step> {
        let all = [
            (Language::English, Theme::Light),
            (Language::English, Theme::Dark),
            (Language::German, Theme::Light),
            (Language::German, Theme::Dark),
        ];
        match self {
            Self::Walk => SCRIPT.to_vec(),
            Self::Panels => panels(&all),
            Self::PanelsOnce => panels(&all[2..3]),
        }
    }
}

/// The panels of the sample company after an import, with something chosen in each list.
fn panels(combinations: &[(Language, Theme)]) -> Vec<Step> {
    let mut steps = BEGINNING.to_vec();
    for (language, look) in combinations {
        steps.extend([Step::Speak(*language), Step::Wear(*look)]);
        for panel in PanelId::ALL {
            steps.extend([Step::Show(panel), Step::Tidy, Step::PanelPicture]);
        }
    }
    steps
}

/// Until there is something to see in each panel.
const BEGINNING: &[Step] = &[
    Step::Speak(Language::English),
    Step::Wear(Theme::Light),
    Step::Press("setup-sample.action"),
    Step::Show(PanelId::Import),
    Step::Drop("License certificate.pdf"),
    Step::Press("import-request-save"),
    Step::Press("import-request-sample-button"),
    Step::Confirm,
    Step::Show(PanelId::Users),
    Step::PressCounted("users-filter-missing"),
    Step::PressFirst(Role::Row),
    Step::Show(PanelId::Changes),
    Step::PressFirst(Role::Row),
];

/// The sample company's group for users who need no license.
const FREE_GROUP: &str = "Berlin / Ohne Lizenzen";

/// The whole way: from the first start through the chain of the sample company, and once more in German and dark.
const SCRIPT: &[Step] = &[
    Step::Speak(Language::English),
    Step::Wear(Theme::Light),
    Step::Note("The first start"),
    Step::Picture("01-welcome"),
    Step::Note("The sample company opens"),
    Step::Press("setup-sample.action"),
    Step::Show(PanelId::Overview),
    Step::Picture("02-overview"),
    Step::Note("A license certificate is dropped on the window"),
    Step::Show(PanelId::Import),
    Step::Picture("03-import"),
    Step::Drop("License certificate.pdf"),
    Step::Picture("04-certificate"),
    Step::Note("A license request is saved"),
    Step::Press("import-request-save"),
    Step::Picture("05-request"),
    Step::Note("The sample issuer answers, and its package is previewed"),
    Step::Press("import-request-sample-button"),
    Step::Picture("06-preview"),
    Step::Confirm,
    Step::Picture("07-imported"),
    Step::Show(PanelId::Overview),
    Step::Picture("08-overview-after"),
    Step::Note("Identity of the server"),
    Step::Show(PanelId::Identity),
    Step::Picture("09-identity"),
    Step::Note("Users, and what they lack"),
    Step::Show(PanelId::Users),
    Step::Picture("10-users"),
    Step::PressCounted("users-filter-missing"),
    Step::PressFirst(Role::Row),
    Step::Picture("11-user"),
    Step::Note("A user is moved, and sees first what he loses"),
    Step::Press("users-move"),
    Step::PressRow(FREE_GROUP),
    Step::Press("users-preview"),
    Step::Picture("12-move"),
    Step::Confirm,
    Step::Picture("13-moved"),
    Step::Note("Rehosting, change log, settings"),
    Step::Show(PanelId::Rehosting),
    Step::Picture("14-rehosting"),
    Step::Show(PanelId::Changes),
    Step::Picture("15-changes"),
    Step::Show(PanelId::Settings),
    Step::Picture("16-settings"),
    Step::Note("The same in German and dark"),
    Step::Speak(Language::German),
    Step::Wear(Theme::Dark),
    Step::Show(PanelId::Overview),
    Step::Picture("17-uebersicht"),
    Step::Show(PanelId::Import),
    Step::Picture("18-lizenzimport"),
    Step::Show(PanelId::Identity),
    Step::Picture("19-identitaet"),
    Step::Show(PanelId::Users),
    Step::Picture("20-benutzer"),
    Step::Show(PanelId::Rehosting),
    Step::Picture("21-rehosting"),
    Step::Show(PanelId::Changes),
    Step::Picture("22-aenderungsprotokoll"),
    Step::Show(PanelId::Settings),
    Step::Picture("23-einstellungen"),
];

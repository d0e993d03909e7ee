//! What belongs to the person at the screen: language, look, zoom. Where it is kept is not the window's affair.
use std::{error::Error, fmt, ops::RangeInclusive, path::PathBuf};

use eframe::egui::{Context, Theme, ThemePreference, Vec2};
use xlm_core::report::SavedFilter;

use crate::{
    session::PortalSettings,
    text::{Language, Texts, system_language},
    ui::{panel::Preferred, renderer},
};

/// The zoom that makes sense; keys can ask for more.
pub const ZOOM: RangeInclusive<f32> = 0.5..=3.0;

/// The preferences.
#[derive(Clone, PartialEq, Debug)]
pub struct Preferences {
    /// Language of the texts; `None` = that of the operating system.
    pub language: Option<Language>,
    /// Light or dark; `None` = as the operating system says.
    pub look: Option<Theme>,
    /// 1.0 = 100 %.
    pub zoom: f32,
    /// What draws the window, from the next start on.
    pub renderer: renderer::Preference,
    /// Folder of the data, from the next start on; `None` = the usual one.
    pub data_folder: Option<PathBuf>,
    /// Name of the person in the change log: `None` = not asked yet, empty = none wanted.
    pub name: Option<String>,
    /// Size of the window in points, when it was closed last.
    pub window: Option<Vec2>,
    /// Filters of the list of users, to be asked again.
    pub filters: Vec<SavedFilter>,
    /// How the license portal is reached.
    pub portal: PortalPreferences,
}

/// How the license portal is reached; an empty text means the usual way.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PortalPreferences {
    /// Its address; else that of the issuer.
    pub address: String,
    /// A file with certificate authorities; else those of this machine.
    pub ca_file: String,
    /// A proxy; else that of the environment.
    pub proxy: String,
    /// Whether to look for new license packages, at most once a day.
    pub looks: bool,
}

impl fmt::Debug for PortalPreferences {
    /// Without the proxy, in whose address a password may stand.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PortalPreferences").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            look: None,
            zoom: 1.0,
            renderer: renderer::Preference::Auto,
            data_folder: None,
            name: None,
            window: None,
            filters: Vec::new(),
            portal: PortalPreferences::default(),
        }
    }
}

/// Keeps preferences for the next start.
pub type KeepPreferences = Box<dyn FnMut(&Preferences) -> Result<(), Box<dyn Error + Send + Sync>>>;

impl Preferences {
    /// Takes over one of them.
    pub(super) fn take(&mut self, preferred: Preferred) {
        match preferred {
            Preferred::Language(language) => self.language = language,
            Preferred::Look(look) => self.look = look,
            Preferred::Zoom(zoom) => self.zoom = zoom,
            Preferred::Renderer(renderer) => self.renderer = renderer,
            Preferred::Filters(filters) => self.filters = filters,
            Preferred::Portal(portal) => self.portal = portal,
            Preferred::DataFolder(folder) => self.data_folder = folder,
            Preferred::Name(name) => self.name = Some(name),
        }
    }

    /// Gives a window look and zoom.
    pub(super) fn apply(&self, context: &Context) {
        context.set_theme(match self.look {
            None => ThemePreference::System,
            Some(Theme::Light) => ThemePreference::Light,
            Some(Theme::Dark) => ThemePreference::Dark,
        });
        context.set_zoom_factor(self.zoom);
    }

    /// The way to the portal, for the session.
    pub(super) fn portal_settings(&self) -> PortalSettings {
        let given = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        PortalSettings {
            address: given(&self.portal.address),
            ca_file: given(&self.portal.ca_file).map(Into::into),
            proxy: given(&self.portal.proxy),
            language: self.texts().language,
        }
    }

    /// The texts in the preferred language.
    pub fn texts(&self) -> Texts {
        Texts::new(self.language.unwrap_or_else(system_language))
    }
}

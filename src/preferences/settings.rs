//! The user's own settings, in a RON file that he may edit. A value that makes no sense is reported and replaced by its
//! default; the file as it was is kept beside.
use std::{ffi::OsStr, fs, io, ops::RangeInclusive, path::PathBuf};

use ron::{Options, extensions::Extensions, ser::PrettyConfig, value::RawValue};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor},
};
use sha2::{Digest as _, Sha256};
use xlm_core::report::{MOST_FILTERS, SavedFilter};

use super::{
    Existing,
    file::{read_bounded, write_private},
};

/// The zoom factors that make sense.
pub const ZOOM: RangeInclusive<f32> = 0.5..=3.0;
/// Points of a side of the window that make sense.
const SIDE: RangeInclusive<f32> = 320.0..=16_384.0;
/// The longest display name, in characters.
const NAME_LIMIT: usize = 100;
/// The longest address, in characters.
const ADDRESS_LIMIT: usize = 500;
/// A settings file has a few hundred bytes.
const FILE_LIMIT: u64 = 64 * 1024;
/// Characters of a bad value that a warning repeats.
const SHOWN: usize = 80;

/// The language of texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Language {
    /// That of the operating system, else English.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// German.
    #[serde(rename = "de")]
    German,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Look {
    /// As the operating system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What draws the window; read when the program starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Renderer {
    /// The best that works.
    #[default]
    Auto,
    /// The graphics card.
    Hardware,
    /// The processor; slower, and works over any remote desktop.
    Software,
    /// The graphics card by way of `OpenGL`.
    #[serde(rename = "opengl")]
    OpenGl,
}

/// Size of the window's content in points.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowSize {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// The settings of one user.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Settings {
    /// The language of texts.
    pub language: Language,
    /// Light or dark.
    pub look: Look,
    /// 1.0 is the size that the operating system asks for; within [`ZOOM`].
    pub zoom: f32,
    /// What draws the window.
    pub renderer: Renderer,
    /// The window's last size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowSize>,
    /// Where the last file was opened or saved.
    #[serde(skip_serializing_if = "is_no_text")]
    pub last_folder: Option<PathBuf>,
    /// The folder of the data, where neither the command line nor a variable names one.
    #[serde(skip_serializing_if = "is_no_text")]
    pub data_folder: Option<PathBuf>,
    /// The name by which the user wants to be called in the change log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_name: Option<String>,
    /// Filters of the list of users, to be asked again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<SavedFilter>,
    /// The license portal's address; without one that of the issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub portal_address: Option<String>,
    /// Certificate authorities to check the portal against instead of those of this machine.
    #[serde(skip_serializing_if = "is_no_text")]
    pub portal_ca_file: Option<PathBuf>,
    /// The proxy on the way to the portal; without one that of the environment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub portal_proxy: Option<String>,
    /// Whether to look for new license packages by itself.
    pub look_for_packages: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            look: Look::default(),
            zoom: 1.0,
            renderer: Renderer::default(),
            window: None,
            last_folder: None,
            data_folder: None,
            display_name: None,
            filters: Vec::new(),
            portal_address: None,
            portal_ca_file: None,
            portal_proxy: None,
            look_for_packages: false,
        }
    }
}

/// A folder whose name is no Unicode cannot stand in the file; it is forgotten.
#[expect(clippy::ref_option, reason = "serde passes the field as it is")]
fn is_no_text(folder: &Option<PathBuf>) -> bool {
    folder.as_ref().is_none_or(|folder| folder.to_str().is_none())
}

/// Something in the settings file was not used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SettingsWarning {
    /// There is no such setting.
    UnknownName {
        /// Its name in the file.
        name: String,
    },
    /// The value makes no sense; the default counts.
    BadValue {
        /// The setting.
        name: String,
        /// The value in the file, or its beginning.
        value: String,
    },
    /// The file is no RON at all; all defaults count.
    Syntax {
        /// The line, from 1, at which reading stopped.
        line: usize,
    },
    /// The file is no settings file: far too large, or no text.
    NoText,
    /// The file could not be read; all defaults count.
    NotRead {
        /// What the file system said.
        kind: io::ErrorKind,
    },
    /// The file could not be kept beside, for this reason.
    NotKept {
        /// What the file system said.
        kind: io::ErrorKind,
    },
}

/// Settings, and what was wrong with their file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LoadedSettings {
    /// What counts now.
    pub settings: Settings,
    /// What was not used, in the file's order.
    pub warnings: Vec<SettingsWarning>,
    /// A copy of the file with what was not used.
    pub kept: Option<PathBuf>,
}

/// The settings could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The operating system names no folder for settings.
    #[error("there is no folder for settings")]
    NoFolder,
    /// The file could not be written.
    #[error("{file} could not be written", file = .file.display())]
    Write {
        /// The file.
        file: PathBuf,
        /// What the file system said.
        #[source]
        source: io::Error,
    },
    /// The settings could not be put into RON.
    #[error("the settings could not be written as RON")]
    Ron(#[source] ron::Error),
}

/// The file with a user's settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettingsFile {
    /// The file; it need not exist.
    pub file: PathBuf,
}

impl SettingsFile {
    /// The file in the folder that was given (`XLM_CONFIG`), else in the user's folder for settings.
    ///
    /// # Errors
    /// [`SettingsError::NoFolder`].
    pub fn of_this_user(given: Option<&OsStr>) -> Result<Self, SettingsError> {
        let name =
            if cfg!(any(windows, target_os = "macos")) { "XPhone License Manager" } else { "xphone-license-manager" };
        let folder = match given.filter(|given| !given.is_empty()) {
            Some(given) => PathBuf::from(given),
            None => dirs::config_dir().ok_or(SettingsError::NoFolder)?.join(name),
        };
        Ok(Self { file: folder.join("settings.ron") })
    }

    /// Reads the settings. Never fails: what cannot be used is in the warnings.
    pub fn load(&self) -> LoadedSettings {
        let bytes = match read_bounded(&self.file, FILE_LIMIT) {
            Ok(bytes) => bytes,
            Err(error) => {
                let warnings = match error.kind() {
                    io::ErrorKind::NotFound => vec![],
                    io::ErrorKind::FileTooLarge => vec![SettingsWarning::NoText],
                    kind => vec![SettingsWarning::NotRead { kind }],
                };
                return LoadedSettings { warnings, ..LoadedSettings::default() };
            }
        };
        let (settings, mut warnings) = parse(&bytes);
        let mut kept = None;
        if !warnings.is_empty() {
            match self.keep_beside(&bytes) {
                Ok(file) => kept = Some(file),
                Err(error) => warnings.push(SettingsWarning::NotKept { kind: error.kind() }),
            }
        }
        LoadedSettings { settings, warnings, kept }
    }

    /// Writes the settings, creating the folder if need be.
    ///
    /// # Errors
    /// If the file cannot be written; the old one stays then.
    pub fn save(&self, settings: &Settings) -> Result<(), SettingsError> {
        let text = ron_options()
            .to_string_pretty(settings, PrettyConfig::default().struct_names(false))
            .map_err(SettingsError::Ron)?;
        let failed = |source| SettingsError::Write { file: self.file.clone(), source };
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        write_private(&self.file, (text + "\n").as_bytes(), Existing::Replace).map_err(failed)
    }

    /// The same content always goes into the same file, so that starting again and again leaves one copy.
    fn keep_beside(&self, bytes: &[u8]) -> io::Result<PathBuf> {
        let [first, second, third, ..] = <[u8; 32]>::from(Sha256::digest(bytes));
        let mut name = self.file.clone().into_os_string();
        name.push(format!(".bad-{first:02x}{second:02x}{third:02x}"));
        let file = PathBuf::from(name);
        write_private(&file, bytes, Existing::Replace)?;
        Ok(file)
    }
}

fn ron_options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// The settings in the bytes of a file, and what was not used of them.
fn parse(bytes: &[u8]) -> (Settings, Vec<SettingsWarning>) {
    let mut settings = Settings::default();
    let Ok(text) = std::str::from_utf8(bytes) else { return (settings, vec![SettingsWarning::NoText]) };
    // Editors on Windows like to start a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let fields = match ron_options().from_str::<Fields<'_>>(text) {
        Ok(fields) => fields.0,
        Err(error) => return (settings, vec![SettingsWarning::Syntax { line: error.span.start.line }]),
    };
    let mut warnings = Vec::new();
    for (name, value) in fields {
        let used = match name.as_str() {
            "language" => set(&mut settings.language, value, |_| true),
            "look" => set(&mut settings.look, value, |_| true),
            "zoom" => set(&mut settings.zoom, value, |zoom| ZOOM.contains(zoom)),
            "renderer" => set(&mut settings.renderer, value, |_| true),
            "window" => set(&mut settings.window, value, |size: &Option<WindowSize>| {
                size.is_none_or(|size| SIDE.contains(&size.width) && SIDE.contains(&size.height))
            }),
            "last_folder" => set(&mut settings.last_folder, value, |_| true),
            "data_folder" => set(&mut settings.data_folder, value, |folder: &Option<PathBuf>| {
                folder.as_ref().is_none_or(|folder| folder.is_absolute())
            }),
            "filters" => set(&mut settings.filters, value, |filters: &Vec<SavedFilter>| {
                let fits = |text: &str| text.chars().count() <= NAME_LIMIT;
                filters.len() <= MOST_FILTERS && filters.iter().all(|it| fits(&it.name) && fits(&it.search))
            }),
            "display_name" => set(&mut settings.display_name, value, |name| is_short(name, NAME_LIMIT)),
            "portal_address" => set(&mut settings.portal_address, value, |text| is_short(text, ADDRESS_LIMIT)),
            "portal_ca_file" => set(&mut settings.portal_ca_file, value, |_| true),
            "portal_proxy" => set(&mut settings.portal_proxy, value, |text| is_short(text, ADDRESS_LIMIT)),
            "look_for_packages" => set(&mut settings.look_for_packages, value, |_| true),
            _ => {
                warnings.push(SettingsWarning::UnknownName { name: shown(&name) });
                continue;
            }
        };
        if used == Used::No {
            warnings.push(SettingsWarning::BadValue { name, value: shown(value.trim().get_ron()) });
        }
    }
    (settings, warnings)
}

#[expect(clippy::ref_option, reason = "the setting as it is")]
fn is_short(text: &Option<String>, limit: usize) -> bool {
    text.as_ref().is_none_or(|text| text.chars().count() <= limit && !text.contains(char::is_control))
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

#[derive(PartialEq, Eq)]
enum Used {
    Yes,
    No,
}

fn set<'a, T: Deserialize<'a>>(setting: &mut T, value: &'a RawValue, makes_sense: impl Fn(&T) -> bool) -> Used {
    match ron_options().from_str(value.get_ron()) {
        Ok(value) if makes_sense(&value) => {
            *setting = value;
            Used::Yes
        }
        _ => Used::No,
    }
}

/// Names and values of a struct, without a judgement about either.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("settings in parentheses")
            }

            /// `()` is how RON writes a struct without fields.
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Fields(Vec::new()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_any(InOrder)
    }
}

#[cfg(test)]
#[path = "settings_tests.rs"]
mod tests;

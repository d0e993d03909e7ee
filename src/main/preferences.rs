//! Between the settings file and the window's preferences.
use std::{error::Error, io};

use eframe::egui::{Theme, Vec2};
use xphone_license_manager::{
    preferences::{self as file, LoadedSettings, Settings, SettingsError, SettingsFile, SettingsWarning, WindowSize},
    text::{Language, Texts},
    ui::{
        app::{KeepPreferences, PortalPreferences, Preferences},
        renderer::Preference,
    },
};

/// The preferences in the settings file.
pub fn preferences(settings: &Settings) -> Preferences {
    Preferences {
        language: match settings.language {
            file::Language::Auto => None,
            file::Language::English => Some(Language::English),
            file::Language::German => Some(Language::German),
        },
        look: match settings.look {
            file::Look::System => None,
            file::Look::Light => Some(Theme::Light),
            file::Look::Dark => Some(Theme::Dark),
        },
        zoom: settings.zoom,
        renderer: match settings.renderer {
            file::Renderer::Auto => Preference::Auto,
            file::Renderer::Hardware => Preference::Hardware,
            file::Renderer::Software => Preference::Software,
            file::Renderer::OpenGl => Preference::OpenGl,
        },
        data_folder: settings.data_folder.clone(),
        name: settings.display_name.clone(),
        window: settings.window.map(|size| Vec2::new(size.width, size.height)),
        filters: settings.filters.clone(),
        portal: PortalPreferences {
            address: settings.portal_address.clone().unwrap_or_default(),
            ca_file: settings.portal_ca_file.as_ref().map(|file| file.display().to_string()).unwrap_or_default(),
            proxy: settings.portal_proxy.clone().unwrap_or_default(),
            looks: settings.look_for_packages,
        },
    }
}

/// Saves preferences, unless nothing has changed. A language that was given at the start counts for this time only.
pub fn keep(file: Option<SettingsFile>, mut saved: Settings, given: Option<Language>) -> KeepPreferences {
    Box::new(move |preferences| {
        let mut settings = settings(preferences, &saved);
        if given.is_some() && preferences.language == given {
            settings.language = saved.language;
        }
        if settings != saved {
            let file = file.as_ref().ok_or(SettingsError::NoFolder)?;
            file.save(&settings).map_err(Box::<dyn Error + Send + Sync>::from)?;
            saved = settings;
        }
        Ok(())
    })
}

/// The settings with these preferences; the rest stays.
fn settings(preferences: &Preferences, before: &Settings) -> Settings {
    Settings {
        language: match preferences.language {
            None => file::Language::Auto,
            Some(Language::English) => file::Language::English,
            Some(Language::German) => file::Language::German,
        },
        look: match preferences.look {
            None => file::Look::System,
            Some(Theme::Light) => file::Look::Light,
            Some(Theme::Dark) => file::Look::Dark,
        },
        zoom: preferences.zoom,
        renderer: match preferences.renderer {
            Preference::Auto => file::Renderer::Auto,
            Preference::Hardware => file::Renderer::Hardware,
            Preference::Software => file::Renderer::Software,
            Preference::OpenGl => file::Renderer::OpenGl,
        },
        data_folder: preferences.data_folder.clone(),
        display_name: preferences.name.clone(),
        window: preferences.window.map(|size| WindowSize { width: size.x, height: size.y }).or(before.window),
        filters: preferences.filters.clone(),
        portal_address: given(&preferences.portal.address),
        portal_ca_file: given(&preferences.portal.ca_file).map(Into::into),
        portal_proxy: given(&preferences.portal.proxy),
        look_for_packages: preferences.portal.looks,
        ..before.clone()
    }
}

fn given(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What was wrong with the settings file, as sentences.
pub fn warnings(texts: &Texts, loaded: &LoadedSettings) -> Vec<String> {
    let reason = |kind: &io::ErrorKind| io::Error::from(*kind).to_string();
    let sentence = |warning: &SettingsWarning| match warning {
        SettingsWarning::UnknownName { name } => texts.format("settings-unknown-name", &[("name", name.into())]),
        SettingsWarning::BadValue { name, value } => {
            texts.format("settings-bad-value", &[("name", name.into()), ("value", value.into())])
        }
        SettingsWarning::Syntax { line } => texts.format("settings-syntax", &[("line", (*line).into())]),
        SettingsWarning::NoText => texts.get("settings-no-text").into_owned(),
        SettingsWarning::NotRead { kind } => texts.format("settings-not-read", &[("reason", reason(kind).into())]),
        SettingsWarning::NotKept { kind } => texts.format("settings-copy-failed", &[("reason", reason(kind).into())]),
    };
    let kept = loaded
        .kept
        .as_ref()
        .map(|copy| texts.format("settings-copy-kept", &[("file", copy.display().to_string().into())]));
    loaded.warnings.iter().map(sentence).chain(kept).collect()
}

//! The window: reads arguments and preferences, opens the system, and shows it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

#[path = "main/arguments.rs"]
mod arguments;
#[path = "main/preferences.rs"]
mod keeping;
#[path = "main/open.rs"]
mod open;
#[path = "main/tour.rs"]
mod tour;

use std::{
    cell::RefCell,
    error::Error,
    io::{self, Write as _},
    process::ExitCode,
    rc::Rc,
    sync::Arc,
};

use clap::Parser as _;
use eframe::{NativeOptions, egui::ViewportBuilder};
use xphone_license_manager::{
    certificate::run_if_asked,
    preferences::SettingsFile,
    session::{Engine, PortalSettings, SessionError, Worker, messages},
    text::{Texts, system_language},
    ui::{
        app::{App, KeepPreferences, Preferences, Shell, Start, system_copied_files, system_dialogs},
        renderer::{self, DesktopSession},
        waker::WindowWaker,
    },
};

use crate::{arguments::Arguments, open::Place};

/// The window's name for the operating system: groups its windows, and finds its icon on Wayland.
const APP_ID: &str = "xphone-license-manager";

/// The window's picture in the task bar.
const ICON: &[u8] = include_bytes!("../assets/icons/xphone-license-manager.png");

fn main() -> ExitCode {
    // Certificates are read by a second process of this program, which shows nothing.
    if let Some(code) = run_if_asked() {
        return code;
    }
    let arguments = Arguments::parse();
    match show(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let texts = Texts::new(arguments.lang.unwrap_or_else(system_language));
            let reason = match error.downcast_ref::<SessionError>() {
                Some(error) => messages::error(&texts, error).advised(),
                None => reasons(&*error),
            };
            let sentence = texts.format("notices-no-window", &[("reason", reason.into())]);
            // Nobody is left to be told when stderr is closed.
            drop(writeln!(io::stderr(), "{sentence}"));
            ExitCode::FAILURE
        }
    }
}

/// An error with what caused it.
fn reasons(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        // Errors that only pass on another one say the same twice.
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}

fn show(arguments: &Arguments) -> Result<(), Box<dyn Error + Send + Sync>> {
    let file = SettingsFile::of_this_user(std::env::var_os("XLM_CONFIG").as_deref()).ok();
    let loaded = file.as_ref().map(SettingsFile::load).unwrap_or_default();
    let mut preferences = keeping::preferences(&loaded.settings);
    let texts = Texts::new(arguments.lang.or(preferences.language).unwrap_or_else(system_language));
    let warnings = keeping::warnings(&texts, &loaded);
    preferences.language = arguments.lang.or(preferences.language);
    let preference = arguments.renderer.unwrap_or(preferences.renderer);

    if let Some(folder) = &arguments.tour {
        return tour::play(folder, arguments.tour_of, preference);
    }
    let mut portal = PortalSettings::of(&loaded.settings, texts.language);
    // What is given at the start counts for this time.
    let given = arguments.portal.clone().or_else(|| std::env::var("XLM_PORTAL").ok());
    portal.address = given.filter(|address| !address.trim().is_empty()).or(portal.address);
    let mut place = Place::given(arguments, &preferences);
    let mut keep = Some(keeping::keep(file, loaded.settings, arguments.lang));
    loop {
        // It is read while the display is asked for and the graphics are set up.
        let mut opening = place.opening(&preferences, &portal)?;
        let mut shell = None;
        let ended = renderer::run(APP_ID, &options(&preferences), preference, desktop_session(), |context, drawing| {
            let shell = match &mut shell {
                Some(shell) => shell,
                none => {
                    let (engine, kept) = (opening.wait()?, keep.take().unwrap_or_else(|| Box::new(|_| Ok(()))));
                    none.insert(shell_of(engine, &preferences, kept, &texts, &warnings)?)
                }
            };
            Ok(Box::new(App::new(context, shell, Some(drawing))))
        });
        match open::why_unopened(ended)? {
            None => return Ok(()),
            Some(error) => place.ask(error, &mut preferences, preference)?,
        }
    }
}

fn shell_of(
    engine: Engine,
    preferences: &Preferences,
    keep: KeepPreferences,
    texts: &Texts,
    warnings: &[String],
) -> io::Result<Rc<RefCell<Shell>>> {
    let mut warnings = warnings.to_vec();
    warnings.extend(engine.portal_address().err().map(|error| messages::error(texts, &error).advised()));
    let waker = Arc::new(WindowWaker::default());
    let start = Start {
        worker: Worker::start(engine, waker.waker())?,
        waker,
        preferences: preferences.clone(),
        keep,
        dialogs: system_dialogs(),
        copied_files: system_copied_files(),
        warnings,
    };
    Ok(Rc::new(RefCell::new(Shell::new(start))))
}

fn options(preferences: &Preferences) -> NativeOptions {
    let size = preferences.window.map_or([1280.0, 800.0], Into::into);
    NativeOptions {
        viewport: ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("XPhone License Manager")
            .with_inner_size(size)
            .with_min_inner_size([640.0, 480.0])
            .with_icon(eframe::icon_data::from_png_bytes(ICON).unwrap_or_default()),
        // The size is kept with the preferences.
        persist_window: false,
        ..NativeOptions::default()
    }
}

/// Whether somebody looks at the window over remote desktop, as Windows and X servers tell their programs.
fn desktop_session() -> DesktopSession {
    let is_remote = std::env::var("SESSIONNAME").is_ok_and(|name| name.to_ascii_uppercase().starts_with("RDP-"));
    if is_remote { DesktopSession::Remote } else { DesktopSession::Local }
}

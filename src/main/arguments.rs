//! What can be given when the window is started.
use std::{ffi::OsString, path::PathBuf};

use clap::{Parser, ValueEnum};
use xphone_license_manager::{text::Language, ui::renderer::Preference};

/// Imports, binds, distributes and rehosts the licenses of an XPhone Connect server
#[derive(Parser)]
#[command(name = "xphone-license-manager", version)]
pub struct Arguments {
    /// Folder of the data; otherwise the variable `XLM_DATA`, or the machine's place
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<OsString>,
    /// Language of the window: en or de
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// Address of the license portal for this time; otherwise the variable `XLM_PORTAL`, the settings, or the issuer's
    #[arg(long, value_name = "ADDRESS")]
    pub portal: Option<String>,
    /// How to draw: auto, hardware, software or opengl
    #[arg(long, value_name = "WAY")]
    pub renderer: Option<Preference>,
    /// Show everything by itself in the sample company, and save pictures of it in this folder
    #[arg(long, value_name = "FOLDER")]
    pub tour: Option<PathBuf>,
    /// What the tour shows: the way through the program, every panel, or every panel at 200 %
    #[arg(long, value_enum, default_value_t, requires = "tour")]
    pub tour_of: TourOf,
}

/// What the tour shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, ValueEnum)]
pub enum TourOf {
    /// The way through the program.
    #[default]
    Walk,
    /// Every panel in both languages and looks, in a window of 1024 × 700 points.
    Panels,
    /// Every panel once at 200 %, in a window of as many points.
    Large,
}

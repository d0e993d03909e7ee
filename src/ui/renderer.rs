//! How the window gets drawn: a chain of ways, because none works everywhere.
//!
//! Servers have no graphics card, remote desktops offer OpenGL 1.1 only, and virtual machines bring drivers that fail at
//! the start or lose their device later. [`run`] tries one [`Way`] after the other until the window stands, and draws in
//! software when a device gets lost meanwhile. The application is made anew then; what it must keep, it saves when it
//! is closed.

mod adapters;
mod device_loss;
#[cfg(test)]
mod tests;

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::{App, CreationContext, NativeOptions, egui_wgpu};

pub use self::adapters::{AdapterFacts, DesktopSession, choose};
use self::device_loss::{DeviceLoss, Guarded};

/// What a person asked for, by `--renderer` or in the settings. It is a wish: another way is taken when this one fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Preference {
    /// What suits the machine and the session.
    #[default]
    Auto,
    /// The graphics card, in a remote session too.
    Hardware,
    /// The processor, which no driver and no session can disturb.
    Software,
    /// OpenGL, for machines whose newer interfaces draw wrongly.
    OpenGl,
}

impl Preference {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Hardware, Self::Software, Self::OpenGl];

    /// The ways to try, the best first.
    pub fn ways(self) -> &'static [Way] {
        match self {
            Self::Auto => &[Way::BestAdapter, Way::SoftwareAdapter, Way::OpenGl],
            Self::Hardware => &[Way::HardwareAdapter, Way::OpenGl, Way::SoftwareAdapter],
            Self::Software => &[Way::SoftwareAdapter, Way::OpenGl],
            Self::OpenGl => &[Way::OpenGl, Way::BestAdapter, Way::SoftwareAdapter],
        }
    }
}

impl Drawing {
    /// Whether nothing may move by itself: each frame of a movement costs the processor or the line.
    pub const fn is_still(&self) -> bool {
        self.in_software || self.is_remote
    }
}

impl fmt::Display for Preference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Auto => "auto",
            Self::Hardware => "hardware",
            Self::Software => "software",
            Self::OpenGl => "opengl",
        })
    }
}

/// The word is none of `auto`, `hardware`, `software`, `opengl`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no way to draw")]
pub struct UnknownPreference(pub String);

impl FromStr for Preference {
    type Err = UnknownPreference;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|preference| preference.to_string() == word);
        known.ok_or_else(|| UnknownPreference(word.to_owned()))
    }
}

/// One way to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// wgpu on the adapter that suits the session best.
    BestAdapter,
    /// wgpu on a graphics card.
    HardwareAdapter,
    /// wgpu on an adapter that computes on the processor.
    SoftwareAdapter,
    /// OpenGL, by glow.
    OpenGl,
}

/// How the window that stands is drawn; shown where support asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The way that worked.
    pub way: Way,
    /// The name that the adapter gives itself; empty for OpenGL, which does not say before it draws.
    pub adapter: String,
    /// Whether the processor draws. Then every frame costs: no animations.
    pub in_software: bool,
    /// Whether somebody looks at it from elsewhere: every frame goes over a line.
    pub is_remote: bool,
    /// Why the ways before this one were left, the oldest first.
    pub left: Vec<Failure>,
}

/// A way that did not work, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What was tried.
    pub way: Way,
    /// What the driver or the library said; for logs and support, in English.
    pub reason: String,
}

/// There is no window.
#[derive(Debug, thiserror::Error)]
pub enum NoWindow {
    /// No way to draw works on this machine.
    #[error("no way to draw works: {}", listed(.0))]
    NoRenderer(Vec<Failure>),
    /// There is no display that a window could be on.
    #[error("no display: {0}")]
    NoDisplay(String),
    /// The application refused to start.
    #[error("the window could not be set up: {0}")]
    Setup(Box<dyn Error + Send + Sync>),
}

fn listed(failures: &[Failure]) -> String {
    failures.iter().map(|failure| format!("{:?}: {}", failure.way, failure.reason)).collect::<Vec<_>>().join("; ")
}

/// What a try to show the window led to.
enum Outcome {
    Closed,
    /// The event loop ended before there was a window.
    NeverOpened,
    /// Nothing was drawn: the next way, please.
    Unusable(String),
    /// It was drawn, until the device was gone.
    DeviceLost(String),
    Failed(NoWindow),
}

/// Shows the window until it is closed.
///
/// `options` say what the window is like (title, size, icon); how it is drawn is decided here. `make_app` is called for
/// every way that gets as far as a window, so usually once.
///
/// # Errors
///
/// [`NoWindow`], when nothing was shown or nothing can be shown any more.
pub fn run(
    app_name: &str,
    options: &NativeOptions,
    preference: Preference,
    session: DesktopSession,
    mut make_app: impl FnMut(&CreationContext<'_>, Drawing) -> Result<Box<dyn App>, Box<dyn Error + Send + Sync>>,
) -> Result<(), NoWindow> {
    let mut ways = preference.ways().to_vec();
    let mut losses = Losses::default();
    let mut left = Vec::new();
    let mut reopened = false;
    while let Some(way) = ways.first().copied() {
        let reason = match show(app_name, options, way, session, &left, &mut make_app) {
            Outcome::Closed => return Ok(()),
            Outcome::Failed(error) => return Err(error),
            // On X11 a panic leaves the event loop half running: the first run after it only brings it to its end.
            Outcome::NeverOpened if !reopened => {
                reopened = true;
                continue;
            }
            Outcome::NeverOpened => {
                ways.remove(0);
                "the window never opened".to_owned()
            }
            Outcome::Unusable(reason) => {
                ways.remove(0);
                reason
            }
            Outcome::DeviceLost(reason) => {
                ways = losses.ways_after(way, Instant::now());
                reopened = false;
                reason
            }
        };
        left.push(Failure { way, reason });
    }
    Err(NoWindow::NoRenderer(left))
}

/// The losses of the last minute: a device that is lost again and again is not worth another try.
#[derive(Default)]
struct Losses(Vec<Instant>);

impl Losses {
    const MOST: usize = 3;
    const WITHIN: Duration = Duration::from_mins(1);

    /// The ways to go on with; none when it happened too often.
    fn ways_after(&mut self, lost: Way, now: Instant) -> Vec<Way> {
        self.0.retain(|before| now.duration_since(*before) < Self::WITHIN);
        self.0.push(now);
        if self.0.len() > Self::MOST {
            return vec![];
        }
        match lost {
            Way::SoftwareAdapter => vec![Way::SoftwareAdapter, Way::OpenGl],
            Way::BestAdapter | Way::HardwareAdapter | Way::OpenGl => vec![Way::SoftwareAdapter, lost],
        }
    }
}

fn show(
    app_name: &str,
    options: &NativeOptions,
    way: Way,
    session: DesktopSession,
    left: &[Failure],
    make_app: &mut impl FnMut(&CreationContext<'_>, Drawing) -> Result<Box<dyn App>, Box<dyn Error + Send + Sync>>,
) -> Outcome {
    let loss = Arc::new(DeviceLoss::default());
    let stands = Cell::new(false);
    let creator: eframe::AppCreator<'_> = Box::new(|context| {
        loss.watch(context);
        let app = make_app(context, describe(context, way, session, left))?;
        stands.set(true);
        Ok(Box::new(Guarded::new(app, Arc::clone(&loss), rehearsal(left))))
    });
    let native = options_for(options, way, session, &loss);
    // A driver that fails may make the drawing code panic before anybody is told of the loss.
    let ended = catch_unwind(AssertUnwindSafe(|| eframe::run_native(app_name, native, creator)));
    match ended {
        _ if loss.reason().is_some() => Outcome::DeviceLost(loss.reason().unwrap_or_default()),
        Ok(Ok(())) if stands.get() => Outcome::Closed,
        Ok(Ok(())) => Outcome::NeverOpened,
        Ok(Err(error)) => after_error(error),
        Err(panic) if stands.get() => resume_unwind(panic),
        Err(panic) => Outcome::Unusable(panic_message(&*panic)),
    }
}

/// Builds for development lose the device of the first window after `XLM_LOSE_DEVICE` frames, so that what a
/// disconnected session does can be tried anywhere.
fn rehearsal(left: &[Failure]) -> Option<u32> {
    let asked = cfg!(debug_assertions) && left.is_empty();
    std::env::var("XLM_LOSE_DEVICE").ok().filter(|_| asked)?.parse().ok()
}

/// Only what comes from the way of drawing is worth another way.
fn after_error(error: eframe::Error) -> Outcome {
    match error {
        eframe::Error::AppCreation(error) => Outcome::Failed(NoWindow::Setup(error)),
        eframe::Error::WinitEventLoop(error) => Outcome::Failed(NoWindow::NoDisplay(error.to_string())),
        other => Outcome::Unusable(other.to_string()),
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("panic").to_owned()
}

fn describe(context: &CreationContext<'_>, way: Way, session: DesktopSession, left: &[Failure]) -> Drawing {
    let info = context.wgpu_render_state.as_ref().map(|state| state.adapter.get_info());
    Drawing {
        way,
        in_software: info.as_ref().is_some_and(|info| info.device_type == egui_wgpu::wgpu::DeviceType::Cpu),
        is_remote: session == DesktopSession::Remote,
        adapter: info.map_or(String::new(), |info| format!("{} ({})", info.name, info.backend)),
        left: left.to_vec(),
    }
}

fn options_for(base: &NativeOptions, way: Way, session: DesktopSession, loss: &Arc<DeviceLoss>) -> NativeOptions {
    let mut options = base.clone();
    // Or a second window could not be opened after the first.
    options.run_and_return = true;
    // There are plain colours only, which dithering leaves as they are, at a cost for each pixel.
    options.dithering = false;
    if way == Way::OpenGl {
        options.renderer = eframe::Renderer::Glow;
    } else {
        options.renderer = eframe::Renderer::Wgpu;
        options.wgpu_options.wgpu_setup = adapters::setup(way, session).into();
        options.wgpu_options.on_surface_status = loss.surface_watch();
    }
    options
}

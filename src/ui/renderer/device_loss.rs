//! Notices that the graphics device is gone, and closes the window in order.
//!
//! A disconnected remote session or a reset driver takes the device away. The window would stay, frozen or blank; so it is
//! closed as if its owner had done it, which saves what is to be saved, and opened again by another way.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use eframe::egui::{self, ViewportCommand};
use eframe::egui_wgpu::SurfaceErrorAction;
use eframe::egui_wgpu::wgpu::{CurrentSurfaceTexture, DeviceLostReason};
use eframe::{App, CreationContext, Frame, Storage};

/// Whether the device of one window is lost. Drivers report from their own threads.
#[derive(Default)]
pub(super) struct DeviceLoss {
    reason: Mutex<Option<String>>,
    context: OnceLock<egui::Context>,
}

type SurfaceWatch = Arc<dyn Fn(&CurrentSurfaceTexture) -> SurfaceErrorAction + Send + Sync>;

impl DeviceLoss {
    /// What was lost, if something was.
    pub(super) fn reason(&self) -> Option<String> {
        self.reason.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps the first reason (later errors follow from it) and wakes the window, which may be waiting for a key.
    pub(super) fn report(&self, reason: String) {
        self.reason.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(reason);
        if let Some(context) = self.context.get() {
            context.request_repaint();
        }
    }

    /// Listens to the device of a new window.
    pub(super) fn watch(self: &Arc<Self>, context: &CreationContext<'_>) {
        self.context.get_or_init(|| context.egui_ctx.clone());
        let Some(state) = &context.wgpu_render_state else { return };
        let lost = Arc::clone(self);
        state.device.set_device_lost_callback(move |why, message| {
            // The window's own end destroys its device too.
            if why != DeviceLostReason::Destroyed {
                lost.report(format!("device lost: {message}"));
            }
        });
        // Without a handler of ours the errors that follow a loss would end the program.
        let failed = Arc::clone(self);
        state.device.on_uncaptured_error(Arc::new(move |error| failed.report(format!("device failed: {error}"))));
    }

    /// Listens to the surface: one that stays invalid tells of a loss that no callback reported.
    pub(super) fn surface_watch(self: &Arc<Self>) -> SurfaceWatch {
        let loss = Arc::clone(self);
        let streak = Mutex::new(Streak::default());
        Arc::new(move |status| match status {
            CurrentSurfaceTexture::Outdated => SurfaceErrorAction::Reconfigure,
            CurrentSurfaceTexture::Lost => SurfaceErrorAction::RecreateSurface,
            CurrentSurfaceTexture::Validation => {
                if streak.lock().unwrap_or_else(PoisonError::into_inner).is_too_long(Instant::now()) {
                    loss.report("surface stays invalid".to_owned());
                }
                SurfaceErrorAction::SkipFrame
            }
            _ => SurfaceErrorAction::SkipFrame,
        })
    }
}

/// Frames in a row that could not be drawn. Good frames are not reported, so a pause between two bad ones ends the row.
#[derive(Default)]
pub(super) struct Streak {
    length: u32,
    last: Option<Instant>,
}

impl Streak {
    const LONGEST: u32 = 5;
    const PAUSE: Duration = Duration::from_secs(1);

    /// Counts one more, at `now`.
    pub(super) fn is_too_long(&mut self, now: Instant) -> bool {
        let goes_on = self.last.is_some_and(|last| now.duration_since(last) < Self::PAUSE);
        self.length = if goes_on { self.length + 1 } else { 1 };
        self.last = Some(now);
        self.length > Self::LONGEST
    }
}

/// The application, until its device is lost: then nobody is asked any more and the window closes.
pub(super) struct Guarded {
    app: Box<dyn App>,
    loss: Arc<DeviceLoss>,
    /// Frames until the loss is rehearsed; none for a real window.
    rehearsal: Option<u32>,
}

impl Guarded {
    pub(super) fn new(app: Box<dyn App>, loss: Arc<DeviceLoss>, rehearsal: Option<u32>) -> Self {
        Self { app, loss, rehearsal }
    }

    /// Counts a frame of the rehearsal.
    fn rehearse(&mut self, context: &egui::Context) {
        match &mut self.rehearsal {
            None => {}
            Some(0) => self.loss.report("device lost: rehearsal".to_owned()),
            Some(left) => {
                *left -= 1;
                context.request_repaint();
            }
        }
    }
}

impl App for Guarded {
    fn logic(&mut self, context: &egui::Context, frame: &mut Frame) {
        self.rehearse(context);
        if self.loss.reason().is_some() {
            context.send_viewport_cmd(ViewportCommand::Close);
        } else {
            self.app.logic(context, frame);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut Frame) {
        // A question such as "close although …?" could not be seen.
        if self.loss.reason().is_none() {
            self.app.ui(ui, frame);
        }
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        self.app.save(storage);
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        self.app.on_exit(gl);
    }

    fn auto_save_interval(&self) -> Duration {
        self.app.auto_save_interval()
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.app.clear_color(visuals)
    }

    fn persist_egui_memory(&self) -> bool {
        self.app.persist_egui_memory()
    }

    fn raw_input_hook(&mut self, context: &egui::Context, raw_input: &mut egui::RawInput) {
        self.app.raw_input_hook(context, raw_input);
    }
}

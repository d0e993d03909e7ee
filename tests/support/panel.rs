//! A panel by itself, as the shell draws it: what it wishes is kept for the test to look at.
use eframe::egui::{Theme, Ui, Vec2};
use egui_kittest::Harness;
use xphone_license_manager::{
    session::View,
    text::{Language, Texts},
    ui::panel::{Panel, PanelContext, Wish},
};

use crate::support::scaled_harness;

/// The whole panel beside the rail of a window of 1440 × 900.
pub const WIDE: [f32; 2] = [1240.0, 876.0];

/// A panel with what it is shown.
pub struct Stage<P> {
    pub panel: P,
    pub view: View,
    pub texts: Texts,
    pub wishes: Vec<Wish>,
    pub progress: Option<(u64, Option<u64>)>,
    pub is_busy: bool,
}

impl<P: Panel + Default> Stage<P> {
    pub fn new(view: View, language: Language) -> Self {
        Self { panel: P::default(), view, texts: Texts::new(language), wishes: vec![], progress: None, is_busy: false }
    }

    /// Lets the panel do something outside a frame.
    pub fn with<R>(&mut self, run: impl FnOnce(&mut P, &mut PanelContext<'_>) -> R) -> R {
        let mut context = PanelContext {
            view: &self.view,
            texts: &self.texts,
            wishes: &mut self.wishes,
            progress: self.progress,
            is_busy: self.is_busy,
        };
        run(&mut self.panel, &mut context)
    }

    pub fn draw(&mut self, ui: &mut Ui) {
        self.with(|panel, context| panel.panel_ui(ui, context));
    }

    /// What was wished since the last call.
    pub fn wished(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }
}

pub fn stage_harness<P: Panel + Default + 'static>(
    scale: f32,
    look: Theme,
    size: impl Into<Vec2>,
    stage: Stage<P>,
) -> Harness<'static, Stage<P>> {
    scaled_harness(scale, look, size, stage, |ui, stage| stage.draw(ui))
}

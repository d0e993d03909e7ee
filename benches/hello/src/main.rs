//! The smallest window that eframe can make.
use eframe::egui;

fn main() -> eframe::Result {
    // As many pixels as our window has: where they are filled in software, their number is what a frame costs.
    let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native("hello", options, Box::new(|_| Ok(Box::<Hello>::default())))
}

#[derive(Default)]
struct Hello {
    name: String,
}

impl eframe::App for Hello {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.heading("Hello");
        ui.text_edit_singleline(&mut self.name);
    }
}

//! The smallest window that eframe can make.
use eframe::egui;

fn main() -> eframe::Result {
    eframe::run_native("hello", eframe::NativeOptions::default(), Box::new(|_| Ok(Box::<Hello>::default())))
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

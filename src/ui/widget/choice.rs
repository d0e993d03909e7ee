//! One of several values in an open list.
use eframe::egui::{Response, Ui};

/// Draws a value of a list that was opened. Choosing it closes the list, also for the keyboard and a screen reader: of
/// itself the list closes on a click of the pointer only.
pub fn choice_ui<Value: PartialEq>(ui: &mut Ui, current: &mut Value, value: Value, text: &str) -> Response {
    let response = ui.selectable_value(current, value, text);
    if response.clicked() {
        ui.close();
    }
    response
}

//! One of a few values that are all seen at once.
use eframe::egui::{
    EventFilter, Key, Modifiers, RadioButton, Response, Ui, WidgetText,
    accesskit::{Rect, Role},
    vec2,
};

use crate::ui::theme::{small, theme};

/// A value to choose.
pub struct Radio<Value> {
    /// The value.
    pub value: Value,
    /// What it is called.
    pub text: WidgetText,
    /// What is to be known before it is chosen; may be empty.
    pub remark: String,
}

impl<Value> Radio<Value> {
    /// A value that its name explains.
    pub fn new(value: Value, text: impl Into<WidgetText>) -> Self {
        Self { value, text: text.into(), remark: String::new() }
    }
}

/// Draws the values one after another, in the direction of the [`Ui`]. `name` is what a screen reader says for all of
/// them. Arrows choose the one before or behind, as everywhere.
pub fn radio_group_ui<Value: PartialEq>(ui: &mut Ui, name: &str, current: &mut Value, radios: Vec<Radio<Value>>) {
    let group = ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(theme().spacing.large, theme().spacing.tiny);
        let mut drawn: Vec<(Value, Response)> = Vec::with_capacity(radios.len());
        for radio in radios {
            let response = ui.add(RadioButton::new(*current == radio.value, radio.text));
            if !radio.remark.is_empty() {
                remark_ui(ui, &radio.remark);
            }
            drawn.push((radio.value, response));
        }
        let chosen = drawn.iter().position(|(_, radio)| radio.clicked()).or_else(|| stepped(ui, &drawn));
        if let Some((value, _)) = chosen.map(|index| drawn.swap_remove(index)) {
            *current = value;
        }
    });
    ui.ctx().accesskit_node_builder(group.response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(name);
        let [min, max] = [group.response.rect.min, group.response.rect.max];
        node.set_bounds(Rect { x0: min.x.into(), y0: min.y.into(), x1: max.x.into(), y1: max.y.into() });
    });
}

/// Below the text of its button, not below the circle.
fn remark_ui(ui: &mut Ui, remark: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add_space(theme().text.icon + theme().spacing.small);
        ui.vertical(|ui| ui.label(small(ui, remark)));
    });
    ui.add_space(theme().spacing.tiny);
}

/// The value that an arrow leads to from the one that has the focus.
fn stepped<Value>(ui: &Ui, drawn: &[(Value, Response)]) -> Option<usize> {
    let from = drawn.iter().position(|(_, radio)| radio.has_focus())?;
    let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(drawn[from].1.id, filter));
    let pressed =
        |keys: [Key; 2]| ui.input_mut(|input| keys.into_iter().any(|key| input.consume_key(Modifiers::NONE, key)));
    let to = if pressed([Key::ArrowDown, Key::ArrowRight]) {
        (from + 1) % drawn.len()
    } else if pressed([Key::ArrowUp, Key::ArrowLeft]) {
        (from + drawn.len() - 1) % drawn.len()
    } else {
        return None;
    };
    drawn[to].1.request_focus();
    Some(to)
}

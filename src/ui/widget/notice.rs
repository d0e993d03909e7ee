//! Notices: slide in at the bottom right, and stay in a history.
use eframe::egui::{
    Align, Align2, Area, Context, Frame, Id, Layout, Margin, Order, Response, Stroke, Ui, Vec2, accesskit::Live, vec2,
};

use super::{Button, Icon, Severity, icon_ui};
use crate::{
    text::Texts,
    ui::theme::{palette, secondary, small, strong, theme},
};

/// A notice on the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Notice {
    /// Which one; answers name it.
    pub id: u64,
    /// Its icon.
    pub severity: Severity,
    /// What happened.
    pub title: String,
    /// What it means and what to do; may be empty.
    pub text: String,
    /// What can be done here, as a verb; empty if nothing.
    pub action: String,
}

/// What the user did with a notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeEvent {
    /// Closed it.
    Dismissed(u64),
    /// Pressed its button.
    Acted(u64),
}

/// A notice of the history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PastNotice {
    /// When, in words.
    pub when: String,
    /// Its icon.
    pub severity: Severity,
    /// What happened.
    pub title: String,
    /// What it meant; may be empty.
    pub text: String,
}

/// Draws the notices over everything else, the newest at the bottom.
pub fn notices_ui(ui: &Ui, texts: &Texts, notices: &[Notice]) -> Vec<NoticeEvent> {
    let mut events = Vec::new();
    if notices.is_empty() {
        return events;
    }
    let theme = theme();
    let context = ui.ctx().clone();
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, Vec2::splat(-theme.spacing.large))
        .show(&context, |ui| {
            ui.spacing_mut().item_spacing.y = theme.spacing.small;
            for notice in notices {
                let way = slide(&context, notice.id) * (theme.width.notice + theme.spacing.large);
                let response = ui
                    .with_visual_transform(eframe::egui::emath::TSTransform::from_translation(vec2(way, 0.0)), |ui| {
                        notice_ui(ui, texts, notice, &mut events)
                    })
                    .inner;
                ui.ctx().accesskit_node_builder(response.id, |node| {
                    node.set_role(eframe::egui::accesskit::Role::Alert);
                    node.set_live(Live::Polite);
                    node.set_label(format!("{} {}", notice.title, notice.text));
                });
            }
        });
    events
}

/// How far a notice still is from its place: 1 at its first sight, then 0.
fn slide(context: &Context, id: u64) -> f32 {
    let id = Id::unique(("notice", id));
    let seen = context.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, false), true));
    // No animation at all where the style asks for none, as over a slow connection.
    let time = if context.global_style().animation_time > 0.0 { theme().notice_slide } else { 0.0 };
    if !seen {
        context.request_repaint();
    }
    1.0 - context.animate_bool_with_time(id, seen, time)
}

fn notice_ui(ui: &mut Ui, texts: &Texts, notice: &Notice, events: &mut Vec<NoticeEvent>) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(theme.border, palette.outline))
        .corner_radius(theme.corner)
        .inner_margin(Margin::same(theme.spacing.medium as i8))
        .show(ui, |ui| {
            ui.set_width(theme.width.notice - 2.0 * theme.spacing.medium);
            ui.horizontal_top(|ui| {
                ui.vertical(|ui| {
                    ui.add_space((theme.height.target - theme.text.icon) / 2.0);
                    icon_ui(ui, notice.severity.icon(), notice.severity.colour(ui));
                });
                let text_width = ui.available_width() - theme.height.target - theme.spacing.small;
                ui.vertical(|ui| {
                    ui.set_width(text_width);
                    ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
                    ui.add_space(theme.spacing.tiny + theme.border);
                    ui.label(strong(&notice.title));
                    if !notice.text.is_empty() {
                        ui.label(secondary(ui, &notice.text));
                    }
                    if !notice.action.is_empty() {
                        ui.add_space(theme.spacing.tiny);
                        if ui.add(Button::secondary(&notice.action)).clicked() {
                            events.push(NoticeEvent::Acted(notice.id));
                        }
                    }
                });
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    if ui.add(Button::icon_only(Icon::Close, &texts.get("common-close"))).clicked() {
                        events.push(NoticeEvent::Dismissed(notice.id));
                    }
                });
            });
        })
        .response
}

/// Draws the history, the newest first as given; `nothing` is said if it is empty.
pub fn notice_history_ui(ui: &mut Ui, notices: &[PastNotice], nothing: &str) -> Response {
    let theme = theme();
    ui.vertical(|ui| {
        if notices.is_empty() {
            ui.label(secondary(ui, nothing));
        }
        for notice in notices {
            ui.horizontal_top(|ui| {
                icon_ui(ui, notice.severity.icon(), notice.severity.colour(ui));
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = theme.border;
                    ui.label(strong(&notice.title));
                    if !notice.text.is_empty() {
                        ui.label(&notice.text);
                    }
                    ui.label(small(ui, &notice.when));
                });
            });
        }
    })
    .response
}

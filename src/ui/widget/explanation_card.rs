//! Why a user lacks a license: the license, one sentence, where he stands in the order, and one way out.
use eframe::egui::{Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use super::{Button, Severity, card_ui, icon_ui, paint};
use crate::ui::theme::{palette, section, small, theme};

/// A place in the order of requirements, drawn as a bar of all places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RankBar {
    /// The user's place, from 1.
    pub place: u64,
    /// All requirements.
    pub total: u64,
    /// Units that are there.
    pub available: u64,
    /// The same in words: "Anna is 15th of 24; 10 available".
    pub text: String,
}

/// What an explanation card shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Explanation {
    /// The license type.
    pub license: String,
    /// Its icon.
    pub severity: Severity,
    /// The reason in one sentence.
    pub reason: String,
    /// Where the user stands, if that is the reason.
    pub rank: Option<RankBar>,
    /// The way out, as a verb; empty if there is none.
    pub action: String,
}

/// Draws the card; gives the response of its button, if it has one.
pub fn explanation_card_ui(ui: &mut Ui, explanation: &Explanation) -> Option<Response> {
    let theme = theme();
    card_ui(ui, "", |ui| {
        ui.spacing_mut().item_spacing.y = theme.spacing.small;
        ui.spacing_mut().interact_size.y = theme.height.row;
        ui.horizontal(|ui| {
            icon_ui(ui, explanation.severity.icon(), explanation.severity.colour(ui));
            ui.label(section(&explanation.license));
        });
        ui.label(&explanation.reason);
        if let Some(rank) = &explanation.rank {
            rank_bar_ui(ui, rank);
        }
        if explanation.action.is_empty() { None } else { Some(ui.add(Button::secondary(&explanation.action))) }
    })
    .inner
}

/// All places as a bar: those that are served, those that are not, and a mark at the user's.
fn rank_bar_ui(ui: &mut Ui, rank: &RankBar) {
    let (theme, palette) = (theme(), palette(ui));
    let mark_height = theme.spacing.small;
    let size = vec2(ui.available_width(), theme.height.bar + mark_height + theme.spacing.tiny);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &rank.text));

    let whole = rect.with_min_y(rect.top() + mark_height + theme.spacing.tiny);
    let total = rank.total.max(1) as f32;
    let served = whole.width() * (rank.available.min(rank.total) as f32 / total);
    if rank.available < rank.total {
        let start = if served > 0.0 { whole.left() + served + theme.focus } else { whole.left() };
        paint::hatched(ui, whole.with_min_x(start), palette.warning_tint, palette.warning);
    }
    if served > 0.0 {
        paint::bar(ui, whole.with_max_x(whole.left() + served), palette.accent);
    }
    let place = rank.place.clamp(1, rank.total.max(1)) as f32;
    mark(ui, pos2(whole.left() + whole.width() * (place - 0.5) / total, whole.top() - theme.spacing.tiny / 2.0), rect);
    ui.label(small(ui, &rank.text));
}

/// A triangle that points down to the user's place.
fn mark(ui: &Ui, tip: Pos2, within: Rect) {
    let theme = theme();
    let half = theme.spacing.small * 0.625;
    let x = tip.x.clamp(within.left() + half, within.right() - half);
    let tip = pos2(x, tip.y);
    let points = vec![tip, tip + vec2(-half, -theme.spacing.small), tip + vec2(half, -theme.spacing.small)];
    ui.painter().add(Shape::convex_polygon(points, palette(ui).text, Stroke::NONE));
}

//! The tree of locations and groups: chooses whose users are shown, and what can be done with a place.

use std::collections::BTreeSet;

use eframe::egui::{
    Align as At, Key, Layout, Modifiers, Popup, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, accesskit::Role, pos2, vec2,
};
use xlm_core::{assignment::Policy, directory::PlaceHandle, report::PlaceFigures};

use super::{
    act::Act,
    dialog::ActiveDialog,
    ground_ui,
    list::{List, PlaceLine},
};
use crate::ui::{
    panel::PanelContext,
    theme::{palette, small, strong, theme},
    widget::{Button, Icon},
};

/// What the tree remembers.
#[derive(Default)]
pub struct TreeMemory {
    /// Locations whose groups are not shown.
    folded: BTreeSet<PlaceHandle>,
}

/// A row of the tree.
struct TreeRow<'a> {
    place: Option<PlaceHandle>,
    name: &'a str,
    figures: PlaceFigures,
    icon: Icon,
    /// Whether it is a group and stands further in.
    is_group: bool,
    /// `None` = it has nothing to fold.
    is_folded: Option<bool>,
    is_chosen: bool,
}

impl TreeMemory {
    /// Draws the tree, with what can be done with the chosen place below.
    pub fn tree_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>, list: &mut List, acts: &mut Vec<Act>) {
        let theme = theme();
        let room = ui.available_rect_before_wrap();
        ground_ui(ui, room);
        let inside = room.shrink(theme.spacing.small);
        let foot_height = theme.height.control * 2.0 + theme.spacing.large + theme.text.small;
        let foot = inside.with_min_y(inside.bottom() - foot_height);
        let rows = inside.with_max_y(foot.top() - theme.spacing.small);
        ui.scope_builder(UiBuilder::new().id_salt("places").max_rect(rows), |ui| self.rows_ui(ui, context, list));
        let line = Stroke::new(theme.border, palette(ui).border);
        ui.painter().hline(room.x_range(), foot.top() - theme.spacing.tiny, line);
        ui.scope_builder(UiBuilder::new().id_salt("foot").max_rect(foot), |ui| foot_ui(ui, context, list, acts));
    }

    fn rows_ui(&mut self, ui: &mut Ui, context: &PanelContext<'_>, list: &mut List) {
        let height = theme().height.control;
        ui.spacing_mut().item_spacing.y = 0.0;
        let folded = &self.folded;
        let shown: Vec<usize> = (0..list.places.len())
            .filter(|index| list.places[*index].location.is_none_or(|location| !folded.contains(&location)))
            .collect();
        let mut chosen = None;
        let mut fold = None;
        ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, height, shown.len() + 1, |ui, range| {
            for row in range {
                let (row, place) = match row.checked_sub(1) {
                    None => (all_users(context, list), None),
                    Some(index) => {
                        let line = &list.places[shown[index]];
                        (self.row(line, list), Some(line.place))
                    }
                };
                let (response, toggled) = row_ui(ui, context, &row);
                if response.clicked() {
                    chosen = Some(place);
                }
                if toggled {
                    fold = place;
                }
            }
        });
        if let Some(place) = chosen {
            list.question.place = place;
        }
        if let Some(place) = fold
            && !self.folded.remove(&place)
        {
            self.folded.insert(place);
        }
    }

    fn row<'a>(&self, line: &'a PlaceLine, list: &List) -> TreeRow<'a> {
        TreeRow {
            place: Some(line.place),
            name: &line.name,
            figures: list.figures_of(line.place),
            icon: if line.location.is_some() { Icon::Group } else { Icon::Location },
            is_group: line.location.is_some(),
            is_folded: line.has_groups.then(|| self.folded.contains(&line.place)),
            is_chosen: list.question.place == Some(line.place),
        }
    }
}

fn all_users<'a>(context: &PanelContext<'a>, list: &List) -> TreeRow<'a> {
    let overview = &context.view.overview;
    TreeRow {
        place: None,
        name: "",
        figures: PlaceFigures { users: overview.users as u32, missing: overview.users_missing as u32 },
        icon: Icon::Users,
        is_group: false,
        is_folded: None,
        is_chosen: list.question.place.is_none(),
    }
}

/// Draws a row; tells whether it was chosen and whether it is to be folded or unfolded.
fn row_ui(ui: &mut Ui, context: &PanelContext<'_>, row: &TreeRow<'_>) -> (Response, bool) {
    let (theme, palette, texts) = (theme(), palette(ui), context.texts);
    let all = texts.get("users-all");
    let name = if row.place.is_none() { all.as_ref() } else { row.name };
    let id = ui.make_persistent_id(("place", row.place.map(|place| place.0)));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), theme.height.control));
    let response = ui.interact(rect, id, Sense::click());
    let mut said = format!("{name}, {}", texts.format("common-users", &[("count", row.figures.users.into())]));
    if row.figures.missing > 0 {
        said = format!("{said}, {}", texts.format("users-of-them-lacking", &[("count", row.figures.missing.into())]));
    }
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, ui.is_enabled(), row.is_chosen, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(if row.is_group { 2 } else { 1 });
        if let Some(is_folded) = row.is_folded {
            node.set_expanded(!is_folded);
        }
    });
    if row.is_chosen {
        ui.painter().rect_filled(rect, f32::from(theme.corner), palette.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(theme.corner), palette.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(theme.focus, palette.accent);
        ui.painter().rect_stroke(rect, f32::from(theme.corner), ring, StrokeKind::Inside);
    }
    let toggled = content_ui(ui, rect, row, name, texts.number(i64::from(row.figures.users)).as_str());
    let toggled = toggled || keys_fold(ui, &response, row.is_folded);
    (response.on_hover_text(said), toggled)
}

/// Arrow left folds and arrow right unfolds, as in every tree.
fn keys_fold(ui: &Ui, response: &Response, is_folded: Option<bool>) -> bool {
    let (true, Some(is_folded)) = (response.has_focus(), is_folded) else { return false };
    let key = if is_folded { Key::ArrowRight } else { Key::ArrowLeft };
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

fn content_ui(ui: &mut Ui, rect: Rect, row: &TreeRow<'_>, name: &str, users: &str) -> bool {
    let (theme, palette) = (theme(), palette(ui));
    let icon = theme.text.icon;
    let mut left = rect.left() + theme.spacing.tiny;
    let mut toggled = false;
    if let Some(is_folded) = row.is_folded {
        let place = Rect::from_center_size(pos2(left + icon / 2.0, rect.center().y), vec2(icon, theme.height.target));
        let id = ui.make_persistent_id(("fold", row.place.map(|place| place.0)));
        // Not a stop of the keyboard: the arrows do it on the row.
        toggled = ui.interact(place, id, Sense::CLICK).clicked();
        let sign = if is_folded { Icon::Collapsed } else { Icon::Expanded };
        paint_icon(ui, sign, place, palette.secondary);
    }
    left += icon + if row.is_group { theme.spacing.large } else { 0.0 };
    let place = Rect::from_center_size(pos2(left + icon / 2.0, rect.center().y), vec2(icon, icon));
    paint_icon(ui, row.icon, place, if row.is_chosen { palette.accent } else { palette.secondary });
    left += icon + theme.spacing.small;
    let content = Rect::from_min_max(pos2(left, rect.top()), pos2(rect.right() - theme.spacing.small, rect.bottom()));
    let builder = UiBuilder::new().max_rect(content).layout(Layout::right_to_left(At::Center));
    // A child that takes no room of its own: the row has it already.
    let mut content = ui.new_child(builder);
    content.spacing_mut().item_spacing.x = theme.spacing.tiny;
    let colour = if row.figures.missing > 0 { palette.warning } else { palette.secondary };
    let number = small(&content, users).color(palette.secondary);
    hidden_label(&mut content, number);
    if row.figures.missing > 0 {
        let warned = small(&content, row.figures.missing.to_string()).color(colour);
        hidden_label(&mut content, warned);
        let (place, _) = content.allocate_exact_size(vec2(theme.text.body, theme.text.body), Sense::hover());
        paint_icon(&content, Icon::Warning, place, colour);
    }
    let name = if row.is_chosen { strong(name) } else { name.into() };
    content.with_layout(Layout::left_to_right(At::Center), |ui| {
        ui.add(eframe::egui::Label::new(name).truncate().sense(Sense::empty()));
    });
    toggled
}

/// A label of which the row's name says everything already.
fn hidden_label(ui: &mut Ui, text: eframe::egui::RichText) {
    ui.add(eframe::egui::Label::new(text).sense(Sense::empty()));
}

fn paint_icon(ui: &Ui, icon: Icon, place: Rect, colour: eframe::egui::Color32) {
    icon.paint(ui.painter(), place.center(), place.width(), colour);
}

/// What can be done with the chosen place, and how too few licenses are distributed.
fn foot_ui(ui: &mut Ui, context: &PanelContext<'_>, list: &List, acts: &mut Vec<Act>) {
    let texts = context.texts;
    let may_change = !context.view.is_read_only;
    ui.spacing_mut().item_spacing.y = theme().spacing.tiny;
    ui.horizontal(|ui| {
        let place = list.question.place;
        let text = texts.get("users-functions");
        let functions = Button::secondary(&text).icon(Icon::Settings);
        if ui.add_enabled(may_change && place.is_some(), functions).clicked() {
            acts.extend(place.map(|place| Act::open(ActiveDialog::functions(place, context.view))));
        }
        let more = ui.add(Button::icon_only(Icon::More, &texts.get("users-place-more")));
        Popup::menu(&more).accessible_name(texts.get("users-place-more")).show(|ui| {
            menu_ui(ui, context, list, acts);
        });
    });
    let id = match context.view.installation.policy {
        Policy::Seniority => "users-policy-seniority",
        Policy::Priority => "users-policy-priority",
    };
    ui.label(small(ui, texts.get("users-policy")));
    if ui.add_enabled(may_change, Button::quiet(&texts.get(id))).clicked() {
        acts.push(Act::open(ActiveDialog::Policy { policy: context.view.installation.policy, problem: None }));
    }
}

fn menu_ui(ui: &mut Ui, context: &PanelContext<'_>, list: &List, acts: &mut Vec<Act>) {
    let (texts, installation) = (context.texts, &context.view.installation);
    ui.set_min_width(theme().width.tree);
    let place = list.question.place;
    let places = &installation.directory.places;
    let is_group = place.is_some_and(|place| places.get(place).is_some_and(|place| place.location.is_some()));
    let has_others = list.places.iter().filter(|line| line.location.is_none()).count() > 1;
    let location = place.map(|place| places.get(place).and_then(|place| place.location).unwrap_or(place));
    // To look is allowed where nothing may be changed.
    if ui.add_enabled(place.is_some(), eframe::egui::Button::new(texts.get("users-licenses").as_ref())).clicked() {
        acts.extend(place.and_then(|place| ActiveDialog::licenses(place, context.view)).map(Act::open));
        ui.close();
    }
    ui.separator();
    let mut entry = |ui: &mut Ui, is_possible: bool, id: &str, dialog: &mut dyn FnMut() -> Option<ActiveDialog>| {
        let is_possible = is_possible && !context.view.is_read_only;
        if ui.add_enabled(is_possible, eframe::egui::Button::new(texts.get(id).as_ref())).clicked() {
            acts.extend(dialog().map(Act::open));
            ui.close();
        }
    };
    entry(ui, true, "users-new-location", &mut || Some(ActiveDialog::create_place(None)));
    entry(ui, location.is_some(), "users-new-group", &mut || Some(ActiveDialog::create_place(location)));
    ui.separator();
    entry(ui, place.is_some(), "users-rename-place", &mut || ActiveDialog::rename_place(place?, context.view));
    entry(ui, place.is_some(), "users-rank", &mut || ActiveDialog::rank(place?, context.view));
    entry(ui, place.is_some() && !is_group, "users-duplicate", &mut || {
        ActiveDialog::duplicate_location(place?, context.view)
    });
    entry(ui, is_group && has_others, "users-move-group", &mut || ActiveDialog::move_group(place?, context.view));
    entry(ui, is_group || (place.is_some() && has_others), "users-merge", &mut || {
        ActiveDialog::merge_place(place?, context.view)
    });
    ui.separator();
    entry(ui, place.is_some(), "users-delete-place", &mut || ActiveDialog::delete_place(place?, context.view));
}

//! Above the table: search, filters, and what can be done with whoever is selected.

use eframe::egui::{ComboBox, Popup, Response, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};
use xlm_core::{
    catalog::Scope,
    command::{ChosenUsers, Command},
    report::{SavedFilter, Standing},
};

use super::{
    act::Act,
    dialog::{ActiveDialog, SeatsWish, UserForm},
    filters::FilterDraft,
    list::List,
    plan::PlanAct,
};
use crate::ui::{
    panel::PanelContext,
    theme::{palette, theme},
    widget::{Button, Icon, choice_ui, search_field_ui},
};

/// Draws the two rows above the table.
pub fn toolbar_ui(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    list: &mut List,
    (saved, draft): (&[SavedFilter], &mut FilterDraft),
    is_collecting: bool,
    acts: &mut Vec<Act>,
) {
    let theme = theme();
    ui.spacing_mut().item_spacing = vec2(theme.spacing.small, theme.spacing.small);
    ui.horizontal_wrapped(|ui| {
        filters_ui(ui, context, list, saved, draft, acts);
    });
    ui.horizontal_wrapped(|ui| {
        // With words where there is room for them, so that the table does not jump when the details come.
        let room = ui.max_rect().width();
        let has_room = room >= theme.width.code_field + theme.width.notice;
        // All buttons in one row, in German too. A row that is broken anyway has a button more instead of a picture by itself.
        let fits_with_button = theme.width.code_field + theme.width.tree * 0.75;
        let is_broken_in_two = room >= theme.width.tree * 1.5 && room < theme.width.code_field + theme.spacing.large;
        let has_button = room >= fits_with_button || is_broken_in_two;
        let protection = if has_button { Protection::Button } else { Protection::InMenu };
        actions_ui(ui, context, list, protection, acts);
        let may_change = !context.view.is_read_only;
        let quiet = |ui: &mut Ui, icon: Icon, id: &str| {
            let text = context.texts.get(id);
            let button = if has_room { Button::quiet(&text).icon(icon) } else { Button::icon_only(icon, &text) };
            ui.add_enabled(may_change, button)
        };
        if quiet(ui, Icon::Add, "users-new-user").clicked() {
            let place = list.question.place.or_else(|| list.places.first().map(|line| line.place));
            acts.push(Act::open(ActiveDialog::User(Box::new(UserForm::new(place)))));
        }
        if quiet(ui, Icon::Import, "users-import").clicked() {
            acts.push(Act::open(ActiveDialog::Import(Box::default())));
        }
        if has_room && !is_collecting {
            let text = context.texts.get("users-plan-open");
            if ui.add_enabled(may_change, Button::icon_only(Icon::Document, &text)).clicked() {
                acts.push(Act::Plan(PlanAct::Open));
            }
        }
    });
    ui.add_space(theme.spacing.tiny);
}

fn filters_ui(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    list: &mut List,
    saved: &[SavedFilter],
    draft: &mut FilterDraft,
    acts: &mut Vec<Act>,
) {
    let (theme, texts, overview) = (theme(), context.texts, &context.view.overview);
    // The search gives way to the filters, which are as wide as their words.
    let memory = ui.make_persistent_id("filters");
    let filters = ui.data(|data| data.get_temp::<f32>(memory)).unwrap_or(theme.width.tree);
    let room = ui.available_width();
    ui.scope(|ui| {
        // A point less than there is: what fits exactly may be rounded up into a second row.
        let search = (room - filters - theme.spacing.small - theme.border).floor();
        ui.set_max_width(search.clamp(theme.width.tree * 0.4, theme.width.tree));
        search_field_ui(ui, "search", &texts.get("users-search"), &mut list.question.search);
    });
    let is_on = list.question.standing == Standing::Missing;
    let text = texts.format("users-filter-missing", &[("count", overview.users_missing.into())]);
    let toggle = toggle_ui(ui, &text, is_on);
    if toggle.clicked() {
        list.question.standing = if is_on { Standing::All } else { Standing::Missing };
    }
    let catalog = &context.view.installation.catalog;
    let all = texts.get("users-filter-all-types").into_owned();
    let chosen = list.question.license_type.map_or(all.as_str(), |chosen| &catalog.license_type(chosen).name);
    let combo = ComboBox::from_id_salt("license type").selected_text(chosen).show_ui(ui, |ui| {
        choice_ui(ui, &mut list.question.license_type, None, &all);
        for (license_type, entry) in catalog.types().filter(|(_, entry)| entry.scope == Scope::User) {
            choice_ui(ui, &mut list.question.license_type, Some(license_type), &entry.name);
        }
    });
    let name = texts.get("common-license-type");
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name.as_ref()));
    let more = draft.filters_ui(ui, context, &mut list.question, saved, acts);
    let width = toggle.rect.width() + combo.response.rect.width() + more.rect.width() + 2.0 * theme.spacing.small;
    if (width - filters).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(memory, width));
        ui.ctx().request_discard("the filters have another width");
    }
}

/// A filter that is on or off.
fn toggle_ui(ui: &mut Ui, text: &str, is_on: bool) -> Response {
    let (theme, palette) = (theme(), palette(ui));
    let inner = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = theme.spacing.tiny;
        let button = Button::secondary(text).icon(if is_on { Icon::Done } else { Icon::Warning });
        ui.add(button)
    });
    let response = inner.inner;
    if is_on {
        let stroke = Stroke::new(theme.focus, palette.accent);
        ui.painter().rect_stroke(response.rect, f32::from(theme.corner), stroke, StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_on, text));
    response
}

/// Where users are protected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Protection {
    /// With a button of its own.
    Button,
    /// In the menu, so that all buttons stand in one row.
    InMenu,
}

/// What can be done with those who are selected; nothing can be done with nobody.
pub fn actions_ui(ui: &mut Ui, context: &PanelContext<'_>, list: &List, protection: Protection, acts: &mut Vec<Act>) {
    let (texts, installation, chosen) = (context.texts, &context.view.installation, list.chosen());
    let may_change = !context.view.is_read_only && !chosen.is_empty();
    let users = || ChosenUsers::of(installation, chosen.clone());
    let button = |ui: &mut Ui, id: &str| ui.add_enabled(may_change, Button::secondary(&texts.get(id))).clicked();
    if button(ui, "users-move") {
        acts.push(Act::open(ActiveDialog::seats(users(), SeatsWish::Move(None))));
    }
    let protect = if list.standing.all_protected { "users-unprotect" } else { "users-protect" };
    let protect_act = || match list.standing.all_protected {
        true => Act::Preview(Command::ProtectUsers { users: users(), reason: None }),
        false => Act::open(ActiveDialog::seats(users(), SeatsWish::Protect(String::new()))),
    };
    if protection == Protection::Button && button(ui, protect) {
        acts.push(protect_act());
    }
    let is_one = chosen.len() == 1;
    if ui.add_enabled(may_change && is_one, Button::secondary(&texts.get("common-edit"))).clicked() {
        let record = chosen.iter().next().and_then(|user| installation.directory.record(user));
        acts.extend(
            record.map(|record| Act::open(ActiveDialog::User(Box::new(UserForm::edit(&record, installation))))),
        );
    }
    if button(ui, "users-delete") {
        acts.push(Act::Preview(Command::DeleteUsers { users: users() }));
    }
    let more = ui.add(Button::icon_only(Icon::More, &texts.get("users-more")));
    Popup::menu(&more).accessible_name(texts.get("users-more")).show(|ui| {
        ui.set_min_width(theme().width.tree);
        let entry = |ui: &mut Ui, id: &str, is_possible: bool| {
            ui.add_enabled(is_possible, eframe::egui::Button::new(texts.get(id).as_ref())).clicked()
        };
        if protection == Protection::InMenu && entry(ui, protect, may_change) {
            acts.push(protect_act());
        }
        if entry(ui, "users-license-free", may_change) {
            let name = texts.get("users-license-free-name").into_owned();
            acts.push(Act::open(ActiveDialog::seats(users(), SeatsWish::LicenseFree(name))));
        }
        if entry(ui, "users-joined", may_change) {
            acts.push(Act::open(ActiveDialog::seats(users(), SeatsWish::Joined(String::new()))));
        }
        ui.separator();
        if entry(ui, "users-plan-open", !context.view.is_read_only) {
            acts.push(Act::Plan(PlanAct::Open));
        }
    });
}

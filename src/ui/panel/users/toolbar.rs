//! Above the table: search, filters, and what can be done with whoever is selected.

use eframe::egui::{ComboBox, Response, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, vec2};
use xlm_core::{catalog::Scope, command::Command, directory::UserHandle, report::Standing};

use super::{
    act::{Act, keys},
    dialog::{ActiveDialog, UserForm},
    list::List,
};
use crate::ui::{
    panel::PanelContext,
    theme::{palette, theme},
    widget::{Button, Icon, search_field_ui},
};

/// Draws the two rows above the table.
pub fn toolbar_ui(ui: &mut Ui, context: &PanelContext<'_>, list: &mut List, acts: &mut Vec<Act>) {
    let theme = theme();
    ui.spacing_mut().item_spacing = vec2(theme.spacing.small, theme.spacing.small);
    ui.horizontal_wrapped(|ui| {
        filters_ui(ui, context, list);
    });
    ui.horizontal_wrapped(|ui| {
        let chosen: Vec<UserHandle> = list.selection.chosen.iter().copied().collect();
        actions_ui(ui, context, &chosen, acts);
        let may_change = !context.view.is_read_only;
        let new = ui.add_enabled(may_change, Button::quiet(&context.texts.get("users-new-user")).icon(Icon::Add));
        if new.clicked() {
            let place = list.question.place.or_else(|| list.places.first().map(|line| line.place));
            acts.push(Act::open(ActiveDialog::User(Box::new(UserForm::new(place)))));
        }
        let import = ui.add_enabled(may_change, Button::quiet(&context.texts.get("users-import")).icon(Icon::Import));
        if import.clicked() {
            acts.push(Act::open(ActiveDialog::Import(Box::default())));
        }
    });
    ui.add_space(theme.spacing.tiny);
}

fn filters_ui(ui: &mut Ui, context: &PanelContext<'_>, list: &mut List) {
    let (theme, texts, overview) = (theme(), context.texts, &context.view.overview);
    ui.scope(|ui| {
        ui.set_max_width(theme.width.tree);
        search_field_ui(ui, "search", &texts.get("users-search"), &mut list.question.search);
    });
    let is_on = list.question.standing == Standing::Missing;
    let text = texts.format("users-filter-missing", &[("count", overview.users_missing.into())]);
    if toggle_ui(ui, &text, is_on).clicked() {
        list.question.standing = if is_on { Standing::All } else { Standing::Missing };
    }
    let catalog = &context.view.installation.catalog;
    let all = texts.get("users-filter-all-types").into_owned();
    let chosen = list.question.license_type.map_or(all.as_str(), |chosen| &catalog.license_type(chosen).name);
    let combo = ComboBox::from_id_salt("license type").selected_text(chosen).show_ui(ui, |ui| {
        ui.selectable_value(&mut list.question.license_type, None, &all);
        for (license_type, entry) in catalog.types().filter(|(_, entry)| entry.scope == Scope::User) {
            ui.selectable_value(&mut list.question.license_type, Some(license_type), &entry.name);
        }
    });
    let name = texts.get("common-license-type");
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name.as_ref()));
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

/// What can be done with users; nothing can be done with nobody.
pub fn actions_ui(ui: &mut Ui, context: &PanelContext<'_>, users: &[UserHandle], acts: &mut Vec<Act>) {
    let (texts, installation) = (context.texts, &context.view.installation);
    let may_change = !context.view.is_read_only && !users.is_empty();
    let button = |ui: &mut Ui, id: &str| ui.add_enabled(may_change, Button::secondary(&texts.get(id))).clicked();
    if button(ui, "users-move") {
        acts.push(Act::open(ActiveDialog::move_users(keys(installation, users.iter().copied()))));
    }
    let records = &installation.directory.users;
    let all_protected = !users.is_empty() && users.iter().all(|user| records.protected(*user).is_some());
    if all_protected {
        if button(ui, "users-unprotect") {
            let users = keys(installation, users.iter().copied());
            acts.push(Act::Preview(Command::ProtectUsers { users, reason: None }));
        }
    } else if button(ui, "users-protect") {
        acts.push(Act::open(ActiveDialog::protect(keys(installation, users.iter().copied()))));
    }
    let is_one = users.len() == 1;
    if ui.add_enabled(may_change && is_one, Button::secondary(&texts.get("common-edit"))).clicked() {
        let record = users.first().and_then(|user| installation.directory.record(*user));
        acts.extend(
            record.map(|record| Act::open(ActiveDialog::User(Box::new(UserForm::edit(&record, installation))))),
        );
    }
    if button(ui, "users-delete") {
        acts.push(Act::Preview(Command::DeleteUsers { users: keys(installation, users.iter().copied()) }));
    }
}

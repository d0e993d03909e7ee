//! The details of whoever is selected: what is missing and why, what is held and for what, and what is known of him.

use eframe::egui::{Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};
use xlm_core::{
    assignment::{Explanation as Missing, MissingReason, Unit},
    catalog::Counted,
    command::ChosenUsers,
    directory::{Origin, Role, UserField, UserHandle, UserRecord, UserSet},
    license::PoolBlock,
};

use super::{
    act::Act,
    dialog::{ActiveDialog, SeatsWish, UserForm},
    explaining, ground_ui,
    list::List,
    need::needed_for,
    row::{Units, units},
    toolbar::{Protection, actions_ui},
};
use crate::ui::{
    panel::{PanelContext, PanelId, Wish},
    theme::{palette, section, small, strong, theme},
    widget::{
        Explanation, Icon, KeyValue, RankBar, Severity, TextSize, callout_ui, explanation_card_ui, icon_button_ui,
        icon_text_ui, key_values_ui,
    },
};

/// Draws the details of the keyboard's row, or counts those who are selected if they are several.
pub fn details_ui(ui: &mut Ui, context: &PanelContext<'_>, list: &List, acts: &mut Vec<Act>) {
    let theme = theme();
    let room = ui.available_rect_before_wrap();
    ground_ui(ui, room);
    let inside = room.shrink(theme.spacing.large);
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        if list.chosen().len() > 1 {
            several_ui(ui, context, list, acts);
        } else if let Some(user) = list.cursor_user() {
            one_ui(ui, context, user, acts);
        }
    });
}

/// The title, with the way to close the details at the right.
fn title_ui(ui: &mut Ui, context: &PanelContext<'_>, title: &str, acts: &mut Vec<Act>) {
    let size = theme().height.target;
    let room = ui.available_rect_before_wrap();
    let corner = Rect::from_min_size(pos2(room.right() - size, room.top()), Vec2::splat(size));
    // A child that takes no room of its own: the title keeps away from it.
    let mut child = ui.new_child(UiBuilder::new().max_rect(corner));
    if icon_button_ui(&mut child, Icon::Close, &context.texts.get("users-close-details")).clicked() {
        acts.push(Act::CloseDetails);
    }
    ui.scope(|ui| {
        ui.set_max_width(room.width() - size - theme().spacing.small);
        ui.set_min_height(size);
        ui.label(section(title));
    });
}

fn several_ui(ui: &mut Ui, context: &PanelContext<'_>, list: &List, acts: &mut Vec<Act>) {
    let texts = context.texts;
    title_ui(ui, context, &texts.format("users-several", &[("count", list.chosen().len().into())]), acts);
    let text = match list.standing.lacking {
        0 => texts.get("users-nobody-lacks").into_owned(),
        count => texts.format("users-of-them-lacking", &[("count", count.into())]),
    };
    ui.label(text);
    ui.add_space(theme().spacing.small);
    ui.horizontal_wrapped(|ui| actions_ui(ui, context, list, Protection::Button, acts));
}

fn one_ui(ui: &mut Ui, context: &PanelContext<'_>, user: UserHandle, acts: &mut Vec<Act>) {
    let theme = theme();
    let installation = &context.view.installation;
    let Some(record) = installation.directory.record(user) else { return };
    title_ui(ui, context, &installation.directory.users.full_name(user), acts);
    ui.label(small(ui, format!("{} · {}", record.account, record.place)));
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(theme.spacing.small, theme.spacing.small);
        ui.add_space(theme.spacing.tiny);
        if let Some(reason) = &record.protected {
            let text = context.texts.format("users-protected-because", &[("reason", reason.into())]);
            callout_ui(ui, Severity::Information, &text, |_| ());
        }
        missing_ui(ui, context, user, &record, acts);
        held_ui(ui, context, user);
        facts_ui(ui, context, &record);
    });
}

fn missing_ui(ui: &mut Ui, context: &PanelContext<'_>, user: UserHandle, record: &UserRecord, acts: &mut Vec<Act>) {
    let (texts, installation) = (context.texts, &context.view.installation);
    for missing in context.view.assignment.explain(user) {
        let way_out = WayOut::of(context, &missing);
        let rank = (missing.reason == MissingReason::TooFew).then(|| RankBar {
            place: missing.place.into(),
            total: missing.required.into(),
            available: missing.available.into(),
            text: explaining::place(texts, installation, &missing),
        });
        let text = explaining::beside_bar(texts, installation, &missing);
        let card = Explanation {
            license: text.license,
            severity: Severity::Warning,
            reason: format!(
                "{} {}\n{}",
                text.reason,
                text.reach,
                needed_for(texts, context.view, user, missing.license_type)
            ),
            rank,
            action: way_out.map_or_else(String::new, |way| way.text(context)),
        };
        let clicked = explanation_card_ui(ui, &card).is_some_and(|button| button.clicked());
        if let (true, Some(way)) = (clicked, way_out) {
            acts.push(way.act(context, user, record));
        }
    }
}

/// The one way out of a missing license that the card offers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum WayOut {
    /// Move the user to where the function is off.
    Move,
    /// Take the role or line away from the user.
    Edit,
    /// Get the licenses that are missing.
    Import,
    /// Bind the licenses to this hardware again.
    Rehost,
}

impl WayOut {
    fn of(context: &PanelContext<'_>, missing: &Missing) -> Option<Self> {
        let counted = context.view.installation.catalog.license_type(missing.license_type).counted;
        let way = match (missing.reason, counted) {
            (MissingReason::Blocked(PoolBlock::BindingEnded | PoolBlock::Released), _) => Self::Rehost,
            (MissingReason::Blocked(_), _) => Self::Import,
            (_, Counted::PerUser) => Self::Move,
            (_, _) => Self::Edit,
        };
        let changes = matches!(way, Self::Move | Self::Edit);
        (!changes || !context.view.is_read_only).then_some(way)
    }

    fn text(self, context: &PanelContext<'_>) -> String {
        let id = match self {
            Self::Move => "users-way-move",
            Self::Edit => "users-way-edit",
            Self::Import => "users-way-import",
            Self::Rehost => "users-way-rehost",
        };
        context.texts.get(id).into_owned()
    }

    fn act(self, context: &PanelContext<'_>, user: UserHandle, record: &UserRecord) -> Act {
        let installation = &context.view.installation;
        match self {
            Self::Move => {
                let users = ChosenUsers::of(installation, UserSet::from_iter([user]));
                Act::open(ActiveDialog::seats(users, SeatsWish::Move(None)))
            }
            Self::Edit => Act::open(ActiveDialog::User(Box::new(UserForm::edit(record, installation)))),
            Self::Import => Act::Wish(Wish::Show(PanelId::Import)),
            Self::Rehost => Act::Wish(Wish::Show(PanelId::Rehosting)),
        }
    }
}

fn held_ui(ui: &mut Ui, context: &PanelContext<'_>, user: UserHandle) {
    let (theme, texts) = (theme(), context.texts);
    let catalog = &context.view.installation.catalog;
    ui.add_space(theme.spacing.small);
    ui.label(strong(texts.get("users-held")));
    let held: Vec<_> = units(context.view, user, Units::Held).collect();
    if held.is_empty() {
        ui.label(small(ui, texts.get("users-held-none")));
    }
    ui.spacing_mut().item_spacing.y = theme.spacing.tiny;
    for (license_type, count) in held {
        let name = &catalog.license_type(license_type).name;
        let name = if count == 1 { name.clone() } else { format!("{name} × {count}") };
        icon_text_ui(ui, Icon::Ok, palette(ui).ok, name.into(), TextSize::Body);
        ui.horizontal_top(|ui| {
            ui.add_space(theme.text.icon);
            ui.vertical(|ui| {
                ui.label(small(ui, needed_for(texts, context.view, user, license_type)));
                let part = context.view.assignment.of(license_type);
                if let Some(place) = part.place(Unit { user, index: 0 }) {
                    let values = [("place", place.into()), ("required", part.required.into())];
                    ui.label(small(ui, texts.format("users-held-place", &values)));
                }
            });
        });
    }
}

/// What a text field is called.
pub fn field_name(field: UserField) -> &'static str {
    match field {
        UserField::FirstName => "users-field-first-name",
        UserField::Name => "users-field-name",
        UserField::Account => "users-field-account",
        UserField::Phone => "users-field-phone",
        UserField::Fax => "users-field-fax",
        UserField::Mobile => "users-field-mobile",
        UserField::Email => "users-field-email",
        UserField::Description => "users-field-description",
    }
}

/// What a role in a hotline is called.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Member => "users-role-member",
        Role::Leader => "users-role-leader",
        Role::Analyst => "users-role-analyst",
    }
}

fn facts_ui(ui: &mut Ui, context: &PanelContext<'_>, record: &UserRecord) {
    let texts = context.texts;
    ui.add_space(theme().spacing.small);
    ui.label(strong(texts.get("users-data")));
    let fact = |id: &str, value: String| KeyValue::new(texts.get(id), value);
    let mut facts = vec![fact("users-field-key", record.key.to_string())];
    let shown = UserField::ALL
        .iter()
        .filter(|field| !matches!(field, UserField::FirstName | UserField::Name) && !record.field(**field).is_empty());
    facts.extend(shown.map(|field| fact(field_name(*field), record.field(*field).to_owned())));
    if !record.lines.is_empty() {
        facts.push(fact("users-field-lines", record.lines.join(", ")));
    }
    let roles: Vec<_> = record.roles.iter().map(|role| texts.get(role_name(role)).into_owned()).collect();
    if !roles.is_empty() {
        facts.push(fact("users-field-roles", roles.join(", ")));
    }
    if let Some(joined) = record.joined {
        facts.push(fact("users-field-joined", texts.day(joined)));
    }
    let origin = match record.origin {
        Origin::ByHand => "users-origin-by-hand",
        Origin::Imported => "users-origin-imported",
    };
    facts.push(fact("users-field-origin", texts.get(origin).into_owned()));
    key_values_ui(ui, &facts);
}

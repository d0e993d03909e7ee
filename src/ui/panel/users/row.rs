//! What the table says about a user.

use xlm_core::{
    assignment::Unit,
    catalog::TypeIndex,
    directory::{UserField, UserHandle},
    report::UserOrder,
};

use super::{list::List, need::hover_lines};
use crate::{
    session::View,
    text::{Texts, sentences::user_explanations},
    ui::widget::WarningSymbol,
};

/// The columns, from left to right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UserColumn {
    /// `*`: the warning symbol.
    Warning,
    /// Last name.
    Name,
    /// First name.
    FirstName,
    /// Login name.
    Account,
    /// Work phone.
    Phone,
    /// Location.
    Location,
    /// Configuration group.
    Group,
    /// License types that the user holds.
    Held,
    /// License types that he lacks.
    Missing,
}

impl UserColumn {
    /// All columns.
    pub const ALL: [Self; 9] = [
        Self::Warning,
        Self::Name,
        Self::FirstName,
        Self::Account,
        Self::Phone,
        Self::Location,
        Self::Group,
        Self::Held,
        Self::Missing,
    ];

    /// What its heading is called.
    pub fn heading(self, texts: &Texts) -> String {
        let id = match self {
            Self::Warning => return String::from("*"),
            Self::Name => "users-field-name",
            Self::FirstName => "users-field-first-name",
            Self::Account => "users-field-account",
            Self::Phone => "users-field-phone",
            Self::Location => "common-location",
            Self::Group => "users-column-group",
            Self::Held => "users-column-held",
            Self::Missing => "users-column-missing",
        };
        texts.get(id).into_owned()
    }

    /// What its heading orders the rows by.
    pub fn order(self) -> UserOrder {
        match self {
            Self::Warning | Self::Missing => UserOrder::Missing,
            Self::Name => UserOrder::Field(UserField::Name),
            Self::FirstName => UserOrder::Field(UserField::FirstName),
            Self::Account => UserOrder::Field(UserField::Account),
            Self::Phone => UserOrder::Field(UserField::Phone),
            Self::Location => UserOrder::Location,
            Self::Group => UserOrder::Group,
            Self::Held => UserOrder::Held,
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct UserRow {
    /// The user.
    pub user: UserHandle,
    /// What a screen reader says for the whole row.
    pub name: String,
    /// The warning symbol, if a license is missing.
    pub warning: Option<WarningSymbol>,
    /// Texts of the columns after the first.
    pub cells: [String; UserColumn::ALL.len()],
}

/// Puts a row together. `position`: its place among all rows, from 0.
pub fn user_row(texts: &Texts, view: &View, list: &List, position: usize, user: UserHandle) -> UserRow {
    let (installation, assignment) = (&view.installation, &view.assignment);
    let users = &installation.directory.users;
    let missing = list.answer.figures.missing_of(user);
    let warning = (missing > 0).then(|| WarningSymbol {
        name: texts.format("common-licenses-missing", &[("count", missing.into())]),
        lines: user_explanations(texts, installation, assignment, user),
        notes: {
            let types: Vec<TypeIndex> =
                units(view, user, Units::Missing).map(|(license_type, _)| license_type).collect();
            hover_lines(texts, view, user, &types)
        },
    });
    let place = installation.directory.places.name(users.place(user));
    let (location, group) = place.map_or_else(Default::default, |place| (place.location, place.group));
    let cells = UserColumn::ALL.map(|column| match column {
        UserColumn::Warning => String::new(),
        UserColumn::Name => users.field(user, UserField::Name).to_owned(),
        UserColumn::FirstName => users.field(user, UserField::FirstName).to_owned(),
        UserColumn::Account => users.field(user, UserField::Account).to_owned(),
        UserColumn::Phone => users.field(user, UserField::Phone).to_owned(),
        UserColumn::Location => location.clone(),
        UserColumn::Group => group.clone().unwrap_or_default(),
        UserColumn::Held => licenses(view, user, Units::Held),
        UserColumn::Missing => licenses(view, user, Units::Missing),
    });
    let position = [("count", list.answer.rows.len().into()), ("position", (position + 1).into())];
    let mut said = vec![users.full_name(user)];
    said.extend(
        [UserColumn::Account, UserColumn::Location, UserColumn::Group].map(|column| cells[column as usize].clone()),
    );
    said.extend(warning.as_ref().map(|warning| format!("{}: {}", warning.name, cells[UserColumn::Missing as usize])));
    said.push(texts.format("users-position", &position));
    said.retain(|part| !part.is_empty());
    UserRow { user, name: said.join(", "), warning, cells }
}

/// Units that a user holds or lacks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Units {
    /// He holds them.
    Held,
    /// He lacks them.
    Missing,
}

/// License types with the number of units that a user holds or lacks, in the catalog's order.
pub fn units(view: &View, user: UserHandle, wanted: Units) -> impl Iterator<Item = (TypeIndex, usize)> {
    view.assignment.types.iter().filter_map(move |part| {
        let is_wanted = |unit: &Unit| if wanted == Units::Held { part.holds(*unit) } else { part.lacks(*unit) };
        let count = part.units_of(user).filter(is_wanted).count();
        (count > 0).then_some((part.license_type, count))
    })
}

/// The same in words: "OFFICE PLUS, TAPI × 2".
fn licenses(view: &View, user: UserHandle, wanted: Units) -> String {
    let catalog = &view.installation.catalog;
    let named = units(view, user, wanted).map(|(license_type, count)| {
        let name = &catalog.license_type(license_type).name;
        if count == 1 { name.clone() } else { format!("{name} × {count}") }
    });
    named.collect::<Vec<_>>().join(", ")
}

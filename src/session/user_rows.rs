//! Rows of a file with users, from what the reader gives to the values of the core.

use xlm_core::directory::{Role, Roles, UserKey, UserRow};

use crate::sources::users;

/// A row of a file with users. The reader has checked the ID; what the core would not take all the same is left out.
pub(super) fn user_row(row: users::UserRow, columns: &[users::Column]) -> Option<UserRow> {
    let present = |column: users::Column, text: String| columns.contains(&column).then_some(text);
    let not_empty = |text: String| if text.trim().is_empty() { None } else { Some(text) };
    Some(UserRow {
        key: UserKey::try_from(row.key).ok()?,
        first_name: row.first_name,
        name: row.name,
        account: row.account,
        phone: present(users::Column::Phone, row.phone),
        fax: present(users::Column::Fax, row.fax),
        mobile: present(users::Column::Mobile, row.mobile),
        email: present(users::Column::Email, row.email),
        description: present(users::Column::Description, row.description),
        location: row.location,
        group: row.group,
        lines: row.lines,
        roles: row.teamdesk.map(roles),
        joined: columns.contains(&users::Column::Joined).then_some(row.joined),
        protected: row.protected.map(not_empty),
    })
}

fn roles(roles: users::Roles) -> Roles {
    let marks = [(roles.member, Role::Member), (roles.leader, Role::Leader), (roles.analyst, Role::Analyst)];
    marks.into_iter().filter(|(has, _)| *has).fold(Roles::default(), |set, (_, role)| set.with(role))
}

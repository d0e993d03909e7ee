//! Rows of a file with users, from what the reader gives to the values of the core.

use xlm_core::directory::{Role, Roles, UserCells, UserRows};

use crate::sources::users::{self, Column, RowCells};

impl users::Rows for UserRows {
    /// The reader has checked the ID; what the core would not take all the same is left out.
    fn take(&mut self, row: RowCells<'_>, columns: &[Column]) -> bool {
        let present = |column, text| columns.contains(&column).then_some(text);
        let cells = UserCells {
            key: &row.key,
            texts: [
                Some(&row.first_name),
                Some(&row.name),
                Some(&row.account),
                present(Column::Phone, &*row.phone),
                present(Column::Fax, &row.fax),
                present(Column::Mobile, &row.mobile),
                present(Column::Email, &row.email),
                present(Column::Description, &row.description),
            ],
            location: row.location.as_deref(),
            group: row.group.as_deref(),
            lines: row.lines.as_ref().map(|lines| lines.iter().map(AsRef::as_ref).collect()),
            roles: row.teamdesk.map(roles),
            joined: columns.contains(&Column::Joined).then_some(row.joined),
            protected: row.protected.as_deref().map(|reason| Some(reason).filter(|reason| !reason.is_empty())),
        };
        self.push(cells).is_ok()
    }

    fn keep(&mut self, is_kept: &[bool]) {
        let mut kept = Self::default();
        for (cells, _) in self.iter().zip(is_kept).filter(|(_, is_kept)| **is_kept) {
            // Its ID is one already.
            _ = kept.push(cells);
        }
        *self = kept;
    }
}

fn roles(roles: users::Roles) -> Roles {
    let marks = [(roles.member, Role::Member), (roles.leader, Role::Leader), (roles.analyst, Role::Analyst)];
    marks.into_iter().filter(|(has, _)| *has).fold(Roles::default(), |set, (_, role)| set.with(role))
}

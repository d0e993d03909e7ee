//! What a plan asks to be done on the XPhone server, with the place in its web administration.
use xlm_core::{
    catalog::Bilingual,
    directory::{Role, UserKey},
    installation::Installation,
    plan::PlanTask,
};

use super::{
    event::{in_language, user_name},
    user_field,
};
use crate::text::Texts;

/// A task in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanTaskText {
    /// What is to be done.
    pub what: String,
    /// The way through the menus of the web administration.
    pub path: String,
    /// What it is about: users, functions, what to enter.
    pub details: Vec<String>,
}

/// A task of the plan of a system. Names of users are those that they have in the plan, or had when it began.
pub fn plan_task(texts: &Texts, plan: &Installation, task: &PlanTask) -> PlanTaskText {
    let start = plan.plan.start.as_ref().map_or(plan, |start| &start.state);
    let name = |key: &UserKey| {
        let state = if plan.directory.users.find(key.as_str()).is_some() { plan } else { start };
        user_name(state, key)
    };
    let names = |users: &[UserKey]| users.iter().map(name).collect();
    let about = |id: &str, place: &dyn ToString| texts.format(id, &[("place", place.to_string().into())]);
    let users_path = |place: &dyn ToString| about("overview-plan-path-users", place);
    let plain_path = |id: &str| texts.get(id).into_owned();
    let (what, path, details) = match task {
        PlanTask::LoadLicenses { number } => (
            texts.format("overview-plan-load-licenses", &[("number", number.into())]),
            plain_path("overview-plan-path-licenses"),
            vec![],
        ),
        PlanTask::CreatePlace { place } => {
            let id = match place.group {
                Some(_) => "overview-plan-create-group",
                None => "overview-plan-create-location",
            };
            (about(id, place), plain_path("overview-plan-path-places"), vec![])
        }
        PlanTask::RenamePlace { place, name } => {
            let values = [("place", place.to_string().into()), ("name", name.into())];
            (texts.format("overview-plan-rename-place", &values), plain_path("overview-plan-path-places"), vec![])
        }
        PlanTask::SetFunctions { place, on, off } => {
            let function = |id: &str, function: &String| {
                let entry = plan.catalog.functions.iter().find(|entry| entry.id == *function);
                let text = |name: &Bilingual| in_language(texts, name).to_owned();
                let name = entry.map_or_else(|| function.clone(), |entry| text(&entry.name));
                texts.format(id, &[("function", name.into())])
            };
            let on = on.iter().map(|id| function("changes-detail-function-on", id));
            let off = off.iter().map(|id| function("changes-detail-function-off", id));
            let path = about("overview-plan-path-functions", place);
            (about("overview-plan-set-functions", place), path, on.chain(off).collect())
        }
        PlanTask::CreateUsers { place, users } => {
            let values = [("count", users.len().into()), ("place", place.to_string().into())];
            (texts.format("overview-plan-create-users", &values), users_path(place), names(users))
        }
        PlanTask::MoveUsers { from, to, users } => {
            let values =
                [("count", users.len().into()), ("from", from.to_string().into()), ("to", to.to_string().into())];
            (texts.format("overview-plan-move-users", &values), users_path(from), names(users))
        }
        PlanTask::EditUser { user, fields, lines, roles } => {
            let fact = |name: &str, value: String| {
                let id = if value.is_empty() { "overview-plan-detail-empty" } else { "overview-plan-detail" };
                texts.format(id, &[("name", name.into()), ("value", value.into())])
            };
            let fields = fields.iter().map(|(field, value)| fact(&user_field(texts, *field), value.clone()));
            let lines = lines.iter().map(|lines| fact(&texts.get("overview-plan-lines"), lines.join(", ")));
            let roles = roles.iter().map(|roles| {
                let roles: Vec<_> = roles.iter().map(|role| role_word(texts, *role)).collect();
                fact(&texts.get("overview-plan-roles"), roles.join(", "))
            });
            let details = fields.chain(lines).chain(roles).collect();
            let record = plan.directory.users.find(user.as_str()).and_then(|user| plan.directory.record(user));
            let place = record.map(|record| record.place.to_string()).unwrap_or_default();
            (texts.format("overview-plan-edit-user", &[("user", name(user).into())]), users_path(&place), details)
        }
        PlanTask::DeleteUsers { users } => (
            texts.format("overview-plan-delete-users", &[("count", users.len().into())]),
            plain_path("overview-plan-path-all-users"),
            names(users),
        ),
        PlanTask::DeletePlace { place } => {
            (about("overview-plan-delete-place", place), plain_path("overview-plan-path-places"), vec![])
        }
    };
    PlanTaskText { what, path, details }
}

fn role_word(texts: &Texts, role: Role) -> String {
    let id = match role {
        Role::Member => "overview-plan-role-member",
        Role::Leader => "overview-plan-role-leader",
        Role::Analyst => "overview-plan-role-analyst",
    };
    texts.get(id).into_owned()
}

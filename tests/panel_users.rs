//! The panel of the users, operated as an administrator does: by pointer, keyboard and screen reader, in both languages.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod support;

#[path = "panel_users/changes.rs"]
mod changes;
#[path = "panel_users/fixture.rs"]
mod fixture;
#[path = "panel_users/import.rs"]
mod import;
#[path = "panel_users/pictures.rs"]
mod pictures;
#[path = "panel_users/plan.rs"]
mod plan;
#[path = "panel_users/table.rs"]
mod table;

//! Views: what front ends show, as plain values. They decide nothing and speak in ids and numbers.

mod assignment;
mod backup;
mod buy_list;
mod check;
mod counting;
mod fold;
mod forecast;
mod holdings;
mod overview;
mod place_licenses;
mod search;
mod user_list;
mod user_order;
mod users;

pub use assignment::{AssignedUnit, AssignmentRow, assignment_rows};
pub use backup::{BackupAge, LastBackup, backup_due};
pub use buy_list::{Audience, BuyLine, buy_list, ranks_in_use};
pub use check::{CheckFigure, CheckReport, Level, Problem, check};
pub use fold::{Needle, fold};
pub use forecast::{Forecast, forecast};
pub use holdings::{Holding, Holdings};
pub use overview::{AheadItem, NextStep, Overview, PoolRow, overview};
pub use place_licenses::{PlaceLicenses, place_licenses};
pub use search::SearchIndex;
pub use user_list::{UserList, UserLists};
pub use users::{
    Direction, MOST_FILTERS, Mark, PlaceFigures, SavedFilter, Standing, UserFigures, UserOrder, UserQuestion,
};

#[cfg(test)]
mod tests;

//! Views: what front ends show, as plain values. They decide nothing and speak in ids and numbers.

mod assignment;
mod check;
mod fold;
mod overview;
mod users;

pub use assignment::{AssignedUnit, AssignmentRow, assignment_rows};
pub use check::{CheckFigure, CheckReport, Level, Problem, check};
pub use fold::{Needle, fold};
pub use overview::{AheadItem, NextStep, Overview, PoolRow, overview};
pub use users::{Direction, PlaceFigures, Standing, UserFigures, UserOrder, UserQuestion, place_figures, users};

#[cfg(test)]
mod tests;

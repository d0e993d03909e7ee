//! Views: what front ends show, as plain values. They decide nothing and speak in ids and numbers.

mod check;
mod overview;

pub use check::{CheckFigure, CheckReport, Level, Problem, check};
pub use overview::{AheadItem, NextStep, Overview, PoolRow, overview};

#[cfg(test)]
mod tests;

//! The rules of XPhone License Manager.
//!
//! Pure functions over values: this crate has no file, socket, clock, thread, database or window, and the compiler
//! proves it (`no_std`). Time, randomness, trust and hardware facts come in as values.
//!
//! One way changes anything: [`command::decide`] turns a [`command::Command`] into events or a refusal, the change log
//! keeps them as an [`event::Entry`], and [`installation::Installation::apply`] applies it.
#![no_std]
extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod assignment;
pub mod binding;
pub mod calendar;
pub mod catalog;
pub mod clock;
pub mod code;
pub mod command;
pub mod difference;
pub mod directory;
pub mod document;
pub mod event;
pub mod file_kind;
pub mod identity;
pub mod installation;
pub mod license;
pub mod plan;
pub mod rehosting;
pub mod report;
pub mod requirement;
#[cfg(test)]
mod testing;
pub mod undo;
pub mod upgrade;

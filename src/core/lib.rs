//! The rules of XPhone License Manager.
//!
//! Pure functions over values: this crate has no file, socket, clock, thread, database or window, and the compiler
//! proves it (`no_std`). Time, randomness, trust and hardware facts come in as values.
#![no_std]
extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod calendar;
pub mod code;
pub mod document;
pub mod identity;

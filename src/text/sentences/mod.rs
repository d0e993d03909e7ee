//! Sentences about values of the core, for the window and the console alike: functions from the texts and a value to what
//! people read.

pub mod certificate;
pub mod event;
pub mod identity;
pub mod mac;
pub mod rehosting;

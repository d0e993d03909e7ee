//! Sentences about values of the core that several front ends say: the window, the console, the messages of errors.

pub mod certificate;
pub mod identity;
pub mod mac;

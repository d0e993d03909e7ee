//! The company that is measured, for the benches beside this one, too.
pub mod company;

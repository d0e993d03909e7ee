//! XPhone License Manager: imports, binds, distributes and rehosts the licenses of an XPhone Connect server.
//!
//! The rules live in [`xlm_core`]; this crate is the shell around them. `ARCHITECTURE.md` has the map.

pub mod certificate;
pub mod database;
pub mod journal;
pub mod machine;
pub mod portal;
pub mod preferences;
pub mod print;
pub mod session;
pub mod sources;
pub mod text;
pub mod ui;

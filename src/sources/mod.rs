//! What comes from outside as text: files with users, the vendor's `license.xml`, and the CSV that we write ourselves.
//!
//! Everything here reads bytes into plain values and names what it could not read, with its place. Nothing here decides:
//! whether a location exists or a user may move is the core's business.

pub mod csv_writer;
pub mod license_xml;
pub mod users;

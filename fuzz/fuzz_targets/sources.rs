//! What reads files with users, without the rest of the program, so that little has to be built.
#[path = "../../src/sources/csv_writer.rs"]
pub mod csv_writer;
#[path = "../../src/sources/users/mod.rs"]
pub mod users;

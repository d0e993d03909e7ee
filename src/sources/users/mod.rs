//! Text files with users: separated values with a first line of column names, as the vendor's text connector reads them.
//!
//! - Columns in any order, English or German names; `ID`, `firstname`, `name` and `account` must be there and filled.
//! - Separator tab, comma, semicolon or space, found out from the first line; cells may be quoted; lines that begin with `#` are
//!   comments.
//! - UTF-8 with or without byte order mark, UTF-16 in both orders, Windows-1252.
//!
//! [`read_users`] goes through the file once and keeps going after a bad row, so that an administrator sees everything that has
//! to be repaired at once. Whether a location or group exists is not asked here.

mod cell;
mod column;
mod decode;
mod keys;
mod problem;
mod reader;
mod row;
mod separator;
mod writer;

pub use column::Column;
pub use decode::{TextEncoding, text_of};
pub use problem::{BadRow, Problem, UserFileError};
pub use reader::{UserFile, read_users, read_users_from};
pub use row::{Roles, RowCells, Rows, UserRow};
pub use separator::Separator;
pub use writer::write_users;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

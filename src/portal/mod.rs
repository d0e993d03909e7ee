//! The issuing side: orders, certificates, and the packages that answer requests. Works without a network.
//!
//! Of all this a home server needs the [`client`] only, which speaks to the portal in the words of [`wire`].

mod book;
pub mod certificate;
pub mod client;
mod files;
mod issuer_key;
pub mod messages;
pub mod protocol;
mod sample;
#[cfg(feature = "serve")]
pub mod server;
pub mod store;
#[cfg(test)]
mod tests;
pub mod wire;

pub use book::{BookError, BookFile};
pub use issuer_key::{KeyFileError, draw_key, read_key, write_key};
pub use sample::sample_issuer_key;

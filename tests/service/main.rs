//! The issuing side as a service: the real program over a socket.
#![cfg(feature = "serve")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod documents;
mod load;
mod office;
mod page;
mod running;

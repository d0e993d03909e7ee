//! The panels of license import and identity, through the names that a screen reader reads, in both languages.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod support;

#[path = "panel_licenses/chain.rs"]
mod chain;
#[path = "panel_licenses/documents.rs"]
mod documents;
#[path = "panel_licenses/identity.rs"]
mod identity;
#[path = "panel_licenses/import.rs"]
mod import;
#[path = "panel_licenses/network.rs"]
mod network;
#[path = "panel_licenses/orders.rs"]
mod orders;
#[path = "panel_licenses/stage.rs"]
mod stage;

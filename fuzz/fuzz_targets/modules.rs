//! The modules below the guard, without the child process, so that little has to be built.
#[path = "../../src/certificate/attachments.rs"]
mod attachments;
#[path = "../../src/certificate/content.rs"]
mod content;
#[path = "../../src/certificate/engine.rs"]
mod engine;
#[path = "../../src/certificate/find/mod.rs"]
mod find;
#[path = "../../src/certificate/glyph.rs"]
mod glyph;
#[path = "../../src/certificate/legibility.rs"]
mod legibility;
#[path = "../../src/certificate/lines/mod.rs"]
mod lines;
#[path = "../../src/certificate/options.rs"]
mod options;
#[path = "../../src/certificate/picture.rs"]
mod picture;
#[path = "../../src/certificate/reading.rs"]
pub mod reading;
#[path = "../../src/certificate/revision.rs"]
mod revision;
#[path = "../../src/certificate/scan.rs"]
mod scan;
#[path = "../../src/certificate/visibility.rs"]
mod visibility;

pub use self::options::{Pictures, ReadingOptions};
pub use xlm_core::license::{Certificate, CertificateFault, CertificateLicense, FoundCode};

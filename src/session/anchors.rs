//! Entries of the change log that signed documents name: whoever rewrites the log can't rewrite what was sent.

use std::path::{Path, PathBuf};

use xlm_core::{
    code::{SystemCode, SystemId},
    document::{
        ChangeLogHead, DocumentError, DocumentKind, MAX_ENVELOPE_BYTES, Receipt, Request, open_issued, open_own,
    },
    event::Event,
    file_kind::FileNeed,
};

use super::{Engine, SessionError, files::other_file};
use crate::preferences::read_bounded;

impl Engine {
    /// The entries that these requests and receipts name, and those that receipts name which were imported.
    ///
    /// # Errors
    /// Where a file can't be read, is neither a request nor a receipt, or is about another system.
    pub fn anchors(&self, files: &[PathBuf]) -> Result<Vec<ChangeLogHead>, SessionError> {
        let mut heads = Vec::new();
        for file in files {
            heads.extend(head_of_document(self, file)?);
        }
        for change in self.changes()? {
            for event in &change.entry.events {
                if let Event::ReceiptImported { envelope, .. } = event {
                    heads.extend(head_of_receipt(self, envelope.as_bytes())?.1);
                }
            }
        }
        heads.sort_unstable_by_key(|head| (head.number, head.digest.0));
        heads.dedup();
        Ok(heads)
    }
}

fn head_of_document(engine: &Engine, file: &Path) -> Result<Option<ChangeLogHead>, SessionError> {
    let bytes = read_bounded(file, MAX_ENVELOPE_BYTES as u64).map_err(SessionError::at(file))?;
    let (system, head) = match open_own::<Request>(&bytes) {
        Ok(opened) => (opened.payload.system_id, opened.payload.change_log_head),
        Err(DocumentError::WrongKind { found: DocumentKind::Receipt, .. }) => head_of_receipt(engine, &bytes)?,
        Err(error) => return Err(other_file(file, FileNeed::Request)(error.into())),
    };
    if engine.installation().system_id() == Some(&SystemId::Own(system)) {
        Ok(head)
    } else {
        Err(SessionError::OtherSystem { file: file.to_path_buf(), system: system.to_string() })
    }
}

fn head_of_receipt(engine: &Engine, envelope: &[u8]) -> Result<(SystemCode, Option<ChangeLogHead>), SessionError> {
    let trusted = engine.surroundings.trust.for_kind(engine.installation().kind());
    let receipt = open_issued::<Receipt>(envelope, &trusted)?.payload;
    Ok((receipt.system_id, receipt.change_log_head))
}

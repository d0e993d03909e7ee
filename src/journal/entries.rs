//! All entries, one after the other, without holding more than a page of them.
use std::vec;

use super::{Journal, JournalError, StoredEntry};

/// Entries per page.
const PAGE: usize = 256;

/// A page that has reached this many bytes of payload takes no further entry.
pub(super) const PAGE_BYTES: usize = 8 * 1024 * 1024;

/// The entries after a number, in order, up to the head of the moment when the end is reached.
pub fn entries(journal: &dyn Journal, after: u64) -> Entries<'_> {
    Entries { journal, last: after, page: Vec::new().into_iter(), ended: false }
}

/// See [`entries()`]. Ends after the first error.
pub struct Entries<'a> {
    journal: &'a dyn Journal,
    last: u64,
    page: vec::IntoIter<StoredEntry>,
    ended: bool,
}

impl Iterator for Entries<'_> {
    type Item = Result<StoredEntry, JournalError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        if self.page.len() == 0 {
            match self.journal.read_after(self.last, PAGE) {
                Ok(page) => self.page = page.into_iter(),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
        let entry = self.page.next();
        match &entry {
            Some(entry) => self.last = entry.number,
            None => self.ended = true,
        }
        entry.map(Ok)
    }
}

/// Takes whole entries until a page is full; the first one is taken however large it is.
pub(super) fn page_of(
    entries: impl Iterator<Item = Result<StoredEntry, JournalError>>,
    limit: usize,
) -> Result<Vec<StoredEntry>, JournalError> {
    let mut page = Vec::new();
    let mut bytes = 0;
    for entry in entries.take(limit) {
        // What can be read is delivered first; the damaged entry is the first of the next page.
        let entry = match entry {
            Err(JournalError::Unreadable { .. }) if !page.is_empty() => break,
            entry => entry?,
        };
        bytes += entry.payload.as_ref().map_or(0, Vec::len);
        page.push(entry);
        if bytes >= PAGE_BYTES {
            break;
        }
    }
    Ok(page)
}

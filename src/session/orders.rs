//! The list of orders: certificates that were read are noted, and their files kept beside the change log.

use std::path::PathBuf;

use xlm_core::{
    command::{Command, Refusal},
    document::Digest,
    license::{FoundCode, Order},
};

use super::{CertificateRead, Engine, SessionError, View, files::read_bounded};
use crate::preferences::{CERTIFICATES, Existing, write_private};

/// The largest file that is kept; a certificate has some 100 KiB, a mail with several a few MiB.
const LARGEST_KEPT: u64 = 32 << 20;

/// Where the file of an order is kept; none if it was not.
pub fn order_file(view: &View, order: &Order) -> Option<PathBuf> {
    Some(view.folder.join(CERTIFICATES).join(kept_name(order)?))
}

fn kept_name(order: &Order) -> Option<String> {
    Some(format!("{}.{}", order.kept?, order.ending()))
}

impl Engine {
    /// Notes certificates in the list of orders and keeps their files. What is no order is passed over: files without a
    /// code, guesses that nobody has compared, and all where nothing may be written.
    ///
    /// # Errors
    /// Where a file can't be kept, e.g. because the disk is full: then nothing is noted.
    pub fn keep_orders(&mut self, read: &[CertificateRead]) -> Result<(), SessionError> {
        if self.installation.setup.is_none() || self.access() != crate::journal::Access::ReadWrite {
            return Ok(());
        }
        let mut orders = Vec::new();
        for certificate in read {
            orders.extend(self.order(certificate)?);
        }
        match self.execute(&Command::NoteOrders(orders), "") {
            Ok(_) | Err(SessionError::Refused(Refusal::NothingToDo)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn order(&self, read: &CertificateRead) -> Result<Option<Order>, SessionError> {
        let (Ok(certificate), Some(digest)) = (&read.outcome, read.digest) else { return Ok(None) };
        let is_guess = |code: &FoundCode| certificate.guesses.iter().any(|guess| guess.code == *code);
        let codes: Vec<FoundCode> = certificate.codes.iter().filter(|code| !is_guess(code)).cloned().collect();
        if codes.is_empty() || self.installation.licenses.orders.find(Digest(digest)).is_some() {
            return Ok(None);
        }
        let name = read.source.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut order = Order {
            certificate: Digest(digest),
            file_name: name,
            kept: None,
            number: certificate.order_number.clone(),
            customer: certificate.customer.clone(),
            codes,
            licenses: certificate.licenses.clone(),
        };
        // A file that is gone or was replaced since it was read is no loss for the list: its codes are known.
        let Ok(bytes) = read_bounded(&read.source, LARGEST_KEPT) else { return Ok(Some(order)) };
        order.kept = Some(Digest::of(&bytes));
        if read.source == read.file && order.kept != Some(order.certificate) {
            order.kept = None;
        }
        if let Some(file) = kept_name(&order).map(|name| self.surroundings.place.certificates().join(name))
            && !file.exists()
        {
            self.surroundings.place.create_certificates()?;
            write_private(&file, &bytes, Existing::Replace).map_err(SessionError::at(&file))?;
        }
        Ok(Some(order))
    }
}

//! The sample issuer's part: orders, certificates and packages, as a license portal would make them.

use std::path::{Path, PathBuf};

use xlm_core::{
    calendar::Day,
    code::RequestCode,
    document::{DEFAULT_ITEM_GRACE_DAYS, ItemKind},
};

use super::{COMPANY, SampleOrder, Term};
use crate::{
    portal::{
        BookFile,
        certificate::{self, Certificate, CertificateLine},
        protocol::{Command, Context, Order, OrderItem},
        sample_issuer_key,
    },
    preferences::{DataPlace, Existing, write_private},
    session::{Engine, IssuerError, SessionError, set_up::random},
    text::{Language, Texts},
};

pub(super) fn book_file(place: &DataPlace) -> PathBuf {
    place.folder.join("sample-orders.json")
}

impl Engine {
    /// Notes an order in the sample issuer's book and draws its code.
    pub(super) fn take_order(&mut self, order: &SampleOrder) -> Result<RequestCode, SessionError> {
        let code = RequestCode::from_random(random()?);
        let today = self.now().day();
        let mut book = self.open_book()?;
        let entry = Order {
            order_number: order.number.to_owned(),
            customer: COMPANY.to_owned(),
            contact: None,
            drawn_at: self.now(),
            items: order.items.iter().map(|(name, quantity, term)| item(name, *quantity, *term, today)).collect(),
            redeemed: None,
        };
        let context = Context { now: self.now(), key: &sample_issuer_key() };
        book.execute(&Command::AddOrder { code, order: entry }, &context).map_err(IssuerError::Order)?;
        self.save_book(&book)?;
        Ok(code)
    }

    fn open_book(&self) -> Result<BookFile, SessionError> {
        let file = book_file(&self.surroundings.place);
        BookFile::open_or_begin(&file).map_err(|source| IssuerError::Book { file, source }.into())
    }

    fn save_book(&self, book: &BookFile) -> Result<(), SessionError> {
        let file = book_file(&self.surroundings.place);
        book.save().map_err(|source| IssuerError::Book { file, source }.into())
    }

    pub(super) fn draw_certificate(
        &self,
        order: &SampleOrder,
        code: RequestCode,
        language: Language,
        file: &Path,
    ) -> Result<(), SessionError> {
        let today = self.now().day();
        let lines = order.items.iter().map(|(name, quantity, term)| {
            let item = item(name, *quantity, *term, today);
            CertificateLine {
                quantity: item.quantity,
                license_type: item.license_type,
                kind: item.kind,
                from: item.from,
                until: item.until,
            }
        });
        let certificate = Certificate {
            issuer: None,
            customer: COMPANY.to_owned(),
            contact: None,
            order_number: order.number.to_owned(),
            date: today,
            code,
            lines: lines.collect(),
        };
        let pdf = certificate::draw(&certificate, &Texts::new(language)).map_err(IssuerError::Certificate)?;
        write_private(file, &pdf, Existing::Replace).map_err(SessionError::at(file))
    }

    /// The sample issuer's answer to a request, whose file is named in a refusal.
    pub(super) fn answer(&self, request: &str, file: &Path) -> Result<String, SessionError> {
        let mut book = self.open_book()?;
        let refused = |refusal| IssuerError::Refused { file: file.to_path_buf(), refusal };
        let context = Context { now: self.now(), key: &sample_issuer_key() };
        book.execute(&Command::Request { envelope: request.to_owned() }, &context).map_err(refused)?;
        self.save_book(&book)?;
        Ok(book.issuer().answer(request).map(|answer| answer.envelope().to_owned()).unwrap_or_default())
    }

    /// Answers a saved request as the sample company's issuer would, and saves the package.
    ///
    /// # Errors
    /// Where the request can't be read or is refused, or the package not be written.
    pub fn issue_sample(&self, request: &Path, package: &Path) -> Result<(), SessionError> {
        let text = std::fs::read_to_string(request).map_err(SessionError::at(request))?;
        let envelope = self.answer(&text, request)?;
        write_private(package, envelope.as_bytes(), Existing::Replace).map_err(SessionError::at(package))
    }
}

fn item(name: &str, quantity: u32, term: Term, today: Day) -> OrderItem {
    OrderItem {
        id: String::new(),
        license_type: name.to_owned(),
        quantity,
        kind: match term {
            Term::ForEver => ItemKind::Purchase,
            Term::Days(_) => ItemKind::Subscription,
        },
        from: None,
        until: match term {
            Term::ForEver => None,
            Term::Days(days) => Some(today.plus(days)),
        },
        grace_days: DEFAULT_ITEM_GRACE_DAYS,
        product_version: Some("10".to_owned()),
    }
}

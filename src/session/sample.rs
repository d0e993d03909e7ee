//! The sample company: a system of its own in a folder of its own, with an invented issuer whose key is public and
//! worth nothing elsewhere.

mod directory;
mod issuer;
mod machine;

use std::path::Path;

use xlm_core::{
    code::RequestCode,
    command::{Command, Refusal},
    document::Reason,
    installation::Settings,
};

use self::issuer::book_file;
pub use self::machine::SampleMachine;
use super::{Door, Engine, SessionError, Surroundings};
use crate::{preferences::PlaceKind, text::Language};

/// Its invented name.
pub const COMPANY: &str = "Musterwerk GmbH";
/// Steps of filling, for the progress.
const STEPS: u64 = 5;

/// A step of filling.
type Step = fn(&mut Engine) -> Result<(), SessionError>;

/// An order of the sample company.
struct SampleOrder {
    number: &'static str,
    items: &'static [(&'static str, u32, Term)],
}

#[derive(Clone, Copy)]
enum Term {
    ForEver,
    /// Ends that many days after the set-up.
    Days(i32),
}

/// What the sample company has: too few TEAMDESK (24 are needed) and VOICEMAIL (120 are needed), TAPI near its end, and
/// enough of everything else.
const FIRST_ORDER: SampleOrder = SampleOrder {
    number: "MW-2025-0117",
    items: &[
        ("SERVER", 1, Term::ForEver),
        ("OFFICE PLUS", 250, Term::ForEver),
        ("TEAMDESK", 15, Term::ForEver),
        ("VOICEMAIL", 100, Term::ForEver),
        ("FAX", 75, Term::ForEver),
        ("TAPI", 40, Term::Days(21)),
        ("CONTACTS", 40, Term::ForEver),
        ("IP CHANNEL", 8, Term::ForEver),
        ("AUTO ATTENDANT", 2, Term::ForEver),
    ],
};

/// Orders whose certificates lie in the sample's folder, to be imported by hand. Together they cover what is missing.
const OPEN_ORDERS: [(SampleOrder, Language, &str); 2] = [
    (
        SampleOrder { number: "MW-2026-0242", items: &[("TEAMDESK", 10, Term::ForEver)] },
        Language::English,
        "License certificate.pdf",
    ),
    (
        SampleOrder { number: "MW-2026-0243", items: &[("VOICEMAIL", 40, Term::ForEver)] },
        Language::German,
        "Lizenzzertifikat.pdf",
    ),
];

impl Engine {
    /// Opens the sample company beside the system of these surroundings, and fills it the first time.
    ///
    /// # Errors
    /// Where its folder can't be used or `goes_on` says no; then the next call begins anew.
    pub fn open_sample(surroundings: &Surroundings, goes_on: &dyn Fn(u64, u64) -> bool) -> Result<Self, SessionError> {
        let place = match surroundings.place.kind {
            PlaceKind::Sample => surroundings.place.clone(),
            _ => surroundings.place.sample(),
        };
        let mut engine = Self::open(Surroundings { place, ..surroundings.clone() })?;
        if engine.installation.setup.is_none() {
            engine.set_up(&Door::Sample, "v10")?;
        }
        // Resources are entered by the last step: without them filling was cut off.
        if engine.installation.resources.is_empty() {
            engine.fill_sample(goes_on)?;
        }
        Ok(engine)
    }

    /// Back from the sample company to the system that it lies beside.
    ///
    /// # Errors
    /// Where that can't be opened.
    pub fn leave_sample(&self) -> Result<Self, SessionError> {
        let mut place = self.surroundings.place.clone();
        if place.kind == PlaceKind::Sample {
            place.folder.pop();
            place.kind = PlaceKind::Given;
        }
        Self::open(Surroundings { place, ..self.surroundings.clone() })
    }

    /// Fills a sample system: licenses, users, functions, and certificates to be imported by hand.
    ///
    /// # Errors
    /// Where a step fails or `goes_on` says no.
    pub fn fill_sample(&mut self, goes_on: &dyn Fn(u64, u64) -> bool) -> Result<(), SessionError> {
        let steps: [Step; STEPS as usize] = [
            Self::name_sample,
            Self::sample_licenses,
            Self::sample_certificates,
            Self::sample_users,
            Self::sample_functions,
        ];
        for (index, step) in steps.into_iter().enumerate() {
            if !goes_on(index as u64, STEPS) {
                return Err(SessionError::Cancelled);
            }
            step(self)?;
        }
        Ok(())
    }

    /// Gives the system the company's name.
    ///
    /// # Errors
    /// Where the entry can't be written.
    pub fn name_sample(&mut self) -> Result<(), SessionError> {
        let settings = Settings { display_name: COMPANY.to_owned(), ..self.installation.settings.clone() };
        self.execute_if_new(&Command::ChangeSettings(settings))
    }

    /// Does a command, and is content if everything is so already.
    fn execute_if_new(&mut self, command: &Command) -> Result<(), SessionError> {
        match self.execute(command, "") {
            Ok(_) | Err(SessionError::Refused(Refusal::NothingToDo)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Orders the company's licenses and draws their certificate, for the tour; gives its code.
    ///
    /// # Errors
    /// Where the order book or the certificate can't be written.
    pub fn order_sample(&mut self, language: Language, file: &Path) -> Result<RequestCode, SessionError> {
        let code = self.take_order(&FIRST_ORDER)?;
        self.draw_certificate(&FIRST_ORDER, code, language, file)?;
        Ok(code)
    }

    fn sample_licenses(&mut self) -> Result<(), SessionError> {
        if self.installation.licenses.package.is_some() {
            return Ok(());
        }
        let code = self.take_order(&FIRST_ORDER)?;
        let (_, envelope) = self.make_request(&[code], Reason::Activation)?;
        let envelope = self.answer(&envelope, &book_file(&self.surroundings.place))?;
        self.execute(&Command::ImportPackage { envelope }, "").map(|_| ())
    }

    fn sample_certificates(&mut self) -> Result<(), SessionError> {
        for (order, language, name) in &OPEN_ORDERS {
            let file = self.surroundings.place.folder.join(name);
            if !file.exists() {
                let code = self.take_order(order)?;
                self.draw_certificate(order, code, *language, &file)?;
            }
        }
        Ok(())
    }
}

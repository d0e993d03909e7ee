//! The sample company: a system of its own in a folder of its own, with an invented issuer whose key is public and
//! worth nothing elsewhere.

use std::path::{Path, PathBuf};

use xlm_core::{
    calendar::Day,
    code::RequestCode,
    command::{Command, ImportOptions, Placement, UnknownPlaces},
    directory::{FunctionSetting, PlaceName},
    document::{DEFAULT_ITEM_GRACE_DAYS, ItemKind, Reason},
    event::FunctionValue,
    installation::Settings,
};

use super::{Door, Engine, SessionError, Surroundings, convert, error::IssuerError, set_up::random};
use crate::{
    portal::{
        BookFile, Order, OrderItem,
        certificate::{self, Certificate, CertificateLine},
        sample_issuer_key,
    },
    preferences::{DataPlace, Existing, PlaceKind, write_private},
    sources::users,
    text::{Language, Texts},
};

/// The users of the sample company.
const USERS: &[u8] = include_bytes!("../../assets/sample/users.csv");
/// Its invented name.
pub const COMPANY: &str = "Musterwerk GmbH";
/// Steps of filling, for the progress.
const STEPS: u64 = 5;

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

/// What the sample company has: short of TEAMDESK and VOICEMAIL, and one item near its end.
const FIRST_ORDER: SampleOrder = SampleOrder {
    number: "MW-2025-0117",
    items: &[
        ("SERVER", 1, Term::ForEver),
        ("OFFICE PLUS", 240, Term::ForEver),
        ("TEAMDESK", 15, Term::ForEver),
        ("VOICEMAIL", 90, Term::ForEver),
        ("FAX", 60, Term::ForEver),
        ("TAPI", 60, Term::Days(21)),
        ("CONTACTS", 40, Term::ForEver),
        ("IP CHANNEL", 8, Term::ForEver),
        ("AUTO ATTENDANT", 2, Term::ForEver),
    ],
};

/// Orders whose certificates lie in the sample's folder, to be imported by hand.
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

fn book_file(place: &DataPlace) -> PathBuf {
    place.folder.join("sample-orders.json")
}

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
        if engine.installation.directory.users.is_empty() {
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

    /// Fills a sample system: directory, users, licenses, and certificates to be imported by hand.
    ///
    /// # Errors
    /// Where a step fails or `goes_on` says no.
    pub fn fill_sample(&mut self, goes_on: &dyn Fn(u64, u64) -> bool) -> Result<(), SessionError> {
        let steps: [fn(&mut Self) -> Result<(), SessionError>; STEPS as usize] = [
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

    fn name_sample(&mut self) -> Result<(), SessionError> {
        let settings = Settings { display_name: COMPANY.to_owned(), ..self.installation.settings.clone() };
        self.execute_if_new(&Command::ChangeSettings(settings))
    }

    /// Does a command, and is content if everything is so already.
    fn execute_if_new(&mut self, command: &Command) -> Result<(), SessionError> {
        match self.execute(command, "") {
            Ok(_) | Err(SessionError::Refused(xlm_core::command::Refusal::NothingToDo)) => Ok(()),
            Err(error) => Err(error),
        }
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

    fn sample_users(&mut self) -> Result<(), SessionError> {
        let file = users::read_users(USERS)?;
        let rows = file.rows.into_iter().filter_map(|row| convert::user_row(row, &file.columns).ok()).collect();
        let options = ImportOptions {
            placement: Placement::AllUsers,
            unknown_places: UnknownPlaces::Create,
            ..ImportOptions::default()
        };
        self.execute_if_new(&Command::ImportUsers { rows, options })
    }

    /// Functions and resources that make the sample interesting: voicemail and fax for some, contacts for sales.
    fn sample_functions(&mut self) -> Result<(), SessionError> {
        let on = |place: PlaceName, functions: &[&str]| Command::SetFunctions {
            place,
            settings: functions
                .iter()
                .map(|function| FunctionValue { function: (*function).to_owned(), setting: FunctionSetting::On })
                .collect(),
        };
        let directory = &self.installation.directory;
        let mut commands = vec![Command::EnterResources(
            [("media-channels", 8), ("auto-attendants", 2)].map(|(id, number)| (id.to_owned(), number)).into(),
        )];
        for (index, (handle, location)) in directory.places.locations().into_iter().enumerate() {
            let functions: &[&str] = match index {
                0 => &["voicemail"],
                _ => &["fax"],
            };
            commands.push(on(PlaceName::location(&location.name), functions));
            if let Some((_, group)) = directory.places.groups(handle).first() {
                commands.push(on(PlaceName::group(&location.name, &group.name), &["voicemail", "contacts"]));
            }
        }
        self.execute_if_new(&Command::Batch(commands))
    }

    /// Notes an order in the sample issuer's book and draws its code.
    fn take_order(&mut self, order: &SampleOrder) -> Result<RequestCode, SessionError> {
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
        book.book.add(code, entry).map_err(IssuerError::Order)?;
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

    fn draw_certificate(
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
    fn answer(&self, request: &str, file: &Path) -> Result<String, SessionError> {
        let mut book = self.open_book()?;
        let issued = book
            .book
            .issue(request.as_bytes(), &sample_issuer_key(), self.now())
            .map_err(|refusal| IssuerError::Refused { file: file.to_path_buf(), refusal })?;
        self.save_book(&book)?;
        Ok(issued.envelope)
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

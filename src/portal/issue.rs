//! The rules of the issuer: which request gets which package.
use ed25519_dalek::SigningKey;
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::{RequestCode, SystemCode},
    document::{
        Binding, BindingTolerance, DEFAULT_BINDING_GRACE_DAYS, Digest, DocumentError, Issued, IssuerName, IssuerScope,
        Item, LicensePackage, MachineKind, Opened, PackageMark, PublicKey, Reason, RehostingBudget, Request,
        ToleranceRecipe, Trust, TrustedIssuer, open_issued, open_own, seal,
    },
};

use super::order_book::{Answer, Order, OrderBook, Redeemed, SystemRecord};

/// How often licenses may move from a failed server within [`BUDGET_PERIOD_DAYS`].
pub const ALLOWED_FAILURES: u16 = 3;
/// The period of that, in days.
pub const BUDGET_PERIOD_DAYS: u16 = 365;
/// Share of the readable hardware that must stay the same, in percent.
pub const TOLERANCE_PERCENT: u8 = 60;

/// Whether a document was made now, or is the one that was made before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answered {
    /// Made now; the order book changed.
    New,
    /// The same request or release was answered before.
    Again,
}

/// A package, ready to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IssuedPackage {
    /// The file.
    pub envelope: String,
    /// The system that it is for.
    pub system_id: SystemCode,
    /// Its number.
    pub generation: u64,
    /// Whether it is new.
    pub answered: Answered,
}

/// Why a request or a release is refused. The order book is as before.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum IssueRefusal {
    /// Not a document of the right kind, or one that was altered.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// No certificate has this code.
    #[error("request code {0} is unknown")]
    UnknownCode(RequestCode),
    /// Another system has the licenses.
    #[error("request code {code} was redeemed by another system on {on}")]
    CodeRedeemed {
        /// The code.
        code: RequestCode,
        /// The day.
        on: Day,
    },
    /// The system has no licenses of this issuer.
    #[error("system {0} is unknown")]
    UnknownSystem(SystemCode),
    /// The request refers to a package that this issuer has not issued.
    #[error("package {generation} of system {system_id} is unknown")]
    UnknownPackage {
        /// The system.
        system_id: SystemCode,
        /// Number of the package.
        generation: u64,
    },
    /// Signed by another installation key than the system's.
    #[error("system {0} has another installation key")]
    AnotherKey(SystemCode),
    /// The nonce of an earlier request, with another content.
    #[error("nonce of an earlier request of system {0}")]
    NonceUsed(SystemCode),
    /// The server gave its licenses up.
    #[error("licenses of system {0} were released")]
    Released(SystemCode),
    /// A move, and the old server has not given its licenses up.
    #[error("licenses of system {0} are not released")]
    NotReleased(SystemCode),
    /// Too many failed servers.
    #[error("{allowed} rehostings from failed servers used up, the next is free on {free_on}")]
    BudgetSpent {
        /// Allowed within the period.
        allowed: u16,
        /// The day on which one is free again.
        free_on: Day,
    },
    /// A release of a package that has been replaced since.
    #[error("release of package {generation}, the newest of system {system_id} is {newest}")]
    OldRelease {
        /// The system.
        system_id: SystemCode,
        /// The package that was given up.
        generation: u64,
        /// The newest one.
        newest: u64,
    },
}

impl OrderBook {
    /// Answers a request with the complete set of licenses of its system.
    ///
    /// # Errors
    /// If the request is refused; the book is as before then.
    pub fn issue(&mut self, request: &[u8], key: &SigningKey, now: UtcMicros) -> Result<IssuedPackage, IssueRefusal> {
        let request: Opened<Request> = open_own(request)?;
        let system_id = request.payload.system_id;
        let known = self.systems.get(&system_id);
        if let Some(answer) = known.and_then(|system| system.answer_to(request.digest)) {
            let (envelope, generation) = (answer.envelope.clone(), answer.package.generation);
            return Ok(IssuedPackage { envelope, system_id, generation, answered: Answered::Again });
        }
        self.check_codes(&request.payload)?;
        let mut system = match known {
            Some(system) => system.clone(),
            None => SystemRecord::begin(&request)?,
        };
        // A clock that was set back must not make packages look older than those before them.
        let issued_at = system.answers.last().map_or(now, |answer| answer.issued_at.max(now));
        system.admit(&request, issued_at)?;

        let generation = system.newest().map_or(1, |package| package.generation.saturating_add(1));
        let redeemed = Redeemed { system_id, at: issued_at, generation };
        let orders = self.orders_with(&request.payload, redeemed);
        let package = package(&request.payload, &system, &orders, redeemed);
        let envelope = seal(&package, key)?;
        let digest = self_check::<LicensePackage>(&envelope, key)?;
        system.answers.push(Answer {
            request: request.digest,
            nonce: request.payload.nonce,
            package: PackageMark { generation, digest },
            issued_at,
            envelope: envelope.clone(),
        });
        for code in &request.payload.request_codes {
            if let Some(order) = self.orders.get_mut(code) {
                order.redeemed.get_or_insert(redeemed);
            }
        }
        self.systems.insert(system_id, system);
        Ok(IssuedPackage { envelope, system_id, generation, answered: Answered::New })
    }

    fn check_codes(&self, request: &Request) -> Result<(), IssueRefusal> {
        for code in &request.request_codes {
            let order = self.orders.get(code).ok_or(IssueRefusal::UnknownCode(*code))?;
            match order.redeemed {
                Some(redeemed) if redeemed.system_id != request.system_id => {
                    return Err(IssueRefusal::CodeRedeemed { code: *code, on: redeemed.at.day() });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The orders of a system, those of this request included, in the order in which they were redeemed.
    fn orders_with(&self, request: &Request, now: Redeemed) -> Vec<&Order> {
        let mut orders: Vec<_> = self
            .orders
            .iter()
            .filter_map(|(code, order)| match order.redeemed {
                Some(redeemed) => (redeemed.system_id == request.system_id).then_some((redeemed.generation, order)),
                None => request.request_codes.contains(code).then_some((now.generation, order)),
            })
            .collect();
        orders.sort_by(|(left, left_order), (right, right_order)| {
            (left, &left_order.order_number).cmp(&(right, &right_order.order_number))
        });
        orders.into_iter().map(|(_, order)| order).collect()
    }
}

impl SystemRecord {
    /// A system that is met for the first time: only an activation can begin one.
    fn begin(request: &Opened<Request>) -> Result<Self, IssueRefusal> {
        if request.payload.reason != Reason::Activation {
            return Err(IssueRefusal::UnknownSystem(request.payload.system_id));
        }
        Ok(Self {
            installation_key: request.key,
            answers: Vec::new(),
            releases: Vec::new(),
            failures: Vec::new(),
            change_log_head: None,
        })
    }

    fn answer_to(&self, request: Digest) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.request == request)
    }

    /// The newest package.
    pub(super) fn newest(&self) -> Option<PackageMark> {
        self.answers.last().map(|answer| answer.package)
    }

    /// Whether the newest package was given up.
    fn is_released(&self) -> bool {
        self.newest().is_some_and(|newest| self.releases.iter().any(|release| release.package == newest))
    }

    /// Admits a request by the rule of its reason, and notes what it uses up.
    fn admit(&mut self, request: &Opened<Request>, at: UtcMicros) -> Result<(), IssueRefusal> {
        let Request { system_id, nonce, last_package, reason, change_log_head, .. } = request.payload;
        if self.answers.iter().any(|answer| answer.nonce == nonce) {
            return Err(IssueRefusal::NonceUsed(system_id));
        }
        if let Some(last) = last_package
            && !self.answers.iter().any(|answer| answer.package == last)
        {
            return Err(IssueRefusal::UnknownPackage { system_id, generation: last.generation });
        }
        match (reason, self.is_released()) {
            (Reason::Activation | Reason::Drift, true) => return Err(IssueRefusal::Released(system_id)),
            (Reason::Activation | Reason::Drift, false) if request.key != self.installation_key => {
                return Err(IssueRefusal::AnotherKey(system_id));
            }
            (Reason::Move, false) => return Err(IssueRefusal::NotReleased(system_id)),
            (Reason::Failed, false) => self.spend(at)?,
            // With a release, even a server that failed afterwards costs nothing.
            (Reason::Activation | Reason::Drift, false) | (Reason::Move | Reason::Failed, true) => {}
        }
        self.installation_key = request.key;
        let seen = self.change_log_head.map_or(0, |head| head.number);
        self.change_log_head = change_log_head.filter(|head| head.number > seen).or(self.change_log_head);
        Ok(())
    }

    fn spend(&mut self, at: UtcMicros) -> Result<(), IssueRefusal> {
        if self.budget(at).used >= ALLOWED_FAILURES {
            let counted = &self.failures[self.failures.len() - usize::from(ALLOWED_FAILURES)..];
            let free_on = counted.first().map_or(at.day(), |oldest| oldest.day().plus(i32::from(BUDGET_PERIOD_DAYS)));
            return Err(IssueRefusal::BudgetSpent { allowed: ALLOWED_FAILURES, free_on });
        }
        self.failures.push(at);
        Ok(())
    }

    /// What of the budget is used within the period that ends now.
    pub(super) fn budget(&self, now: UtcMicros) -> RehostingBudget {
        let counts = |failure: &&UtcMicros| now.day().since(failure.day()) < i32::from(BUDGET_PERIOD_DAYS);
        RehostingBudget {
            used: self.failures.iter().filter(counts).count() as u16,
            allowed: ALLOWED_FAILURES,
            period_days: BUDGET_PERIOD_DAYS,
        }
    }
}

fn package(request: &Request, system: &SystemRecord, orders: &[&Order], redeemed: Redeemed) -> LicensePackage {
    let newest_order = orders.last();
    LicensePackage {
        system_id: request.system_id,
        generation: redeemed.generation,
        nonce: Some(request.nonce),
        previous: system.newest().map(|package| package.digest),
        binding: Binding {
            hardware_id: request.hardware_id,
            components: request.components.clone(),
            tolerance: BindingTolerance {
                recipe: match request.machine {
                    MachineKind::Physical => ToleranceRecipe::Physical,
                    MachineKind::Virtual => ToleranceRecipe::Virtual,
                },
                score_percent: TOLERANCE_PERCENT,
            },
        },
        items: orders.iter().flat_map(|order| items(order)).collect(),
        binding_grace_days: DEFAULT_BINDING_GRACE_DAYS,
        rehosting_budget: system.budget(redeemed.at),
        customer: newest_order.map(|order| order.customer.clone()).unwrap_or_default(),
        contact: newest_order.and_then(|order| order.contact.clone()),
        texts: None,
        issued_at: redeemed.at,
    }
}

fn items(order: &Order) -> impl Iterator<Item = Item> {
    order.items.iter().map(|item| Item {
        id: item.id.clone(),
        order_number: order.order_number.clone(),
        license_type: item.license_type.clone(),
        quantity: item.quantity,
        kind: item.kind,
        from: item.from,
        until: item.until,
        grace_days: item.grace_days,
        product_version: item.product_version.clone(),
        replaces: Vec::new(),
    })
}

/// Opens what is about to be handed out as the receiver will, and gives its digest.
pub(super) fn self_check<T: Issued>(envelope: &str, key: &SigningKey) -> Result<Digest, DocumentError> {
    let issuer = TrustedIssuer {
        name: IssuerName("this issuer".to_owned()),
        key: PublicKey::of(key),
        scope: IssuerScope::Licensed,
    };
    open_issued::<T>(envelope.as_bytes(), &Trust { issuers: vec![issuer] }).map(|opened| opened.digest)
}

//! Orders: certificates that were read, kept with what became of their codes.

use alloc::{borrow::ToOwned as _, collections::BTreeMap, string::String, sync::Arc, vec, vec::Vec};

use serde::{Deserialize, Serialize};

use super::{CertificateLicense, FoundCode};
use crate::{
    calendar::UtcMicros, code::RequestCode, command::Refusal, directory::LONGEST_TEXT, document::Digest, event::Event,
    installation::Installation,
};

/// A certificate that was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// SHA-256 of the certificate: the same file is the same order.
    pub certificate: Digest,
    /// How the file was called.
    pub file_name: String,
    /// SHA-256 of the file that is kept: the certificate, or the mail or archive that it came in.
    #[serde(default)]
    pub kept: Option<Digest>,
    /// The issuer's order number.
    #[serde(default)]
    pub number: Option<String>,
    /// The customer.
    #[serde(default)]
    pub customer: Option<String>,
    /// Its license request codes.
    pub codes: Vec<FoundCode>,
    /// Its licenses, as far as they were found.
    #[serde(default)]
    pub licenses: Vec<CertificateLicense>,
}

impl Order {
    /// The ending of the kept file; only such as a certificate comes with.
    pub fn ending(&self) -> &'static str {
        let ending = self.file_name.rsplit('.').next().unwrap_or_default();
        let known = ["pdf", "eml", "msg", "zip"].into_iter().find(|known| known.eq_ignore_ascii_case(ending));
        known.unwrap_or("pdf")
    }
}

/// An order in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptOrder {
    /// What its certificate says.
    pub order: Order,
    /// The administrator's own order number; may be empty.
    pub your_number: String,
    /// When the certificate was read.
    pub read_at: UtcMicros,
}

/// All orders, and which codes were redeemed when.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Orders {
    /// In the order in which they were read.
    pub kept: Arc<Vec<KeptOrder>>,
    /// Codes whose licenses were imported here, with the time of the import.
    pub redeemed: Arc<BTreeMap<RequestCode, UtcMicros>>,
}

impl Orders {
    /// The order with that certificate.
    pub fn find(&self, certificate: Digest) -> Option<&KeptOrder> {
        self.kept.iter().find(|kept| kept.order.certificate == certificate)
    }

    /// When the last of its own codes was redeemed; none while one is open, or where all are the vendor's.
    pub fn redeemed_at(&self, order: &Order) -> Option<UtcMicros> {
        let own = order.codes.iter().filter_map(|code| match code {
            FoundCode::Own(code) => Some(self.redeemed.get(code).copied()),
            FoundCode::Foreign(_) => None,
        });
        own.collect::<Option<Vec<UtcMicros>>>()?.into_iter().max()
    }

    pub(crate) fn noted(&mut self, orders: &[Order], read_at: UtcMicros) {
        let kept = Arc::make_mut(&mut self.kept);
        kept.extend(orders.iter().map(|order| KeptOrder { order: order.clone(), your_number: String::new(), read_at }));
    }

    pub(crate) fn numbered(&mut self, certificate: Digest, your_number: &str) {
        for kept in Arc::make_mut(&mut self.kept).iter_mut().filter(|kept| kept.order.certificate == certificate) {
            your_number.clone_into(&mut kept.your_number);
        }
    }

    pub(crate) fn removed(&mut self, certificate: Digest) {
        Arc::make_mut(&mut self.kept).retain(|kept| kept.order.certificate != certificate);
    }

    pub(crate) fn redeemed(&mut self, codes: &[RequestCode], at: UtcMicros) {
        let redeemed = Arc::make_mut(&mut self.redeemed);
        for code in codes {
            redeemed.entry(*code).or_insert(at);
        }
    }
}

/// Keeps orders that are not in the list yet, each certificate once.
pub(crate) fn note(installation: &Installation, orders: &[Order]) -> Result<Vec<Event>, Refusal> {
    let mut new: Vec<Order> = Vec::new();
    let mut known: alloc::collections::BTreeSet<[u8; 32]> =
        installation.licenses.orders.kept.iter().map(|kept| kept.order.certificate.0).collect();
    for order in orders.iter().filter(|order| !order.codes.is_empty()) {
        if known.insert(order.certificate.0) {
            new.push(order.clone());
        }
    }
    if new.is_empty() { Err(Refusal::NothingToDo) } else { Ok(vec![Event::OrdersNoted(new)]) }
}

/// Gives an order the administrator's own number.
pub(crate) fn number(installation: &Installation, certificate: Digest, text: &str) -> Result<Vec<Event>, Refusal> {
    let kept = installation.licenses.orders.find(certificate).ok_or(Refusal::UnknownOrder)?;
    let your_number = text.trim().to_owned();
    if your_number.len() > LONGEST_TEXT || your_number.chars().any(char::is_control) {
        return Err(Refusal::BadOrderNumber);
    }
    if kept.your_number == your_number {
        return Err(Refusal::NothingToDo);
    }
    Ok(vec![Event::OrderNumbered { certificate, your_number }])
}

/// Takes an order out of the list. Its codes stay what they are.
pub(crate) fn remove(installation: &Installation, certificate: Digest) -> Result<Vec<Event>, Refusal> {
    installation.licenses.orders.find(certificate).ok_or(Refusal::UnknownOrder)?;
    Ok(vec![Event::OrderRemoved { certificate }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::Command,
        document::{LicensePackage, Nonce, Reason},
        testing::{System, home, item},
    };

    fn code(number: u8) -> RequestCode {
        RequestCode::from_random([number; 15])
    }

    fn order(number: u8, codes: &[u8]) -> Order {
        Order {
            certificate: Digest([number; 32]),
            file_name: alloc::format!("{number}.PDF"),
            kept: None,
            number: Some(alloc::format!("MW-{number}")),
            customer: None,
            codes: codes.iter().map(|number| FoundCode::Own(code(*number))).collect(),
            licenses: vec![CertificateLicense { quantity: 5, name: "FAX".to_owned() }],
        }
    }

    fn note(orders: &[Order]) -> Command {
        Command::NoteOrders(orders.to_vec())
    }

    #[test]
    fn a_certificate_is_kept_once() {
        let system = System::new().run(note(&[order(1, &[1]), order(1, &[1]), order(2, &[]), order(3, &[2])]));
        let kept = &system.state.licenses.orders.kept;
        let numbers: Vec<_> = kept.iter().map(|kept| kept.order.number.clone().unwrap()).collect();
        assert_eq!(numbers, ["MW-1", "MW-3"], "one without a code is no order");
        assert_eq!(system.refusal(&note(&[order(1, &[1])])), Refusal::NothingToDo);
        assert_eq!(kept[0].order.ending(), "pdf");
    }

    #[test]
    fn an_order_is_redeemed_when_the_package_came_that_answers_all_its_codes() {
        let system = System::new().run(note(&[order(1, &[1, 2])]));
        let redeem = |system: System, number: u8| {
            let (nonce, reason, codes) = (Nonce([number; 16]), Reason::Activation, vec![code(number)]);
            let system = system.run(Command::RecordRequest { nonce, reason, codes });
            let package = system.package(&home(), vec![item("1", "FAX", 5)]);
            system.install(&LicensePackage { nonce: Some(nonce), ..package })
        };
        let redeemed = |system: &System| {
            let orders = &system.state.licenses.orders;
            orders.redeemed_at(&orders.kept[0].order)
        };
        let system = redeem(system, 1);
        assert_eq!(redeemed(&system), None, "one code is open");
        let system = redeem(system, 2);
        assert_eq!(redeemed(&system), Some(system.state.changed_at));
    }

    #[test]
    fn an_order_gets_the_administrators_number_and_goes() {
        let system = System::new().run(note(&[order(1, &[1])]));
        let certificate = Digest([1; 32]);
        let number = |text: &str| Command::NumberOrder { certificate, your_number: text.to_owned() };
        assert_eq!(system.refusal(&number("a\nb")), Refusal::BadOrderNumber);
        let system = system.run(number(" 4711 "));
        assert_eq!(system.state.licenses.orders.kept[0].your_number, "4711");
        assert_eq!(system.refusal(&number("4711")), Refusal::NothingToDo);
        let system = system.run(Command::RemoveOrder { certificate });
        assert_eq!(system.refusal(&Command::RemoveOrder { certificate }), Refusal::UnknownOrder);
    }
}

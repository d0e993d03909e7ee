//! Orders: what the code of a certificate is worth.
use serde::{Deserialize, Serialize};
use xlm_core::{
    calendar::{Day, UtcMicros},
    code::{RequestCode, SystemCode},
    document::ItemKind,
};

use super::{Event, Issuer, Refusal};

/// What one certificate is for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Order number; several certificates may share one.
    pub order_number: String,
    /// Customer.
    pub customer: String,
    /// Whom to ask, at the customer's.
    pub contact: Option<String>,
    /// When the certificate was drawn.
    pub drawn_at: UtcMicros,
    /// The licenses.
    pub items: Vec<OrderItem>,
    /// Which system has them, once the code was redeemed.
    pub redeemed: Option<Redeemed>,
}

/// Units of one license type in an order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderItem {
    /// Names the item for ever; given when the order is taken.
    pub id: String,
    /// License type.
    pub license_type: String,
    /// Units.
    pub quantity: u32,
    /// Purchase, subscription or test.
    pub kind: ItemKind,
    /// First day.
    pub from: Option<Day>,
    /// Last day, inclusive.
    pub until: Option<Day>,
    /// Days that it still counts after that.
    pub grace_days: u16,
    /// Product version that it is sold for.
    pub product_version: Option<String>,
}

/// The redemption of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redeemed {
    /// The system that has the licenses.
    pub system_id: SystemCode,
    /// When its package was issued.
    pub at: UtcMicros,
    /// The first package that has them.
    pub generation: u64,
}

/// Why an order is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderFlaw {
    /// The code belongs to another order.
    #[error("request code exists")]
    CodeTaken,
    /// Nothing was ordered, or nothing of something.
    #[error("order without items, or an item without license type or units")]
    Empty,
    /// The last day comes before the first.
    #[error("item ends on {until}, before its first day {from}")]
    Dates {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
    },
}

/// Takes an order and names its items `order number/1`, `/2`, …
pub(super) fn add(issuer: &Issuer, code: RequestCode, order: &Order) -> Result<Vec<Event>, Refusal> {
    if issuer.orders.contains_key(&code) {
        return Err(OrderFlaw::CodeTaken.into());
    }
    if order.items.is_empty() {
        return Err(OrderFlaw::Empty.into());
    }
    order.items.iter().try_for_each(check_item)?;
    let same_number = issuer.orders.values().filter(|other| other.order_number == order.order_number);
    let before: usize = same_number.map(|other| other.items.len()).sum();
    let mut order = Order { redeemed: None, ..order.clone() };
    for (index, item) in order.items.iter_mut().enumerate() {
        item.id = format!("{}/{}", order.order_number, before + index + 1);
    }
    Ok(vec![Event::OrderAdded { code, order }])
}

fn check_item(item: &OrderItem) -> Result<(), OrderFlaw> {
    if item.license_type.trim().is_empty() || item.quantity == 0 {
        return Err(OrderFlaw::Empty);
    }
    match (item.from, item.until) {
        (Some(from), Some(until)) if until < from => Err(OrderFlaw::Dates { from, until }),
        _ => Ok(()),
    }
}

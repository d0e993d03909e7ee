//! What a package says.
use xlm_core::{
    calendar::UtcMicros,
    document::{
        Binding, BindingTolerance, DEFAULT_BINDING_GRACE_DAYS, Item, LicensePackage, MachineKind, PackageMark,
        RehostingBudget, Request, ToleranceRecipe,
    },
};

use super::{Issuer, Order};

/// Share of the readable hardware that must stay the same, in percent.
pub const TOLERANCE_PERCENT: u8 = 60;

/// What a package is made of besides its request.
pub(super) struct Draft {
    pub generation: u64,
    pub previous: Option<PackageMark>,
    pub budget: RehostingBudget,
    pub issued_at: UtcMicros,
}

/// The complete set of licenses of a system, those of this request included.
pub(super) fn package(issuer: &Issuer, request: &Request, draft: &Draft) -> LicensePackage {
    let orders = orders(issuer, request, draft.generation);
    let newest_order = orders.last();
    LicensePackage {
        system_id: request.system_id,
        generation: draft.generation,
        nonce: Some(request.nonce),
        previous: draft.previous.map(|package| package.digest),
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
        rehosting_budget: draft.budget,
        customer: newest_order.map(|order| order.customer.clone()).unwrap_or_default(),
        contact: newest_order.and_then(|order| order.contact.clone()),
        texts: None,
        issued_at: draft.issued_at,
    }
}

/// The orders of a system in the order in which they were redeemed.
fn orders<'a>(issuer: &'a Issuer, request: &Request, generation: u64) -> Vec<&'a Order> {
    let mut orders: Vec<_> = issuer
        .orders
        .iter()
        .filter_map(|(code, order)| match order.redeemed {
            Some(redeemed) => (redeemed.system_id == request.system_id).then_some((redeemed.generation, order)),
            None => request.request_codes.contains(code).then_some((generation, order)),
        })
        .collect();
    orders.sort_by(|(left, left_order), (right, right_order)| {
        (left, &left_order.order_number).cmp(&(right, &right_order.order_number))
    });
    orders.into_iter().map(|(_, order)| order).collect()
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

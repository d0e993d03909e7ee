use base64::{Engine as _, prelude::BASE64_STANDARD};
use maud::{DOCTYPE, Markup, html};
use xlm_core::{
    code::SystemCode,
    document::{DocumentKind, ItemKind},
};

use super::{
    super::{
        super::{protocol::Order, store::Answered},
        words::Told,
    },
    form::{ICON, ORDER, PAGE, STYLE},
};
use crate::text::{Language, Texts};

/// What came of a form.
pub(super) enum Shown<'a> {
    /// None was sent.
    Nothing,
    /// A document was answered.
    Answer { answered: &'a Answered, receipt: bool },
    /// An order.
    Order(&'a Order),
    /// A code with a mistake.
    WrongCode { typed: &'a str, reason: String },
    /// Anything else.
    Failure(&'a Told),
}

pub(super) fn page(texts: &Texts, shown: &Shown<'_>) -> Markup {
    let tag = texts.language.tag();
    let typed = match shown {
        Shown::WrongCode { typed, .. } => typed,
        _ => "",
    };
    html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (texts.get("service-page-title")) }
                link rel="stylesheet" href=(STYLE);
                link rel="icon" href=(ICON);
            }
            body {
                header {
                    img src=(ICON) alt="" width="32" height="32";
                    p.name { (texts.get("service-page-title")) }
                    nav aria-label=(texts.get("service-page-languages")) {
                        @for language in Language::ALL {
                            @if language == texts.language {
                                span aria-current="true" lang=(language.tag()) { (language.name()) }
                            } @else {
                                a href={ (PAGE) "?lang=" (language.tag()) } lang=(language.tag()) hreflang=(language.tag()) {
                                    (language.name())
                                }
                            }
                        }
                    }
                }
                main {
                    h1 { (texts.get("service-page-heading")) }
                    p.lead { (texts.get("service-page-lead")) }
                    (result(texts, shown))
                    section.card {
                        h2 { (texts.get("service-page-send")) }
                        p { (texts.get("service-page-send-hint")) }
                        form method="post" action={ (PAGE) "?lang=" (tag) } enctype="multipart/form-data" {
                            label for="document" { (texts.get("service-page-file")) }
                            input #document type="file" name="document" accept=".xlreq,.xlrel" required;
                            // One button stands out: what comes next.
                            button.secondary[matches!(shown, Shown::Answer { .. })] type="submit" {
                                (texts.get("service-page-send-button"))
                            }
                        }
                    }
                    section.card {
                        h2 { (texts.get("service-page-order")) }
                        p { (texts.get("service-page-order-hint")) }
                        form method="post" action={ (ORDER) "?lang=" (tag) } {
                            label for="code" { (texts.get("common-license-request-code")) }
                            input #code.code type="text" name="code" value=(typed) maxlength="80" required
                                autocomplete="off" autocapitalize="characters" spellcheck="false"
                                placeholder="XRC1-…" aria-invalid=[(!typed.is_empty()).then_some("true")];
                            button.secondary type="submit" { (texts.get("service-page-order-button")) }
                        }
                    }
                }
                footer { p { (texts.get("service-page-footer")) } }
            }
        }
    }
}

fn result(texts: &Texts, shown: &Shown<'_>) -> Markup {
    match shown {
        Shown::Nothing => html! {},
        Shown::Answer { answered, receipt } => answer(texts, answered, *receipt),
        Shown::Order(order) => order_card(texts, order),
        Shown::WrongCode { reason, .. } => {
            let detail = format!("{reason}. {}", texts.get("service-way-wrong-code"));
            failure(&texts.get("service-title-wrong-code"), &detail)
        }
        Shown::Failure(told) => failure(&told.title, &told.detail),
    }
}

fn failure(title: &str, detail: &str) -> Markup {
    html! {
        section.card.refused role="alert" {
            h2 { (title) }
            p { (detail) }
        }
    }
}

fn answer(texts: &Texts, answered: &Answered, receipt: bool) -> Markup {
    let Answered { system_id, generation, envelope, again } = answered;
    let (title, next, button, kind) = if receipt {
        ("service-page-receipt", "service-page-receipt-next", "service-page-receipt-save", DocumentKind::Receipt)
    } else {
        ("service-page-package", "service-page-package-next", "service-page-package-save", DocumentKind::LicensePackage)
    };
    let values = [("number", generation.to_string().into()), ("system", last_group(*system_id).into())];
    let file = format!("{system_id}-{generation}.{}", kind.file_extension());
    html! {
        section.card.done role="status" {
            h2 { (texts.format(title, &values)) }
            @if *again { p { (texts.get("service-page-again")) } }
            p { (texts.get(next)) }
            // The file is in the page: it needs no second request, which would have to prove once more who asks.
            a.button download=(file) href={ "data:application/octet-stream;base64," (BASE64_STANDARD.encode(envelope)) } {
                (texts.get(button))
            }
        }
    }
}

fn order_card(texts: &Texts, order: &Order) -> Markup {
    let title = texts.format("service-page-order-title", &[("order", order.order_number.as_str().into())]);
    html! {
        section.card.told role="status" {
            h2 { (title) }
            table {
                thead {
                    tr {
                        th scope="col" { (texts.get("service-page-column-license")) }
                        th.number scope="col" { (texts.get("service-page-column-quantity")) }
                        th scope="col" { (texts.get("service-page-column-kind")) }
                        th scope="col" { (texts.get("service-page-column-until")) }
                    }
                }
                tbody {
                    @for item in &order.items {
                        tr {
                            td { (item.license_type) }
                            td.number { (texts.number(i64::from(item.quantity))) }
                            td { (texts.get(kind_id(item.kind))) }
                            td {
                                @match item.until {
                                    Some(day) => (texts.day(day)),
                                    None => (texts.get("service-page-unlimited")),
                                }
                            }
                        }
                    }
                }
            }
            p {
                @match order.redeemed {
                    Some(redeemed) => {
                        (texts.format("service-page-redeemed", &[
                            ("date", redeemed.at.day().into()), ("system", last_group(redeemed.system_id).into()),
                        ]))
                    }
                    None => (texts.get("service-page-not-redeemed")),
                }
            }
        }
    }
}

const fn kind_id(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Purchase => "service-page-kind-purchase",
        ItemKind::Subscription => "service-page-kind-subscription",
        ItemKind::Test => "service-page-kind-test",
    }
}

/// Enough of an X-ID for who has it to know it again, and too little to learn it.
fn last_group(system_id: SystemCode) -> String {
    let code = system_id.to_string();
    format!("…{}", code.rsplit('-').next().unwrap_or_default())
}

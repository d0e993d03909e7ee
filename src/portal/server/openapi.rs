//! The description of the service.
use std::collections::BTreeMap;

use axum::{
    http::header::CONTENT_TYPE,
    response::{IntoResponse as _, Response},
};
use utoipa::{
    IntoResponses, OpenApi, ToSchema,
    openapi::{Content, Ref, RefOr, response::Response as Described, response::ResponseBuilder},
};

use super::{
    super::wire::{PROBLEM_MEDIA_TYPE, REFUSED, Trouble},
    problem::Failure,
    words,
};
use crate::text::{Language, Texts};

/// Why there is no answer (RFC 9457); [`crate::portal::wire::Problem`] is what is sent.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what another type is")]
pub(super) struct Problem {
    /// `urn:xlm:refusal:` and an ID that never changes
    #[schema(rename = "type", example = "urn:xlm:refusal:code-redeemed")]
    kind: String,
    /// A few words in the language of Accept-Language
    title: String,
    /// The status of the answer
    status: u16,
    /// What happened, what it means and what to do, in the same language
    detail: String,
    /// Which rule refused and with which values, if one did
    refusal: Option<utoipa::openapi::Object>,
}

/// Every answer that is none, with the title that it has.
impl IntoResponses for Failure {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        let texts = Texts::new(Language::English);
        let troubles = Trouble::ALL.map(|trouble| (trouble.status(), words::trouble(&texts, trouble).title));
        let refused = (REFUSED, "A rule refuses".to_owned());
        let described = |(status, title): (u16, String)| {
            let content = Content::new(Some(Ref::from_schema_name("Problem")));
            let response = ResponseBuilder::new().description(title).content(PROBLEM_MEDIA_TYPE, content);
            (status.to_string(), response.build().into())
        };
        troubles.into_iter().chain([refused]).map(described).collect()
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "License portal",
        description = "Answers license requests with license packages, and returns with receipts. Every document is signed; \
            the same document always gets the same answer.",
    ),
    paths(
        super::api::requests, super::api::releases, super::api::packages, super::api::health, document,
        super::page::show, super::page::upload, super::page::order, super::page::style, super::page::icon,
    ),
    components(schemas(Problem)),
    tags(
        (name = "documents", description = "For programs"),
        (name = "page", description = "For people"),
        (name = "service", description = "About the portal itself"),
    ),
)]
struct Description;

/// The description, as JSON.
pub(super) fn description() -> String {
    // A tree of texts can always be written.
    Description::openapi().to_json().unwrap_or_default()
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "service", responses(
    (status = 200, content_type = "application/json", description = "OpenAPI 3.1"),
))]
pub(super) async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json")], description()).into_response()
}

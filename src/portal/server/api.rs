//! The interface for programs.
use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{
        Path, Query, State,
        rejection::{BytesRejection, QueryRejection},
    },
    http::{HeaderMap, StatusCode, Uri, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use xlm_core::{
    code::SystemCode,
    document::{DocumentKind, open_own},
};

use super::{
    super::{
        store::{Answered, Document, Pending},
        wire::{PackageQuery, QueryFlaw, Trouble},
    },
    desk::Desk,
    language,
    problem::Failure,
};

/// Answers a license request with a license package.
#[utoipa::path(
    post, path = "/v1/requests", tag = "documents",
    request_body(
        content = String, content_type = "application/vnd.xlm.request.v1+json",
        description = "The license request (.xlreq), byte for byte, at most 256 KiB"
    ),
    responses(
        (status = 200, content_type = "application/vnd.xlm.license-package.v1+json", body = String,
            description = "The license package (.xlp); the same one for the same request, however often it is sent"),
        Failure,
    )
)]
pub(super) async fn requests(State(desk): State<Arc<Desk>>, uri: Uri, headers: HeaderMap, body: Body) -> Response {
    let answer = async {
        let request = open_own(&received(body)?)?;
        take(&desk, Document::Request(Box::new(request))).await
    };
    document(answer.await, DocumentKind::LicensePackage, &uri, &headers)
}

/// Credits a return with a receipt.
#[utoipa::path(
    post, path = "/v1/releases", tag = "documents",
    request_body(
        content = String, content_type = "application/vnd.xlm.release.v1+json",
        description = "The return (.xlrel), byte for byte, at most 256 KiB"
    ),
    responses(
        (status = 200, content_type = "application/vnd.xlm.receipt.v1+json", body = String,
            description = "The receipt (.xlack); the same one for the same return, however often it is sent"),
        Failure,
    )
)]
pub(super) async fn releases(State(desk): State<Arc<Desk>>, uri: Uri, headers: HeaderMap, body: Body) -> Response {
    let answer = async {
        let release = open_own(&received(body)?)?;
        take(&desk, Document::Release(release)).await
    };
    document(answer.await, DocumentKind::Receipt, &uri, &headers)
}

/// The newest license package of a system, if there is a newer one.
#[utoipa::path(
    get, path = "/v1/packages/{x_id}", tag = "documents",
    params(
        ("x_id" = String, Path, description = "The system (X-ID)"),
        ("time" = i64, Query, description = "Now, in microseconds since 1970-01-01 UTC; within ten minutes of the portal's clock"),
        ("after" = u64, Query, description = "Number of the package that the system has; 0 for none"),
        ("key" = String, Query, description = "Public installation key, base64url without padding"),
        ("sig" = String, Query,
            description = "Ed25519 signature by that key, base64url without padding, over the lines xlm-packages-1, X-ID, time and after"),
    ),
    responses(
        (status = 200, content_type = "application/vnd.xlm.license-package.v1+json", body = String,
            description = "The newest package"),
        (status = 204, description = "The system has the newest one"),
        Failure,
    )
)]
pub(super) async fn packages(
    State(desk): State<Arc<Desk>>,
    Path(system): Path<String>,
    query: Result<Query<PackageQuery>, QueryRejection>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let find = async {
        let Ok(Query(query)) = query else { return Err(Failure::Trouble(Trouble::NotReadable)) };
        let system_id: SystemCode = system.parse().or(Err(Failure::Trouble(Trouble::NotFound)))?;
        let key = query.check(system_id, (desk.now)()).map_err(|flaw| match flaw {
            QueryFlaw::Encoding => Failure::Trouble(Trouble::NotReadable),
            QueryFlaw::Time => Failure::AnotherTime,
            QueryFlaw::Signature => Failure::Trouble(Trouble::NotFound),
        })?;
        Ok(desk.clerk.pending(system_id, key, query.after).await??)
    };
    match find.await {
        Ok(Pending::Package(envelope)) => {
            ([(CONTENT_TYPE, DocumentKind::LicensePackage.payload_type())], envelope).into_response()
        }
        Ok(Pending::Nothing) => StatusCode::NO_CONTENT.into_response(),
        Ok(Pending::Unknown) => Failure::Trouble(Trouble::NotFound).response(&language::texts(&uri, &headers)),
        Err(failure) => failure.response(&language::texts(&uri, &headers)),
    }
}

/// Whether the portal works.
#[utoipa::path(get, path = "/healthz", tag = "service", responses(
    (status = 200, content_type = "text/plain", body = String, description = "ok"),
))]
pub(super) async fn health() -> &'static str {
    "ok"
}

/// Gives a document to the clerk, unless its codes were asked for too often.
pub(super) async fn take(desk: &Desk, document: Document) -> Result<Answered, Failure> {
    if let Document::Request(request) = &document {
        let counted = desk.limits.codes(&request.payload.request_codes);
        counted.map_err(|wait| Failure::Later(Trouble::TooOften, wait))?;
    }
    Ok(desk.clerk.answer(document).await??)
}

type Body = Result<Bytes, BytesRejection>;

/// A body that came whole; the router has limited its size.
fn received(body: Body) -> Result<Bytes, Failure> {
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::Trouble(Trouble::TooLarge),
        _ => Failure::Trouble(Trouble::NotReadable),
    })
}

fn document(answer: Result<Answered, Failure>, kind: DocumentKind, uri: &Uri, headers: &HeaderMap) -> Response {
    match answer {
        Ok(answered) => ([(CONTENT_TYPE, kind.payload_type())], answered.envelope).into_response(),
        Err(failure) => failure.response(&language::texts(uri, headers)),
    }
}

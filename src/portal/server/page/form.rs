use std::sync::Arc;

use axum::{
    Form,
    extract::{
        Multipart, State,
        multipart::{MultipartError, MultipartRejection},
        rejection::FormRejection,
    },
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode, Uri,
        header::{CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY},
    },
    response::{IntoResponse as _, Response},
};
use maud::Markup;
use serde::Deserialize;
use xlm_core::{code::RequestCode, document::DocumentError};

use super::{
    super::{
        super::{
            protocol::Refusal,
            store::{Answered, Document, open_document},
            wire::Trouble,
        },
        api,
        desk::Desk,
        language,
        problem::Failure,
    },
    html::{self, Shown},
};
use crate::text::{Texts, sentences};

/// The page.
pub(in super::super) const PAGE: &str = "/";
/// Where the form for a code goes to. By POST: a code is as good as licenses and belongs in no history.
pub(in super::super) const ORDER: &str = "/order";
/// The look.
pub(in super::super) const STYLE: &str = "/style.css";
/// The program's icon.
pub(in super::super) const ICON: &str = "/icon.png";

/// Nothing but the own style and icon, and forms that come back here.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// The page with its forms.
#[utoipa::path(get, path = "/", tag = "page",
    params(("lang" = Option<String>, Query, description = "Language, en or de; otherwise Accept-Language")),
    responses((status = 200, content_type = "text/html", description = "The page")))]
pub(in super::super) async fn show(uri: Uri, headers: HeaderMap) -> Response {
    let texts = language::texts(&uri, &headers);
    page(StatusCode::OK, &texts, html::page(&texts, &Shown::Nothing))
}

/// Answers a request or a return that was chosen on the page.
#[utoipa::path(post, path = "/", tag = "page",
    request_body(content = String, content_type = "multipart/form-data", description = "The field `document` is the file"),
    responses((status = 200, content_type = "text/html", description = "The page with the package or receipt in it"),
        (status = "default", content_type = "text/html", description = "The page with the reason, and what to do")))]
pub(in super::super) async fn upload(
    State(desk): State<Arc<Desk>>,
    uri: Uri,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let texts = language::texts(&uri, &headers);
    match answered(&desk, form).await {
        Ok((document, answered)) => {
            let shown = Shown::Answer { answered: &answered, receipt: matches!(document, Document::Release(_)) };
            page(StatusCode::OK, &texts, html::page(&texts, &shown))
        }
        Err(failure) => failed(&texts, &failure),
    }
}

async fn answered(desk: &Desk, form: Result<Multipart, MultipartRejection>) -> Result<(Document, Answered), Failure> {
    let mut form = form.or(Err(Failure::Trouble(Trouble::NotReadable)))?;
    let broken = |error: MultipartError| {
        let too_large = error.status() == StatusCode::PAYLOAD_TOO_LARGE;
        Failure::Trouble(if too_large { Trouble::TooLarge } else { Trouble::NotReadable })
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() != Some("document") {
            continue;
        }
        let bytes = field.bytes().await.map_err(broken)?;
        let document = open_document(&bytes).map_err(|error| match error {
            // Either kind is welcome here, so "a return is needed" would be wrong.
            DocumentError::WrongKind { found, .. } => Failure::NeitherKind(found),
            error => error.into(),
        })?;
        let answered = api::take(desk, document.clone()).await?;
        return Ok((document, answered));
    }
    Err(Failure::Trouble(Trouble::NotReadable))
}

/// What was typed.
#[derive(Deserialize)]
pub(in super::super) struct CodeForm {
    code: String,
}

/// Shows the order of a code that was typed on the page.
#[utoipa::path(post, path = "/order", tag = "page",
    request_body(content = String, content_type = "application/x-www-form-urlencoded",
        description = "The field `code` is the license request code"),
    responses((status = 200, content_type = "text/html", description = "The page with the order in it"),
        (status = "default", content_type = "text/html", description = "The page with the reason, and what to do")))]
pub(in super::super) async fn order(
    State(desk): State<Arc<Desk>>,
    uri: Uri,
    headers: HeaderMap,
    form: Result<Form<CodeForm>, FormRejection>,
) -> Response {
    let texts = language::texts(&uri, &headers);
    let Ok(Form(CodeForm { code })) = form else {
        return failed(&texts, &Failure::Trouble(Trouble::NotReadable));
    };
    let code: RequestCode = match code.parse() {
        Ok(code) => code,
        Err(error) => {
            let wrong = Shown::WrongCode { typed: &code, reason: sentences::code_error(&texts, &error) };
            return page(StatusCode::BAD_REQUEST, &texts, html::page(&texts, &wrong));
        }
    };
    let find = async {
        let counted = desk.limits.codes(&[code]);
        counted.map_err(|wait| Failure::Later(Trouble::TooOften, wait))?;
        let found = desk.clerk.order(code).await??;
        found.ok_or(Failure::Refused(Refusal::UnknownCode(code)))
    };
    match find.await {
        Ok(order) => page(StatusCode::OK, &texts, html::page(&texts, &Shown::Order(&order))),
        Err(failure) => failed(&texts, &failure),
    }
}

/// The look of the page.
#[utoipa::path(get, path = "/style.css", tag = "page", responses((status = 200, content_type = "text/css")))]
pub(in super::super) async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], super::style::sheet()).into_response()
}

/// The icon of the program.
#[utoipa::path(get, path = "/icon.png", tag = "page", responses((status = 200, content_type = "image/png")))]
pub(in super::super) async fn icon() -> Response {
    let icon: &[u8] = include_bytes!("../../../../assets/icons/xphone-license-manager.png");
    ([(CONTENT_TYPE, "image/png")], icon).into_response()
}

fn failed(texts: &Texts, failure: &Failure) -> Response {
    let told = failure.told(texts);
    let mut response = page(failure.status(texts), texts, html::page(texts, &Shown::Failure(&told)));
    failure.complete(&mut response);
    response
}

fn page(status: StatusCode, texts: &Texts, content: Markup) -> Response {
    let headers: [(HeaderName, HeaderValue); 4] = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (CONTENT_LANGUAGE, HeaderValue::from_static(texts.language.tag())),
        (VARY, HeaderValue::from_static("accept-language")),
    ];
    (status, headers, content.into_string()).into_response()
}

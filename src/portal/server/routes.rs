//! Which address leads to whom, and what holds for every request.
use std::{any::Any, net::SocketAddr, sync::Arc, time::Instant};

use axum::{
    Router,
    extract::{ConnectInfo, DefaultBodyLimit, MatchedPath, Request, State},
    http::{
        HeaderName, HeaderValue,
        header::{CACHE_CONTROL, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::{self, Next},
    response::Response,
    routing::{MethodRouter, get, post},
};
use tower_http::catch_panic::CatchPanicLayer;
use xlm_core::document::MAX_ENVELOPE_BYTES;

use super::{
    super::wire::{HEALTH, OPEN_API, PACKAGES, RELEASES, REQUESTS, Trouble},
    REQUEST_TIME, api,
    desk::{Desk, client},
    language, openapi, page,
    problem::{Failure, Noted},
};
use crate::text::{Language, Texts};

/// A form has a little around its file.
const MAX_FORM_BYTES: usize = MAX_ENVELOPE_BYTES + 4 * 1024;

/// An address, and who answers there.
pub(super) struct Route {
    pub path: String,
    handler: MethodRouter<Arc<Desk>>,
}

/// All of them.
pub(super) fn routes() -> Vec<Route> {
    let route = |path: &str, handler| Route { path: path.to_owned(), handler };
    let document = DefaultBodyLimit::max(MAX_ENVELOPE_BYTES);
    let form = DefaultBodyLimit::max(MAX_FORM_BYTES);
    vec![
        route(REQUESTS, post(api::requests).layer(document)),
        route(RELEASES, post(api::releases).layer(document)),
        route(&format!("{PACKAGES}/{{x_id}}"), get(api::packages)),
        route(HEALTH, get(api::health)),
        route(OPEN_API, get(openapi::document)),
        route(page::PAGE, get(page::show).post(page::upload).layer(form)),
        route(page::ORDER, post(page::order).layer(DefaultBodyLimit::max(1024))),
        route(page::STYLE, get(page::style)),
        route(page::ICON, get(page::icon)),
    ]
}

/// The service.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    let mut router = Router::new();
    for Route { path, handler, .. } in routes() {
        router = router.route(&path, handler);
    }
    // What is added last comes first.
    router
        .fallback(not_found)
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), limit_rate))
        .layer(middleware::from_fn(limit_time))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), complete_headers))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), log))
        .with_state(desk)
}

async fn not_found(request: Request) -> Response {
    Failure::Trouble(Trouble::NotFound).response(&language::texts(request.uri(), request.headers()))
}

/// Monitoring asks as often as it likes.
async fn limit_rate(
    State(desk): State<Arc<Desk>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if request.uri().path() != HEALTH
        && let Err(wait) = desk.limits.address(client(&desk.trusted_proxies, peer, request.headers()))
    {
        let texts = language::texts(request.uri(), request.headers());
        return Failure::Later(Trouble::TooOften, wait).response(&texts);
    }
    next.run(request).await
}

async fn limit_time(request: Request, next: Next) -> Response {
    let texts = language::texts(request.uri(), request.headers());
    match tokio::time::timeout(REQUEST_TIME, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Failure::Trouble(Trouble::TooSlow).response(&texts),
    }
}

/// One request that breaks something gets an answer, and the others go on.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Failure::Trouble(Trouble::Broken).response(&Texts::new(Language::English))
}

async fn complete_headers(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    const FIXED: [(HeaderName, HeaderValue); 4] = [
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ];
    let mut response = next.run(request).await;
    response.headers_mut().extend(FIXED);
    if desk.secure {
        let year = HeaderValue::from_static("max-age=31536000");
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// One line for each request: the kind of address instead of the address, because that has the X-ID in it.
async fn log(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let path =
        request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let note = response.extensions().get::<Noted>().map(|Noted(note)| format!(" {note}")).unwrap_or_default();
    (desk.log)(&format!("{method} {path} {status} {} ms{note}", began.elapsed().as_millis()));
    response
}

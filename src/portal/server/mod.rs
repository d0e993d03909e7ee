//! The issuing side as a service: answers requests and returns over HTTP, with a page for people.
//!
//! Everything that decides stands in [`super::protocol`] and [`super::store`]; here is what a network needs: limits of
//! size, time and rate (`limits`), one thread that owns the store (`clerk`), problem documents and pages in the
//! language of whoever asks, and an orderly end. What is logged has no address, code or X-ID in it.
mod api;
mod clerk;
mod connections;
mod desk;
mod language;
mod limits;
mod openapi;
mod page;
mod problem;
mod routes;
mod tls;
mod words;

use std::{
    io,
    net::{IpAddr, SocketAddr, TcpListener},
    num::NonZeroU32,
    path::PathBuf,
    sync::Arc,
    thread,
    time::Duration,
};

use axum_server::{Handle, accept::Accept};
use ed25519_dalek::SigningKey;
use xlm_core::calendar::UtcMicros;

use self::{clerk::Clerk, connections::Limited, desk::Desk, limits::Limits};
use super::store::Store;

/// How long one request may take, from its first byte to the last of its answer.
const REQUEST_TIME: Duration = Duration::from_secs(10);
/// How long running requests have when the service is to stop: longer than one may take.
const STOPPING_TIME: Duration = Duration::from_secs(12);

/// How the service is to run.
pub struct Options {
    /// The order book.
    pub store: Store,
    /// What packages and receipts are signed with.
    pub key: SigningKey,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Certificate chain and key for TLS, both PEM; plain HTTP without.
    pub tls: Option<TlsFiles>,
    /// Plain HTTP is wanted although the address is not this computer's own: a proxy in front speaks TLS.
    pub plain_behind_proxy: bool,
    /// Proxies whose word on the client's address counts.
    pub trusted_proxies: Vec<IpAddr>,
    /// How much is accepted.
    pub capacity: Capacity,
    /// Gets one line for each request, and what goes wrong.
    pub log: fn(&str),
    /// The clock.
    pub now: fn() -> UtcMicros,
}

/// Where certificate and key for TLS lie.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// Certificate chain, PEM, the server's own first.
    pub certificate: PathBuf,
    /// Its key, PEM.
    pub key: PathBuf,
}

/// How much is accepted before somebody is told to come back later.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    /// Open connections.
    pub connections: usize,
    /// Documents that wait for the order book.
    pub queue: usize,
    /// Requests of one address (IPv6: of one /64 network) within a minute.
    pub per_address: NonZeroU32,
    /// Requests with one request code within a minute.
    pub per_code: NonZeroU32,
}

/// Why the service does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken, or not of this computer.
    #[error("{address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// Plain HTTP on an address that others reach.
    #[error("plain HTTP on {0}, which others reach")]
    PlainAndPublic(SocketAddr),
    /// Certificate or key cannot be used.
    #[error("{file}: {reason}", file = .file.display())]
    Tls {
        /// The file.
        file: PathBuf,
        /// Why not.
        reason: String,
    },
    /// The system gives no thread or socket.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Serves until the process is told to stop (SIGTERM, Ctrl+C); running requests are finished then. `ready` hears where it
/// listens.
///
/// # Errors
/// If it cannot begin to serve, or the socket breaks.
pub fn serve(options: Options, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let address = options.listen;
    if options.tls.is_none() && !options.plain_behind_proxy && !address.ip().is_loopback() {
        return Err(ServeError::PlainAndPublic(address));
    }
    let tls = options.tls.as_ref().map(tls::configuration).transpose()?;
    let listener = TcpListener::bind(address).map_err(|source| ServeError::Listen { address, source })?;
    let local = listener.local_addr()?;
    let (clerk, clerks_thread) = Clerk::start(options.store, options.key, options.capacity.queue, options.now)?;
    let desk = Arc::new(Desk {
        clerk,
        limits: Limits::new(options.capacity.per_address, options.capacity.per_code),
        trusted_proxies: options.trusted_proxies,
        secure: tls.is_some(),
        log: options.log,
        now: options.now,
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_name("portal http")
        .worker_threads(thread::available_parallelism().map_or(2, usize::from).clamp(2, 8))
        .enable_all()
        .build()?;
    let outcome = runtime.block_on(async {
        let server = axum_server::from_tcp(listener)?;
        let handle = Handle::new();
        tokio::spawn(stop_when_told(handle.clone(), options.log));
        tokio::spawn(forget_old(Arc::downgrade(&desk)));
        let limited = Limited::new(options.capacity.connections);
        let service = routes::router(desk).into_make_service_with_connect_info::<SocketAddr>();
        ready(local);
        match tls {
            Some(tls) => {
                let acceptor = axum_server::tls_rustls::RustlsAcceptor::new(tls).acceptor(limited);
                configured(server.acceptor(acceptor), handle).serve(service).await
            }
            None => configured(server.acceptor(limited), handle).serve(service).await,
        }
    });
    // All requests are finished; what they gave to the clerk is on the disk when his thread ends.
    drop(runtime);
    drop(clerks_thread.join());
    Ok(outcome?)
}

/// HTTP/1 only, and no connection that says nothing.
fn configured<A: Accept<tokio::net::TcpStream, ()>>(
    server: axum_server::Server<SocketAddr, A>,
    handle: Handle<SocketAddr>,
) -> axum_server::Server<SocketAddr, A> {
    let mut server = server.http1_only().first_request_timeout(REQUEST_TIME).handle(handle);
    server.http_builder().http1().header_read_timeout(REQUEST_TIME);
    server
}

async fn stop_when_told(handle: Handle<SocketAddr>, log: fn(&str)) {
    told_to_stop().await;
    log("stopping: running requests are finished");
    handle.graceful_shutdown(Some(STOPPING_TIME));
}

#[cfg(unix)]
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        drop(tokio::signal::ctrl_c().await);
        return;
    };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}

#[cfg(not(unix))]
async fn told_to_stop() {
    drop(tokio::signal::ctrl_c().await);
}

/// Forgets who asked long ago, or the memory for limits would grow with everybody who ever asked.
async fn forget_old(desk: std::sync::Weak<Desk>) {
    loop {
        tokio::time::sleep(Duration::from_mins(1)).await;
        let Some(desk) = desk.upgrade() else { return };
        desk.limits.forget_old();
    }
}

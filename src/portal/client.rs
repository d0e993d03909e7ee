//! The system's side of the license portal: sends a request or a return, and looks for a newer package.
//!
//! A [`Call`] runs on a thread of its own, because the network may take its time; whoever waits for it can turn away at any
//! moment. Nothing is lost by that: the portal answers a repeat of the same message with the same bytes.

mod address;
mod authorities;
mod error;
mod exchange;
#[cfg(test)]
pub(crate) mod tests;

use std::{
    fmt,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, Ordering},
        mpsc::{self, RecvTimeoutError, TryRecvError},
    },
    thread::Builder,
    time::Duration,
};

use ed25519_dalek::SigningKey;
use xlm_core::{calendar::UtcMicros, code::SystemCode, document::DocumentKind};

pub use self::{
    address::{AddressFlaw, PortalAddress},
    error::{AuthoritiesFlaw, ClientError, ProxyFlaw},
};
use super::wire::{self, PackageQuery};

/// How long reaching the portal may take.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// How long a whole call may take.
const ANSWER_WITHIN: Duration = Duration::from_mins(1);

/// How a portal is reached.
#[derive(Clone, PartialEq, Eq)]
pub struct PortalClient {
    /// Where it is.
    pub address: PortalAddress,
    /// Certificate authorities (PEM or DER). They count instead of those that this machine trusts.
    pub ca_file: Option<PathBuf>,
    /// A proxy such as `http://proxy.example:3128`; without one that of the environment (`HTTPS_PROXY`, `NO_PROXY`).
    pub proxy: Option<String>,
    /// The language that the portal's words should have, e.g. `de`.
    pub language: String,
    /// How long reaching the portal may take.
    pub connect_within: Duration,
    /// How long a whole call may take.
    pub answer_within: Duration,
}

impl fmt::Debug for PortalClient {
    /// Without the proxy, in whose address a password may stand.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PortalClient").field("address", &self.address).finish_non_exhaustive()
    }
}

/// How far a call is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum Stage {
    /// The portal is being reached.
    Connecting,
    /// The message is on its way.
    Sending,
    /// The message is there, and the portal works on it.
    Waiting,
    /// The answer comes in.
    Checking,
}

impl Stage {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Connecting, Self::Sending, Self::Waiting, Self::Checking];
}

/// What a call and its thread share.
#[derive(Default)]
struct Shared {
    stage: AtomicU8,
    is_abandoned: AtomicBool,
}

impl Shared {
    fn reach(&self, stage: Stage) {
        self.stage.fetch_max(stage as u8, Ordering::Relaxed);
    }

    fn is_abandoned(&self) -> bool {
        self.is_abandoned.load(Ordering::Relaxed)
    }
}

/// A document that came back; none where there was nothing new.
pub type Answer = Result<Option<String>, ClientError>;

/// A call under way. Dropping it abandons the call.
pub struct Call {
    shared: Arc<Shared>,
    answer: mpsc::Receiver<Answer>,
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("stage", &self.stage()).finish_non_exhaustive()
    }
}

impl Call {
    /// How far it is.
    pub fn stage(&self) -> Stage {
        let reached = usize::from(self.shared.stage.load(Ordering::Relaxed));
        Stage::ALL.get(reached).copied().unwrap_or(Stage::Checking)
    }

    /// What came of it, once.
    pub fn answer(&self) -> Option<Answer> {
        match self.answer.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(ClientError::CutOff)),
        }
    }

    /// Waits for what comes of it.
    ///
    /// # Errors
    /// See [`ClientError`]; [`ClientError::Cancelled`] as soon as `goes_on` says no.
    pub fn wait(self, mut goes_on: impl FnMut(Stage) -> bool) -> Answer {
        const LOOK_EVERY: Duration = Duration::from_millis(50);
        while goes_on(self.stage()) {
            match self.answer.recv_timeout(LOOK_EVERY) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(ClientError::CutOff),
            }
        }
        Err(ClientError::Cancelled)
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        self.shared.is_abandoned.store(true, Ordering::Relaxed);
    }
}

/// What is sent, and what must come back.
struct Message {
    /// Path and query.
    path: String,
    /// The document and its kind; none for a question.
    document: Option<(DocumentKind, String)>,
    /// What must come back.
    expected: DocumentKind,
}

impl PortalClient {
    /// A client with the machine's authorities, the environment's proxy and the usual times.
    pub fn new(address: PortalAddress, language: String) -> Self {
        Self {
            address,
            ca_file: None,
            proxy: None,
            language,
            connect_within: CONNECT_WITHIN,
            answer_within: ANSWER_WITHIN,
        }
    }

    /// Sends a license request (the bytes of an `.xlreq`); a license package comes back.
    pub fn send_request(&self, envelope: String) -> Call {
        self.start(Message {
            path: wire::REQUESTS.to_owned(),
            document: Some((DocumentKind::Request, envelope)),
            expected: DocumentKind::LicensePackage,
        })
    }

    /// Sends a return (the bytes of an `.xlrel`); a receipt comes back.
    pub fn send_release(&self, envelope: String) -> Call {
        self.start(Message {
            path: wire::RELEASES.to_owned(),
            document: Some((DocumentKind::Release, envelope)),
            expected: DocumentKind::Receipt,
        })
    }

    /// Looks for a package above a number; none comes back where there is none.
    pub fn look_for_package(&self, system_id: SystemCode, now: UtcMicros, after: u64, key: &SigningKey) -> Call {
        let query = PackageQuery::signed(system_id, now, after, key);
        self.start(Message { path: query.path(system_id), document: None, expected: DocumentKind::LicensePackage })
    }

    fn start(&self, message: Message) -> Call {
        let shared = Arc::new(Shared::default());
        let (sender, answer) = mpsc::channel();
        let call = Call { shared: Arc::clone(&shared), answer };
        let (client, unstarted) = (self.clone(), sender.clone());
        let run = move || {
            let answer = exchange::exchange(&client, message, &shared);
            // Nobody listens any more if the call was abandoned.
            sender.send(answer).ok();
        };
        if let Err(error) = Builder::new().name("portal".to_owned()).spawn(run) {
            unstarted.send(Err(ClientError::Failed(error.to_string()))).ok();
        }
        call
    }
}

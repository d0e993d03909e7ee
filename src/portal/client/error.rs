//! Why nothing came back from a portal.
use std::{io, path::PathBuf, time::Duration};

use xlm_core::calendar::UtcMicros;

use super::Stage;
use crate::portal::protocol::Refusal;

/// Why there are no certificate authorities to check a portal against.
#[derive(Debug, thiserror::Error)]
pub enum AuthoritiesFlaw {
    /// The file can't be read.
    #[error("{}: {source}", .file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file has no certificate that can be used.
    #[error("no certificate in {}", .0.display())]
    NoneInFile(PathBuf),
    /// The machine trusts nobody.
    #[error("this machine has no certificate authorities")]
    NoneOnMachine,
}

/// Why a proxy is of no use.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ProxyFlaw {
    /// Its address can't be read.
    #[error("not an address of a proxy")]
    Address,
    /// There is none under this name.
    #[error("the proxy can't be reached")]
    Unreachable,
    /// It does not let us through; what it said, for logs.
    #[error("{0}")]
    Refused(String),
}

/// Why a call brought nothing.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Who waited turned away. What was sent may have been answered; a repeat gets the same answer.
    #[error("cancelled")]
    Cancelled,
    /// The portal can't be checked.
    #[error(transparent)]
    Authorities(#[from] AuthoritiesFlaw),
    /// The proxy is of no use.
    #[error("proxy {proxy}: {flaw}")]
    Proxy {
        /// The proxy, without name and password.
        proxy: String,
        /// Why.
        flaw: ProxyFlaw,
    },
    /// No network, or nobody of this name in it.
    #[error("{0} is not known in this network")]
    NameNotFound(String),
    /// Nobody listens there.
    #[error("{0} refused the connection")]
    ConnectionRefused(String),
    /// The network does not lead there.
    #[error("{host} can't be reached: {reason}")]
    Unreachable {
        /// The host.
        host: String,
        /// What the operating system says.
        reason: String,
    },
    /// It took too long.
    #[error("timed out while {0:?}")]
    TimedOut(Stage),
    /// The connection ended before the answer was complete.
    #[error("the connection ended in the middle")]
    CutOff,
    /// The portal's certificate is of an authority that is not trusted here.
    #[error("the certificate of {0} is of an unknown authority")]
    UnknownIssuer(String),
    /// The portal's certificate is somebody else's.
    #[error("the certificate of {host} is for {presented:?}")]
    WrongName {
        /// The host that was meant.
        host: String,
        /// Whose it is.
        presented: Vec<String>,
    },
    /// The portal's certificate has ended, or this machine's clock is wrong.
    #[error("the certificate of {host} ended at {until}, and it is {now}")]
    Expired {
        /// The host.
        host: String,
        /// Its last moment.
        until: UtcMicros,
        /// Now, by this machine's clock.
        now: UtcMicros,
    },
    /// The portal's certificate has not begun, or this machine's clock is wrong.
    #[error("the certificate of {host} begins at {from}, and it is {now}")]
    NotYetValid {
        /// The host.
        host: String,
        /// Its first moment.
        from: UtcMicros,
        /// Now, by this machine's clock.
        now: UtcMicros,
    },
    /// No secure connection for another reason.
    #[error("no secure connection to {host}: {reason}")]
    Tls {
        /// The host.
        host: String,
        /// Why, for logs.
        reason: String,
    },
    /// The portal sends elsewhere; nothing follows by itself.
    #[error("sent on to {0}")]
    SentOn(String),
    /// More bytes than any document.
    #[error("more than {0} bytes")]
    TooLarge(u64),
    /// Not what a portal answers.
    #[error("no answer of a license portal, status {0}")]
    NotAPortal(u16),
    /// Not the document that was expected, or a damaged one.
    #[error("the answer is no document of the expected kind")]
    NotTheDocument,
    /// A rule of the issuer refuses.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// A rule that this program does not know refuses; in the portal's words.
    #[error("{title}: {detail}")]
    RefusedInWords {
        /// A few words.
        title: String,
        /// What happened, what it means, what to do.
        detail: String,
    },
    /// The portal knows no such system, or not with this key.
    #[error("the portal does not know this system")]
    UnknownSystem,
    /// The portal is busy, stopping or out of order.
    #[error("the portal is busy")]
    Busy {
        /// When to come again, if it says so.
        after: Option<Duration>,
    },
    /// Too many messages from here.
    #[error("too many messages")]
    TooOften {
        /// When to come again, if it says so.
        after: Option<Duration>,
    },
    /// Something else; for logs.
    #[error("{0}")]
    Failed(String),
}

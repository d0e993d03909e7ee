use core::fmt;

/// What a document says; each kind has its own payload type, which the signature covers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DocumentKind {
    /// A system asks for licenses (`.xlreq`).
    Request,
    /// An issuer grants the complete set of licenses of one system (`.xlp`).
    LicensePackage,
    /// A home server gives its licenses up (`.xlrel`).
    Release,
    /// An issuer confirms what was given up (`.xlack`).
    Receipt,
}

impl DocumentKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Request, Self::LicensePackage, Self::Release, Self::Receipt];

    /// The payload type, as it stands in the envelope.
    pub const fn payload_type(self) -> &'static str {
        match self {
            Self::Request => "application/vnd.xlm.request.v1+json",
            Self::LicensePackage => "application/vnd.xlm.license-package.v1+json",
            Self::Release => "application/vnd.xlm.release.v1+json",
            Self::Receipt => "application/vnd.xlm.receipt.v1+json",
        }
    }

    /// The kind with this payload type; compared byte by byte.
    pub fn of_payload_type(payload_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.payload_type() == payload_type)
    }

    /// The usual ending of a file of this kind, without the dot.
    pub const fn file_extension(self) -> &'static str {
        match self {
            Self::Request => "xlreq",
            Self::LicensePackage => "xlp",
            Self::Release => "xlrel",
            Self::Receipt => "xlack",
        }
    }
}

/// The name for logs: `request`, `license package`, `release`, `receipt`.
impl fmt::Display for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Request => "request",
            Self::LicensePackage => "license package",
            Self::Release => "release",
            Self::Receipt => "receipt",
        })
    }
}

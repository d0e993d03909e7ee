//! The address of a license portal.
use std::{fmt, net::IpAddr, str::FromStr};

use ureq::http::Uri;

/// Where a portal is: `https://` with a name, perhaps a port and a path. Without TLS only on this very machine.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PortalAddress {
    /// Without a slash at the end.
    text: String,
    host: String,
    is_loopback: bool,
}

/// Why a text is no address of a portal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AddressFlaw {
    /// Not an address of a web page.
    #[error("not an address")]
    Form,
    /// Without TLS anybody on the way could read and alter it; allowed on this machine only.
    #[error("an address without TLS")]
    NotEncrypted,
    /// Name and password, a query or a mark within a page do not belong there.
    #[error("an address with more than a name, a port and a path")]
    TooMuch,
}

impl PortalAddress {
    /// The host's name, without port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether it is this very machine.
    pub const fn is_loopback(&self) -> bool {
        self.is_loopback
    }

    /// Whether what is sent is encrypted.
    pub(super) fn is_encrypted(&self) -> bool {
        self.text.starts_with("https://")
    }

    /// The full address of a path that begins with a slash.
    pub(super) fn with(&self, path: &str) -> String {
        format!("{}{path}", self.text)
    }
}

impl FromStr for PortalAddress {
    type Err = AddressFlaw;

    /// Reads an address as people type it: `portal.example` is `https://portal.example`.
    fn from_str(typed: &str) -> Result<Self, AddressFlaw> {
        let typed = typed.trim().trim_end_matches('/');
        if typed.contains('#') {
            return Err(AddressFlaw::TooMuch);
        }
        let text = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let uri: Uri = text.parse().or(Err(AddressFlaw::Form))?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(AddressFlaw::Form);
        };
        if uri.query().is_some() || authority.as_str().contains('@') {
            return Err(AddressFlaw::TooMuch);
        }
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        // A port that is no number is silently none for the crate.
        let port = authority.as_str().strip_prefix(authority.host()).unwrap_or_default();
        if host.is_empty() || (!port.is_empty() && authority.port_u16().is_none()) {
            return Err(AddressFlaw::Form);
        }
        let is_loopback =
            host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        match scheme {
            "https" => {}
            "http" if is_loopback => {}
            "http" => return Err(AddressFlaw::NotEncrypted),
            _ => return Err(AddressFlaw::Form),
        }
        let path = uri.path().trim_end_matches('/');
        Ok(Self { text: format!("{scheme}://{authority}{path}"), host, is_loopback })
    }
}

impl fmt::Display for PortalAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for PortalAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PortalAddress({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        let read = |text: &str| text.parse::<PortalAddress>().map(|address| address.to_string());
        for (typed, meant) in [
            ("portal.example", "https://portal.example"),
            (" https://portal.example/ ", "https://portal.example"),
            ("portal.example:8443", "https://portal.example:8443"),
            ("https://portal.example/licenses/", "https://portal.example/licenses"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            assert_eq!(read(typed).as_deref(), Ok(meant), "{typed}");
        }
        for (typed, flaw) in [
            ("", AddressFlaw::Form),
            ("https://", AddressFlaw::Form),
            ("two words", AddressFlaw::Form),
            ("https://portal.example:port", AddressFlaw::Form),
            ("ftp://portal.example", AddressFlaw::Form),
            ("http://portal.example", AddressFlaw::NotEncrypted),
            ("http://127.0.0.1.portal.example", AddressFlaw::NotEncrypted),
            ("http://localhost@portal.example", AddressFlaw::TooMuch),
            ("https://name:word@portal.example", AddressFlaw::TooMuch),
            ("https://portal.example/?a=b", AddressFlaw::TooMuch),
            ("https://portal.example/#a", AddressFlaw::TooMuch),
        ] {
            assert_eq!(read(typed), Err(flaw), "{typed}");
        }
    }

    #[test]
    fn a_path_follows_the_address() {
        let address: PortalAddress = "https://portal.example/licenses/".parse().unwrap();
        assert_eq!(address.with("/v1/requests"), "https://portal.example/licenses/v1/requests");
        assert_eq!(address.host(), "portal.example");
    }
}

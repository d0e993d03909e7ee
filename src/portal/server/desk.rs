//! What the handlers share.
use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use xlm_core::calendar::UtcMicros;

use super::{clerk::Clerk, limits::Limits};

/// What the handlers share.
pub(super) struct Desk {
    pub clerk: Clerk,
    pub limits: Limits,
    pub trusted_proxies: Vec<IpAddr>,
    pub secure: bool,
    pub log: fn(&str),
    pub now: fn() -> UtcMicros,
}

/// Who asks. A proxy's word on it counts only if the proxy is trusted: anybody can write the header.
pub(super) fn client(trusted_proxies: &[IpAddr], peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    let mut client = peer.ip().to_canonical();
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    for hop in hops.into_iter().rev() {
        if !trusted_proxies.contains(&client) {
            break;
        }
        let Ok(before) = hop.parse::<IpAddr>() else { break };
        client = before.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_says_who_asks() {
        let trusted: Vec<IpAddr> = ["127.0.0.1", "10.0.0.1"].iter().map(|text| text.parse().unwrap()).collect();
        let asks = |trusted: &[IpAddr], peer: &str, forwarded: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            client(trusted, format!("{peer}:5000").parse().unwrap(), &headers).to_string()
        };
        assert_eq!(asks(&[], "127.0.0.1", &["192.0.2.9"]), "127.0.0.1");
        assert_eq!(asks(&trusted, "192.0.2.1", &["192.0.2.9"]), "192.0.2.1", "whoever writes the header himself");
        assert_eq!(asks(&trusted, "127.0.0.1", &["192.0.2.9"]), "192.0.2.9");
        assert_eq!(asks(&trusted, "127.0.0.1", &["6.6.6.6, 192.0.2.9", "10.0.0.1"]), "192.0.2.9");
        assert_eq!(asks(&trusted, "127.0.0.1", &["unknown"]), "127.0.0.1");
        assert_eq!(asks(&trusted, "[::ffff:127.0.0.1]", &["2001:db8::1"]), "2001:db8::1");
        assert_eq!(asks(&trusted, "127.0.0.1", &[]), "127.0.0.1");
    }
}

//! How often somebody may ask.
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use xlm_core::code::RequestCode;

/// Counts who asks, and for which codes, in memory.
pub(super) struct Limits {
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    codes: DefaultKeyedRateLimiter<RequestCode>,
    clock: DefaultClock,
}

impl Limits {
    /// So many a minute for each address and each code, all of them at once if they like.
    pub(super) fn new(per_address: NonZeroU32, per_code: NonZeroU32) -> Self {
        Self {
            addresses: RateLimiter::keyed(Quota::per_minute(per_address)),
            codes: RateLimiter::keyed(Quota::per_minute(per_code)),
            clock: DefaultClock::default(),
        }
    }

    /// Counts a request of an address; refused ones get the time until the next is accepted.
    pub(super) fn address(&self, client: IpAddr) -> Result<(), Duration> {
        let counted = self.addresses.check_key(&network(client));
        counted.map_err(|early| early.wait_time_from(self.clock.now()))
    }

    /// Counts a request with each of these codes.
    pub(super) fn codes(&self, codes: &[RequestCode]) -> Result<(), Duration> {
        for code in codes {
            self.codes.check_key(code).map_err(|early| early.wait_time_from(self.clock.now()))?;
        }
        Ok(())
    }

    /// Forgets who has not asked for so long that it makes no difference.
    pub(super) fn forget_old(&self) {
        self.addresses.retain_recent();
        self.codes.retain_recent();
    }
}

/// Whoever has one IPv6 address has 2⁶⁴ of them.
fn network(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn limits(address: u32, code: u32) -> Limits {
        Limits::new(NonZeroU32::new(address).unwrap(), NonZeroU32::new(code).unwrap())
    }

    #[test]
    fn each_address_is_counted_and_a_network_of_ipv6_is_one() {
        let limits = limits(2, 1);
        let ask = |address: &str| limits.address(address.parse().unwrap());
        assert_eq!((ask("192.0.2.1"), ask("192.0.2.1"), ask("192.0.2.2")), (Ok(()), Ok(()), Ok(())));
        assert!(ask("192.0.2.1").unwrap_err() <= Duration::from_secs(30));
        assert_eq!((ask("2001:db8::1"), ask("2001:db8::2")), (Ok(()), Ok(())));
        assert!(ask("2001:db8::3").is_err());
        assert!(ask("2001:db8:0:1::3").is_ok());
    }

    #[test]
    fn each_code_is_counted_whoever_asks() {
        let limits = limits(9, 2);
        let (one, other) = (RequestCode::from_random([1; 15]), RequestCode::from_random([2; 15]));
        assert!(limits.codes(&[one, other]).is_ok());
        assert!(limits.codes(&[one]).is_ok());
        assert!(limits.codes(&[one]).is_err());
        assert!(limits.codes(&[other]).is_ok());
        assert!(limits.codes(&[]).is_ok());
    }
}

//! The one question to the kernel that no file answers: the permanent address of an adapter.
#![expect(unsafe_code, reason = "an ioctl has no safe form in the standard library")]
use std::os::fd::{AsRawFd as _, FromRawFd as _, OwnedFd};

use xlm_core::identity::MacAddress;

/// `SIOCETHTOOL` of `linux/sockios.h`.
const SIOCETHTOOL: libc::Ioctl = 0x8946;
/// `ETHTOOL_GPERMADDR` of `linux/ethtool.h`; one of the questions that everybody may ask.
const ETHTOOL_GPERMADDR: u32 = 0x20;
/// Longest address of any adapter (`MAX_ADDR_LEN`).
const MAX_ADDRESS: usize = 32;

/// `struct ethtool_perm_addr` with room for any address.
#[repr(C)]
struct PermanentAddress {
    command: u32,
    size: u32,
    data: [u8; MAX_ADDRESS],
}

/// The permanent address of an adapter; none if it has none (the kernel then answers with zeros) or does not tell.
pub fn permanent_address(adapter: &str) -> Option<MacAddress> {
    let mut question =
        PermanentAddress { command: ETHTOOL_GPERMADDR, size: MAX_ADDRESS as u32, data: [0; MAX_ADDRESS] };
    let mut request = interface_request(adapter)?;
    request.ifr_ifru.ifru_data = (&raw mut question).cast();

    // SAFETY: socket takes no pointer; its result is checked before it is used.
    let socket = unsafe { libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0) };
    if socket < 0 {
        return None;
    }
    // SAFETY: the descriptor is open and belongs to nobody else.
    let socket = unsafe { OwnedFd::from_raw_fd(socket) };
    // SAFETY: the request is a valid `ifreq` whose data point to a `PermanentAddress` with room for `size` bytes; both
    // outlive the call.
    let result = unsafe { libc::ioctl(socket.as_raw_fd(), SIOCETHTOOL, &raw mut request) };
    let length = usize::try_from(question.size).ok()?;
    let address = MacAddress::from_bytes(question.data.get(..length)?)?;
    (result == 0 && address.is_assignable()).then_some(address)
}

/// A request about an adapter; none if its name is too long to be one.
fn interface_request(adapter: &str) -> Option<libc::ifreq> {
    // SAFETY: `ifreq` is made of integers, arrays and pointers, for all of which zeros are valid.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    // The last byte stays zero.
    if adapter.len() >= request.ifr_name.len() {
        return None;
    }
    for (target, byte) in request.ifr_name.iter_mut().zip(adapter.bytes()) {
        *target = byte as libc::c_char;
    }
    Some(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loopback_adapter_has_no_permanent_address() {
        assert_eq!(permanent_address("lo"), None);
    }

    #[test]
    fn adapters_that_do_not_exist_have_no_address() {
        assert_eq!(permanent_address("no-such-card"), None);
        assert_eq!(permanent_address("a-name-that-is-too-long-for-the-kernel"), None);
    }
}

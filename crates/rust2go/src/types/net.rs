//! Internet addresses: `netip.Addr` and `netip.AddrPort` in Go.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use crate::rt::{Malformed, Twin};

/// Which kind of address the bytes are.
mod family {
    /// None: the zero value of Go's type.
    pub(super) const NONE: u8 = 0;
    pub(super) const V4: u8 = 4;
    pub(super) const V6: u8 = 6;
    // Go sends others where it has a value that Rust's types have no room for: a zone.
}

/// Go's `netip.Addr` in a view.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct GoAddr {
    bytes: [u8; 16],
    family: u8,
}

/// Go's `netip.AddrPort` in a view.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct GoAddrPort {
    bytes: [u8; 16],
    scope: u32,
    port: u16,
    family: u8,
}

/// The address of these bytes, if they are one.
fn address(bytes: &[u8; 16], family: u8) -> Option<IpAddr> {
    match family {
        family::V4 => Some(Ipv4Addr::new(bytes[0], bytes[1], bytes[2], bytes[3]).into()),
        family::V6 => Some(Ipv6Addr::from(*bytes).into()),
        _ => None,
    }
}

/// The other way round.
fn bytes(address: IpAddr) -> ([u8; 16], u8) {
    match address {
        IpAddr::V4(v4) => {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&v4.octets());
            (bytes, family::V4)
        }
        IpAddr::V6(v6) => (v6.octets(), family::V6),
    }
}

/// What is wrong with an address of this family that is none.
fn no_address(what: &str, family: u8) -> Malformed {
    Malformed::new(match family {
        family::NONE => format!("the zero value of {what}, which is no address"),
        _ => format!("a {what} with a zone that is no number"),
    })
}

impl GoAddr {
    /// The address; `None` for the zero value of Go's type, and for an address with a zone.
    #[must_use]
    pub fn get(&self) -> Option<IpAddr> {
        address(&self.bytes, self.family)
    }

    fn of(ip: IpAddr) -> GoAddr {
        let (bytes, family) = bytes(ip);
        GoAddr { bytes, family }
    }
}

impl fmt::Debug for GoAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl GoAddrPort {
    /// The address; `None` where Go's value has none, or has a zone that is no number.
    #[must_use]
    pub fn get(&self) -> Option<SocketAddr> {
        Some(match address(&self.bytes, self.family)? {
            IpAddr::V4(ip) => SocketAddrV4::new(ip, self.port).into(),
            IpAddr::V6(ip) => SocketAddrV6::new(ip, self.port, 0, self.scope).into(),
        })
    }

    fn of(socket: SocketAddr) -> GoAddrPort {
        let (bytes, family) = bytes(socket.ip());
        GoAddrPort {
            bytes,
            scope: match socket {
                SocketAddr::V4(_) => 0,
                SocketAddr::V6(v6) => v6.scope_id(),
            },
            port: socket.port(),
            family,
        }
    }
}

impl fmt::Debug for GoAddrPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

// SAFETY: `repr(C)`, bytes.
unsafe impl Twin for GoAddr {
    const POINTERS: bool = false;
}

// SAFETY: `repr(C)`, integers.
unsafe impl Twin for GoAddrPort {
    const POINTERS: bool = false;
}

/// Implements both traits for a type that crosses as `$twin`. `$narrow` picks it out of what the twin holds.
macro_rules! address {
    ($ty:ty, $twin:ty, $schema:literal, $go:literal, $narrow:expr, $kind:literal) => {
        by_value!(
            $ty,
            $twin,
            $schema,
            |value: $ty| <$twin>::of(value.into()),
            |twin: $twin| {
                let whole = twin.get().ok_or_else(|| no_address($go, twin.family))?;
                $narrow(whole).ok_or_else(|| Malformed::new(format!("{whole} is no {} address", $kind)))
            }
        );
    };
}

address!(IpAddr, GoAddr, "IpAddr", "netip.Addr", Some, "IP");
address!(Ipv4Addr, GoAddr, "IpAddr", "netip.Addr", v4, "IPv4");
address!(Ipv6Addr, GoAddr, "IpAddr", "netip.Addr", v6, "IPv6");
address!(
    SocketAddr,
    GoAddrPort,
    "SocketAddr",
    "netip.AddrPort",
    Some,
    "socket"
);
address!(
    SocketAddrV4,
    GoAddrPort,
    "SocketAddr",
    "netip.AddrPort",
    socket_v4,
    "IPv4"
);
address!(
    SocketAddrV6,
    GoAddrPort,
    "SocketAddr",
    "netip.AddrPort",
    socket_v6,
    "IPv6"
);

fn v4(ip: IpAddr) -> Option<Ipv4Addr> {
    match ip {
        IpAddr::V4(ip) => Some(ip),
        IpAddr::V6(_) => None,
    }
}

fn v6(ip: IpAddr) -> Option<Ipv6Addr> {
    match ip {
        IpAddr::V6(ip) => Some(ip),
        IpAddr::V4(_) => None,
    }
}

fn socket_v4(socket: SocketAddr) -> Option<SocketAddrV4> {
    match socket {
        SocketAddr::V4(socket) => Some(socket),
        SocketAddr::V6(_) => None,
    }
}

fn socket_v6(socket: SocketAddr) -> Option<SocketAddrV6> {
    match socket {
        SocketAddr::V6(socket) => Some(socket),
        SocketAddr::V4(_) => None,
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_what_they_were() {
        for text in ["0.0.0.0", "192.0.2.7", "::", "2001:db8::1", "::ffff:192.0.2.7"] {
            let ip: IpAddr = text.parse().expect("an address");
            assert_eq!(GoAddr::of(ip).get(), Some(ip));
            let socket = SocketAddr::new(ip, 4433);
            assert_eq!(GoAddrPort::of(socket).get(), Some(socket));
        }
        let scoped = SocketAddr::from(SocketAddrV6::new(Ipv6Addr::LOCALHOST, 1, 0, 7));
        assert_eq!(GoAddrPort::of(scoped).get(), Some(scoped));
    }
}

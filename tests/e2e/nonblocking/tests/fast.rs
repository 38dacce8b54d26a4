//! How methods under `#[nonblocking]` are called. The only test of its process: it counts.

use e2e_nonblocking::api::*;

#[test]
fn without_cgo_where_there_is_a_way() {
    let flags = std::env::var("GOFLAGS").unwrap_or_default();
    let by_cgo = flags.contains("-asan") || flags.contains("rust2go_cgo");
    let platform = cfg!(all(
        target_os = "linux",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ));
    assert_eq!(DriverImpl::fast(), platform && !by_cgo);

    let (short, long) = DriverImpl::cgo_calls(1000);
    assert!(long >= 1000, "{long}");
    assert_eq!(short >= 1000, !DriverImpl::fast(), "{short}");

    // A number and a text, without any; the bytes of a text that comes back, with their arena. For AddressSanitizer the
    // compiler puts variables on the heap.
    let allocations = DriverImpl::allocations();
    if !flags.contains("-asan") {
        assert_eq!(allocations[..2], [0.0, 0.0]);
        assert!(
            allocations[2..].iter().all(|&count| count <= 2.0),
            "{allocations:?}"
        );
    }
}

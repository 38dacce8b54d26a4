//! Of a result that is malformed, nothing stays in Go's memory. A test of its own, so that nothing else runs in the process.

use e2e_growth::api::*;
use rust2go::GoError;

const LARGE: usize = 32 << 20;

#[test]
fn a_large_result_that_is_malformed_is_let_go_of() {
    // What is made once.
    assert!(matches!(
        GrowthImpl::malformed_pair(1),
        Err(GoError::Malformed { .. })
    ));
    let before = GrowthImpl::memory();
    assert!(matches!(
        GrowthImpl::malformed_pair(LARGE),
        Err(GoError::Malformed { .. })
    ));
    let after = GrowthImpl::memory();
    assert!(
        after.bytes < before.bytes + LARGE as u64 / 2,
        "{before:?} became {after:?}"
    );
}

package rust2go

import (
	"sync/atomic"
	"time"
)

// policies is what rust2go::config() of the Rust crate sets, in its memory, while calls are under way; in nanoseconds.
// crates/rust2go/src/config.rs says what is chosen with it, and why the defaults are these.
type policies struct {
	runBelow uint32 // a handler that proved to take less may be run by the dispatcher; 0: none
	lookFor  uint32 // how long a future looks for its result; 0: not at all
}

// chosen is what counts: these until Rust hands over its own.
var chosen = &policies{runBelow: 1000, lookFor: 50000}

// shortest is what a handler must stay below to count for short.
func (p *policies) shortest() time.Duration {
	return time.Duration(atomic.LoadUint32(&p.runBelow))
}

// expects is how long the dispatcher looks for the next call: as long as a future does for its result.
func (p *policies) expects() time.Duration {
	return time.Duration(atomic.LoadUint32(&p.lookFor))
}

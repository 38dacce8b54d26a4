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
var chosen = &policies{runBelow: 1000, lookFor: 10000}

// shortest is what a handler must stay below to count for short.
func (p *policies) shortest() time.Duration {
	return time.Duration(atomic.LoadUint32(&p.runBelow))
}

// looks is how often the dispatcher looks for the call that follows a lone one: for about twice as long as a future does,
// so that the caller may do something with the result in between. 64 times take some 20 µs.
func (p *policies) looks() int {
	return int(uint64(atomic.LoadUint32(&p.lookFor)) * 64 / 10000)
}

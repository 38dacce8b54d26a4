package rust2go

import "runtime"

// releaseIdleHolders releases, in each garbage collection, the holders that Rust keeps for its next calls: what they still
// point to would be alive for as long as no such call comes. next fills its argument with ids and tells how many
// there were; fewer than there is room for are the last.
func releaseIdleHolders(next func(ids []uint64) int) {
	// The collector finds this object unreachable each time, and its finalizer makes another. A type with pointers has
	// an allocation of its own, which a finalizer needs.
	runtime.SetFinalizer(new([]byte), func(*[]byte) {
		ids := make([]uint64, 64)
		for {
			n := next(ids)
			for _, id := range ids[:n] {
				releaseHolder(id)
			}
			if n < len(ids) {
				break
			}
		}
		releaseIdleHolders(next)
	})
}

package floor

/*
#include <stdint.h>

static inline void floor_done(uintptr_t done, uintptr_t sender, uint64_t result) {
	((void (*)(uintptr_t, uint64_t))done)(sender, result);
}
*/
import "C"

import "bench/job"

// An async call by hand: a goroutine for each, which calls back with the result. It can neither be cancelled nor panic.

//export floor_add_later
func floor_add_later(a, b uint64, done, sender C.uintptr_t) {
	go func() { C.floor_done(done, sender, C.uint64_t(a+b)) }()
}

//export floor_work_later
func floor_work_later(steps uint64, done, sender C.uintptr_t) {
	go func() { C.floor_done(done, sender, C.uint64_t(job.Work(steps))) }()
}

//export floor_nap_later
func floor_nap_later(microseconds uint64, done, sender C.uintptr_t) {
	go func() { C.floor_done(done, sender, C.uint64_t(job.Nap(microseconds))) }()
}

//export floor_hold_later
func floor_hold_later(done, sender C.uintptr_t) {
	go func() { C.floor_done(done, sender, C.uint64_t(job.Hold())) }()
}

// Goroutines that wait, and nothing else.
//
//export floor_hold
func floor_hold(goroutines uint64) {
	for ; goroutines > 0; goroutines-- {
		go job.Hold()
	}
}

//export floor_held
func floor_held() uint64 { return job.Held() }

//export floor_let_go
func floor_let_go() { job.LetGo() }

//export floor_work
func floor_work(steps uint64) uint64 { return job.Work(steps) }

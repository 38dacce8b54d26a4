// Package meter lets the benchmark read Go's own account of its heap.
package meter

import "C"

import (
	"runtime"
	"runtime/debug"
)

//export bench_collect
func bench_collect() { runtime.GC() }

//export bench_heap
func bench_heap(objects, bytes *uint64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	*objects, *bytes = m.Mallocs, m.TotalAlloc
}

// bench_memory collects, and tells how many bytes Go has from the system and has not given back.
//
//export bench_memory
func bench_memory() uint64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys - m.HeapReleased
}

// bench_in_use collects, and tells how many bytes of Go's heap are in use.
//
//export bench_in_use
func bench_in_use() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

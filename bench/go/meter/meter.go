// Package meter lets the benchmark read Go's own account of its heap.
package meter

import "C"

import "runtime"

//export bench_collect
func bench_collect() { runtime.GC() }

//export bench_heap
func bench_heap(objects, bytes *uint64) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	*objects, *bytes = m.Mallocs, m.TotalAlloc
}

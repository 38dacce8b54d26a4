package main

/*
#ifndef SAID_BY_C
#define SAID_BY_C 0
#endif

static int said_by_c(void) { return SAID_BY_C; }
*/
import "C"

type program struct{}

func init() {
	ProgramImpl = program{}
}

// stamp is set by the linker.
var stamp = "not stamped"

func (program) built(ask_c *bool) Built {
	built := Built{stamp: stamp, tagged: tagged}
	if *ask_c {
		built.by_c = []int32{int32(C.said_by_c())}
	}
	return built
}

func (program) run(built *Built) uint8 { return uint8(len(built.stamp)) }

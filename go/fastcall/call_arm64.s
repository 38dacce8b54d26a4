//go:build linux && !android && !asan && !msan && !rust2go_cgo

#include "textflag.h"

// func Call(enter, function uintptr, block unsafe.Pointer) uint32
//
// C saves what Go wants saved: R28, which is g, and R29. The frame is the room that enter is promised.
TEXT ·Call(SB), $64-28
	MOVD enter+0(FP), R2
	MOVD function+8(FP), R0
	MOVD block+16(FP), R1
	CALL (R2)
	MOVW R0, ret+24(FP)
	RET

//go:build linux && !android && !asan && !msan && !rust2go_cgo

#include "textflag.h"

// func Call(enter, function uintptr, block unsafe.Pointer) uint32
//
// C saves what Go wants saved: BP. The frame is the room that enter is promised.
TEXT ·Call(SB), $64-28
	MOVQ enter+0(FP), AX
	MOVQ function+8(FP), DI
	MOVQ block+16(FP), SI
	CALL AX
	MOVL AX, ret+24(FP)
	RET

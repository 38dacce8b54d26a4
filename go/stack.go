//go:build linux && !android && (amd64 || arm64) && !asan && !msan && !rust2go_cgo

package rust2go

/*
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

// What a method under #[nonblocking] runs on is not the goroutine's stack, which is small and has no guard, nor the system
// stack of Go, of which only Go's private structs tell where it is free. Each thread has a stack of its own for it, of the
// size of a thread of Rust's, with a page below that nobody can touch. Pages that were never used take no memory.
enum { rust2go_stack_size = 2 << 20 };

// The upper end of this thread's stack, 0 while it has none. It lies at a fixed distance from the thread pointer, so that it is
// read without a call, which might need more stack than there is.
static __thread uintptr_t rust2go_stack_top __asm__("rust2go_stack_top")
	__attribute__((used, tls_model("initial-exec")));

// uint32_t rust2go_on_stack(uintptr_t function, uintptr_t block) calls function(block) on this thread's stack and returns 1,
// or returns 0 where there is none. It takes no more of the stack it is called on than its return address.
uint32_t rust2go_on_stack(uintptr_t function, uintptr_t block);

#if defined(__x86_64__)
__asm__(
	".text\n"
	".p2align 4\n"
	".hidden rust2go_on_stack\n"
	".globl rust2go_on_stack\n"
	".type rust2go_on_stack, @function\n"
	"rust2go_on_stack:\n"
	".cfi_startproc\n"
	".cfi_undefined rip\n" // a backtrace of Rust's ends here
	"movq rust2go_stack_top@gottpoff(%rip), %rax\n"
	"movq %fs:(%rax), %rax\n"
	"testq %rax, %rax\n"
	"jz 1f\n"
	"movq %rsp, %rbx\n" // Go keeps nothing there, and C saves it
	"movq %rax, %rsp\n"
	"movq %rdi, %rax\n"
	"movq %rsi, %rdi\n"
	"callq *%rax\n"
	"movq %rbx, %rsp\n"
	"movl $1, %eax\n"
	"1: retq\n"
	".cfi_endproc\n"
	".size rust2go_on_stack, .-rust2go_on_stack\n");
#else
__asm__(
	".text\n"
	".p2align 4\n"
	".hidden rust2go_on_stack\n"
	".globl rust2go_on_stack\n"
	".type rust2go_on_stack, %function\n"
	"rust2go_on_stack:\n"
	".cfi_startproc\n"
	".cfi_undefined x30\n" // a backtrace of Rust's ends here
	"mrs x9, tpidr_el0\n"
	"adrp x10, :gottprel:rust2go_stack_top\n"
	"ldr x10, [x10, #:gottprel_lo12:rust2go_stack_top]\n"
	"ldr x9, [x9, x10]\n"
	"cbz x9, 1f\n"
	"mov x10, sp\n"
	"stp x10, x30, [x9, #-16]!\n"
	"mov sp, x9\n"
	"mov x9, x0\n"
	"mov x0, x1\n"
	"blr x9\n"
	"ldp x10, x30, [sp]\n"
	"mov sp, x10\n"
	"mov w0, #1\n"
	"ret\n"
	"1: mov w0, #0\n"
	"ret\n"
	".cfi_endproc\n"
	".size rust2go_on_stack, .-rust2go_on_stack\n");
#endif

static pthread_once_t rust2go_stack_once = PTHREAD_ONCE_INIT;
static pthread_key_t rust2go_stack_key;
static int rust2go_stack_keyed;

static void rust2go_stack_free(void *base) {
	rust2go_stack_top = 0;
	munmap(base, sysconf(_SC_PAGESIZE) + rust2go_stack_size);
}

static void rust2go_stack_setup(void) {
	rust2go_stack_keyed = pthread_key_create(&rust2go_stack_key, rust2go_stack_free) == 0;
}

// Makes the stack of this thread, which goes with the thread. Where that fails there is none, and all calls are by cgo.
static void rust2go_stack_make(void) {
	pthread_once(&rust2go_stack_once, rust2go_stack_setup);
	if (!rust2go_stack_keyed) {
		return;
	}
	size_t page = sysconf(_SC_PAGESIZE), size = page + rust2go_stack_size;
	char *base = mmap(NULL, size, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
	if (base == MAP_FAILED) {
		return;
	}
	madvise(base, size, MADV_NOHUGEPAGE);
	if (mprotect(base, page, PROT_NONE) != 0 || pthread_setspecific(rust2go_stack_key, base) != 0) {
		munmap(base, size);
		return;
	}
	rust2go_stack_top = (uintptr_t)base + size;
}

// A pointer to bytes: cgo does not look for Go pointers there.
static void rust2go_enter_first(uintptr_t function, uint8_t *block) {
	if (rust2go_stack_top == 0) {
		rust2go_stack_make();
	}
	((void (*)(uint8_t *))function)(block);
}
*/
import "C"

import "unsafe"

func init() {
	onStack = uintptr(unsafe.Pointer(C.rust2go_on_stack))
	enterByCgo = func(function uintptr, block unsafe.Pointer) {
		C.rust2go_enter_first(C.uintptr_t(function), (*C.uint8_t)(block))
	}
}

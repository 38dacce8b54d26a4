package rust2go

import (
	"context"
	"strconv"
	"strings"
	"unsafe"
)

// An Interface is a Rust trait that this archive implements, as generated code registers it.
type Interface struct {
	// Name is the trait's name in Rust.
	Name string
	// Schema is the text by which Rust and this archive make sure that they mean the same interface.
	Schema string
	// Variable is the name of the Go variable that the user sets to her handler.
	Variable string
	// Registered tells whether she has set it.
	Registered func() bool
	// Methods are the trait's methods in order.
	Methods []Method
}

// A Method runs the calls of one method. One of Call and Start is set.
type Method struct {
	// Name is the method's name in Go.
	Name string
	// Call handles a sync call; the pointer is the call's block.
	Call func(block unsafe.Pointer)
	// Start handles an async call, on a goroutine of its own or, if the method has proved to be short, on the dispatcher's.
	Start func(ctx context.Context, block unsafe.Pointer)
}

// entry is a method in the table of all methods.
type entry struct {
	*Method
	of    *Interface
	paces paces // of an async method
}

// The tables grow while packages are initialised, which is before Rust's first call gets in, and are constant from
// then on.
var (
	interfaces []*Interface
	methods    []entry
)

// Register adds an interface. Generated code calls it in an init function.
func Register(i *Interface) {
	interfaces = append(interfaces, i)
	for m := range i.Methods {
		methods = append(methods, entry{&i.Methods[m], i, newPaces()})
	}
}

// attachBlock is the block of Rust's first call for a trait.
type attachBlock struct {
	Header
	in struct {
		abi       uint32
		name      string
		schema    string
		functions functions
	}
	out uint32
}

// functions are those by which this side calls Rust, and the queue.
type functions struct {
	complete uintptr
	idle     uintptr
	queue    uintptr
	lookup   uintptr
	release  uintptr
	take     uintptr
	cancel   uintptr
	abandon  uintptr
	adopt    uintptr
	forget   uintptr
	policies uintptr
}

// attach answers whether Rust and this archive agree on a trait, and with the number of its first method.
func attach(b *attachBlock) {
	if b.in.abi != abiVersion {
		b.fail(statusStale, "the Go support module speaks version "+strconv.Itoa(abiVersion)+
			" of rust2go's ABI and the Rust crate version "+strconv.Itoa(int(b.in.abi))+
			". Generate the Go files again with the rust2go of the same version", "")
		return
	}
	if b.in.name == "" { // Rust hands over its functions only
		b.out = 0
		return
	}
	var first uint32
	var other *Interface
	for _, i := range interfaces {
		if i.Name == b.in.name && i.Schema == b.in.schema {
			b.out = first
			return
		}
		if i.Name == b.in.name {
			other = i
		}
		first += uint32(len(i.Methods))
	}
	name := strings.Clone(b.in.name)
	if other == nil {
		b.fail(statusUnknown, unknownText(name), "")
		return
	}
	b.fail(statusStale, "gen.go was generated from another version of trait "+name+": "+
		difference(b.in.schema, other.Schema)+
		". "+generateAgain, "")
}

// generateAgain is what to do about a stale gen.go. In a Go program that has Rust in it, it is something else.
var generateAgain = "Generate it again (`rust2go gen --src <interface.rs> --dst <gen.go>`, or let build.rs do it with `with_regen`)"

func unknownText(name string) string {
	names := make([]string, len(interfaces))
	for n, i := range interfaces {
		names[n] = i.Name
	}
	has := "none"
	if len(names) > 0 {
		has = strings.Join(names, ", ")
	}
	return "the Go archive in this program does not have trait " + name + " (it has: " + has + "). " +
		"Either the generated file of this trait is not in the package that was built, or two crates each link a Go archive: " +
		"one binary holds one Go run time, so put both Go packages into one module and build them into one archive"
}

// difference tells where two schemas first differ.
func difference(rust, golang string) string {
	r, g := strings.Split(rust, "\n"), strings.Split(golang, "\n")
	line := func(lines []string, i int) string {
		if i < len(lines) && lines[i] != "" {
			return "`" + strings.Clone(lines[i]) + "`"
		}
		return "nothing"
	}
	context := ""
	for i := 0; i < len(r) || i < len(g); i++ {
		if line(r, i) != line(g, i) {
			return "Rust has " + line(r, i) + " where gen.go has " + line(g, i) + context
		}
		for _, kind := range [...]string{"struct ", "enum "} {
			if strings.HasPrefix(r[i], kind) {
				context = " (in " + strings.Clone(r[i]) + ")"
			}
		}
	}
	return "they are the same"
}

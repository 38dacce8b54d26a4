#!/bin/sh
# Runs every case: static linking, dynamic linking under Go's own checks, the oldest Go. One cargo run a mode builds them all.
# With arguments, only the modes named: static, dynamic, oldest, program, and asan and race, which run only when named.
set -eu
cd "$(dirname "$0")"
export GOFLAGS="${GOFLAGS:-}"

# Only the tests in these folders are built: each more would be a program with a Go archive of its own, in each mode.
if grep -rl '#\[.*test\]' --include='*.rs' ./*/src; then
	echo 'run.sh: the tests of a case stand in its folder tests, not in src' >&2
	exit 1
fi

mode() {
	name=$1
	shift
	echo "--- e2e: $name"
	env "$@" cargo test --quiet --test '*' $cases
}

# The Go program with Rust in it, which has a script of its own.
program() {
	echo "--- e2e: Rust in a Go program: $1"
	shift
	env "$@"
}

# Methods under #[nonblocking] as they are called where there is no way without cgo.
by_cgo() {
	echo "--- e2e: nonblocking methods by cgo"
	E2E_LINK=static GOFLAGS="$GOFLAGS -tags=rust2go_cgo" cargo test --quiet --package e2e-nonblocking --test '*'
}

# It says the same whatever the mode is.
vet() {
	echo "--- e2e: go vet and gofmt"
	for module in $(find . -name target -prune -o -name go.mod -print | sort); do
		(cd "$(dirname "$module")" && go vet ./... && test -z "$(gofmt -l . | tee -a /dev/stderr)")
	done
}

host=$(rustc -vV | sed -n 's/^host: //p')
cases=--workspace
# The cases that use memory and threads in every way there is. Each is compiled once more for a sanitizer. A target is
# named so that build scripts and macros are not compiled with the flags of the cases.
sanitized() {
	cases="--target $host"
	for case in types converted callbacks objects closures streams errors structs calls engine lending failure growth nonblocking; do
		cases="$cases --package e2e-$case"
	done
}

for which in ${*:-static dynamic oldest program}; do
	case $which in
	static)
		mode "static linking" E2E_LINK=static
		by_cgo
		vet
		;;
	# Every pointer that is stored where Go's rules for cgo forbid it is found by what GOEXPERIMENT=cgocheck2 has Go compile in.
	# Then the same programs with a collection at every opportunity and freed memory overwritten: whatever was not kept alive
	# shows. Calls are watched by other crates too, whose features the cases go without elsewhere.
	dynamic)
		(
			cases='--workspace --features e2e-engine/watch'
			mode "dynamic linking, cgocheck2" E2E_LINK=dynamic GOEXPERIMENT=cgocheck2
			mode "dynamic linking, cgocheck2, GOGC=1 GODEBUG=clobberfree=1" E2E_LINK=dynamic GOEXPERIMENT=cgocheck2 \
				GOGC=1 GODEBUG=clobberfree=1
		)
		;;
	# The oldest Go that is promised, fetched by the go command itself.
	oldest)
		mode "Go 1.18" E2E_LINK=static GOTOOLCHAIN=go1.18.10
		;;
	# AddressSanitizer in both halves, and the search for leaks at the end, in which leaks.supp is left out.
	# The stable compiler has the sanitizer behind a flag that it keeps for nightly ones. Use after return is not looked
	# for, because it moves variables off the stack, and the decoder measures the stack by the address of one.
	asan)
		(
			sanitized
			# Its reports have lines.
			export CARGO_PROFILE_DEV_DEBUG=line-tables-only
			mode "AddressSanitizer" E2E_LINK=static GOFLAGS="$GOFLAGS -asan" \
				RUSTC_BOOTSTRAP=1 RUSTFLAGS="${RUSTFLAGS:-} -Zsanitizer=address" \
				ASAN_OPTIONS=detect_stack_use_after_return=0 LSAN_OPTIONS="suppressions=$PWD/leaks.supp"
		)
		;;
	# Go's race detector. It maps a shadow of Go's variables by their address, and knows only those of a program that is
	# linked to a fixed place: in a position-independent one it stops with "failed to allocate". Without the option, a
	# race is a text and no failure, because the program does not end in Go.
	race)
		(
			sanitized
			mode "Go's race detector" E2E_LINK=static GOFLAGS="$GOFLAGS -race" \
				RUSTFLAGS="${RUSTFLAGS:-} -Crelocation-model=static" GORACE=halt_on_error=1
		)
		;;
	# The Go program with Rust in it, which has a script of its own, in all these ways.
	program)
		run='sh go_program/run.sh'
		program "static" $run
		program "what it says" $run --messages
		program "static, by cgo" GOFLAGS="$GOFLAGS -tags=rust2go_cgo" $run
		program "dynamic" $run --dynamic
		program "static, one unit" $run --release
		program "dynamic, one unit" $run --release --dynamic
		program "GOEXPERIMENT=cgocheck2 GOGC=1 GODEBUG=clobberfree=1" GOEXPERIMENT=cgocheck2 GOGC=1 GODEBUG=clobberfree=1 $run
		program "Go 1.18" GOTOOLCHAIN=go1.18.10 $run
		program "AddressSanitizer" GOFLAGS="$GOFLAGS -asan" ASAN_OPTIONS=detect_stack_use_after_return=0 \
			RUSTC_BOOTSTRAP=1 RUSTFLAGS="${RUSTFLAGS:-} -Zsanitizer=address" $run --target "$host"
		program "Go's race detector" GOFLAGS="$GOFLAGS -race" GORACE=halt_on_error=1 $run
		;;
	*)
		echo "run.sh: there is no mode $which" >&2
		exit 2
		;;
	esac
done

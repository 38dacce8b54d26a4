#!/bin/sh
# Runs every case: static and dynamic linking, and static linking under Go's own checks. One cargo run a mode builds them all.
# With arguments, only the modes named: static, dynamic, torture, oldest, and asan, race and cgocheck2, which run only when named.
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

# The case that watches calls with other crates, whose features the others go without.
watch() {
	echo "--- e2e: spans and metrics"
	E2E_LINK=static cargo test --quiet --package e2e-engine --features watch --test watch
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

cases=--workspace
# The cases that use memory and threads in every way there is. Each is compiled once more for a sanitizer. A target is
# named so that build scripts and macros are not compiled with the flags of the cases.
sanitized() {
	cases="--target $(rustc -vV | sed -n 's/^host: //p')"
	for case in types converted callbacks objects closures streams errors structs calls engine lending failure growth nonblocking; do
		cases="$cases --package e2e-$case"
	done
}

for which in ${*:-static dynamic torture oldest}; do
	case $which in
	static)
		mode "static linking" E2E_LINK=static
		watch
		by_cgo
		program "static" sh go_program/run.sh
		program "what it says" sh go_program/run.sh --messages
		program "static, by cgo" GOFLAGS="$GOFLAGS -tags=rust2go_cgo" sh go_program/run.sh
		vet
		;;
	dynamic)
		mode "dynamic linking" E2E_LINK=dynamic
		program "dynamic" sh go_program/run.sh --dynamic
		program "static, one unit" sh go_program/run.sh --release
		program "dynamic, one unit" sh go_program/run.sh --release --dynamic
		;;
	# The checks of every pointer that is stored, which Go compiles in.
	cgocheck2)
		mode "GOEXPERIMENT=cgocheck2" E2E_LINK=static GOEXPERIMENT=cgocheck2
		program "GOEXPERIMENT=cgocheck2" GOEXPERIMENT=cgocheck2 sh go_program/run.sh
		;;
	# The collector at every allocation, freed memory overwritten, and these checks too: one build for both.
	torture)
		mode "GOGC=1 GODEBUG=clobberfree=1 GOEXPERIMENT=cgocheck2" \
			E2E_LINK=static GOGC=1 GODEBUG=clobberfree=1 GOEXPERIMENT=cgocheck2
		program "GOGC=1 GODEBUG=clobberfree=1 GOEXPERIMENT=cgocheck2" \
			GOGC=1 GODEBUG=clobberfree=1 GOEXPERIMENT=cgocheck2 sh go_program/run.sh
		;;
	# The oldest Go that is promised, fetched by the go command itself.
	oldest)
		mode "Go 1.18" E2E_LINK=static GOTOOLCHAIN=go1.18.10
		program "Go 1.18" GOTOOLCHAIN=go1.18.10 sh go_program/run.sh
		;;
	# AddressSanitizer in both halves, and the search for leaks at the end, in which leaks.supp is left out.
	# The stable compiler has the sanitizer behind a flag that it keeps for nightly ones. Use after return is not looked
	# for, because it moves variables off the stack, and the decoder measures the stack by the address of one.
	asan)
		(
			sanitized
			mode "AddressSanitizer" E2E_LINK=static GOFLAGS="$GOFLAGS -asan" \
				RUSTC_BOOTSTRAP=1 RUSTFLAGS="${RUSTFLAGS:-} -Zsanitizer=address" \
				ASAN_OPTIONS=detect_stack_use_after_return=0 LSAN_OPTIONS="suppressions=$PWD/leaks.supp"
			program "AddressSanitizer" GOFLAGS="$GOFLAGS -asan" \
				RUSTC_BOOTSTRAP=1 RUSTFLAGS="${RUSTFLAGS:-} -Zsanitizer=address" \
				ASAN_OPTIONS=detect_stack_use_after_return=0 \
				sh go_program/run.sh --target "$(rustc -vV | sed -n 's/^host: //p')"
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
			program "Go's race detector" GOFLAGS="$GOFLAGS -race" GORACE=halt_on_error=1 sh go_program/run.sh
		)
		;;
	*)
		echo "run.sh: there is no mode $which" >&2
		exit 2
		;;
	esac
done

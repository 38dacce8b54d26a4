#!/bin/sh
# Builds Rust into the Go program and tests that, in the environment that the caller has set. The arguments are those of
# `rust2go build-rust`. With --messages in their place, what is said where Rust is not linked, and where it is another Rust.
set -eu
cd "$(dirname "$0")"
root=$(cd ../../.. && pwd)
# What Rust is built with for the case is not for the command line.
env -u RUSTFLAGS -u RUSTC_BOOTSTRAP cargo build --quiet --manifest-path "$root/Cargo.toml" --package rust2go-cli
rust2go=${CARGO_TARGET_DIR:-$root/target}/debug/rust2go
# As for tests/newcomer.sh and tests/migrate.
export CARGO_TARGET_DIR="$root/target/projects"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "go_program: $*" >&2
	cat "$work/said" >&2
	exit 1
}

# says STATUS TEXT ARGUMENT..: the program in $work ends so, and says so.
says() {
	status=$1 text=$2
	shift 2
	found=0
	"$work/program" "$@" >"$work/said" 2>&1 || found=$?
	[ "$found" -eq "$status" ] || fail "it ended with $found, not with $status"
	grep -q -e "$text" "$work/said" || fail "it does not say '$text'"
}

# built FOLDER
built() {
	(cd "$1" && go build -o "$work/program" .)
}

if [ "${1:-}" = --messages ]; then
	cp -r go "$work/go"
	rm -rf "$work/go/internal/rust2go/lib" "$work"/go/internal/rust2go/link_*.go
	built "$work/go"
	says 2 'Rust is not linked: run `rust2go build-rust`, then build again'

	rm -rf "$work/go"
	"$rust2go" build-rust --quiet
	cp -r go "$work/go"
	sed 's/fn add(u64, u64) u64/fn add(u64, u32) u64/' go/gen.go >"$work/go/gen.go"
	built "$work/go"
	says 2 'Rust has `fn add(u64, u64) u64` where gen.go has `fn add(u64, u32) u64`. Run `rust2go build-rust`'

	rm -rf "$work/go"
	cp -r go "$work/go"
	sed 's/^const abiVersion = .*/const abiVersion = 999/' go/internal/rust2go/header.go >"$work/go/internal/rust2go/header.go"
	built "$work/go"
	says 2 "internal/rust2go version 999. Run .rust2go build-rust. of the version that Cargo.toml has"
	exit
fi

"$rust2go" build-rust --quiet "$@"
built go
says 0 '^HELLO 42 1.5$'
# With a thread of Rust's that is in Go at the time.
says 3 '^3 <nil>$' ends
(cd go && go test -count=1 .)

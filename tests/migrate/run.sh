#!/bin/sh
# Projects as they are on rust2go 0.4.3, a folder each: copied, moved by `rust2go migrate`, built and tested. Nothing else is touched.
# With arguments, only those projects.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/migrate
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "migrate: $*" >&2
	exit 1
}

cargo build --quiet --manifest-path "$root/Cargo.toml" --package rust2go-cli
rust2go=${CARGO_TARGET_DIR:-$root/target}/debug/rust2go
# One folder for all, and for tests/newcomer.sh: what they have in common is built once.
export CARGO_TARGET_DIR="$root/target/projects"
# The crate that has the interface, where it is not the project itself.
crate_of() { if [ -d "$1/bridge" ]; then echo "$1/bridge"; else echo "$1"; fi; }

for name in ${*:-$(cd "$here" && ls -d */)}; do
	name=${name%/}
	echo "--- migrate: $name"
	cp -R "$here/$name" "$work/$name"
	folder=$(crate_of "$work/$name")
	cd "$folder"

	# What would be done is said, and nothing is done.
	"$rust2go" migrate --dry-run --rust2go-path "$root/crates/rust2go" >"$work/diff" 2>"$work/said"
	[ -s "$work/diff" ] || fail "$name: --dry-run has printed nothing"
	diff -r "$here/$name" "$work/$name" >/dev/null || fail "$name: --dry-run has written"

	"$rust2go" migrate --rust2go-path "$root/crates/rust2go" 2>"$work/said"
	sed 's/^/    /' "$work/said"
	grep -q "^note:" "$work/said" && fail "$name: something is left to be done by hand"
	grep -rq "ihciah" go && fail "$name: the old helper module is still named"
	grep -q 'mem-ffi\|"0\.4' Cargo.toml ../Cargo.toml 2>/dev/null && fail "$name: an old version is still named"

	# A second time changes nothing.
	"$rust2go" migrate --dry-run --rust2go-path "$root/crates/rust2go" >"$work/diff" 2>/dev/null
	[ ! -s "$work/diff" ] || fail "$name: a second migration would change: $(cat "$work/diff")"

	# The command in its script still says what is committed.
	[ ! -f ci.sh ] || (PATH=$(dirname "$rust2go"):$PATH && eval "$(grep '^rust2go-cli ' ci.sh) --check --quiet") ||
		fail "$name: the command in ci.sh makes another file"

	cd "$work/$name"
	# The versions of other crates are those of the end-to-end cases.
	cp "$root/tests/e2e/Cargo.lock" .
	RUSTFLAGS='-D warnings' cargo test --quiet --workspace >"$work/tests" 2>&1 || {
		cat "$work/tests"
		fail "$name: cargo test failed"
	}
	grep -q 'test result: ok. [1-9]' "$work/tests" || fail "$name: no test has run"
	(cd "$folder/go" && go vet ./... && go test ./... >/dev/null) || fail "$name: Go's own tools failed"
done
echo 'migrate: all projects build and pass'

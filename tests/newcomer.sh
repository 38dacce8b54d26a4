#!/bin/sh
# The README's way from an empty folder to a first call, with the README's own text. Only the version in Cargo.toml is
# exchanged for this checkout.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The code block that follows the mark `<!-- newcomer: NAME -->`.
block() {
	awk -v mark="<!-- newcomer: $1 -->" '
		$0 == mark { found = 1; next }
		found && /^```/ { if (inside) exit; inside = 1; next }
		inside { print }
	' "$root/README.md" >"$work/block"
	[ -s "$work/block" ] || {
		echo "README.md has no block '$1'" >&2
		exit 1
	}
	cat "$work/block"
}

cd "$work"
cargo new --quiet --vcs none greeter
cd greeter
mkdir go
block 'append Cargo.toml' |
	sed -e "s|^rust2go = \"[^\"]*\"|rust2go = { path = \"$root/crates/rust2go\" }|" \
		-e "s|version = \"[^\"]*\", features = \[\"build\"\]|path = \"$root/crates/rust2go\", features = [\"build\"]|" >>Cargo.toml
for file in src/api.rs build.rs go/go.mod go/greeter.go src/main.rs; do
	block "$file" >"$file"
done
block expected >"$work/expected"

CARGO_TARGET_DIR="$work/target" RUSTFLAGS='-D warnings' cargo run --quiet >"$work/printed"
diff "$work/expected" "$work/printed"
gofmt -l go | grep . && exit 1
(cd go && go vet ./...)
echo 'newcomer: the README leads to a first call'

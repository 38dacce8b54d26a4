#!/bin/sh
# The README's way from an empty folder to a first call, with the README's own text. A comment before a code block says
# what a reader would do with it; they are done in the order of the page:
#
#   <!-- newcomer: run -->            type it
#   <!-- newcomer: append FILE -->    add it to a file
#   <!-- newcomer: FILE -->           write that file
#   <!-- newcomer: expected -->       `cargo run` prints it
#
# Only the version in Cargo.toml is exchanged for this checkout.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "newcomer: $*" >&2
	exit 1
}

# Each block to a file 01, 02, .. with its comment's words in 01.what, 02.what, ..
awk -v folder="$work" '
	/^<!-- newcomer: .* -->$/ {
		file = sprintf("%s/%02d", folder, ++count)
		what = $0; sub(/^<!-- newcomer: /, "", what); sub(/ -->$/, "", what)
		print what > (file ".what")
		wanted = 1
		next
	}
	/^```/ { if (inside) inside = 0; else if (wanted) { inside = 1; wanted = 0 }; next }
	inside { print > file }
' "$root/README.md"

this_checkout() {
	sed -e "s|rust2go = \"[^\"]*\"|rust2go = { path = \"$root/crates/rust2go\" }|" \
		-e "s|rust2go = { version = \"[^\"]*\"|rust2go = { path = \"$root/crates/rust2go\"|"
}

unset CARGO_TARGET_DIR
compared=0
cd "$work"
for what in "$work"/*.what; do
	block=${what%.what}
	[ -s "$block" ] || fail "no code block follows the comment '$(cat "$what")'"
	case $(cat "$what") in
	run) eval "$(cat "$block")" ;;
	append\ *) this_checkout <"$block" >>"$(sed 's/^append //' "$what")" ;;
	expected)
		# A newcomer's first build must not warn.
		RUSTFLAGS='-D warnings' cargo run --quiet >"$work/printed" || fail 'cargo run failed'
		diff "$block" "$work/printed" || fail 'it printed something else'
		compared=1
		;;
	*) cp "$block" "$(cat "$what")" ;;
	esac
done
[ "$compared" -eq 1 ] || fail 'README.md has no expected output'

[ -z "$(gofmt -l go)" ] || fail "not in the form of gofmt: $(gofmt -l go)"
(cd go && go vet ./...)
echo 'newcomer: the README leads to a first call'

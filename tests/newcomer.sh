#!/bin/sh
# The ways from an empty folder to a first call, with the text of the pages that show them: the README's, where Rust begins, the
# guide's, where Go does, and the guide's of a project of rust2go 0.4.3 that is moved. A comment before a code block says what a reader
# would do with it; they are done in the order of the page:
#
#   <!-- newcomer: run -->            type it
#   <!-- newcomer: said -->           that has printed it
#   <!-- newcomer: append FILE -->    add it to a file
#   <!-- newcomer: FILE -->           write that file
#   <!-- newcomer: becomes FILE -->   that file has this text now
#   <!-- newcomer: expected -->       the program prints it
#
# Only the version in Cargo.toml is exchanged for this checkout. Then `rust2go new` does the same with one command, for a program, for
# a library and for a Go program, and what it makes builds, passes and satisfies `rust2go doctor`. Each way says how long it took.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
	echo "newcomer: $*" >&2
	exit 1
}

# ended WAY: says so, with the seconds since the one before.
ended() {
	now=$(date +%s)
	echo "newcomer: $1: $((now - began)) s"
	began=$now
}

this_checkout() {
	sed -e "s|rust2go = \"[^\"]*\"|rust2go = { path = \"$root/crates/rust2go\" }|" \
		-e "s|rust2go = { version = \"[^\"]*\"|rust2go = { path = \"$root/crates/rust2go\"|"
}

# this_checkout_in FILE: in a file that is there, which may not be.
this_checkout_in() {
	[ -f "$1" ] || return 0
	this_checkout <"$1" >"$work/exchanged"
	cp "$work/exchanged" "$1"
}

# same_but_counts FILE FILE: how many files the support module has is not for a page to say for good.
same_but_counts() {
	for file in "$1" "$2"; do
		sed 's/([0-9]* files)/(.. files)/' "$file" >"$work/counted.${file##*/}"
	done
	diff "$work/counted.${1##*/}" "$work/counted.${2##*/}"
}

cargo build --quiet --manifest-path "$root/Cargo.toml" --package rust2go-cli
rust2go=${CARGO_TARGET_DIR:-$root/target}/debug/rust2go
PATH=${rust2go%/*}:$PATH
# One folder for all, and for the projects of tests/migrate: what they have in common is built once.
export CARGO_TARGET_DIR="$root/target/projects"
began=$(date +%s)

# follow PAGE NAME COMMAND..: does what the page says in the folder NAME. The command runs the program.
follow() {
	page=$1 steps=$work/$2
	shift 2
	mkdir "$steps"
	# Each block to a file 01, 02, .. with its comment's words in 01.what, 02.what, ..
	awk -v folder="$steps" '
		/^<!-- newcomer: .* -->$/ {
			file = sprintf("%s/%02d", folder, ++count)
			what = $0; sub(/^<!-- newcomer: /, "", what); sub(/ -->$/, "", what)
			print what > (file ".what")
			wanted = 1
			next
		}
		/^```/ { if (inside) inside = 0; else if (wanted) { inside = 1; wanted = 0 }; next }
		inside { print > file }
	' "$page"
	compared=0
	cd "$steps"
	for what in "$steps"/*.what; do
		block=${what%.what}
		[ -s "$block" ] || fail "no code block follows the comment '$(cat "$what")'"
		case $(cat "$what") in
		run)
			# In this shell, which goes to other folders by it.
			trap 'cat "$work/said"; rm -rf "$work"' EXIT
			eval "$(cat "$block")" >"$work/said" 2>&1
			trap 'rm -rf "$work"' EXIT
			;;
		said) same_but_counts "$block" "$work/said" || fail 'the command said something else' ;;
		becomes\ *) diff "$block" "$(sed 's/^becomes //' "$what")" || fail "it did not become what $page shows" ;;
		append\ *) this_checkout <"$block" >>"$(sed 's/^append //' "$what")" ;;
		expected)
			this_checkout_in Cargo.toml
			# A newcomer's first build must not warn.
			RUSTFLAGS='-D warnings' "$@" >"$work/printed" || fail "$* failed"
			diff "$block" "$work/printed" || fail 'it printed something else'
			compared=1
			;;
		*) cp "$block" "$(cat "$what")" ;;
		esac
	done
	[ "$compared" -eq 1 ] || fail "$page has no expected output"
}

# tidy FOLDER: Go's own tools have nothing to say.
tidy() {
	[ -z "$(gofmt -l "$1")" ] || fail "not in the form of gofmt: $(gofmt -l "$1")"
	(cd "$1" && go vet ./...)
}

follow "$root/README.md" first cargo run --quiet
tidy go
ended 'the README leads to a first call'

follow "$root/docs/guide/src/go-programs.md" second go run .
tidy .
ended 'the guide leads to a Go program that calls Rust'

follow "$root/docs/guide/src/migrate.md" third cargo run --quiet
tidy go

# The same by hand, which is the version and one line. The build tells whoever forgets the line.
mkdir -p "$work/by-hand/src" "$work/by-hand/go"
cd "$work/by-hand"
script= printed=
for what in "$work"/third/*.what; do
	block=${what%.what}
	case $(cat "$what") in
	run | said) ;;
	becomes\ build.rs) script=$block ;;
	expected) printed=$block ;;
	*) cp "$block" "$(cat "$what")" ;;
	esac
done
this_checkout_in Cargo.toml
! cargo build --quiet 2>"$work/said" || fail 'names as in Rust were taken for names of Go'
grep -q 'with_naming(rust2go::Naming::Verbatim)' "$work/said" || {
	cat "$work/said"
	fail 'the build does not say which line is missing'
}
cp "$script" build.rs
RUSTFLAGS='-D warnings' cargo run --quiet >"$work/printed" || fail 'moved by hand, it does not run'
diff "$printed" "$work/printed" || fail 'moved by hand, it prints something else'
ended 'the guide moves a project of rust2go 0.4.3'

# made NAME OPTION..: what `rust2go new` makes, without a warning and without the network. The lock file is that of the first steps:
# the same crates, which are all there now.
made() (
	name=$1
	shift
	cd "$work"
	"$rust2go" new "$name" --rust2go-path "$root/crates/rust2go" --quiet "$@"
	cd "$name"
	export CARGO_NET_OFFLINE=true GOPROXY=off RUSTFLAGS='-D warnings'
	cargo test --quiet >"$work/tests" || fail "$name: cargo test failed"
	grep -q 'test result: ok. 2 passed' "$work/tests" || fail "$name: the tests did not run"
	if [ -f src/main.rs ]; then
		cargo run --quiet >"$work/printed" || fail "$name: cargo run failed"
		grep -q '^Ada is 36$' "$work/printed" || fail "$name: it printed something else"
	fi
	[ -z "$(gofmt -l go)" ] || fail "$name: not in the form of gofmt: $(gofmt -l go)"
	cargo fmt --check || fail "$name: not in the form of rustfmt"
	(cd go && go vet ./... && go test ./...) || fail "$name: Go's own tools failed"
	"$rust2go" doctor --strict --quiet || fail "$name: rust2go doctor has found something"
	"$rust2go" check --quiet || fail "$name: rust2go check has found something"
)
made my-app
made my-lib --lib --dynamic

# into_go NAME OPTION..: the same where the program is Go's. `go generate` is the command that makes it.
into_go() (
	name=$1
	shift
	cd "$work"
	"$rust2go" new "$name" --go-main --rust2go-path "$root/crates/rust2go" --quiet "$@"
	cd "$name"
	export CARGO_NET_OFFLINE=true GOPROXY=off RUSTFLAGS='-D warnings'
	go generate
	go run . >"$work/printed" || fail "$name: go run failed"
	grep -q '^the 2$' "$work/printed" || fail "$name: it printed something else"
	go test . >"$work/tests" || fail "$name: go test failed"
	(cd rust && cargo test --quiet) >"$work/tests" || fail "$name: cargo test failed"
	grep -q 'test result: ok. 2 passed' "$work/tests" || fail "$name: the tests did not run"
	tidy .
	cd rust
	cargo fmt --check || fail "$name: not in the form of rustfmt"
	"$rust2go" doctor --strict --quiet || fail "$name: rust2go doctor has found something"
	"$rust2go" check --quiet || fail "$name: rust2go check has found something"
)
into_go my-program
into_go my-dynamic-program --dynamic
ended 'rust2go new makes what builds and passes'

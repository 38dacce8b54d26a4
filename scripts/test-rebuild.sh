# Defect 21: cargo builds again exactly when something changes that the Go library is made of. A crate with a Go module
# is made in an empty folder, and built after each change.
set -eu
root=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CARGO_TARGET_DIR="$root/target/projects"

mkdir -p "$folder/src" "$folder/go/store" "$folder/shared"
cd "$folder"
cat >Cargo.toml <<TEXT
[package]
name = "rebuilt"
version = "0.0.0"
edition = "2021"

[build-dependencies]
rust2go-codegen = { path = "$root/crates/rust2go-codegen", features = ["build"] }

[workspace]
TEXT
cat >build.rs <<'TEXT'
fn main() {
    rust2go_codegen::build::Builder::new().with_go_src("go").with_regen("src/api.rs", "go/gen.go").build();
}
TEXT
cat >src/api.rs <<'TEXT'
#[rust2go::r2g]
pub trait Pinger {
    fn ping() -> u32;
}
TEXT
echo 'fn main() {}' >src/main.rs
printf 'module example.com/shared\n\ngo 1.18\n' >shared/go.mod
printf 'package shared\n\nconst One = 1\n' >shared/shared.go
cat >go/go.mod <<'TEXT'
module example.com/app

go 1.18

require example.com/shared v0.0.0

replace example.com/shared => ../shared
TEXT
printf 'package store\n\nconst Two = 2\n' >go/store/store.go
echo text >go/text.txt
cat >go/impl.go <<'TEXT'
package main

import (
	_ "embed"

	"example.com/app/store"
	"example.com/shared"
)

//go:embed text.txt
var text string

type pinger struct{}

func (pinger) Ping() uint32 { return uint32(len(text) + store.Two + shared.One) }

func init() { PingerImpl = pinger{} }
TEXT

failures=0
# expect built|fresh WHAT: builds, and compares with what should have happened.
expect() {
	log=$(cargo build 2>&1) || {
		printf '%s\n' "$log"
		exit 1
	}
	case $log in *'Compiling rebuilt '*) got=built ;; *) got=fresh ;; esac
	printf '%-6s %s\n' "$got" "$2"
	if [ "$got" != "$1" ]; then
		echo "       should be $1"
		failures=$((failures + 1))
	fi
	# A change within the same tick of the file system's clock is not one that cargo can see.
	sleep 0.05
}

expect built 'the first build'
expect fresh 'nothing, after the build itself has written gen.go'
echo '// more' >>go/impl.go && expect built 'a Go file'
echo '// more' >>go/store/store.go && expect built 'a Go file in a sub-folder'
printf 'package store\n\nvar Three = 3\n' >go/store/new.go && expect built 'a new Go file in a sub-folder'
expect fresh 'nothing'
echo '// more' >>go/go.mod && expect built 'go.mod'
touch go/go.sum && expect built 'a new go.sum'
echo more >>go/text.txt && expect built 'an embedded file'
echo '// more' >>shared/shared.go && expect built 'a Go file of a module that replaces another'
sed 's/ping/pong/' src/api.rs >new.rs && mv new.rs src/api.rs
sed 's/Ping()/Pong()/' go/impl.go >new.go && mv new.go go/impl.go && expect built 'the interface'
expect fresh 'nothing'
touch "$CARGO_TARGET_DIR"/debug/build/rebuilt-*/out/lib* && expect fresh 'what Go itself writes'
echo 'notes' >NOTES.md && expect fresh 'a file that is none of ours'
rm go/gen.go && expect built 'gen.go is gone'
expect fresh 'nothing'
GOFLAGS=-tags=other expect built 'GOFLAGS'

[ "$failures" -eq 0 ]

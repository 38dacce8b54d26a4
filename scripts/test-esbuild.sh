# test-esbuild.sh: the example that needs a large Go module. It is linted and tested, and makes of a real TypeScript project the same as the
# esbuild program: that of esbuild's own sources, which come with the module.
set -eu
cd examples/esbuild
cargo clippy --quiet --all-targets -- -D warnings
cargo test --quiet
(
	cd go
	[ -z "$(gofmt -l .)" ]
	go vet .
)
program=$PWD/target/esbuild
(cd go && go build -o "$program" github.com/evanw/esbuild/cmd/esbuild)
project=$(cd go && go list -m -f '{{.Dir}}' github.com/evanw/esbuild)/lib/npm/browser.ts
cargo run --quiet --release -- "$project" target/out --beside "$program"
cargo run --quiet --release -- "$project" target/out
node=$(command -v node || true)
[ -z "$node" ] || "$node" --check target/out/browser.js
echo 'the example esbuild does what it says'

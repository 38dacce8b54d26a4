# test-kv.sh: the example whose Go server keeps its data in Rust. Both are linted and tested, with that engine and with one in Go.
set -eu
cargo build --quiet --package rust2go-cli
rust2go=$(cd "${CARGO_TARGET_DIR:-target}/debug" && pwd)/rust2go
cd examples/kv
(
	cd storage
	cargo clippy --quiet --all-targets -- -D warnings
	cargo test --quiet
)
"$rust2go" build-rust storage --quiet
[ -z "$(gofmt -l .)" ]
go vet ./...
go test ./...
echo 'the example kv does what it says'

# test-plugins.sh: the example whose rules are Go's. It is linted and tested, and finds the same as the same rules in a process of their own.
set -eu
cd examples/plugins
cargo clippy --quiet --all-targets -- -D warnings
cargo test --quiet
(
	cd go
	[ -z "$(gofmt -l .)" ]
	go vet ./...
)
program=$PWD/target/sidecar
(cd go && go build -o "$program" ./cmd/sidecar)
cargo run --quiet --release -- rules.txt 20000 --beside "$program"
echo 'the example plugins does what it says'

# test-kubernetes.sh: the example whose controller is on Go's client-go. It is linted and tested, runs on an API server of its own, and is told of the same
# as by a process that has client-go.
set -eu
cd examples/kubernetes
# All of it in one profile: client-go takes its time to link, too.
cargo clippy --quiet --release --all-targets -- -D warnings
cargo test --quiet --release
# In the form in which a C archive is compiled, so that Go's cache serves all of these.
program=$PWD/target/sidecar
(
	cd go
	export GOFLAGS="${GOFLAGS:-} -buildmode=pie"
	[ -z "$(gofmt -l .)" ]
	go vet ./...
	go build -o "$program" ./cmd/sidecar
)
cargo build --quiet --release
target/release/example-kubernetes
target/release/example-kubernetes 10000 --beside "$program"
echo 'the example kubernetes does what it says'

# test-opa.sh: the example with policies in Rego. It is linted and tested, and its verdicts on real manifests, which come with a Go module, are those
# of OPA's program.
set -eu
cd examples/opa
cargo clippy --quiet --all-targets -- -D warnings
cargo test --quiet
(
	cd go
	[ -z "$(gofmt -l .)" ]
	go vet .
)
program=$PWD/target/opa
(cd go && go build -o "$program" github.com/open-policy-agent/opa)
# Outside of a module, whose go.sum has nothing to do with it.
samples=$(cd / && go mod download -json istio.io/istio@v0.0.0-20260827124520-eed52ebb66ad | sed -n 's/^.*"Dir": "\(.*\)",$/\1/p')/samples
"$program" fmt --fail --list policies plain
cargo run --quiet --release -- policies "$samples" --beside "$program"
echo 'the example opa does what it says'

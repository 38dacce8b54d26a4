# Sourced by test.sh and lint.sh: the sections of the tests, one function each. A section that cannot run has failed.

# In two lanes, which build in different folders and take about as long as each other.
first_lane='
rustfmt clippy rustdoc unit generated
fuzz-types
examples rebuild
newcomer migrate e2e-program
package
'
second_lane='
e2e-static soak e2e-clippy e2e-dynamic e2e-asan e2e-race e2e-oldest
loom go-support golden-go
'
more_sections='publish deny semver features minimal-versions esbuild opa plugins kv kubernetes loom-mutations'

. scripts/go-version
tools=$PWD/.tools
# Where crates outside the workspace are built that use it as their users do: what they have in common is built once.
projects=$PWD/target/projects
say() { printf 'dev: %s\n' "$*" >&2; }
. scripts/tools-go.sh
. scripts/sections-publish.sh

# The manifests of all Rust workspaces: the main one, and those of examples, tests, bench and fuzz.
workspaces() {
	echo Cargo.toml
	find examples tests bench fuzz -name target -prune -o -name Cargo.toml -print 2>/dev/null | sort
}

# Fails with the names of the Go files in these folders that gofmt would change.
gofmt_clean() {
	changed=$(gofmt -l "$@")
	[ -z "$changed" ] || {
		printf 'not in the form of gofmt:\n%s\n' "$changed"
		return 1
	}
}

section_rustfmt() {
	# Not with --all, which would go to the crates once more from each of them.
	for manifest in $(workspaces); do
		(cd "$(dirname "$manifest")" && cargo fmt --check)
	done
}

section_clippy() {
	cargo clippy --quiet --workspace --all-targets --all-features -- -D warnings
}

section_rustdoc() {
	RUSTDOCFLAGS='-D warnings' cargo doc --quiet --workspace --no-deps --all-features
}

# Unit tests, golden outputs, the texts of diagnostics, the build helper, the command line.
section_unit() {
	cargo test --quiet --workspace --all-features
}

# The models of the call's states; that there are any is part of the test.
section_loom() {
	log=$(mktemp)
	status=0
	RUSTFLAGS='--cfg loom' cargo test --quiet --release --package rust2go --lib --target-dir target/loom models >"$log" 2>&1 || status=$?
	cat "$log"
	grep -q 'test result: ok. [1-9]' "$log" || status=1
	rm -f "$log"
	return "$status"
}

# Each ordering of the call's states and of the queue is needed: without it, a model fails.
section_loom_mutations() {
	sh scripts/loom-mutations.sh
}

section_go_support() {
	gofmt_clean go
	(
		cd go
		go vet ./...
		# The assembly of both processors, and what there is without.
		for platform in linux/amd64 linux/arm64 darwin/arm64; do
			CGO_ENABLED=0 GOOS=${platform%/*} GOARCH=${platform#*/} go vet ./...
		done
		CGO_ENABLED=1 go test -race ./...
		"$(staticcheck_program)" ./...
	)
}

section_golden_go() {
	sh scripts/golden-go.sh "$(staticcheck_program)"
}

# What is committed is what `./dev gen` would write.
section_generated() {
	. scripts/generated.sh
	all_are_listed
	each_generated --check
}

# The examples are built, linted and run.
section_examples() {
	export CARGO_TARGET_DIR="$projects"
	sh scripts/test-examples.sh "$(staticcheck_program)"
}

section_kv() {
	sh scripts/test-kv.sh
}

section_plugins() {
	sh scripts/test-plugins.sh
}

section_kubernetes() {
	sh scripts/test-kubernetes.sh
}

section_esbuild() {
	sh scripts/test-esbuild.sh
}

section_opa() {
	sh scripts/test-opa.sh
}

# Cargo builds again exactly when something changes that the Go library is made of.
section_rebuild() {
	sh scripts/test-rebuild.sh
}

section_e2e_static() {
	sh tests/e2e/run.sh static
}

# What is generated, of every kind, in the crates of users who ask clippy. After the static mode, whose build scripts it takes over.
section_e2e_clippy() {
	E2E_LINK=static cargo clippy --quiet --manifest-path tests/e2e/Cargo.toml --workspace --all-targets -- -D warnings
}

# With Go's own check of every pointer that is stored, and then with a collection at every opportunity as well.
section_e2e_dynamic() {
	sh tests/e2e/run.sh dynamic
}

# Rust's and Go's reads and writes of freed memory, and Rust's leaks.
section_e2e_asan() {
	sh tests/e2e/run.sh asan
}

# Races between handlers, and in the Go half of the run time, called from Rust's threads.
section_e2e_race() {
	sh tests/e2e/run.sh race
}

# The oldest Go that is promised.
section_e2e_oldest() {
	sh tests/e2e/run.sh oldest
}

# Rust in a Go program, built in each way and under each check.
section_e2e_program() {
	sh tests/e2e/run.sh program
}

# Everything at once, for less than half a minute, with other random numbers each time. After the static mode, whose build it goes on from.
section_soak() {
	sh scripts/soak.sh --unoptimized --seconds 25
}

# Random interfaces with random values, in both namings: the same ones in each run.
section_fuzz_types() {
	export CARGO_TARGET_DIR="$projects"
	sh scripts/fuzz.sh types --seed 1 --batches 2 --types 184 --values 36 --least-types 300 --least-values 20000
}

# The README's first steps, in an empty folder.
section_newcomer() {
	sh tests/newcomer.sh
}

# Projects as they are on rust2go 0.4.3, moved by `rust2go migrate`.
section_migrate() {
	sh tests/migrate/run.sh
}

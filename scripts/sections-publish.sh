# Sourced by sections.sh: the sections of what gets published.

# cargo_tool NAME VERSION: a cargo command in .tools/bin, built there where it is missing.
cargo_tool() {
	[ -x "$tools/bin/$1" ] && return
	say "building $1 $2 into .tools"
	cargo install --quiet --locked --root "$tools" --version "$2" "$1"
}

# Each crate as it would be on crates.io builds from what is in its package and the packages of the others, and documentation needs
# no Go. The registry is asked at the beginning for what the lock files name, patiently; the rest needs no network.
section_package() {
	for manifest in Cargo.toml examples/Cargo.toml; do
		cargo fetch --locked --manifest-path "$manifest"
	done
	# Where the version is the same, cargo takes what it has unpacked or compiled of an earlier run's packages for these.
	rm -rf "${CARGO_HOME:-$HOME/.cargo}"/registry/src/-*/rust2go* "${CARGO_TARGET_DIR:-target}"/debug/.fingerprint/rust2go*
	cargo package --workspace --locked --offline --allow-dirty
	DOCS_RS=1 GO=/nowhere/go cargo doc --locked --offline --no-deps --manifest-path examples/Cargo.toml --package example-hello \
		--target-dir target/docs-rs
}

# What `cargo publish` asks of the packages and of the registry, but for the upload. Whether crates.io takes them (who owns the names,
# the limit of size) only a real one tells; that they build is the section `package`.
section_publish() {
	cargo publish --dry-run --workspace --locked --allow-dirty --no-verify
}

# Who depends on the last release can take this version, as far as its number promises. That release is the last tag v*; where there is
# none, there is nothing to compare with. The other crates are of use to this one only, and what the macros accept is not seen here.
section_semver() {
	tag=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null) || {
		say 'no tag v* leads here, so there is no release to compare with (nor in a clone without its history)'
		return 0
	}
	cargo_tool cargo-semver-checks 0.51.0
	release=$(mktemp -d)
	status=0
	git archive "$tag" | tar -x -C "$release" || status=$?
	[ "$status" -ne 0 ] || "$tools/bin/cargo-semver-checks" semver-checks --package rust2go --baseline-root "$release" || status=$?
	rm -rf "$release"
	return "$status"
}

# Licences, crates that must not come back, sources. Known holes too, where their list can be fetched.
section_deny() {
	cargo_tool cargo-deny 0.20.2
	"$tools/bin/cargo-deny" --all-features check bans licenses sources
	if timeout 60 "$tools/bin/cargo-deny" fetch db >/dev/null 2>&1; then
		"$tools/bin/cargo-deny" --all-features check advisories
	else
		say 'the list of known holes cannot be fetched here: advisories are not checked'
	fi
}

# The crates compile with each feature, with none, and with any two.
section_features() {
	cargo_tool cargo-hack 0.6.46
	"$tools/bin/cargo-hack" hack check --quiet --feature-powerset --depth 2 --package rust2go --package rust2go-codegen
}

# They compile with the oldest versions that they say they can do with. In a copy, whose Cargo.lock is made for it.
section_minimal_versions() {
	copy=$(mktemp -d)
	status=0
	cp -R Cargo.toml README.md LICENSE-MIT LICENSE-APACHE go crates "$copy"
	target=$PWD/target/minimal
	# The option has not been made stable; it only chooses versions.
	(cd "$copy" && RUSTC_BOOTSTRAP=1 cargo update --quiet -Zdirect-minimal-versions &&
		cargo check --quiet --workspace --all-features --target-dir "$target") || status=$?
	rm -rf "$copy"
	return "$status"
}

# ./dev gen: writes again whatever is generated and committed. `git diff` shows what has changed.
set -eu

# Golden outputs and the texts of diagnostics.
UPDATE_EXPECT=1 cargo test --quiet --package rust2go-codegen --all-features
UPDATE_EXPECT=1 cargo test --quiet --package rust2go-macros

# The examples' Go files: their build scripts write them.
for manifest in examples/*/Cargo.toml; do
	[ -f "$manifest" ] || continue
	cargo build --quiet --manifest-path "$manifest"
done
gofmt -w go
git status --short 2>/dev/null || true

# ./dev gen: writes again whatever is generated and committed. `git diff` shows what has changed.
set -eu

# Golden outputs and the texts of diagnostics.
UPDATE_EXPECT=1 cargo test --quiet --package rust2go-codegen --all-features
UPDATE_EXPECT=1 cargo test --quiet --package rust2go-macros

# The Go files of the examples and the end-to-end cases.
. scripts/generated.sh
all_are_listed
each_generated
gofmt -w go
git status --short 2>/dev/null || true

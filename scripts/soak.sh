# ./dev soak [--unoptimized] [--minutes N | --seconds N] [--seed N]: calls of every kind under everything that can disturb them, for a
# minute if nothing else is said. It ends with counts. tests/e2e/soak is the program. Unoptimized, it is built as the other cases are.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/tests/e2e/target}
profile=release folder=release
if [ "${1:-}" = --unoptimized ]; then
	profile=dev folder=debug
	shift
fi
# With the workspace's features of other crates: what the cases are built with is there already.
E2E_LINK=static CARGO_TARGET_DIR=$target cargo build --quiet --profile "$profile" --manifest-path "$root/tests/e2e/Cargo.toml" \
	--workspace --bin e2e-soak
exec "$target/$folder/e2e-soak" "$@"

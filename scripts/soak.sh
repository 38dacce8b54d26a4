# ./dev soak [--minutes N | --seconds N] [--seed N]: calls of every kind under everything that can disturb them, for a minute if nothing
# else is said. It ends with counts. tests/e2e/soak is the program.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/tests/e2e/target}
E2E_LINK=static CARGO_TARGET_DIR=$target cargo build --quiet --release --manifest-path "$root/tests/e2e/Cargo.toml" --package e2e-soak
exec "$target/release/e2e-soak" "$@"

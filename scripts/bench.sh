# ./dev bench <what>: measures; the bench workspace says what there is.
set -eu
exec cargo run --quiet --release --manifest-path bench/Cargo.toml -- "$@"

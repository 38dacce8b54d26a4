# ./dev fuzz <what> [options]: random inputs, by seed; see fuzz/README.md. Failures are left in fuzz/failures.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"

usage() {
	cat <<-'END'
	usage: ./dev fuzz front [--inputs N | --minutes M] [--seed S] [--workers N] [--keep N] [--vet N]
	       ./dev fuzz types [--batches N | --minutes M] [--seed S] [--types N] [--values N] [--first N]

	front: damaged interface files through the front end and both emitters.
	types: random interfaces with random values, from Rust to Go and back. See fuzz/README.md.
	END
}

case "${1:-}" in
front | types)
	# The time of types is that of the compilers which it calls.
	profile=dev folder=debug
	[ "$1" = types ] || profile=release folder=release
	cargo build --quiet --profile "$profile" --manifest-path "$root/fuzz/Cargo.toml"
	# Others on the machine come first.
	exec nice -n 5 "$CARGO_TARGET_DIR/$folder/rust2go-fuzz" "$@"
	;;
-h | --help | help)
	usage
	;;
*)
	usage >&2
	exit 2
	;;
esac

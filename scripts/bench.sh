#!/bin/sh
# ./dev bench [all|quick|sync|g2r|types|async|flight|objects [options of the program]]: times calls between Rust and Go, and writes what it finds to target/bench.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
out=$root/target/bench

say() { printf 'bench: %s\n' "$*" >&2; }

usage() {
	cat <<-'END'
	usage: ./dev bench [all]

	       ./dev bench quick      all of them as short as they get: to see that they work

	       ./dev bench sync [--rounds N] [--batch-ms N] [--only KEY]

	       ./dev bench g2r [--rounds N] [--batch-ms N] [--only KEY]

	       ./dev bench types [--rounds N] [--batch-ms N] [--only KEY]

	       ./dev bench async [--rounds N] [--batch-ms N] [--only TEXT].. [--side NAME]..

	       ./dev bench flight [--calls N]

	       ./dev bench objects [--objects N]

	Prints the table, and writes it and all figures to target/bench: types.md and types.json, for example. What is there of all of
	them is in target/bench/report.html, with plots.
	See bench/README.md.
	END
}

# rust2go 0.4.3 runs bindgen, which loads libclang. Nothing else here needs it.
find_libclang() {
	[ -z "${LIBCLANG_PATH:-}" ] || return 0
	for folder in /usr/lib/llvm-*/lib /usr/lib/*-linux-gnu /usr/lib64 /usr/lib /usr/local/lib /opt/homebrew/opt/llvm/lib \
		/Library/Developer/CommandLineTools/usr/lib "$out/libclang/clang/native"; do
		for file in "$folder"/libclang.so* "$folder"/libclang-[0-9]*.so* "$folder"/libclang.dylib; do
			[ -e "$file" ] || continue
			export LIBCLANG_PATH="$folder"
			return 0
		done
	done
	return 1
}

# The wheel needs no rights on the machine; the system's package does.
fetch_libclang() {
	say "rust2go 0.4.3 needs libclang, which is not here: fetching it into target/bench/libclang"
	if python3 -m pip install --quiet --disable-pip-version-check --target "$out/libclang" libclang >&2; then
		return 0
	fi
	say "pip could not fetch it: trying the system's packages"
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo='sudo -n'
	$sudo apt-get update -qq >&2 && $sudo apt-get install -y -qq --no-install-recommends libclang-dev >&2
}

need_libclang() {
	find_libclang || { fetch_libclang && find_libclang; } || {
		say "there is no libclang, and rust2go 0.4.3 cannot be built without it: install it, or set LIBCLANG_PATH"
		exit 1
	}
	# A libclang without a clang beside it has no headers of its own: the C compiler's do.
	if [ -z "${BINDGEN_EXTRA_CLANG_ARGS:-}" ] && ! command -v clang >/dev/null 2>&1; then
		headers=$("${CC:-cc}" -print-file-name=include)
		[ ! -d "$headers" ] || export BINDGEN_EXTRA_CLANG_ARGS="-idirafter $headers"
	fi
}

# bench_of NAME PROGRAM [word or option of the program..]
bench_of() {
	name=$1 program=$2
	shift 2
	say "building"
	(cd "$root/bench" && cargo build --quiet --release --bin "$program")
	# What it is asked for may begin with a word, which comes first.
	"$CARGO_TARGET_DIR/release/$program" "$@" --json "$out/$name.json" --markdown "$out/$name.md"
	say "wrote target/bench/$name.json and target/bench/$name.md"
}

# 0.4.3 shows cgo memory of Go's that points to more of it, which cgo refuses by default.
unchecked() {
	(
		export GODEBUG="${GODEBUG:+$GODEBUG,}cgocheck=0"
		"$@"
	)
}

one() {
	name=$1
	shift
	case $name in
	sync) bench_of sync rust2go-bench "$@" ;;
	types) bench_of types rust2go-bench-types "$@" ;;
	async) bench_of async rust2go-bench-async "$@" ;;
	flight) bench_of flight rust2go-bench-async flight "$@" ;;
	g2r) unchecked bench_of g2r rust2go-bench-g2r "$@" ;;
	objects) bench_of objects rust2go-bench-objects "$@" ;;
	*)
		usage >&2
		exit 2
		;;
	esac
}

# A page of all that has been measured by now.
report() {
	(cd "$root/bench" && cargo build --quiet --release --bin rust2go-bench-report)
	"$CARGO_TARGET_DIR/release/rust2go-bench-report" "$out"
	say "wrote target/bench/report.html"
}

case "${1:-all}" in
-h | --help | help) ;;
*)
	mkdir -p "$out"
	need_libclang
	;;
esac
case "${1:-all}" in
-h | --help | help)
	usage
	exit
	;;
all)
	for name in sync g2r types async flight objects; do
		one "$name"
	done
	;;
quick)
	one sync --rounds 3
	one g2r --rounds 3
	one types --rounds 2
	one async --rounds 1 --batch-ms 5 --only add
	one flight --calls 10000
	one objects --objects 10000
	;;
*)
	one "$@"
	;;
esac
report

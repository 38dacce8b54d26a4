# test-examples.sh STATICCHECK: the examples pass clippy, their tests, go vet and staticcheck, and do what they say.
set -eu
staticcheck=$1
manifest=examples/Cargo.toml
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Their READMEs say how many lines a file has: | [file](file) | lines | .. |
for readme in examples/*/README.md; do
	sed -n 's/^| \[[^]]*\](\([^)]*\)) | \([0-9]*\) |.*/\1 \2/p' "$readme" | while read -r file lines; do
		counted=$(wc -l <"${readme%/*}/$file")
		[ "$counted" -eq "$lines" ] || {
			echo "$readme: $file has $counted lines"
			exit 1
		}
	done
done

cargo clippy --quiet --manifest-path "$manifest" --workspace --all-targets -- -D warnings
cargo test --quiet --manifest-path "$manifest" --workspace
for module in examples/hello/go examples/gofmt/go; do
	sh -euc '
		cd "$1"
		changed=$(gofmt -l .)
		[ -z "$changed" ] || {
			printf "not in the form of gofmt:\n%s\n" "$changed"
			exit 1
		}
		go vet ./...
		"$2" ./...
	' example "$module" "$staticcheck"
done

# hello prints what stands beside it.
cargo run --quiet --manifest-path "$manifest" --package example-hello >"$scratch/hello"
diff examples/hello/expected.txt "$scratch/hello"

# gofmt finds the same files as the gofmt program, says the same of one that is no Go, and writes the same text.
folder=$scratch/tree
mkdir -p "$folder/inner"
printf 'package a\n\nfunc f() {}\n' >"$folder/good.go"
printf 'package a\nfunc  g( ) {  }\n' >"$folder/bad.go"
printf 'package b\nvar x   =  1\n' >"$folder/inner/bad.go"
printf 'package b\nfunc {\n' >"$folder/inner/broken.go"
ours() {
	cargo run --quiet --manifest-path "$manifest" --package example-gofmt -- --quiet "$@"
}
# compare NAME STATUS: what both have said, and the status of ours.
compare() {
	[ "$status" -eq "$2" ] || {
		echo "$1: the status was $status, not $2"
		exit 1
	}
	for stream in out err; do
		sort "$scratch/gofmt.$stream" >"$scratch/wanted"
		sort "$scratch/ours.$stream" | diff "$scratch/wanted" - || {
			echo "$1: gofmt says otherwise (<), stream $stream"
			exit 1
		}
	done
}
gofmt -l "$folder" >"$scratch/gofmt.out" 2>"$scratch/gofmt.err" || true
status=0
ours --check "$folder" >"$scratch/ours.out" 2>"$scratch/ours.err" || status=$?
compare '--check' 2

rm "$folder/inner/broken.go"
cp -R "$folder" "$scratch/again"
gofmt -w "$scratch/again"
ours --write "$folder" >"$scratch/ours.out" 2>&1
diff -r "$scratch/again" "$folder"
echo 'the examples do what they say'

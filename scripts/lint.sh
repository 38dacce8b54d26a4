# ./dev lint: the sections of the tests that only read, and those of what gets published. The first time, cargo-deny and
# cargo-hack, and cargo-semver-checks if there is a release, are built into .tools, which takes some minutes.
exec sh scripts/test.sh rustfmt clippy rustdoc go-support golden-go generated package publish deny semver features minimal-versions

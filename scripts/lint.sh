# ./dev lint: the sections of the tests that only read, and those of what gets published. The first time, cargo-deny and
# cargo-hack are built into .tools, which takes some minutes.
exec sh scripts/test.sh rustfmt clippy rustdoc go-support golden-go generated package deny features minimal-versions

# ./dev lint: the sections of the tests that only read.
exec sh scripts/test.sh rustfmt clippy rustdoc go-support golden-go generated

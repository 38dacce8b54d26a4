#!/bin/sh
# What is committed is what the tool writes.
set -eu
rust2go-cli --src src/ledger.rs --dst go/gen.go --without-main --go118 --no-fmt
git diff --exit-code go/gen.go

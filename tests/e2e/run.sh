#!/bin/sh
# Runs every case: static and dynamic linking, and static linking under Go's own checks. One cargo run a mode builds them all.
# With arguments, only the modes named: static, dynamic, cgocheck2, torture, oldest.
set -eu
cd "$(dirname "$0")"
export GOFLAGS="${GOFLAGS:-}"

mode() {
	name=$1
	shift
	echo "--- e2e: $name"
	env "$@" cargo test --quiet --workspace --all-targets
}

for which in ${*:-static dynamic cgocheck2 torture oldest}; do
	case $which in
	static) mode "static linking" E2E_LINK=static ;;
	dynamic) mode "dynamic linking" E2E_LINK=dynamic ;;
	# The checks of every pointer that is stored, which Go compiles in.
	cgocheck2) mode "GOEXPERIMENT=cgocheck2" E2E_LINK=static GOEXPERIMENT=cgocheck2 ;;
	# The collector at every allocation, and freed memory overwritten.
	torture) mode "GOGC=1 GODEBUG=clobberfree=1" E2E_LINK=static GOGC=1 GODEBUG=clobberfree=1 ;;
	# The oldest Go that is promised, fetched by the go command itself.
	oldest) mode "Go 1.18" E2E_LINK=static GOTOOLCHAIN=go1.18.10 ;;
	*)
		echo "run.sh: there is no mode $which" >&2
		exit 2
		;;
	esac
done
echo "--- e2e: go vet and gofmt"
for module in $(find . -name target -prune -o -name go.mod -print | sort); do
	(cd "$(dirname "$module")" && go vet ./... && test -z "$(gofmt -l . | tee /dev/stderr)")
done

#!/bin/sh
# load.sh [SECONDS]: the same server on both engines, in turns, under hey: 64 clients that put 1 KiB, that get it, and that scan a hundred entries.
# Needs what `rust2go build-rust storage --release` has left.
set -eu
cd "$(dirname "$0")"
seconds=${1:-5}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
server=
go build -o "$work/kv" .
GOBIN=$work go install github.com/rakyll/hey@v0.1.4
head -c 1024 /dev/zero | tr '\0' x >"$work/value"

# measured ARGUMENT..: requests a second, and the slowest of 99 in 100, in milliseconds
measured() {
	"$work/hey" -z "${seconds}s" -c 64 "$@" >"$work/said"
	awk '/Requests\/sec/ { rate = $2 } /99%/ { slow = $3 * 1000 } /\[[0-9]*\].*responses/ && !/\[20[04]\]/ { bad = 1 }
		END { printf "%9.0f %8.1f", rate, slow; if (bad) printf "  (errors)" }' "$work/said"
}

printf '%-6s %18s %18s %18s %10s\n' engine 'put, p99 ms' 'get, p99 ms' 'scan, p99 ms' MiB
for turn in 1 2 3; do
	for engine in redb bolt; do
		port=$((8700 + turn))
		rm -f "$work/data"
		"$work/kv" -engine $engine -path "$work/data" -address 127.0.0.1:$port 2>"$work/log" &
		server=$!
		until grep -q http "$work/log"; do sleep 0.1; done
		for i in $(seq 100 199); do printf 'PUT %s\n' "$i"; done | while read -r _ i; do
			curl -s -o "$work/out" -X PUT --data-binary @"$work/value" "http://127.0.0.1:$port/kv/item/$i"
		done
		put=$(measured -m PUT -D "$work/value" "http://127.0.0.1:$port/kv/one")
		get=$(measured "http://127.0.0.1:$port/kv/one")
		scan=$(measured "http://127.0.0.1:$port/scan?prefix=item/")
		memory=$(awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$server/status")
		printf '%-6s %s %s %s %10s\n' $engine "$put" "$get" "$scan" "$memory"
		kill "$server"
		wait "$server" 2>/dev/null || true
	done
done

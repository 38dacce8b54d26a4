# ./dev test [--list | --one-by-one | --examples | section..]: everything that CI runs, two sections at a time, or the sections named, among them those
# of ./dev lint, one after the other. Goes on after a failing section and says at the end which have failed, and what took how long.
set -u
. scripts/sections.sh

if [ "${1:-}" = --list ]; then
	printf '%s\n' $first_lane $second_lane $more_sections
	exit
fi
if [ "${1:-}" = --examples ]; then
	shift
	set -- examples esbuild opa plugins kv kubernetes "$@"
fi
if [ "${1:-}" = --one-by-one ]; then
	shift
	[ $# -gt 0 ] || set -- $first_lane $second_lane
fi
for name in "$@"; do
	case " $(echo $first_lane $second_lane $more_sections) " in
	*" $name "*) ;;
	*)
		echo "dev: there is no section '$name'; ./dev test --list names them" >&2
		exit 2
		;;
	esac
done

# Nothing is built a second time after a change here, and nobody debugs what is built: neither half has what a debugger reads.
export CARGO_INCREMENTAL="${CARGO_INCREMENTAL:-0}"
export CARGO_PROFILE_DEV_DEBUG="${CARGO_PROFILE_DEV_DEBUG:-0}"
export GOFLAGS="${GOFLAGS:+$GOFLAGS }-ldflags=-w"
# Many tests are about panics, and hundreds of traces of those hide the failure that counts.
export RUST_BACKTRACE=0
# A registry that is slow to answer once in half an hour is no reason to begin again.
export CARGO_NET_RETRY="${CARGO_NET_RETRY:-10}"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
began=$(date +%s)

# run NAME: runs a section; leaves `NAME RESULT SECONDS` in a file.
run() {
	start=$(date +%s)
	result=FAILED
	# A shell of its own: in a condition, `set -e` would not stop a section at its first failure.
	if sh -euc '. scripts/sections.sh; "$1"' section "section_$(echo "$1" | tr - _)"; then
		result=passed
	else
		# What is often the reason, and seldom said.
		df -Pk . | awk 'NR == 2 { printf "room left on the disk: %d MiB\n", $4 / 1024 }'
	fi
	echo "$1 $result $(($(date +%s) - start))" >"$work/$1.end"
}

# What is said of each section, from its first line on.
head_of() { printf '\n=== %s\n' "$1"; }
end_of() {
	read -r name result seconds <"$work/$1.end"
	echo "$name $result $seconds" >>"$work/ends"
	printf -- '--- %s: %s, %s s\n' "$name" "$result" "$seconds"
}

# lane NAME..: one after the other, what each says in a file; the names of those that have ended go to the standard output.
lane() {
	for name in "$@"; do
		run "$name" >"$work/$name.log" 2>&1 </dev/null
		echo "$name"
	done
}

if [ $# -gt 0 ]; then
	for name in "$@"; do
		head_of "$name"
		run "$name"
		end_of "$name"
	done
else
	# Two lanes, which build in different folders. What a section says is shown when it has ended.
	mkfifo "$work/ended"
	# What runs in the background does not get the terminal's own.
	trap 'trap - TERM; kill -TERM 0' INT
	{
		lane $first_lane &
		lane $second_lane &
		wait
	} >"$work/ended" &
	while read -r name; do
		head_of "$name"
		cat "$work/$name.log"
		end_of "$name"
	done <"$work/ended"
fi

printf '\n'
sort -k 3,3nr "$work/ends" | while read -r name result seconds; do
	printf '%6s s  %s\n' "$seconds" "$name"
done
printf '%6s s  in all\n' "$(($(date +%s) - began))"
failed=$(sed -n 's/^\(.*\) FAILED .*/\1/p' "$work/ends")
for name in $failed; do
	# What was said long ago is said again, where it is looked for.
	[ ! -f "$work/$name.log" ] || {
		printf '\n=== the end of %s\n' "$name"
		tail -n 60 "$work/$name.log"
	}
	printf 'failed: %s   (again: ./dev test %s)\n' "$name" "$name"
done
count=$(echo $failed | wc -w | tr -d ' ')
# A lane that was killed has said nothing.
wanted=$(echo ${*:-$first_lane $second_lane} | wc -w)
missing=$((wanted - $(wc -l <"$work/ends")))
[ "$missing" -eq 0 ] || echo "$missing sections have not come to their end"
printf '%s passed, %s failed\n' "$(($(wc -l <"$work/ends") - count))" "$count"
[ "$count" -eq 0 ] && [ "$missing" -eq 0 ]

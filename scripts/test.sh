# ./dev test [--list | --examples | section..]: everything that CI runs, or the sections named, among them those of ./dev lint. Goes on after a failing section and says at the end which
# have failed.
set -u
. scripts/sections.sh

if [ "${1:-}" = --list ]; then
	printf '%s\n' $sections $more_sections
	exit
fi
if [ "${1:-}" = --examples ]; then
	shift
	set -- examples esbuild "$@"
fi
for name in "$@"; do
	case " $(echo $sections $more_sections) " in
	*" $name "*) ;;
	*)
		echo "dev: there is no section '$name'; ./dev test --list names them" >&2
		exit 2
		;;
	esac
done

passed=0
failed=
began=$(date +%s)
for name in ${*:-$sections}; do
	printf '\n=== %s\n' "$name"
	start=$(date +%s)
	# A shell of its own: in a condition, `set -e` would not stop a section at its first failure.
	if sh -euc '. scripts/sections.sh; "$1"' section "section_$(echo "$name" | tr - _)"; then
		passed=$((passed + 1))
		result=passed
	else
		failed="$failed $name"
		result=FAILED
	fi
	printf -- '--- %s: %s, %s s\n' "$name" "$result" "$(($(date +%s) - start))"
done

count=$(echo $failed | wc -w | tr -d ' ')
printf '\n%s s in all\n' "$(($(date +%s) - began))"
for name in $failed; do
	printf 'failed: %s   (again: ./dev test %s)\n' "$name" "$name"
done
printf '%s passed, %s failed\n' "$passed" "$count"
[ "$count" -eq 0 ]

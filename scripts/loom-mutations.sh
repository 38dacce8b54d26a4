# loom-mutations.sh [file..]: weakens one ordering after the other in a copy of the crates, and demands that a model fails each time. What no model
# fails at is an ordering that nobody needs, or a model that is missing.
set -eu
root=$PWD
copy=$root/target/loom-mutations/copy
rt=crates/rust2go/src/rt

# The n-th `Ordering::FROM` in a function of a file becomes TO. All that are stronger than `Relaxed` are here, each without each of its halves; in the
# models stand those of Go's half.
mutations='
slot.rs is_complete 1 Acquire Relaxed
slot.rs poll 1 Acquire Relaxed
slot.rs poll 2 Acquire Relaxed
slot.rs poll 1 AcqRel Acquire
slot.rs poll 1 AcqRel Release
slot.rs complete 1 AcqRel Acquire
slot.rs complete 1 AcqRel Release
slot.rs abandon 1 AcqRel Acquire
slot.rs abandon 1 AcqRel Release
slot.rs release 1 AcqRel Acquire
slot.rs release 1 AcqRel Release
slot/models.rs is_dropped 1 Acquire Relaxed
slot/models.rs asks_to_be_told 1 Acquire Relaxed
queue.rs push 1 AcqRel Acquire
queue.rs push 1 AcqRel Release
queue/models.rs take 1 Acquire Relaxed
queue/models.rs sleep 1 Release Relaxed
pending.rs park 1 Acquire Relaxed
pending.rs settle 1 Release Relaxed
pending.rs release 1 AcqRel Acquire
pending.rs release 1 AcqRel Release
'

# With arguments, only those of these files.
wanted=${*:-slot.rs slot/models.rs queue.rs queue/models.rs pending.rs}

rm -rf "$copy"
mkdir -p "$copy"
cp -R Cargo.toml Cargo.lock README.md go crates "$copy"
cd "$copy"

# Whether the models of this file pass. A file that does not compile is an error of ours.
models_pass() {
	models=rt::${1%.rs}
	models=${models%/models}::models
	RUSTFLAGS='--cfg loom' cargo test --quiet --release --package rust2go --lib --target-dir "$root/target/loom-mutations" --no-run 2>"$copy/built" || {
		cat "$copy/built"
		exit 1
	}
	RUSTFLAGS='--cfg loom' cargo test --quiet --release --package rust2go --lib --target-dir "$root/target/loom-mutations" \
		"$models" >"$copy/said" 2>&1
}

# mutate FILE FUNCTION N FROM TO
mutate() {
	awk -v name="$2" -v n="$3" -v from="Ordering::$4" -v to="Ordering::$5" '
		/^ *(pub |pub\(crate\) )?(const )?(unsafe )?(extern "C" )?fn / { inside = $0 ~ "fn " name "[(<]" }
		inside && !done && index($0, from) && ++seen == n { sub(from, to); done = 1 }
		{ print }
		END { exit !done }
	' "$root/$rt/$1" >"$rt/$1" || {
		echo "there is no such ordering: $*"
		exit 1
	}
}

models_pass slot.rs && models_pass queue.rs && models_pass pending.rs || {
	cat "$copy/said"
	echo 'the models fail as they are'
	exit 1
}
survived=0
while read -r file function n from to; do
	case " $wanted " in *" $file "*) ;; *) continue ;; esac
	mutate "$file" "$function" "$n" "$from" "$to"
	if models_pass "$file" </dev/null; then
		result='NO MODEL FAILS'
		survived=$((survived + 1))
	else
		result=$(sed -n 's/^test rt::.*::models::\(.*\) \.\.\. FAILED.*/\1/p; s/^    rt::.*::models::\(.*\)$/\1/p' "$copy/said" | sort -u | tr '\n' ' ')
		[ -n "$result" ] || {
			cat "$copy/said"
			exit 1
		}
	fi
	printf '%s, %s: %s %s instead of %s: %s\n' "$file" "$function" "$n" "$to" "$from" "$result"
	cp "$root/$rt/$file" "$rt/$file"
done <<TEXT
$mutations
TEXT
[ "$survived" -eq 0 ]

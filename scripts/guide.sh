# ./dev guide [build | check | open]: builds the book into target/guide; check looks at each page in a browser as narrow as a phone: links that lead
# nowhere, pictures that are missing, and what sticks out.
set -eu
. scripts/tools.sh

book=$PWD/target/guide
what=${1:-check}

mdbook=$(command -v mdbook || echo "$tools/bin/mdbook")
[ -x "$mdbook" ] || {
	say 'building mdbook into .tools'
	cargo install --quiet --locked --no-default-features --root "$tools" --version 0.5.4 mdbook
}
rm -rf "$book"
"$mdbook" build docs/guide -d "$book" >"$book.log" 2>&1 || {
	cat "$book.log"
	exit 1
}
if grep -E 'WARN|ERROR' "$book.log"; then
	echo 'guide: mdbook has warned' >&2
	exit 1
fi
echo "guide: $book/index.html"
[ "$what" = check ] || exit 0

browser=
for name in chromium chromium-browser google-chrome; do
	command -v "$name" >/dev/null 2>&1 && browser=$name && break
done
[ -n "$browser" ] || { apt_install chromium && browser=chromium; } || {
	say 'install chromium, which looks at the pages'
	exit 1
}

# The page that looks at all others has their names.
pages=$(cd "$book" && ls ./*.html | sed 's|^\./||' | grep -vE '^(404|print|toc|index)\.html$' | sed 's/.*/"&"/' | paste -sd, -)
sed "s|@pages@|$pages|" scripts/guide-check.html >"$book/check.html"
profile=$(mktemp -d)
"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$profile" --allow-file-access-from-files \
	--window-size=500,900 --virtual-time-budget=120000 --dump-dom "file://$book/check.html" >"$book/checked.html" 2>"$book.log" || {
	tail -n 20 "$book.log"
	exit 1
}
rm -rf "$profile" "$book/check.html"
awk '/<pre id="found">/ { on = 1 } on { print } /<\/pre>/ { if (on) exit }' "$book/checked.html" | sed 's/.*<pre id="found">//; s/<\/pre>.*//'
grep -q 'pages, 0 faults' "$book/checked.html"

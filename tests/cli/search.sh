#!/bin/sh
# fieldnotes search: what is found, and each form that it is printed in.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "Cache headers" "stack: [python services]
tools: [fastapi, redis]
score: {quality: 91}
entities:
  - {name: reducing build time, type: problem}
revision: {last reviewed: 2023-02-08}" "Headers of a cache, and how they expire."
note lib/b.md "Cold starts" "stack: [node]
score: {quality: 70}" "A cold start takes long."
note lib/sub/c.md "Warm cache" "stack: [python services]
score: {quality: 80}" "Warm it before people come. $(printf '\303\234ber')"
FIELDNOTES_LIBRARY=$scratch/lib
export FIELDNOTES_LIBRARY
root=$(cd lib && pwd -P)

run search --count cache
is "$code,$out,$err" "0,2," "the number alone is printed, the index being built on the way"
run search --count zebra
is "$code,$out" "1,0" "nothing found is 1"
run search zebra
is "$code,$out,$err" "1,," "and prints nothing"

run search --paths cache
is "$(sort "$scratch/out")" "$root/a.md
$root/sub/c.md" "paths are absolute, one a line"
run search -0 cache
is "$(tr '\0' '\n' <"$scratch/out" | sort)" "$root/a.md
$root/sub/c.md" "or end in NUL"
run search --paths -0 cache
is "$code" 0 "both together are the second"
run search --paths --limit 1 cache
is "$(wc -l <"$scratch/out")" 1 "a limit is obeyed"
run search --paths --sort=-score.quality ''
is "$out" "$root/a.md
$root/sub/c.md
$root/b.md" "the order can be chosen"
run search --paths 'quality>=80'
is "$(wc -l <"$scratch/out")" 2 "a comparison"
run search --paths 'stack:"python services"' 'tool:fastapi'
is "$out" "$root/a.md" "several words are one query"
run search --paths 'entity.problem:"reducing build time"'
is "$out" "$root/a.md" "an entity by its type"
run search --paths -- '-stack:node'
is "$(wc -l <"$scratch/out")" 2 "a query may begin with a dash"

mkdir few
note few/a.md "Alpha"
note few/b.md "Beta"
run search 'cache headers cold'
is "$(sed -n 1p "$scratch/out")" "Notes with some of the words:" "that no note has all words stands above those that have some"
run search 'cache'
empty "$(grep 'some of the words' "$scratch/out")" "and nowhere where all have all"

mkdir -p shut/in
note shut/in/a.md "Alpha"
run search --library shut --count alpha
rm -rf "$HOME/.cache"
chmod 000 shut/in
run search --library shut --count alpha
[ -r shut/in/a.md ] || is "$code,$out,$err" \
  "1,0,fieldnotes: 1 file could not be read: \"fieldnotes doctor\" tells which" "a folder that may not be looked into is told"
chmod 700 shut/in
run search --library shut --count alpha
is "$code,$out,$err" "0,1," "until it may"

told="where files cannot be opened that is told, and they are read as soon as they can be"
if [ -n "${UNDER-}" ]; then
  skip "$told" "valgrind cannot do with so few descriptors"
else
  silent=
  for n in 7 8 9 10 11 12; do
    rm -rf "$HOME/.cache"
    # shellcheck disable=SC3045 # every shell that is used has it
    (ulimit -n $n && "$FIELDNOTES" search --library few --count alpha >few.out 2>few.err </dev/null)
    is_right=$(grep -cx 1 few.out)
    [ "$is_right" -eq 1 ] || [ -s few.err ] || silent="$silent $n"
    run search --library few --count alpha
    [ "$code,$out,$err" = "0,1," ] || silent="$silent $n:$err"
  done
  is "$silent" "" "$told"
fi

run search -stack:node
refused "a query that is taken for an option names the way out" 'put -- before one that begins with a dash'

run search --json cache
is "$code" 0 "JSON is printed"
json_is '(j["version"], j["query"], j["total"], len(j["notes"]))' "(1, 'cache', 2, 2)" "with its head"
json_is 'all(set(n) >= {"path", "title", "score", "snippet", "fields"} for n in j["notes"])' True \
  "and all of each note"
json_is '[n["fields"]["score"]["quality"] for n in sorted(j["notes"], key=lambda n: n["path"])]' "[91, 80]" \
  "fields are those of the front matter"
json_is '[n["path"] for n in j["notes"] if n["title"] == "Cache headers"]' "['$root/a.md']" "paths are absolute"
run search --json zebra
is "$code" 1 "JSON of nothing is 1"
json_is '(j["total"], j["notes"])' "(0, [])" "and still an object"
run search --json --limit 1 cache
json_is '(j["total"], len(j["notes"]))' "(2, 1)" "a limit leaves the total"
run search --jsonl cache
if has_python; then
  is "$(python3 -c 'import json, sys
for line in open(sys.argv[1]): print(json.loads(line)["title"])' "$scratch/out" | sort)" "Cache headers
Warm cache" "JSON lines are one note a line"
else
  skip "JSON lines are one note a line" "there is no Python"
fi

run search cache
ok "text has titles" holds "$out" "Cache headers"
ok "and dates" holds "$out" "2023-02-08"
ok "and a piece of the text" holds "$out" "how they expire"
empty "$(no_controls "$scratch/out")" "without control bytes"
run search --color=always cache
ok "with colours what was found stands out" holds "$out" "${esc}["
empty "$(sed "s/$esc\[[0-9;]*m//g" "$scratch/out" >"$scratch/plain" && no_controls "$scratch/plain")" \
  "by looks alone"

run search 'nosuchfield:x'
refused "an unknown field is told" "nosuchfield"
run search --sort nosuchfield cache
refused "an unknown field to sort by is told" "nosuchfield"

rm lib/b.md
note lib/d.md "Cache again"
run search --count cache
is "$out" 3 "a few changes are taken in on the way"

# More notes than are taken in on the way.
i=0
mkdir lib/many
while [ $i -lt 501 ]; do
  printf 'cache number %d\n' $i >lib/many/$i.md
  i=$((i + 1))
done
run search --count cache
is "$code,$out" "0,3" "many are not"
ok "and it is said that the index is behind" holds "$err" "fieldnotes: the index is behind by 501 notes"
run index
run search --count cache
is "$out,$err" "504," "until it is told to"
run search cache
is "$(grep -c '^[^ ]' "$scratch/out")" 20 "text stops at twenty notes"

# Among many notes only a glance is taken, unless nothing is found.
while [ $i -lt 1100 ]; do
  printf 'cache number %d\n' $i >lib/many/$i.md
  touch -t 200001010000 lib/many/$i.md
  i=$((i + 1))
done
touch -t 200101010000 lib lib/sub lib/many
run index
printf 'cache and quagga\n' >lib/many/700.md
run search --count 'cache'
is "$out,$err" "1103," "many are searched as they were"
run search --count quagga
is "$code,$out,$err" "0,1," "but for what is not found every note is looked at"
run search --count quagga
is "$code,$out,$err" "0,1," "which is kept"
printf 'okapi\n' >lib/many/new.md
run search --count 'cache OR okapi'
is "$out,$err" "1104," "a new note is seen at once"
mkdir lib/later
touch -t 200101010000 lib
run show --plain okapi-later
is "$code" 2 "a note that is not there is none"

hostile=$(printf 'evil\033]0;x\007\n\302\233.md')
printf -- '---\ntitle: "T\\e[31m\\u202e"\n---\nzebra \033[31m red\n' >"lib/$hostile"
for form in --paths --json --jsonl --limit=5; do
  run search $form zebra
  is "$code" 0 "a hostile note is found with $form"
  empty "$(no_controls "$scratch/out")" "and told harmlessly"
done
run search -0 zebra
is "$(tr -d '\0' <"$scratch/out")" "$root/$hostile" "its exact name is there for programs"
done_testing

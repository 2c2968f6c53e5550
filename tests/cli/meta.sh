#!/bin/sh
# fieldnotes meta: post meta for people and for programs.
. "$SRCDIR/tests/cli/cli.sh"

note lib/a.md "Cache headers" 'ai outline: ["one: first", "two: second"]
score: {quality: 91, clarity: 82.5}
revision: {version: 1.6.5, "last reviewed": 2023-02-08}
flags: {has images: true, hidden: no}
entities:
  - {name: python services, type: stack}
payload: {deep: {er: [1, [2, null]]}}
empty:'

run meta --json lib/a.md
is "$code,$err" "0," "the post meta is printed"
json_is 'j["version"]' 1 "it has a version"
json_is 'j["path"]' "$(cd lib && pwd -P)/a.md" "its path is absolute"
json_is 'list(j["meta"])' "['title', 'ai outline', 'score', 'revision', 'flags', 'entities', 'payload', 'empty']" \
  "keys keep their names and order"
json_is 'j["meta"]["score"]' "{'quality': 91, 'clarity': 82.5}" "numbers are numbers"
json_is 'j["meta"]["revision"]' "{'version': '1.6.5', 'last reviewed': '2023-02-08'}" "versions and dates are text"
json_is 'j["meta"]["flags"]["has images"]' True "booleans are booleans"
json_is 'j["meta"]["payload"]' "{'deep': {'er': [1, [2, None]]}}" "nesting is kept"
json_is 'j["meta"]["empty"]' None "nothing is null"
json_is 'j["faults"]' "[]" "there are no faults"

run meta --yaml lib/a.md
cp "$scratch/out" again.yaml
{ echo ---; cat again.yaml; echo ---; } >again.md
"$FIELDNOTES" meta --json again.md >first
run meta --json again.md
json_is 'j["meta"]["payload"]' "{'deep': {'er': [1, [2, None]]}}" "YAML that was printed reads back"

run meta lib/a.md
is "$code" 0 "it is printed for people"
ok "with its scores" holds "$out" "91"
empty "$(no_controls "$scratch/out")" "without control bytes in a pipe"
empty "$(wider_than 78 "$scratch/out")" "in lines that are not too long"

printf -- '---\na: 1\na: 2\nb: [\n---\nx\n' >broken.md
run meta --json broken.md
is "$code" 0 "broken YAML is no error"
json_is 'len(j["faults"]) > 0 and all(f["line"] > 0 and f["text"] for f in j["faults"])' True \
  "its faults have lines and texts"
printf -- '---\na: "\\e]0;x\\a \\x9b \\u202e"\n---\n' >hostile.md
run meta --json hostile.md
empty "$(no_controls "$scratch/out")" "JSON has no control bytes"
json_is 'j["meta"]["a"]' "$(printf '\033]0;x\007 \302\233 \342\200\256')" "but keeps them exactly"
run meta --yaml hostile.md
empty "$(no_controls "$scratch/out")" "nor has YAML"
run meta hostile.md
empty "$(no_controls "$scratch/out")" "nor the text for people"

printf -- '---\na: 1\n---\n' >in.md
run meta --json - <in.md
json_is 'j["meta"]' "{'a': 1}" "standard input is read"
json_is 'j["path"]' "-" "and has no path"
run meta --json no-such.md
refused "a note that is not there is told" "no-such.md"
done_testing

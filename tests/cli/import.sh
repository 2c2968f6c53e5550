#!/bin/sh
# fieldnotes import: page texts become notes.
. "$SRCDIR/tests/cli/cli.sh"
page=$SRCDIR/tests/cli/page.txt

run import --dry-run --into notes "$page"
is "$code" 0 "a dry run succeeds"
ok "and says what would be done" expr "$out" : 'new: notes/.*\.md$'
ok "and does nothing" test ! -e notes
run import --into notes "$page"
is "$code" 0 "a page is imported"
path=${out#new: }
ok "its note is named" test -f "$path"
run import --into notes "$page"
is "$code,$out" "0,unchanged: $path" "again nothing changes"
sed 's/give it one/give it two/' "$page" >edited.txt
run import --into notes edited.txt
is "$code,$out" "0,changed: $path" "an edited page is an update"

run meta --json "$path"
json_is 'j["meta"]["score"]' "{'quality': 70, 'clarity': 90}" "its structure is there"
run --library notes import "$page"
is "$out" "changed: $path" "the folder can be the library's"
(cd notes && "$FIELDNOTES" import --dry-run "$page" >"$scratch/out")
is "$(cat "$scratch/out")" "unchanged: ./$(basename "$path")" "or the one where one is"

: >empty.txt
run import --into notes empty.txt "$page"
is "$code" 2 "a file that is no page is an error"
ok "that is told" holds "$err" "fieldnotes: empty.txt"
is "$out" "unchanged: $path" "and keeps no other from being imported"
run import --into notes nothing.txt
refused "a file that is not there is told" "nothing.txt"
run import
refused "no file at all is told" "FILE"
done_testing

#!/bin/sh
# fieldnotes status: fresh or stale, the last run, what could not be read.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "First"
note lib/b.md "Second"

run status lib
is "$code,$(sed -n 1p "$scratch/out")" "1,index     empty: 2 notes are to be read" "before there is an index"
ok "there was no run" holds "$out" "last run  none yet"
run index lib
run status lib
is "$code,$err" "0," "a fresh index is 0"
ok "it is told" holds "$out" "index     fresh"
ok "the last run is told with its counts" holds "$out" "2 new, 0 changed, 0 unchanged, 0 removed, 0 failed"
ok "and the folders" holds "$out" "folders   $(cd lib && pwd -P)"
note lib/c.md "Third"
run --library lib status
is "$code" 1 "a stale one is 1"
ok "how much differs is told" holds "$out" "stale: 1 note is new, changed or gone"
run status --json lib
json_is 'j["version"], j["state"], j["differ"], j["notes"], j["busy"]' "(1, 'stale', 1, 2, False)" "as JSON"
json_is 'j["last_run"]["end"], j["last_run"]["new"], j["last_run"]["read"]' "('done', 2, 2)" "with the last run"
json_is 'j["note_bytes"] > 0 and j["index_bytes"] > 0 and j["index"].endswith(".db")' True "and sizes"
run status --json lib
is "$code" 1 "to ask changes nothing"

mkfifo lib/pipe.md
run index lib
run status lib
is "$code" 0 "what cannot be read makes nothing stale"
ok "but is told" holds "$out" "1 file could not be read"
run status "$scratch/nowhere"
refused "a folder that is not there is an error" "nowhere"
note "lib/$(printf 'x\033[31m').md" "Hostile name"
mkdir "$(printf 'h\033[31mh')"
run status "$(printf 'h\033[31mh')"
empty "$(no_controls "$scratch/out")" "no control character is printed"
done_testing

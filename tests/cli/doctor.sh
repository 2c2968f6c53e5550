#!/bin/sh
# fieldnotes doctor: what is wrong with notes, index and set-up.
. "$SRCDIR/tests/cli/cli.sh"
LC_ALL=C.UTF-8
export LC_ALL
note lib/a.md "First"
note lib/b.md "Second" "stack: [shell]" "See [the first](a.md)."

run doctor lib
is "$code,$out,$err" "0,nothing is wrong," "a library without faults is 0"
run doctor --json lib
is "$out" '{"version":1,"total":0,"findings":[]}' "as JSON"

printf -- '---\ntitle: Broken\nscore: {quality: 3\n---\n\nText.\n' >lib/broken.md
printf 'See [that](nowhere.md).\n' >lib/link.md
mkfifo lib/pipe.md
run doctor lib
is "$code" 1 "findings are 1"
here=$(cd lib && pwd -P)
ok "a fault is told with file and line" grep -qE "^$here/broken.md:[0-9]+: ." "$scratch/out"
ok "a link that leads nowhere too" holds "$out" "$here/link.md:1: leads nowhere: nowhere.md"
ok "and what cannot be read" grep -q "^$here/pipe.md: ." "$scratch/out"
ok "each with what to do" grep -q "^  .*\.fieldnotesignore" "$scratch/out"
ok "they are counted" grep -qE "^[0-9]+ found$" "$scratch/out"
run doctor --json lib
json_is 'sorted(set(f["kind"] for f in j["findings"]))' "['broken link', 'fault', 'unreadable']" "as JSON by kind"
json_is '[(f["path"].split("/")[-1], f["line"]) for f in j["findings"] if f["kind"] == "unreadable"]' \
  "[('pipe.md', None)]" "with the file"
json_is 'all(f["about"] == "notes" and f["text"] and f["advice"] for f in j["findings"])' True "and advice"
rm lib/broken.md lib/link.md lib/pipe.md

# The index.
run index lib
db=$(find "$HOME/.cache" -name 'index.*.db')
chmod 644 "$db"
run doctor lib
is "$code" 1 "an index that others may read is 1"
ok "it is told" holds "$out" "$db: others may look into it (mode 644)"
chmod 600 "$db"
printf 'something else entirely, but long enough to be looked at, and looked at again' >"$db"
run doctor lib
ok "what is no index is told" holds "$out" "the index was damaged; it is built anew"
run doctor lib
is "$code,$out" "0,nothing is wrong" "and is mended on the way"
if has_python; then
  db=$(find "$HOME/.cache" -name 'index.*.db')
  python3 - "$db" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("UPDATE words_data SET block = zeroblob(length(block)) WHERE id > 100")
db.commit()
assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
END
  run doctor lib
  is "$code" 1 "damage that SQLite's own check does not see is found"
  ok "and told" holds "$out" "$db: is damaged"
  run doctor lib
  is "$code" 0 "and mended on the way"
else
  skip "damage that SQLite's own check does not see is found" "there is no Python"
fi

# The set-up.
LC_ALL=C run doctor lib
ok "a locale without UTF-8 is told" holds "$out" "the locale is of "
TERM=no-such-terminal run doctor lib
ok "a terminal that is not known is told" holds "$out" "no-such-terminal"
TERM='' run doctor lib
is "$code" 0 "without a terminal none has to be known"
mkdir -p "$HOME/.config/fieldnotes"
chmod 755 "$HOME/.config/fieldnotes"
run doctor lib
ok "folders that are open are told" holds "$out" "$HOME/.config/fieldnotes: others may look into it (mode 755)"
rm -r "$HOME/.config"
run doctor "$scratch/nowhere"
is "$code" 1 "a folder that is not there is a finding"
ok "it is told" holds "$out" "$scratch/nowhere"
XDG_CACHE_HOME=/dev/null run doctor lib
ok "an index in memory is told" holds "$out" "the index is kept in memory only"
printf -- '---\na: "\\e[31m\n---\n' >"lib/$(printf 'x\033[31m').md"
run doctor lib
is "$code" 1 "hostile names are no trouble"
empty "$(no_controls "$scratch/out")" "no control character is printed"
done_testing

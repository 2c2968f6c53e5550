#!/bin/sh
# fieldnotes index --shared: an index that a library carries with it and others only read.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "First"
note lib/b.md "Second" "" "Of beta."
umask 022

run index --shared lib
is "$code,$out" "0,2 new, 0 changed, 0 unchanged, 0 removed, 0 failed" "a shared index is written"
is "$(ls lib/.fieldnotes)" "index.db
lock" "into the library"
is "$(find lib/.fieldnotes/index.db -perm 644)" "lib/.fieldnotes/index.db" "as readable as other files"
rm -rf "$HOME/.cache" lib/.fieldnotes/lock
[ "$(id -u)" -eq 0 ] || chmod 500 lib/.fieldnotes lib
run --library lib search --count beta
is "$code,$out,$err" "0,1," "it is searched"
run --library lib status --json
json_is 'j["shared"], j["state"], j["notes"]' "(True, 'fresh', 2)" "status knows it"
run index lib
is "$code,$out" "0,0 new, 0 changed, 2 unchanged, 0 removed, 0 failed" "index has nothing to do"
is "$(ls lib/.fieldnotes)" "index.db" "and nothing is written beside it"
is "$(find "$HOME" -name '*.db')" "" "nor at home"
chmod 700 lib lib/.fieldnotes
note lib/c.md "Third" "" "More of beta."
run --library lib search --count beta
is "$code,$out" "0,1" "what has changed is not known yet"
ok "which is told" holds "$err" "fieldnotes: the library's shared index is behind by 1 note"
run index lib
ok "also by index, with what to do" holds "$err" '"fieldnotes index --shared" writes it anew'
run index --shared lib
run --library lib search --count beta
is "$out,$err" "2," "writing it anew ends that"
printf 'garbage' >lib/.fieldnotes/index.db
run --library lib search --count beta
is "$code,$out" "0,2" "one that is damaged is not used"
ok "which is told" holds "$err" "lib/.fieldnotes/index.db is damaged: an index of your own is used"
mkdir other
run index --shared lib other
refused "it is for one folder" "a shared index is for one folder, not for 2"
done_testing

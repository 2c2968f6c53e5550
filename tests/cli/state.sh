#!/bin/sh
# fieldnotes state: what the reader did as text, and back; and the queries that ask for it.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "First" "reference: R-1"
note lib/b.md "Second"
FIELDNOTES_LIBRARY=$scratch/lib
export FIELDNOTES_LIBRARY
root=$(cd lib && pwd -P)
file=$HOME/.local/state/fieldnotes/state.db

run state export
is "$code,$out,$err" "0,fieldnotes-state 1," "nothing was done yet"
ok "and looking makes no file" test ! -e "$file"

cat >one.txt <<END
fieldnotes-state 1

# a remark
note path "$root/a.md" reference "R-1"
  flag 2026-11-28T10:00:00.000Z
  read 2026-11-29T19:18:00.123Z
  tick 2026-11-29T19:18:00.123Z key "0001/0/say \\"yes\\"\\n\\x1B"

note path "$root/b.md" hash 0123456789abcdef
  bookmark 2026-11-29T19:18:00.000Z key "x" value "3+14"

all
  query 2026-11-29T19:18:00.000Z key "weekly" value "is:read sort:-date"
END
run state import one.txt
is "$code,$out,$err" "0,5 marks of 2 notes, 5 new," "a text is taken in"
is "$(stat -c %a "$file" 2>/dev/null || stat -f %Lp "$file")" 600 "into a file for the user alone"
run state export
grep -v '^#' one.txt >wanted.txt
ok "and given back as it was" diff wanted.txt "$scratch/out"
empty "$(no_controls "$scratch/out")" "without a control character"
run state export
cp "$scratch/out" "$scratch/out.before"
run state export two.txt
is "$code,$out,$err" "0,," "into a file, too"
ln -s two.txt link.txt
echo old >two.txt
run state export link.txt
is "$code,$out,$err" "0,," "and where a link leads"
ok "which stays one" test -L link.txt
ok "to the whole state" diff "$scratch/out.before" two.txt
ln -s nowhere lost.txt
run state export lost.txt
refused "a link that leads nowhere" "lost.txt: No such file"
mkfifo pipe.txt
run state export pipe.txt
refused "a FIFO is not written" "pipe.txt: cannot be written: is a FIFO"
ok "and stays one" test -p pipe.txt
run state import <two.txt
is "$code,$out" "0,5 marks of 2 notes, 0 new" "what is there already is not new"

sed 's/2026-11-29T19:18:00.000Z key "weekly" value ".*"/2025-01-01T00:00:00.000Z key "weekly" value "old"/
  s/bookmark 2026-11-29T19:18:00.000Z key "x" value "3+14"/bookmark 2027-01-01T00:00:00.000Z key "x" value "5+0"/' two.txt >three.txt
run state import three.txt
is "$out" "5 marks of 2 notes, 1 new" "the newer counts"
run state export
ok "and stays" holds "$out" 'value "is:read sort:-date"'
ok "or comes" holds "$out" 'bookmark 2027-01-01T00:00:00.000Z key "x" value "5+0"'

run search --paths is:unread
is "$out" "$root/b.md" "is:unread on the command line"
run search --paths is:read
is "$out" "$root/a.md" "is:read"
run search --paths q:weekly
is "$out" "$root/a.md" "a saved query"
run search q:wekly
refused "one that is not there names the nearest" '"weekly" (column 1)'
run status
ok "status counts" holds "$out" "marked    1 unread, 1 flagged"
run status --json
json_is 'j["unread"], j["flagged"]' "(1, 1)" "also as JSON"
mv lib/a.md lib/c.md
run search --paths is:flagged
is "$out" "$root/c.md" "marks follow a note that was renamed"

# wrong LINE-OF-TEXT SENTENCE NAME
wrong() {
  printf 'fieldnotes-state 1\n%b\n' "$1" >wrong.txt
  run state import wrong.txt
  refused "$3" "wrong.txt:$2"
}
before=$("$FIELDNOTES" state export)
wrong 'note path "/x"\n flog 2026-11-29T19:18:00.000Z' '3: nothing is kept that is called "flog"; nearest: "flag"' "an unknown kind"
wrong 'note path "/x"\n flag yesterday' '3: "yesterday" is no time' "no time"
wrong 'flag 2026-11-29T19:18:00.000Z' '2: "flag" belongs to a note' "a mark of no note"
wrong 'note path "/x"\n query 2026-11-29T19:18:00.000Z key "a" value "b"' '3: "query" belongs to no note' "a query of a note"
wrong 'note path "/x' '2: the quotation mark is not closed' "an open quotation mark"
wrong 'note paths "/x"' '2: "paths" is unknown here: path, reference, hash' "an unknown label"
wrong 'note hash 12' '2: "12" is no hash' "no hash"
wrong 'note' '2: a note needs a path' "a note of nothing"
wrong 'note path "\\q"' '2: behind "\" stands' "an unknown escape"
wrong 'note path "/x"\n bookmark 2026-11-29T19:18:00.000Z key "xy"' '3: a bookmark is a letter or a digit' "no letter"
wrong 'note path "/x"\n flag 2026-11-29T19:18:00.000Z\nall nothing' '4: nothing follows "all"' "after all that was well"
is "$("$FIELDNOTES" state export)" "$before" "and nothing of it was changed"
printf 'fieldnotes-state 9\n' >wrong.txt
run state import wrong.txt
refused "a newer form" 'wrong.txt:1: the form "9" of a state is not known'
run state import </dev/null
refused "an empty text" 'standard input:1: this is no state'
run state import nowhere.txt
refused "a file that is not there" nowhere.txt
run state forget
refused "an unknown word" 'takes export or import, not "forget"'
run state
refused "no word" 'needs export|import'

rm "$file"
mkfifo "$file"
run state export
refused "a file of another kind is no empty state" "state.db is no regular file"
run search --count is:flagged
is "$code,$out,$err" \
  "1,0,fieldnotes: what you mark is kept only until the program ends: $file is no regular file" \
  "searches tell it, too"
run doctor
is "$code,$err" "1," "doctor finds it"
ok "and says so" holds "$out" "$file is no regular file"
rm "$file"
head -c 5000 /dev/zero >"$file"
run state import two.txt
is "$code,$err" \
  "0,fieldnotes: the state was damaged: it is set aside as ${file%.db}.damaged-1.db, and 0 marks were taken over" \
  "what was set aside is told by every command"
rm -r "${file%/*}"
: >"${file%/*}"
run state export
refused "a file in the place of the folder is no empty state" "is a file, not a folder"

rm -r "$HOME/.local"
: >"$HOME/.local"
run state import two.txt
refused "a state that cannot be kept is not taken in" 'kept only until the program ends'
rm "$HOME/.local"

head -c 5000 /dev/zero | tr '\0' x >long
printf 'fieldnotes-state 1\nall\n query 2026-11-29T19:18:00.000Z key "k" value "%s%s"\n' "$(cat long)" "$(cat long)" >wrong.txt
run state import wrong.txt
refused "a text that is longer than is kept" 'wrong.txt:3: the text is longer than is kept'
done_testing

#!/bin/sh
# What stands in the way of the index is told in one sentence, and searching goes on where it can.
. "$SRCDIR/tests/cli/cli.sh"
mkdir lib
i=0
while [ "$i" -lt 300 ]; do
  printf -- '---\ntitle: Note %d\n---\nalpha word%d\n' "$i" "$i" >"lib/n$i.md"
  i=$((i + 1))
done
sum() { find lib -type f -exec cksum {} + | sort | cksum; }
before=$(sum)

# one NAME WORDS: standard error has one line, which holds the words.
one() {
  lines=$(wc -l <"$scratch/err")
  case "$lines,$err" in
  1,"fieldnotes: "*"$2"*) pass "$1" ;;
  *) fail "$1" "$lines lines: $err" ;;
  esac
}

# no_room COMMAND...: no file may grow beyond some kB.
no_room() { (ulimit -f 60 && run "$@" && printf '%s\n' "$code" >"$scratch/code"); }
after_no_room() {
  code=$(cat "$scratch/code")
  out=$(cat "$scratch/out")
  err=$(cat "$scratch/err")
}

no_room index lib
after_no_room
refused "index says that there is no room" "no room left for"
no_room --library lib search --count alpha
after_no_room
is "$code,$out" "0,300" "searching goes on in memory"
one "which is told once" "the index is kept in memory only: "
no_room --library lib show "Note 77"
after_no_room
is "$code" 0 "so does showing a note by its title"
run index lib
is "$code,$out" "0,300 new, 0 changed, 0 unchanged, 0 removed, 0 failed" "with room again the index is built"
printf 'alpha again\n' >lib/n0.md
before=$(sum)
no_room --library lib search --count word7
after_no_room
case "$code,$out,$err" in
"0,1,fieldnotes: "*": notes are found as they were before") pass "what cannot be brought up to date is searched as it was" ;;
"0,1,") pass "what cannot be brought up to date is searched as it was" ;;
*) fail "what cannot be brought up to date is searched as it was" "$code,$out,$err" ;;
esac
run index lib
is "$code" 0 "and then brought up to date"

# Another program.
lock=$(find "$HOME/.cache" -name lock)
if command -v flock >/dev/null 2>&1; then
  flock "$lock" "$FIELDNOTES" index lib >"$scratch/out" 2>"$scratch/err"
  code=$?
  out=$(cat "$scratch/out")
  err=$(cat "$scratch/err")
  refused "index tells that another program is at it" "another program is updating this index"
  flock "$lock" "$FIELDNOTES" --library lib search --count word7 >"$scratch/out" 2>"$scratch/err"
  is "$(cat "$scratch/out")" 1 "who searches meanwhile finds what is there"
else
  skip "index tells that another program is at it" "there is no flock"
  skip "who searches meanwhile finds what is there" "there is no flock"
fi

# No place to write.
for place in /dev/null "$scratch/lib/n1.md" /proc/nowhere; do
  XDG_CACHE_HOME=$place run index lib
  is "$code,$out" "0,300 new, 0 changed, 0 unchanged, 0 removed, 0 failed" "indexed in memory: $place"
  one "which is told once" "the index is kept in memory only: "
  XDG_CACHE_HOME=$place run --library lib search --count alpha
  is "$code,$out" "0,300" "searched"
  one "and told once, too" "the index is kept in memory only: "
done
(unset HOME && run --library lib search --count alpha && printf '%s\n' "$code" >"$scratch/code")
after_no_room
is "$code,$out" "0,300" "without a home it is searched as well"
if [ "$(id -u)" -ne 0 ]; then
  chmod 500 "$HOME" lib
  rm -rf "$HOME/.cache"
  run --library lib search --count alpha
  is "$code,$out" "0,300" "a home and a library that may only be read"
  chmod 700 "$HOME" lib
fi

is "$(sum)" "$before" "the notes are as they were"
done_testing

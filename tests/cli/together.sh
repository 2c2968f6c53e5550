#!/bin/sh
# Four that read and two that index at once, while notes change: nobody is told of a lock, no note is
# missed at any time, and at the end all are found.
. "$SRCDIR/tests/cli/cli.sh"
notes=120
rounds=12
mkdir lib said
write() { printf -- '---\ntitle: Note %d\ntags: [t%d]\n---\nalpha %s\n' "$1" "$(($1 % 3))" "$2" >"lib/.n$1" && mv "lib/.n$1" "lib/n$1.md"; }
i=0
while [ "$i" -lt "$notes" ]; do
  write "$i" first
  i=$((i + 1))
done
"$FIELDNOTES" index lib >/dev/null

# reader NUMBER: searches until the indexers have ended.
reader() {
  while [ ! -e said/over ]; do
    "$FIELDNOTES" -l lib search --count alpha >"said/out$1" 2>>"said/reader$1"
    code=$?
    count=$(cat "said/out$1")
    if [ "$code" -ne 0 ] || [ "$count" -lt "$notes" ]; then echo "code $code, $count notes" >>"said/wrong$1"; fi
    echo >>"said/times$1"
  done
}

# indexer NUMBER: changes notes and indexes them, some from the beginning.
indexer() {
  round=0
  while [ "$round" -lt "$rounds" ]; do
    write $(((round * 7 + $1 * 31) % notes)) "round$round"
    write $((notes + round * 2 + $1)) "new"
    "$FIELDNOTES" index lib >>"said/counts$1" 2>>"said/indexer$1"
    round=$((round + 1))
  done
}

for n in 1 2 3 4; do reader "$n" & done
indexer 0 &
first=$!
indexer 1 &
wait "$first" "$!"
: >said/over
wait

empty "$(cat said/wrong* 2>/dev/null)" "no search misses a note"
empty "$(cat said/reader* | sort | uniq -c)" "no reader is told of anything"
left="fieldnotes: another program is updating this index just now, and goes on with it"
empty "$(cat said/indexer* | grep -vxF "$left")" "an index that is being updated is left to the other, and no more is told"
ok "everybody was at it" test "$(cat said/times* | wc -l)" -ge 8
run index lib
run --library lib search --count alpha
is "$out" "$((notes + rounds * 2))" "at the end all notes are found"
run doctor lib
is "$code,$out" "0,nothing is wrong" "and nothing is wrong"
done_testing

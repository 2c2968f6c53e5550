#!/bin/sh
# The two fields of the bundled notes that are measured: the reading time, at 200 words a minute, and
# the hash, the first 24 digits of the SHA-256 of the body. Lists the notes whose label says
# something else, or, with --write, corrects them (`make measure-notes`).
#
#   measure.sh [--write] NOTE...
set -eu

write=
if [ "$1" = --write ]; then
  write=yes
  shift
fi

sha256() { if command -v sha256sum >/dev/null 2>&1; then sha256sum; else shasum -a 256; fi; }
body() { awk 'marks == 2 { print } /^---$/ && marks < 2 { marks++ }' "$1"; }
field() { sed -n "s/^$2: *//p" "$1" | head -n 1; }

for note in "$@"; do
  words=$(body "$note" | wc -w)
  minutes=$(((words + 100) / 200))
  [ "$minutes" -gt 0 ] || minutes=1
  hash="\"$(body "$note" | sha256 | cut -c 1-24)\""
  if [ "$(field "$note" "reading time")" = "$minutes" ] && [ "$(field "$note" hash)" = "$hash" ]; then
    continue
  fi
  if [ -n "$write" ]; then
    sed "1,/^hash:/{s/^reading time:.*/reading time: $minutes/;s/^hash:.*/hash: $hash/;}" "$note" >"$note.new"
    mv "$note.new" "$note"
  else
    echo "$note: reading time $minutes, hash $hash"
  fi
done

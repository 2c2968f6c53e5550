#!/bin/sh
# The examples of README and of the bundled notes do what they show. An example is a fenced block of
# the language `console`: lines that begin with "$ " are typed, what follows is what comes. They
# are run in an empty home, beside the bundled notes.
. "$SRCDIR/tests/tap.sh"
tap_scratch

# The commands and what they print, one file each: N.typed and N.shown; N.name tells the place.
extract() {
  awk -v to="$scratch" '
    function close_example() { if (n) { close(to "/" n ".typed"); close(to "/" n ".shown") } }
    FNR == 1 { inside = 0 }
    /^```console$/ { inside = 1; next }
    /^```/ { inside = 0; next }
    !inside { next }
    /^\$ / {
      close_example()
      n++
      print substr($0, 3) > (to "/" n ".typed")
      printf "" > (to "/" n ".shown")
      name = FILENAME; sub(/.*\//, "", name)
      print name ":" FNR ": " substr($0, 3) > (to "/" n ".name")
      close(to "/" n ".name")
      next
    }
    n { print > (to "/" n ".shown") }
    END { close_example(); print n + 0 > (to "/number") }
  ' "$@"
}

# The first word of each part of a pipeline has to be there.
missing_tool() {
  sed 's/ | /\n/g' "$1" | sed 's/^\([A-Z_]*=[^ ]* \)*//' | while read -r tool _; do
    command -v "$tool" >/dev/null 2>&1 || echo "$tool"
  done
}

extract "$SRCDIR/README.md" "$SRCDIR"/data/notes/*.md
number=$(cat "$scratch/number")
ok "examples were found" test "$number" -ge 8

mkdir "$scratch/home"
HOME=$scratch/home
PATH=$BUILDDIR:$PATH
FIELDNOTES_DATA=$SRCDIR/data
export HOME PATH FIELDNOTES_DATA
unset XDG_CACHE_HOME XDG_STATE_HOME XDG_CONFIG_HOME FIELDNOTES_LIBRARY NO_COLOR
cd "$SRCDIR/data/notes" || exit 1

example=1
while [ "$example" -le "$number" ]; do
  at=$scratch/$example
  missing=$(missing_tool "$at.typed")
  if [ -n "$missing" ]; then
    skip "$(cat "$at.name")" "there is no $missing"
  else
    sh "$at.typed" >"$at.got" 2>&1 </dev/null
    empty "$(diff "$at.shown" "$at.got")" "$(cat "$at.name")"
  fi
  example=$((example + 1))
done
done_testing

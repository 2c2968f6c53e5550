#!/bin/sh
# How much of src/ the tests of this build folder have run, by file, the least first: `make coverage`
# in a build that was configured with --enable-coverage.
set -eu
cd "$BUILDDIR"

counts=$(find src -name '*.gcda' -exec gcov -n -s "$SRCDIR" -r {} + 2>/dev/null)
[ -n "$counts" ] || {
  echo "nothing was counted: configure with --enable-coverage, then make check" >&2
  exit 1
}
printf '%s\n' "$counts" | awk -F "'" '
  /^File/ { file = $2 }
  /^Lines executed/ && file ~ /^src\/.*\.c$/ {
    split($0, part, /[:%]/)
    n = $0; sub(/.* of /, "", n)
    printf "%6.1f %%  %5d lines  %s\n", part[2], n, file
    lines += n; run += n * part[2] / 100
    file = ""
  }
  END { printf "%6.1f %%  %5d lines  all\n", lines ? 100 * run / lines : 0, lines }' | sort -n

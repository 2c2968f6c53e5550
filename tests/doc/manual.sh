#!/bin/sh
# The manual pages say what the tables of the program say, and are well-formed.
. "$SRCDIR/tests/tap.sh"
tap_scratch
cd "$SRCDIR/doc/man" || exit 1

"$BUILDDIR/tests/doc/tables" >"$scratch/tables"
parts() { sed -n 's/^\.\\" begin \([a-z]*\).*/\1/p' "$@" | sort -u; }
is "$(parts ./*.[157])" "$(parts "$scratch/tables")" "the pages have a place for every table"
for page in *.[157]; do
  awk -f "$SRCDIR/tests/doc/splice.awk" "$scratch/tables" "$page" >"$scratch/page"
  empty "$(diff "$page" "$scratch/page")" "$page says what the tables say (else: make manual)"
  if command -v mandoc >/dev/null 2>&1; then
    empty "$(mandoc -T lint -W warning "$page" 2>&1)" "$page is well-formed"
  else
    skip "$page is well-formed" "there is no mandoc"
  fi
done
done_testing

#!/bin/sh
# The manual page says what the tables of the program say, and is well-formed.
. "$SRCDIR/tests/tap.sh"
tap_scratch

page=$SRCDIR/doc/man/fieldnotes.1
"$BUILDDIR/tests/doc/tables" >"$scratch/tables"
awk -f "$SRCDIR/tests/doc/splice.awk" "$scratch/tables" "$page" >"$scratch/page"

is "$(grep -c '^\.\\" begin' "$page")" "$(grep -c '^\.\\" begin' "$scratch/tables")" \
  "the page has a place for every table"
empty "$(diff "$page" "$scratch/page")" "the page says what the tables say (else: make manual)"
if command -v mandoc >/dev/null 2>&1; then
  empty "$(mandoc -T lint -W warning "$page" 2>&1)" "the page is well-formed"
else
  skip "the page is well-formed" "there is no mandoc"
fi
done_testing

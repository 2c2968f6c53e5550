#!/bin/sh
# What others say Markdown means is what a page shows: examples of specifications and of other programs,
# which are looked for beside the checkout. What differs on purpose is listed in differences.txt.
. "$SRCDIR/tests/tap.sh"
[ -d "$CORPUS/conformance" ] || skip_all 'there is no data to compare with'
command -v python3 >/dev/null || skip_all 'there is no python3'

here=$SRCDIR/tests/conformance
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/compare.py" \
  "$BUILDDIR/tests/conformance/dump" "$CORPUS" "$here/differences.txt"

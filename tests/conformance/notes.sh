#!/bin/sh
# The pages of real notes, which are looked for beside the checkout, say all that the Markdown parser by
# itself finds in them, and nothing else.
. "$SRCDIR/tests/tap.sh"
[ -d "$CORPUS/notes" ] || skip_all 'there are no notes to compare'
command -v python3 >/dev/null || skip_all 'there is no python3'

PYTHONDONTWRITEBYTECODE=1 exec python3 "$SRCDIR/tests/conformance/notes.py" \
  "$BUILDDIR/tests/conformance/dump" "$CORPUS"

#!/bin/sh
# Every note of tests/page laid out is what its golden files say: NOTE.80 and NOTE.40 for the widths,
# NOTE.ascii for 40 columns of ASCII with addresses, NOTE.panel.N for the panel, NOTE.coloured for code
# in the roles of its language. A difference is printed. Pages of Thai want its dictionary. `update` as
# argument writes the files instead: review what changed.
. "$SRCDIR/tests/tap.sh"
tap_scratch
pages=$SRCDIR/tests/page
dump="${UNDER-} $BUILDDIR/tests/page/dump"

# shellcheck disable=SC2086 # a command and its words
# golden FILE: what is to stand in it. Its suffix says how it is made.
golden() {
  case $1 in
  *.panel.*) $dump -p "${1##*.}" "${1%.panel.*}.md" ;;
  *.coloured) $dump -l "$SRCDIR/data/languages" 80 "${1%.*}.md" ;;
  *.ascii) $dump -amu 40 "${1%.*}.md" ;;
  *) $dump "${1##*.}" "${1%.*}.md" ;;
  esac
}

for file in "$pages"/*.40 "$pages"/*.80 "$pages"/*.38 "$pages"/*.ascii "$pages"/*.coloured; do
  [ -e "$file" ] || continue
  case $file,${HAVE_LIBTHAI-yes} in */thai.*,no) continue ;; esac
  golden "$file" >"$scratch/got" || fail "$file is laid out"
  if [ "${1-}" = update ]; then
    cmp -s "$scratch/got" "$file" || cp "$scratch/got" "$file"
  else
    ok "${file##*/} is as it was" diff -u "$file" "$scratch/got"
  fi
done
[ "${1-}" = update ] || done_testing

#!/bin/sh
# The form of text files, where no formatter looks.
. "$SRCDIR/tests/tap.sh"
cd "$SRCDIR" || exit 1

code=$(find src tests -name '*.[ch]' -o -name '*.sh' -o -name '*.py' | sort)
tab=$(printf '\t')

# shellcheck disable=SC2086 # lists of names
{
  wide=$(LC_ALL=C.UTF-8 grep -nE '^.{101}' $code | grep -E '^[^:]*[.][ch]:' | cut -d : -f 1,2)
  blank=$(grep -nE "[ $tab]+$" $code)
  tabs=$(grep -nE "^ *$tab" $code)
  open=$(for file in $code; do [ -z "$(tail -c 1 "$file")" ] || echo "$file"; done)
}
empty "$wide" "no line of C is wider than 100 columns"
empty "$blank" "no line ends in blanks"
empty "$tabs" "no line of code is indented by tabs"
empty "$open" "every file ends in a line end"
done_testing

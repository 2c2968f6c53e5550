#!/bin/sh
# Every file is in a list of the build, so that it is compiled, run and shipped: a source file in its
# own folder's fragment, a test in its own kind's.
. "$SRCDIR/tests/tap.sh"
cd "$SRCDIR" || exit 1

# not_listed FOLDER PATTERN...: files of the kinds that the folder's fragment does not name.
not_listed() {
  folder=$1
  shift
  for pattern in "$@"; do
    for file in "$folder"/$pattern; do
      [ -e "$file" ] || continue
      # A program of one file is named without its suffix.
      grep -qF "${file%.c}" "$folder/$(basename "$folder").mk" || echo "$file is not in $folder's fragment"
    done
  done
}

sources() { for folder in src/*/; do not_listed "${folder%/}" '*.c' '*.h'; done; }
tests() { for folder in tests/*/; do not_listed "${folder%/}" '*.c' '*.h' '*.sh' '*.py'; done; }

# unnamed FRAGMENT FILE...: files that the fragment does not name.
unnamed() {
  fragment=$1
  shift
  for file in "$@"; do
    [ ! -e "$file" ] || grep -qF "$file" "$fragment" || echo "$file is not in $fragment"
  done
}

empty "$(sources)" "every source file is in its folder's fragment"
empty "$(tests)" "every file of the tests is in its folder's fragment"
empty "$(unnamed data/data.mk data/notes/*.md)" "every bundled note is installed"
empty "$(unnamed doc/doc.mk doc/*.md doc/man/*)" "every document is shipped"
done_testing

#!/bin/sh
# Headers of src/: the guard is the path, the first thing is a comment that says what it is for, and
# each compiles alone. Source files begin with their sentence, too.
. "$SRCDIR/tests/tap.sh"
tap_scratch

headers=$(cd "$SRCDIR" && find src -name '*.h' | sort)
sources=$(cd "$SRCDIR" && find src tests -name '*.[ch]' | sort)

wrong_guards() {
  for header in $headers; do
    guard=$(echo "${header#src/}" | tr 'a-z/.-' 'A-Z___')
    found=$(sed -n '/^#/{p;}' "$SRCDIR/$header" | head -n 2 | tr '\n' ' ')
    [ "$found" = "#ifndef $guard #define $guard " ] || echo "$header: its guard should be $guard"
  done
}

uncommented() {
  for file in $sources; do
    head -n 1 "$SRCDIR/$file" | grep -q '^/\* [^ ]' || echo "$file: begins with no comment"
  done
}

not_alone() {
  for header in $headers; do
    # The compiler and the flags may be several words.
    # shellcheck disable=SC2086
    $CC -std=gnu11 -D_GNU_SOURCE $INCLUDES -fsyntax-only -x c "$SRCDIR/$header" >"$scratch/said" 2>&1 ||
      { echo "$header does not compile alone:" && head -n 5 "$scratch/said"; }
  done
}

ok "headers were found" test -n "$headers"
empty "$(wrong_guards)" "every header's guard is its path"
empty "$(uncommented)" "every file begins with a comment that says what it is for"
empty "$(not_alone)" "every header compiles alone"
done_testing

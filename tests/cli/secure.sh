#!/bin/sh
# Secure mode: what reaches beyond reading the library is refused by name.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "First" "" "See [out](../out.md) and [link](link.md)."
note lib/sub/b.md "Second"
note out.md "Outside" "" "A secret."
mkdir other
ln -s ../out.md lib/link.md
ln -s ../other lib/door
note other/c.md "Third"
here=$(pwd -P)

# What marks it in the tables.
for line in "import out.md" "index --shared lib" "show --theme=./x.yaml a" "show --theme x.yaml a"; do
  # shellcheck disable=SC2086 # words
  run --library lib --secure $line
  refused "refused: $line" "refused in secure mode"
done
run --library lib --secure import out.md
refused "a command is refused by its name" "import is refused in secure mode"
run --library lib --secure index --shared
refused "an option, too" "--shared is refused in secure mode"

# The library is chosen before.
run --secure --library other search third
refused "no other library can be chosen behind it" "--library is refused in secure mode"
FIELDNOTES_SECURE=1 run --library other search third
refused "nor at all where the environment asks for it" "--library is refused in secure mode"
FIELDNOTES_SECURE=1 FIELDNOTES_LIBRARY=lib run search --count first
is "$code,$out" "0,1" "the environment can choose both"
FIELDNOTES_SECURE=0 run --library lib show out.md
is "$code" 0 "0 does not ask for it"

# Notes and folders within.
secure() { run --library lib --secure "$@"; }
secure search --count second
is "$code,$out" "0,1" "the library is searched"
for name in lib/a.md "$here/lib/a.md" a.md First sub/b.md lib/sub/../a.md; do
  secure show "$name"
  is "$code" 0 "shown: $name"
done
outside="is not in the library, which secure mode does not leave"
for name in ./out.md "$here/out.md" lib/../out.md lib/link.md lib/door/c.md /etc/passwd /nowhere/at/all /dev/zero; do
  secure show "$name"
  refused "not shown: $name" "$name $outside"
  secure meta "$name"
  refused "nor its meta: $name" "$name $outside"
  secure "$name"
  refused "nor read: $name" "$name $outside"
done
secure show out.md
refused "a name of a file elsewhere is only a name" "out.md"
for name in other lib/door lib/.. /; do
  secure index "$name"
  refused "not indexed: $name" "$name $outside"
  secure status "$name"
  refused "nor asked of: $name" "$name $outside"
done
secure index lib/sub
is "$code,$out" "0,1 new, 0 changed, 0 unchanged, 0 removed, 0 failed" "a folder within is one's own to choose"
printf 'Text.\n' | secure show -
is "$code" 0 "what one brings oneself can be read"

mkdir data data/notes
note data/notes/x.md "Planted"
FIELDNOTES_DATA=$here/data run --secure search --count planted
is "$out" "0" "the environment does not exchange the manual"
done_testing

#!/bin/sh
# Where the program finds the notes that come with it, when no library is named.
. "$SRCDIR/tests/cli/cli.sh"

mkdir prog
cp "$FIELDNOTES" prog/fieldnotes
FIELDNOTES=$scratch/prog/fieldnotes
note prog/data/notes/a.md "Beside the program" "" "albatross"
note elsewhere/notes/b.md "Elsewhere" "" "buzzard"

echo data >prog/data-folder
run search --paths albatross
is "$code,$out" "0,$scratch/prog/data/notes/a.md" "a build folder names the data of its source"
(cd prog && ./fieldnotes search --count albatross) >count
is "$(cat count)" 1 "from wherever it is run"
ln -s ../prog/fieldnotes elsewhere/fieldnotes
FIELDNOTES=$scratch/elsewhere/fieldnotes
run search --count albatross
is "$code,$out" "0,1" "through a link too"

echo "$scratch/elsewhere" >prog/data-folder
run search --paths buzzard
is "$code,$out" "0,$scratch/elsewhere/notes/b.md" "by an absolute path too"

FIELDNOTES_DATA=$scratch/prog/data
export FIELDNOTES_DATA
run search --count albatross
is "$code,$out" "0,1" "FIELDNOTES_DATA goes first"
FIELDNOTES_DATA=$scratch/nowhere
run search --count albatross
refused "and is told when it names nothing" "nowhere/notes"

unset FIELDNOTES_DATA
run search --library elsewhere --count albatross
is "$out" 0 "a library that is named goes before all of them"
done_testing

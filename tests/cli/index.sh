#!/bin/sh
# fieldnotes index: counts, failures, and where things are put.
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "First"
note lib/sub/b.md "Second"
printf 'no front matter\n' >lib/c.markdown
printf 'no note\n' >lib/d.txt
mkdir lib/.hidden
note lib/.hidden/e.md "Hidden"

run index lib
is "$code" 0 "a folder is indexed"
is "$out" "3 new, 0 changed, 0 unchanged, 0 removed, 0 failed" "the notes are counted"
is "$err" "" "and nothing else is said where there is no terminal"
run index lib
is "$out" "0 new, 0 changed, 3 unchanged, 0 removed, 0 failed" "a second time nothing is new"

note lib/a.md "First, changed" "" "More text than before."
rm lib/c.markdown
note lib/f.md "New"
run index lib
is "$out" "1 new, 1 changed, 1 unchanged, 1 removed, 0 failed" "changes are counted"
run --library lib index
is "$out" "0 new, 0 changed, 3 unchanged, 0 removed, 0 failed" "the library can come from an option"
FIELDNOTES_LIBRARY=lib run index
is "$out" "0 new, 0 changed, 3 unchanged, 0 removed, 0 failed" "or from the environment"

rm -rf "$HOME/.cache"
(umask 000 && run index lib)
modes=$(find "$HOME/.cache/fieldnotes" \( -type d ! -perm 700 -o -type f ! -perm 600 \) -print)
empty "$modes" "what is kept is private"
is "$(find lib -newer "$scratch/err" -o -name '*.db')" "" "nothing is written into the folder"

if [ "$(id -u)" -ne 0 ]; then
  chmod 000 lib/f.md
  run index lib
  ok "a note that cannot be read is told" holds "$err" "fieldnotes: "
  chmod 600 lib/f.md
fi
mkfifo lib/pipe.md lib/sub/.fieldnotesignore
ln -s /nowhere/at/all lib/dead.md
ln -s "$scratch/out" lib/away.md
run index lib
is "$code" 0 "a pipe among the notes is not waited for"
here=$(cd lib && pwd -P)
is "$(printf '%s\n' "$err" | sort)" "fieldnotes: $here/away.md: links out of the library
fieldnotes: $here/dead.md: No such file or directory
fieldnotes: $here/pipe.md: is a FIFO; only regular files are read
fieldnotes: $here/sub/.fieldnotesignore: is a FIFO; only regular files are read" "each path is told once"
rm lib/pipe.md lib/sub/.fieldnotesignore lib/dead.md lib/away.md

run index /nonexistent/folder
refused "a folder that does not exist is told" "/nonexistent/folder"
run index lib/a.md
refused "a file is no folder" "lib/a.md"

mkdir empty
run index empty
is "$code,$out" "0,0 new, 0 changed, 0 unchanged, 0 removed, 0 failed" "an empty folder is no error"
done_testing

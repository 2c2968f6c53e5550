#!/bin/sh
# Calls that have no place in this program: those that write without a bound, that start a shell,
# that keep hidden state, that cannot say that they failed, or whose answer depends on the locale.
. "$SRCDIR/tests/tap.sh"

names='strcpy|stpcpy|strcat|sprintf|vsprintf|gets|system|popen|strtok|atoi|atol|atoll|atof|alloca'
names="$names|vfork|wordexp|tmpnam|tempnam|mktemp|scanf|sscanf|fscanf"

written=$(cd "$SRCDIR" && grep -nE "(^|[^a-zA-Z0-9_>.])($names) *\(" -r src --include='*.[ch]')
empty "$written" "no forbidden call is written in src/"

# <ctype.h> and <wctype.h> answer by the locale.
classes='is(alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit)|to(lower|upper)'
by_locale=$(cd "$SRCDIR" && grep -nE "(^|[^a-zA-Z0-9_>.])($classes) *\(" -r src --include='*.[ch]')
empty "$by_locale" "no class of characters is asked of the locale in src/"

# Whose stack and signals src/base/thread.c decides.
threads=$(cd "$SRCDIR" && grep -nE '\bpthread_create *\(' -r src --include='*.[ch]' | grep -v '^src/base/thread.c:')
empty "$threads" "threads are started in src/base/thread.c alone"

unfinished=$(cd "$SRCDIR" && grep -nE '\b(TODO|FIXME|XXX|HACK)\b' -r src tests data --include='*.[ch]' \
  --include='*.mk' --include='*.py' --include='*.sh' | grep -v '^tests/lint/calls.sh:')
empty "$unfinished" "nothing in the tree calls itself unfinished"

if [ -n "$INSTRUMENTATION" ]; then
  skip "no forbidden call is imported" "the instrumentation brings imports of its own"
else
  imports=$("$NM" -D --undefined-only "$FIELDNOTES" | sed 's/@.*//; s/.* //')
  ok "the program's imports were found" test -n "$imports"
  empty "$(printf '%s\n' "$imports" | grep -xE "(__)?($names)(_chk)?|__isoc99_[sf]?scanf")" \
    "no forbidden call is imported"
fi
done_testing

#!/bin/sh
# check.sh MAKE TEST...: the tests of a build, with all programs under valgrind: `make check-valgrind`.
# What valgrind finds is printed at the end; then, or when a test failed, this does.
set -u
make=$1
shift
if ! command -v valgrind >/dev/null 2>&1; then
  echo "there is no valgrind (./bootstrap needs slow installs it)" >&2
  exit 2
fi
logs=$BUILDDIR/tests/valgrind/logs
program=$BUILDDIR/tests/valgrind/fieldnotes
under="$SHELL $SRCDIR/tests/valgrind/under.sh $logs"
rm -rf "$logs"
mkdir -p "$logs"
printf '#!/bin/sh\nexec %s %s "$@"\n' "$under" "$BUILDDIR/fieldnotes" >"$program"
chmod +x "$program"

"$make" check TESTS="$*" UNDER="$under" fieldnotes_program="$program"
status=$?

# A program that was killed could free nothing: of such a one everything else counts.
is_well() {
  awk '
    / in loss record / { n_left++ }
    /Process terminating with default action of signal/ { was_killed = 1 }
    match($0, /ERROR SUMMARY: [0-9]+ errors from [0-9]+ /) { n = $7 }
    END { exit n > (was_killed ? n_left : 0) }' "$1"
}

n=0
for log in "$logs"/*; do
  n=$((n + 1))
  is_well "$log" && continue
  echo "-- $log"
  grep -v '^--' "$log" # those tell of system calls that valgrind does not know; the program does without
  status=1
done
echo "valgrind watched $n programs"
exit "$status"

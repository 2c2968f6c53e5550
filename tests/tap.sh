# shellcheck shell=sh
# What the shell tests share: cases printed as TAP. A test sources this file, calls `ok`, `is` and
# `skip`, and ends with `done_testing`; or says `skip_all REASON` before its first case.
#
#   . "$SRCDIR/tests/tap.sh"
#   is "$(fieldnotes --version)" "fieldnotes 1.0" "the version is told"
#   done_testing

tap_cases=0
tap_failed=0

# tap_scratch: an empty folder of this test's own, gone at its end; its path is in $scratch.
tap_scratch() {
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/fieldnotes-test.XXXXXX") || exit 1
  trap 'rm -rf "$scratch"' EXIT
  trap 'exit 1' HUP INT TERM
}

# Lines of explanation below a case.
diag() {
  printf '%s\n' "$*" | sed 's/^/# /'
}

pass() {
  tap_cases=$((tap_cases + 1))
  printf 'ok %d - %s\n' "$tap_cases" "$1"
}

# fail NAME [WHY]
fail() {
  tap_cases=$((tap_cases + 1))
  tap_failed=$((tap_failed + 1))
  printf 'not ok %d - %s\n' "$tap_cases" "$1"
  [ -z "${2-}" ] || diag "$2"
}

# ok NAME COMMAND...: the command must succeed; what it prints is shown when it does not.
ok() {
  tap_name=$1
  shift
  if tap_said=$("$@" 2>&1); then pass "$tap_name"; else fail "$tap_name" "$tap_said"; fi
}

# is GOT WANTED NAME
is() {
  if [ "$1" = "$2" ]; then
    pass "$3"
  else
    fail "$3" "got:    $1"
    diag "wanted: $2"
  fi
}

# empty LINES NAME: a check that lists what is wrong must have listed nothing.
empty() {
  if [ -z "$1" ]; then pass "$2"; else fail "$2" "$1"; fi
}

# skip NAME REASON
skip() {
  tap_cases=$((tap_cases + 1))
  printf 'ok %d - %s # SKIP %s\n' "$tap_cases" "$1" "$2"
}

skip_all() {
  printf '1..0 # SKIP %s\n' "$1"
  exit 0
}

done_testing() {
  printf '1..%d\n' "$tap_cases"
  [ "$tap_failed" -eq 0 ]
  exit
}

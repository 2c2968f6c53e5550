# shellcheck shell=sh
# What the tests of the command line share: the real program in an empty home, and what it said.
#
#   run search --count cache      then $out, $err and $code tell what came of it

. "$SRCDIR/tests/tap.sh"
tap_scratch

HOME=$scratch/home
export HOME
mkdir "$HOME"
unset XDG_CACHE_HOME XDG_STATE_HOME XDG_CONFIG_HOME FIELDNOTES_LIBRARY NO_COLOR
TERM=xterm-256color
export TERM
cd "$scratch" || exit 1
# shellcheck disable=SC2034 # for the tests
esc=$(printf '\033')
# shellcheck disable=SC2034 # for the tests
tab=$(printf '\t')

# run ARGUMENT...: no terminal anywhere; standard input is empty unless the caller gives one.
run() {
  if [ -t 0 ]; then
    "$FIELDNOTES" "$@" >"$scratch/out" 2>"$scratch/err" </dev/null
  else
    "$FIELDNOTES" "$@" >"$scratch/out" 2>"$scratch/err"
  fi
  code=$?
  out=$(cat "$scratch/out")
  err=$(cat "$scratch/err")
}

# refused NAME WORDS: the last run ended with 2, printed nothing, and told one line that begins as
# errors do and holds the words.
refused() {
  refused_lines=$(wc -l <"$scratch/err")
  case "$code,$refused_lines,$out,$err" in
  2,1,,"fieldnotes: "*"$2"*) pass "$1" ;;
  *) fail "$1" "code $code, $refused_lines lines, out \"$out\", err \"$err\"" ;;
  esac
}

# note FILE TITLE [YAML-LINES] [BODY]: writes a note.
note() {
  mkdir -p "$(dirname "$1")"
  {
    printf -- '---\ntitle: %s\n' "$2"
    [ -z "${3-}" ] || printf '%s\n' "$3"
    printf -- '---\n\n%s\n' "${4-Some text.}"
  } >"$1"
}

# holds TEXT PART: for `ok`.
holds() {
  case $1 in
  *"$2"*) return 0 ;;
  *)
    printf 'wanted: %s\nin:     %s\n' "$2" "$1"
    return 1
    ;;
  esac
}

# no_controls FILE: lists bytes that could drive a terminal (all controls but LF, C1 as UTF-8).
no_controls() {
  LC_ALL=C tr -d '\n\040-\176\200-\377' <"$1" | od -An -c
  LC_ALL=C grep -c "$(printf '\302[\200-\237]')" "$1" | grep -vx 0
}

# wider_than COLUMNS FILE: lists lines of more characters than that.
wider_than() { grep -E "^.{$1}." "$2"; }

# json EXPRESSION: what the Python expression gives for the last output, read as `j`; "" without
# Python.
json() {
  python3 -c 'import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
print(eval(sys.argv[2]))' "$scratch/out" "$1" 2>&1 | tail -n 1
}

has_python() { command -v python3 >/dev/null 2>&1; }

# json_is EXPRESSION WANTED NAME
json_is() {
  if has_python; then is "$(json "$1")" "$2" "$3"; else skip "$3" "there is no Python"; fi
}

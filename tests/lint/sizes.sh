#!/bin/sh
# Files, functions and parameter lists of src/ and tests/ stay below the ends that doc/style.md
# gives them. A function's body stands between a brace alone in column 1 and the next such. The
# `err` that most functions end in is not counted as a parameter.
. "$SRCDIR/tests/tap.sh"
cd "$SRCDIR" || exit 1

sources=$(find src tests -name '*.[ch]' | sort)

long_files() {
  # shellcheck disable=SC2086 # a list of names
  wc -l $sources | awk '$2 != "total" && $1 >= 600 { print $2 ": " $1 " lines" }'
}

# Lines "what file:line name number" for every function: its lines and its parameters.
measure_functions() {
  # shellcheck disable=SC2086
  awk '
    function count_parameters(text,    i, c, depth, commas) {
      depth = commas = 0
      for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "(") depth++
        else if (c == ")") depth--
        else if (c == "," && depth == 1) commas++
      }
      return commas + (text !~ /struct err \*err\)$/)
    }
    FNR == 1 { head = ""; inside = 0 }
    /^{$/ && head ~ /\)$/ {
      inside = 1; start = FNR
      name = head; sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
      parameters = head; sub(/^[^(]*/, "", parameters)
      print "parameters", FILENAME ":" FNR, name, count_parameters(parameters)
    }
    /^}/ && inside { print "lines", FILENAME ":" start, name, FNR - start + 1; inside = 0 }
    inside { next }
    /^[#}\/ ]\*|^#|^\/\*|^}|^$|[;]$/ { head = ""; next }
    { line = $0; sub(/^ +/, " ", line); head = head line; sub(/ +$/, "", head) }
  ' $sources
}

measured=$(measure_functions)
# A function named after FTS5 has the parameters that its interface asks for, and one that stands in
# for another (fault.c) those of that one.
beyond() {
  printf '%s\n' "$measured" | awk -v what="$1" -v most="$2" '
    what == "parameters" && ($3 ~ /^fts5_/ || $2 ~ /^tests\/faults\/fault.c:/) { next }
    $1 == what && $4 > most { print $2 ": " $3 ": " $4 }'
}

ok "functions were found" test "$(printf '%s\n' "$measured" | wc -l)" -gt 100
empty "$(long_files)" "every file is shorter than 600 lines"
empty "$(beyond lines 59)" "every function is shorter than 60 lines"
empty "$(beyond parameters 5)" "no function takes more than 5 parameters"
done_testing

#!/bin/sh
# Standard output that cannot be written to, or is no terminal.
# shellcheck disable=SC2016 # the backticks are Markdown
. "$SRCDIR/tests/cli/cli.sh"
note lib/a.md "A note" "" "$(printf '# Head\n\nSome *text* with `code`.\n')"

if [ -c /dev/full ] && [ -w /dev/full ]; then
  for words in "--help" "keys" "show lib/a.md" "meta --json lib/a.md"; do
    # shellcheck disable=SC2086 # several words
    "$FIELDNOTES" $words >/dev/full 2>"$scratch/err" </dev/null
    code=$? out="" err=$(cat "$scratch/err")
    refused "a full disk is told by $words" "standard output"
  done
else
  skip "a full disk is told" "there is no /dev/full"
fi

"$FIELDNOTES" show lib/a.md >&- 2>"$scratch/err" </dev/null
code=$? out="" err=$(cat "$scratch/err")
refused "a closed standard output is told" "standard output"
"$FIELDNOTES" index lib >&- 2>/dev/null </dev/null
is "$(head -c 6 lib/a.md)" "---
ti" "and nothing is written into a file instead"

"$FIELDNOTES" keys 2>"$scratch/err" | head -n 1 >/dev/null
is "$(cat "$scratch/err")" "" "a reader that goes away is no error"
(
  trap '' PIPE
  "$FIELDNOTES" keys 2>"$scratch/err"
) | true
is "$(cat "$scratch/err")" "" "also where SIGPIPE is ignored"

run show lib/a.md
empty "$(no_controls "$scratch/out")" "a page in a pipe has no control bytes"
run show --color=always lib/a.md
ok "colours can be had in a pipe" holds "$out" "${esc}[0;1m"
empty "$(sed "s/$esc\[[0-9;]*m//g" "$scratch/out" >"$scratch/plain" && no_controls "$scratch/plain")" \
  "and are nothing but looks"
is "$(cat "$scratch/plain")" "$("$FIELDNOTES" show --color=always lib/a.md | sed "s/$esc\[[0-9;]*m//g")" \
  "the same page comes each time"
NO_COLOR=1 run show --color=auto lib/a.md
empty "$(no_controls "$scratch/out")" "NO_COLOR leaves none in a pipe"
done_testing

#!/bin/sh
# What the program says about itself, and about what it does not understand.
. "$SRCDIR/tests/cli/cli.sh"

run --version
is "$code" 0 "the version is told with success"
ok "the version is one line with the name" expr "$out" : 'fieldnotes [0-9][0-9.]*$'

run --help
is "$code,$err" "0," "help is told with success on standard output"
commands=$(sed -n '/^commands:/,/^options:/s/^  \([a-z][a-z]*\).*/\1/p' "$scratch/out")
ok "help lists the commands" test "$(printf '%s\n' "$commands" | wc -l)" -ge 7
run help
is "$out" "$("$FIELDNOTES" --help)" "the command help says the same"

for command in $commands; do
  run "$command" --help
  is "$code,$err" "0," "$command --help succeeds"
  ok "$command --help begins with its usage" holds "$out" "usage: fieldnotes $command"
  ok "$command --help names its options" holds "$out" "--help"
  is "$("$FIELDNOTES" help "$command")" "$out" "help $command says the same"
done
# shellcheck disable=SC2086 # nothing is a word of its own
for command in "" $commands; do "$FIELDNOTES" help $command; done >"$scratch/out"
empty "$(wider_than 80 "$scratch/out")" "no line of help is longer than 80 columns"
empty "$(no_controls "$scratch/out")" "help in a pipe has no control bytes"

run serach x
refused "an unknown command names the nearest one" '"search"'
run xyzzy
refused "an unknown word is neither command nor file" '"xyzzy"'
run --colour=never
refused "an unknown option names the nearest one" '"color"'
run search --yaml x
refused "an option of another command is refused" '"--yaml"'
run search -- --yaml
ok "after two dashes nothing is an option" test "$code" -ne 2
run search
refused "a command without its arguments says what it needs" "QUERY"
run show a b
refused "a command with too many arguments says which" '"b"'
run search --json --paths x
refused "two forms of output exclude each other" "--json and --paths"
run help nonsense
refused "help on what is no command says so" '"nonsense"'
run search --limit=many x
refused "a number that is none is told" '"many"'
run "$(printf 'ev\033[31mil')"
refused "a hostile word is told harmlessly" "il"
empty "$(no_controls "$scratch/err")" "and without its control bytes"

run
refused "the reader without a terminal says what it needs" "terminal"
run /nonexistent/folder
refused "a path that does not exist is told" "/nonexistent/folder: No such file or directory"

run +120
refused "a line without a file is told" '"+120"'
run +/word
refused "a text to look for without a file is told" '"+/word"'
run +/ README.md
refused "nothing to look for is no text" "+/"
run - -
refused "standard input is read once" "standard input"
run "$SRCDIR/README.md#no-such-heading" /nonexistent.md#there
refused "a heading of a file that is not there is told" "/nonexistent.md#there: No such file or directory"

run keys
is "$code" 0 "the keys are printed with success"
ok "each line of keys has an action" holds "$out" "quit"
done_testing

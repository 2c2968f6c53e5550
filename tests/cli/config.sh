#!/bin/sh
# The configuration: where it is read from, what comes before it, what is told of its faults.
. "$SRCDIR/tests/cli/cli.sh"
LC_ALL=C.UTF-8
export LC_ALL
note lib/a.md "First" "stack: [shell]" "Some words about a cache."
note other/b.md "Second" "" "Some words about a queue."
note third/c.md "Third" "" "More words."
mkdir -p "$HOME/.config/fieldnotes"
config=$HOME/.config/fieldnotes/config.yaml
configure() { printf '%s\n' "$@" >"$config"; }

# What is printed.
run config
is "$code,$err" "0," "the options are printed without a configuration"
ok "each with its default" grep -q '^#text-width: 78$' "$scratch/out"
ok "and what it takes" grep -q 'a whole number from 44 to 200 (columns)' "$scratch/out"
empty "$(wider_than 80 "$scratch/out")" "no line is longer than 80 columns"
sed 's/^#\([a-z]\)/\1/' "$scratch/out" >"$scratch/reference"
cp "$scratch/out" "$scratch/commented"
cp "$scratch/reference" "$config"
run config --check
is "$code,$out,$err" "0,," "what is printed is a configuration without faults"
run config
empty "$(diff "$scratch/commented" "$scratch/out")" "which says what holds without one"

configure 'theme: dark' 'text-width: 60'
run config
is "$(grep -v '^#' "$scratch/out" | grep .)" "theme: dark
text-width: 60" "what differs from the defaults stands below them"
run config text-width
is "$code,$out" "0,60" "one value is printed alone"
run config libraries
is "$out" "libraries: []" "a list as YAML"
run config text-widht
refused "an unknown name names the nearest" '"text-width"'

# What comes before what.
note lib/long.md "Long" "" "$(seq -s ' ' 1 60)"
run show lib/long.md
empty "$(wider_than 60 "$scratch/out")" "the width of a page is that of the configuration"
run show --width 70 lib/long.md
ok "the command line comes before it" test -n "$(wider_than 60 "$scratch/out")"
rm lib/long.md
configure 'color: always'
run show lib/a.md
ok "colours are used where it says so" holds "$out" "${esc}["
run show --color=never lib/a.md
is "$(no_controls "$scratch/out")" "" "the command line comes before that"
NO_COLOR=1
export NO_COLOR
run show lib/a.md
is "$(no_controls "$scratch/out")" "" "and the environment"
unset NO_COLOR
configure 'theme: dark' 'looks: {heading-1: reverse, title: reverse}' 'color: always'
run show lib/a.md
ok "looks come over the theme" holds "$out" ";7m"

# Libraries.
configure "libraries: [$scratch/lib]"
run search --paths words
is "$out" "$(cd lib && pwd -P)/a.md" "the library of the configuration is searched"
run search --paths --library other words
is "$out" "$(cd other && pwd -P)/b.md" "--library comes before it"
FIELDNOTES_LIBRARY=$scratch/third
export FIELDNOTES_LIBRARY
run search --paths words
is "$out" "$(cd third && pwd -P)/c.md" "and the environment"
unset FIELDNOTES_LIBRARY
mkdir -p "$HOME/notes"
cp third/c.md "$HOME/notes/home.md"
configure 'libraries:' '  mine: ~/notes' "  work: [$scratch/lib, $scratch/other]"
run search --paths words
is "$out" "$(cd "$HOME/notes" && pwd -P)/home.md" "the first of named sets is searched"
run search --count --library work words
is "$out" 2 "another by its name"
run search --count --library work --library mine words
is "$out" 3 "or several"
cd lib || exit 1
printf 'libraries: [/nowhere]\ntheme: none-such\n' >config.yaml
run search --count --library work words
is "$code,$out,$err" "0,2," "nothing is read from the working folder"
rm config.yaml
cd .. || exit 1

# What is left out, and names of fields.
note lib/drafts/d.md "Draft" "" "Some words."
note lib/e.old.md "Old" "" "Some words."
configure 'exclude: [drafts/, "*.old.md"]'
run index lib
is "$code,$out" "0,0 new, 0 changed, 1 unchanged, 0 removed, 0 failed" "patterns leave notes out"
configure
run index lib
is "$out" "2 new, 0 changed, 1 unchanged, 0 removed, 0 failed" "which come back without them"
configure 'exclude: drafts/'
run index lib
is "$out" "0 new, 0 changed, 2 unchanged, 1 removed, 0 failed" "and go again"
rm -r lib/drafts lib/e.old.md
note named/n.md "Named" "keywords: [rust]
severity: high
tags: [x]" "Some words."
configure 'fields: {keywords: stack, severity: difficulty, tags: none}'
run search --library named --paths stack:rust difficulty:high
is "$code" 0 "a key means the field that it is given"
run search --library named tool:x
is "$code" 1 "or none"
run search --library named --count keywords:rust
is "$out" 1 "and is asked for by its own name too"
run meta --library named named/n.md
ok "the panel goes by it" holds "$out" "difficulty"
configure
run search --library named tool:x tool:rust
is "$code" 0 "without them the notes are as they were"

# What commands print.
configure 'sort: -title' "libraries: [$scratch/lib, $scratch/other, $scratch/third]"
run search --paths words
is "$(sed 's|.*/||' "$scratch/out" | tr '\n' ' ')" "c.md b.md a.md " "notes are sorted as the configuration says"
configure 'theme: dark' 'sort: -titel' "libraries: [$scratch/lib, $scratch/other, $scratch/third]"
run search --paths words
is "$code,$err" "0,fieldnotes: $config:2: there is no field \"titel\"; nearest: \"title\"" \
  "a field to sort by that there is not is told, and notes are found"
run doctor
ok "doctor tells it too" holds "$out" "$config:2: there is no field \"titel\""
configure 'sort: quality*a+date' "libraries: [$scratch/lib, $scratch/other, $scratch/third]"
run search --paths words
ok "a sum that is none is told with its line" holds "$err" "$config:1: a sum to sort by"
configure 'sort: -title' "libraries: [$scratch/lib, $scratch/other, $scratch/third]"
run search --paths words sort:title
is "$(sed 's|.*/||' "$scratch/out" | tr '\n' ' ')" "a.md b.md c.md " "where the query does not"
run search --paths --sort title words
is "$(sed 's|.*/||' "$scratch/out" | tr '\n' ' ')" "a.md b.md c.md " "nor the command line"
configure 'search-limit: 1' 'update-limit: 0' "libraries: [$scratch/lib, $scratch/other, $scratch/third]"
run search words
is "$(grep -c '\.md$' "$scratch/out")" 1 "so many notes are printed as it says"
note lib/new.md "New" "" "Some words."
run search --count words
is "$out" 3 "with as few changes as it says the index is not brought up to date"
ok "which is told" holds "$err" "behind by 1 note"
rm lib/new.md

# Faults.
configure 'them: dark' 'text-width: wide' "libraries: [$scratch/lib]"
run search --count words
is "$code,$out" "0,1" "a fault changes no exit code, and the rest holds"
is "$err" "fieldnotes: $config:1: there is no option \"them\"; nearest: \"theme\" (and 1 more)" \
  "it is told once, with file and line"
run search --count nothing-of-this
is "$code" 1 "nothing found is still 1"
run config --check
is "$code,$err" "1," "--check is 1 where there are faults"
is "$(wc -l <"$scratch/out")" 2 "and lists each"
run doctor
ok "doctor tells them" holds "$out" "$config:2: \"text-width\" is a whole number"
run help
is "$code,$err" "0," "help has nothing to say of it"
configure 'theme: none-such'
run show lib/a.md
is "$code" 0 "a theme that is not there is no error"
ok "but is told with its line" holds "$err" "$config:1: there is no theme \"none-such\""
run show --theme none-such lib/a.md
is "$code" 2 "on the command line it is one"
configure 'theme: "\e[31mred"' "looks: {\"\\e]0;x\\a\": bold}"
run show lib/a.md
empty "$(no_controls "$scratch/err")" "no control byte of it reaches the terminal"
{
  printf 'theme: dark\n'
  head -c 262132 /dev/zero | tr '\0' '#'
} >"$config"
run config --check
is "$(wc -c <"$config"),$code,$out" "262144,0," "a configuration may have 256 kB"
printf '#' >>"$config"
run config --check
is "$code" 1 "and no more"
ok "which is told" holds "$out" "$config: "
rm "$config"
mkdir "$config"
run show lib/a.md
is "$code" 0 "what is no file is not read"
ok "and told" holds "$err" "$config: "
rmdir "$config"
HOME='' run show lib/a.md
is "$code,$err" "0," "without a home there is no configuration"

# Keys.
configure 'keys:' '  anywhere:' '    C-x: quit' '  list: {J: none}'
run keys
ok "keys are printed as they are bound" grep -qE '^  Q  C-x +quit ' "$scratch/out"
configure 'keys: {page: {"y": quit}}'
run config --check
is "$code" 0 "a key that hides others is no fault"
ok "but --check remarks it" holds "$out" "$config:1: \"y\" hides "
done_testing
